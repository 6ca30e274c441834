"""Links that lead to a service by way of another address: known once all was asked."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from sicaudit.crawled import Crawled
from sicaudit.engine.kept import Kept, page_of
from sicaudit.model.page import PageFacts
from sicaudit.model.site import Section, Site
from sicaudit.page.help.signposting import Signposting
from sicaudit.page.services.service_hosts import ServiceHosts
from sicaudit.urls import Url, split_fragment

_MOST = 10
"""Redirects in one chain; browsers give up after twenty."""


class ServiceRedirects:
    """Reads pages again that hold such links: that they lead to help was not seen before."""

    def __init__(self, crawled: Crawled) -> None:
        self._crawled = crawled
        services = crawled.settings.knowledge.services
        self._hosts = ServiceHosts(
            (host, service.id)
            for service in services
            for host in (*service.hosts, *service.old_hosts)
        )

    @cached_property
    def _signposting(self) -> Signposting:
        return Signposting(self._crawled.settings.knowledge)

    @cached_property
    def _ends(self) -> Mapping[int, Url]:
        """Give, by number, where each URL ends that leads on to a service and is none's itself."""
        journal = self._crawled.journal
        onward = dict(journal.leads_on())
        ends = ((number, self._end(number, onward)) for number in onward)
        return {
            number: end
            for number, end in ends
            if self._hosts.at(end) and not self._hosts.at(journal.address(number))
        }

    def _end(self, number: int, onward: Mapping[int, Url]) -> Url:
        end = onward[number]
        for _ in range(_MOST):
            location = onward.get(self._crawled.frontier.number(end))
            if location is None:
                break
            end = location
        return end

    @cached_property
    def _pages(self) -> frozenset[int]:
        if not self._ends:
            return frozenset()
        led = self._crawled.journal.led_to()
        return frozenset(page for page, _, leads in led if not self._ends.keys().isdisjoint(leads))

    def read(self, number: int, facts: PageFacts, site: Site, section: Section) -> PageFacts:
        """Give a page's facts with those ways to services too; the same where it has none."""
        if number not in self._pages:
            return facts
        url, type_, body = self._crawled.journal.body(number)
        page = page_of(Kept(url=url, content_type=type_, body=body))
        return self._signposting.read(
            page,
            replace(facts, scripted=self._crawled.journal.is_scripted(number)),
            kind=section.kind,
            site_name=site.name,
            help_page=site.help_page,
            leads=self._end_of,
            thorough=True,
        )

    def _end_of(self, url: str) -> Url | None:
        address, _ = split_fragment(Url(url))
        return self._ends.get(self._crawled.frontier.number(address))
