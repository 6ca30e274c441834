"""Parts of a page whose dates are not its own: other pages, readers' comments, cookie bars."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from sicaudit.page.dates.words import date_words

_SPLIT = re.compile(r"[_-]+|(?<=[a-z])(?=[A-Z])")

_NEVER = frozenset(("html", "body", "main", "h1", "article"))
"""Themes put words like `has-sidebar` on these; they hold the page itself."""

_TOO_LARGE = frozenset(("html", "body", "main", "article", "section"))
"""What says of these that they are dated speaks of all that they hold: `status-publish`."""

_SCOPES = frozenset(("article", "main", "section", "header"))
"""Whose footer or aside speaks of the same thing as their headline."""

_HEADER = "header"
_ROWS = frozenset(("li", "tr"))
_ROLES = frozenset(("dialog", "alertdialog", "complementary", "navigation"))

_MOST_LETTERS = 20_000_000
"""Read in all to find text nodes; 0.1 s."""

_MOST_OF_PAGE = 0.4
"""Share of a page's letters from which a part is the page itself, whatever its class says."""

_LONGEST = 1_000_000
"""Letters of a page whose parts are measured."""

_LONG_WORD = re.compile(r"[^\W\d_]{3,}")

_LEAST_PAGE = 3000
"""Letters of what may be the page though its class is that of comments or other pages."""

_LONGEST_ROW = 600
"""Letters of an item in a list of pages, with its summary."""

_MOST_NAMES = 1000
"""Letters of an element's classes and id that are read."""

_HINTED = 3
"""Elements around a date whose class may say that it is one."""

_DEEPEST = 250
"""Elements around one that are looked at; pages nest 10 to 40 deep."""

_SHAPED = 4
"""Elements around a date by which the items of a list are alike."""


class Part(IntEnum):
    """Whether a part of a page speaks of the page; a part within it can only be farther off."""

    OWN = 0
    FOOTER = 1
    """A footer, or what stands outside of `main`: its own only where it says so."""
    DOUBTFUL = 2
    """A header, a teaser: its own where it stands by the headline."""
    ASIDE = 3
    """The same, but what machines state there is not the page's."""
    OTHER = 4


class Around(NamedTuple):
    """What stands around the text nodes of one element."""

    part: Part
    row: int
    """`mem_id` of the list item or row, of other pages or things, that it stands in; 0: none."""
    article: int
    """`mem_id` of the innermost `article`; 0: none."""
    is_dated: bool
    """A class or the element itself says that a date stands here."""
    is_classed: bool
    """A class says so."""
    shape: tuple[str, ...]
    """Tags and classes of the nearest elements: alike for the items of a list."""


class _Within(NamedTuple):
    part: Part
    row: int
    article: int
    is_inside: bool
    """Of `main`, or of what holds the headline in its place."""


class Surroundings:
    """Tells what stands around dates; each element is looked at once."""

    def __init__(self, headlines: list[LexborNode], letters: int) -> None:
        self._letters = letters
        paths = [list(upward(node)) for node in headlines]
        self._holding = {here.mem_id for path in paths for here in path}
        """Elements that hold a headline."""
        self._inside = {here.mem_id for path in paths for here in _up_to_main(path)}
        """Of these, all but what stands around `main`."""
        self._parts: dict[int, _Within] = {}
        self._around: dict[int, Around] = {}

    def around(self, element: LexborNode) -> Around:
        """Give what stands around the text in `element`."""
        known = self._around.get(element.mem_id)
        if known is None:
            part, row, article, _ = self._part(element)
            near = list(islice(upward(element), _SHAPED))
            is_classed = any(_is_dated(here) for here in near[:_HINTED])
            known = self._around[element.mem_id] = Around(
                part=part,
                row=row,
                article=article,
                is_dated=is_classed or any(here.tag == "time" for here in near[:_HINTED]),
                is_classed=is_classed,
                shape=tuple(f"{here.tag} {here.attributes.get('class') or ''}" for here in near),
            )
        return known

    def _part(self, element: LexborNode) -> _Within:
        path = []
        found = _Within(Part.OWN, 0, 0, is_inside=True)
        for here in upward(element):
            if (known := self._parts.get(here.mem_id)) is not None:
                found = known
                break
            path.append(here)
        for here in reversed(path):
            found = self._parts[here.mem_id] = self._within(found, here)
        return found

    def _within(self, outer: _Within, here: LexborNode) -> _Within:
        """Give what stands in an element, from what stands in the one around it."""
        part, row, article, is_inside = outer
        if here.mem_id in self._holding:
            is_inside = here.mem_id in self._inside
        else:
            is_first = here.parent is not None and here.parent.mem_id in self._holding
            own = self._judged(here, outer, is_first=is_first)
            part = max(part, own)
            if here.tag in _ROWS and _is_of_a_list(here):
                row = here.mem_id
        if here.tag == "article":
            article = here.mem_id
        return _Within(part, row, article, is_inside)

    def _judged(self, here: LexborNode, outer: _Within, *, is_first: bool) -> Part:
        """Give what an element begins, seen from the headline and by how much it holds."""
        is_inside, tag = outer.is_inside, here.tag
        part = _part_of(here, is_in_article=bool(outer.article))
        if is_first and not is_inside:
            part = Part.FOOTER if part <= Part.FOOTER else Part.OTHER
        if part is Part.OWN or tag in date_words().region_tags:
            return part
        if tag == "footer":
            is_own = is_inside and here.parent is not None and here.parent.tag in _SCOPES
            return Part.OWN if is_own else part
        if tag == "aside":
            return Part.ASIDE if is_inside else Part.OTHER
        if part is Part.FOOTER or self._letters > _LONGEST:
            return part
        letters = len(here.text(separator=" "))
        if part is Part.OTHER and letters < _LEAST_PAGE:
            return part
        return Part.OWN if letters > _MOST_OF_PAGE * self._letters else part


