"""The story of an audit on one page: sites in, findings out."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sicaudit.crawl.frontier import Frontier, Known
from sicaudit.crawl.network import Resolve, names_work, resolves
from sicaudit.crawl.scope import Family, in_force
from sicaudit.engine.approaches import approaches
from sicaudit.engine.local import Engine
from sicaudit.engine.workers import LookUp
from sicaudit.findings import Gathering
from sicaudit.judging import Judge
from sicaudit.model.batch import HostBatch, HostResult, Purpose
from sicaudit.model.finding import Finding
from sicaudit.model.outcome import Reason, Verdict
from sicaudit.model.run import Limit, Run, SiteStatus, SiteTally
from sicaudit.model.settings import Settings
from sicaudit.model.site import Site
from sicaudit.ownership import owned
from sicaudit.store.journal import Journal, Waiting
from sicaudit.tallies import count_one, crashed, tallies_of, with_crashes
from sicaudit.urls import Host, Url
from sicaudit.urls import resolve as resolve_url

HOSTS_AT_ONCE = 64

_MAY_HAVE_PASSED = (
    Reason.SERVER_ERROR,
    Reason.TIMEOUT,
    Reason.RESET,
    Reason.REFUSED,
    Reason.MALFORMED_RESPONSE,
    Reason.RATE_LIMITED,
    Reason.OUR_NETWORK,
)
"""Asked once more at the end of the run, before anybody calls it broken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a crawl is: shown to who waits for it."""

    pages: dict[str, int]
    """Pages read, by site."""
    known: int
    """URLs known."""
    done: int
    """URLs asked."""
    findings: int
    """Found on pages so far; links are judged at the end."""
    requests: int
    step: str
    """crawl, again, judge."""


Watch = Callable[[Progress], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """What an audit brought, before it is compared with the runs before."""

    run: Run
    findings: tuple[Finding, ...]
    was_reached: Callable[[Finding], bool]
    """Was an old finding's page, and its target, seen this time?"""


