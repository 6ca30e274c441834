"""Sources of dates that lie about a whole site: found by comparing what they say of its pages."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from sicaudit.model.page import DateEvidence, DateKind

LEAST_PAGES = 10
"""Pages with one day, fewer of which may well have been edited on it."""

_LEAST_BUMPED = 20
"""The same where other pages have days of their own: an editor's good afternoon is no import."""

_ALWAYS = 0.9
"""Share of a source's pages dated to the crawl from which it prints the moment of the visit."""

_MOST = 0.5
"""Share of a source's pages on one day from which that is the day of a build or an import."""

_MANY = 0.3
"""The same for fields that a CMS fills, from `_LEAST_BUMPED` pages."""

_SOME = 0.2
"""The same for what no editor sees: builds and deployments often touch but a part of a site."""

_DAY = timedelta(days=1)
_STATING = frozenset(("json-ld", "microdata", "meta"))
_UNSEEN = frozenset(("sitemap", "last-modified"))
_JUDGED = frozenset((*_STATING, *_UNSEEN, "visible-text", "time"))


class Lie(StrEnum):
    """How a source lies."""

    NOW = "now"
    """It gives the day of the crawl, whatever the page."""
    ONE_DAY = "one-day"
    """It gives one day to most pages: that of a build, an import or a change of the template."""
    BUMPED = "bumped"
    """It gives very many pages one day, and the others days of their own; only that day lies."""
    YEAR = "year"
    """A copyright year: that of the template."""


class Said(NamedTuple):
    """What one source says of one page; a tuple, for a large site makes a million of them."""

    source: str
    kind: DateKind
    value: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Liar:
    """A source that lies about one site, with the figures that show it."""

    source: str
    kind: DateKind
    lie: Lie
    value: date
    """The day it gives to most pages; of a lie by `now` that of the crawl."""
    pages: int
    """How many pages it gives that day (by `now`: one near the crawl)."""
    of: int
    """How many pages it dates at all."""

    def accuses(self, item: DateEvidence) -> bool:
        """Say whether this evidence is what the liar said."""
        if item.source != self.source or item.kind is not self.kind:
            return False
        if self.lie is Lie.NOW:
            return abs(item.value - self.value) <= _DAY
        return self.lie is Lie.YEAR or item.value == self.value


def said_of(evidence: Iterable[DateEvidence]) -> tuple[Said, ...]:
    """Give what of a page's evidence shows whether its site's sources lie: some tuples a page.

    Of several days by one source only the newest counts, as for the page's age.
    """
    newest: dict[tuple[str, DateKind], date] = {}
    for item in evidence:
        is_year = item.source == "copyright"
        if is_year or (item.source in _JUDGED and item.kind is not DateKind.EVENT):
            key = (item.source, item.kind)
            newest[key] = max(item.value, newest.get(key, item.value))
    return tuple(Said(source, kind, day) for (source, kind), day in newest.items())


def site_trust(pages: Iterable[Iterable[Said]], crawled: date) -> tuple[Liar, ...]:
    """Find the sources that lie, from what all pages of one site say; most damning first.

    A review is an editor's word, and a site's pages may well have come out on one day: of these
    only a day that goes with the crawl is a lie. Less than ten pages show nothing.
    """
    days: dict[tuple[str, DateKind], Counter[date]] = {}
    for page in pages:
        for source, kind, day in page:
            days.setdefault((source, kind), Counter())[day] += 1
    found = [
        liar
        for (source, kind), counts in days.items()
        for liar in _liars(source, kind, counts, crawled)
    ]
    return tuple(sorted(found, key=lambda liar: (-liar.pages, liar.source, liar.kind, liar.value)))


def _liars(source: str, kind: DateKind, days: Counter[date], crawled: date) -> Iterator[Liar]:
    dated = days.total()

    def liar(lie: Lie, day: date, pages: int) -> Liar:
        return Liar(source=source, kind=kind, lie=lie, value=day, pages=pages, of=dated)

    day, pages = days.most_common(1)[0]
    if source == "copyright":
        if pages >= max(LEAST_PAGES, _ALWAYS * dated):
            yield liar(Lie.YEAR, day, pages)
        return
    now = sum(count for day, count in days.items() if abs(day - crawled) <= _DAY)
    if now >= max(LEAST_PAGES, _ALWAYS * dated):
        yield liar(Lie.NOW, crawled, now)
    elif kind is DateKind.MODIFIED:
        for day, pages in sorted(days.items()):
            if (lie := _one_day(source, pages, dated)) is not None:
                yield liar(lie, day, pages)


def _one_day(source: str, pages: int, dated: int) -> Lie | None:
    """Say how a source lies that gives one day to so many of its pages."""
    if pages >= max(LEAST_PAGES, _MOST * dated):
        return Lie.ONE_DAY
    if source in _UNSEEN and pages >= max(LEAST_PAGES, _SOME * dated):
        return Lie.ONE_DAY
    if source in _STATING and pages >= max(_LEAST_BUMPED, _MANY * dated):
        return Lie.BUMPED
    return None
