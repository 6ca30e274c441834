"""Decisions that come from a file, and go to one."""

import sys
from datetime import UTC, date, datetime
from pathlib import Path

from sicaudit.cli.confirming import confirmed_by_table
from sicaudit.cli.deciding import now, who
from sicaudit.cli.messages import give, say
from sicaudit.errors import ConfigError, ExitCode, MachineError
from sicaudit.store.confirmed import Confirmed
from sicaudit.store.decision_csv import as_csv, confirmations_in, from_csv
from sicaudit.store.decision_json import as_json, confirmed_in, from_json
from sicaudit.store.decisions import Decision
from sicaudit.store.history import History
from sicaudit.store.ledger import ImportPlan

_STDIN = "-"


def take_over(
    history: History, file: Path, reviewer: str | None, *, dry_run: bool, quiet: bool
) -> ExitCode:
    """Record what a file decides and is not known yet; USAGE where something was left out."""
    today = datetime.now(UTC).date()
    decisions, confirmed = _read(history, file, reviewer)
    plan = history.decisions.plan_import(decisions, today)
    if not dry_run:
        history.decisions.record(plan.new)
        history.confirm(confirmed)
    if confirmed and not quiet:
        counts = "would count" if dry_run else "counts"
        say(f"{len(confirmed)} pages were read over; the next audit {counts} them from that day.")
    left_out = bool(plan.conflicts or plan.unknown)
    if left_out or not quiet:
        _tell(plan, dry_run=dry_run)
    return ExitCode.USAGE if left_out else ExitCode.OK


def _read(
    history: History, file: Path, reviewer: str | None
) -> tuple[tuple[Decision, ...], tuple[Confirmed, ...]]:
    """Read a file's decisions, and the pages that it says were read over."""
    try:
        raw = sys.stdin.buffer.read() if str(file) == _STDIN else file.read_bytes()
    except OSError as error:
        raise ConfigError(f"{file} cannot be read: {error.strerror or error}") from error
    try:
        if raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
            return from_json(raw), confirmed_in(raw)
        by = who(reviewer)
        decisions = from_csv(raw, by, now(), history.decisions.all())
        return decisions, tuple(confirmed_by_table(history, confirmations_in(raw, by)))
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
    return as_json(history.decisions.all(), now(), history.all_confirmed())


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
