"""The story of an audit on one page: sites in, findings out."""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sicaudit.asking_more import (
    TakeMail,
    ask_again,
    ask_the_archive,
    asking_name_servers,
    mail_faults,
    settle_doubts,
)
from sicaudit.crawl.frontier import Frontier
from sicaudit.crawl.network import Resolve, names_work, resolves
from sicaudit.crawl.scope import Family, in_force
from sicaudit.crawled import Crawled
from sicaudit.crawling import Crawling, Kept, Progress, Watch, nothing_kept
from sicaudit.engine.approaches import approaches
from sicaudit.engine.workers import LookUp
from sicaudit.judging.ages import Ages
from sicaudit.judging.family_links import with_links
from sicaudit.judging.findings import Gathering
from sicaudit.judging.judging import judging_of
from sicaudit.judging.numbers_shown import with_numbers
from sicaudit.judging.ownership import owned
from sicaudit.judging.reach import with_help
from sicaudit.judging.reached import Reached
from sicaudit.judging.remembering import (
    NO_PAST,
    Past,
    Remembering,
    pages_to_remember,
    targets_to_remember,
)
from sicaudit.judging.settling import SiteSignposts
from sicaudit.judging.tallies import tallies_of, with_ages, with_crashes
from sicaudit.model.finding import Finding
from sicaudit.model.run import Run, SiteStatus, SiteTally
from sicaudit.model.settings import Settings
from sicaudit.page.videos.videos import oembed_request, video_of
from sicaudit.store.journal import Journal
from sicaudit.store.pages import PageMemory
from sicaudit.store.targets import TargetMemory
from sicaudit.urls import Url

if TYPE_CHECKING:
    from sicaudit.engine.local import Engine

__all__ = ["Audit", "Audited", "Progress", "Watch"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """What an audit brought, before it is compared with the runs before."""

    run: Run
    findings: tuple[Finding, ...]
    was_reached: Callable[[Finding], bool]
    """Was an old finding's page, and its target, seen this time?"""
    pages: Iterable[PageMemory]
    """What is to be remembered of the pages; read while the journal is open, once."""
    targets: Iterable[TargetMemory]
    """The same of the targets outside the family."""


class Audit:
    """One run over some sites: crawls, asks once more what is in doubt, and judges."""

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
        past: Past = NO_PAST,
        take_mail: TakeMail = asking_name_servers,
        kept: Kept = nothing_kept,
    ) -> None:
        today = started.date()
        family = Family(settings.sites, crawled=frozenset(sites))
        frontier = Frontier(
            family,
            in_force(settings.links, today),
            approaches(settings),
            ask_instead=_of_video,
            of_site={site.id: in_force(site.links, today) for site in settings.sites},
        )
        self._crawled = Crawled(
            settings=settings, family=family, frontier=frontier, journal=journal, today=today
        )
        self._crawling = Crawling(self._crawled, stop=stop, watch=watch, kept=kept)
        self._remembering = Remembering(frontier, journal, past, family)
        self._past = past
        self._stop = stop
        self._resolve = resolve
        self._take_mail = take_mail

    async def crawl(self, engine: "Engine", *, resumed: bool) -> bool:
        """Visit everything there is to visit; False: it was stopped before the end."""
        if resumed:
            self._crawling.go_on()
        self._crawling.begin()
        await self._crawling.visit_all(engine, "crawl")
        for step in ("again", "doubts", "archive"):
            if not self._stop.is_set():
                self._ask_more(step)
                await self._crawling.visit_all(engine, step)
        return not self._stop.is_set()

    def _ask_more(self, step: str) -> None:
        if step == "again":
            ask_again(self._crawled)
            return
        judge = judging_of(self._crawled, self._remembering).judge
        if step == "doubts":
            settle_doubts(self._crawled, judge, self._crawling.requests)
        else:
            ask_the_archive(self._crawled, judge)

    async def judge(self, look_up: LookUp, *, run_id: str, started: str, finished: str) -> Audited:
        """Turn what was crawled into a run and its findings."""
        self._crawling.tell("judge")
        crawled, judging = self._crawled, judging_of(self._crawled, self._remembering)
        judge = judging.judge
        judge.names_work = not judge.has_failed_names() or await names_work(resolve=self._resolve)
        faults = await mail_faults(crawled, self._take_mail) if judge.names_work else {}
        signposts, ages = SiteSignposts(crawled), Ages(crawled, self._past)
        gathering = Gathering(crawled, judging, faults, signposts.findings())
        findings = await gathering.of_links(look_up)
        limits = self._crawling.limits()
        tallies = tallies_of(crawled.family, crawled.frontier, crawled.journal, judge, limits)
        findings += [*gathering.of_pages(), *ages.findings(), *gathering.of_sites(tallies)]
        tallies = with_crashes(tallies, [*gathering.crashes, *ages.crashes, *signposts.crashes])
        tallies = _pictured(tallies, crawled, ages, gathering.clicks)
        complete = all(tally.status is SiteStatus.COMPLETE for tally in tallies)
        run = Run(
            id=run_id,
            started=started,
            finished=finished,
            status="complete" if complete else "incomplete",
            sites=tallies,
        )
        return Audited(
            run=run,
            findings=tuple(owned(each, crawled.settings.reviewers) for each in findings),
            was_reached=Reached(crawled.frontier, judge, tallies),
            pages=pages_to_remember(crawled.journal, gathering.doors(started)),
            targets=targets_to_remember(crawled.journal, crawled.frontier, judge),
        )


def _pictured(
    tallies: Iterable[SiteTally], crawled: Crawled, ages: Ages, clicks: Mapping[str, int]
) -> tuple[SiteTally, ...]:
    """Add what the overview draws of each site: ages, ways to help, links and numbers."""
    tallies = with_ages(tallies, ages.lying(), ages.tallies())
    tallies = with_help(tallies, crawled, clicks)
    return with_numbers(with_links(tallies, crawled), crawled)


def _of_video(url: Url) -> Url | None:
    """Give the address that tells what became of a video; None: this is none."""
    video = video_of(url)
    return oembed_request(video) if video is not None else None
