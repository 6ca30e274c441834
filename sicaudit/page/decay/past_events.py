"""What a page announces as still to come although it is over."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import islice
from typing import NamedTuple

from sicaudit.model.knowledge import Knowledge
from sicaudit.model.page import Region
from sicaudit.page.dates.days import day_words
from sicaudit.page.dates.words import date_words
from sicaudit.page.decay.announcement import Announcement, Times
from sicaudit.page.decay.day_cues import call_in
from sicaudit.page.decay.event_data import events_of
from sicaudit.page.decay.event_layout import laid_out
from sicaudit.page.decay.event_parts import HEADINGS
from sicaudit.page.decay.event_passages import Passage, passages_of, says_over
from sicaudit.page.decay.event_sentences import passed_days, tells_of_the_past
from sicaudit.page.decay.event_words import event_cues
from sicaudit.page.decay.loose_years import (
    may_be_loose,
    names_a_loose_year,
    old_figures,
    old_school_years,
    old_seasons,
    says_loosely,
)
from sicaudit.page.decay.old_days import names_an_old_day, years_on
from sicaudit.page.decay.recurring import Recurring, passed_editions
from sicaudit.page.decay.relative_days import RelativeWords
from sicaudit.page.decay.relative_sentences import passed_words
from sicaudit.page.html.blocks import TextBlock
from sicaudit.page.html.glance import Glance
from sicaudit.page.language.past_tense import is_history_page
from sicaudit.page.services.contradictions import weaker
from sicaudit.page.tables import tables
from sicaudit.urls import path_of

NEWS = "news"
_LEGAL = "legal"
"""Kind of a section whose days are those on which terms begin."""

_YOUNG = timedelta(days=14)
_CERTAINTIES = ("certain", "likely", "ask")
_NUMERIC = re.compile(r"(?<!\d)\d\d?\s?[-/.]\s?(?:19|20)\d\d(?!\d)|(?<!\d)(?:19|20)\d\d-\d\d-\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedPage:
    """A page with what its section and its dates say of it."""

    glance: Glance
    kind: str
    page: date | None
    """The newest day that the page gives as its own; None: none to be trusted."""
    published: date | None
    today: date

    @property
    def is_news(self) -> bool:
        return self.kind == NEWS


class PastEvent(NamedTuple):
    """Announcements of one part of a page that are over, the surest first."""

    announcements: tuple[Announcement, ...]
    region: Region
    element: str


@cache
def _month_days() -> re.Pattern[str]:
    """A day beside the name of a month, or a month with its year; in lower case."""
    months = "|".join(map(re.escape, date_words().months))
    return re.compile(
        rf"\d(?:{day_words('ordinals')}|\.)?\s+(?:(?:{day_words('of_month')})\s)?(?:{months})\b"
        rf"|\b(?:{months})\.?\s+\d"
    )


def _names_a_month(glance: Glance) -> bool:
    return not glance.words.isdisjoint(date_words().months)


_MOST_PASSAGES = 600
"""Sentences with a day that are read; a page with more is a table, or an attack."""

_DIGIT = re.compile(r"\d")


class PastEventFinder:
    """Finds announcements that are over; made once for a pack."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._recurring = Recurring(knowledge.facts)
        self._relative = RelativeWords(knowledge.relative_words)

    def find(self, page: DatedPage) -> Iterator[PastEvent]:
        """Give what a page announces too late, together what stands under one heading.

        News tells of its own day: there an announcement counts only while it still calls its
        readers to come, to register or to send something.
        """
        if page.kind == _LEGAL or not _is_in_a_known_language(page) or not self.may_find(page):
            return
        blocks, title = page.glance.blocks, page.glance.page.title
        parts: dict[tuple[int, Region], list[tuple[Announcement, str]]] = {}
        passages = passages_of(blocks, title, self._quick_test(page))
        for passage in islice(passages, _MOST_PASSAGES):
            for found in self._in_passage(passage, blocks, page):
                part = (passage.part, passage.block.region)
                parts.setdefault(part, []).append((found, passage.block.tag))
        known = {found.last for several in parts.values() for found, _ in several}
        for found in _in_data(page, blocks):
            if found.last not in known:
                parts.setdefault((0, Region.CONTENT), []).append((found, "script"))
        if not parts or _is_of_the_past(page):
            return
        for (_, region), several in parts.items():
            ranked = sorted(several, key=lambda pair: _CERTAINTIES.index(pair[0].certainty))
            announcements = tuple(dict.fromkeys(found for found, _ in ranked))
            yield PastEvent(announcements, region, ranked[0][1])

    def may_find(self, page: DatedPage) -> bool:
        """Say whether a page can hold an announcement that is over; 0.1 ms, and splits nothing."""
        glance = page.glance
        if names_an_old_day(glance, page=page.page, today=page.today):
            return True
        if self._names_an_old_year(page):
            return True
        if self._words_that_grow_old(page):
            return True
        return any(event.last < page.today for event in events_of(glance.page))

    def _names_an_old_year(self, page: DatedPage) -> bool:
        """Say whether a year that has begun stands where it may belong to something announced."""
        glance = page.glance
        years = years_on(glance.words, page.today)
        if years and self._recurring.named_on(glance):
            return True
        return names_a_loose_year(glance, years)

    def _quick_test(self, page: DatedPage) -> Callable[[str], bool]:
        """Give a test for paragraphs that misses none with a day or a word that grows old."""
        glance = page.glance
        growing_old = self._words_that_grow_old(page)
        recurring = self._recurring.named_on(glance)
        month_days = _month_days() if _names_a_month(glance) else None
        loose = may_be_loose(glance.words)

        def may_announce(text: str) -> bool:
            lowered = text.lower()
            if _DIGIT.search(text):
                if recurring or _NUMERIC.search(text):
                    return True
                if month_days is not None and month_days.search(lowered):
                    return True
                if loose and says_loosely(text):
                    return True
            return any(word in lowered for word in growing_old)

        return may_announce

    def _words_that_grow_old(self, page: DatedPage) -> list[str]:
        """Give words such as "soon" that stand on a page old enough for them to be past."""
        if page.page is None or page.is_news or page.today - page.page < _YOUNG:
            return []
        return self._relative.over_on(page.glance, page.page, page.today)

    def _in_passage(
        self, passage: Passage, blocks: Sequence[TextBlock], page: DatedPage
    ) -> Iterator[Announcement]:
        times = Times(
            today=page.today, page=page.page, published=page.published, heading=passage.year
        )
        found = self._dated(passage, blocks, times)
        if not page.is_news:
            yield from found
            yield from old_school_years(passage.text, page.today)
            yield from old_seasons(passage.text, page.today)
            yield from old_figures(passage.text, page.today)
            if page.page is not None:
                relatives = self._relative.find(passage.text, page.page)
                yield from passed_words(passage.text, relatives, page.today)
        elif call_in(f"{passage.text}\n{passage.beside}\n{passage.behind}"):
            for one in found:
                yield one._replace(certainty=weaker(one.certainty, "likely"))

    def _dated(
        self, passage: Passage, blocks: Sequence[TextBlock], times: Times
    ) -> Iterator[Announcement]:
        found = list(passed_days(passage, times))
        yield from found
        if passage.opens and not found:
            yield from laid_out(blocks, passage, times)
        named = self._recurring.find(passage.text)
        around = passage.beside
        if passage.block.tag in HEADINGS:
            around = f"{around}\n{passage.behind}"
        yield from passed_editions(named, passage.text, around, times.today)


