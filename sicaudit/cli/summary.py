"""What an audit found, in a table that fits into 80 columns."""

import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress

from sicaudit.cli.messages import is_terminal, one_line
from sicaudit.model.finding import Dated, Severity, State
from sicaudit.model.run import RunSummary, SiteStatus

_STANDING = (State.NEW, State.OPEN, State.RETURNED)
_COLUMNS = ("pages", "links", "errors", "warnings", "notices", "new", "fixed")
_WIDTH_IN_A_FILE = 80
_NUMBERS = 57
"""Signs that the other columns take, with five digits each."""
_INCOMPLETE = " *"


def show_summary(summary: RunSummary) -> None:
    """Print a row a site; a star marks those that were not wholly seen."""
    from rich.console import Console
    from rich.table import Table

    if sys.stderr is None:
        return
    table = Table(box=None, pad_edge=False)
    width = None if is_terminal() else _WIDTH_IN_A_FILE
    console = Console(file=sys.stderr, width=width, highlight=False, markup=False, emoji=False)
    room = max(12, console.width - _NUMBERS)
    table.add_column("site", no_wrap=True, overflow="ellipsis", max_width=room)
    for name in _COLUMNS:
        table.add_column(name, justify="right", no_wrap=True)
    sites = summary.run.sites
    for site in sites:
        own = [dated for dated in summary.findings if dated.finding.site == site.id]
        star = "" if site.status is SiteStatus.COMPLETE else _INCOMPLETE
        table.add_row(f"{one_line(site.id)}{star}", *_cells(site.pages, site.links, own))
    if len(sites) > 1:
        pages, links = sum(site.pages for site in sites), sum(site.links for site in sites)
        table.add_row("all", *_cells(pages, links, summary.findings), style="bold")
    with suppress(OSError):  # nobody listens: no reason to stop
        console.print(table)


def _cells(pages: int, links: int, findings: Sequence[Dated]) -> list[str]:
    standing = Counter(dated.finding.severity for dated in findings if dated.state in _STANDING)
    states = Counter(dated.state for dated in findings)
    return [
        f"{pages:,}",
        f"{links:,}",
        *(f"{standing[severity]:,}" for severity in Severity),
        f"+{states[State.NEW]:,}" if states[State.NEW] else "0",
        f"{states[State.FIXED]:,}",
    ]
