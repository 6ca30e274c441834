"""Progress on a terminal: a line a site, and how far the whole is."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sicaudit.audit import Progress
from sicaudit.cli.messages import is_terminal, one_line, say
from sicaudit.model.site import Site

if TYPE_CHECKING:
    from rich.console import Group
    from rich.live import Live

_STEPS = {
    "crawl": "crawling",
    "again": "asking again what may have passed",
    "doubts": "settling doubts",
    "archive": "asking the archive for old copies",
    "judge": "judging links",
}


_PAGES = 7
"""Signs: `123,456`."""

_MARGIN = 6
"""Signs kept free: in a line that is full, the ^C of who stops us would begin a new one."""


class Watcher:
    """Is told what a run does; this one keeps silent."""

    def merged(self, progress: Progress) -> None:
        """A batch was stored."""

    def read(self, site: str, findings: int) -> None:
        """A page was read; its batch is not stored yet."""


class _Steps(Watcher):
    """Says once where each step begins: what a log can hold."""

    def __init__(self) -> None:
        self._told: set[str] = set()

    def merged(self, progress: Progress) -> None:
        if progress.step not in self._told:
            self._told.add(progress.step)
            say(f"{_STEPS[progress.step]} ...")


class _Gauge(Watcher):
    """Shows a table that is drawn anew eight times a second."""

    def __init__(self, sites: tuple[Site, ...]) -> None:
        self._sites = sites
        self._progress: Progress | None = None
        self._since: Counter[str] = Counter()
        self._found: Counter[str] = Counter()
        self._began = time.monotonic()
        self._live: Live | None = None

    def merged(self, progress: Progress) -> None:
        before = self._progress.pages if self._progress is not None else {}
        for site, pages in progress.pages.items():
            if pages != before.get(site):
                self._since[site] = self._found[site] = 0
        self._progress = progress
        self._begin()

    def read(self, site: str, findings: int) -> None:
        self._since[site] += 1
        self._found[site] += findings

    def _begin(self) -> None:
        """Begin to draw with the first news: by then the workers are forked, without our thread."""
        if self._live is None:
            from rich.console import Console
            from rich.live import Live

            console = Console(stderr=True, markup=False, emoji=False, highlight=False)
            self._live = Live(
                get_renderable=self._drawn, console=console, refresh_per_second=8, transient=True
            )
            self._live.start()

    def end(self) -> None:
        if self._live is not None:
            self._live.stop()

    def _drawn(self) -> "Group":
        from rich.console import Group
        from rich.table import Table

        table = Table(box=None, pad_edge=False)
        room = self._live.console.width - _PAGES - _MARGIN if self._live is not None else None
        table.add_column("site", no_wrap=True, overflow="ellipsis", max_width=room)
        table.add_column("pages", justify="right", no_wrap=True, min_width=_PAGES)
        progress = self._progress
        if progress is None:
            return Group(table)
        for site in self._sites:
            if site.id in progress.pages:
                pages = progress.pages[site.id] + self._since[site.id]
                table.add_row(one_line(site.name), f"{pages:,}")
        fresh, seconds = self._since.total(), time.monotonic() - self._began
        rate = (progress.requests + fresh) / seconds if seconds else 0.0
        news = (
            f"{_STEPS[progress.step]}: {progress.done + fresh:,} of {progress.known:,} targets,"
            f" {rate:,.0f} requests/s, {progress.findings + self._found.total():,} findings so far"
        )
        return Group(table, news)


@contextmanager
def watching(sites: tuple[Site, ...], *, shown: bool, verbose: bool = False) -> Iterator[Watcher]:
    """Show progress while the block runs: a table on a terminal, steps where `verbose` asks."""
    if not shown or not is_terminal():
        yield _Steps() if verbose else Watcher()
        return
    gauge = _Gauge(sites)
    try:
        yield gauge
    finally:
        gauge.end()
