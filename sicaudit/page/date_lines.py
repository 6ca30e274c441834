"""Dates that a reader sees: labelled lines, a date alone under the headline, the copyright year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sicaudit.model.page import DateEvidence, DateKind
from sicaudit.page.date_labels import flat, is_event, label_before, label_behind, stands_alone
from sicaudit.page.date_regions import in_list_of_links, in_other_region, nodes_at
from sicaudit.page.date_text import Reading, Written, written_dates
from sicaudit.page.date_words import END

_BEFORE = 110
"""Letters before a date in which its label and the words before that must stand."""

_SPREAD = 400
"""Letters as written that may hold those: templates leave much white space."""

_WORDS_AFTER, _WORDS_BEFORE = 50, 15
"""Words between a headline and a date that may be the page's without saying so."""

_FAR = 3000
"""Letters as written from a headline beyond which we do not count words."""

_MOST_DAYS = 2
"""Distinct days of one kind; a page with more of them lists other pages."""

_ITEM = 700
"""Letters: dates that stand closer are those of the items of a list."""

_COPYRIGHT = re.compile(
    r"(?:©|opyright|OPYRIGHT)[^\x1f]{0,40}?(?:(?:19|20)\d\d\s?[-–—/]\s?)?"
    r"((?:199|20[0-4])\d)(?!\d|\s?[-–—/]\s?\d)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A date with what a reader takes it for."""

    kind: DateKind
    text: str
    written: Written
    is_labelled: bool
    is_near: bool
    """True: a headline stands close."""


def visible_dates(
    tree: LexborHTMLParser, headlines: list[LexborNode], reading: Reading, *, is_event_page: bool
) -> Iterator[DateEvidence]:
    """Give the lines by which a page dates itself, kind by kind, and its copyright year.

    Lines with a label of publication, change or review count anywhere but in regions of other
    pages and of readers. A date without one counts only where it is alone in its line and near a
    headline, and then as `unknown`.
    """
    if tree.body is None:
        return
    text = tree.body.text(separator=END)
    if written := list(written_dates(text, reading)):
        lines = list(_lines(text, written, _spans(text, headlines)))
        for line in _without_lists(_own(lines, tree.body)):
            is_of_event = is_event_page and not line.is_labelled
            yield DateEvidence(
                source="visible-text",
                kind=DateKind.EVENT if is_of_event else line.kind,
                value=line.written.value,
                text=" ".join(line.text.split())[-120:],
            )
    yield from _copyright(text, reading)


def _lines(text: str, written: list[Written], headlines: list[range]) -> Iterator[_Line]:
    previous = 0
    for found in written:
        before = flat(text[max(previous, found.start - _SPREAD) : found.start])[-_BEFORE:]
        line = _labelled(text, before, found, headlines) or _alone(text, found, headlines)
        if line is not None:
            yield line
        previous = found.end


def _labelled(text: str, before: str, found: Written, headlines: list[range]) -> _Line | None:
    behind = text[found.end : found.end + _SPREAD]
    label = label_before(before, behind) or label_behind(before, behind)
    if label is None or label.kind is None or (label.needs_day and found.is_month):
        return None
    kind, is_near = label.kind, _is_near(text, found, headlines)
    if kind is DateKind.UNKNOWN:
        if not is_near:
            return None
        kind = DateKind.EVENT if is_event(behind) else kind
    return _Line(
        kind=kind,
        text=label.words + text[found.start : found.end],
        written=found,
        is_labelled=kind is not DateKind.UNKNOWN,
        is_near=is_near,
    )


def _alone(text: str, found: Written, headlines: list[range]) -> _Line | None:
    """Give a date that is all its element says, near a headline."""
    start = text.rfind(END, 0, found.start) + 1
    end = text.find(END, found.end)
    end = len(text) if end < 0 else end
    before, after = text[start : found.start], text[found.end : end]
    if found.is_month or not _is_near(text, found, headlines) or not stands_alone(before, after):
        return None
    behind = text[found.end : found.end + _SPREAD]
    return _Line(
        kind=DateKind.EVENT if is_event(behind) else DateKind.UNKNOWN,
        text=text[start:end],
        written=found,
        is_labelled=False,
        is_near=True,
    )


def _is_near(text: str, found: Written, headlines: list[range]) -> bool:
    for span in headlines:
        if span.start <= found.start < span.stop + _FAR:
            words, most = text[span.stop : found.start], _WORDS_AFTER
        elif span.start - _FAR < found.end <= span.start:
            words, most = text[found.end : span.start], _WORDS_BEFORE
        else:
            continue
        if len(words.split()) <= most:
            return True
    return False


def _spans(text: str, headlines: list[LexborNode]) -> list[range]:
    """Give where the headlines stand in the text."""
    spans = []
    at = 0
    for node in headlines:
        words = node.text(separator=END)
        start = text.find(words, at)
        if words.strip() and start >= 0:
            at = start + len(words)
            spans.append(range(start, at))
    return spans


def _own(lines: list[_Line], body: LexborNode) -> list[_Line]:
    """Leave out what stands in the regions of other pages, and in lists of links to them."""
    if not lines:
        return lines
    nodes = nodes_at(body, [line.written.start for line in lines], END)
    return [
        line
        for line in lines
        if not in_other_region(node := nodes[line.written.start])
        and (line.is_labelled or not in_list_of_links(node))
    ]


def _without_lists(lines: list[_Line]) -> Iterator[_Line]:
    """Leave out kinds with many days, but for one near the headline, well before the others."""
    kinds: dict[DateKind, list[_Line]] = {}
    for line in lines:
        kinds.setdefault(line.kind, []).append(line)
    for same in kinds.values():
        if len({line.written.value for line in same}) <= _MOST_DAYS:
            yield from same
        elif same[0].is_near and same[1].written.start - same[0].written.end > _ITEM:
            yield same[0]


def _copyright(text: str, reading: Reading) -> Iterator[DateEvidence]:
    """Give the last year of the last copyright line, as the first day of that year."""
    at = max(text.rfind("©"), text.rfind("opyright"), text.rfind("OPYRIGHT"))
    if at < 0 or (match := _COPYRIGHT.match(text, at)) is None:
        return
    value = reading.day(int(match[1]), 1, 1)
    if value is not None:
        shown = " ".join(text[max(0, at - 1) : match.end()].split())
        yield DateEvidence(source="copyright", kind=DateKind.UNKNOWN, value=value, text=shown)
