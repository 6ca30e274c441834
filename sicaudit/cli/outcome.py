"""How a run ends: its report written, its summary shown, its exit code."""

from pathlib import Path

import sicaudit
from sicaudit import checks, report
from sicaudit.cli.fail_on import FailOn
from sicaudit.cli.messages import say
from sicaudit.cli.summary import show_summary
from sicaudit.errors import ExitCode
from sicaudit.model.run import RunSummary


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


def end_of(summary: RunSummary, failing: FailOn, page: Path | None, *, quiet: bool) -> int:
    """Show what was found and give the exit code: incomplete outranks found."""
    caught = failing.caught(summary.findings)
    if not quiet:
        show_summary(summary, page)
        if caught:
            say(f"{len(caught)} findings make this audit fail (--fail-on).")
    if summary.run.status != "complete":
        say("The audit is incomplete: the report says what was not seen.")
        return ExitCode.INCOMPLETE
    return ExitCode.FOUND if caught else ExitCode.OK
