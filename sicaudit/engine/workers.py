"""Processes that read bodies, so that the loop is free for the network."""

import asyncio
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Awaitable, Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import contextmanager
from datetime import date
from functools import partial

from sicaudit.crawl.visit import Examine, Examined
from sicaudit.engine.kept import Kept, places_in
from sicaudit.engine.reading import Reader
from sicaudit.model.batch import Visit
from sicaudit.model.outcome import Response
from sicaudit.model.page import Link
from sicaudit.model.settings import Settings
from sicaudit.urls import Url

LookUp = Callable[[Sequence[Kept], frozenset[Url]], Awaitable[list[tuple[Link, ...]]]]
"""Bodies and the URLs looked for, to the places of each page."""

_MOST = 8

_IN_HAND = 2
"""Bundles a worker has at a time: the one it reads, and the next."""

_MOST_IN_A_BUNDLE = 12

_reader: Reader | None = None


def _begin(reader: Reader, lifeline: tuple[int, int]) -> None:
    """Prepare a worker: to stop is the main process's business, whoever is told to."""
    global _reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, args=lifeline, daemon=True).start()
    _reader = reader


def _end_with_parent(lifeline: int, parents_end: int) -> None:
    """End when nobody holds the other end: after kill -9 no worker may hold on to the lock."""
    os.close(parents_end)
    os.read(lifeline, 1)
    os._exit(1)


def _read(bundle: Sequence[tuple[Response, Visit]]) -> list[Examined]:
    assert _reader is not None
    return [_reader.read(response, visit) for response, visit in bundle]


def _look_up(kept: Sequence[Kept], wanted: frozenset[Url]) -> list[tuple[Link, ...]]:
    return [places_in(body, wanted) for body in kept]


class _Bundling:
    """Hands bodies to the workers: at once while they are idle, in bundles while they are busy.

    Handing over costs 0.3 ms whatever it holds; a page of documentation is read in 1 to 3 ms.
    """

    def __init__(self, pool: ProcessPoolExecutor, count: int) -> None:
        self._pool = pool
        self._room = count * _IN_HAND
        self._waiting: deque[tuple[Response, Visit, asyncio.Future[Examined]]] = deque()

    async def examine(self, response: Response, visit: Visit) -> Examined:
        """Have one body read."""
        future: asyncio.Future[Examined] = asyncio.get_running_loop().create_future()
        self._waiting.append((response, visit, future))
        self._hand_out()
        return await future

    def _hand_out(self) -> None:
        while self._waiting and self._room:
            size = min(len(self._waiting), _MOST_IN_A_BUNDLE)
            taken = [self._waiting.popleft() for _ in range(size)]
            futures = [future for _, _, future in taken]
            try:
                work = self._pool.submit(_read, [(response, visit) for response, visit, _ in taken])
            except BrokenExecutor as error:  # a worker was killed: nobody must wait for it
                _refuse(futures, error)
                continue
            self._room -= 1
            asyncio.wrap_future(work).add_done_callback(partial(self._hand_back, futures))

    def _hand_back(
        self,
        futures: Sequence[asyncio.Future[Examined]],
        done: asyncio.Future[list[Examined]],
    ) -> None:
        self._room += 1
        if not done.cancelled():
            if (error := done.exception()) is not None:
                _refuse(futures, error)
            else:
                for future, examined in zip(futures, done.result(), strict=True):
                    if not future.done():
                        future.set_result(examined)
        self._hand_out()


def _refuse(futures: Sequence[asyncio.Future[Examined]], error: BaseException) -> None:
    for future in futures:
        if not future.done():
            future.set_exception(error)


@contextmanager
def workers(settings: Settings, today: date) -> Iterator[tuple[Examine, LookUp]]:
    """Fork as many workers as there are processors; they end with the block."""
    count = min(_MOST, os.cpu_count() or 1)
    lifeline = os.pipe()
    reader = Reader(settings, today)
    reader.warm_up()
    pool = ProcessPoolExecutor(
        count,
        mp_context=multiprocessing.get_context("fork"),
        initializer=_begin,
        initargs=(reader, lifeline),
    )
    try:
        pool.submit(int).result()  # forks now, before the loop and its sockets exist

        async def look_up(kept: Sequence[Kept], wanted: frozenset[Url]) -> list[tuple[Link, ...]]:
            return await asyncio.get_running_loop().run_in_executor(pool, _look_up, kept, wanted)

        yield _Bundling(pool, count).examine, look_up
        pool.shutdown()
    finally:
        os.close(lifeline[1])  # where the block failed, workers end at once, whatever they read
        pool.shutdown(cancel_futures=True)
        os.close(lifeline[0])


@contextmanager
def no_workers(settings: Settings, today: date) -> Iterator[tuple[Examine, LookUp]]:
    """Read in this process: for tests, and where forking is not to be had."""
    reader = Reader(settings, today)

    async def examine(response: Response, visit: Visit) -> Examined:
        return reader.read(response, visit)

    async def look_up(kept: Sequence[Kept], wanted: frozenset[Url]) -> list[tuple[Link, ...]]:
        return _look_up(kept, wanted)

    yield examine, look_up
