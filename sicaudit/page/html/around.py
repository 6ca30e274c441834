"""Which boxes of a page stand around its text: menus, footers, cookie bars, what is hidden."""

import re
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache
from typing import Any

from selectolax.lexbor import LexborNode

from sicaudit.page.html.inventory import NEVER_TEXT
from sicaudit.page.tables import tables

Attributes = Mapping[str, str | None]


class Place(Enum):
    """What a box is to the text of its page."""

    OUT = "out"
    """Around it, for certain: no text of the page."""
    ASIDE = "aside"
    """Beside it, by its name: other pages, readers, advertisements."""
    OVER = "over"
    """The same, and it may have a headline of its own."""


class _Words:
    """What `main_text.toml` says, ready for use."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        names = table["names"]
        self.elements = frozenset(table["elements"]["around"])
        self.roles = frozenset(table["roles"]["around"])
        self.cookie_bars: tuple[str, ...] = tuple(names["cookie_bars"])
        self.aside = _phrases(names["aside"])
        self.over = _phrases(names["over"])
        self.folded = _phrases(names["folded"])
        self.notes = _phrases(names["notes"])
        self.roles_of_notes = frozenset(table["roles_of_notes"]["kept"])
        self.roles_of_folded = frozenset(table["roles_of_folded"]["kept"])


@cache
def _words() -> _Words:
    return _Words(tables("main_text"))


def _phrases(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile(f" (?:{'|'.join(re.escape(name) for name in names)}) ")


_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SIGNS = re.compile(r"[\s_./-]+")
_ORDER = re.compile(r"[:()\[\]<>&@]")
"""`md:flex` and `[&>li]` are orders to a style sheet, no names."""

_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_MOST_REMEMBERED = 20_000

_TELLING = frozenset(("role", "hidden", "aria-hidden", "style"))
"""Attributes by which a box may be known whatever its names are."""

_UNNAMED = frozenset(("blockquote", "details", "dl", "h1", "h2", "main", "table"))
"""Elements whose names are marks to point at, or tell how they look."""

_MOST_WORDS, _MOST_WORDS_OF_ID = 4, 3
"""Of a name: one with more is no name of a box, but a headline made into a mark to point at."""

_known: dict[tuple[str, int], Place | None] = {}


def place_of(node: LexborNode, tag: str) -> Place | None:
    """Say what a box is by its element, role, names and whether it is shown; None: text."""
    if tag in NEVER_TEXT:
        return Place.OUT
    attributes = node.attributes
    if tag in (words := _words()).elements:
        return None if tag == "aside" and _is_note(attributes) else Place.OUT
    if not _TELLING.isdisjoint(attributes):
        if (role := attributes.get("role")) is not None and role.strip().lower() in words.roles:
            return Place.OUT
        if _is_hidden(attributes) and not _is_folded(attributes):
            return Place.OVER
    return None if tag in _UNNAMED else _place_of_names(attributes, tag)


def _place_of_names(attributes: Attributes, tag: str) -> Place | None:
    place = None
    if names := attributes.get("class"):
        place = _place_of(names, _MOST_WORDS)
    if place is None and (name := attributes.get("id")):
        place = _place_of(name, _MOST_WORDS_OF_ID)
    return _place_of(tag, _MOST_WORDS) if place is None and "-" in tag else place


def _place_of(names: str, most: int) -> Place | None:
    """Say what a box is by its class, its id, or the name somebody made up for it."""
    try:
        return _known[names, most]
    except KeyError:
        pass
    if len(_known) > _MOST_REMEMBERED:
        _known.clear()
    words, plain = _words(), [_plain(name) for name in names.split() if not _ORDER.search(name)]
    short = "|".join([name for name in plain if len(name.split()) <= most])
    longer = "|".join([name for name in plain if len(name.split()) <= most + 1])
    place = None
    if any(word in longer for word in words.cookie_bars):  # `cookie-law-info-bar`
        place = Place.OUT
    elif words.over.search(short):
        place = Place.OVER
    elif words.aside.search(short):
        place = Place.ASIDE
    _known[names, most] = place
    return place


def _plain(name: str) -> str:
    return f" {_SIGNS.sub(' ', _HUMP.sub(' ', name)).lower().strip()} "


def _is_hidden(attributes: Attributes) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return style is not None and _NOT_SHOWN.search(style) is not None


def _is_folded(attributes: Attributes) -> bool:
    """Say whether somebody can open what is hidden: an answer, a tab."""
    role = attributes.get("role")
    if role in _words().roles_of_folded or attributes.get("hidden") == "until-found":
        return True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return any(_words().folded.search(_plain(name)) for name in names.split())


def _is_note(attributes: Attributes) -> bool:
    """Say whether an aside is a footnote or a remark of the text itself."""
    if attributes.get("role") in _words().roles_of_notes:
        return True
    names = attributes.get("class") or ""
    return any(_words().notes.search(_plain(name)) for name in names.split())
