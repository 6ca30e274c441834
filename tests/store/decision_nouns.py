"""Decisions for the tests, made with as few words as possible."""

from datetime import date

from history_nouns import finding

from sicaudit.store.decisions import Decision, DecisionKind

A, B = finding("/a"), finding("/b")
NOW = "2026-11-24T09:30:00Z"
TODAY = date(2026, 11, 24)


def decision(kind: str = "accept", **changed: object) -> Decision:
    said: dict = {
        "finding": A.id,
        "kind": DecisionKind(kind),
        "reviewer": "els",
        "reason": "" if kind in ("assign", "fix", "reopen") else "known",
        "owner": "jan" if kind == "assign" else None,
        "decided_at": NOW,
    }
    return Decision(**{**said, **changed})
