"""Time as the crawl sees it: passed in, so that tests can jump."""

import asyncio
import time
from datetime import UTC, datetime
from typing import Protocol

_HEAD_START = 0.05
"""Seconds; a near server has answered then, and no slow site is slower for it."""


class Clock(Protocol):
    """What a crawl needs of time."""

    def now(self) -> datetime: ...

    async def sleep(self, seconds: float) -> None: ...


class SystemClock:
    """The machine's own clock, in UTC."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


async def head_start() -> None:
    """Let what was just begun come to its first answers, before something longer is done."""
    await asyncio.sleep(_HEAD_START)
