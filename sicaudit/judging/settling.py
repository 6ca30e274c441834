"""Signposts judged again once a whole site was read: its template, and its own help page."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sicaudit import checks
from sicaudit.api import Check, Page, Reading
from sicaudit.crawl.frontier import NOT_ASKED
from sicaudit.crawl.scope import section_of
from sicaudit.crawled import Crawled
from sicaudit.engine.applying import applied
from sicaudit.judging.service_redirects import ServiceRedirects
from sicaudit.model.batch import Crash
from sicaudit.model.finding import Finding, Sighting
from sicaudit.model.outcome import Response
from sicaudit.model.page import OWN_HELP_PAGE, PageFacts, Signpost
from sicaudit.model.site import Site
from sicaudit.page.help.signpost_settling import (
    MANY,
    Settling,
    fewest_of,
    services_on,
    settled_posts,
)
from sicaudit.store.journal_settling import TopicalPage
from sicaudit.urls import Url

RESETTLED = frozenset(("missing-signpost", "weak-signpost", "wrong-signpost"))
"""Checks whose findings on a page are taken back where it is judged again."""

_AT_ONCE = 1000
"""Pages that are noted in one transaction."""

PageId = tuple[str, Url]
"""Site and URL."""


class SiteSignposts:
    """Holds the signposts of all pages against their sites."""

    def __init__(self, crawled: Crawled) -> None:
        knowledge = crawled.settings.knowledge
        self._crawled = crawled
        self._journal = crawled.journal
        self._settling = Settling(knowledge.topics, knowledge.scoring)
        self._checks: Sequence[Check[Any]] = [c for c in checks.load() if c.id in RESETTLED]
        self.crashes: list[tuple[str, Crash]] = []
        """Of checks, with the site they looked at."""
        self._redirects = ServiceRedirects(crawled)
        self._topics: dict[int, tuple[str, ...]] = {}
        """What pages are about without their template's words, where that is something else."""

    def findings(self) -> Mapping[PageId, Sequence[Finding]]:
        """Judge again each page that its site shows in another light; notes what changed of it."""
        sites = [site for site in self._crawled.family.sites.values() if site.signposts]
        templates = {site.id: self._template_of(site) for site in sites}
        found = {
            page: told for site in sites for page, told in self._of_site(site, templates[site.id])
        }
        self._note(templates)
        return found

    def _template_of(self, site: Site) -> frozenset[int]:
        fewest = fewest_of(self._journal.pages_of(site.id))
        return self._journal.template_of(site.id, fewest, many=MANY)

    def _of_site(
        self, site: Site, template: Collection[int]
    ) -> Iterator[tuple[PageId, Sequence[Finding]]]:
        helping = self._services_on_help_page(site)
        for page in self._journal.topical(site.id):
            section = section_of(site, page.facts.url)
            facts = self._redirects.read(page.number, page.facts, site, section)
            facts = self._settling.settled(facts, template, kind=section.kind)
            if facts.topics != page.facts.topics:
                self._topics[page.number] = tuple(topic.id for topic in facts.topics)
            leads_to_help = any(post.service == OWN_HELP_PAGE for post in facts.signposts)
            if facts is not page.facts or (leads_to_help and helping is not None):
                yield (site.id, facts.url), self._judged(site, page, facts, helping)

    def _note(self, templates: Mapping[str, Collection[int]]) -> None:
        """Note the pages whose signposts stand in their site's template after all."""
        changed: list[tuple[int, tuple[str, ...], tuple[Signpost, ...]]] = []
        for page in self._journal.signposted():
            if not (template := templates.get(page.site)):
                continue
            posts = tuple(settled_posts(page.signposts, template))
            if posts != page.signposts or page.number in self._topics:
                changed.append((page.number, self._topics.get(page.number, page.topics), posts))
            if len(changed) == _AT_ONCE:
                self._journal.note_signposts(changed)
                changed = []
        self._journal.note_signposts(changed)

    def _services_on_help_page(self, site: Site) -> frozenset[str] | None:
        """Give where a site's own help page leads; None: it was not read, or leads nowhere."""
        if site.help_page is None:
            return None
        number = self._crawled.frontier.number(site.help_page)
        if number == NOT_ASKED:
            return None
        return services_on(self._journal.signposts_of(number)) or None

    def _judged(
        self, site: Site, page: TopicalPage, facts: PageFacts, helping: frozenset[str] | None
    ) -> Sequence[Finding]:
        section = section_of(site, facts.url)
        reading = Reading(
            page=Page(Response(url=facts.url, status=200, headers={}, body=b"")),
            facts=facts,
            site=site,
            section=section,
            freshness=self._crawled.settings.freshness,
            knowledge=self._crawled.settings.knowledge,
            today=self._crawled.today,
            help_services=helping,
        )
        sighting = Sighting(url=facts.url, title=page.title)
        owner = section.owner or site.owner
        found: list[Finding] = []
        for check in self._checks:
            result = applied(check, reading, site, lambda _: (sighting,), owner=owner)
            if result.crash is not None:
                self.crashes.append((site.id, result.crash))
            found += result.findings
        return found
