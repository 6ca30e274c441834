"""The year of a day that is named without one: by its weekday, and by the page's own day."""

import calendar
import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from sicaudit.page.dates.days import SaidDay
from sicaudit.page.dates.words import date_words
from sicaudit.page.decay.event_words import names_an_event
from sicaudit.page.language.cue_words import all_languages, any_of
from sicaudit.page.language.past_tense import years_in
from sicaudit.page.tables import tables

_BACK = timedelta(days=7)
"""A page may be dated some days after the day it speaks of."""

_AHEAD = timedelta(days=400)
"""Nobody announces a day without its year that is further off."""

_OLDEST = 14
"""Years in which the web, and our sites, have been."""

_FAR, _NEAR = timedelta(days=550), timedelta(days=270)
"""The next time that day and weekday meet: beyond the first it is not meant, within the second
it may be."""


class Resolved(NamedTuple):
    """A day of the calendar, with how its year was found."""

    day: date
    by: str
    """year, weekday, page, heading or guess."""


def resolve(
    said: SaidDay, *, page: date | None, heading: int | None, today: date
) -> Resolved | None:
    """Give the day that is meant; None: nobody can tell.

    `page` is the day the page gives as its own, `heading` the year that its title or heading
    names. Without a year and without either, only a weekday tells.
    """
    if said.year is not None:
        day = _on(said, said.year)
        return Resolved(day, "year") if day else None
    if said.day is None:
        return None
    if said.weekdays:
        return _by_weekday(said, page, heading, today)
    if page is not None:
        day = _next(said, page - timedelta(days=1))
        return Resolved(day, "page") if day else None
    if heading is not None and (day := _on(said, heading)):
        return Resolved(day, "heading")
    return None


_NAMED = re.compile(r"(?<![\w.&'’-])([^\W\d_][\w.&'’-]*)\s+(20\d\d)(?![\w/]|\s?[–-])")


@cache
def _no_names() -> re.Pattern[str]:
    months = date_words().months
    return any_of((*months, *all_languages(tables("event_words")["no_names"])))


def year_in_a_name(text: str, beside: str) -> int | None:
    """Give the one year that a sentence, or else those beside it, has in the name of an event.

    As in "Safer Internet Day 2025 will be celebrated on 11 February". None: there is none.
    """
    for part in (text, beside):
        years = {int(match[2]) for match in _NAMED.finditer(part) if _may_be_a_name(match[1])}
        if years:
            return years.pop() if len(years) == 1 and len(set(years_in(part))) == 1 else None
    return None


def _may_be_a_name(word: str) -> bool:
    if names_an_event(word):
        return True
    return word[0].isupper() and _no_names().fullmatch(word) is None


def _on(said: SaidDay, year: int) -> date | None:
    last = calendar.monthrange(year, said.month)[1] if 1 <= year <= 9999 else 0
    day = said.day or last
    return date(year, said.month, day) if 1 <= day <= last else None


def _next(said: SaidDay, since: date) -> date | None:
    for year in (since.year, since.year + 1):
        if (day := _on(said, year)) is not None and since <= day <= since + _AHEAD:
            return day
    return None


def _by_weekday(
    said: SaidDay, page: date | None, heading: int | None, today: date
) -> Resolved | None:
    fitting = [
        day
        for year in range(today.year - _OLDEST, today.year + 12)
        if _fits(said, year) and (day := _on(said, year)) is not None
    ]
    if page is not None:
        day = next((d for d in fitting if page - _BACK <= d <= page + _AHEAD), None)
        return Resolved(day, "weekday") if day else None
    if heading is not None:
        day = next((d for d in fitting if d.year == heading), None)
        return Resolved(day, "weekday") if day else None
    past = [day for day in fitting if day < today]
    coming = next((day for day in fitting if day >= today), None)
    if not past or (coming is not None and coming - today < _NEAR):
        return None
    is_far = coming is None or coming - today > _FAR
    return Resolved(past[-1], "far" if is_far else "guess")


def _fits(said: SaidDay, year: int) -> bool:
    for month, day, weekday in said.weekdays:
        last = calendar.monthrange(year, month)[1]
        if day > last or date(year, month, day).weekday() != weekday:
            return False
    return True