def _is_in_a_known_language(page: DatedPage) -> bool:
    """Say whether there are words for the page's language: "will" is no announcement in German."""
    language = (page.glance.page.language or "").partition("-")[0]
    return not language or language in tables("event_words")["call"]


def _is_of_the_past(page: DatedPage) -> bool:
    """Say whether the page as a whole tells of what has been."""
    blocks = page.glance.blocks
    heading = next((block.text for block in blocks if block.tag == "h1"), "")
    names = (page.glance.page.title, heading, path_of(page.glance.page.url))
    if any(event_cues("stories").search(name) for name in names[:2]):
        return True
    return is_history_page(page.kind, *names) or says_over(blocks)


def _in_data(page: DatedPage, blocks: Sequence[TextBlock]) -> Iterator[Announcement]:
    """Give the events of the structured data that are over, unless the page reports them."""
    for event in events_of(page.glance.page):
        if event.last >= page.today:
            continue
        own = [block for block in blocks if block.region is Region.CONTENT]
        if any(tells_of_the_past(block.text) for block in own):
            return
        if page.is_news and not call_in("\n".join(block.text for block in own)):
            return
        yield Announcement(
            text=event.name,
            when=event.last.isoformat(),
            words="Event",
            last=event.last,
            by="data",
            why="data",
            certainty="likely",
        )
