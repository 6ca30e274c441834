"""A made-up website of any size, written on the fly: the same bytes for the same page always."""

import asyncio
import multiprocessing
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import Array, c_uint64
from datetime import UTC, datetime
from multiprocessing.sharedctypes import RawArray
from typing import cast

TEMPLATE_LINKS = 40
RANDOM_LINKS = 52
BROKEN_LINKS = 2
EXTERNAL_LINKS = 4
TREE_LINKS = 2
"""Together 100 a page. Page n links to 2n+1 and 2n+2, so that every page is reached."""
BROKEN_TARGETS = 1000
STALE = 10
"""One page in so many is five years old; the others are of this year."""
MULTIPLIER = 6364136223846793005
"""Knuth's MMIX generator: the top bits of n * MULTIPLIER are as good as random."""

SENTENCE = (
    "Wie online iets vervelends meemaakt, hoeft dat niet alleen op te lossen: praat erover met "
    "iemand die je vertrouwt, bewaar het bewijs en vraag op tijd om hulp. "
)
PAGES, OTHERS, MISSING = range(3)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n"
NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\ngone"


class Pages:
    """Writes pages; what all of them share is made once."""

    def __init__(self, count: int) -> None:
        self.count = count
        self._year = datetime.now(UTC).year
        links = "".join(
            f'<li><a href="/p/{number % count}">Onderwerp {number}</a></li>'
            for number in range(TEMPLATE_LINKS)
        )
        self._navigation = f"<header><nav><ul>{links}</ul></nav></header>"
        self._footer = "<footer>" + "".join(
            f'<a href="https://www.example.org/{number}">Partner {number}</a> '
            for number in range(EXTERNAL_LINKS)
        )

    def page(self, number: int) -> bytes:
        """Give a page of about 9 KB: navigation, paragraphs, links, a date."""
        items = [f'<li><a href="{path}">Lees ook {path}</a></li>' for path in self._links(number)]
        year = self._year - (number % STALE == 0) * 5
        day = f"{year}-01-{1 + number % 28:02}"
        return (
            f'<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Pagina {number}'
            f'</title><meta property="article:modified_time" content="{day}T09:00:00Z"></head>'
            f"<body>{self._navigation}<main><h1>Pagina {number}</h1>"
            f"<p>Nummer {number}. {SENTENCE * 12}</p><h2>Meer</h2><p>{SENTENCE * 12}</p>"
            f"<ul>{''.join(items)}</ul></main>{self._footer}</footer></body></html>"
        ).encode()

    def _links(self, number: int) -> Iterator[str]:
        for child in (2 * number + 1, 2 * number + 2):
            yield f"/p/{child if child < self.count else 0}"
        for turn in range(RANDOM_LINKS):
            yield f"/p/{_random(number * 64 + turn, self.count)}"
        for turn in range(BROKEN_LINKS):
            yield f"/missing/{_random(number * 64 + 60 + turn, BROKEN_TARGETS)}"

    def answer(self, path: bytes, counts: "Array[c_uint64]") -> bytes:
        """Give a whole HTTP response, and count it."""
        number = 0 if path == b"/" else _page_number(path)
        if number is None or number >= self.count:
            counts[MISSING if path.startswith(b"/missing/") else OTHERS] += 1
            return NOT_FOUND
        counts[PAGES] += 1
        body = self.page(number)
        return HEAD % len(body) + body


def _random(seed: int, below: int) -> int:
    return ((seed * MULTIPLIER + 1442695040888963407) % 2**64 >> 33) % below


def _page_number(path: bytes) -> int | None:
    kind, _, number = path[1:].partition(b"/")
    return int(number) if kind == b"p" and number.isdigit() else None


class Connection(asyncio.Protocol):
    """HTTP/1.1 with keep-alive and pipelining, for GET and HEAD without a body; nothing else."""

    def __init__(self, pages: Pages, counts: "Array[c_uint64]") -> None:
        self._pages = pages
        self._counts = counts
        self._unread = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's own is no subclass

    def data_received(self, data: bytes) -> None:
        *requests, self._unread = (self._unread + data).split(b"\r\n\r\n")
        for request in requests:
            method, path, _ = request.split(b" ", 2)
            answer = self._pages.answer(path, self._counts)
            if method == b"HEAD":
                answer = answer[: answer.index(b"\r\n\r\n") + 4]
            if self._transport is not None:
                self._transport.write(answer)


async def _serve(count: int, port: int, counts: "Array[c_uint64]") -> None:
    pages = Pages(count)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: Connection(pages, counts), "127.0.0.1", port, backlog=4096
    )
    ended = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, ended.set)
    async with server:
        await ended.wait()


def _main(count: int, port: int, counts: "Array[c_uint64]") -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        import uvloop
    except ImportError:
        asyncio.run(_serve(count, port, counts))
    else:
        uvloop.run(_serve(count, port, counts))


@contextmanager
def serving(count: int, port: int) -> Iterator[tuple[int, "Array[c_uint64]"]]:
    """Serve the site from a process of its own; give its pid, and its counts as they grow."""
    counts = RawArray(c_uint64, 3)
    process = multiprocessing.get_context("fork").Process(target=_main, args=(count, port, counts))
    process.start()
    assert process.pid is not None
    try:
        yield process.pid, counts
    finally:
        process.terminate()
        process.join()
