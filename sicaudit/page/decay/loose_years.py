"""School years that are over in the present tense, and "recent" figures that are old."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache, lru_cache

from sicaudit.page.decay.announcement import Announcement
from sicaudit.page.decay.event_sentences import tells_of_the_past
from sicaudit.page.decay.event_words import announcing, event_cues, may_say
from sicaudit.page.decay.old_days import places
from sicaudit.page.html.glance import Glance
from sicaudit.page.language.cue_words import all_languages, one_of
from sicaudit.page.language.past_tense import tells_what_was
from sicaudit.page.language.sentences import is_within, quoted_spans
from sicaudit.page.tables import tables

_LATE = timedelta(days=45)
_NO_LONGER_RECENT = 4
"""Years; figures of two or three years ago may well be the newest there are."""

_YEAR = re.compile(r"(?<![\d/–-])(?:19|20)\d\d(?![\d/–-])")
_FARTHEST = 60
_AROUND, _BEHIND = 120, 10
"""Letters before and behind a year that show what it is of."""


@cache
def _school_year() -> re.Pattern[str]:
    names = "|".join(map(re.escape, all_languages(tables("event_words")["school_year"])))
    return re.compile(
        rf"(?<!\w)(?:{names})\s+(20\d\d)\s?[/–-]\s?(20\d\d|\d\d)(?!\d)", re.IGNORECASE
    )


@cache
def _hints() -> frozenset[str]:
    table = tables("event_words")
    words = (*all_languages(table["school_year"]), *all_languages(table["recent"]))
    words += tuple(name for names in table["parts_of_year"].values() for name in names)
    return frozenset(word.split()[0].rstrip("*") for word in words)


def may_be_loose(words: frozenset[str]) -> bool:
    """Say whether a text with these words can hold anything of this kind."""
    return not words.isdisjoint(_hints())


@lru_cache(maxsize=4096)
def says_loosely(text: str) -> bool:
    """Say the same of a line; those of a template are read once."""
    if _school_year().search(text) or _part_of_year()[0].search(text):
        return True
    recent = event_cues("recent").search(text)
    return recent is not None and _YEAR.search(text, recent.end()) is not None


def names_a_loose_year(glance: Glance, years: Iterable[str]) -> bool:
    """Say whether one of a page's years stands beside such words."""
    return may_be_loose(glance.words) and any(
        says_loosely(glance.text[max(0, at - _AROUND) : at + _BEHIND])
        for year in years
        for at in places(glance.text, year)
    )


def old_school_years(text: str, today: date) -> Iterator[Announcement]:
    """Give the school years of a sentence that ended long ago, where it speaks of the present."""
    for match in _school_year().finditer(text):
        first = int(match[1])
        last = date(first + 1, 7, 31)
        if int(match[2]) % 100 != (first + 1) % 100 or last + _LATE >= today:
            continue
        present = event_cues("present").search(text)
        if present is None or tells_what_was(text) or is_within(match.start(), quoted_spans(text)):
            continue
        yield Announcement(
            text=text,
            when=match[0],
            words=present[0],
            last=last,
            by="year",
            why="school-year",
            certainty="certain" if last.replace(year=last.year + 1) < today else "likely",
        )


@cache
def _part_of_year() -> tuple[re.Pattern[str], dict[str, int]]:
    table = tables("event_words")["parts_of_year"]
    months = {name: int(month) for month, names in table.items() for name in names}
    names, of = one_of(months), one_of(all_languages(tables("event_words")["of_year"]))
    return re.compile(
        rf"(?<!\w)({names})\s+(?:(?:{of})\s+)?(20\d\d)(?![\d/–-])", re.IGNORECASE
    ), months


def old_seasons(text: str, today: date) -> Iterator[Announcement]:
    """Give what a sentence announces for a season or another part of a year that is over."""
    pattern, months = _part_of_year()
    for match in pattern.finditer(text):
        year, month = int(match[2]), months[match[1].lower()]
        last = date(year, month, 28)
        cue = next((cue for cue in announcing(text) if cue.table != "is"), None)
        if cue is None or last + _LATE >= today or tells_what_was(text) or tells_of_the_past(text):
            continue
        if is_within(match.start(), quoted_spans(text)):
            continue
        yield Announcement(
            text=text,
            when=match[0],
            words=cue.words,
            last=last,
            by="year",
            why="announced",
            certainty="likely",
        )


def old_figures(text: str, today: date) -> Iterator[Announcement]:
    """Give what a sentence calls recent beside a year that is not."""
    recent = event_cues("recent").search(text) if may_say("recent", text) else None
    if recent is None:
        return
    year = _YEAR.search(text, recent.end(), recent.end() + _FARTHEST)
    if year is None or int(year[0]) > today.year - _NO_LONGER_RECENT:
        return
    if is_within(recent.start(), quoted_spans(text)):
        return
    yield Announcement(
        text=text,
        when=text[recent.start() : year.end() + (text[year.end() : year.end() + 1] == ")")],
        words=recent[0],
        last=date(int(year[0]), 12, 31),
        by="year",
        why="recent",
        certainty="likely",
    )
