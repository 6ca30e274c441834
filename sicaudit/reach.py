"""How many pages of each site lead to each service, and how well."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sicaudit.crawled import Crawled
from sicaudit.lost import doors_among
from sicaudit.model.page import Signpost
from sicaudit.model.run import ServiceReach, SiteTally

_IN_SIGHT = ("help_block", "text")


def with_help(
    tallies: Iterable[SiteTally], crawled: Crawled, clicks: Mapping[str, int]
) -> tuple[SiteTally, ...]:
    """Add where each site's pages lead, in the order of the services; `clicks` to help, by site."""
    services = {service.id: service for service in crawled.settings.knowledge.services}
    well: dict[tuple[str, str], int] = {}
    weakly: dict[tuple[str, str], int] = {}
    for page in crawled.journal.signposted():
        good = set(doors_among(filter(_is_in_sight, page.signposts), services))
        for service in {post.service for post in page.signposts}:
            counts = well if service in good else weakly
            counts[page.site, service] = counts.get((page.site, service), 0) + 1
    return tuple(
        replace(
            tally,
            help_clicks=clicks.get(tally.id),
            help=tuple(
                ServiceReach(
                    id=service.id,
                    name=service.name,
                    well=well.get((tally.id, service.id), 0),
                    weakly=weakly.get((tally.id, service.id), 0),
                )
                for service in services.values()
                if (tally.id, service.id) in well or (tally.id, service.id) in weakly
            ),
        )
        for tally in tallies
    )


def _is_in_sight(post: Signpost) -> bool:
    return post.place in _IN_SIGHT
