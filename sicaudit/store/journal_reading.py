"""What the journal of a crawl holds, row by row: memory does not grow with the crawl."""

import json
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sicaudit.model.finding import Finding
from sicaudit.model.run import Limit
from sicaudit.store.database import Database, Row
from sicaudit.store.packing import finding_from_text
from sicaudit.urls import Url

NUMBERS = "I"
"""Four bytes a number: four thousand million URLs."""

_ANSWER = (
    "url, verdict, reason, certainty, status, location, attempts, detail, content_type, length,"
    " signs, before"
)


QUOTED = ":~:"
"""How the fragment of a text directive begins."""

REASON, DETAIL, CONTENT_TYPE = 2, 7, 8
"""Places in what `answer` gives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A URL as the journal knows it; `done` where it was asked."""

    id: int
    url: Url
    purpose: str
    site: str | None
    depth: int
    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What was done for a site."""

    pages: int = 0
    links: int = 0
    requests: int = 0
    bytes: int = 0
    not_modified: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What is to be remembered of a page."""

    site: str
    url: Url
    title: str
    text_hash: str
    best: date | None
    basis: str | None
    fingerprint: bytes
    said: str
    """What its sources say of its dates, as `journal_dates.said_text` writes it."""


class JournalReading:
    """The reading half of a journal; `Journal` adds opening and writing."""

    _database: Database

    def known(self) -> Iterator[Waiting]:
        """Give every URL the crawl knows, by number."""
        rows = self._database.each(
            "SELECT id, url, purpose, site, depth, verdict IS NOT NULL FROM target ORDER BY id"
        )
        for number, url, purpose, site, depth, done in rows:
            yield Waiting(
                id=number, url=Url(url), purpose=purpose, site=site, depth=depth, done=bool(done)
            )

    def batches(self) -> dict[str, int]:
        """Give the number of the last merged batch of each host."""
        rows = self._database.rows("SELECT host, max(number) FROM batch GROUP BY host")
        return dict(rows)

    def answer(self, number: int) -> Row | None:
        """Give the columns of `_ANSWER`; signs are JSON, `before` the reason of an earlier asking.

        None: it was not asked.
        """
        rows = self._database.rows(
            f"SELECT {_ANSWER} FROM target WHERE id = ? AND verdict IS NOT NULL", (number,)
        )
        return rows[0] if rows else None

    def troubled(self) -> Iterator[tuple[int, Url]]:
        """Give the URLs that did not simply answer: every verdict but ok."""
        rows = self._database.each("SELECT id, url FROM target WHERE verdict <> 'ok' ORDER BY id")
        return ((number, Url(url)) for number, url in rows)

    def insecure(self) -> Iterator[tuple[int, Url]]:
        """Give what pages embed over http."""
        rows = self._database.each(
            "SELECT id, url FROM target WHERE url LIKE 'http://%' AND purpose = 'resource'"
        )
        return ((number, Url(url)) for number, url in rows)

    def transient(self, reasons: Sequence[str]) -> list[Waiting]:
        """Give what failed in a way that may have passed."""
        marks = ",".join("?" * len(reasons))
        rows = self._database.rows(
            "SELECT id, url, purpose, site, depth FROM target WHERE verdict IN ('broken',"
            f" 'unverifiable', 'unchecked') AND reason IN ({marks}) ORDER BY id",
            list(reasons),
        )
        return [
            Waiting(id=number, url=Url(url), purpose=purpose, site=site, depth=depth, done=True)
            for number, url, purpose, site, depth in rows
        ]

    def wanted(self) -> Iterator[tuple[int, list[str]]]:
        """Give each target of which fragments are wanted, with these."""
        here, fragments = None, []
        rows = self._database.each("SELECT target, fragment FROM wanted ORDER BY target, fragment")
        for number, fragment in rows:
            if number != here and here is not None:
                yield here, fragments
                fragments = []
            here = number
            fragments.append(fragment)
        if here is not None:
            yield here, fragments

    def unsaid(self, number: int) -> frozenset[str]:
        """Give the text directives that a document was looked through for in vain."""
        rows = self._database.rows("SELECT fragment FROM unsaid WHERE target = ?", (number,))
        return frozenset(fragment for (fragment,) in rows)

    def anchors(self, number: int) -> tuple[frozenset[str], bool] | None:
        """Give what a fragment can point to, and whether script builds the page; None: not read."""
        rows = self._database.rows("SELECT names, scripted FROM anchors WHERE id = ?", (number,))
        if not rows:
            return None
        return frozenset(rows[0][0].split("\0")), bool(rows[0][1])

    def pages(self) -> Iterator[tuple[int, str, Sequence[int], int]]:
        """Give each page's number, site, targets and number of malformed places, by number."""
        rows = self._database.each("SELECT id, site, targets, malformed FROM page ORDER BY id")
        for number, site, blob, malformed in rows:
            targets = array(NUMBERS)
            targets.frombytes(blob)
            yield number, site, targets, malformed

    def fragment_marks(self) -> Iterator[tuple[int, Sequence[int]]]:
        """Give each page's number and the marks of its URLs with fragments."""
        for number, blob in self._database.each("SELECT id, marks FROM page WHERE marks <> x''"):
            marks = array(NUMBERS)
            marks.frombytes(blob)
            yield number, marks

    def linked(self) -> Iterator[int]:
        """Give the numbers of what pages link to, each page's links to itself left out."""
        for number, blob, follow in self._database.each("SELECT id, targets, follow FROM page"):
            targets = array(NUMBERS)
            targets.frombytes(blob)
            yield from (target for target in targets[:follow] if target != number)

    def head(self, number: int) -> tuple[Url, str, list[tuple[int, str, str]]]:
        """Give a page's URL, its title, and the places of it that no reader sees."""
        rows = self._database.rows(
            "SELECT url, title, unseen FROM page JOIN target USING (id) WHERE id = ?", (number,)
        )
        url, title, unseen = rows[0]
        return Url(url), title, [(index, label, href) for index, label, href in json.loads(unseen)]

    def body(self, number: int) -> tuple[Url, str | None, bytes]:
        """Give a page's URL, content type and body."""
        rows = self._database.rows(
            "SELECT url, content_type, body FROM page JOIN target USING (id) WHERE id = ?",
            (number,),
        )
        url, type_, body = rows[0]
        return Url(url), type_, body

    def findings(self) -> Iterator[Finding]:
        """Give what page checks found, by page."""
        rows = self._database.each("SELECT body FROM finding ORDER BY page, rowid")
        return (finding_from_text(text) for (text,) in rows)

    def listed(self) -> Iterator[tuple[int, str, Url, Url]]:
        """Give number, site, URL and sitemap of the pages that a sitemap lists, by URL."""
        rows = self._database.each(
            "SELECT id, page.site, url, sitemap FROM listed JOIN page ON page.id = listed.page"
            " JOIN target USING (id) WHERE target.depth > 0 ORDER BY url"
        )
        return ((number, site, Url(url), Url(sitemap)) for number, site, url, sitemap in rows)

    def limits(self) -> dict[tuple[str, str], Limit]:
        """Give what kept us from seeing everything, by site and kind."""
        rows = self._database.rows("SELECT site, kind, count, example, detail FROM limited")
        return {
            (site, kind): Limit(kind=kind, count=count, example=example, detail=detail)
            for site, kind, count, example, detail in rows
        }

    def memories(self) -> Iterator[Memory]:
        """Give what is to be remembered of every page, its date in the light of its site."""
        rows = self._database.each(
            "SELECT page.site, url, page.title, text_hash,"
            " iif(aged.id IS NULL, page.best, aged.best),"
            " iif(aged.id IS NULL, page.basis, aged.basis), fingerprint, coalesce(said, '')"
            " FROM page JOIN target USING (id) JOIN document USING (id)"
            " LEFT JOIN dated USING (id) LEFT JOIN aged USING (id) WHERE is_page ORDER BY id"
        )
        for site, url, title, hash_, best, basis, fingerprint, said in rows:
            yield Memory(
                site=site,
                url=Url(url),
                title=title,
                text_hash=hash_,
                best=date.fromisoformat(best) if best else None,
                basis=basis,
                fingerprint=fingerprint,
                said=said,
            )

    def counts(self) -> dict[str, Counts]:
        """Give what was done, by site."""
        pages = self._database.rows("SELECT site, sum(is_page), sum(links) FROM page GROUP BY site")
        work = self._database.rows(
            "SELECT site, sum(requests), sum(bytes) FROM batch WHERE site IS NOT NULL GROUP BY site"
        )
        unchanged = self._database.rows(
            "SELECT site, count(*) FROM version JOIN page USING (id) WHERE unchanged GROUP BY site"
        )
        still: dict[str, int] = dict(unchanged)
        by_work = {site: (requests, size) for site, requests, size in work}
        by_pages = {site: (number, links) for site, number, links in pages}
        return {
            site: Counts(
                pages=by_pages.get(site, (0, 0))[0],
                links=by_pages.get(site, (0, 0))[1],
                requests=by_work.get(site, (0, 0))[0],
                bytes=by_work.get(site, (0, 0))[1],
                not_modified=still.get(site, 0),
            )
            for site in {*by_work, *by_pages}
        }
