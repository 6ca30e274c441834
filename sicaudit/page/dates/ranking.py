"""Which day a page was published: what speaks for each day that its evidence names."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sicaudit.model.page import DateEvidence, DateKind
from sicaudit.page.dates.relations import relate
from sicaudit.page.dates.sorts import (
    CHANGED,
    DAY,
    SHOWING,
    STATING,
    is_own,
    is_witness,
    may_be_publication,
    place_of,
    sort_of,
)

_ZONES = {"near": 0, "headline": 1, "above": 1, "far": 3, "footer": 4, "list": 6, "other": 7}
_FORMS = {"labelled": 0, "dated": 1, "named": 1, "alone": 2, "opens": 3, "text": 5}
_SHOWN = frozenset(("first by the headline", "form labelled published", "url published"))
"""Signs that readers see a day as that of publication."""

_SEEN = _SHOWN | {"zone near", "zone headline", "zone above"}


def signs_of(evidence: Sequence[DateEvidence]) -> dict[date, set[str]]:
    """Give, for each day that a page may have been published on, the signs for and against it.

    A sign is a sort of evidence (`json-ld published`), a place or a form in which readers see a
    day (`zone near`), or a relation to the rest of the evidence (`first by the headline`). What
    they are worth stands in `date_trust.toml`.
    """
    items = [item for item in evidence if is_witness(item)]
    changes = _changes(items)
    dated = [item for item in items if item.precision == "day" and item.value not in changes]
    days: dict[date, set[str]] = {
        item.value: set() for item in dated if item.kind is not DateKind.REVIEWED
    }
    shown: dict[date, DateEvidence] = {}
    for item in dated:
        if item.value not in days:
            continue
        if item.source not in SHOWING:
            days[item.value].update(_signs(item))
        elif item.value not in shown or _rank(item) < _rank(shown[item.value]):
            shown[item.value] = item
    for day, item in shown.items():
        days[day].update(_signs(item))
    for item in evidence:
        if item.source == "title" and item.value in days:
            days[item.value].add("in the title")
    _mark_changes(days, items)
    relate(days, items)
    return days


def _mark_changes(days: Mapping[date, set[str]], items: Sequence[DateEvidence]) -> None:
    """Mark the days that are only said to be those of a change."""
    own = [item for item in items if may_be_publication(item)]
    sign = "only a change" if any(map(is_own, own)) else "a change and nothing else"
    for day in days.keys() - {item.value for item in own}:
        days[day].add(sign)


def likeliest(chances: Mapping[date, float], signs: Mapping[date, set[str]]) -> tuple[date, float]:
    """Give the likeliest day with its chance, as readers see it where a machine's is off by one.

    That is UTC of a local evening; both days' chances are then one.
    """
    best = max(chances, key=lambda day: chances[day])
    if "stated as published" not in signs[best] or not _SEEN.isdisjoint(signs[best]):
        return best, chances[best]
    beside = [day for day in (best - DAY, best + DAY) if not _SHOWN.isdisjoint(signs.get(day, ()))]
    if not beside:
        return best, chances[best]
    shown = max(beside, key=lambda day: chances[day])
    return shown, chances[best] + chances[shown]


def _changes(items: Sequence[DateEvidence]) -> set[date]:
    """Give the days of changes, where a page tells when it was published; else none.

    Where fields tell both, what readers see on the day of the change is the change, whatever it
    is called.
    """
    told = [item for item in items if _is_told(item)]
    if not told:
        return set()
    changed = [item for item in items if item.kind in CHANGED]
    days = {item.value for item in changed}
    days -= {item.value for item in items if may_be_publication(item)}
    if any(item.source in STATING for item in told):
        days |= {item.value for item in changed if item.source in STATING}
    return {day for day in days if min(abs(day - item.value) for item in told) > DAY}


def _is_told(item: DateEvidence) -> bool:
    """Say whether a page says itself that it was published on a day."""
    if item.kind is not DateKind.PUBLISHED or item.precision != "day":
        return False
    is_labelled = place_of(item).endswith("labelled") and is_own(item)
    return item.source not in SHOWING or is_labelled


def _signs(item: DateEvidence) -> Iterator[str]:
    """Give the sort of one item, and what it has in common with other sorts."""
    if item.source not in SHOWING:
        yield sort_of(item)
    if item.source in STATING:
        yield "stated as changed" if item.kind in CHANGED else "stated as published"
    elif item.source in SHOWING:
        zone, _, form = place_of(item).partition(" ")
        if item.kind in CHANGED and form != "labelled":
            yield "classed as changed"
        yield f"zone {zone}"
        yield f"form {form} {item.kind}" if form == "labelled" else f"form {form}"


def _rank(item: DateEvidence) -> int:
    """Order the places where readers see one day; the best of them counts."""
    zone, _, form = place_of(item).partition(" ")
    return _ZONES.get(zone, 0) + _FORMS.get(form, 0)
