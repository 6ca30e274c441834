"""Days as announcements name them: with or without year and weekday, single or as a range."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from sicaudit.page.dates.words import date_words
from sicaudit.page.language.cue_words import all_languages
from sicaudit.page.tables import tables

_MOST = 200
"""Days of one text; a text with more is a table."""

_BACK = 45
"""Letters before a day within which the first day of its range stands."""


class SaidDay(NamedTuple):
    """A day, or the last day of a range or list, as it stands in a text."""

    start: int
    end: int
    month: int
    day: int | None
    """None: the whole month is meant."""
    year: int | None
    weekdays: tuple[tuple[int, int, int], ...]
    """(Month, day, weekday from Monday as 0) of every day that is named with its weekday."""
    is_range: bool = False
    """More days than one are named."""


class _Patterns(NamedTuple):
    written: re.Pattern[str]
    earlier: re.Pattern[str]
    joint: re.Pattern[str]
    weekdays: dict[str, int]


def _or(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_YEAR = r"(?:19|20)\d\d"
_ISO = rf"(?<![\d-])(?P<y5>{_YEAR})-(?P<m5>[01]\d)-(?P<d5>[0-3]\d)(?!\d)"
_NUMBERS = (
    r"(?<![\d.,/-])(?P<d4>[0-3]?\d)\s?(?P<s>[-/.])\s?(?P<m4>[0-3]?\d)\s?(?P=s)\s?"
    rf"(?P<y4>{_YEAR})(?!\d|\.\d)"
)


@cache
def day_words(name: str) -> str:
    """Give a list of `[days]` as alternatives of a pattern; it needs brackets."""
    return _or(tables("date_words")["days"][name])


@cache
def _patterns() -> _Patterns:
    hours = tables("hours_words")
    weekdays = {name: int(n) for n, names in hours["weekdays"].items() for name in names}
    words = (*all_languages(hours["through"]), *all_languages(hours["and"]))
    joint = rf"\s*(?:[,&–—-]|{_or((*words, *all_languages(hours['or'])))})\s*"
    return _Patterns(
        written=_written(_or(weekdays)),
        earlier=re.compile(
            rf"(?<![\w.,:/€-])(?:(?P<w>{_or(weekdays)}){_part_of_day()}\.?,?\s+)?"
            rf"(?P<d>[0-3]?\d){_ordinal()}{joint}\Z",
            re.IGNORECASE,
        ),
        joint=re.compile(joint, re.IGNORECASE),
        weekdays=weekdays,
    )


def _ordinal() -> str:
    return rf"(?:{day_words('ordinals')}|\.(?=\s))?"


def _part_of_day() -> str:
    """Give what may stand behind a weekday: "donderdagavond", "Friday evening"."""
    parts = _or(all_languages(tables("hours_words")["parts_of_day"]))
    endings = day_words("weekday_endings")
    return rf"(?:{endings}|\s?(?:{parts})(?:{endings})?)?"


def _written(weekdays: str) -> re.Pattern[str]:
    """Give the pattern of one day; its groups are numbered by the way it is written."""
    months = _or(date_words().months)
    ordinal, the, of = _ordinal(), day_words("the"), day_words("of_month")
    weekday = rf"(?:(?P<w{{0}}>{weekdays}){_part_of_day()}\.?,?\s+(?:(?:{the})\s+)?)?"
    year = rf"(?:\.?,?\s+(?P<y{{0}}>{_YEAR})(?![\d/]))?"
    day_month = (
        weekday.format(1)
        + rf"(?<![\d.,:/€])(?<!\D-)(?P<d1>[0-3]?\d){ordinal}"
        + rf"\s+(?:(?:{of})\s+)?(?P<m1>{months})(?!\w)"
        + year.format(1)
    )
    month_day = (
        weekday.format(2)
        + rf"(?P<m2>{months})(?!\w)\.?\s+(?P<d2>[0-3]?\d){ordinal}(?![\w:]|[.,]\d)"
        + year.format(2)
    )
    month = rf"(?P<m3>{months})(?!\w)\.?\s+(?P<y3>{_YEAR})(?!\d)"
    return re.compile(
        rf"(?<![^\W\d_])(?=[^\W_])"  # all begin with a letter or digit; five times as fast
        rf"(?:{_ISO}|{day_month}|{weekday.format(4)}{_NUMBERS}|{month_day}|{month})",
        re.IGNORECASE,
    )


def days_in(text: str) -> list[SaidDay]:
    """Find the days of a text in order; of a range or a list the last one, as one.

    `3/5/2025` is 3 May: the sites this is for are European.
    """
    found: list[SaidDay] = []
    for match in _patterns().written.finditer(text):
        said = _said(match, text)
        if said is None:
            continue
        last = found[-1] if found else None
        if last is not None and _patterns().joint.fullmatch(text, last.end, said.start):
            said = said._replace(
                start=last.start, weekdays=(*_filled(last, said), *said.weekdays), is_range=True
            )
            found[-1] = said
        else:
            found.append(said)
        if len(found) == _MOST:
            break
    return found


def _filled(first: SaidDay, last: SaidDay) -> Iterator[tuple[int, int, int]]:
    """Give the weekdays of a range's first day; not where it lies in another year."""
    if first.year is None or first.year == last.year:
        yield from first.weekdays


def _said(match: re.Match[str], text: str) -> SaidDay | None:
    for n in range(1, 6):
        month = match[f"m{n}"]
        if month is None:
            continue
        number = int(month) if month.isdigit() else date_words().months[month.lower()]
        groups = match.groupdict()
        day = int(groups[f"d{n}"]) if groups.get(f"d{n}") else None
        year = int(groups[f"y{n}"]) if groups.get(f"y{n}") else None
        if n == 4 and number > 12 and day is not None and day <= 12:
            number, day = day, number
        if not 1 <= number <= 12 or (day is not None and not 1 <= day <= 31):
            return None
        name = groups.get(f"w{n}")
        weekdays = ((number, day, _patterns().weekdays[name.lower()]),) if name and day else ()
        return _with_earlier(SaidDay(match.start(), match.end(), number, day, year, weekdays), text)
    return None


def _with_earlier(said: SaidDay, text: str) -> SaidDay:
    """Take in the days of the same month before it: "vrijdag 8 tot en met 15 november"."""
    start, weekdays = said.start, said.weekdays
    for _ in range(5):
        before = text[max(0, start - _BACK) : start]
        match = _patterns().earlier.search(before)
        if match is None or not 1 <= int(match["d"]) <= 31:
            break
        start -= len(before) - match.start()
        if match["w"]:
            weekday = _patterns().weekdays[match["w"].lower()]
            weekdays = ((said.month, int(match["d"]), weekday), *weekdays)
    return said._replace(start=start, weekdays=weekdays, is_range=start < said.start)
