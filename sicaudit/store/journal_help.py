"""What the journal knows of help: where pages send people, and how pages hang together."""

import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sicaudit.model.batch import Visited
from sicaudit.model.page import Signpost
from sicaudit.store.database import Database, Row, storable
from sicaudit.store.journal_reading import NUMBERS
from sicaudit.store.journal_settling import told
from sicaudit.urls import Url


@dataclass(frozen=True, slots=True, kw_only=True)
class SignpostedPage:
    """A page that is about a topic, or that shows a way to a service."""

    number: int
    site: str
    url: Url
    topics: tuple[str, ...]
    signposts: tuple[Signpost, ...]
    """With service, way, place, target, faults and block only."""


class NumberShown(NamedTuple):
    """A telephone number as one site shows it, in one way and beside one service."""

    site: str
    number: str
    raw: str
    beside: tuple[str, ...]
    words: str
    pages: int
    first: int
    """The number of the first page."""


class JournalHelp:
    """The part of a journal's reading half that is about help."""

    _database: Database

    def signposted(self) -> Iterator[SignpostedPage]:
        """Give every page that is about a topic or shows a way to a service, by number."""
        with self._database.faults_told():
            rows = self._database.connection.execute(
                "SELECT id, page.site, url, topics, signposts FROM signposted"
                " JOIN page USING (id) JOIN target USING (id) WHERE is_page ORDER BY id"
            )
            for number, site, url, topics, signposts in rows:
                yield SignpostedPage(
                    number=number,
                    site=site,
                    url=Url(url),
                    topics=tuple(json.loads(topics)),
                    signposts=tuple(_signpost(*each) for each in json.loads(signposts)),
                )

    def signposts_of(self, number: int) -> tuple[Signpost, ...]:
        """Give where one page sends people; none where it was not read."""
        rows = self._database.rows("SELECT signposts FROM signposted WHERE id = ?", (number,))
        return tuple(_signpost(*each) for each in json.loads(rows[0][0])) if rows else ()

    def numbers(self) -> Iterator[NumberShown]:
        """Give the telephone numbers that pages show, by site and number, the commonest way first.

        Each way a site writes a number and each service it puts beside it is one row.
        """
        rows = self._database.each(
            "SELECT site, number, raw, beside, words, count(*), min(page) FROM shown"
            " JOIN page ON page.id = shown.page WHERE is_page"
            " GROUP BY site, number, raw, beside ORDER BY site, number, count(*) DESC, raw, beside"
        )
        for site, number, raw, beside, words, pages, first in rows:
            yield NumberShown(site, number, raw, tuple(beside.split()), words, pages, first)

    def led_to(self) -> Iterator[tuple[int, str, Sequence[int]]]:
        """Give each page's number and site, and the numbers of what it links to, by number."""
        rows = self._database.each(
            "SELECT id, site, targets, follow FROM page WHERE is_page ORDER BY id"
        )
        for number, site, blob, follow in rows:
            leads = array(NUMBERS)
            leads.frombytes(blob)
            yield number, site, leads[:follow]

    def leads_from(self, number: int, site: str) -> Sequence[int] | None:
        """Give the numbers of what a page of a site links to; None: it is none, or was not read."""
        rows = self._database.rows(
            "SELECT targets, follow FROM page WHERE id = ? AND site = ? AND is_page",
            (number, site),
        )
        if not rows:
            return None
        leads = array(NUMBERS)
        leads.frombytes(rows[0][0])
        return leads[: rows[0][1]]

    def leads_on(self) -> Iterator[tuple[int, Url]]:
        """Give every URL that leads on to another, by number, with where."""
        with self._database.faults_told():
            rows = self._database.connection.execute(
                "SELECT id, location FROM target WHERE location IS NOT NULL"
            )
            for number, location in rows:
                yield number, Url(location.partition("#")[0])

    def is_scripted(self, number: int) -> bool:
        """Say whether script builds a document: then it may lead where only a browser sees."""
        rows = self._database.rows("SELECT scripted FROM document WHERE id = ?", (number,))
        return bool(rows and rows[0][0])

    def linkable(self) -> Iterator[tuple[int, Url]]:
        """Give everything that a link may lead to, by number, in any order."""
        with self._database.faults_told():
            rows = self._database.connection.execute(
                "SELECT id, url FROM target WHERE purpose IN ('target', 'page')"
            )
            for number, url in rows:
                yield number, Url(url)

    def address(self, number: int) -> Url:
        """Give a URL by its number."""
        return Url(self._database.rows("SELECT url FROM target WHERE id = ?", (number,))[0][0])


def signposted(pages: Iterable[Visited]) -> Iterator[Row]:
    """Give a row for each page that is about a topic or shows a way to a service."""
    for page in pages:
        facts = page.facts
        if facts is not None and (facts.topics or facts.signposts):
            yield (page.visit.id, *told((topic.id for topic in facts.topics), facts.signposts))


def shown_numbers(pages: Iterable[Visited]) -> Iterator[Row]:
    """Give a row for each telephone number of each page."""
    for page in pages:
        if page.facts is not None:
            for shown in page.facts.numbers:
                yield (
                    page.visit.id,
                    shown.number,
                    storable(shown.raw),
                    " ".join(shown.beside),
                    storable(shown.words),
                )


def _signpost(
    service: str, by: str, place: str, target: str | None, faults: list[str], block: int | None
) -> Signpost:
    return Signpost(
        service=service,
        by=by,
        place=place,
        target=None if target is None else Url(target),
        faults=tuple(faults),
        block=block,
    )
