"""The evidence that every finding on freshness carries."""

from typing import Any

from sicaudit.api import Reading


def date_facts(reading: Reading) -> dict[str, Any]:
    """Give what was found of a page's dates, what won, and what its section asks."""
    dates = reading.facts.dates
    period = reading.section.review_after
    return {
        "date": dates.best.isoformat() if dates.best else None,
        "basis": dates.basis,
        "dates": [
            {
                "source": evidence.source,
                "kind": evidence.kind.value,
                "value": evidence.value.isoformat(),
                "text": evidence.text,
            }
            for evidence in dates.evidence
        ],
        "review_after": str(period) if period else "never",
        "section": reading.section.name,
    }
