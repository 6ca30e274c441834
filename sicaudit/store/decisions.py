"""What a reviewer can decide about a finding, and the rules for it."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from sicaudit.errors import ConfigError
from sicaudit.store.database import storable


class DecisionKind(StrEnum):
    """What a reviewer can decide."""

    ACCEPT = "accept"
    FALSE_ALARM = "false-alarm"
    SNOOZE = "snooze"
    ASSIGN = "assign"
    FIX = "fix"
    """Somebody will repair it: the finding stays open."""
    REOPEN = "reopen"
    """Takes back what was decided before."""


MUTING = frozenset({DecisionKind.ACCEPT, DecisionKind.FALSE_ALARM, DecisionKind.SNOOZE})
USUAL_DAYS = 90
MOST_DAYS = 365
MOMENT = "%Y-%m-%dT%H:%M:%SZ"
MOST_NOTE = 500
"""Signs; a note is a remark, not a document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision about one finding, as it was made."""

    finding: str
    """The id of the finding."""
    kind: DecisionKind
    reviewer: str
    reason: str = ""
    note: str = ""
    until: date | None = None
    """The last day on which it counts; None: no end."""
    owner: str | None = None
    """Whom an `assign` gives the finding to; None for all other kinds."""
    decided_at: str
    """RFC 3339, UTC."""

    @property
    def id(self) -> str:
        """Hash of all it says: the same decision imported twice is one."""
        return hashlib.sha256(json.dumps(self.as_json()).encode("ascii")).hexdigest()[:16]

    @property
    def is_about_owner(self) -> bool:
        return self.kind is DecisionKind.ASSIGN

    def counts_on(self, day: date) -> bool:
        return self.until is None or day <= self.until

    def says_the_same_as(self, other: "Decision") -> bool:
        return (self.finding, self.kind, self.owner) == (other.finding, other.kind, other.owner)

    def as_json(self) -> dict[str, str | None]:
        """Give the record of `sicaudit-decisions/1`."""
        return {
            "finding_id": self.finding,
            "decision": str(self.kind),
            "reviewer": self.reviewer,
            "reason": self.reason,
            "note": self.note,
            "until": self.until.isoformat() if self.until else None,
            "owner": self.owner,
            "decided_at": self.decided_at,
        }


def checked(decision: Decision) -> Decision:
    """Give the decision with its end filled in; ConfigError says all that is wrong with it."""
    made_at = _in_utc(decision.decided_at)
    made_on = made_at.date()
    if decision.kind in MUTING and decision.until is None:
        decision = replace(decision, until=made_on + timedelta(days=USUAL_DAYS))
    mistakes = list(_mistakes(decision, made_on))
    if mistakes:
        raise ConfigError("; ".join(mistakes))
    return replace(
        decision,
        decided_at=f"{made_at:{MOMENT}}",
        reviewer=storable(decision.reviewer.strip()),
        reason=storable(decision.reason.strip()),
        note=storable(decision.note.strip()),
        owner=storable(decision.owner.strip()) if decision.owner else None,
    )


def _in_utc(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise ConfigError(f"'{text}' is no RFC 3339 time (as 2026-11-23T06:00:00Z)") from error
    if moment.tzinfo is None:
        raise ConfigError(f"'{text}' lacks its time zone (Z for UTC)")
    return moment.astimezone(UTC)


def _mistakes(decision: Decision, made_on: date) -> Iterable[str]:
    kind, until = decision.kind, decision.until
    if not re.fullmatch("[0-9a-f]{16}", decision.finding):
        yield f"finding_id {decision.finding!a} is not 16 hexadecimal digits"
    if not decision.reviewer.strip():
        yield "the reviewer is missing"
    if kind in MUTING and not decision.reason.strip():
        yield f"{kind} needs a reason"
    for name, text in (("note", decision.note), ("reason", decision.reason)):
        if len(text) > MOST_NOTE:
            yield f"the {name} is longer than {MOST_NOTE} signs"
    if kind is DecisionKind.ASSIGN and not (decision.owner or "").strip():
        yield "assign needs an owner"
    if kind is not DecisionKind.ASSIGN and decision.owner:
        yield f"{kind} takes no owner"
    if until and kind in (DecisionKind.ASSIGN, DecisionKind.REOPEN):
        yield f"{kind} takes no end (until)"
    elif until and until < made_on:
        yield f"until {until} lies before the day of the decision, {made_on}"
    elif until and until > made_on + timedelta(days=MOST_DAYS):
        yield f"until {until} is more than {MOST_DAYS} days away"
