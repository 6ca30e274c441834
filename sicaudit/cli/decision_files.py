"""Decisions that come from a file, and go to one."""

import sys
from datetime import UTC, date, datetime
from pathlib import Path

from sicaudit.cli.deciding import now, who
from sicaudit.cli.messages import give, say
from sicaudit.errors import ConfigError, ExitCode, MachineError
from sicaudit.store.decision_csv import as_csv, from_csv
from sicaudit.store.decision_json import as_json, from_json
from sicaudit.store.decisions import Decision
from sicaudit.store.history import History
from sicaudit.store.ledger import ImportPlan

_STDIN = "-"


def take_over(
    history: History, file: Path, reviewer: str | None, *, dry_run: bool, quiet: bool
) -> ExitCode:
    """Record what a file decides and is not known yet; USAGE where something was left out."""
    today = datetime.now(UTC).date()
    plan = history.decisions.plan_import(_read(history, file, reviewer), today)
    if not dry_run:
        history.decisions.record(plan.new)
    left_out = bool(plan.conflicts or plan.unknown)
    if left_out or not quiet:
        _tell(plan, dry_run=dry_run)
    return ExitCode.USAGE if left_out else ExitCode.OK


def _read(history: History, file: Path, reviewer: str | None) -> tuple[Decision, ...]:
    try:
        raw = sys.stdin.buffer.read() if str(file) == _STDIN else file.read_bytes()
    except OSError as error:
        raise ConfigError(f"{file} cannot be read: {error.strerror or error}") from error
    try:
        if raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
            return from_json(raw)
        return from_csv(raw, who(reviewer), now(), history.decisions.all())
    except ConfigError as error:
        raise ConfigError(f"{file}: {error}") from error


def _tell(plan: ImportPlan, *, dry_run: bool) -> None:
    done = "would be imported" if dry_run else "imported"
    say(f"{len(plan.new)} decisions {done}, {len(plan.known)} were known already.")
    for conflict in plan.conflicts:
        offered, standing = conflict.offered, conflict.standing
        say(
            f"not imported: {offered.finding}: {offered.reviewer} says {_brief(offered)}, but"
            f" {standing.reviewer} decided {_brief(standing)} on {standing.decided_at[:10]}."
            " Agree on it, then decide with: sicaudit review"
        )
    for decision in plan.unknown:
        say(f"not imported: {decision.finding}: this history never saw such a finding")


def _brief(decision: Decision) -> str:
    to = f" to {decision.owner}" if decision.owner else ""
    return f"{decision.kind}{to}"


def decisions_text(history: History) -> str:
    """Give all decisions ever recorded, as `sicaudit-decisions/1`."""
    return as_json(history.decisions.all(), now())


def table_text(history: History, run_id: str, *, dutch: bool) -> str:
    """Give a run's findings with the decisions that count, as a table to fill in."""
    today: date = datetime.now(UTC).date()
    decisions = {**history.decisions.assignments(), **history.decisions.in_force(today)}
    return as_csv(history.findings(run_id, today), decisions, nl=dutch)


def write(text: str, file: Path | None, *, quiet: bool) -> None:
    """Write a whole file, or give it on stdout. MachineError where the disk refuses."""
    if file is None or str(file) == _STDIN:
        give(text)
        return
    try:
        with file.open("w", encoding="utf-8", newline="") as out:
            out.write(text)
    except OSError as error:
        raise MachineError(f"{file} cannot be written: {error.strerror or error}") from error
    if not quiet:
        say(f"Wrote {file}")
