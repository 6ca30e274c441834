"""Processes that read bodies, so that the loop is free for the network."""

import asyncio
import os
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from sicaudit.crawl.examined import Examine, Examined
from sicaudit.crawl.verdict import UNASKED
from sicaudit.engine.jobs import Job, Kind, Trouble
from sicaudit.engine.kept import Kept, places_in
from sicaudit.engine.line import Bundle, Line, Task
from sicaudit.engine.nursery import Nursery, nursery
from sicaudit.engine.reading import READING, Reader
from sicaudit.model.batch import Crash, Visit
from sicaudit.model.outcome import Response
from sicaudit.model.page import Link
from sicaudit.model.settings import Settings
from sicaudit.urls import Url

LookUp = Callable[[Sequence[Kept], frozenset[Url]], Awaitable[list[tuple[Link, ...] | None]]]
"""Bodies and the URLs looked for, to the places of each page; None: it took too long."""

PATIENCE = 60.0
"""Seconds after which a page that is still being read is given up: made to hold us, as a rule.

The dearest honest page of 10 MB takes a few seconds, on a machine that does nothing else.
"""

_MOST = 8

_IN_HAND = 2
"""Bundles a worker has at a time: the one it reads, and the next."""

_MOST_IN_A_BUNDLE = 12


class WorkerLostError(Exception):
    """A process that reads was killed by somebody else than us."""


class _Hall:
    """Hands jobs to the workers: at once while they are idle, in bundles while they are busy.

    Handing over costs 0.2 ms whatever it holds; a page of documentation is read in 1 to 3 ms.
    """

    def __init__(self, nursery: Nursery, patience: float) -> None:
        self._nursery = nursery
        self._patience = patience
        self._waiting: deque[Task] = deque()
        self._lines: list[Line] = []
        self._listening: asyncio.AbstractEventLoop | None = None
        self._broken: Exception | None = None

    async def examine(self, response: Response, visit: Visit) -> Examined:
        """Have one body read; one that takes too long is told as a crash, as if it had one."""
        (examined,) = await self._done([(Kind.READ, response, visit)])
        return examined if examined is not None else _given_up(self._patience)

    async def look_up(
        self, kept: Sequence[Kept], wanted: frozenset[Url]
    ) -> list[tuple[Link, ...] | None]:
        """Have places looked up."""
        return await self._done([(Kind.LOOK_UP, each, wanted) for each in kept])

    async def _done(self, jobs: Iterable[Job]) -> list[Any]:
        """Give what comes of some jobs; None where it took too long."""
        loop = asyncio.get_running_loop()
        self._listen(loop)
        futures = []
        for job in jobs:
            task = Task(job=job, future=loop.create_future())
            self._waiting.append(task)
            futures.append(task.future)
        self._hand_out()
        return [await future for future in futures]

    def _listen(self, loop: asyncio.AbstractEventLoop) -> None:
        if self._broken is not None:
            raise self._broken
        if self._listening is None:
            self._listening = loop
            loop.add_reader(self._nursery.control, self._welcome)

    def _welcome(self) -> None:
        """Take a new worker."""
        try:
            worker = self._nursery.take()
        except OSError as error:
            self._break(WorkerLostError(str(error)))
            return
        except RuntimeError as error:
            self._break(error)
            return
        line = Line(worker, patience=self._patience, answered=self._hand_back, lost=self._lose)
        self._lines.append(line)
        self._hand_out()

    def _hand_out(self) -> None:
        while self._waiting and self._lines:
            line = min(self._lines, key=lambda line: len(line.in_hand))
            if len(line.in_hand) >= _IN_HAND:
                return
            line.give(self._bundle())

    def _bundle(self) -> Bundle:
        bundle = [self._waiting.popleft()]
        while self._waiting and len(bundle) < _MOST_IN_A_BUNDLE and not bundle[0].suspected:
            if self._waiting[0].suspected:
                break
            bundle.append(self._waiting.popleft())
        return bundle

    def _hand_back(self, bundle: Bundle, answer: Any) -> None:
        if isinstance(answer, Trouble):
            _refuse(bundle, answer.error)
        else:
            for task, came in zip(bundle, answer, strict=True):
                if not task.future.done():
                    task.future.set_result(came)
        self._hand_out()

    def _lose(self, line: Line, late: bool) -> None:
        """Put another worker in the place of one that was stopped, and go on with what it had.

        Which page of a bundle held it, is not known: each is tried again, alone.
        """
        self._lines.remove(line)
        if not late:
            self._break(WorkerLostError("a worker was killed"))
            return
        held, *others = line.in_hand
        if len(held) == 1:
            if not held[0].future.done():
                held[0].future.set_result(None)
        else:
            for task in held:
                task.suspected = True
            others.insert(0, held)
        self._waiting.extendleft(task for bundle in reversed(others) for task in reversed(bundle))
        self._nursery.ask()

    def _break(self, error: Exception) -> None:
        """Let nobody wait for what will not come."""
        self._broken = error
        lines, self._lines = self._lines, []
        for bundle in [list(self._waiting), *(each for line in lines for each in line.in_hand)]:
            _refuse(bundle, error)
        self._waiting.clear()
        for line in lines:
            line.end()
        if self._listening is not None:
            self._listening.remove_reader(self._nursery.control)

    def end(self) -> None:
        """Let the workers go; who still reads is stopped."""
        for line in self._lines:
            line.end()
        if self._listening is not None and not self._listening.is_closed():
            self._listening.remove_reader(self._nursery.control)


def _refuse(bundle: Bundle, error: Exception) -> None:
    for task in bundle:
        if not task.future.done():
            task.future.set_exception(error)
            task.future.exception()  # it is told even where nobody waits for this one any more


def _given_up(patience: float) -> Examined:
    words = f"not read within {patience:g} seconds, and given up"
    return Examined(judgement=UNASKED, crashes=(Crash(check=READING, words=words),))


@contextmanager
def workers(
    settings: Settings,
    today: date,
    *,
    patience: float = PATIENCE,
) -> Iterator[tuple[Examine, LookUp]]:
    """Have as many workers as there are processors; they end with the block.

    `patience`: seconds that a page may take.
    """
    count = min(_MOST, os.cpu_count() or 1)
    with nursery(Reader(settings, today)) as nurse:
        for _ in range(count):
            nurse.ask()
        hall = _Hall(nurse, patience)
        try:
            yield hall.examine, hall.look_up
        finally:
            hall.end()


@contextmanager
def no_workers(settings: Settings, today: date) -> Iterator[tuple[Examine, LookUp]]:
    """Read in this process: for tests, and where forking is not to be had."""
    reader = Reader(settings, today)

    async def examine(response: Response, visit: Visit) -> Examined:
        return reader.read(response, visit)

    async def look_up(
        kept: Sequence[Kept], wanted: frozenset[Url]
    ) -> list[tuple[Link, ...] | None]:
        return [places_in(body, wanted) for body in kept]

    yield examine, look_up
