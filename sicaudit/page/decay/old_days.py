"""Whether a page's flat text names a day that has passed, before it is split into blocks."""

import re
from collections.abc import Container, Iterable, Iterator
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import chain

from sicaudit.page.dates.days import SaidDay, day_words, days_in
from sicaudit.page.dates.words import date_words
from sicaudit.page.decay.event_sentences import OLD, is_labelled, is_value
from sicaudit.page.decay.event_years import resolve
from sicaudit.page.html.glance import Glance
from sicaudit.page.tables import tables

_BEFORE, _BEHIND = 28, 30
"""Letters around the name of a month, or a year, in which the rest of its day stands."""

_NAME = 20
"""Letters before a year in which the name of its month stands."""

_BACK = timedelta(days=8)
"""Days by which a day without its year may lie before its page."""

_FIRST_YEAR = 1993

_MOST = 150
"""Days that are looked at; a page with more is split, whatever they are."""

_LETTERS = re.compile(r"[^\W\d_]+")
_DAY_BEHIND = re.compile(r"\.?\s+\d")
_NUMBERS_BEFORE = re.compile(r"\d\s?[-/.]\s?\Z")
_NUMBERS_BEHIND = re.compile(r"-\d\d-\d\d")


def names_an_old_day(glance: Glance, *, page: date | None, today: date) -> bool:
    """Say whether a page names a day that has passed, other than one that it gives as its own.

    `page` as in `resolve`. Misses none but where one element holds half of the name of a month.
    Two pages in a hundred of a manual do, while most have a copyright or a day of their last
    change.
    """
    years = years_on(glance.words, today)
    may_have_year = bool(years) or bool(years_on(frozenset(glance.page.title.split()), today))
    months = _months_without_year(glance.words, page, today, may_have_year)
    oldest = str((today - OLD).year)
    with_year = _with_year(glance.text, (year for year in years if year >= oldest))
    days = chain(with_year, _without_year(glance, months))
    for number, at in enumerate(days):
        first = max(0, at - _BEFORE)
        window = glance.text[first : at + _BEHIND]
        start = _old_day(window, at - first, page, today, may_have_year)
        if number == _MOST or (start is not None and not is_labelled(glance.text, first + start)):
            return True
    return False


def years_on(words: frozenset[str], today: date) -> frozenset[str]:
    """Give the years among words that have begun, since there is a web."""
    return words & _years(_FIRST_YEAR, today.year)


@cache
def _years(first: int, last: int) -> frozenset[str]:
    return frozenset(map(str, range(first, last + 1)))


@cache
def _day_before() -> re.Pattern[str]:
    ordinals, of = day_words("ordinals"), day_words("of_month")
    return re.compile(rf"\d\s*(?:{ordinals}|\.)?\s+(?:(?:{of})\s+)?\Z", re.IGNORECASE)


@cache
def _month_names() -> frozenset[str]:
    """Give the names as a set; with the keys of a `dict` all words of a page are walked over."""
    return frozenset(date_words().months)


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(chain.from_iterable(tables("hours_words")["weekdays"].values()))


def _with_year(text: str, years: Iterable[str]) -> Iterator[int]:
    """Give where years stand that belong to a day or a month."""
    for year in years:
        for at in places(text, year):
            before = text[max(0, at - _NAME) : at]
            if (
                _NUMBERS_BEFORE.search(before)
                or _NUMBERS_BEHIND.match(text, at + 4)
                or not date_words().months.keys().isdisjoint(_LETTERS.findall(before.lower()))
            ):
                yield at


def _months_without_year(
    words: frozenset[str], page: date | None, today: date, may_have_year: bool
) -> Container[int]:
    """Give the months whose days may have passed where they stand without a year."""
    if page is None:
        return range(1, 13) if may_have_year or not words.isdisjoint(_weekdays()) else ()
    first = page - _BACK
    months = (today.year - first.year) * 12 + today.month - first.month + 1
    return {(first.month + n - 1) % 12 + 1 for n in range(min(12, months))}


def _without_year(glance: Glance, months: Container[int]) -> Iterator[int]:
    """Give where the names of months stand beside a number."""
    text = glance.text
    for month in _month_names() & glance.words:
        if date_words().months[month] not in months:
            continue
        for written in (month, month.capitalize()):
            for at in places(text, written):
                end = at + len(written)
                if text[end : end + 1].isalpha():
                    continue
                before = text[max(0, at - 12) : at]
                if _DAY_BEHIND.match(text, end) or _day_before().search(before):
                    yield at


def places(text: str, word: str) -> Iterator[int]:
    """Give where a word stands in a text, within other words too."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


@lru_cache(maxsize=4096)
def _old_day(
    window: str, at: int, page: date | None, today: date, may_have_year: bool
) -> int | None:
    """Give where the day at a place begins if it has passed; a template's lines are read once."""
    for said in days_in(window):
        if said.start <= at < said.end and not is_value(window, said):
            return said.start if _has_passed(said, page, today, may_have_year) else None
    return None


def _has_passed(said: SaidDay, page: date | None, today: date, may_have_year: bool) -> bool:
    """Say whether a day has passed, or, where only a heading can tell its year, may have."""
    resolved = resolve(said, page=page, heading=None, today=today)
    if resolved is None:
        return may_have_year and said.year is None and page is None
    first = resolved.day if said.day else resolved.day - timedelta(days=31)
    return first < today and resolved.day >= today - OLD
