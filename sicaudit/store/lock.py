"""One run at a time on a store: a lock that dies with its holder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sicaudit.errors import MachineError, StoreLockedError

NOTE_SIZE = 200
"""Bytes read of a lock file; what we write there is shorter."""


@contextmanager
def store_lock(store: Path) -> Iterator[None]:
    """Hold `<store>.lock`, or raise StoreLockedError naming the holder's pid and start.

    flock(2): the kernel frees it when the holder ends, even by kill -9. A child that was
    forked without exec shares it and keeps it as long as it lives. The file itself stays:
    removing it would let two programs hold two files of one name.
    """
    descriptor = _opened(_lock_of(store))
    try:
        if not _taken(descriptor, store):
            raise StoreLockedError(_busy(store, os.pread(descriptor, NOTE_SIZE, 0)))
        try:
            _write_note(descriptor)
        except OSError as error:
            raise _not_made(_lock_of(store), error) from error
        try:
            yield
        finally:
            os.ftruncate(descriptor, 0)
            fcntl.flock(descriptor, fcntl.LOCK_UN)
    finally:
        os.close(descriptor)


def is_locked(store: Path) -> bool:
    """Say whether a run, our own included, holds the store at this moment."""
    if not _lock_of(store).exists():
        return False
    descriptor = _opened(_lock_of(store))
    try:
        return not _taken(descriptor, store)
    finally:
        os.close(descriptor)


def _lock_of(store: Path) -> Path:
    return store.with_name(store.name + ".lock")


def _opened(lock: Path) -> int:
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        return os.open(lock, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise _not_made(lock, error) from error


def _taken(descriptor: int, store: Path) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        raise MachineError(
            f"The folder {store.parent} does not know locks ({error.strerror}). Name a file on a"
            " local disk with --store."
        ) from error
    return True


def _write_note(descriptor: int) -> None:
    # The start is the file system's own time of this write: no second clock in the program.
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, f"pid {os.getpid()}\n".encode(), 0)
    start = datetime.fromtimestamp(os.fstat(descriptor).st_mtime, UTC)
    os.pwrite(descriptor, f"pid {os.getpid()}\nstarted {start:%Y-%m-%dT%H:%M:%SZ}\n".encode(), 0)


def _busy(store: Path, note: bytes) -> str:
    said = ", ".join(note.decode("ascii", "replace").split("\n")).rstrip(", ")
    holder = f" ({said})" if said else ""
    return f"Another run on {store} is under way{holder}; try again later."


def _not_made(lock: Path, error: OSError) -> MachineError:
    return MachineError(
        f"The lock {lock} cannot be written ({error.strerror}). Make the folder writable and see"
        " that its disk has room, or name another file with --store."
    )
