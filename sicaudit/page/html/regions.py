"""Which part of a page an element stands in: by HTML, ARIA and the names templates use."""

import re
from collections.abc import Container, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from sicaudit.model.page import Region
from sicaudit.page.tables import tables

_SECTIONING = frozenset(("article", "aside", "main", "nav", "section", "blockquote", "dialog"))
"""A header or footer in one of these belongs to it, not to the page (HTML 4.3.8, 4.3.9)."""

_OF_THE_TEXT = frozenset(("article", "main"))
"""The same for what only its name makes a header: makers of websites put all else in sections."""

_OF_THE_PAGE_ONLY = frozenset((Region.HEADER, Region.FOOTER))
_BEGIN_NOTHING = frozenset(
    [
        "a",
        "body",
        "html",
        "li",
        "p",
        "span",
        "em",
        "strong",
        "b",
        "i",
        "td",
        "th",
        "tr",
        "tbody",
        "dd",
        "dt",
        "h1",
    ]
)
_THE_PAGE_ITSELF = "main,[role=main],h1"
"""What holds one of these is no menu, sidebar or footer, whatever its name."""

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SIGNS = re.compile(r"[\s_./-]+")
_ORDER = re.compile(r"[:()\[\]<>&@]")
_NO_ATTRIBUTES: Mapping[str, str | None] = {}


class _Words(NamedTuple):
    """What `regions.toml` says, ready for use."""

    elements: Mapping[str, Region]
    roles: Mapping[str, Region]
    names: Mapping[str, Region]
    anywhere: Mapping[str, Region]
    ending: re.Pattern[str]
    """One of the names, and what may follow it."""
    components: frozenset[str]


@cache
def _words() -> _Words:
    named_apart = tables("regions")
    behind = "|".join(map(re.escape, named_apart["behind"]["words"]))
    components = frozenset(named_apart["components"]["words"])
    of_regions = {region: table for region, table in named_apart.items() if region in set(Region)}

    def named(key: str) -> dict[str, Region]:
        parts = ((Region(region), table.get(key, ())) for region, table in of_regions.items())
        return {name: region for region, names in parts for name in names}

    names = named("names")
    longest_first = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    ending = re.compile(rf"(?:(?<=\s)|^)({longest_first})(?: (?:{behind}))*\Z")
    return _Words(named("elements"), named("roles"), names, named("anywhere"), ending, components)


def region_of(node: LexborNode) -> Region:
    """Give the innermost part of the page that `node` stands in; content where none is named."""
    here: LexborNode | None = node
    while here is not None:
        if (region := landmark(here)) is not None:
            return region
        here = here.parent
    return Region.CONTENT


def landmark(
    node: LexborNode, attributes: Mapping[str, str | None] = _NO_ATTRIBUTES
) -> Region | None:
    """Say which part of the page this very element begins; None: it begins none.

    `attributes` are the node's own, where somebody has read them already: that takes 1 us.
    """
    words = _words()
    tag = node.tag or ""
    if tag == "main":
        return Region.CONTENT
    if (region := words.elements.get(tag)) is not None:
        is_inside = region in _OF_THE_PAGE_ONLY and _stands_in(node, _SECTIONING)
        return None if is_inside else region
    if tag in _BEGIN_NOTHING:
        return None
    attributes = attributes or node.attributes
    if role := attributes.get("role"):
        role = role.strip().lower()
        region = Region.CONTENT if role == "main" else words.roles.get(role)
        if region is not None:
            return region
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    region = _region_named(names) if names != " " else None
    if region is None or (region in _OF_THE_PAGE_ONLY and _stands_in(node, _OF_THE_TEXT)):
        return None
    return None if _holds_the_page(node, region) else region


@lru_cache(maxsize=16_384)
def _region_named(names: str) -> Region | None:
    """Say what part of a page has these class and id names."""
    return next(filter(None, map(_region_of_one, names.split())), None)


def _region_of_one(name: str) -> Region | None:
    if _ORDER.search(name) is not None:  # `md:flex` is an order to a style sheet
        return None
    words = _words()
    plain = in_words(name)
    several = plain.split()
    for word in several:
        if (region := words.anywhere.get(word)) is not None:
            return region
    match = words.ending.search(plain)
    if match is None or not words.components.isdisjoint(plain[: match.start()].split()):
        return None
    return words.names[match[1]]


def in_words(name: str) -> str:
    """Give the name of a class or an id as words: `c-siteFooter` is `c site footer`."""
    return _SIGNS.sub(" ", _HUMP.sub(" ", name)).lower().strip()


def _holds_the_page(node: LexborNode, region: Region) -> bool:
    """Say whether something with such a name holds the page itself all the same."""
    inside = _THE_PAGE_ITSELF if region is not Region.HEADER else "main,[role=main],article"
    return node.css_first(inside) is not None


def _stands_in(node: LexborNode, tags: Container[str | None]) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in tags:
            return True
        parent = parent.parent
    return False
