"""Which day a page was published: what speaks for each day that its evidence names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from sicaudit.model.page import DateEvidence, DateKind
from sicaudit.page.dates.headlines import BY_HEADLINE

_DAY = timedelta(days=1)
_CHANGED = frozenset((DateKind.MODIFIED, DateKind.REVIEWED))
_STATING = frozenset(("json-ld", "microdata", "meta"))
_SHOWING = frozenset(("visible-text", "time"))
_DEFAULT_PLACES = {"visible-text": "near alone", "time": "far text"}
"""What evidence without a place and a meaning is taken for."""

_ZONES = {"near": 0, "headline": 1, "above": 1, "far": 3, "footer": 4, "list": 6, "other": 7}
_FORMS = {"labelled": 0, "dated": 1, "named": 1, "alone": 2, "opens": 3, "text": 5}
_FAR_OWN = frozenset(("far dated", "far alone", "far named"))
_SHOWN = frozenset(("first by the headline", "said to be published", "url published"))
"""Signs that readers see a day as that of publication."""

_SEEN = _SHOWN | {"zone near", "zone headline", "zone above"}

_NIGHT = re.compile(r"[T ](?:0[0-7]|2[1-3]):[0-9]{2}(?::[0-9.]+)?\s?(?:Z|\+00:?00)\b")
"""A moment in UTC that is another day in some part of the world where sites are edited."""

_MOMENT = re.compile(r"([0-9]{2})(:[0-9]{2}:[0-9]{2})(?:\.[0-9]+)?\s?(Z|\+00:?00)?")
"""Hour, minutes with seconds, and whether they are those of UTC."""


def is_witness(item: DateEvidence) -> bool:
    """Say whether evidence can speak for the day of publication."""
    if item.kind is DateKind.EVENT or item.precision == "year":
        return False
    return item.source in _STATING or item.source in _SHOWING or item.source in ("url", "script")


def signs_of(evidence: Sequence[DateEvidence]) -> dict[date, set[str]]:
    """Give, for each day that a page may have been published on, the signs for and against it.

    A sign is a sort of evidence (`json-ld published`, `near labelled published`) or a relation to
    the rest of the evidence (`first by the headline`). What they are worth stands in
    `date_trust.toml`; days that are only said to be those of a change are no candidates.
    """
    items = [item for item in evidence if is_witness(item)]
    titled = {item.value for item in evidence if item.source == "title"}
    days: dict[date, set[str]] = {}
    for item in items:
        if _may_be_publication(item) and item.precision == "day":
            days.setdefault(item.value, set())
    for day in _changes_only(items):
        days.pop(day, None)
    shown: dict[date, DateEvidence] = {}
    for item in items:
        if item.value not in days or item.precision != "day":
            continue
        if item.source not in _SHOWING:
            days[item.value].update(_signs(item))
        elif item.value not in shown or _rank(item) < _rank(shown[item.value]):
            shown[item.value] = item
    for day, item in shown.items():
        days[day].update(_signs(item))
    for day in titled & days.keys():
        days[day].add("in the title")
    _relate(days, items)
    return days


def likeliest(chances: Mapping[date, float], signs: Mapping[date, set[str]]) -> tuple[date, float]:
    """Give the likeliest day with its chance, as readers see it where a machine's is off by one.

    That is UTC of a local evening; both days' chances are then one.
    """
    best = max(chances, key=lambda day: chances[day])
    if "stated as published" not in signs[best] or not _SEEN.isdisjoint(signs[best]):
        return best, chances[best]
    beside = [
        day for day in (best - _DAY, best + _DAY) if not _SHOWN.isdisjoint(signs.get(day, ()))
    ]
    if not beside:
        return best, chances[best]
    shown = max(beside, key=lambda day: chances[day])
    return shown, chances[best] + chances[shown]


def _changes_only(items: Sequence[DateEvidence]) -> set[date]:
    """Give the days stated as those of a change, where others are stated as those of publication.

    What readers see by the headline is then the change.
    """
    stated = [item for item in items if item.source in _STATING]
    published = {item.value for item in stated if item.kind is DateKind.PUBLISHED}
    changed = {item.value for item in stated if item.kind in _CHANGED}
    return {day for day in changed if published and min(abs(day - p) for p in published) > _DAY}


def _zone(item: DateEvidence) -> str:
    return place_of(item).partition(" ")[0]


def _may_be_publication(item: DateEvidence) -> bool:
    """Say whether a day may be that of publication.

    Themes give the class `updated` to the only date there is, so what a class alone says of a
    date by the headline is not taken at its word.
    """
    return item.kind not in _CHANGED or item.place == "near dated"


def _signs(item: DateEvidence) -> Iterator[str]:
    """Give the sort of one item, and what it has in common with other sorts."""
    yield sort_of(item)
    if item.source in _STATING:
        yield "stated as changed" if item.kind in _CHANGED else "stated as published"
    elif item.source in _SHOWING:
        zone, _, form = place_of(item).partition(" ")
        yield f"zone {zone}"
        yield f"form {form} {item.kind}" if form == "labelled" else f"form {form}"
        if form == "labelled" and item.kind is DateKind.PUBLISHED:
            yield "said to be published"


def _rank(item: DateEvidence) -> int:
    """Order the places where readers see one day; the best of them counts."""
    zone, _, form = place_of(item).partition(" ")
    return _ZONES.get(zone, 0) + _FORMS.get(form, 0)


def place_of(item: DateEvidence) -> str:
    """Give where readers see it and how; without a place, by what is known of it."""
    if item.place or item.source not in _SHOWING:
        return item.place
    return "near labelled" if item.kind is not DateKind.UNKNOWN else _DEFAULT_PLACES[item.source]


def sort_of(item: DateEvidence) -> str:
    """Name the sort of evidence that one item is of, as it stands in `date_trust.toml`."""
    if item.source in _SHOWING:
        place = place_of(item)
        return place if item.kind is DateKind.UNKNOWN else f"{place} {item.kind}"
    return f"{item.source} {item.kind}"


def _relate(days: Mapping[date, set[str]], items: Sequence[DateEvidence]) -> None:
    """Add what each day has to do with the rest of the evidence."""
    stated = {item.value for item in items if _states_publication(item)}
    first, first_in_text = _first_shown(items)
    months = {
        (item.value.year, item.value.month)
        for item in items
        if item.source == "url" and item.precision == "month"
    }
    last_change = max(
        (item.value for item in items if item.kind in _CHANGED and _is_said(item)), default=None
    )
    for day, signs in days.items():
        if last_change is not None and last_change - day > _DAY:
            signs.add("changed since")
        if first and day == first[0]:
            signs.add("first by the headline")
        if not first and day == first_in_text:
            signs.add("first in the text")
        if months:
            is_in = (day.year, day.month) in months
            signs.add("in the month of the URL" if is_in else "outside the month of the URL")
        signs.update(_agreement(day, items))
        if stated:
            signs.update(_beside(day, stated))
            signs.update(_among(day, stated, items))
            signs.update(_by_the_clock(day, stated, first, items))


def _first_shown(items: Sequence[DateEvidence]) -> tuple[list[date], date | None]:
    """Give the days shown by the headline in order, and the first shown far from it."""
    shown = [item for item in items if item.source in _SHOWING]
    shown = [item for item in shown if not place_of(item).endswith("text")]
    by_headline = [item.value for item in shown if _zone(item) == "near"] or [
        item.value for item in shown if _zone(item) in BY_HEADLINE
    ]
    far = (item.value for item in shown if place_of(item) in _FAR_OWN)
    return by_headline, next(far, None)


def _agreement(day: date, items: Sequence[DateEvidence]) -> Iterator[str]:
    """Count those that name a day; what a CMS fills from one field is one witness."""
    agreeing = [item for item in items if item.value == day]
    families = {_family(item) for item in agreeing}
    yield from (f"agreed by {count}" for count in range(2, 1 + len(families)))
    if len({item.source for item in agreeing if item.source in _STATING}) > 1:
        yield "stated twice"


def _states_publication(item: DateEvidence) -> bool:
    return item.source in _STATING and item.kind is DateKind.PUBLISHED


def _is_said(item: DateEvidence) -> bool:
    return item.source in _STATING or place_of(item).endswith("labelled")


def _beside(day: date, stated: set[date]) -> Iterator[str]:
    """Compare a day that no machine states with those that they do."""
    if day in stated:
        return
    if any(abs(other - day) == _DAY for other in stated):
        yield "stated a day off"
    elif day < min(stated):
        yield "before what is stated"
    elif day > max(stated):
        yield "after what is stated"


def _among(day: date, stated: set[date], items: Sequence[DateEvidence]) -> Iterator[str]:
    """Compare a day that a machine states with others that they do."""
    if day not in stated or len(stated) == 1:
        return
    if day == min(stated):
        yield "first of those stated"
        return
    yield "later one stated"
    if any(
        item.value == day and item.source in _STATING and item.kind in _CHANGED for item in items
    ):
        yield "later one stated as changed too"


def _by_the_clock(
    day: date, stated: set[date], shown: Sequence[date], items: Sequence[DateEvidence]
) -> Iterator[str]:
    """Say whether a day may be another where the editor is."""
    if _is_local(day, items):
        yield "same moment by a local clock"
    if day not in stated or _is_confirmed(day, items):
        return
    if any(abs(other - day) == _DAY for other in shown):
        yield "shown a day off"
    if _is_at_night(day, items):
        yield "stated in UTC at night"


def _is_confirmed(day: date, items: Sequence[DateEvidence]) -> bool:
    return any(
        item.value == day
        and (item.source == "url" or (item.source in _SHOWING and _zone(item) == "near"))
        for item in items
    )


def _is_at_night(day: date, items: Sequence[DateEvidence]) -> bool:
    stamps = [item.text for item in items if item.value == day and _states_publication(item)]
    return bool(stamps) and all(_NIGHT.search(text) for text in stamps)


def _is_local(day: date, items: Sequence[DateEvidence]) -> bool:
    """Say whether this day is what a stamp in UTC is where the editor is: minutes are the same."""
    moments = {
        match[2]
        for item in items
        if item.source in _STATING and abs(item.value - day) == _DAY
        for match in [_MOMENT.search(item.text)]
        if match is not None and match[3]
    }
    return any(
        match is not None and not match[3] and match[2] in moments
        for item in items
        if item.value == day
        for match in [_MOMENT.search(item.text)]
    )


def _family(item: DateEvidence) -> str:
    """Name what a CMS fills from one field: the copies are no further witnesses."""
    if item.source in _SHOWING:
        return "shown"
    return "stated" if item.source in _STATING else item.source
