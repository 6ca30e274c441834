"""Dates that a reader sees: labelled lines, dates by the headline, mentions, the copyright year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from sicaudit.model.page import DateEvidence, DateKind
from sicaudit.page.dates.headlines import BY_HEADLINE
from sicaudit.page.dates.labels import (
    Label,
    flat,
    is_event,
    label_before,
    label_behind,
    opens_line,
    stands_alone,
)
from sicaudit.page.dates.layout import STAMP, STAMPS, Layout, Placed
from sicaudit.page.dates.regions import upward
from sicaudit.page.dates.sources import kind_of_item
from sicaudit.page.dates.text import Reading
from sicaudit.page.dates.words import END, date_words

_BEFORE = 110
"""Letters before a date in which its label and the words before that must stand."""

_SPREAD = 400
"""Letters as written that may hold those: templates leave much white space."""

_MOST_DAYS = 2
"""Distinct days of one kind; a page with more of them lists other pages."""

_MOST_MENTIONS = 12
"""Dates without a label that are kept of one page, those in lists and in the text far down."""

_SHORT_LINE = 100
"""Letters beside a date in an element that is there for the date."""

_ITEM = 700
"""Letters: dates that stand closer are those of the items of a list."""

_STAMPED = re.compile(rf"{STAMP}[0-9-]+{STAMP}")

_MOST_ENDS = 7
"""So many elements end between two words of one line at most."""

_APART = re.compile(rf"(?:[^\S{END}]*{END}){{{_MOST_ENDS}}}")

_COPYRIGHT = re.compile(
    r"(?:©|opyright|OPYRIGHT)[^\x1f]{0,40}?(?:(?:19|20)\d\d\s?[-–—/]\s?)?"
    r"((?:199|20[0-4])\d)(?!\d|\s?[-–—/]\s?\d)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A date with what a reader takes it for."""

    kind: DateKind
    text: str
    placed: Placed
    zone: str
    form: str
    """labelled, named (`Datum:`), dated (by element or class), alone, opens (its line), text (part
    of a sentence).
    """

    @property
    def is_labelled(self) -> bool:
        return self.form == "labelled"

    @property
    def is_mention(self) -> bool:
        """True: nothing shows that it is the page's own."""
        if self.is_labelled:
            return False
        return self.form == "text" or self.zone not in BY_HEADLINE


def visible_dates(layout: Layout, *, is_event_page: bool) -> Iterator[DateEvidence]:
    """Give the dates in the text of a page with where they stand.

    Lines with a label of publication, change or review count anywhere but in regions of other
    pages and of readers. A date without one is `unknown`, unless a class names its kind.
    """
    lines = list(_lines(layout, is_event_page=is_event_page))
    mentions = 0
    for line in _without_lists(lines, layout):
        if line.is_mention:
            mentions += 1
            if mentions > _MOST_MENTIONS:
                continue
        yield DateEvidence(
            source="time" if line.placed.is_stamp else "visible-text",
            kind=line.kind,
            value=line.placed.written.value,
            text=" ".join(line.text.replace(STAMP, " ").split())[-120:],
            place=f"{line.zone} {line.form}",
            precision="month" if line.placed.written.is_month else "day",
        )


def _lines(layout: Layout, *, is_event_page: bool) -> Iterator[_Line]:
    start = 0
    previous: Placed | None = None
    waiting: _Line | None = None
    for placed in layout.dates:
        is_same = previous is not None and _says_the_same(previous, placed)
        if previous is not None and not (is_same or _names_its_day(previous, placed)):
            start = previous.written.end
        if is_same and previous is not None:
            placed = _as_stamped(previous, placed, layout.text)
        if waiting is not None and is_same:
            waiting = _beside_words(waiting, placed)
        if waiting is not None:
            yield waiting
        waiting = _line(layout, placed, start, is_event_page=is_event_page)
        previous = placed
    if waiting is not None:
        yield waiting


def _says_the_same(stamp: Placed, placed: Placed) -> bool:
    """Say whether a date is the text of the element whose attribute comes before it."""
    if not stamp.is_stamp or placed.is_stamp:
        return False
    outer = stamp.element.mem_id
    return any(here.mem_id == outer for here, _ in zip(upward(placed.element), "123", strict=False))


def _names_its_day(month: Placed, placed: Placed) -> bool:
    """Say whether a date is the day of the month before it: `januari 2026 (29 januari 2026)`."""
    first, second = month.written, placed.written
    is_near = second.start - first.end <= len(" (de ")
    return first.is_month and is_near and second.value.replace(day=1) == first.value


def _as_stamped(stamp: Placed, placed: Placed, text: str) -> Placed:
    """Read `03/05/2021` in the order by which it is the day of its attribute."""
    written, day = placed.written, stamp.written.value
    if (written.value.month, written.value.day) != (day.day, day.month):
        return placed
    if any(letter.isalpha() for letter in text[written.start : written.end]):
        return placed
    return replace(placed, written=replace(written, value=day, other=None))


def _beside_words(stamp: _Line, placed: Placed) -> _Line | None:
    """Give the line of an attribute as far as its element says the same to readers.

    A day off is UTC of what they see: None. Farther off it is a fault of the template, or the
    day of a change: then it is no more than a mention.
    """
    gap = abs(stamp.placed.written.value - placed.written.value)
    if gap == timedelta(days=1):
        return None
    return stamp if not gap else replace(stamp, kind=DateKind.UNKNOWN, form="text")


