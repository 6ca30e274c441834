"""From what was crawled to findings: pages, links and sites, each problem once."""

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from sicaudit import checks
from sicaudit.api import Check, LinkCase, SiteCase
from sicaudit.crawl.frontier import NOT_ASKED, Frontier
from sicaudit.crawl.scope import Family
from sicaudit.engine.applying import Where, applied
from sicaudit.engine.reading import Kept
from sicaudit.engine.workers import LookUp
from sicaudit.judging import Judge
from sicaudit.model.batch import Crash
from sicaudit.model.check import Found, Kind
from sicaudit.model.finding import Finding, Sighting
from sicaudit.model.knowledge import Service
from sicaudit.model.outcome import Judgement, Reason, Target, Verdict
from sicaudit.model.page import Link, Region
from sicaudit.model.run import SiteStatus, SiteTally
from sicaudit.model.settings import Settings
from sicaudit.model.site import Site
from sicaudit.page.faults import fault_of, is_bare_email
from sicaudit.page.fragments import mark_of, wanted_fragment
from sicaudit.page.service_hosts import ServiceHosts
from sicaudit.store.journal import Journal
from sicaudit.urls import Url, host_of, split_fragment

_PAGES_AT_ONCE = 32
"""Pages whose places a worker looks up in one go."""

_Places = tuple[Url, str, str, tuple[Link, ...]]
"""A page, its site, its title, and the places on it that were looked for."""

_Named = tuple[Url, str]
"""A URL, and a fragment of it."""

_Key = tuple[str, int | str, str | None]
"""Site, number of the target or the href of none, and the fragment that is missing."""


