"""The crawl of one run, batch by batch: what it knows, what it fetched, what waits.

A scratch file beside the history. It survives the kill of its process, so that a stopped run can
go on; it is not synced to the disk, so that writing it costs little: what a power cut leaves is
thrown away, and the history is untouched.
"""

import hashlib
import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from importlib.resources import files
from pathlib import Path

from sicaudit.errors import MachineError
from sicaudit.model.batch import HostResult, Visited
from sicaudit.model.run import Limit
from sicaudit.store.database import Database, Row, storable
from sicaudit.store.journal_dates import DatedPage, JournalDates, dated_rows
from sicaudit.store.journal_documents import Document, JournalDocuments
from sicaudit.store.journal_help import JournalHelp, SignpostedPage, shown_numbers, signposted
from sicaudit.store.journal_reading import (
    CONTENT_TYPE,
    DETAIL,
    NUMBERS,
    QUOTED,
    REASON,
    Counts,
    JournalReading,
    Waiting,
)
from sicaudit.store.journal_settling import JournalSettling, marked_rows, topical_rows
from sicaudit.store.packing import finding_text

__all__ = [
    "CONTENT_TYPE",
    "DETAIL",
    "QUOTED",
    "REASON",
    "Counts",
    "DatedPage",
    "Document",
    "Journal",
    "SignpostedPage",
    "Waiting",
    "settings_text",
]


