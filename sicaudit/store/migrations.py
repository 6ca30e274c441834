"""How an older history becomes a newer one: named steps, one transaction each."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from importlib.resources import files
from pathlib import Path

from sicaudit.errors import MachineError
from sicaudit.store.database import APPLICATION_ID, Database

Step = Callable[[sqlite3.Connection], None]


def lay_the_first_tables(connection: sqlite3.Connection) -> None:
    _run(connection, "schema.sql")


def remember_what_was_said(connection: sqlite3.Connection) -> None:
    _run(connection, "schema-2.sql")


def watch_texts_and_reviews(connection: sqlite3.Connection) -> None:
    _run(connection, "schema-3.sql")


def _run(connection: sqlite3.Connection, script: str) -> None:
    for statement in statements(files("sicaudit.store").joinpath(script).read_text("utf-8")):
        connection.execute(statement)


STEPS: tuple[Step, ...] = (
    lay_the_first_tables,
    remember_what_was_said,
    watch_texts_and_reviews,
)
"""Step N leads to schema N + 1. Released steps are never changed, only added to."""


def statements(script: str) -> Iterator[str]:
    """Split a script: sqlite3's own `executescript` would commit our transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def bring_up_to_date(database: Database, steps: Sequence[Step] = STEPS) -> None:
    """Lead the file to the newest schema, after a copy of it was put beside it.

    A file of another program, of a newer sicaudit or with broken pages is refused unchanged.
    """
    schema = _schema_of(database, newest=len(steps))
    _compare_with_fresh(database, steps[:schema])
    _refuse_damage(database)
    database.rows("PRAGMA journal_mode = DELETE")
    if 0 < schema < len(steps):
        _copy_beside(database, schema)
    for number, step in enumerate(steps[schema:], schema + 1):
        with database.transaction(), database.faults_told():
            if database.pragma("user_version") >= number:
                continue  # another program was faster
            step(database.connection)
            database.rows(f"PRAGMA application_id = {APPLICATION_ID}")
            database.rows(f"PRAGMA user_version = {number}")


def _schema_of(database: Database, newest: int) -> int:
    schema: int = database.pragma("user_version")
    tables = database.rows("SELECT count(*) FROM sqlite_schema")[0][0]
    if database.pragma("application_id") != APPLICATION_ID and (tables or schema):
        raise MachineError(
            f"{database.path} is a database of another program; nothing was changed."
            " Name another file with --store."
        )
    if schema > newest:
        raise MachineError(
            f"The history {database.path} was written by a newer sicaudit (schema {schema}, this"
            f" one knows {newest}); nothing was changed. Update sicaudit, or name another file"
            " with --store."
        )
    if tables and not schema:
        raise database.damaged("it has tables but no schema number")
    return schema


def _refuse_damage(database: Database) -> None:
    # 0.12 s for 97 MB; `count(*)` still answers on a file with a wrong page, this does not.
    verdict = str(database.pragma("quick_check(1)"))
    if verdict != "ok":
        raise database.damaged(verdict)


def _copy_beside(database: Database, schema: int) -> Path:
    copy = database.path.with_name(f"{database.path.name}.schema-{schema}")
    half = copy.with_name(f"{copy.name}.half")
    half.unlink(missing_ok=True)
    with database.faults_told(), closing(sqlite3.connect(half)) as target:
        database.connection.backup(target)
    os.replace(half, copy)
    return copy


def _compare_with_fresh(database: Database, steps: Sequence[Step]) -> None:
    """Refuse a file whose tables are not those that the steps lay: quick_check sees no names."""
    query = "SELECT type, name, tbl_name, sql FROM sqlite_schema"
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        for step in steps:
            step(fresh)
        wanted = set(fresh.execute(query))
    missing = wanted - set(database.rows(query))
    if missing:
        names = ", ".join(sorted(str(row[1]) for row in missing))
        raise database.damaged(f"its tables are not as they should be: {names}")