class Audit:
    """One run over some sites: crawls, asks again what may have passed, and judges."""

    def __init__(
        self,
        settings: Settings,
        journal: Journal,
        *,
        sites: Sequence[str],
        started: datetime,
        stop: asyncio.Event,
        watch: Watch,
        resolve: Resolve = resolves,
    ) -> None:
        self._settings = settings
        self._journal = journal
        self._family = Family(settings.sites, crawled=frozenset(sites))
        self._links = in_force(settings.links, started.date())
        self._frontier = Frontier(self._family, self._links, approaches(settings))
        self._stop = stop
        self._watch = watch
        self._resolve = resolve
        self._pages: dict[str, int] = dict.fromkeys(self._family.sites, 0)
        self._done = self._found = self._requests = 0
        self._limited: dict[tuple[str, str], Limit] = {}
        """What kept us from seeing everything, by site and kind; a stopped run's too."""

    async def crawl(self, engine: Engine, *, resumed: bool) -> bool:
        """Visit everything there is to visit; False: it was stopped before the end."""
        if resumed:
            self._go_on()
        for site in self._family.sites.values():
            self._frontier.seed(site)
            if site.crawl.sitemaps:
                self._add_sitemap("/sitemap.xml", site)
        await self._visit_all(engine, "crawl")
        if not self._stop.is_set():
            doubtful = self._journal.transient(_MAY_HAVE_PASSED)
            self._frontier.ask_again(map(_known, doubtful), retries=0)
            await self._visit_all(engine, "again")
        return not self._stop.is_set()

    async def judge(self, look_up: LookUp, *, run_id: str, started: str, finished: str) -> Audited:
        """Turn what was crawled into a run and its findings."""
        self._tell("judge")
        judge = Judge(self._frontier, self._journal, self._links)
        if judge.has_failed_names() and not await names_work(resolve=self._resolve):
            judge.names_work = False
        gathering = Gathering(self._settings, self._family, self._frontier, self._journal, judge)
        findings = await gathering.of_links(look_up)
        tallies = tallies_of(self._family, self._frontier, self._journal, judge, self._limits())
        findings += [*gathering.of_pages(), *gathering.of_sites(tallies)]
        tallies = with_crashes(tallies, gathering.crashes)
        complete = all(tally.status is SiteStatus.COMPLETE for tally in tallies)
        run = Run(
            id=run_id,
            started=started,
            finished=finished,
            status="complete" if complete else "incomplete",
            sites=tallies,
        )
        seen = {tally.id: tally for tally in tallies}
        return Audited(
            run=run,
            findings=tuple(owned(finding, self._settings.reviewers) for finding in findings),
            was_reached=lambda finding: self._was_reached(finding, judge, seen),
        )

    # -- crawling ------------------------------------------------------------

    async def _visit_all(self, engine: Engine, step: str) -> None:
        async with asyncio.TaskGroup() as group:

            async def work(batch: HostBatch) -> None:
                result = await engine(batch)
                self._take(result)
                self._tell(step)
                start_ready()

            def start_ready() -> None:
                if not self._stop.is_set():
                    for batch in self._frontier.ready(hosts_at_once=HOSTS_AT_ONCE):
                        group.create_task(work(batch))

            start_ready()

    def _take(self, result: HostResult) -> None:
        """Merge a batch: new URLs into the frontier, everything into the journal."""
        numbers: dict[int, Sequence[int]] = {}
        listed: list[tuple[int, str]] = []
        for visited in result.visited:
            if visited.body:
                numbers[visited.visit.id] = self._frontier.add_links(visited)
                self._note_page(visited.visit.purpose, visited.visit.site)
            self._frontier.add_redirect(visited)
            self._found += len(visited.findings)
            if visited.cut:
                self._note_limit(visited.visit.site, "max_bytes", visited.visit.url)
            for crash in visited.crashes:
                self._note_limit(
                    visited.visit.site, crashed(crash.check), visited.visit.url, crash.words
                )
            if visited.sitemap is not None and visited.visit.site is not None:
                site = self._family.sites[visited.visit.site]
                for nested in visited.sitemap.nested:
                    self._frontier.add_sitemap(nested, site)
                pages = self._frontier.add_listed(visited.sitemap.urls, site)
                listed.extend((number, visited.visit.url) for number, _ in pages)
        self._take_robots(result)
        self._frontier.finish(result)
        fresh = [
            (known.id, known.url, known.purpose.value, known.site, known.depth)
            for known in self._frontier.take_fresh()
        ]
        limits = [(site, limit) for (site, _), limit in self._limits().items()]
        self._journal.merge(result, known=fresh, numbers=numbers, listed=listed, limits=limits)
        self._done += len(result.visited)
        self._requests += result.requests

    def _take_robots(self, result: HostResult) -> None:
        owner = self._family.hosts.get(result.batch.host)
        site = self._family.sites.get(owner.id) if owner is not None else None
        if site is None:
            return
        if result.robots_unreachable:
            self._note_limit(site.id, "robots", result.batch.visits[0].url)
        if site.crawl.sitemaps:
            for sitemap in result.sitemaps:
                self._add_sitemap(sitemap, site)

    def _add_sitemap(self, address: str, site: Site) -> None:
        url = resolve_url(address, site.url)
        if url is not None:
            self._frontier.add_sitemap(Url(url), site)

    def _note_page(self, purpose: Purpose, site: str | None) -> None:
        if purpose is Purpose.PAGE and site is not None:
            self._pages[site] += 1

    def _note_limit(self, site: str | None, kind: str, example: Url, detail: str = "") -> None:
        if site is not None:
            count_one(self._limited, site, kind, example, detail)

    def _limits(self) -> dict[tuple[str, str], Limit]:
        """Give what was noted, and what the frontier left aside; at least that of a resumed run."""
        found = dict(self._limited)
        for site in self._family.sites:
            for limit in self._frontier.limits(site):
                earlier = found.get((site, limit.kind))
                if earlier is None or earlier.count < limit.count:
                    found[site, limit.kind] = limit
        return found

    def _go_on(self) -> None:
        """Take up a stopped run: what it asked is known, what it left waits."""
        waiting = [*self._journal.known()]
        batches = {Host(host): number for host, number in self._journal.batches().items()}
        self._frontier.restore(map(_known, waiting), batches)
        self._limited.update(self._journal.limits())
        self._frontier.mark_linked(self._journal.linked())
        self._frontier.ask_again(_known(entry) for entry in waiting if not entry.done)
        for site, counts in self._journal.counts().items():
            if site in self._pages:
                self._pages[site] = counts.pages
        self._done = sum(entry.done for entry in waiting)

    def _tell(self, step: str) -> None:
        self._watch(
            Progress(
                pages=dict(self._pages),
                known=self._frontier.size,
                done=self._done,
                findings=self._found,
                requests=self._requests,
                step=step,
            )
        )

    # -- comparing -----------------------------------------------------------

    def _was_reached(self, finding: Finding, judge: Judge, seen: dict[str, SiteTally]) -> bool:
        """Say whether this run saw enough to tell that an old finding is gone."""
        tally = seen.get(finding.site)
        if tally is None or any(each.kind == crashed(finding.check) for each in tally.limits):
            return False
        if finding.target is not None and finding.target.startswith("http"):
            address = Url(finding.target.partition("#")[0])
            number = self._frontier.number(address)
            if number and judge.target(address).judgement.verdict is Verdict.UNCHECKED:
                return False
        complete = tally.status is SiteStatus.COMPLETE
        return all(
            self._is_settled(sighting.url, judge, complete=complete)
            for sighting in finding.sightings
        )

    def _is_settled(self, page: Url, judge: Judge, *, complete: bool) -> bool:
        """Say whether a page was read, or is gone: a whole site without it has lost it."""
        if not self._frontier.number(page):
            return complete
        judgement = judge.target(page).judgement
        if judgement.reason in _MAY_HAVE_PASSED:
            return False
        return judgement.verdict not in (Verdict.UNCHECKED, Verdict.UNVERIFIABLE)


def _known(entry: Waiting) -> Known:
    return Known(
        id=entry.id,
        url=entry.url,
        purpose=Purpose(entry.purpose),
        site=entry.site,
        depth=entry.depth,
    )