class Journal(JournalReading, JournalDates, JournalDocuments, JournalHelp, JournalSettling):
    """One connection, one transaction a batch."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._database = Database(path)
        connection = self._database.connection
        with self._database.faults_told():
            connection.execute("PRAGMA journal_mode = TRUNCATE")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA cache_size = -32768")
            connection.executescript(files("sicaudit.store").joinpath("journal.sql").read_text())

    @classmethod
    def begin(cls, path: Path, settings: str, *, oldest: datetime) -> tuple["Journal", bool]:
        """Open the journal; True: it holds a stopped run of the same settings, to go on with.

        A run that began before `oldest` is not gone on with.
        """
        try:
            journal = cls(path)
            started = journal.meta("started")
            same = journal.meta("settings") == settings and started is not None
            if same and datetime.fromisoformat(started or "") >= oldest:
                return journal, True
            journal.close()
        except MachineError:
            if not path.exists():
                raise
        cls.discard(path)
        journal = cls(path)
        journal.note("settings", settings)
        return journal, False

    @staticmethod
    def discard(path: Path) -> None:
        """Remove a journal that is no longer needed."""
        for name in (path, path.with_name(f"{path.name}-journal")):
            with suppress(FileNotFoundError):
                name.unlink()

    def close(self) -> None:
        self._database.close()

    def meta(self, name: str) -> str | None:
        rows = self._database.rows("SELECT value FROM meta WHERE name = ?", (name,))
        return rows[0][0] if rows else None

    def note(self, name: str, value: str) -> None:
        self._database.rows("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def merge(
        self,
        result: HostResult,
        *,
        known: Iterable[tuple[int, str, str, str | None, int]],
        numbers: Mapping[int, Sequence[int]],
        listed: Iterable[tuple[int, str]] = (),
        lastmods: Iterable[tuple[int, str]] = (),
        limits: Iterable[tuple[str, Limit]] = (),
    ) -> None:
        """Store a batch in one transaction; the same batch twice changes nothing.

        `known`: id, url, purpose, site, depth of URLs that became known. `numbers`: for each page
        by its id, those of its targets in order. `lastmods`: ISO days that sitemaps give to
        pages. `limits`: all there are so far, with their sites. A URL that is asked for again
        as a page waits until it was read as one, whatever it answered before.
        """
        write = self._database.for_each
        with self._database.transaction():
            if not self._is_new(result):
                return
            write(
                "INSERT INTO target (id, url, purpose, site, depth) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET purpose = excluded.purpose, verdict = NULL",
                known,
            )
            write(
                "UPDATE target SET before = iif(verdict IS NULL, NULL, reason), verdict = ?,"
                " reason = ?, certainty = ?, status = ?, failure = ?, location = ?,"
                " attempts = attempts + ?, detail = ?, content_type = ?, length = ?, signs = ?"
                " WHERE id = ? AND purpose = ?",
                map(_answer, result.visited),
            )
            read = [visited for visited in result.visited if visited.facts is not None]
            whole = (each for each in read if not (each.cut or _is_file(each)))
            write("INSERT OR REPLACE INTO anchors VALUES (?, ?, ?)", map(_anchors, whole))
            write(
                "INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?, ?, ?)", map(_document, read)
            )
            pages = [visited for visited in read if visited.visit.id in numbers]
            write(
                "INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (_page(page, numbers[page.visit.id]) for page in pages),
            )
            write("INSERT OR REPLACE INTO version VALUES (?, ?, ?, ?)", _versions(pages))
            write("INSERT OR IGNORE INTO wanted VALUES (?, ?)", _wanted(pages, numbers))
            unsaid = ((each.visit.id, quote) for each in read for quote in _unsaid(each))
            write("INSERT OR IGNORE INTO unsaid VALUES (?, ?)", unsaid)
            self._write_findings(pages)
            write("DELETE FROM signposted WHERE id = ?", ((page.visit.id,) for page in pages))
            write("INSERT INTO signposted VALUES (?, ?, ?)", signposted(pages))
            write("DELETE FROM marked WHERE id = ?", ((page.visit.id,) for page in pages))
            write("INSERT INTO marked VALUES (?, ?)", marked_rows(pages))
            write("DELETE FROM topical WHERE id = ?", ((page.visit.id,) for page in pages))
            write("INSERT INTO topical VALUES (?, ?)", topical_rows(pages))
            write("INSERT OR REPLACE INTO dated VALUES (?, ?, ?)", dated_rows(pages))
            write("DELETE FROM shown WHERE page = ?", ((page.visit.id,) for page in pages))
            write("INSERT OR IGNORE INTO shown VALUES (?, ?, ?, ?, ?)", shown_numbers(pages))
            write("INSERT OR IGNORE INTO listed VALUES (?, ?)", listed)
            write("INSERT OR REPLACE INTO lastmod VALUES (?, ?)", lastmods)
            write("INSERT OR REPLACE INTO certificate VALUES (?, ?, ?, ?, ?, ?)", _shown(result))
            write("INSERT OR REPLACE INTO limited VALUES (?, ?, ?, ?, ?)", map(_limit, limits))

    def _is_new(self, result: HostResult) -> bool:
        """Note the batch; False: it was merged before."""
        batch = result.batch
        site = batch.visits[0].site if batch.visits else None
        noted = self._database.rows(
            "INSERT OR IGNORE INTO batch VALUES (?, ?, ?, ?, ?) RETURNING 1",
            (batch.host, batch.number, site, result.requests, result.bytes),
        )
        return bool(noted)

    def _write_findings(self, pages: Iterable[Visited]) -> None:
        found = [
            (page.visit.id, finding_text(finding)) for page in pages for finding in page.findings
        ]
        if found:
            ids = sorted({(number,) for number, _ in found})
            self._database.for_each("DELETE FROM finding WHERE page = ?", ids)
            self._database.for_each("INSERT INTO finding VALUES (?, ?)", found)


def _answer(visited: Visited) -> Row:
    judgement = visited.judgement
    return (
        judgement.verdict.value,
        judgement.reason.value,
        judgement.certainty.value,
        visited.status,
        visited.failure.value if visited.failure else None,
        visited.location,
        visited.attempts,
        storable(visited.detail),
        storable(visited.content_type) if visited.content_type else None,
        visited.length,
        storable(json.dumps(judgement.signs)) if judgement.signs else "",
        visited.visit.id,
        visited.visit.purpose.value,
    )


def _is_file(visited: Visited) -> bool:
    """Say whether this is a PDF or the like: its fragments mean something else."""
    return visited.facts is not None and visited.facts.document != ""


def _limit(of: tuple[str, Limit]) -> Row:
    site, limit = of
    return site, limit.kind, limit.count, limit.example, storable(limit.detail)


def _versions(pages: Iterable[Visited]) -> Iterable[Row]:
    for page in pages:
        version = page.version
        if version is not None and not page.cut:
            yield page.visit.id, version.etag, version.modified, version.unchanged


def _shown(result: HostResult) -> Iterable[Row]:
    shown, site = result.certificate, next((each.site for each in result.batch.visits), None)
    if shown is not None and site is not None:
        days = shown.issued.isoformat(), shown.expires.isoformat()
        yield shown.host, site, *days, storable(shown.issuer), shown.serial


def _anchors(visited: Visited) -> Row:
    """Only of a document read to its end can be said what it lacks."""
    facts = visited.facts
    assert facts is not None
    return visited.visit.id, storable("\0".join(facts.anchors)), facts.scripted


def _document(visited: Visited) -> Row:
    facts = visited.facts
    assert facts is not None
    return (
        visited.visit.id,
        storable(facts.title),
        facts.language,
        facts.canonical,
        facts.words,
        facts.scripted,
        facts.fingerprint,
    )


def _page(visited: Visited, numbers: Sequence[int]) -> Row:
    facts = visited.facts
    assert facts is not None
    best = facts.dates.best
    return (
        visited.visit.id,
        visited.visit.site,
        storable(facts.title),
        visited.visit.purpose == "page" and not facts.document,
        facts.links,
        facts.malformed,
        facts.text_hash,
        best.isoformat() if best else None,
        facts.dates.basis,
        array(NUMBERS, numbers).tobytes(),
        facts.follow,
        array(NUMBERS, sorted(facts.fragment_marks)).tobytes(),
        json.dumps(facts.unseen, separators=(",", ":")),
        storable("\n".join(facts.mails)),
        visited.body,
    )


def _wanted(
    pages: Iterable[Visited], numbers: Mapping[int, Sequence[int]]
) -> Iterable[tuple[int, str]]:
    wanted: dict[tuple[int, str], None] = {}
    for page in pages:
        targets = numbers[page.visit.id]
        facts = page.facts
        assert facts is not None
        quotes = ((index, f"{QUOTED}{quote}") for index, quote in facts.quotes)
        for index, fragment in (*facts.fragments, *quotes):
            if targets[index]:
                wanted[targets[index], fragment] = None
    return sorted(wanted)


def _unsaid(visited: Visited) -> Iterable[str]:
    return (f"{QUOTED}{quote}" for quote in visited.facts.unsaid) if visited.facts else ()


def settings_text(parts: Mapping[str, object]) -> str:
    """Name what a run was asked: only the same question is gone on with. Holds no secret."""
    text = json.dumps(parts, sort_keys=True, default=repr)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
