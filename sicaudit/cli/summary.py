"""What an audit found, in a table, and what to do next."""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from sicaudit.cli.messages import harmless, is_terminal, say
from sicaudit.model.finding import Dated, Severity, State
from sicaudit.model.run import Limit, RunSummary, SiteStatus, SiteTally

_STANDING = (State.NEW, State.OPEN, State.RETURNED)

_LIMITS = {
    "max_pages": "{count} more addresses were not visited: max_pages was reached",
    "max_depth": "{count} addresses lie deeper than max_depth",
    "max_bytes": "{count} pages are longer than max_bytes and were not read to their end",
    "robots": "robots.txt could not be read, so nothing may be crawled",
    "our-network": "{count} targets could not be checked: name resolution on this machine is down",
}


def show_summary(summary: RunSummary, report: Path | None) -> None:
    """Print the table, the limits that were reached, and where the report lies."""
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    table.add_column("site")
    for name in ("pages", "links", "errors", "warnings", "notices", "new", "fixed"):
        table.add_column(name, justify="right")
    for tally in summary.run.sites:
        table.add_row(*_row(tally, summary.findings))
    width = None if is_terminal() else 100
    Console(file=sys.stderr, width=width, highlight=False, markup=False).print(table)
    for tally in summary.run.sites:
        for line in _limits(tally):
            say(f"{tally.id}: {line}")
    if report is not None:
        say(f"\nReport: {report}")


def _row(tally: SiteTally, findings: Sequence[Dated]) -> list[str]:
    own = [dated for dated in findings if dated.finding.site == tally.id]
    standing = Counter(dated.finding.severity for dated in own if dated.state in _STANDING)
    states = Counter(dated.state for dated in own)
    name = harmless(tally.id)
    if tally.status is not SiteStatus.COMPLETE:
        name = f"{name} ({tally.status})"
    return [
        name,
        f"{tally.pages:,}",
        f"{tally.links:,}",
        *(str(standing[severity]) for severity in Severity),
        f"+{states[State.NEW]}" if states[State.NEW] else "0",
        str(states[State.FIXED]),
    ]


def _limits(tally: SiteTally) -> list[str]:
    return [_limit(limit) for limit in tally.limits]


def _limit(limit: Limit) -> str:
    text = _LIMITS.get(limit.kind, "{kind}: {count}").format(kind=limit.kind, count=limit.count)
    return f"{text} (as {limit.example})" if limit.example else text
