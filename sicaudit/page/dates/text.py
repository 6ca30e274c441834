"""Dates as people and machines write them: text to days."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from unicodedata import category

from sicaudit.page.dates.words import date_words

EARLIEST = date(1993, 1, 1)
"""No page is older than the public web (CERN gave it away on 30 April 1993)."""

_YEARS = (re.compile(r"20[0-4][0-9](?![0-9])"), re.compile(r"199[3-9](?![0-9])"))
"""Two patterns that begin with letters of their own: six times as fast as one with a choice."""

_OF_A_DAY = (
    re.compile(rb"20[0-4][0-9](?<![0-9]{5})(?!/svg)"),
    re.compile(rb"199[3-9](?<![0-9]{5})(?!/xhtml)"),
    re.compile(rb"1[0-9]{9}(?<![0-9]{11})"),
    re.compile(rb"&#(?:0*(?:4[89]|5[0-7])|[xX]0*3[0-9])(?![0-9A-Fa-f])"),
)
"""A year but for those of namespaces (w3.org/1999/xhtml), seconds since 1970, or a hidden digit."""

_BACK, _AHEAD = 80, 40
"""Letters before and behind a year that can hold its day and month, white space included."""

_BACK_DAY = 40
"""Letters before a month that can hold its day."""

_MOST_YEARS = 1000
"""At each end of a text; bounds the time of a page to about 50 ms."""

_MODERN = 2000
"""What a year of two digits counts from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How numbers are read on one page, and which days are possible there."""

    today: date
    month_first: bool = False
    language: str = ""
    """Two or three letters; decides between months of one name."""

    def day(self, year: int, month: int, day: int) -> date | None:
        """Give the day; None: impossible, before the web, or still to come.

        Tomorrow passes, since it has begun where the editor may be.
        """
        try:
            value = date(year, month, day)
        except ValueError:
            return None
        return value if EARLIEST <= value <= self.today + timedelta(days=1) else None

    def plain(self, text: str) -> str:
        """Give a text with the digits that we know; each letter stays in its place."""
        words = date_words()
        return text.translate(words.digits) if self.language in words.own_digits else text

    def month(self, name: str) -> int | None:
        """Give the number of a month by its name in lower case; None: no language has it."""
        words = date_words()
        return words.months_only.get((self.language, name)) or words.all_months.get(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A date found in text: `value` is the first of the month where no day is given."""

    start: int
    end: int
    value: date
    is_month: bool = False
    other: date | None = None
    """The day with day and month the other way round; None: only one way is possible."""
    is_turned: bool | None = None
    """Whether numbers with slashes can only be read against the page's order; None: either way, or
    no such numbers.
    """


_ISO = re.compile(r"([0-9]{4})\s?([-/.])\s?([0-9]{1,2})\s?\2\s?([0-9]{1,2})(?![0-9])")
_NUMBERS = re.compile(r"(?<![0-9.,/-])([0-9]{1,2})\s*([-/.|])\s*([0-9]{1,2})\s*\2\s*\Z")
_SHORT = re.compile(
    r"(?<![\w.,/-])(?![0-9]\.|[0-9]{2}\.[0-9]\.)([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{2})(?![\w/-]|[.,:][0-9])"
)
"""`30.10.23`; `2.4.10` is a version."""
_SHORT_ENDS = tuple(
    re.compile(rf"{re.escape(sign)}[0-9]{{1,2}}{re.escape(sign)}[0-9]{{2}}") for sign in "-./"
)
"""One for each sign: three that begin with a letter of their own are twice as fast as one."""
_STAMP = re.compile(r"\s*([0-9]{4})-?([01][0-9])-?([0-3][0-9])(?![0-9])")
_EPOCH = re.compile(r"\s*(1[0-9]{9})([0-9]{3})?\s*\Z")
_CLOCK = re.compile(r"\s+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\s+[A-Z]{2,5})?\s*\Z")
"""An hour between day and year: `Mon Jan 13 10:22:33 CET 2020`."""

_MARKS = ("Mn", "Mc")
"""Signs of vowels, which belong to the letter before."""

_LOOSE = " \t\r\n\xa0\x1f.,/'’-"
"""What may stand between a month and its year."""


def names_a_year(text: str) -> bool:
    """Say whether a text can hold a written date: 2 us per 1,000 letters."""
    return any(year.search(text) is not None for year in _YEARS)


def written_dates(text: str, reading: Reading) -> Iterator[Written]:
    """Find the dates of a text in order; each ends or begins with a year of four digits.

    Looks only where a year stands, so a text without years costs 1 us per 1,000 letters. Of a
    text with more than 2,000 years only the first and last 1,000 are read: that is a table.
    """
    starts = sorted(match.start() for year in _YEARS for match in year.finditer(text))
    if len(starts) > 2 * _MOST_YEARS:
        starts = starts[:_MOST_YEARS] + starts[-_MOST_YEARS:]
    last = 0
    for start in starts:
        found = _at(text, start, reading)
        if found is not None and found.start >= last:
            last = found.end
            yield found


def holds_written_dates(text: str, reading: Reading) -> bool:
    """Say whether there are any: it stops at the first."""
    starts = (match.start() for year in _YEARS for match in year.finditer(text))
    return any(_at(text, start, reading) is not None for start in starts)


