"""What time has undone on a page: announcements, names and facts, judged against what is known."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Generic, TypeVar

from sicaudit.model.knowledge import Knowledge
from sicaudit.model.page import PageDates
from sicaudit.page.dates.evidence import TRUSTED
from sicaudit.page.decay.outdated_facts import FactFinder, Outdated
from sicaudit.page.decay.past_events import NEWS, DatedPage, PastEvent, PastEventFinder
from sicaudit.page.decay.superseded import ReplacedTerm, TermFinder, UsingPage
from sicaudit.page.html.glance import glance_at
from sicaudit.page.html.page import Page

_OLD_NEWS_DAYS = 60
"""Age at which the hours and figures of a news item are those of its day."""

_MOST_KNOWN = 4

Finder = TypeVar("Finder")


class _OncePerKnowledge(Generic[Finder]):
    """Makes a finder for each knowledge it meets, and keeps the last few.

    By identity: to compare whole packs on every page would take longer than the page.
    """

    def __init__(self, make: Callable[[Knowledge], Finder]) -> None:
        self._make = make
        self._made: list[tuple[Knowledge, Finder]] = []

    def __call__(self, knowledge: Knowledge) -> Finder:
        for known, finder in self._made:
            if known is knowledge:
                return finder
        finder = self._make(knowledge)
        self._made = [*self._made[1 - _MOST_KNOWN :], (knowledge, finder)]
        return finder


_events = _OncePerKnowledge(PastEventFinder)
_terms = _OncePerKnowledge(TermFinder)
_facts = _OncePerKnowledge(FactFinder)


def past_events(
    page: Page, knowledge: Knowledge, *, kind: str, dates: PageDates, today: date
) -> Iterator[PastEvent]:
    """Give what a page announces as still to come although it is over.

    `kind` is the section's: news only counts while it still calls its readers to something, an
    archive never. A page's own day is used only where it is to be trusted.
    """
    is_dated = dates.confidence >= TRUSTED
    dated = DatedPage(
        glance=glance_at(page),
        kind=kind,
        page=dates.best if is_dated else None,
        published=dates.published if is_dated else None,
        today=today,
    )
    return _events(knowledge).find(dated)


def replaced_terms(
    page: Page, knowledge: Knowledge, *, kind: str, dates: PageDates, today: date
) -> Iterator[ReplacedTerm]:
    """Give the names, addresses and numbers on a page that were replaced, each once."""
    published = (dates.published or dates.best) if dates.confidence >= TRUSTED else None
    using = UsingPage(glance=glance_at(page), kind=kind, published=published, today=today)
    return _terms(knowledge).find(using)


def outdated_facts(
    page: Page, knowledge: Knowledge, *, kind: str, dates: PageDates, today: date
) -> Iterator[Outdated]:
    """Give what a page says of services and their facts against the record, each once."""
    day = (dates.published or dates.best) if dates.confidence >= TRUSTED else None
    is_old_news = kind == NEWS and day is not None and (today - day).days > _OLD_NEWS_DAYS
    return _facts(knowledge).find(glance_at(page), is_old_news=is_old_news)
