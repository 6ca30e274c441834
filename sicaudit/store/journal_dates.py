"""What the journal knows of dates: a page's age is judged once its whole site was read."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sicaudit.model.batch import Visited
from sicaudit.model.page import DateEvidence, DateKind, PageDates
from sicaudit.page.dates.liars import Said, said_of
from sicaudit.store.database import Database, Row, storable
from sicaudit.urls import Url


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedPage:
    """A page with its dates as they were judged without knowledge of other pages."""

    number: int
    url: Url
    title: str
    dates: PageDates
    lastmod: str | None
    """ISO day that a sitemap gives it; None: none does."""
    text_hash: str
    """Empty: its text is not read."""
    fingerprint: bytes
    is_document: bool = False
    """A PDF or a file of an office, whose date is what its properties say."""
    topics: tuple[str, ...] = ()
    """Ids of the topics that it is about."""


class JournalDates:
    """The part of a journal that is about dates."""

    _database: Database

    def said_of_pages(self, site: str) -> Iterator[tuple[Said, ...]]:
        """Give what shows whether a site's sources lie, page by page."""
        rows = self._database.each(
            "SELECT said, lastmod FROM page JOIN dated USING (id) LEFT JOIN lastmod USING (id)"
            " WHERE site = ? ORDER BY id",
            (site,),
        )
        for text, lastmod in rows:
            said = said_from(text)
            if lastmod is not None:
                said = (*said, Said("sitemap", DateKind.MODIFIED, date.fromisoformat(lastmod)))
            yield said

    def dated(self, site: str) -> Iterator[DatedPage]:
        """Give every page and dated document of a site, by number."""
        rows = self._database.each(
            "SELECT id, url, page.title, dates, lastmod, text_hash, fingerprint, is_page, topics"
            " FROM page"
            " JOIN dated USING (id) JOIN target USING (id) JOIN document USING (id)"
            " LEFT JOIN lastmod USING (id) LEFT JOIN signposted USING (id)"
            " WHERE page.site = ? ORDER BY id",
            (site,),
        )
        for number, url, title, dates, lastmod, text_hash, fingerprint, is_page, topics in rows:
            yield DatedPage(
                number=number,
                url=Url(url),
                title=title,
                dates=_dates_from(dates),
                lastmod=lastmod,
                text_hash=text_hash,
                fingerprint=fingerprint,
                is_document=not is_page,
                topics=tuple(json.loads(topics)) if topics else (),
            )

    def note_ages(self, pages: Iterable[tuple[int, PageDates]]) -> None:
        """Note, by number, pages whose date is another one in the light of their site."""
        rows = [
            (number, dates.best.isoformat() if dates.best else None, dates.basis)
            for number, dates in pages
        ]
        with self._database.transaction():
            self._database.for_each("INSERT OR REPLACE INTO aged VALUES (?, ?, ?)", rows)

    def forget_ages(self) -> None:
        """Forget what `note_ages` noted: ages are about to be judged anew."""
        self._database.rows("DELETE FROM aged")


def dated_rows(pages: Iterable[Visited]) -> Iterator[Row]:
    """Give a row for each page that has a text of its own, and each document that is dated."""
    for page in pages:
        facts = page.facts
        if facts is not None and (facts.dates.evidence if facts.document else facts.text_hash):
            said = said_text(said_of(facts.dates.evidence))
            yield page.visit.id, said, storable(_dates_text(facts.dates))


def said_text(said: Iterable[Said]) -> str:
    """Write down what sources say of a page: source and kind, to the day."""
    days = {f"{source} {kind}": day.isoformat() for source, kind, day in said}
    return json.dumps(days, separators=(",", ":")) if days else ""


def said_from(text: str) -> tuple[Said, ...]:
    """Read what `said_text` wrote."""
    days: Mapping[str, str] = json.loads(text) if text else {}
    return tuple(_said(name, day) for name, day in days.items())


def _said(name: str, day: str) -> Said:
    source, _, kind = name.rpartition(" ")
    return Said(source, DateKind(kind), date.fromisoformat(day))


_DAYS = ("published", "modified", "best", "guess", "review_by")
_PLAIN = (
    *("basis", "confidence", "published_confidence", "modified_confidence", "reason"),
    "rival_lost",
)
_QUOTED = ("witness", "rival")
"""Fields that hold one of the page's evidence: kept by its place among that."""


@lru_cache(256)
def _dates_text(dates: PageDates) -> str:
    row: dict[str, Any] = {
        name: day.isoformat() for name in _DAYS if (day := getattr(dates, name)) is not None
    }
    row |= {name: value for name in _PLAIN if (value := getattr(dates, name))}
    row |= {
        name: dates.evidence.index(item)
        for name in _QUOTED
        if (item := getattr(dates, name)) is not None
    }
    row["evidence"] = [
        (
            *(item.source, item.kind.value, item.value.isoformat(), item.text, item.place),
            *(item.precision, item.trust, item.distrust),
        )
        for item in dates.evidence
    ]
    return json.dumps(row, separators=(",", ":"))


@lru_cache(256)
def _dates_from(text: str) -> PageDates:
    row: dict[str, Any] = json.loads(text)
    evidence = tuple(_evidence(*item) for item in row.pop("evidence"))
    row |= {name: date.fromisoformat(row[name]) for name in _DAYS if name in row}
    row |= {name: evidence[row[name]] for name in _QUOTED if name in row}
    return PageDates(evidence=evidence, **row)


def _evidence(
    source: str,
    kind: str,
    value: str,
    text: str,
    place: str,
    *judged: Any,
) -> DateEvidence:
    precision, trust, distrust = judged
    return DateEvidence(
        source=source,
        kind=DateKind(kind),
        value=date.fromisoformat(value),
        text=text,
        place=place,
        precision=precision,
        trust=trust,
        distrust=distrust,
    )
