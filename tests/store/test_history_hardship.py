"""What a kill, a full disk, a broken or a foreign file do to the history: nothing is lost."""

import os
import random
import shutil
import signal
import sqlite3
import time
from contextlib import closing, contextmanager

import pytest
from history_nouns import audited, filled, finding, moment, run_id, states

from sicaudit.errors import MachineError, SicauditError, StoreLockedError
from sicaudit.store.database import Database
from sicaudit.store.history import History
from sicaudit.store.lock import store_lock
from sicaudit.store.migrations import STEPS, bring_up_to_date


@pytest.fixture
def path(tmp_path):
    return tmp_path / "history.db"


@contextmanager
def child_doing(work):
    """Fork a real process that does the work; it is killed with -9 at the end, whatever happens."""
    pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            os._exit(70)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def test_twenty_kills_in_the_middle_of_writing_lose_no_run_that_was_stored(path):
    chance = random.Random(20261123)
    week = 0
    for _ in range(20):
        said = killed_after(path, week, chance.uniform(0, 0.06))
        with History.open(path) as history:
            finished = {each.id for each in history.runs() if each.finished}
            assert {run_id(number) for number in said} <= finished
            for number in (said[-1], said[-1] + 1):  # the second may be stored, but not told
                if run_id(number) in finished:
                    found = [
                        each for each in history.findings(run_id(number)) if each.state != "fixed"
                    ]
                    assert sorted(each.finding.key for each in found) == sorted(keys(number))
        week = said[-1] + 2
    with History.open(path) as history:
        states_of_runs = [each.status for each in history.runs()]
    assert states_of_runs.count("interrupted") > 3
    assert set(states_of_runs) == {"complete", "interrupted"}
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []


def keys(week):
    return [f"/{number}" for number in range(week % 7, 150)]


def killed_after(path, first_week, seconds):
    """Let a child store runs and kill it; gives the weeks that it said were stored."""
    reads, writes = os.pipe()

    def storing():
        with store_lock(path), History.open(path) as history:
            for week in range(first_week, first_week + 1000):
                found = [finding(key, pages=1 + week % 9) for key in keys(week)]
                audited(history, week, found)
                os.write(writes, b"%d\n" % week)

    with open(reads, "rb", buffering=0) as answers:
        with child_doing(storing):
            os.close(writes)
            said = answers.read(100)
            time.sleep(seconds)
        said += answers.read()
    return [int(week) for week in said.split()]


def test_a_killed_run_is_marked_interrupted_when_the_history_is_opened_again(path):
    filled(path, weeks=1)
    reads, writes = os.pipe()

    def beginning():
        with store_lock(path), History.open(path) as history:
            history.begin(run_id(1), moment(1), "0.1.0", ["a"])
            os.write(writes, b"!")
            signal.pause()

    with child_doing(beginning):
        os.close(writes)
        assert os.read(reads, 1) == b"!"
        os.close(reads)
        with History.open(path) as history:  # a reader, while it is under way
            assert [each.status for each in history.runs()] == ["complete"]
    with History.open(path) as history:
        assert [each.status for each in history.runs()] == ["interrupted", "complete"]
        assert len(history.findings()) == 40


def test_a_full_disk_says_so_and_the_history_stays_as_it_was(path):
    filled(path)
    before = History.open(path)
    said = before.findings()
    before.close()
    database = Database(path)
    bring_up_to_date(database)
    database.rows(f"PRAGMA max_page_count = {database.pragma('page_count') + 2}")
    with closing(History(database)) as history:
        much = [finding(f"/{n}", facts={"detail": f"{n} " * 200}) for n in range(400)]
        with pytest.raises(MachineError, match=r"disk did not take.*stored before is lost"):
            audited(history, 2, much)
        assert history.findings() == said
    with History.open(path) as history:
        assert history.findings() == said
        assert states(audited(history, 3, [finding("/0")]))["/0"] == "open"


def test_a_disk_that_is_full_at_once_leaves_nothing_that_stands_in_the_way(path):
    database = Database(path)
    database.rows("PRAGMA max_page_count = 3")
    with pytest.raises(MachineError, match="disk did not take"):
        bring_up_to_date(database)
    database.close()
    filled(path)


