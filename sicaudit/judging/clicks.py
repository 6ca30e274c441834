"""How many clicks a site's help lies from its front page."""

from array import array
from collections.abc import Callable, Iterator
from functools import cached_property

from sicaudit.api import WayToHelp
from sicaudit.crawl.frontier import NOT_ASKED, Frontier
from sicaudit.crawl.scope import is_crawled, is_excluded
from sicaudit.judging.lost import doors_among
from sicaudit.model.page import OWN_HELP_PAGE
from sicaudit.model.run import SiteStatus
from sicaudit.model.settings import Settings
from sicaudit.model.site import Site
from sicaudit.page.services.service_hosts import ServiceHosts
from sicaudit.store.journal import Journal
from sicaudit.store.journal_reading import NUMBERS
from sicaudit.urls import Url, is_web, origin_of, split_fragment

_LONGEST_CHAIN = 10
"""Redirects that are followed from one link."""

_NOBODY = 0
"""Stands for the page that leads to a page, where none does: no URL has this number."""


class Clicks:
    """Follows the links of a crawled site, breadth first: four bytes a URL."""

    def __init__(self, settings: Settings, frontier: Frontier, journal: Journal) -> None:
        self._frontier = frontier
        self._journal = journal
        self._services = {service.id: service for service in settings.knowledge.services}

    def to_help(self, site: Site, status: SiteStatus) -> WayToHelp | None:
        """Give the shortest way to a site's help page, else to the nearest page that leads to help.

        None: it cannot be told, or nothing on the site asks for help.
        """
        front = self._end(self._frontier.number(site.url))
        if status is SiteStatus.UNREACHABLE or self._journal.leads_from(front, site.id) is None:
            return None
        if self._journal.is_scripted(front):
            return None
        if site.help_page is None:
            return self._to_any_help(site, front, status)
        wanted = split_fragment(site.help_page)[0]
        if is_excluded(site, wanted) or not is_crawled(site, wanted):
            return None
        return self._to_page(site, front, wanted, status)

    def _to_page(self, site: Site, front: int, wanted: Url, status: SiteStatus) -> WayToHelp | None:
        number = self._frontier.number(wanted)
        ends = {number, self._end(number)} - {NOT_ASKED}
        found = self._nearest(site, front, lambda page: page in ends) if ends else ()
        complete = status is SiteStatus.COMPLETE
        if not found and not (complete and origin_of(wanted) in site.origins):
            return None
        return WayToHelp(page=wanted, path=found, sure=complete)

    def _to_any_help(self, site: Site, front: int, status: SiteStatus) -> WayToHelp | None:
        """Only where some page asks for help, and without blame where none leads to it."""
        if not site.signposts or site.id not in self._asking:
            return None
        suited = {one.id for one in self._services.values() if set(one.for_) & set(site.audience)}
        suited.add(OWN_HELP_PAGE)

        def leads_to_help(page: int) -> bool:
            shown = self._shown.get(page, frozenset())
            return not suited.isdisjoint(shown) or any(
                not suited.isdisjoint(self._served.get(self._end(link), ()))
                for link in self._journal.leads_from(page, site.id) or ()
            )

        found = self._nearest(site, front, leads_to_help)
        if not found:
            return None
        return WayToHelp(page=found[-1], path=found, sure=status is SiteStatus.COMPLETE)

    def _nearest(self, site: Site, front: int, is_help: Callable[[int], bool]) -> tuple[Url, ...]:
        """Give the way to the first page that is wanted; empty: no links lead to one."""
        came_from = array(NUMBERS, bytes(array(NUMBERS).itemsize * (self._frontier.size + 1)))
        came_from[front] = came_from[NOT_ASKED] = front
        here = [front]
        while here:
            for page in here:
                if is_help(page):
                    return tuple(self._way(came_from, front, page))
            here = [*self._onward(site, here, came_from)]
        return ()

    def _onward(self, site: Site, here: list[int], came_from: "array[int]") -> Iterator[int]:
        for page in here:
            for link in self._journal.leads_from(page, site.id) or ():
                if came_from[link] != _NOBODY:
                    continue
                target = self._end(link)
                came_from[link] = page
                if target == link or came_from[target] == _NOBODY:
                    came_from[target] = page
                    yield target

    def _way(self, came_from: "array[int]", front: int, page: int) -> Iterator[Url]:
        way = [page]
        while way[-1] != front:
            way.append(came_from[way[-1]])
        return (self._journal.address(number) for number in reversed(way))

    def _end(self, number: int) -> int:
        """Give where a URL leads in the end; redirects are no clicks."""
        for _ in range(_LONGEST_CHAIN):
            onward = self._redirects.get(number, NOT_ASKED)
            if onward == NOT_ASKED:
                break
            number = onward
        return number

    @cached_property
    def _redirects(self) -> dict[int, int]:
        return {
            number: self._frontier.number(location)
            for number, location in self._journal.leads_on()
            if is_web(location)
        }

    @cached_property
    def _asking(self) -> frozenset[str]:
        """Sites with a page about a topic that may ask for help."""
        return frozenset(page.site for page in self._journal.signposted() if page.topics)

    @cached_property
    def _shown(self) -> dict[int, frozenset[str]]:
        """Pages that show a way to services by link or number, with these."""
        return {
            page.number: frozenset(doors_among(page.signposts, self._services))
            for page in self._journal.signposted()
        }

    @cached_property
    def _served(self) -> dict[int, tuple[str, ...]]:
        """URLs at hosts of services, with these."""
        hosts = ServiceHosts(
            (host, one.id) for one in self._services.values() for host in one.hosts
        )
        return {
            number: services
            for number, url in self._journal.linkable()
            if (services := hosts.at(url))
        }
