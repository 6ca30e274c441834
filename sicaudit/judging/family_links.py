"""Which sites of the family link to which, in numbers of pages."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sicaudit.crawled import Crawled
from sicaudit.model.run import LinksTo, SiteTally
from sicaudit.urls import Url, host_of, is_web

_INDEX = "H"
"""Two bytes a URL: so many sites nobody has."""


@dataclass(slots=True, kw_only=True)
class _Linking:
    """The links from one site to another while its pages come in."""

    pages: int = 0
    first: int = 0
    """The number of the first page."""
    targets: int = 0

    def add(self, page: int) -> None:
        self.pages += 1
        self.first = self.first or page


def with_links(tallies: Iterable[SiteTally], crawled: Crawled) -> tuple[SiteTally, ...]:
    """Add to which other sites each site's pages link, menus and footers included.

    Two bytes a URL, and one a URL and site: memory does not grow with links.
    """
    sites = [site.id for site in crawled.settings.sites]
    owners = _owners(crawled, sites)
    found: dict[tuple[str, int], _Linking] = {}
    seen: dict[str, bytearray] = {}
    for page, site, leads in crawled.journal.led_to():
        flags = seen.setdefault(site, bytearray(len(owners)))
        here: set[int] = set()
        for number in leads:
            owner = owners[number]
            if owner and sites[owner - 1] != site:
                here.add(owner)
                if not flags[number]:
                    flags[number] = 1
                    found.setdefault((site, owner), _Linking()).targets += 1
        for owner in here:
            found[site, owner].add(page)
    return tuple(
        replace(
            tally,
            links_to=tuple(
                LinksTo(
                    site=other,
                    pages=linking.pages,
                    targets=linking.targets,
                    example=crawled.journal.address(linking.first),
                )
                for owner, other in enumerate(sites, 1)
                if (linking := found.get((tally.id, owner))) is not None
            ),
        )
        for tally in tallies
    )


def _owners(crawled: Crawled, sites: list[str]) -> "array[int]":
    """Give for each URL the place of the site that it belongs to, counted from 1; 0: to none.

    A URL elsewhere that leads on to a site belongs to it: an old name of it, or a short address.
    """
    places = {site: place for place, site in enumerate(sites, 1)}
    family = crawled.family

    def owner(url: Url) -> int:
        if host_of(url) not in family.hosts:
            return 0
        site = family.site_of(url) or family.hosts[host_of(url)]
        return places[site.id]

    owners = array(_INDEX, bytes(array(_INDEX).itemsize * (crawled.frontier.size + 1)))
    for number, url in crawled.journal.linkable():
        owners[number] = owner(url) if is_web(url) else 0
    for number, location in crawled.journal.leads_on():
        if not owners[number] and is_web(location):
            owners[number] = owner(location)
    return owners