@dataclass(slots=True, kw_only=True)
class _Collected:
    """One target of one site while its places come in."""

    target: Target
    fragment: str | None = None
    anchors: frozenset[str] = frozenset()
    scripted: bool = False
    places: dict[Url, tuple[str, list[Link]]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def add(self, page: Url, title: str, link: Link) -> None:
        """Take a place in; words that its pages share are kept once."""
        share = self.words.setdefault
        href, url, element, region, text, snippet = link
        same = None if url is None else Url(share(url, url))
        kept = Link(share(href, href), same, element, region, share(text, text), snippet)
        self.places.setdefault(page, (title, []))[1].append(kept)

    def sightings(self) -> tuple[Sighting, ...]:
        return tuple(
            Sighting(url=page, title=title, places=tuple(sorted(links, key=_content_first)))
            for page, (title, links) in self.places.items()
        )


def _content_first(link: Link) -> int:
    return 0 if link.region is Region.CONTENT else 1


class Gathering:
    """Turns a finished crawl into findings."""

    def __init__(
        self,
        settings: Settings,
        family: Family,
        frontier: Frontier,
        journal: Journal,
        judge: Judge,
    ) -> None:
        self._settings = settings
        self._family = family
        self._frontier = frontier
        self._journal = journal
        self._judge = judge
        self._checks: Sequence[Check[Any]] = checks.load()
        self.crashes: list[tuple[str, Crash]] = []
        """Of link and site checks, with the site they looked at."""
        services = settings.knowledge.services
        self._services = {service.id: service for service in services}
        self._hosts = ServiceHosts(
            (host, service.id)
            for service in services
            for host in (*service.hosts, *service.old_hosts)
        )

    async def of_links(self, look_up: LookUp) -> list[Finding]:
        """Give what link checks say of every troubled target, with all pages that hold it."""
        secure = any(site.url.startswith("https://") for site in self._family.sites.values())
        targets = self._judge.insecure_targets() if secure else {}
        targets |= self._judge.bad_targets()
        fragments = {
            (number, name): _Collected(
                target=target, fragment=name, anchors=anchors, scripted=scripted
            )
            for number, target, anchors, scripted, names in self._judge.bad_fragments()
            for name in names
        }
        wanted = {number: target.url for number, target in targets.items()}
        named = {(case.target.url, name) for (_, name), case in fragments.items()}
        collected: dict[_Key, _Collected] = {}
        async for page, site, title, links in self._places(wanted, named, look_up):
            for link in links:
                for key, fresh in self._cases(site, link, targets, fragments):
                    case = collected.get(key)
                    if case is None:
                        case = collected[key] = fresh()
                    case.add(page, title, link)
        findings: list[Finding] = []
        while collected:  # emptied as it goes: a template's dead picture stands on every page
            (site, _, _), case = collected.popitem()
            findings += self._link_findings(site, case)
        return findings

    async def _places(
        self, wanted: Mapping[int, Url], named: Set[_Named], look_up: LookUp
    ) -> AsyncIterator[_Places]:
        """Look up the places on every page that points to a wanted number or a missing fragment."""
        batch: list[tuple[str, str, Kept]] = []
        urls: set[Url] = set()
        numbers = wanted.keys()
        suspects = self._pages_with(named)
        whole = {Url(f"{url}#{fragment}") for url, fragment in named}
        for number, site, targets, malformed in self._journal.pages():
            hit = numbers & set(targets)
            is_suspect = malformed or number in suspects
            if not hit and not is_suspect:
                continue
            page, title, unseen = self._journal.head(number)
            held = [(targets[index], label, href) for index, label, href in unseen]
            if not is_suspect and hit <= {target for target, _, _ in held}:
                yield page, site, title, tuple(_unseen(held, hit, wanted))
                continue
            url, type_, body = self._journal.body(number)
            batch.append((site, title, Kept(url=url, content_type=type_, body=body)))
            urls.update(wanted[target] for target in hit)
            if len(batch) == _PAGES_AT_ONCE:
                for found in await self._looked_up(batch, urls | whole, look_up):
                    yield found
                batch, urls = [], set()
        for found in await self._looked_up(batch, urls | whole, look_up):
            yield found

    def _pages_with(self, named: Set[_Named]) -> set[int]:
        """Give the numbers of pages that may hold one of these URLs with fragments."""
        if not named:
            return set()
        marks = {mark_of(url, fragment) for url, fragment in named}
        return {page for page, held in self._journal.fragment_marks() if not marks.isdisjoint(held)}

    async def _looked_up(
        self, batch: Sequence[tuple[str, str, Kept]], urls: set[Url], look_up: LookUp
    ) -> list[_Places]:
        if not batch:
            return []
        found = await look_up([kept for _, _, kept in batch], frozenset(urls))
        return [
            (kept.url, site, title, links)
            for (site, title, kept), links in zip(batch, found, strict=True)
        ]

    def _cases(
        self,
        site: str,
        link: Link,
        targets: Mapping[int, Target],
        fragments: Mapping[tuple[int, str], _Collected],
    ) -> Iterator[tuple[_Key, Callable[[], _Collected]]]:
        """Say which problems a place shows: none, one, or a bad target and a bad fragment."""
        fault = fault_of(link.href, link.url)
        if link.url is None or fault is not None:
            judgement = Judgement(verdict=Verdict.BROKEN, reason=fault or Reason.INVALID_URL)
            faulty = Target(url=link.url or Url(""), judgement=judgement, chain=(), attempts=0)
            yield (site, link.href.strip(), None), lambda: _Collected(target=faulty)
            return
        address, fragment = split_fragment(link.url)
        number = self._frontier.number(address)
        if number == NOT_ASKED:
            return
        if (target := targets.get(number)) is not None:
            key: int | str = number
            if target.judgement.verdict is Verdict.BROKEN and is_bare_email(link.href):
                key = f"mailto:{link.href.strip()}"  # one forgotten mailto, whatever the folder
            yield (site, key, None), lambda: _Collected(target=target)
        if (
            fragment
            and (shape := fragments.get((number, wanted_fragment(fragment) or ""))) is not None
        ):
            yield (site, number, shape.fragment), lambda: replace(shape, places={}, words={})

    def _link_findings(self, site_id: str, case: _Collected) -> Iterator[Finding]:
        site = self._family.sites[site_id]
        sightings = case.sightings()
        target = case.target
        host = host_of(target.url) if target.url.startswith("http") else None
        seen = LinkCase(
            site=site,
            target=target,
            fragment=case.fragment,
            anchors=case.anchors,
            scripted=case.scripted,
            links=[link for sighting in sightings for link in sighting.places],
            service=self._service(target.url),
            own=host is not None and self._family.is_own(host),
        )
        for check in self._checks:
            if check.kind is Kind.LINK:
                yield from self._applied(check, seen, site, lambda found: sightings)

    def _applied(
        self, check: Check[Any], case: LinkCase | SiteCase, site: Site, where: Where
    ) -> Sequence[Finding]:
        result = applied(check, case, site, where)
        if result.crash is not None:
            self.crashes.append((site.id, result.crash))
        return result.findings

    def _service(self, url: Url) -> Service | None:
        return next((self._services[service] for service in self._hosts.at(url)), None)

    def of_pages(self) -> Iterator[Finding]:
        """Give what page checks said while the pages were read; what pages share, once."""
        by_id: dict[str, Finding] = {}
        shared: dict[str, list[Sighting]] = {}
        for finding in self._journal.findings():
            name = finding.id
            if name in by_id:
                shared.setdefault(name, [*by_id[name].sightings]).extend(finding.sightings)
            else:
                by_id[name] = finding
        for name, finding in by_id.items():
            if name in shared:
                facts = {**finding.facts, "dates": [], "kind": "several"}
                yield replace(finding, sightings=tuple(shared[name]), facts=facts)
            else:
                yield finding

    def of_sites(self, tallies: Iterable[SiteTally]) -> Iterator[Finding]:
        """Give what site checks say of each whole site."""
        orphans: dict[str, list[tuple[Url, Url]]] = {}
        for number, site_id, page, sitemap in self._journal.listed():
            if not self._frontier.is_linked(number):
                orphans.setdefault(site_id, []).append((page, sitemap))
        for tally in tallies:
            site = self._family.sites[tally.id]
            case = SiteCase(
                site=site,
                status=tally.status,
                front=self._judge.target(site.url),
                orphans=orphans.get(site.id, ()) if tally.status is SiteStatus.COMPLETE else (),
                pages=tally.pages,
            )
            for check in self._checks:
                if check.kind is Kind.SITE:
                    yield from self._applied(check, case, site, partial(_front_or_page, site))


def _front_or_page(site: Site, found: Found) -> tuple[Sighting, ...]:
    return (Sighting(url=found.page or site.url),)


def _unseen(
    held: Iterable[tuple[int, str, str]], hit: set[int], wanted: Mapping[int, Url]
) -> Iterator[Link]:
    """Give the places that no reader sees: there is nothing to look up around them."""
    for target, label, href in held:
        if target in hit:
            _, sign, fragment = href.partition("#")
            yield Link(href, Url(f"{wanted[target]}{sign}{fragment}"), label, Region.CONTENT)
