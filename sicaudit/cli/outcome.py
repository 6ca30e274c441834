"""How a run ends: its report written, its summary shown, its exit code."""

from pathlib import Path

import sicaudit
from sicaudit import checks, report
from sicaudit.cli.fail_on import FailOn
from sicaudit.cli.messages import say
from sicaudit.cli.shortfall import shortfall
from sicaudit.cli.summary import show_summary
from sicaudit.cli.titles import Titles
from sicaudit.errors import ExitCode
from sicaudit.model.finding import Dated
from sicaudit.model.run import RunSummary

_MOST_NAMED = 5
"""Findings that are named in the terminal; the report has them all."""


def write_report(
    summary: RunSummary, folder: Path, *, formats: tuple[str, ...], language: str
) -> Path:
    """Write the run's files; gives its index.html. Raises MachineError."""
    return report.write(
        summary,
        folder,
        formats=formats,
        language=language,
        version=sicaudit.__version__,
        catalogue={check.id: check for check in checks.load()},
    )


def end_of(
    summary: RunSummary, failing: FailOn, page: Path | None, *, titles: Titles, quiet: bool
) -> int:
    """Show what was found and give the exit code: incomplete outranks found."""
    caught = failing.caught(summary.findings)
    if not quiet:
        show_summary(summary)
    _name_caught(caught, titles, apart=not quiet)
    incomplete = summary.run.status != "complete"
    if incomplete:
        say("\nThis audit is incomplete; what was not seen is not counted as fixed.")
        for line in shortfall(summary):
            say(f"  {line}")
    if page is not None and (caught or incomplete or not quiet):
        say(f"\nReport: {page}")
    if incomplete:
        return ExitCode.INCOMPLETE
    return ExitCode.FOUND if caught else ExitCode.OK


def _name_caught(caught: list[Dated], titles: Titles, *, apart: bool) -> None:
    if not caught:
        return
    number = "1 finding makes" if len(caught) == 1 else f"{len(caught)} findings make"
    before = "\n" if apart else ""
    say(f"{before}{number} this audit fail (see --fail-on):")
    for dated in caught[:_MOST_NAMED]:
        say(f"  {dated.finding.check}: {titles(dated)}")
    if len(caught) > _MOST_NAMED:
        say(f"  ... and {len(caught) - _MOST_NAMED} more")
