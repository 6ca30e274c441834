"""The parts of which statements of opening hours are made: days, spans of hours, "closed"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from sicaudit.page.language.cue_words import all_languages, any_of
from sicaudit.page.tables import tables

DAY_ENDS = 24 * 60
"""In minutes."""

_NOON = 12 * 60
_LATEST = 24
_SHORTEST_FULL_NAME = 5
"""Letters; shorter names are abbreviations, and ordinary words as well (`do`, `zo`, `we`)."""

_BESIDE = 14
"""Letters between bare numbers ("9-17") and the days that show that they are hours."""

_BETWEEN = re.compile(r"[\x00\d)]|\(.*\)")
"""Between bare numbers and days: a number or date that was struck out, or the end of a bracket."""

_NUMBER_BEFORE = r"(?<![\d,.:/€$£#+-])(?<![€$£#+]\s)"


class Span(NamedTuple):
    """From when to when, in minutes of the day; `closes` is after 1440 where that is tomorrow."""

    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Days:
    """Some weekdays; 0 is Monday."""

    numbers: frozenset[int]


@dataclass(frozen=True, slots=True)
class Times:
    """A span of hours; two readings where "7 to 11" may end before noon or at night."""

    readings: tuple[Span, ...]
    all_day: bool = False


@dataclass(frozen=True, slots=True)
class Closed:
    """Says that it is closed then."""


class HoursToken(NamedTuple):
    """One part and where it stands in the text."""

    start: int
    end: int
    value: Days | Times | Closed


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    days: re.Pattern[str]
    names: dict[str, int]
    groups: tuple[tuple[re.Pattern[str], frozenset[int]], ...]
    joins: re.Pattern[str]
    times: re.Pattern[str]
    morning: re.Pattern[str]
    evening: re.Pattern[str]
    all_day: re.Pattern[str]
    length: re.Pattern[str]
    closed: re.Pattern[str]
    other_things: re.Pattern[str]
    before_others: re.Pattern[str]


def _words(name: str) -> tuple[str, ...]:
    return all_languages(tables("hours_words")[name])


def _or(entries: Iterable[str]) -> str:
    longest_first = sorted(entries, key=len, reverse=True)
    return "|".join(
        re.escape(entry).replace(r"\ ", r"\s+").replace("'", "['’]") for entry in longest_first
    )


@cache
def _patterns() -> _Patterns:
    weekdays = tables("hours_words")["weekdays"]
    names = {name: int(number) for number, several in weekdays.items() for name in several}
    join = rf"(?:{_or(_words('and'))})"
    return _Patterns(
        days=_days_pattern(list(names)),
        names=names,
        groups=(
            (any_of(_words("daily")), frozenset(range(7))),
            (any_of(_words("working_days")), frozenset(range(5))),
            (any_of(_words("weekend")), frozenset((5, 6))),
        ),
        joins=re.compile(rf"\s*(?:[,&]|{join})?\s*(?:{_or(_words('joint'))})?\s*", re.IGNORECASE),
        times=_times_pattern(),
        morning=any_of(_words("morning")),
        evening=any_of(_words("evening")),
        all_day=any_of(_words("always")),
        length=re.compile(
            rf"(?<!\w)(?:{_or(w.rstrip('*') for w in _words('within'))})\w*\s+\Z", re.IGNORECASE
        ),
        closed=any_of(_words("closed")),
        other_things=re.compile(
            rf"\s*(?:{_or(w.rstrip('*') for w in _words('no_hours'))})", re.IGNORECASE
        ),
        before_others=any_of((*_words("no_hours"), *_words("ages"))),
    )


def _days_pattern(names: list[str]) -> re.Pattern[str]:
    full = _or(name for name in names if len(name) >= _SHORTEST_FULL_NAME)
    short = _or(name for name in names if len(name) < _SHORTEST_FULL_NAME)
    day = rf"(?:(?:{full})(?:{_or(_words('endings'))})?|(?:{short})\.?)(?!\w)"
    through = rf"\s*(?:[-–—]|{_or(_words('through'))})\s*"
    listed = rf"(?:\s*(?:[,&]|{_or(_words('and'))})\s*(?:['’]s\s+)?{day})+"
    alone = rf"(?:{full})(?:{_or(_words('endings'))})?(?!\w)|(?:{short})\.?(?=\s?:?\s?\d)"
    return re.compile(
        rf"(?<![\w-])(?:(?P<first>{day}){through}(?P<last>{day})|(?P<list>{day}{listed})|(?P<one>{alone}))",
        re.IGNORECASE,
    )


@cache
def _numbers_in_words() -> dict[str, int]:
    table = tables("hours_words")["numbers"]
    return {word: int(number) for number, words in table.items() for word in words}


def _times_pattern() -> re.Pattern[str]:
    unit = _or(_words("hour"))
    half = _or((*_words("morning"), *_words("evening")))
    until = rf"\s*(?:[-–—]|{_or(_words('until'))})\s*"
    numbers = _or(_numbers_in_words())

    def time(n: int) -> str:
        minutes = rf"(?:[:.](?P<m{n}>[0-5]\d)|[uh](?P<n{n}>[0-5]\d))?"
        return (
            rf"(?P<h{n}>\d{{1,2}}|(?:{numbers})(?!\w))(?!\d){minutes}(?!\d)"
            rf"(?P<u{n}>\s?(?:{unit})(?!\w))?(?P<p{n}>\s?(?:{half})(?!\w))?"
        )

    return re.compile(
        rf"{_NUMBER_BEFORE}(?<![^\W\d]){time(1)}{until}{time(2)}(?![.:,/-]?\d)", re.IGNORECASE
    )


def tokens_in(text: str) -> list[HoursToken]:
    """Find days, spans of hours and "closed" in a sentence, in order.

    Telephone numbers and dates must have been struck out. Bare numbers ("9-17") are hours only
    beside days.
    """
    patterns = _patterns()
    days = _joined(text, sorted(_days_in(text, patterns)))
    found = [*days, *_all_day_in(text, patterns)]
    found += _times_in(text, patterns, days)
    found += [HoursToken(m.start(), m.end(), Closed()) for m in patterns.closed.finditer(text)]
    return _apart(sorted(found, key=lambda token: (token.start, -token.end)))


def _days_in(text: str, patterns: _Patterns) -> Iterable[HoursToken]:
    for pattern, numbers in patterns.groups:
        for match in pattern.finditer(text):
            yield HoursToken(match.start(), match.end(), Days(numbers))
    for match in patterns.days.finditer(text):
        yield HoursToken(match.start(), match.end(), Days(_numbers(match, patterns)))


def _numbers(match: re.Match[str], patterns: _Patterns) -> frozenset[int]:
    if match["first"]:
        first, last = _number(match["first"], patterns), _number(match["last"], patterns)
        return frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))
    words = re.findall(r"[^\W\d_]+", match["list"] or match["one"])
    return frozenset(_number(word, patterns) for word in words if _is_day(word, patterns))


def _number(word: str, patterns: _Patterns) -> int:
    name = word.lower().rstrip(".")
    while name not in patterns.names:
        name = name[:-1]
    return patterns.names[name]


def _is_day(word: str, patterns: _Patterns) -> bool:
    return any(word.lower().startswith(name) for name in patterns.names)


def _joined(text: str, tokens: list[HoursToken]) -> list[HoursToken]:
    """Put days together that "and" joins: "op werkdagen en zaterdag"."""
    merged: list[HoursToken] = []
    for token in _apart(tokens):
        last = merged[-1] if merged else None
        if (
            last is not None
            and isinstance(last.value, Days)
            and isinstance(token.value, Days)
            and _patterns().joins.fullmatch(text, last.end, token.start)
        ):
            both = Days(last.value.numbers | token.value.numbers)
            merged[-1] = HoursToken(last.start, token.end, both)
        else:
            merged.append(token)
    return merged


def _all_day_in(text: str, patterns: _Patterns) -> Iterable[HoursToken]:
    for match in patterns.all_day.finditer(text):
        if not patterns.length.search(text[max(0, match.start() - 16) : match.start()]):
            value = Times((Span(0, DAY_ENDS),), all_day=True)
            yield HoursToken(match.start(), match.end(), value)


def _times_in(text: str, patterns: _Patterns, days: list[HoursToken]) -> Iterable[HoursToken]:
    for match in patterns.times.finditer(text):
        is_bare = not any(
            match[group] for group in ("m1", "n1", "u1", "p1", "m2", "n2", "u2", "p2")
        )
        if is_bare and (
            not _is_beside(text, match, days) or _are_ages(text, match, days, patterns)
        ):
            continue
        words_before = text[max(0, match.start() - 16) : match.start()].split()
        if patterns.other_things.match(text, match.end()) or (
            is_bare and words_before and patterns.before_others.fullmatch(words_before[-1])
        ):
            continue
        if readings := _readings(match, patterns):
            yield HoursToken(match.start(), match.end(), Times(readings))


def _is_beside(text: str, match: re.Match[str], days: list[HoursToken]) -> bool:
    """Say whether days stand near bare numbers, with no number or bracket in between."""
    start, end = match.span()
    gaps = [text[day.end : start] for day in days if 0 <= start - day.end <= _BESIDE]
    gaps += [text[end : day.start] for day in days if 0 <= day.start - end <= _BESIDE]
    return any(_BETWEEN.search(gap) is None for gap in gaps)


def _are_ages(text: str, match: re.Match[str], days: list[HoursToken], patterns: _Patterns) -> bool:
    """Say whether the days behind bare numbers have their own hours: "8 tot 18, elke dag 11-21"."""
    end = match.end()
    if any(0 <= match.start() - day.end <= _BESIDE for day in days):
        return False
    behind = next((day for day in days if 0 <= day.start - end <= _BESIDE), None)
    if behind is None:
        return False
    following = patterns.times.search(text, behind.end, behind.end + 2 * _BESIDE)
    return following is not None and "," in text[end : behind.start]


def _readings(match: re.Match[str], patterns: _Patterns) -> tuple[Span, ...]:
    opens, opens_half = _minute(match, 1, patterns)
    closes, closes_half = _minute(match, 2, patterns)
    if opens is None or closes is None:
        return ()
    if closes_half == _NOON and opens_half is None and opens + _NOON < closes:
        opens += _NOON if opens < _NOON else 0
    if closes == 0:
        closes = DAY_ENDS
    is_plain = closes_half is None and not (match["m2"] or match["n2"]) and closes <= _NOON
    if closes <= opens:
        later = closes + (_NOON if is_plain and closes + _NOON > opens else DAY_ENDS)
        return (Span(opens, later),)
    if is_plain and opens_half is None and not match["h1"].startswith("0"):
        return (Span(opens, closes), Span(opens, closes + _NOON))
    return (Span(opens, closes),)


def _minute(match: re.Match[str], n: int, patterns: _Patterns) -> tuple[int | None, int | None]:
    """Give the minute of the day, and what "a.m." (0) or "p.m." (noon) says; None: neither."""
    said_hour = match[f"h{n}"].lower()
    hour = int(said_hour) if said_hour.isdigit() else _numbers_in_words()[said_hour]
    minute = hour * 60 + int(match[f"m{n}"] or match[f"n{n}"] or 0)
    said = (match[f"p{n}"] or "").strip()
    if hour > _LATEST or minute > DAY_ENDS:
        return None, None
    if said and patterns.evening.fullmatch(said):
        return (minute + _NOON if minute < _NOON else minute), _NOON
    if said and patterns.morning.fullmatch(said):
        return (minute - _NOON if _NOON <= minute < _NOON + 60 else minute), 0
    return minute, None


def _apart(tokens: list[HoursToken]) -> list[HoursToken]:
    """Leave out tokens that lie within the one before."""
    kept: list[HoursToken] = []
    for token in tokens:
        if not kept or token.start >= kept[-1].end:
            kept.append(token)
    return kept
