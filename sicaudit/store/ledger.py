"""All decisions of a history: only ever added to; the latest on a finding counts."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sicaudit.errors import ConfigError
from sicaudit.model.finding import Dated, State
from sicaudit.store.database import Database, Row
from sicaudit.store.decisions import MOMENT, MUTING, Decision, DecisionKind, checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A decision that was not taken over, and the other reviewer's that it contradicts."""

    offered: Decision
    standing: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What importing decisions would do; only `new` is ever recorded."""

    new: tuple[Decision, ...]
    known: tuple[Decision, ...]
    conflicts: tuple[Conflict, ...]
    unknown: tuple[Decision, ...]
    """About findings that this history never saw."""


class Ledger:
    """All decisions of a history."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def decide(self, decision: Decision) -> Decision:
        """Record what a reviewer decided, with its end filled in.

        ConfigError where a rule is broken or no run ever saw the finding.
        """
        decision = checked(decision)
        if not self._known([decision]):
            raise ConfigError(f"This history holds no finding {decision.finding}.")
        decision = self._after_the_last(decision)
        self.record([decision])
        return decision

    def all(self) -> tuple[Decision, ...]:
        """Give every decision ever recorded, in the order in which they were made."""
        rows = self._database.rows(
            "SELECT finding, kind, reviewer, reason, note, until, owner, decided_at"
            " FROM decision ORDER BY decided_at, number"
        )
        return tuple(map(_decision, rows))

    def in_force(self, today: date) -> Mapping[str, Decision]:
        """Give, by finding id, the latest decision that still counts; assignments apart.

        Of a finding that was reopened, or whose decision ran out, there is none.
        """
        latest = {each.finding: each for each in self.all() if not each.is_about_owner}
        return {
            finding: decision
            for finding, decision in latest.items()
            if decision.kind is not DecisionKind.REOPEN and decision.counts_on(today)
        }

    def assignments(self) -> Mapping[str, Decision]:
        """Give, by finding id, the latest assignment."""
        return {each.finding: each for each in self.all() if each.is_about_owner}

    def applied(self, findings: Iterable[Dated], today: date) -> tuple[Dated, ...]:
        """Mute and assign findings as the decisions that count on that day say."""
        decisions, assignments = self.in_force(today), self.assignments()
        return tuple(
            _assigned(_muted(dated, decisions), assignments) if decisions or assignments else dated
            for dated in findings
        )

    def plan_import(self, offered: Sequence[Decision], today: date) -> ImportPlan:
        """Sort checked decisions that came from elsewhere.

        A conflict: another reviewer's decision is in force, says otherwise, and is not among
        those offered, so whoever made the file did not see it. ConfigError where a decision is
        dated in the future: it would outweigh all that is decided until then.
        """
        _refuse_future(offered, today)
        recorded = {each.id for each in self.all()}
        standing = (self.in_force(today), self.assignments())
        seen_there = {each.id for each in offered}
        known_findings = self._known(offered)
        new: dict[str, Decision] = {}
        known, conflicts, unknown = [], [], []
        for each in offered:
            other = standing[each.is_about_owner].get(each.finding)
            if each.finding not in known_findings:
                unknown.append(each)
            elif each.id in recorded or each.id in new:
                known.append(each)
            elif other and other.id not in seen_there and _contradicts(each, other):
                conflicts.append(Conflict(offered=each, standing=other))
            else:
                new[each.id] = each
        return ImportPlan(
            new=tuple(new.values()),
            known=tuple(known),
            conflicts=tuple(conflicts),
            unknown=tuple(unknown),
        )

    def record(self, decisions: Sequence[Decision]) -> None:
        """Add checked decisions in one transaction; those recorded before stay as they are."""
        with self._database.transaction():
            self._database.for_each(
                "INSERT INTO decision"
                " (id, finding, kind, reviewer, reason, note, until, owner, decided_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
                [(each.id, *_row(each)) for each in decisions],
            )

    def _after_the_last(self, decision: Decision) -> Decision:
        """Date it after all that was decided on the finding: who decides here knows of that.

        Accept, reopen, accept take a script less than the second that times are told in.
        """
        rows = self._database.rows(
            "SELECT max(decided_at) FROM decision WHERE finding = ?", (decision.finding,)
        )
        last = rows[0][0]
        if last is None or decision.decided_at > last:
            return decision
        later = datetime.fromisoformat(last) + timedelta(seconds=1)
        return replace(decision, decided_at=f"{later:{MOMENT}}")

    def _known(self, decisions: Sequence[Decision]) -> set[str]:
        wanted = json.dumps([each.finding for each in decisions])
        query = "SELECT id FROM problem WHERE id IN (SELECT value FROM json_each(?))"
        return {row[0] for row in self._database.rows(query, (wanted,))}


def _refuse_future(decisions: Sequence[Decision], today: date) -> None:
    tomorrow = (today + timedelta(days=1)).isoformat()  # clocks differ, and so do time zones
    late = [each.finding for each in decisions if each.decided_at[:10] > tomorrow]
    if late:
        raise ConfigError(f"Dated in the future, so nothing was imported: {', '.join(late)}")


def _contradicts(offered: Decision, standing: Decision) -> bool:
    return offered.reviewer != standing.reviewer and not offered.says_the_same_as(standing)


def _muted(dated: Dated, decisions: Mapping[str, Decision]) -> Dated:
    decision = decisions.get(dated.finding.id)
    if decision is None or decision.kind not in MUTING or dated.state is State.FIXED:
        return dated
    return replace(dated, state=State.MUTED, decision=decision.as_json())


def _assigned(dated: Dated, assignments: Mapping[str, Decision]) -> Dated:
    assignment = assignments.get(dated.finding.id)
    if assignment is None:
        return dated
    return replace(dated, finding=replace(dated.finding, owner=assignment.owner))


def _row(decision: Decision) -> Row:
    until = decision.until.isoformat() if decision.until else None
    return (
        decision.finding,
        str(decision.kind),
        decision.reviewer,
        decision.reason,
        decision.note,
        until,
        decision.owner,
        decision.decided_at,
    )


def _decision(row: Row) -> Decision:
    finding, kind, reviewer, reason, note, until, owner, decided_at = row
    return Decision(
        finding=finding,
        kind=DecisionKind(kind),
        reviewer=reviewer,
        reason=reason,
        note=note,
        until=date.fromisoformat(until) if until else None,
        owner=owner,
        decided_at=decided_at,
    )
