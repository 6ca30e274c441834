"""The evidence that every finding on freshness carries."""

from datetime import date
from typing import Any

from sicaudit.api import AgeCase, DateEvidence, Reading


def date_facts(case: Reading | AgeCase) -> dict[str, Any]:
    """Give what was found of a page's dates, what won, and what its section asks."""
    dates = case.dates if isinstance(case, AgeCase) else case.facts.dates
    period = case.section.review_after
    return {
        "date": _iso(dates.best),
        "basis": dates.basis,
        "dates": [_told(evidence) | _judged(evidence) for evidence in dates.evidence],
        "review_after": str(period) if period else "never",
        "section": case.section.name,
    }


def age_facts(case: AgeCase) -> dict[str, Any]:
    """Give the same with why it won, what speaks against it, and what runs saw of the text."""
    dates, seen = case.dates, case.seen
    facts = date_facts(case) | {"reason": dates.reason, "confidence": dates.confidence}
    if dates.witness is not None:
        facts["witness"] = _told(dates.witness) | _lie(case, dates.witness)
    if dates.rival is not None:
        facts["rival"] = _told(dates.rival) | {"lost": dates.rival_lost} | _lie(case, dates.rival)
    for name in ("unchanged_since", "changed_after", "changed_by"):
        if (day := getattr(seen, name)) is not None:
            facts[name] = day.isoformat()
    return facts


def _told(evidence: DateEvidence) -> dict[str, Any]:
    precision = {} if evidence.precision == "day" else {"precision": evidence.precision}
    return precision | {
        "source": evidence.source,
        "kind": evidence.kind.value,
        "value": evidence.value.isoformat(),
        "text": evidence.text,
    }


def _judged(evidence: DateEvidence) -> dict[str, Any]:
    trust = {} if evidence.trust is None else {"trust": round(evidence.trust, 2)}
    return trust if evidence.distrust is None else trust | {"distrust": evidence.distrust}


def _lie(case: AgeCase, evidence: DateEvidence) -> dict[str, Any]:
    """Say of how many pages of the site a source says the same; nothing where it does not lie."""
    liar = next((liar for liar in case.liars if liar.accuses(evidence)), None)
    if liar is None:
        return {}
    return {"lie": liar.lie.value, "pages": liar.pages, "of": liar.of}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
