"""What sort of evidence dates a page: who says it, where, and how."""

from datetime import timedelta

from sicaudit.model.page import DateEvidence, DateKind
from sicaudit.page.dates.headlines import BY_HEADLINE

DAY = timedelta(days=1)
"""A moment in UTC may be the next day where the editor is."""

STATING = frozenset(("json-ld", "microdata", "meta"))
SHOWING = frozenset(("visible-text", "time"))
CHANGED = frozenset((DateKind.MODIFIED, DateKind.REVIEWED))
_ELSEWHERE = frozenset(("url", "script", "picture"))
_DEFAULT_PLACES = {"visible-text": "near alone", "time": "far text"}
"""What evidence without a place and a meaning is taken for."""


def is_witness(item: DateEvidence) -> bool:
    """Say whether evidence can speak for the day of publication."""
    if item.kind is DateKind.EVENT or item.precision == "year":
        return False
    return item.source in STATING or item.source in SHOWING or item.source in _ELSEWHERE


def may_be_publication(item: DateEvidence) -> bool:
    """Say whether a day may be that of publication.

    Themes give the class `updated` to the only date there is, so what a class alone says of a
    date is not taken at its word.
    """
    return item.kind not in CHANGED or item.place.endswith(" dated")


def place_of(item: DateEvidence) -> str:
    """Give where readers see it and how; without a place, by what is known of it."""
    if item.place or item.source not in SHOWING:
        return item.place
    return "near labelled" if item.kind is not DateKind.UNKNOWN else _DEFAULT_PLACES[item.source]


def zone_of(item: DateEvidence) -> str:
    return place_of(item).partition(" ")[0]


def is_mention(item: DateEvidence) -> bool:
    """Say whether evidence is that of other pages and things, a sentence or a picture's path."""
    zone, _, form = place_of(item).partition(" ")
    return zone in ("list", "other") or form == "text" or item.source == "picture"


def is_own(item: DateEvidence) -> bool:
    """Say whether a day is the page's by where it stands, and no mention."""
    if item.source not in SHOWING:
        return True
    zone, _, form = place_of(item).partition(" ")
    return form != "text" and (zone in BY_HEADLINE or zone == "far")


def sort_of(item: DateEvidence) -> str:
    """Name the sort of evidence that one item is of, as it stands in `date_trust.toml`."""
    if item.source in SHOWING:
        place = place_of(item)
        return place if item.kind is DateKind.UNKNOWN else f"{place} {item.kind}"
    return f"{item.source} {item.kind}"
