"""Words such as "next month": until when they hold, seen from the day of their page."""

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from sicaudit.page.decay.event_words import event_cues
from sicaudit.page.html.glance import Glance
from sicaudit.page.language.cue_words import any_of
from sicaudit.page.language.tokens import plain
from sicaudit.page.tables import tables

_SOON = 183
"""Days after which "soon" is no longer soon."""

_UNKNOWN = 365
"""The same for words of a pack that no table explains."""

_GRACE = timedelta(days=14)
"""Days by which a page may be late without misleading anybody."""

_A_WEEK = timedelta(days=7)
_SCHOOL_YEAR_ENDS = (7, 31)


class Relative(NamedTuple):
    """A relative word as it stands in a text, and the last day it can mean."""

    start: int
    end: int
    page: date
    last: date
    is_strong: bool
    """It announces by itself: "binnenkort", "next month"."""
    is_alone: bool
    """It may be asked about even where nothing is announced: "dit jaar"."""


class RelativeWords:
    """Finds relative words; made once for a pack, whose own words come to those of the file."""

    def __init__(self, own: Sequence[str]) -> None:
        table = tables("event_words")["relative"]
        self._spans = {word: span for span, words in table.items() for word in words}
        weekday_heads = set(table["coming_weekday"])
        others = [word for word in self._spans if word not in weekday_heads]
        own_words = [word.lower() for word in own if word.lower() not in self._spans]
        self._words = any_of((*others, *own_words))
        self._weekday, self._weekdays = _weekday_pattern(table["coming_weekday"])
        self._heads = _parts(weekday_heads)
        self._parts = _parts((*others, *own_words))

    def over_on(self, glance: Glance, page: date, today: date) -> list[str]:
        """Give the words, in lower case, on a page of that day that no longer hold.

        Looks for whole words first, as "next" stands on every page of a manual.
        """
        words = glance.words
        found = [
            word
            for word, parts in self._parts.items()
            if parts <= words and _is_over(_last(self._spans.get(word, ""), page), today)
        ]
        found = [word for word in found if _spaced(word).search(glance.lowered)]
        if _is_over(page + _A_WEEK, today) and not words.isdisjoint(self._weekdays):
            heads = (head for head, parts in self._heads.items() if parts <= words)
            found += [head for head in heads if self._stands_before_a_weekday(head, glance)]
        return found

    def _stands_before_a_weekday(self, head: str, glance: Glance) -> bool:
        places = _spaced(head).finditer(glance.lowered)
        return any(self._weekday.match(glance.text, place.start()) for place in places)

    def find(self, text: str, page: date) -> Iterator[Relative]:
        """Give the relative words of a text that was written on the day of its page."""
        for match in self._weekday.finditer(text):
            weekday = self._weekdays[match[2].lower()]
            last = page + timedelta(days=(weekday - page.weekday() - 1) % 7 + 1)
            yield Relative(match.start(), match.end(), page, last, is_strong=True, is_alone=False)
        for match in self._words.finditer(text):
            if event_cues("of_another_time").match(text, match.end() + 1):
                continue
            word = " ".join(match[0].lower().split())
            yield Relative(
                match.start(),
                match.end(),
                page,
                _last(self._spans.get(word, ""), page),
                is_strong=word in _listed("strong"),
                is_alone=word in _listed("alone"),
            )


def is_over(relative: Relative, today: date) -> bool:
    """Say whether what a relative word meant has passed for good."""
    return _is_over(relative.last, today)


def _is_over(last: date, today: date) -> bool:
    return last + _GRACE < today


def _parts(phrases: Iterable[str]) -> dict[str, frozenset[str]]:
    return {phrase: frozenset(plain(phrase).split()) for phrase in phrases}


@cache
def _spaced(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, words.split())))


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(tables("event_words")[name]["words"])


def _weekday_pattern(heads: Sequence[str]) -> tuple[re.Pattern[str], dict[str, int]]:
    names = {
        name: int(number)
        for number, several in tables("hours_words")["weekdays"].items()
        for name in several
        if len(name) > 4
    }
    pattern = rf"(?<!\w)({'|'.join(map(re.escape, heads))})\s+({'|'.join(names)})(?!\w)"
    return re.compile(pattern, re.IGNORECASE), names


def _last(span: str, page: date) -> date:
    """Give the last day of a span, seen from a page's day."""
    monday = page - timedelta(days=page.weekday())
    match span:
        case "day":
            return page
        case "next_day":
            return page + timedelta(days=2)
        case "week":
            return monday + timedelta(days=6)
        case "next_week":
            return monday + timedelta(days=13)
        case "month":
            return _month_end(page.year, page.month)
        case "next_month":
            return _month_end(page.year, page.month + 1)
        case "year":
            return date(page.year, 12, 31)
        case "next_year":
            return date(page.year + 1, 12, 31)
        case "school_year":
            return _school_year_end(page)
        case "next_school_year":
            return _school_year_end(page).replace(year=_school_year_end(page).year + 1)
        case "soon" | "half_year":
            return page + timedelta(days=_SOON)
        case _:
            return page + timedelta(days=_UNKNOWN)


def _month_end(year: int, month: int) -> date:
    year, month = (year + 1, month - 12) if month > 12 else (year, month)
    return date(year, month, calendar.monthrange(year, month)[1])


def _school_year_end(page: date) -> date:
    month, day = _SCHOOL_YEAR_ENDS
    end = date(page.year, month, day)
    return end if page <= end else end.replace(year=page.year + 1)