def _up_to_main(path: list[LexborNode]) -> list[LexborNode]:
    """Leave out what stands around `main`, or without one around the outermost `article`."""
    last = max((n for n, here in enumerate(path) if here.tag == "article"), default=-1)
    for number, here in enumerate(path):
        if here.tag == "main" or here.attributes.get("role") == "main":
            return path[: number + 1]
    return path[: last + 1] or path


def _is_of_a_list(row: LexborNode) -> bool:
    """Say whether a list item or row leads to another page, or says more than a date.

    A table that makes the layout has rows too, and longer ones.
    """
    text = row.text(separator=" ")
    if len(text) > _LONGEST_ROW:
        return False
    if row.css_first("a") is not None:
        return True
    words = {word.lower() for word in _LONG_WORD.findall(text)}
    known = date_words()
    return known.authors.isdisjoint(words) and not words <= known.of_a_date


def upward(node: LexborNode) -> Iterator[LexborNode]:
    """Give an element and those around it, from the inside out."""
    here: LexborNode | None = node
    for _ in range(_DEEPEST):
        if here is None:
            return
        yield here
        here = here.parent


def _part_of(node: LexborNode, *, is_in_article: bool) -> Part:
    """Say what this very element begins; the header of an article is a part of it."""
    tag = node.tag or ""
    if tag in _NEVER:
        return Part.OWN
    words = date_words()
    if tag in words.region_tags:
        return Part.OTHER
    attributes = node.attributes
    role = attributes.get("role")
    if role in _ROLES and role != "complementary":
        return Part.OTHER
    is_doubtful = tag in words.doubtful_tags and not (is_in_article and tag == _HEADER)
    part = Part.DOUBTFUL if is_doubtful or role in _ROLES else Part.OWN
    if tag == "footer":
        part = Part.FOOTER
    names = _names(node)
    parts = (_part_by_name(name, is_in_article=is_in_article) for name in names)
    return max(part, *parts) if names else part


@lru_cache(maxsize=4096)
def _part_by_name(name: str, *, is_in_article: bool) -> Part:
    """Say what a class or id tells of an element: its first word most, the others little."""
    words = date_words()
    said = [word.lower() for word in _SPLIT.split(name)]
    if is_in_article:
        said = [word for word in said if word != _HEADER] or [""]
    first, *others = said
    if first in words.region_words:
        return Part.OTHER
    if first in words.doubtful_words or not words.vague.isdisjoint(others):
        return Part.DOUBTFUL
    return Part.FOOTER if first == "footer" else Part.OWN


def _names(node: LexborNode) -> list[str]:
    attributes = node.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return names[:_MOST_NAMES].split()


def _is_dated(node: LexborNode) -> bool:
    return node.tag not in _TOO_LARGE and any(_is_date_name(name) for name in _names(node))


@lru_cache(maxsize=4096)
def _is_date_name(name: str) -> bool:
    return date_words().date_class.search(name.lower()) is not None


def nodes_at(body: LexborNode, offsets: list[int], separator: str) -> dict[int, LexborNode]:
    """Find the text nodes that hold these places of `body.text(separator=separator)`.

    `offsets` ascend. Goes down from `body` and reads only the texts of elements that may hold
    one: 0.2 ms on an 80 KB page, where a look at every text node takes 1 ms. Where that would
    read a long text too often, since it stands deep down, the rest is left out.
    """
    found: dict[int, LexborNode] = {}
    waiting = [(body, 0, offsets)]
    letters = _MOST_LETTERS
    while waiting and letters > 0:
        parent, start, wanted = waiting.pop()
        child = parent.first_child
        while child is not None and wanted:
            is_text = child.is_text_node
            text = (child.text_content if is_text else child.text(separator=separator)) or ""
            letters -= len(text)
            end = start + len(text)
            if wanted[0] < end:
                count = bisect_left(wanted, end)
                if is_text:
                    found.update(dict.fromkeys(wanted[:count], child))
                else:
                    waiting.append((child, start, wanted[:count]))
                wanted = wanted[count:]
            start = end + len(separator) if text else start
            child = child.next
    return found
