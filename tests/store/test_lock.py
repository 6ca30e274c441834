"""One run at a time on a store."""

import os
import re
import signal
import subprocess
import sys

import pytest

from sicaudit.errors import MachineError, StoreLockedError
from sicaudit.store.lock import is_locked, store_lock

HOLDER = """
import sys, time
from pathlib import Path
from sicaudit.store.lock import store_lock
with store_lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def store(tmp_path):
    return tmp_path / ".sicaudit" / "history.db"


@pytest.fixture
def holder(store):
    child = subprocess.Popen([sys.executable, "-c", HOLDER, str(store)], stdout=subprocess.PIPE)
    assert child.stdout.readline() == b"held\n"
    yield child
    child.kill()
    child.wait()
    child.stdout.close()


def test_the_second_one_is_told_who_holds_it_since_when(store, holder):
    with pytest.raises(StoreLockedError) as raised, store_lock(store):
        pytest.fail("two held one lock")
    said = str(raised.value)
    assert f"pid {holder.pid}," in said
    assert re.search(r"started \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", said)
    assert "try again later" in said
    assert raised.value.exit_code == 75
    assert is_locked(store)


def test_a_kill_frees_the_lock(store, holder):
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    assert not is_locked(store)
    with store_lock(store):
        assert is_locked(store)


def test_it_can_be_taken_again_after_it_was_given_back(store):
    for _ in range(3):
        with store_lock(store):
            assert is_locked(store)
        assert not is_locked(store)


def test_an_error_inside_gives_it_back(store):
    with pytest.raises(RuntimeError), store_lock(store):
        raise RuntimeError("the crawl fell over")
    assert not is_locked(store)


def test_one_process_cannot_hold_it_twice_either(store):
    with store_lock(store), pytest.raises(StoreLockedError, match=f"pid {os.getpid()}"):  # noqa: SIM117
        with store_lock(store):
            pytest.fail("two held one lock")


def test_asking_makes_no_file(store):
    assert not is_locked(store)
    assert not store.parent.exists()


def test_two_stores_have_two_locks(store):
    with store_lock(store), store_lock(store.with_name("other.db")):
        assert is_locked(store)


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(MachineError, match=r"history\.db\.lock cannot be written"),
        store_lock(tmp_path / "file" / "history.db"),
    ):
        pytest.fail("held a lock nowhere")
