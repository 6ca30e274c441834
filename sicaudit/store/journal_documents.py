"""What the journal knows of documents: to compare them with each other and with earlier runs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sicaudit.model.certificate import Certificate
from sicaudit.model.kept import KeptPage
from sicaudit.store.database import Database, Row
from sicaudit.store.journal_reading import Waiting
from sicaudit.urls import Host, Url


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a document says, in short."""

    url: Url
    title: str = ""
    language: str | None = None
    canonical: Url | None = None
    """What it calls its own address."""
    words: int = 0
    scripted: bool = False
    """True where script builds it: then these words are not what a visitor reads."""
    fingerprint: bytes = b""


_DOCUMENT = "url, title, language, canonical, words, scripted, fingerprint"


class JournalDocuments:
    """The part of a journal's reading half that is about documents."""

    _database: Database

    def document(self, number: int) -> Document | None:
        """Give what a URL answered, by its number; None: no document, or not read."""
        rows = self._database.rows(
            f"SELECT {_DOCUMENT} FROM document JOIN target USING (id) WHERE id = ?", (number,)
        )
        return _document(rows[0]) if rows else None

    def elsewhere(self) -> Iterator[tuple[int, Document]]:
        """Give every document outside the family that pages link to, by number."""
        rows = self._database.each(
            f"SELECT id, {_DOCUMENT} FROM document JOIN target USING (id)"
            " WHERE site IS NULL AND purpose = 'target' ORDER BY id"
        )
        return ((number, _document(tuple(row))) for number, *row in rows)

    def answering_at(self, origin: str) -> Iterator[tuple[int, Url]]:
        """Give what pages link to at an origin and what plainly answers there, by number."""
        rows = self._database.rows(
            "SELECT id, url FROM target WHERE verdict = 'ok' AND purpose IN ('target', 'page')"
            " AND location IS NULL AND substr(url, 1, ?) = ? ORDER BY id",
            (len(origin) + 1, f"{origin}/"),
        )
        return ((number, Url(url)) for number, url in rows)

    def doubts(self, path: str) -> Iterator[Url]:
        """Give what was asked only to settle a doubt, and ends in a path."""
        rows = self._database.rows(
            "SELECT url FROM target WHERE purpose = 'doubt' AND substr(url, ?) = ? ORDER BY id",
            (-len(path), path),
        )
        return (Url(url) for (url,) in rows)

    def odd_resources(self) -> Iterator[tuple[int, Url]]:
        """Give what pages embed and what answers with a web page, or with nothing at all."""
        rows = self._database.each(
            "SELECT id, url FROM target WHERE purpose = 'resource' AND verdict = 'ok'"
            " AND location IS NULL AND (length = 0 OR content_type LIKE 'text/html%'"
            " OR content_type LIKE 'application/xhtml%') ORDER BY id"
        )
        return ((number, Url(url)) for number, url in rows)

    def naming_another(self) -> Iterator[tuple[str, Document]]:
        """Give the pages of ours that plainly answer and name another address, with their site."""
        rows = self._database.each(
            "SELECT page.site, url, document.title, language, canonical, words, scripted,"
            " fingerprint FROM page JOIN document USING (id) JOIN target USING (id) WHERE is_page"
            " AND verdict = 'ok' AND canonical IS NOT NULL AND canonical <> url ORDER BY id"
        )
        return ((site, _document(tuple(row))) for site, *row in rows)

    def sampled_pages(self) -> Iterator[Waiting]:
        """Give the web pages elsewhere of which only the first bytes were asked, by number."""
        rows = self._database.rows(
            "SELECT id, url, purpose, site, depth FROM target WHERE purpose = 'resource'"
            " AND site IS NULL AND verdict = 'ok' AND location IS NULL AND"
            " (content_type LIKE 'text/html%' OR content_type LIKE 'application/xhtml%')"
            " AND id NOT IN (SELECT id FROM document) ORDER BY id"
        )
        for number, url, purpose, site, depth in rows:
            yield Waiting(
                id=number, url=Url(url), purpose=purpose, site=site, depth=depth, done=True
            )

    def videos(self) -> Iterator[tuple[int, Url]]:
        """Give every video whose provider was asked about it, by number."""
        rows = self._database.rows(
            "SELECT id, url FROM target WHERE purpose = 'video' AND verdict IS NOT NULL ORDER BY id"
        )
        return ((number, Url(url)) for number, url in rows)

    def redirecting(self) -> Iterator[tuple[int, Url, str, str | None]]:
        """Give every URL that leads on to another one, with its purpose and site, by number."""
        rows = self._database.each(
            "SELECT id, url, purpose, site FROM target WHERE location IS NOT NULL ORDER BY id"
        )
        return ((number, Url(url), purpose, site) for number, url, purpose, site in rows)

    def in_the_clear(self) -> Iterator[tuple[int, Url]]:
        """Give what answers over http itself, without leading on, outside style and script."""
        rows = self._database.each(
            "SELECT id, url FROM target WHERE url LIKE 'http://%' AND verdict = 'ok'"
            " AND purpose IN ('target', 'page') AND location IS NULL ORDER BY id"
        )
        return ((number, Url(url)) for number, url in rows)

    def asked_elsewhere(self) -> Iterator[Url]:
        """Give every URL outside the family that was asked for its own sake, by number."""
        rows = self._database.each(
            "SELECT url FROM target WHERE site IS NULL AND verdict IS NOT NULL"
            " AND purpose <> 'doubt' ORDER BY id"
        )
        return (Url(url) for (url,) in rows)

    def own_failures(self) -> Iterator[Url]:
        """Give every page of the family that did not answer as one, by number."""
        rows = self._database.each(
            "SELECT url FROM target WHERE site IS NOT NULL AND verdict = 'broken'"
            " AND purpose = 'page' ORDER BY id"
        )
        return (Url(url) for (url,) in rows)

    def living(self, site: str) -> Iterator[tuple[Url, str]]:
        """Give URL and title of every page of a site that plainly answers, by number."""
        rows = self._database.rows(
            "SELECT url, title FROM page JOIN target USING (id)"
            " WHERE page.site = ? AND is_page AND verdict = 'ok' ORDER BY id",
            (site,),
        )
        return ((Url(url), title) for url, title in rows)

    def read_in_full(self, today: date) -> Iterator[KeptPage]:
        """Give the pages of ours whose version has a name, and whose bytes came in this run."""
        rows = self._database.each(
            "SELECT url, page.site, etag, modified, content_type, body FROM version"
            " JOIN page USING (id) JOIN target USING (id)"
            " WHERE NOT unchanged AND is_page AND verdict = 'ok' ORDER BY id"
        )
        for url, site, etag, modified, type_, body in rows:
            yield KeptPage(
                url=Url(url),
                site=site,
                etag=etag,
                modified=modified,
                content_type=type_,
                body=body,
                read=today,
            )

    def unchanged(self) -> Iterator[Url]:
        """Give the pages of ours that were still as an earlier run read them."""
        rows = self._database.each(
            "SELECT url FROM version JOIN target USING (id) WHERE unchanged ORDER BY id"
        )
        return (Url(url) for (url,) in rows)

    def certificates(self) -> Iterator[tuple[str, Certificate]]:
        """Give the certificates that hosts of ours showed, each with its site, by host."""
        rows = self._database.rows(
            "SELECT site, host, issued, expires, issuer, serial FROM certificate ORDER BY host"
        )
        for site, host, issued, expires, issuer, serial in rows:
            days = {"issued": date.fromisoformat(issued), "expires": date.fromisoformat(expires)}
            yield site, Certificate(host=Host(host), issuer=issuer, serial=serial, **days)

    def mailto(self) -> Iterator[tuple[int, list[Url]]]:
        """Give each page's number and its mailto URLs."""
        rows = self._database.each("SELECT id, mails FROM page WHERE mails <> '' ORDER BY id")
        return ((number, [Url(url) for url in mails.split("\n")]) for number, mails in rows)


def _document(row: Row) -> Document:
    url, title, language, canonical, words, scripted, fingerprint = row
    return Document(
        url=Url(url),
        title=title,
        language=language,
        canonical=Url(canonical) if canonical else None,
        words=words,
        scripted=bool(scripted),
        fingerprint=fingerprint,
    )
