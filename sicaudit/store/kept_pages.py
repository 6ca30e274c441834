"""Pages of ours as the last run read them, in a file that may be lost at any time."""

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

from sicaudit.errors import SicauditError
from sicaudit.model.kept import KeptPage
from sicaudit.store.database import Database
from sicaudit.urls import Url

_LONGEST = timedelta(days=27)
"""After this a page is asked for in full: servers that say 304 to everything are found out."""

_AT_ONCE = 32
"""Pages written by one statement: their bodies are in memory."""

_COLUMNS = "url, site, etag, modified, content_type, body, read"
_TABLE = """CREATE TABLE IF NOT EXISTS kept (
    url          TEXT PRIMARY KEY,
    site         TEXT NOT NULL,
    etag         TEXT,
    modified     TEXT,
    content_type TEXT,
    body         BLOB NOT NULL,
    read         TEXT NOT NULL
) STRICT"""


class KeptPages:
    """What was kept; a file in trouble is begun anew, and where that fails nothing is kept."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._database = _opened(path)
        self._is_empty = self._database is None or not self._database.rows(
            "SELECT 1 FROM kept LIMIT 1"
        )
        """As a first run finds it, which would look up every page in vain."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        if self._database is not None:
            self._database.close()

    def page(self, url: Url, today: date) -> KeptPage | None:
        """Give a page as it was kept, if that was not too long ago."""
        if self._database is None or self._is_empty:
            return None
        try:
            rows = self._database.rows(f"SELECT {_COLUMNS} FROM kept WHERE url = ?", (url,))
        except SicauditError:
            return None
        if not rows:
            return None
        address, site, etag, modified, type_, body, read = rows[0]
        day = date.fromisoformat(read)
        if not timedelta() <= today - day <= _LONGEST:
            return None
        return KeptPage(
            url=Url(address),
            site=site,
            etag=etag,
            modified=modified,
            content_type=type_,
            body=body,
            read=day,
        )

    def renew(
        self, sites: Iterable[str], fresh: Iterable[KeptPage], unchanged: Iterable[Url]
    ) -> None:
        """Keep of these sites what was read in full, what is still as it was, and nothing else."""
        if self._database is None:
            return
        self._is_empty = False
        try:
            with self._database.transaction():
                self._renew(self._database, sites, fresh, unchanged)
        except SicauditError:
            self.close()
            self._database = None
            _discard(self._path)

    def _renew(
        self,
        database: Database,
        sites: Iterable[str],
        fresh: Iterable[KeptPage],
        unchanged: Iterable[Url],
    ) -> None:
        database.rows("CREATE TEMP TABLE seen (url TEXT PRIMARY KEY) STRICT")
        database.for_each("INSERT OR IGNORE INTO seen VALUES (?)", ((url,) for url in unchanged))
        pages = map(_row, fresh)
        while some := list(islice(pages, _AT_ONCE)):
            database.for_each("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?, ?, ?)", some)
            database.for_each("INSERT OR IGNORE INTO seen VALUES (?)", (row[:1] for row in some))
        database.for_each(
            "DELETE FROM kept WHERE site = ? AND url NOT IN (SELECT url FROM seen)",
            ((site,) for site in sites),
        )
        database.rows("DROP TABLE temp.seen")


def _row(page: KeptPage) -> tuple[object, ...]:
    days = page.read.isoformat()
    return page.url, page.site, page.etag, page.modified, page.content_type, page.body, days


def _opened(path: Path) -> Database | None:
    for _ in range(2):
        database = None
        try:
            database = Database(path)
            database.rows("PRAGMA synchronous = OFF")
            database.rows(_TABLE)
            database.rows(f"SELECT {_COLUMNS} FROM kept LIMIT 1")
        except (SicauditError, sqlite3.Error):
            if database is not None:
                database.close()
            _discard(path)
        else:
            return database
    return None


def _discard(path: Path) -> None:
    for name in (path, path.with_name(f"{path.name}-journal")):
        with suppress(OSError):
            name.unlink()
