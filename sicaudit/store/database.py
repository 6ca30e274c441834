"""A SQLite file opened with care, whose faults are told in words that help."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sicaudit.errors import MachineError, SicauditError, StoreLockedError

APPLICATION_ID = 0x53494341
"""`SICA`, in the header of every history (https://sqlite.org/fileformat2.html, offset 68)."""

PATIENCE = 10.0
"""Seconds to wait while another program writes; storing a run takes well under one."""

Row = tuple[Any, ...]

DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
IN_USE = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
REFUSED = frozenset(
    {
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_AUTH,
    }
)


class Database:
    """One connection to one file: rollback journal, `synchronous=FULL`, explicit transactions.

    Not WAL: SQLite 3.7.0 to 3.51.2 can corrupt a WAL that is reset while another connection
    writes (release notes of 3.51.3), and a lone file survives being copied by a CI cache.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with self.faults_told():
            self.connection = sqlite3.connect(path, isolation_level=None, timeout=PATIENCE)
        try:
            with self.faults_told():
                self._settle()
        except SicauditError:
            self.connection.close()
            raise

    def _settle(self) -> None:
        self.connection.execute("PRAGMA trusted_schema = OFF")
        self.connection.execute("PRAGMA mmap_size = 0")
        self.connection.execute("PRAGMA synchronous = FULL")
        self.connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()

    def close(self) -> None:
        self.connection.close()

    def pragma(self, name: str) -> Any:
        """Read a pragma that answers with one value."""
        return self.rows(f"PRAGMA {name}")[0][0]

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """Execute one statement and give all that it answers."""
        with self.faults_told():
            return self.connection.execute(sql, values).fetchall()

    def each(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """Read row by row, on a cursor of its own: memory does not grow with what is stored."""
        with self.faults_told():
            yield from self.connection.execute(sql, values)

    def for_each(self, sql: str, many: Iterable[Sequence[Any]]) -> None:
        """Execute one writing statement for each row of values."""
        with self.faults_told():
            self.connection.executemany(sql, many)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: what happens inside is on the disk when this ends, or never was."""
        self.rows("BEGIN IMMEDIATE")
        try:
            yield
            self.rows("COMMIT")
        finally:
            if self.connection.in_transaction:
                self.rows("ROLLBACK")

    @contextmanager
    def faults_told(self) -> Iterator[None]:
        """Turn the machine's faults into a SicauditError; our own mistakes pass unchanged."""
        try:
            yield
        except UnicodeDecodeError as error:  # a damaged name, within SQLite's own message
            raise self.damaged(str(error)) from error
        except sqlite3.Error as error:
            told = self._told(error)
            if told is None:
                raise
            raise told from error

    def _told(self, error: sqlite3.Error) -> SicauditError | None:
        code = getattr(error, "sqlite_errorcode", None)
        primary = code & 0xFF if code is not None else None
        if primary in DAMAGED or "decode" in str(error):
            return self.damaged(str(error))
        if primary in IN_USE:
            return StoreLockedError(f"{self.path} is being written by another program; try later.")
        if primary in REFUSED:
            return MachineError(
                f"The history {self.path} cannot be written ({error}). Give the user who runs"
                " sicaudit the right to write there, or name another file with --store."
            )
        if primary in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
            return MachineError(
                f"The disk did not take what was to be stored in {self.path} ({error}). Nothing"
                f" stored before is lost; make room in {self.path.parent} and start again."
            )
        return None

    def damaged(self, detail: str) -> MachineError:
        """Word the news that the file cannot be trusted; it is never repaired or overwritten."""
        words = " ".join(detail.replace("*** in database main ***", "").split())
        return MachineError(
            f"The history {self.path} is damaged or no SQLite database ({words}). It was left"
            " as it is. Put a backup in its place, or move it away (mv"
            f" {self.path.name} {self.path.name}.damaged) to begin a new history."
        )


def storable(text: str) -> str:
    """Replace lone surrogates, which SQLite cannot hold as text, by U+FFFD."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
