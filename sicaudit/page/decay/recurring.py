"""Days that come back every year, and when the one of a given year is over."""

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from sicaudit.model.knowledge import Fact
from sicaudit.page.dates.words import date_words
from sicaudit.page.decay.announcement import Announcement
from sicaudit.page.decay.day_cues import call_in
from sicaudit.page.decay.event_sentences import tells_of_the_past
from sicaudit.page.decay.event_words import announcing
from sicaudit.page.html.glance import Glance
from sicaudit.page.language.cue_words import NEVER, all_languages, one_of
from sicaudit.page.language.past_tense import tells_what_was
from sicaudit.page.language.sentences import is_within, quoted_spans
from sicaudit.page.language.tokens import plain
from sicaudit.page.tables import tables

KIND = "recurring"
_MONTH_ONLY = re.compile(r"\s*([^\W\d]+)\s*")
_FIRST_FROM = re.compile(r"\s*first\s+([^\W\d]+)\s+from\s+(\d{1,2})\s+([^\W\d]+)\s*", re.IGNORECASE)


class Named(NamedTuple):
    """A recurring day named with a year, and the last day of that edition."""

    start: int
    end: int
    last: date


class Recurring:
    """Finds recurring days in text; made once for a pack.

    A fact of kind `recurring` says in `near` how a day is called, and in `right` when it is:
    "february" (some time in it) or "first tuesday from 5 february".
    """

    def __init__(self, facts: Sequence[Fact]) -> None:
        known = [fact for fact in facts if fact.kind == KIND and fact.near and fact.right]
        self._rules = {name.lower(): fact.right[0] for fact in known for name in fact.near}
        names = one_of(self._rules)
        of = one_of(all_languages(tables("event_words")["of_year"]))
        self._parts = [frozenset(plain(name).split()) for name in self._rules]
        self._named = (
            re.compile(
                rf"(?<!\w)(?P<name>{names})(?!\w)[\s,(]{{0,3}}(?:(?:{of})\s)?"
                r"(?P<year>20\d\d)(?![\d/-])",
                re.IGNORECASE,
            )
            if names
            else NEVER
        )

    def named_on(self, glance: Glance) -> bool:
        """Say whether a page names one of the days, with a year."""
        words = glance.words
        return any(parts <= words for parts in self._parts) and bool(
            self._named.search(glance.text)
        )

    def find(self, text: str) -> Iterator[Named]:
        """Give the recurring days that a text names with a year."""
        for match in self._named.finditer(text):
            last = last_day(self._rules[match["name"].lower()], int(match["year"]))
            if last is not None:
                yield Named(match.start(), match.end(), last)


@lru_cache(maxsize=256)
def last_day(rule: str, year: int) -> date | None:
    """Give the day after which an edition is over; None: the rule cannot be read."""
    months = date_words().months
    if match := _MONTH_ONLY.fullmatch(rule):
        month = months.get(match[1].lower())
        return date(year, month, calendar.monthrange(year, month)[1]) if month else None
    if match := _FIRST_FROM.fullmatch(rule):
        weekday, month = _weekday(match[1]), months.get(match[3].lower())
        day = int(match[2])
        if weekday is None or month is None or not 1 <= day <= calendar.monthrange(year, month)[1]:
            return None
        start = date(year, month, day)
        return start + timedelta(days=(weekday - start.weekday()) % 7)
    return None


def _weekday(name: str) -> int | None:
    table = tables("hours_words")["weekdays"]
    return next((int(n) for n, names in table.items() if name.lower() in names), None)


def passed_editions(
    named: Iterator[Named], text: str, around: str, today: date
) -> Iterator[Announcement]:
    """Give the editions that a sentence, or a call beside it, announces although they are over."""
    for edition in named:
        if edition.last >= today or tells_what_was(text) or tells_of_the_past(text):
            continue
        if is_within(edition.start, quoted_spans(text)):
            continue
        cue = next(announcing(text), None)
        words = cue.words if cue else call_in(around)
        if not words:
            continue
        yield Announcement(
            text=text,
            when=text[edition.start : edition.end],
            words=words,
            last=edition.last,
            by="rule",
            why="announced",
            certainty="likely",
        )
