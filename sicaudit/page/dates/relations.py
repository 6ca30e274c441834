"""What each day that a page's evidence names has to do with the rest of it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sicaudit.model.page import DateEvidence, DateKind
from sicaudit.page.dates.headlines import BY_HEADLINE
from sicaudit.page.dates.sorts import (
    CHANGED,
    DAY,
    SHOWING,
    STATING,
    may_be_publication,
    place_of,
    zone_of,
)

_OWN = (*BY_HEADLINE, "far")
_FAR_OWN = frozenset(("far dated", "far alone", "far named"))

_NIGHT = re.compile(r"[T ](?:0[0-7]|2[1-3]):[0-9]{2}(?::[0-9.]+)?\s?(?:Z|\+00:?00)\b")
"""A moment in UTC that is another day in some part of the world where sites are edited."""

_MOMENT = re.compile(r"([0-9]{2})(:[0-9]{2}:[0-9]{2})(?:\.[0-9]+)?\s?(Z|\+00:?00)?")
"""Hour, minutes with seconds, and whether they are those of UTC."""


def relate(days: Mapping[date, set[str]], items: Sequence[DateEvidence]) -> None:
    """Add what each day has to do with the rest of the evidence."""
    stated = {item.value for item in items if _states_publication(item)}
    said = {item.value for item in items if _is_said_to_be_publication(item)}
    change = max(
        (item.value for item in items if item.kind in CHANGED and _is_said(item)), default=None
    )
    first, first_in_text = _first_shown(items)
    for day, signs in days.items():
        if change is not None and change - day > DAY:
            signs.add("changed since")
        if said and "stated as published" not in signs and _is_apart(day, said):
            signs.add("another said to be published")
        if first and day == first[0]:
            signs.add("first by the headline")
        if not first and day == first_in_text:
            signs.add("first in the text")
        signs.update(_agreement(day, items))
        if stated:
            signs.update(_beside(day, stated))
            signs.update(_among(day, stated, items))
            signs.update(_by_the_clock(day, stated, first, items))
    _compare_months(days, items)


def _compare_months(days: Mapping[date, set[str]], items: Sequence[DateEvidence]) -> None:
    """Compare days with the months in the paths of the page and of its picture."""
    months = [item for item in items if item.source == "url" and item.precision == "month"]
    of_url = {item.value for item in months}
    of_picture = {item.value.replace(day=1) for item in items if item.source == "picture"}
    for day, signs in days.items():
        month = day.replace(day=1)
        if of_url:
            is_in = month in of_url
            signs.add("in the month of the URL" if is_in else "outside the month of the URL")
        if month in of_picture:
            signs.add("in the month of the picture")


def _is_apart(day: date, others: Iterable[date]) -> bool:
    return min(abs(day - other) for other in others) > DAY


def _first_shown(items: Sequence[DateEvidence]) -> tuple[list[date], date | None]:
    """Give the days shown by the headline in order, and the first shown far from it."""
    shown = [item for item in items if item.source in SHOWING]
    shown = [item for item in shown if not place_of(item).endswith("text")]
    shown = [item for item in shown if may_be_publication(item)]
    own = [item for item in shown if item.kind not in CHANGED] or shown
    by_headline = [item.value for item in own if zone_of(item) == "near"] or [
        item.value for item in own if zone_of(item) in BY_HEADLINE
    ]
    far = (item.value for item in shown if place_of(item) in _FAR_OWN)
    return by_headline, next(far, None)


def _agreement(day: date, items: Sequence[DateEvidence]) -> Iterator[str]:
    """Count those that name a day; what a CMS fills from one field is one witness."""
    agreeing = [item for item in items if item.value == day]
    families = {_family(item) for item in agreeing}
    yield from (f"agreed by {count}" for count in range(2, 1 + len(families)))
    if len({item.source for item in agreeing if item.source in STATING}) > 1:
        yield "stated twice"


def _states_publication(item: DateEvidence) -> bool:
    return item.source in STATING and item.kind is DateKind.PUBLISHED


def _is_said_to_be_publication(item: DateEvidence) -> bool:
    """Say whether a line by the headline calls a day that of publication."""
    zone, _, form = place_of(item).partition(" ")
    is_labelled = item.source in SHOWING and form == "labelled"
    return is_labelled and zone in _OWN and item.kind is DateKind.PUBLISHED


def _is_said(item: DateEvidence) -> bool:
    return item.source in STATING or place_of(item).endswith("labelled")


def _beside(day: date, stated: set[date]) -> Iterator[str]:
    """Compare a day that no machine states with those that they do."""
    if day in stated:
        return
    if any(abs(other - day) == DAY for other in stated):
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
    if any(item.value == day and item.source in STATING and item.kind in CHANGED for item in items):
        yield "later one stated as changed too"


def _by_the_clock(
    day: date, stated: set[date], shown: Sequence[date], items: Sequence[DateEvidence]
) -> Iterator[str]:
    """Say whether a day may be another where the editor is."""
    if _is_local(day, items):
        yield "same moment by a local clock"
    if day not in stated or _is_confirmed(day, items):
        return
    if any(abs(other - day) == DAY for other in shown):
        yield "shown a day off"
    if _is_at_night(day, items):
        yield "stated in UTC at night"


def _is_confirmed(day: date, items: Sequence[DateEvidence]) -> bool:
    return any(
        item.value == day
        and (item.source == "url" or (item.source in SHOWING and zone_of(item) == "near"))
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
        if item.source in STATING and abs(item.value - day) == DAY
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
    if item.source in SHOWING:
        return "shown"
    return "stated" if item.source in STATING else item.source
