"""The line to one worker, as the loop sees it: bundles go out, answers come in, in their order."""

import asyncio
import os
import signal
import socket
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sicaudit.engine.jobs import Job
from sicaudit.engine.wire import Inbox, framed

_PIECE = 262_144
"""Bytes received at once."""


@dataclass(slots=True, eq=False)
class Task:
    """A job that somebody waits for."""

    job: Job
    future: "asyncio.Future[Any]"
    suspected: bool = False
    """It was in a bundle whose worker did not answer, and goes out alone from then on."""


Bundle = list[Task]


class Line:
    """One worker, and the bundles it has."""

    def __init__(
        self,
        worker: tuple[int, socket.socket],
        *,
        patience: float,
        answered: Callable[[Bundle, Any], None],
        lost: Callable[["Line", bool], None],
    ) -> None:
        """`lost` is told the line whose worker is gone; True: because it did not answer in time.

        `patience`: seconds that a bundle may take.
        """
        self._pid, self._socket = worker
        self._patience = patience
        self._answered = answered
        self._lost = lost
        self._loop = asyncio.get_running_loop()
        self._inbox = Inbox()
        self._unsent: deque[memoryview] = deque()
        self._timer: asyncio.TimerHandle | None = None
        self.in_hand: deque[Bundle] = deque()
        self._socket.setblocking(False)
        self._loop.add_reader(self._socket, self._receive)

    def give(self, bundle: Bundle) -> None:
        """Send a bundle on its way."""
        self.in_hand.append(bundle)
        if self._timer is None:
            self._set_timer()
        message = memoryview(framed([task.job for task in bundle]))
        if not self._unsent:
            message = self._sent(message)
            if message:
                self._loop.add_writer(self._socket, self._send)
        if message:
            self._unsent.append(message)

    def end(self) -> None:
        """Close the line; a worker that still has work is killed."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if not self._loop.is_closed():
            self._loop.remove_reader(self._socket)
            self._loop.remove_writer(self._socket)
        self._socket.close()
        if self.in_hand:
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)

    def _send(self) -> None:
        while self._unsent:
            left = self._sent(self._unsent[0])
            if left:
                self._unsent[0] = left
                return
            self._unsent.popleft()
        self._loop.remove_writer(self._socket)

    def _sent(self, message: memoryview) -> memoryview:
        """Send as much as fits; gives the rest."""
        try:
            return message[self._socket.send(message) :]
        except BlockingIOError:
            return message
        except OSError:  # it is gone, which the next reading will tell
            return message[:0]

    def _receive(self) -> None:
        try:
            piece = self._socket.recv(_PIECE)
        except BlockingIOError:
            return
        except OSError:
            piece = b""
        if not piece:
            self._lose(late=False)
            return
        self._set_timer()
        for answer in self._inbox.feed(piece):
            bundle = self.in_hand.popleft()
            self._set_timer()
            self._answered(bundle, answer)

    def _set_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._loop.call_later(self._patience, self._give_up) if self.in_hand else None

    def _give_up(self) -> None:
        """End a worker whose time is up; not where the answer lies here, and we were busy."""
        late = self._timer
        self._receive()
        if self._timer is late:
            self._lose(late=True)

    def _lose(self, *, late: bool) -> None:
        self.end()
        self._lost(self, late)
