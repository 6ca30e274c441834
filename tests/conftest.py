"""What many tests share: a clock that jumps, and servers on loopback that note every request."""

import asyncio
import time
from contextlib import AsyncExitStack, suppress
from datetime import UTC, datetime, timedelta

import pytest
from misbehaving import Call


class JumpingClock:
    """Time that passes only when somebody sleeps, and then at once."""

    def __init__(self):
        self.time = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
        self.slept = []

    def now(self):
        return self.time

    async def sleep(self, seconds):
        self.slept.append(seconds)
        self.time += timedelta(seconds=seconds)
        await asyncio.sleep(0)


class Server:
    """One loopback server: paths to what they answer, and all that was asked of it.

    An answer is HTML as text, or an async function that does with a Call what it likes. What is
    not on the map is a 404.
    """

    def __init__(self, answers):
        self.answers = answers
        self.calls = []
        self.accepts = 0
        self._tasks = set()

    async def listen(self, host, port):
        self._server = await asyncio.start_server(self._connected, host, port)
        self.port = self._server.sockets[0].getsockname()[1]
        self.host = f"{host}:{self.port}"
        self.url = f"http://{self.host}/"

    def __call__(self, path):
        return f"http://{self.host}{path}"

    def asked(self, path=None, method=None):
        """Give the calls so far, robots.txt aside unless it is what you ask for."""
        return [
            call
            for call in self.calls
            if (call.path == path if path else call.path != "/robots.txt")
            and (method is None or call.method == method)
        ]

    async def close(self):
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.wait(self._tasks, timeout=2) if self._tasks else None

    async def _connected(self, reader, writer):
        self.accepts += 1
        task = asyncio.current_task()
        self._tasks.add(task)
        try:
            with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
                await self._answer(reader, writer)
        finally:
            self._tasks.discard(task)
            writer.close()

    async def _answer(self, reader, writer):
        lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, path, _ = lines[0].split(" ")
        headers = dict(line.lower().split(": ", 1) for line in lines[1:] if ": " in line)
        count = 1 + sum(call.path == path for call in self.calls)
        call = Call(method=method, path=path, headers=headers, count=count, writer=writer)
        self.calls.append(call)
        call.began = time.monotonic()
        answer = self.answers.get(path) if isinstance(self.answers, dict) else self.answers
        if callable(answer):
            await answer(call)
        elif answer is None:
            await call.answer(404, "<title>Niets</title>")
        else:
            await call.answer(200, answer)
        call.ended = time.monotonic()


@pytest.fixture
def clock():
    return JumpingClock()


@pytest.fixture
async def serve():
    """Start servers that live as long as the test: `await serve({"/": "<p>Hallo"})`."""
    async with AsyncExitStack() as stack:

        async def start(answers, *, host="127.0.0.1", port=0):
            server = Server(answers)
            await server.listen(host, port)
            stack.push_async_callback(server.close)
            return server

        yield start


def pytest_make_parametrize_id(config, val, argname):
    """Name bytes by their length: packed ones hold the time, and every process must agree."""
    return f"{argname} of {len(val)} bytes" if isinstance(val, bytes) else None
