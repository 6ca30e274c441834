"""The visible text of a page with what tells where a date stands in it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from selectolax.lexbor import LexborNode

from sicaudit.page.dates.headlines import Headlines, headlines_of
from sicaudit.page.dates.regions import Around, Part, Surroundings, nodes_at, upward
from sicaudit.page.dates.text import (
    Reading,
    Written,
    holds_short_dates,
    holds_written_dates,
    short_dates,
    stamped_day,
    written_dates,
)
from sicaudit.page.dates.words import END, date_words

_UNSEEN = "script,style,noscript,template,svg"
_STAMPED = {
    b"<time": "time",
    b"<abbr": "abbr[title]",
    b" datetime=": "[datetime]",
}
_DATA = b" data-"
_STAMPED_DATA = {
    b" data-utime=": "[data-utime]",
    b" data-timestamp=": "[data-timestamp]",
    b" data-date": "[data-datetime],[data-date]",
}
"""What a source must hold for a selector to find something: each is tried on every element."""

STAMPS = ("datetime", "title", "data-utime", "data-timestamp", "data-datetime", "data-date")

STAMP = "\x1e"
"""Stands around a day that an attribute says; white space to `str` and `re`."""

_MOST_STAMPS = 200
_MOST_DATES = 300
"""Of a page whose surroundings are looked at; a page with more is an archive or a table."""

_SHORT_BEHIND, _SHORT_BEFORE = 1500, 600
"""Letters around a headline where `30.10.23` is looked for."""

_MOST_ALIKE = 2
"""Days at places of one shape; more of them are the items of a list."""

_LEAST_ARTICLE, _LEAST_SHARE = 300, 0.25
"""Letters, and share of the page's, of an `article` that goes on below a headline outside it."""

_MOST_LINE = 200
"""Letters before and behind a date; a line that holds no more than the date is shorter."""

_MOST_BESIDE = 3
"""Pieces of a line before and behind a date: `by <a>Author</a> on`."""

_MOST_MISSED = 50
"""Scripts within pictures and the like; looking for each costs a pass over the text."""

_DAY_BEFORE = re.compile(r"(?<![\w:.,/-])[0-3]?[0-9]\.?\s?[-–—]\s?\Z")
"""`9-` before `23 February 2017`."""

_LONGEST_DAY = 8

_MOST_BETWEEN = 30
"""Letters between the ends of a period."""