def _line(layout: Layout, placed: Placed, start: int, *, is_event_page: bool) -> _Line | None:
    """Say what a reader takes a date for; None: it says nothing of the page's age.

    `start` is where the text that may hold its label begins.
    """
    label = _label(layout.text, placed, start)
    if label is None:
        return _unlabelled(layout, placed, is_event_page=is_event_page)
    if label.kind is None or (label.needs_day and placed.written.is_month):
        return None
    zone = placed.zone
    if zone == "list":  # whether it stands in one, the labels of all dates will show
        zone = layout.headlines.nearness(placed.written)
    if label.kind is not DateKind.UNKNOWN:
        text = label.words + _shown(layout, placed)
        if zone != "other":
            return _Line(kind=label.kind, text=text, placed=placed, zone=zone, form="labelled")
    bare = _unlabelled(layout, placed, is_event_page=is_event_page)
    if bare is None or placed.is_in_range:
        return bare
    return replace(bare, text=label.words + _shown(layout, placed), zone=zone, form="named")


def _label(text: str, placed: Placed, start: int) -> Label | None:
    found = placed.written
    before = _STAMPED.sub("", text[max(start, found.start - _SPREAD) : found.start])
    if _may_be_apart(before):
        before = _APART.split(before)[-1]
    before = flat(before)[-_BEFORE:]
    behind = text[found.end : found.end + _SPREAD]
    label = label_before(before, behind) or label_behind(before, behind)
    return label or (_label_within(placed) if placed.is_stamp else None)


def _may_be_apart(text: str) -> bool:
    """Say whether so many elements end side by side in a text; most of the time they do not."""
    parts = text.split(END)
    said = "".join("." if part.strip() else " " for part in parts[1:-1])
    return " " * (_MOST_ENDS - 1) in said


def _label_within(placed: Placed) -> Label | None:
    """Find the label in the words of the element whose attribute holds a date: `Posted 2 h ago`."""
    words = _STAMPED.sub("", placed.element.text(separator=" ")).strip()
    match = date_words().label.match(words.lower())
    kind = date_words().labels[match[1]] if match is not None else None
    return Label(kind=kind, words="") if kind is not None else None


def _unlabelled(layout: Layout, placed: Placed, *, is_event_page: bool) -> _Line | None:
    found = placed.written
    kind = _kind_by_class(placed) if placed.is_stamp or placed.around.is_dated else None
    if found.is_month and kind is None:
        return None
    if is_event_page or is_event(layout.text[found.end : found.end + _SPREAD]):
        kind = DateKind.EVENT
    return _Line(
        kind=kind or DateKind.UNKNOWN,
        text=f"{placed.before}{_shown(layout, placed)}{placed.after}",
        placed=placed,
        zone=placed.zone,
        form=_form(placed),
    )


def _shown(layout: Layout, placed: Placed) -> str:
    """Quote a date; where an attribute holds it, the words of its element and the attribute."""
    if not placed.is_stamp:
        return layout.text[placed.written.start : placed.written.end]
    attributes = placed.element.attributes
    value = next((value for name in STAMPS if (value := attributes.get(name))), "")
    return f"{_STAMPED.sub('', placed.element.text(separator=' '))} [{value}]"


def _form(placed: Placed) -> str:
    if placed.is_in_range:
        return "text"
    if stands_alone(placed.before, placed.after):
        return "dated" if placed.around.is_dated else "alone"
    if opens_line(placed.before, placed.after):
        return "opens"
    is_short = len(placed.before) + len(placed.after) < _SHORT_LINE
    return "dated" if placed.around.is_classed and is_short else "text"


def _kind_by_class(placed: Placed) -> DateKind | None:
    """Give what an element or the one around it says of its date: by its property or its class."""
    classes = date_words().classes
    for here, _ in zip(upward(placed.element), range(2), strict=False):
        if (kind := kind_of_item(here)) is not None:
            return kind
        for name in (here.attributes.get("class") or "").lower().split():
            if (kind := classes.get(name)) is not None:
                return kind
    return None


def _without_lists(lines: list[_Line], layout: Layout) -> Iterator[_Line]:
    """Leave out labelled kinds with many days, but for one by the headline, well before others."""
    kinds: dict[DateKind, list[_Line]] = {}
    for line in lines:
        if line.is_labelled:
            kinds.setdefault(line.kind, []).append(line)
    left_out: set[int] = set()
    for same in kinds.values():
        if len({line.placed.written.value for line in same}) <= _MOST_DAYS:
            continue
        first, second = same[0].placed, same[1].placed
        is_own = layout.headlines.nearness(first.written) != "far" and (
            second.written.start - first.written.end > _ITEM
        )
        left_out.update(id(line) for line in same[1 if is_own else 0 :])
    return (line for line in lines if id(line) not in left_out)


def copyright_year(text: str, reading: Reading) -> Iterator[DateEvidence]:
    """Give the last year of the last copyright line, as the first day of that year."""
    at = max(text.rfind("©"), text.rfind("opyright"), text.rfind("OPYRIGHT"))
    if at < 0 or (match := _COPYRIGHT.match(text, at)) is None:
        return
    value = reading.day(int(match[1]), 1, 1)
    if value is not None:
        shown = " ".join(text[max(0, at - 1) : match.end()].split())
        yield DateEvidence(
            source="copyright", kind=DateKind.UNKNOWN, value=value, text=shown, precision="year"
        )
