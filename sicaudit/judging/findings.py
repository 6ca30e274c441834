"""From what was crawled to findings: pages, links and sites, each problem once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Any
from urllib.parse import unquote

from sicaudit import checks
from sicaudit.api import Check, LinkCase, Loss, SiteCase
from sicaudit.crawl.frontier import NOT_ASKED
from sicaudit.crawl.scope import in_force, is_meant, rule_for
from sicaudit.crawl.verdict import OK
from sicaudit.crawled import Crawled
from sicaudit.engine.applying import Where, applied
from sicaudit.engine.workers import LookUp
from sicaudit.judging.collected import Collected
from sicaudit.judging.judge import by_house_rule
from sicaudit.judging.judging import Judging
from sicaudit.judging.lost import Losses
from sicaudit.judging.places import Named, PlaceFinder, Wanted
from sicaudit.judging.settling import RESETTLED, PageId
from sicaudit.judging.sharing import each_once
from sicaudit.judging.site_cases import site_cases
from sicaudit.judging.suggesting import Suggesting
from sicaudit.model.batch import Crash
from sicaudit.model.check import Found, Kind
from sicaudit.model.finding import Finding, Sighting
from sicaudit.model.knowledge import Service
from sicaudit.model.outcome import Judgement, Reason, Suggestion, Target, Verdict
from sicaudit.model.page import Link
from sicaudit.model.run import SiteTally
from sicaudit.model.site import Site
from sicaudit.page.contacts.mail import mail_domains_in
from sicaudit.page.html.faults import is_bare_email, judge_written
from sicaudit.page.html.fragments import wanted_fragment
from sicaudit.page.html.quotes import quotes_in
from sicaudit.page.services.service_hosts import ServiceHosts
from sicaudit.store.journal import QUOTED
from sicaudit.store.pages import Doors
from sicaudit.urls import Url, host_of, is_web, split_fragment

_Key = tuple[str, int | str, str | None]
"""Site, number of the target or the href of none, and the fragment that is missing."""


def _one_way(fragment: str) -> str:
    """Write a fragment in one way: `a%20b` and `a b` are the same place."""
    return fragment if fragment.startswith(QUOTED) else unquote(fragment)


class Gathering:
    """Turns a finished crawl into findings."""

    def __init__(
        self,
        crawled: Crawled,
        judging: Judging,
        mail_faults: Mapping[str, Judgement],
        resettled: Mapping[PageId, Sequence[Finding]],
    ) -> None:
        """`resettled`: what signposts say of pages that were judged again with their sites."""
        settings = crawled.settings
        self._crawled = crawled
        self._settings = settings
        self._family = crawled.family
        self._frontier = crawled.frontier
        self._journal = crawled.journal
        self._today = crawled.today
        self._judge = judging.judge
        self._settled = judging.settled
        self._remembering = judging.remembering
        self._mail_faults = mail_faults
        self._resettled = resettled
        self._region = settings.knowledge.country
        self._suggesting = Suggesting(self._journal, self._frontier, settings.links.archive)
        self._secure: dict[Url, tuple[int, Url, Url]] = {}
        """Targets in the clear: number, URL, and the https address that answers the same."""
        self._checks: Sequence[Check[Any]] = checks.load()
        self.crashes: list[tuple[str, Crash]] = []
        """Of link and site checks, with the site they looked at."""
        self.clicks: dict[str, int] = {}
        """From a site's front page to help, once `of_sites` was asked."""
        self._losses = Losses(settings, self._journal, judging.remembering.page_before)
        self._lost: dict[str, list[tuple[Loss, Finding]]] = {}
        """By site, with the finding whose place each takes."""
        services = settings.knowledge.services
        self._services = {service.id: service for service in services}
        self._hosts = ServiceHosts(
            (host, service.id)
            for service in services
            for host in (*service.hosts, *service.old_hosts)
        )

    async def of_links(self, look_up: LookUp) -> list[Finding]:
        """Give what link checks say of every troubled target, with all pages that hold it."""
        self._secure = {url: (number, url, twin) for number, url, twin in self._settled.secure()}
        targets = self._suspected()
        targets |= self._judge.bad_targets()
        fragments: dict[tuple[int, str], Collected] = {}
        named: set[Named] = set()
        for number, target, anchors, scripted, names in self._judge.bad_fragments():
            for name in names:
                named.add((target.url, name))
                shape = Collected(target=target, fragment=name, anchors=anchors, scripted=scripted)
                fragments.setdefault((number, _one_way(name)), shape)
        wanted = {number: target.url for number, target in targets.items()}
        asked = Wanted(targets=wanted, fragments=named, mail_domains=self._mail_faults.keys())
        collected: dict[_Key, Collected] = {}
        async for page, site, title, links in PlaceFinder(self._journal, look_up).find(asked):
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

    def _mail_fault(self, link: Link) -> Judgement | None:
        """Judge a mailto by what the name servers know of its domains."""
        if not self._mail_faults or link.url is None:
            return None
        return next(
            (
                self._mail_faults[domain]
                for domain in mail_domains_in(link.url)
                if domain in self._mail_faults
            ),
            None,
        )

    def _suspected(self) -> dict[int, Target]:
        """Give the targets that answer, and of which there is something to say all the same."""
        found = {
            number: target
            for number, url in chain(self._settled.suspects(), self._remembering.suspects())
            if (target := self._judge.target(url)).judgement.verdict is not Verdict.OK
        }
        if any(site.url.startswith("https://") for site in self._family.sites.values()):
            found |= self._judge.insecure_targets()
        oddities = ((number, url) for number, url, _ in self._secure.values())
        for number, url in chain(oddities, self._journal.odd_resources()):
            found[number] = self._judge.target(url)
        return found

    def _cases(
        self,
        site: str,
        link: Link,
        targets: Mapping[int, Target],
        fragments: Mapping[tuple[int, str], Collected],
    ) -> Iterator[tuple[_Key, Callable[[], Collected]]]:
        """Say which problems a place shows: none, one, or a bad target and a bad fragment."""
        judgement = judge_written(link, self._region) or self._mail_fault(link)
        if judgement is not None:
            faulty = Target(url=link.url or Url(""), judgement=judgement, chain=(), attempts=0)
            shown = link.text if judgement.reason is Reason.TEL_DIFFERS else None
            yield (site, link.href.strip(), shown), lambda: Collected(target=faulty)
            return
        if link.url is None or not is_web(link.url):
            return
        address, fragment = split_fragment(link.url)
        number = self._frontier.number(address)
        if number == NOT_ASKED:
            return
        if (target := targets.get(number)) is not None:
            key: int | str = number
            if target.judgement.verdict is Verdict.BROKEN and is_bare_email(link.href):
                key = f"mailto:{link.href.strip()}"  # one forgotten mailto, whatever the folder
            yield (site, key, None), lambda: Collected(target=target)
        if fragment:
            quoted = (f"{QUOTED}{quote}" for quote in quotes_in(fragment))
            for name in (_one_way(wanted_fragment(fragment) or ""), *quoted):
                if (shape := fragments.get((number, name))) is not None:
                    yield (
                        (site, number, shape.fragment),
                        partial(replace, shape, places={}, words={}),
                    )

    def _link_findings(self, site_id: str, case: Collected) -> Iterator[Finding]:
        site = self._family.sites[site_id]
        sightings = case.sightings()
        target = self._by_own_rules(case.target, site)
        if target is None:
            return
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
            secure=self._secure[target.url][2] if target.url in self._secure else None,
            suggestion=self._suggestion(case),
        )
        for check in self._checks:
            if check.kind is Kind.LINK:
                yield from self._applied(check, seen, site, lambda found: sightings)

    def _by_own_rules(self, target: Target, site: Site) -> Target | None:
        """Judge as this site wants it; None: it does not want to know."""
        links, url = site.links, target.url
        if is_web(url) and not self._family.is_own(host_of(url)):
            if not links.external or (links.exclude and is_meant(url, links.exclude)):
                return None
            if target.status in links.accept:
                return replace(target, judgement=OK)
        rule = rule_for(target.url, in_force(site.links, self._today).rules)
        return target if rule is None else by_house_rule(target, rule)

    def _suggestion(self, case: Collected) -> Suggestion | None:
        """Say what could stand in the place of a dead address."""
        target = case.target
        gone = target.judgement.verdict in (Verdict.BROKEN, Verdict.SOFT_404)
        if not gone or case.fragment is not None or not is_web(target.url):
            return None
        owner = self._family.site_of(target.url)
        texts = [link.text for _, links in case.places.values() for link in links if link.text]
        return self._suggesting.suggestion(
            target.url, owner.id if owner else None, texts[0] if texts else ""
        )

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
        """Give what page checks said while the pages were read; what pages share, once.

        Help that a page had in an earlier run is kept for what is said of its site.
        """
        for finding in each_once(self._told_of_pages()):
            if (loss := self._losses.loss(finding)) is not None:
                self._lost.setdefault(finding.site, []).append((loss, finding))
            else:
                yield finding

    def _told_of_pages(self) -> Iterator[Finding]:
        for finding in self._journal.findings():
            is_told_anew = finding.check in RESETTLED and any(
                (finding.site, seen.url) in self._resettled for seen in finding.sightings
            )
            if not is_told_anew:
                yield finding
        yield from chain.from_iterable(self._resettled.values())

    def _front_or_page(self, site: Site, found: Found) -> tuple[Sighting, ...]:
        pages = (found.page,) if found.page is not None else found.pages
        return tuple(map(self._sighting, pages)) or (Sighting(url=site.url),)

    def _sighting(self, page: Url) -> Sighting:
        read = self._journal.document(self._frontier.number(page))
        return Sighting(url=page, title=read.title if read else "")

    def doors(self, started: str) -> Mapping[tuple[str, Url], Mapping[str, Doors]]:
        """Give what to remember of where pages lead; `started`: the moment of this run."""
        return self._losses.doors(started)

    def of_sites(self, tallies: Iterable[SiteTally]) -> Iterator[Finding]:
        """Give what site checks say of each whole site, once its pages were told of."""
        losses = {site: [loss for loss, _ in lost] for site, lost in self._lost.items()}
        for site, case in site_cases(self._crawled, self._judge, tallies, losses):
            seen = {(loss.page, loss.topic): told for loss, told in self._lost.get(site.id, ())}
            where = partial(self._front_or_page, site)
            if case.help is not None and case.help.clicks is not None:
                self.clicks[site.id] = case.help.clicks
            for check in self._checks:
                if check.kind is Kind.SITE:
                    for finding in self._applied(check, case, site, where):
                        yield _as_seen(seen, finding)


def _as_seen(seen: Mapping[tuple[Url, str], Finding], finding: Finding) -> Finding:
    """Give a finding its page's title and owner, where a page check told of the page before."""
    told = seen.get((finding.sightings[0].url, str(finding.facts.get("topic", ""))))
    if told is None:
        return finding
    return replace(finding, sightings=told.sightings, owner=told.owner)
