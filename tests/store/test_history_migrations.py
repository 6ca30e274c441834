"""How an older history becomes a newer one."""

import sqlite3
from contextlib import closing

import pytest
from history_nouns import filled

from sicaudit.store.database import Database
from sicaudit.store.history import History
from sicaudit.store.migrations import STEPS, bring_up_to_date


@pytest.fixture
def path(tmp_path):
    return tmp_path / "history.db"


def name_the_weather(connection):
    connection.execute("ALTER TABLE run ADD COLUMN weather TEXT")


def trip_over(connection):
    connection.execute("DROP TABLE page")
    raise sqlite3.OperationalError("tripped")


def test_an_older_history_is_copied_and_then_brought_up_to_date(path):
    filled(path)
    old = path.read_bytes()
    database = Database(path)
    bring_up_to_date(database, (*STEPS, name_the_weather))
    assert database.pragma("user_version") == len(STEPS) + 1
    with closing(History(database)) as history:
        assert len(history.findings()) == 40
    copy = path.with_name(f"history.db.schema-{len(STEPS)}")
    with History.open(copy) as history:
        assert len(history.findings()) == 40
    assert [each.name for each in sorted(path.parent.iterdir())] == [path.name, copy.name]
    assert len(old) == copy.stat().st_size


def test_a_step_that_fails_leaves_the_history_at_the_schema_before(path):
    filled(path)
    database = Database(path)
    with pytest.raises(sqlite3.OperationalError):
        bring_up_to_date(database, (*STEPS, name_the_weather, trip_over))
    database.close()
    database = Database(path)
    assert database.pragma("user_version") == len(STEPS) + 1
    bring_up_to_date(database, (*STEPS, name_the_weather))
    with closing(History(database)) as history:
        assert len(history.findings()) == 40


def test_a_new_history_leaves_no_copies_about(path):
    History.open(path).close()
    assert [each.name for each in path.parent.iterdir()] == ["history.db"]