def holds_short_dates(text: str) -> bool:
    """Say whether `short_dates` may find any in some part of a text; versions mostly are none."""
    for dots in _SHORT_ENDS:
        for match in dots.finditer(text):
            start = match.start()
            if any(_SHORT.match(text, max(0, start - n), match.end()) for n in (1, 2)):
                return True
    return False


def short_dates(text: str, start: int, end: int, reading: Reading) -> Iterator[Written]:
    """Find dates such as `30.10.23` in a part of a text; they mean days only where one is due."""
    if not any(dots.search(text, start, end) for dots in _SHORT_ENDS):
        return
    for match in _SHORT.finditer(text, start, end):
        year = _MODERN + int(match[4])
        found = _ordered(year, match, reading)
        if found is not None:
            yield replace(found, start=match.start(), end=match.end())


def _at(text: str, start: int, reading: Reading) -> Written | None:
    """Read the date whose year begins there; None: it is no year, or one without a month."""
    if start and text[start - 1].isdigit():
        return None
    return (
        _iso(text, start, reading)
        or _before_year(text, start, reading)
        or _behind_year(text, start, reading)
    )


def _iso(text: str, start: int, reading: Reading) -> Written | None:
    match = _ISO.match(text, start)
    month, day = (match[3], match[4]) if match else ("0", "0")
    if match is None and (match := date_words().signed.match(text, start)) is not None:
        month, day = match[1], match[2]
    if match is None or text[start - 1 : start] == "/":
        return None  # none, or a part of an address: /2021/05/03/
    value = reading.day(int(text[start : start + 4]), int(month), int(day))
    return Written(start=start, end=match.end(), value=value) if value else None


def _before_year(text: str, start: int, reading: Reading) -> Written | None:
    """Read what ends with a year: `3 mei 2021`, `May 3rd, 2021`, `3-5-2021`, `mei 2021`."""
    before = text[max(0, start - _BACK) : start]
    year, offset, end = int(text[start : start + 4]), start - len(before), start + 4
    sign = before.rstrip()[-1:]
    if sign and sign in "-/.|" and (match := _NUMBERS.search(before)):
        found = _ordered(year, match, reading)
        return replace(found, start=offset + match.start(), end=end) if found else None
    words = date_words()
    if ":" in before and (match := _CLOCK.search(before)) is not None:
        before = before[: match.start()] + " "
    head, word = _without_last_word(before)
    if word in words.year_of:
        head, word = _without_last_word(head)
    if word and (month := reading.month(word)):
        if match := words.day_before.search(head[-_BACK_DAY:]):
            value = reading.day(year, month, int(match[1]))
            start = offset + max(0, len(head) - _BACK_DAY) + match.start()
            return Written(start=start, end=end, value=value) if value else None
        value = reading.day(year, month, 1)
        start = offset + len(head)
        return Written(start=start, end=end, value=value, is_month=True) if value else None
    if (match := words.day_after.search(before)) and (month := reading.month(match[1].lower())):
        value = reading.day(year, month, int(match[2]))
        return Written(start=offset + match.start(), end=end, value=value) if value else None
    return None


def _without_last_word(text: str) -> tuple[str, str]:
    """Split off the letters that a text ends with, and what is loose behind them."""
    text = text.rstrip(_LOOSE)
    start = len(text)
    while start and (text[start - 1].isalpha() or category(text[start - 1]) in _MARKS):
        start -= 1
    is_word = not start or text[start - 1] != "_"
    return (text[:start], text[start:].lower()) if is_word else (text, "")


def _behind_year(text: str, start: int, reading: Reading) -> Written | None:
    """Read what begins with a year: `2021. május 3.`, `2021 m. gegužės 3 d.`, `2021, May 3`."""
    match = date_words().year_first.match(text[start + 4 : start + 4 + _AHEAD])
    if match is None or not (month := reading.month(match[2].lower())):
        return None
    day = match[1] or match[3]
    value = reading.day(int(text[start : start + 4]), month, int(day)) if day else None
    return Written(start=start, end=start + 4 + match.end(), value=value) if value else None


def _ordered(year: int, numbers: re.Match[str], reading: Reading) -> Written | None:
    """Read `first/second/year` in the page's order; in the other where only that is possible."""
    first, second = int(numbers[1]), int(numbers[3])
    day, month = (second, first) if reading.month_first else (first, second)
    usual, other = reading.day(year, month, day), reading.day(year, day, month)
    has_slash = numbers[2] == "/"
    if usual is None:
        if other is None or month <= 12:
            return None
        return Written(start=0, end=0, value=other, is_turned=True if has_slash else None)
    if day > 12:
        return Written(start=0, end=0, value=usual, is_turned=False if has_slash else None)
    return Written(
        start=0, end=0, value=usual, other=other if has_slash and other != usual else None
    )


def may_hold_a_day(source: bytes) -> bool:
    """Say whether any text or value in a document can be a day; 4 us per 1,000 bytes."""
    return any(sign.search(source) is not None for sign in _OF_A_DAY)


def stamped_day(text: str, reading: Reading) -> date | None:
    """Read the value of a field that machines write: ISO 8601, epoch seconds, or a date in words.

    The day is the one written, in the zone it was written in.
    """
    if match := _STAMP.match(text):
        return reading.day(int(match[1]), int(match[2]), int(match[3]))
    if match := _EPOCH.match(text):
        moment = datetime.fromtimestamp(int(match[1]), UTC)
        return reading.day(moment.year, moment.month, moment.day)
    found = next(written_dates(text[:200], reading), None)
    return found.value if found else None