_INLINE = frozenset(
    ("a", "abbr", "b", "em", "font", "i", "mark", "small", "span", "strong", "time", "u")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A date in the text of a page, and where it stands."""

    written: Written
    element: LexborNode
    """That holds its text."""
    around: Around
    is_stamp: bool
    """An attribute says it; readers may see other words."""
    zone: str
    """headline, near (close behind one), above (close before one), far, list (one of many alike),
    footer (or outside of `main`), other (not the page's own).
    """
    before: str
    after: str
    """What stands beside it in its line."""
    is_in_range: bool
    """From this day to another, or the other way round."""


class Layout:
    """A page's visible text, in which elements end with END, and the dates in it, in order."""

    def __init__(
        self, body: LexborNode, text: str, title: str, reading: Reading, *, stamped: str
    ) -> None:
        """`text` is that of the body, with END; `stamped` is what `stamped_in` gives."""
        if stamped:
            self.body = body.clone()
            for node in reversed(self.body.css(_UNSEEN)):
                node.remove(recursive=False)
            _show_stamps(self.body.css(stamped)[:_MOST_STAMPS], reading)
            self.text = reading.plain(self.body.text(separator=END))
        else:
            self.body = body
            self.text = reading.plain(_seen(body, text))
        headlines = headlines_of(self.body, title)
        self.headlines = Headlines(headlines, self.text)
        self.surroundings = Surroundings(headlines, len(self.text))
        self._articles = {self.surroundings.around(node).article for node in headlines}
        self._sizes: dict[int, int] = {}
        self.dates = tuple(self._placed(self._written(reading)))

    def _written(self, reading: Reading) -> list[Written]:
        found = {date.start: date for date in written_dates(self.text, reading)}
        for span in self.headlines.spans:
            start = max(0, span.start - _SHORT_BEFORE)
            for date in short_dates(self.text, start, span.stop + _SHORT_BEHIND, reading):
                found.setdefault(date.start, date)
        dates = [found[start] for start in sorted(found)][:_MOST_DATES]
        orders = {date.is_turned for date in dates if date.is_turned is not None}
        if orders == {True}:
            return [replace(date, value=date.other) if date.other else date for date in dates]
        clear = {date.value for date in dates if date.other is None and not date.is_month}
        return [
            replace(date, value=date.other)
            if date.other in clear and date.value not in clear
            else date
            for date in dates
        ]

    def _placed(self, dates: list[Written]) -> Iterator[Placed]:
        nodes = nodes_at(self.body, [date.start for date in dates], END)
        around: dict[int, Around] = {}
        days: dict[tuple[str, ...], set[object]] = {}
        for date in dates:
            node = nodes.get(date.start)
            if node is not None and node.parent is not None:
                here = around[date.start] = self.surroundings.around(node.parent)
                days.setdefault(here.shape, set()).add(date.value)
        ranges = set(_in_ranges(self.text, dates))
        for date in dates:
            if date.start not in around:
                continue
            node, here = nodes[date.start], around[date.start]
            element = node.parent
            assert element is not None
            before, after = self._beside(node, date)
            is_listed = len(days[here.shape]) > _MOST_ALIKE
            yield Placed(
                written=date,
                element=element,
                around=here,
                is_stamp=self._is_stamp(date),
                zone=self._zone(date, here, element, is_listed=is_listed),
                before=before,
                after=after,
                is_in_range=date.start in ranges,
            )

    def _is_stamp(self, date: Written) -> bool:
        return self.text[date.start - 1 : date.start] == STAMP

    def _zone(self, date: Written, around: Around, element: LexborNode, *, is_listed: bool) -> str:
        near = self.headlines.nearness(date)
        if around.part is Part.OTHER or (around.part > Part.FOOTER and near == "far"):
            return "other"
        if around.part is Part.ASIDE and not around.is_classed:
            return "other"
        if around.part is Part.FOOTER:
            return "footer"
        if near == "headline":
            return near
        if self._is_of_another_article(around, element):
            return "other"
        if is_listed or (around.row and not around.is_classed):
            return "list"
        return near

    def _is_of_another_article(self, around: Around, element: LexborNode) -> bool:
        """Say whether a date stands in an `article` without the headline, and a small one."""
        if not around.article or around.article in self._articles or not self.headlines.spans:
            return False
        if self._articles != {0}:
            return True
        size = self._sizes.get(around.article)
        if size is None:
            article = next(here for here in upward(element) if here.mem_id == around.article)
            size = self._sizes[around.article] = len(article.text(separator=" "))
        return size < max(_LEAST_ARTICLE, _LEAST_SHARE * len(self.text))

    def _beside(self, node: LexborNode, date: Written) -> tuple[str, str]:
        """Give the rest of a date's line: of its text node, and of what stands beside that."""
        before = self.text[max(0, date.start - _MOST_LINE) : date.start].rpartition(END)[2]
        after = self.text[date.end : date.end + _MOST_LINE].partition(END)[0]
        if not self._is_stamp(date):
            before = " ".join((*reversed(list(_pieces(node, _previous))), before))
            after = " ".join((after, *_pieces(node, _next)))
        element = node.parent
        if element is not None and element.tag in _INLINE:
            before = f"{_words(element.prev)} {before}"
            after = f"{after} {_words(element.next)}"
        return before[-_MOST_LINE:], after[:_MOST_LINE]


def _words(node: LexborNode | None) -> str:
    """Give the words of a text node; an element beside another is a thing of its own."""
    return (node.text_content or "") if node is not None and node.is_text_node else ""


def _previous(node: LexborNode) -> LexborNode | None:
    return node.prev


def _next(node: LexborNode) -> LexborNode | None:
    return node.next


def _pieces(node: LexborNode, step: Callable[[LexborNode], LexborNode | None]) -> Iterator[str]:
    """Give the texts beside a text node, up to an element that begins a line of its own."""
    here = step(node)
    for _ in range(_MOST_BESIDE):
        if here is None or not (here.is_text_node or here.is_comment_node or here.tag in _INLINE):
            return
        said = here.text(separator=" ") if here.is_element_node else here.text_content or ""
        if not here.is_comment_node and STAMP not in said:
            yield said
        here = step(here)


def may_hold_dates(text: str, reading: Reading) -> bool:
    """Say in a tenth of the time whether a layout would have any dates that are not in attributes.

    `text` is that of the page with its scripts. Most pages of a manual have none.
    """
    return holds_written_dates(text, reading) or holds_short_dates(text)


def stamped_in(source: bytes) -> str:
    """Give the selector of elements whose attributes may hold a day; empty: there are none."""
    signs = _STAMPED | _STAMPED_DATA if _DATA in source else _STAMPED
    return ",".join(selector for sign, selector in signs.items() if sign in source)


def _in_ranges(text: str, dates: Sequence[Written]) -> Iterator[int]:
    """Give the starts of dates that are the ends of a period."""
    for one, other in pairwise(dates):
        between = text[one.end : other.start]
        if len(between) <= _MOST_BETWEEN and date_words().range.fullmatch(between.lower()):
            yield from (one.start, other.start)
    for date in dates:
        if _DAY_BEFORE.search(text, max(0, date.start - _LONGEST_DAY), date.start):
            yield date.start


def _seen(body: LexborNode, text: str) -> str:
    """Give the text with blanks for scripts and the like: all else stays in its place.

    A copy of the body without these costs three times as much; it is made only to write into it.
    """
    parts: list[str] = []
    at = missed = 0
    for node in body.css(_UNSEEN):
        unseen = node.text(separator=END)
        start = text.find(unseen, at) if unseen and missed < _MOST_MISSED else -1
        if start >= 0:
            parts += (text[at:start], " " * len(unseen))
            at = start + len(unseen)
        elif unseen:
            missed += 1  # it stands within one that is blank already
    return "".join((*parts, text[at:])) if parts else text


def _show_stamps(nodes: Sequence[LexborNode], reading: Reading) -> None:
    """Write the day of an attribute into its element, so that the text has it in its place."""
    for node in {node.mem_id: node for node in nodes}.values():
        attributes = node.attributes
        for name in STAMPS:
            value = attributes.get(name)
            if value and (day := stamped_day(value, reading)) is not None:
                shown = f"{STAMP}{day.isoformat()}{STAMP}"
                if (first := node.first_child) is not None:
                    first.insert_before(shown)
                else:
                    node.insert_child(shown)
                break