@pytest.mark.parametrize("place", ["under-a-file", "in-proc", "a-folder"])
def test_a_place_that_cannot_be_written_is_named(tmp_path, place):
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    path = {
        "under-a-file": tmp_path / "file" / "history.db",
        "in-proc": type(tmp_path)("/proc/self/nothing/history.db"),
        "a-folder": tmp_path / "folder",
    }[place]
    with pytest.raises(MachineError, match=r"--store") as raised:
        History.open(path)
    assert str(path.parent) in str(raised.value)


def test_a_history_that_may_only_be_read_can_be_read_but_not_written(path):
    filled(path)
    database = Database(path)
    database.rows("PRAGMA query_only = ON")
    with closing(History(database)) as history:
        assert len(history.findings()) == 40
        with pytest.raises(MachineError, match="cannot be written"):
            history.begin(run_id(5), moment(5), "0.1.0", ["a"])


@pytest.mark.parametrize("content", [b"a line of text, and no database\n" * 200, b"short"])
def test_a_file_that_is_no_database_is_left_alone(path, content):
    path.write_bytes(content)
    with pytest.raises(
        MachineError, match=r"damaged or no SQLite database.*mv history.db"
    ) as raised:
        History.open(path)
    assert str(path) in str(raised.value)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_left_alone(path):
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE cookies (name)")
        other.execute("PRAGMA application_id = 4711")
    before = path.read_bytes()
    with pytest.raises(MachineError, match="another program; nothing was changed"):
        History.open(path)
    assert path.read_bytes() == before


def test_a_database_without_a_name_is_another_program_s_too(path):
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE cookies (name)")
    with pytest.raises(MachineError, match="another program"):
        History.open(path)


def test_a_history_of_a_newer_sicaudit_is_left_alone(path):
    filled(path)
    with closing(sqlite3.connect(path)) as newer:
        newer.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    before = path.read_bytes()
    with pytest.raises(MachineError, match=r"newer sicaudit.*nothing was changed"):
        History.open(path)
    assert path.read_bytes() == before


def test_flipped_bytes_are_found_or_harmless_but_never_a_crash_or_a_lie(path, tmp_path):
    filled(path, weeks=2, findings=200)
    with History.open(path) as history:
        said, runs = history.findings(), history.runs()
    whole = path.read_bytes()
    chance = random.Random(7)
    found = 0
    for number in range(50):
        broken = tmp_path / f"broken-{number}.db"
        content = bytearray(whole)
        for _ in range(40):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        broken.write_bytes(content)
        try:
            with History.open(broken) as history:
                assert history.findings() == said
                assert history.runs() == runs
        except MachineError:
            found += 1
            assert broken.read_bytes() == content
    assert found > 40


def test_a_history_that_was_cut_is_damaged(path):
    filled(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(MachineError, match="damaged"):
        History.open(path)


def test_a_single_flipped_byte_in_a_finding_is_found_when_it_is_read(path):
    filled(path, weeks=1, findings=1)
    with closing(sqlite3.connect(path)) as raw:
        body = raw.execute("SELECT body FROM content WHERE number = 1").fetchone()[0]
        raw.execute("UPDATE content SET body = ?", (body.replace(b"404", b"405"),))
        raw.commit()
    with History.open(path) as history, pytest.raises(MachineError, match="not what its hash says"):
        history.findings()


def test_tables_that_somebody_changed_are_refused(path):
    filled(path)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("ALTER TABLE page DROP COLUMN basis")
    with pytest.raises(MachineError, match="tables are not as they should be: page"):
        History.open(path)


def test_somebody_who_writes_for_long_is_waited_for_and_then_named(path):
    filled(path)
    database = Database(path)
    database.rows("PRAGMA busy_timeout = 20")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with (
            closing(History(database)) as history,
            pytest.raises(StoreLockedError, match="try later"),
        ):
            history.mark_interrupted()


def test_a_history_copied_to_another_folder_goes_on_there(path, tmp_path):
    filled(path)
    (tmp_path / "elsewhere").mkdir()
    other = tmp_path / "elsewhere" / "history.db"
    shutil.copy(path, other)
    with History.open(other) as history:
        assert states(audited(history, 2, [finding("/0")]))["/0"] == "open"


def test_every_fault_of_the_machine_ends_with_its_own_exit_code():
    assert issubclass(MachineError, SicauditError)
    assert (MachineError.exit_code, StoreLockedError.exit_code) == (4, 75)
