"""The process that workers are forked from, ready to read, whenever one is needed."""

import gc
import os
import signal
import socket
import struct
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn

from sicaudit.engine.bundles import answers
from sicaudit.engine.reading import Reader
from sicaudit.engine.wire import received

_YOUNG = 20_000
"""Objects before they are looked through for cycles: half of Python's own rounds of this were
spent on what a page was about to drop anyway."""

_LONGEST_TROUBLE = 65_536

_PID = struct.Struct("!q")


class Nursery:
    """The main process's end."""

    def __init__(self, pid: int, control: socket.socket) -> None:
        self.control = control
        self._pid = pid
        self._needed = False

    def ask(self) -> None:
        """Ask for one more worker; `control` can be read once it is there."""
        self.control.sendall(b"w")

    def take(self) -> tuple[int, socket.socket]:
        """Give the worker that was asked for: its process, and the line to it.

        Raises ConnectionError where the nursery was killed, RuntimeError where our own code failed.
        """
        said, handles, _, _ = socket.recv_fds(self.control, _PID.size, 1)
        if handles:
            self._needed = True
            return _PID.unpack(said)[0], socket.socket(fileno=handles[0])
        if said:
            said += self.control.recv(_LONGEST_TROUBLE)
            raise RuntimeError(f"no page can be read:\n{said.decode(errors='replace')}")
        raise ConnectionError("the process that workers come from is gone")

    def end(self) -> None:
        """Wait for its end, and for that of its workers; one that nobody needed is stopped."""
        if not self._needed:
            os.kill(self._pid, signal.SIGKILL)
        self.control.close()
        with suppress(ChildProcessError):
            os.waitpid(self._pid, 0)


@contextmanager
def nursery(reader: Reader) -> Iterator[Nursery]:
    """Fork the nursery; it ends with the block, and at once where we are killed.

    It warms the reader up while we import what asks for pages, and ask for the first.
    """
    ours, theirs = socket.socketpair()
    lifeline = os.pipe()
    gc.freeze()
    pid = os.fork()
    if not pid:
        ours.close()
        os.close(lifeline[1])
        _end_after(lambda: _nurse(reader, theirs, lifeline[0]))
    theirs.close()
    os.close(lifeline[0])
    ready = Nursery(pid, ours)
    try:
        yield ready
    finally:
        os.close(lifeline[1])
        ready.end()


def _end_after(work: Callable[[], None]) -> NoReturn:
    """End this process with its work: what the main process began is not ours to finish."""
    code = 1
    try:
        work()
        code = 0
    finally:
        os._exit(code)


def _nurse(reader: Reader, control: socket.socket, lifeline: int) -> None:
    """Fork a worker whenever one is asked for; to stop is the main process's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    gc.disable()
    try:
        reader.warm_up()
        gc.collect()
        gc.freeze()
        while control.recv(1):
            _fork(reader, control, lifeline)
    except Exception:
        with suppress(OSError):
            control.sendall(traceback.format_exc().encode()[-_LONGEST_TROUBLE:])
    control.close()
    with suppress(ChildProcessError):
        while True:
            os.wait()


def _fork(reader: Reader, control: socket.socket, lifeline: int) -> None:
    theirs, ours = socket.socketpair()
    pid = os.fork()
    if not pid:
        theirs.close()
        control.close()
        _end_after(lambda: _work(reader, ours, lifeline))
    ours.close()
    with theirs, suppress(BrokenPipeError):  # they may be gone meanwhile, and so it ends at once
        socket.send_fds(control, [_PID.pack(pid)], [theirs.fileno()])


def _work(reader: Reader, line: socket.socket, lifeline: int) -> None:
    """Read what comes, until nothing more can come."""
    threading.Thread(target=_end_with_parent, args=(lifeline,), daemon=True).start()
    gc.set_threshold(_YOUNG, 10, 10)
    gc.enable()
    while (bundle := received(line)) is not None:
        with suppress(BrokenPipeError):
            line.sendall(answers(reader, bundle))


def _end_with_parent(lifeline: int) -> None:
    """End when nobody holds the other end: after kill -9 no worker may go on."""
    os.read(lifeline, 1)
    os._exit(1)
