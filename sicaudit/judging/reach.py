"""How many pages of each site lead to each service, and how well."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from sicaudit.crawled import Crawled
from sicaudit.judging.lost import doors_among
from sicaudit.model.knowledge import Service
from sicaudit.model.page import OWN_HELP_PAGE, Signpost
from sicaudit.model.run import ServiceReach, SiteTally

_IN_SIGHT = ("help_block", "text")


def with_help(
    tallies: Iterable[SiteTally], crawled: Crawled, clicks: Mapping[str, int]
) -> tuple[SiteTally, ...]:
    """Add where each site's pages lead, in the order of the services; `clicks` to help, by site."""
    services = {service.id: service for service in crawled.settings.knowledge.services}
    well: dict[tuple[str, str], int] = {}
    weakly: dict[tuple[str, str], int] = {}
    helping: dict[str, int] = {}
    readers = {
        site.id: {*site.audience, *(name for each in site.sections for name in each.audience)}
        for site in crawled.settings.sites
        if site.signposts
    }
    for page in crawled.journal.signposted():
        good = set(doors_among(filter(_is_in_sight, page.signposts), services))
        helping[page.site] = helping.get(page.site, 0) + bool(good - {OWN_HELP_PAGE})
        for service in {post.service for post in page.signposts}:
            counts = well if service in good else weakly
            counts[page.site, service] = counts.get((page.site, service), 0) + 1
    return tuple(
        replace(
            tally,
            help_clicks=clicks.get(tally.id),
            helping=helping.get(tally.id, 0),
            help=tuple(
                ServiceReach(
                    id=service.id,
                    name=service.name,
                    well=well.get((tally.id, service.id), 0),
                    weakly=weakly.get((tally.id, service.id), 0),
                )
                for service in services.values()
                if _is_for(service, readers.get(tally.id, frozenset()))
                or (tally.id, service.id) in well
                or (tally.id, service.id) in weakly
            ),
        )
        for tally in tallies
    )


def _is_for(service: Service, readers: Collection[str]) -> bool:
    """Say whether a site's pages could lead there: it is ours, and for some of its readers."""
    return not service.country and not set(readers).isdisjoint((*service.for_, *service.pass_on))


def _is_in_sight(post: Signpost) -> bool:
    return post.place in _IN_SIGHT
