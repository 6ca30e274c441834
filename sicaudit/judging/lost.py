"""Help that a page led to in an earlier run, and leads to no longer."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sicaudit.api import Loss
from sicaudit.crawl.scope import section_of
from sicaudit.model.finding import Finding
from sicaudit.model.knowledge import Service
from sicaudit.model.page import OWN_HELP_PAGE, Signpost
from sicaudit.model.settings import Settings
from sicaudit.page.help.signpost_faults import is_abroad
from sicaudit.page.help.signposts import needs_of
from sicaudit.page.help.wrong_doors import WRONG_NUMBER
from sicaudit.store.journal import Journal, SignpostedPage
from sicaudit.store.pages import Doors, KnownPage
from sicaudit.urls import Url

_TELLING = ("missing-signpost", "weak-signpost")
"""Checks that find a page wanting in help."""

_Page = tuple[str, Url]
"""Site and URL."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Now:
    """What a page shows in this run."""

    topics: tuple[str, ...]
    doors: frozenset[str]


class Losses:
    """Holds the help that pages show now against what earlier runs saw there."""

    def __init__(
        self,
        settings: Settings,
        journal: Journal,
        page_before: Callable[[str, Url], KnownPage | None],
    ) -> None:
        knowledge = settings.knowledge
        self._sites = {site.id: site for site in settings.sites}
        self._topics = {topic.id: topic for topic in knowledge.topics}
        self._services = {service.id: service for service in knowledge.services}
        self._journal = journal
        self._page_before = page_before

    def loss(self, finding: Finding) -> Loss | None:
        """Say what a page lost that is found wanting; None: it never had it, or it is no page."""
        if finding.check not in _TELLING or not finding.sightings:
            return None
        url, topic = finding.sightings[0].url, str(finding.facts.get("topic", ""))
        before, now = self._before(finding.site, url).get(topic), self._now.get((finding.site, url))
        if not before or now is None:
            return None
        gone = self._gone(finding.site, url, topic, before, now.doors)
        if not gone:
            return None
        return Loss(
            page=url,
            topic=topic,
            services=tuple(gone),
            last_seen=max(gone.values()),
            facts=finding.facts,
        )

    def doors(self, started: str) -> Mapping[_Page, Mapping[str, Doors]]:
        """Give what to remember of each page: by topic, where it led when it last did.

        What is gone is kept until the page leads to something as good, or is about something else.
        """
        found: dict[_Page, Mapping[str, Doors]] = {}
        for (site, url), now in self._now.items():
            before = self._before(site, url)
            by_topic: dict[str, Doors] = {}
            for topic in now.topics:
                kept = self._gone(site, url, topic, before.get(topic, {}), now.doors)
                by_topic[topic] = kept | dict.fromkeys(sorted(now.doors), started)
            found[site, url] = {topic: doors for topic, doors in by_topic.items() if doors}
        return found

    @cached_property
    def _now(self) -> dict[_Page, _Now]:
        """Few pages are about such a topic."""
        return {
            (page.site, page.url): _Now(topics=page.topics, doors=self._doors_of(page))
            for page in self._journal.signposted()
            if page.topics
        }

    def _doors_of(self, page: SignpostedPage) -> frozenset[str]:
        return frozenset(doors_among(page.signposts, self._services))

    def _before(self, site: str, url: Url) -> Mapping[str, Doors]:
        known = self._page_before(site, url)
        return known.page.signposts if known is not None else {}

    def _gone(
        self, site_id: str, url: Url, topic_id: str, before: Doors, now: Iterable[str]
    ) -> dict[str, str]:
        """Give the doors of earlier runs to what the page needs, where none is as good now."""
        site, topic = self._sites.get(site_id), self._topics.get(topic_id)
        now = set(now)
        if site is None or topic is None or not before or OWN_HELP_PAGE in now:
            return {}
        unmet = [
            group
            for group in needs_of(topic, section_of(site, url).audience)
            if now.isdisjoint(group)
        ]
        wanted = {OWN_HELP_PAGE, *(service for group in unmet for service in group)}
        return {service: seen for service, seen in before.items() if unmet and service in wanted}


def doors_among(signposts: Iterable[Signpost], services: Mapping[str, Service]) -> Iterator[str]:
    """Give the services that are led to by link or number; a name alone is no door."""
    for post in signposts:
        is_right = post.by != "name" and WRONG_NUMBER not in post.faults
        if is_right and not is_abroad(post, services.get(post.service)):
            yield post.service
