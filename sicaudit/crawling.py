"""The crawl of one run: hands out batches, takes in what they bring, and tells how far it is."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from sicaudit.crawl.clock import head_start
from sicaudit.crawl.frontier import Known
from sicaudit.crawled import Crawled
from sicaudit.judging.tallies import count_one, crashed
from sicaudit.model.batch import HostBatch, HostResult, Purpose, Visit
from sicaudit.model.kept import KeptPage
from sicaudit.model.run import Limit
from sicaudit.model.site import Site
from sicaudit.store.journal import Waiting
from sicaudit.urls import Host, Url, split_fragment
from sicaudit.urls import resolve as resolve_url

if TYPE_CHECKING:
    from sicaudit.engine.local import Engine

HOSTS_AT_ONCE = 64

_DEAR_TO_WRITE = 50
"""URLs whose answers take so long to write (0.3 ms each) that workers would stand idle."""


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
    """crawl, again, doubts, archive, judge."""


Watch = Callable[[Progress], None]
Kept = Callable[[Url], KeptPage | None]
"""What an earlier run read at a URL of ours; None: nothing, or too long ago."""


def nothing_kept(url: Url) -> None:
    """Ask for everything in full."""


class Crawling:
    """Visits whatever the frontier holds; everything is in the journal before it is told."""

    def __init__(
        self, crawled: Crawled, *, stop: asyncio.Event, watch: Watch, kept: Kept = nothing_kept
    ) -> None:
        self._kept = kept
        self._family = crawled.family
        self._frontier = crawled.frontier
        self._journal = crawled.journal
        self._stop = stop
        self._watch = watch
        self._pages: dict[str, int] = dict.fromkeys(self._family.sites, 0)
        self._done = self._found = 0
        self.requests = 0
        """Sent so far."""
        self._unwritten: deque[Callable[[], None]] = deque()
        self._limited: dict[tuple[str, str], Limit] = {}
        """What kept us from seeing everything, by site and kind; a stopped run's too."""

    def begin(self) -> None:
        """Start every site at its front page, its help page and its usual sitemap."""
        for site in self._family.sites.values():
            self._frontier.seed(site)
            if site.help_page is not None:
                self._frontier.add_listed([split_fragment(site.help_page)[0]], site)
            if site.crawl.sitemaps:
                self._add_sitemap("/sitemap.xml", site)

    async def visit_all(self, engine: "Engine", step: str) -> None:
        """Visit everything that waits, and what comes of it."""
        async with asyncio.TaskGroup() as group:

            async def work(batch: HostBatch) -> None:
                result = await engine(self._with_kept(batch))
                self._take(result)
                try:
                    if start_ready() and len(result.visited) >= _DEAR_TO_WRITE:
                        await head_start()
                finally:
                    self._write()
                self.tell(step)

            def start_ready() -> bool:
                if self._stop.is_set():
                    return False
                batches = self._frontier.ready(hosts_at_once=HOSTS_AT_ONCE)
                for batch in batches:
                    group.create_task(work(batch))
                return bool(batches)

            start_ready()

    def _with_kept(self, batch: HostBatch) -> HostBatch:
        """Let pages that an earlier run kept be asked only whether they changed.

        Not where secret headers open a site: what it shows stays out of our files.
        """
        owner = self._family.hosts.get(batch.host)
        if owner is None or owner.crawl.headers:
            return batch
        return replace(batch, visits=tuple(map(self._with_its_kept, batch.visits)))

    def _with_its_kept(self, visit: Visit) -> Visit:
        is_ours = visit.purpose is Purpose.PAGE and visit.site is not None
        kept = self._kept(visit.url) if is_ours else None
        return visit if kept is None else replace(visit, kept=kept)

    def tell(self, step: str) -> None:
        """Tell how far the run is, in one of its steps."""
        self._watch(
            Progress(
                pages=dict(self._pages),
                known=self._frontier.size,
                done=self._done,
                findings=self._found,
                requests=self.requests,
                step=step,
            )
        )

    def _take(self, result: HostResult) -> None:
        """Let a batch's new URLs wait, and note what is to be written of it."""
        numbers: dict[int, Sequence[int]] = {}
        listed: list[tuple[int, str]] = []
        lastmods: list[tuple[int, str]] = []
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
                days = visited.sitemap.lastmods
                lastmods.extend((number, days[url]) for number, url in pages if url in days)
        self._take_robots(result)
        self._frontier.finish(result)
        fresh = [
            (known.id, known.url, known.purpose.value, known.site, known.depth)
            for known in self._frontier.take_fresh()
        ]
        limits = [(site, limit) for (site, _), limit in self.limits().items()]
        merge = partial(self._journal.merge, known=fresh, numbers=numbers, limits=limits)
        self._unwritten.append(partial(merge, result, listed=listed, lastmods=lastmods))
        self._done += len(result.visited)
        self.requests += result.requests

    def _write(self) -> None:
        """Write what is not yet written, in the order in which it came: a URL before its answer."""
        while self._unwritten:
            self._unwritten[0]()  # where the disk refuses this one, no later one may pass it
            self._unwritten.popleft()

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

    def limits(self) -> dict[tuple[str, str], Limit]:
        """Give what was noted, and what the frontier left aside; at least that of a resumed run."""
        found = dict(self._limited)
        for site in self._family.sites:
            for limit in self._frontier.limits(site):
                earlier = found.get((site, limit.kind))
                if earlier is None or earlier.count < limit.count:
                    found[site, limit.kind] = limit
        return found

    def go_on(self) -> None:
        """Take up a stopped run: what it asked is known, what it left waits."""
        waiting = [*self._journal.known()]
        batches = {Host(host): number for host, number in self._journal.batches().items()}
        self._frontier.restore(map(known, waiting), batches)
        self._limited.update(self._journal.limits())
        self._frontier.mark_linked(self._journal.linked())
        self._frontier.ask_again(known(entry) for entry in waiting if not entry.done)
        for site, counts in self._journal.counts().items():
            if site in self._pages:
                self._pages[site] = counts.pages
        self._done = sum(entry.done for entry in waiting)


def known(entry: Waiting) -> Known:
    """Give what the journal knows of a URL as the frontier has it."""
    return Known(
        id=entry.id,
        url=entry.url,
        purpose=Purpose(entry.purpose),
        site=entry.site,
        depth=entry.depth,
    )
