"""Progress on a terminal: a line per site, and how far the whole is."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sicaudit.audit import Progress, Watch
from sicaudit.cli.messages import harmless, is_terminal
from sicaudit.model.site import Site

if TYPE_CHECKING:
    from rich.table import Table

_STEPS = {
    "crawl": "crawling",
    "again": "asking again what may have passed",
    "judge": "judging links",
}


@contextmanager
def watching(sites: tuple[Site, ...], *, quiet: bool) -> Iterator[Watch]:
    """Show progress while the block runs; nothing in a pipe, or when asked to be quiet."""
    if quiet or not is_terminal():
        yield lambda progress: None
        return
    from rich.console import Console
    from rich.live import Live

    started = time.monotonic()
    with Live(console=Console(stderr=True), refresh_per_second=8, transient=True) as live:

        def watch(progress: Progress) -> None:
            live.update(_table(progress, sites, time.monotonic() - started))

        yield watch


def _table(progress: Progress, sites: tuple[Site, ...], seconds: float) -> "Table":
    from rich.table import Table

    table = Table(box=None, pad_edge=False, show_edge=False)
    table.add_column("site")
    table.add_column("pages", justify="right")
    for site in sites:
        if site.id in progress.pages:
            table.add_row(harmless(site.name), f"{progress.pages[site.id]:,}")
    rate = progress.requests / seconds if seconds else 0.0
    table.caption = (
        f"{_STEPS[progress.step]}: {progress.done:,} of {progress.known:,} targets asked,"
        f" {rate:,.0f} requests/s, {progress.findings:,} findings on pages so far"
    )
    table.caption_justify = "left"
    return table
