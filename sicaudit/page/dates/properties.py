"""The age of a document that is not a page, by what its properties say."""

from collections.abc import Iterable
from dataclasses import replace

from sicaudit.model.page import DateEvidence, DateKind, PageDates

_TRUST = 0.75
"""Programs fill them, and few people look at them; those of a copy may be those of its original."""


def dates_by_properties(evidence: Iterable[DateEvidence]) -> PageDates:
    """Judge the days on which a document was made and changed; no other evidence is weighed.

    `best` is the newer of both, with a confidence of 0.75; nothing without evidence.
    """
    items = tuple(replace(item, trust=_TRUST) for item in evidence)
    if not items:
        return PageDates()
    days = {item.kind: item.value for item in items}
    witness = max(items, key=lambda item: item.value)
    return PageDates(
        published=days.get(DateKind.PUBLISHED),
        modified=days.get(DateKind.MODIFIED),
        best=witness.value,
        basis=witness.source,
        confidence=_TRUST,
        evidence=items,
        guess=days.get(DateKind.PUBLISHED),
        published_confidence=_TRUST if DateKind.PUBLISHED in days else 0.0,
        modified_confidence=_TRUST if DateKind.MODIFIED in days else 0.0,
        reason="stated",
        witness=witness,
    )
