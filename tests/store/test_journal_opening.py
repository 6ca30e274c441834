"""A journal is there after a kill, and is not gone on with where it does not fit."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from journal_nouns import (
    LONG_AGO,
    begin,
    left_behind,
    merge_whole,
    page,
    result,
)

from sicaudit.errors import MachineError
from sicaudit.store.journal import Journal, settings_text


@pytest.fixture
def path(tmp_path):
    return tmp_path / "history.db-crawl"


def test_a_stopped_run_of_the_same_settings_is_gone_on_with(path):
    left_behind(path)
    journal, resumed = begin(path)
    assert resumed
    assert len([*journal.known()]) == 3
    journal.close()


@pytest.mark.parametrize(
    "options",
    [
        {"settings": "other"},
        {"oldest": datetime(2026, 11, 23, 6, 0, tzinfo=UTC) + timedelta(seconds=1)},
    ],
)
def test_one_of_other_settings_or_too_long_ago_is_not(path, options):
    left_behind(path)
    journal, resumed = begin(path, **options)
    assert not resumed
    assert [*journal.known()] == []
    assert journal.meta("settings") == options.get("settings", "s")
    journal.close()


def test_a_run_that_never_began_is_not_gone_on_with(path):
    journal, _ = Journal.begin(path, "s", oldest=LONG_AGO)
    journal.close()
    journal, resumed = begin(path)
    assert not resumed
    journal.close()


@pytest.mark.parametrize("damage", [b"", b"no database at all, no database at all" * 100])
def test_what_is_no_journal_is_begun_anew(path, damage):
    path.write_bytes(damage)
    journal, resumed = begin(path)
    assert not resumed
    merge_whole(journal)
    journal.close()


def test_a_journal_torn_in_the_middle_is_begun_anew(path):
    left_behind(path)
    whole = path.read_bytes()
    path.write_bytes(b"\0" * 4096 + whole[4096:])
    journal, resumed = begin(path)
    assert not resumed
    assert [*journal.known()] == []
    journal.close()


def test_a_folder_that_is_not_there_is_the_machines_fault(tmp_path):
    with pytest.raises(MachineError):
        Journal.begin(tmp_path / "no" / "x", "s", oldest=LONG_AGO)


def test_discarding_leaves_nothing_behind(path):
    left_behind(path)
    Journal.discard(path)
    assert [*path.parent.iterdir()] == []
    Journal.discard(path)


KILLED = """
import os, signal, sys
sys.path[:0] = [sys.argv[2], sys.argv[3]]
from pathlib import Path
import journal_nouns as t
from sicaudit.store.journal import Journal
journal, _ = t.begin(Path(sys.argv[1]))
for number in range(1, 40):
    journal.merge(
        t.result(t.page(number), number=number),
        known=t.known(number, number + 100), numbers={number: [number + 100]},
    )

def numbers():
    yield (1000, "https://a.nl/1000", "page", "a", 0)
    os.kill(os.getpid(), signal.SIGKILL)

journal.merge(t.result(t.page(40), number=40), known=numbers(), numbers={})
"""


def test_killed_in_the_middle_of_a_batch_it_opens_with_all_that_was_merged_before(path):
    here = os.path.dirname(__file__)
    arguments = [sys.executable, "-c", KILLED, str(path), here, os.path.dirname(here)]
    assert subprocess.run(arguments, check=False).returncode == -signal.SIGKILL
    journal, resumed = begin(path)
    assert resumed
    assert journal.batches() == {"a.nl": 39}
    assert [entry.id for entry in journal.known()] == [*range(1, 40), *range(101, 140)]
    assert [entry.id for entry in journal.known() if entry.done] == [*range(1, 40)]
    journal.merge(result(page(101), number=40), known=[], numbers={101: []})
    assert journal.answer(101) is not None
    journal.close()


def test_the_name_of_the_settings_holds_no_secret_and_changes_with_them():
    one = settings_text({"a": 1, "key": "s3cret"})
    assert "s3cret" not in one
    assert one == settings_text({"key": "s3cret", "a": 1})
    assert one != settings_text({"a": 2, "key": "s3cret"})
