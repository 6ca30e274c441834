"""Dates as people and machines write them: text to days."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sicaudit.page.date_words import date_words

EARLIEST = date(1993, 1, 1)
"""No page is older than the public web (CERN gave it away on 30 April 1993)."""

_YEARS = (re.compile(r"20[0-4][0-9](?![0-9])"), re.compile(r"199[3-9](?![0-9])"))
"""Two patterns that begin with letters of their own: six times as fast as one with a choice."""

_BACK = 30
"""Letters before a year that can hold its day and month: `woensdag 23e  september, `."""

_MOST_YEARS = 1000
"""At each end of a text; bounds the time of a page to about 50 ms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How numbers are read on one page, and which days are possible there."""

    today: date
    month_first: bool = False

    def day(self, year: int, month: int, day: int) -> date | None:
        """Give the day; None: impossible, before the web, or still to come.

        Tomorrow passes, since it has begun where the editor may be.
        """
        try:
            value = date(year, month, day)
        except ValueError:
            return None
        return value if EARLIEST <= value <= self.today + timedelta(days=1) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A date found in text: `value` is the first of the month where no day is given."""

    start: int
    end: int
    value: date
    is_month: bool = False


_ISO = re.compile(r"([0-9]{4})\s?([-/.])\s?([0-9]{1,2})\s?\2\s?([0-9]{1,2})(?![0-9])")
_NUMBERS = re.compile(r"(?<![0-9.,/-])([0-9]{1,2})\s*([-/.|])\s*([0-9]{1,2})\s*\2\s*\Z")
_STAMP = re.compile(r"\s*([0-9]{4})-?([01][0-9])-?([0-3][0-9])(?![0-9])")
_EPOCH = re.compile(r"\s*(1[0-9]{9})([0-9]{3})?\s*\Z")


_LAST_WORD = re.compile(r"(?<!\w)[^\W\d_]+\Z|(?<=[0-9])[^\W\d_]+\Z")
_LOOSE = " \t\r\n\xa0\x1f.,/'’-"
"""What may stand between a month and its year."""


def written_dates(text: str, reading: Reading) -> Iterator[Written]:
    """Find the dates of a text in order; each ends or begins with a year of four digits.

    Looks only where a year stands, so a text without years costs 1 us per 1,000 letters. Of a
    text with more than 2,000 years only the first and last 1,000 are read: that is a table.
    """
    starts = sorted(match.start() for year in _YEARS for match in year.finditer(text))
    if len(starts) > 2 * _MOST_YEARS:
        starts = starts[:_MOST_YEARS] + starts[-_MOST_YEARS:]
    for start in starts:
        if start and text[start - 1].isdigit():
            continue
        found = _iso(text, start, reading) or _before_year(text, start, reading)
        if found is not None:
            yield found


def _iso(text: str, start: int, reading: Reading) -> Written | None:
    match = _ISO.match(text, start)
    if match is None:
        return None
    value = reading.day(int(match[1]), int(match[3]), int(match[4]))
    return Written(start=start, end=match.end(), value=value) if value else None


def _before_year(text: str, start: int, reading: Reading) -> Written | None:
    before = text[max(0, start - _BACK) : start]
    year, offset, end = int(text[start : start + 4]), start - len(before), start + 4
    sign = before.rstrip()[-1:]
    if sign and sign in "-/.|" and (match := _NUMBERS.search(before)):
        value = _ordered(year, int(match[1]), int(match[3]), reading)
        return Written(start=offset + match.start(), end=end, value=value) if value else None
    words = date_words()
    head = before.rstrip(_LOOSE)
    word = _LAST_WORD.search(head)
    if word and (month := words.months.get(word[0].lower())):
        if match := words.day_before.search(head[: word.start()]):
            value = reading.day(year, month, int(match[1]))
            return Written(start=offset + match.start(), end=end, value=value) if value else None
        value = reading.day(year, month, 1)
        start = offset + word.start()
        return Written(start=start, end=end, value=value, is_month=True) if value else None
    if (match := words.day_after.search(before)) and (month := words.months.get(match[1].lower())):
        value = reading.day(year, month, int(match[2]))
        return Written(start=offset + match.start(), end=end, value=value) if value else None
    return None


def _ordered(year: int, first: int, second: int, reading: Reading) -> date | None:
    """Read `first/second/year` in the page's order; in the other where only that is possible."""
    day, month = (second, first) if reading.month_first else (first, second)
    if month > 12:
        day, month = month, day
    return reading.day(year, month, day)


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
