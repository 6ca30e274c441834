"""What is asked again, how long we wait, and who takes a second look."""

import asyncio
import time
from datetime import timedelta
from pathlib import Path

import pytest
from misbehaving import WAYS, always, zoo
from sending_to import said, sender

from sicaudit.crawl.addresses import AddressGuard
from sicaudit.crawl.clock import SystemClock
from sicaudit.crawl.fetch import (
    Request,
    doubting,
    paced,
    retrying,
)
from sicaudit.crawl.second_opinion import guarded, second_opinion
from sicaudit.engine.local import open_session
from sicaudit.urls import Url


@pytest.fixture
async def session():
    async with open_session(guarded=False, connections=20) as opened:
        yield opened


@pytest.fixture
async def outside():
    async with open_session(guarded=True, connections=20) as opened:
        yield opened


def stack(session, clock, *, retries=2, delay=0.0, **approach):
    """Doubts, rests and retries, as the engine stacks them."""

    async def ask_leniently(url):
        anywhere = AddressGuard(lambda address: True)
        return await second_opinion(url, connect=guarded(anywhere), deadline=0.4)

    send = paced(doubting(sender(session, **approach), ask_leniently), delay=delay, clock=clock)
    return retrying(send, retries=retries, clock=clock)


async def fetched(session, clock, url, *, partial=False, **options):
    fetch = stack(session, clock, **options)
    return await fetch(Request(url=Url(url), most_bytes=100_000, partial=partial))


@pytest.mark.parametrize(
    ("way", "asked"),
    [
        ("503-always", 3),
        ("500-always", 3),
        ("429-always", 3),
        ("503-once", 2),
        ("404", 1),
        ("410", 1),
        ("999", 1),
        ("401", 1),
        ("fine", 1),
        ("loop", 1),
    ],
)
async def test_only_what_may_have_passed_is_asked_again(serve, session, clock, way, asked):
    server = await serve(zoo)
    attempted = await fetched(session, clock, server(f"/{way}"))
    assert attempted.attempts == len(server.calls) == asked


@pytest.mark.parametrize("retries", [0, 1, 2, 4])
async def test_as_many_retries_as_the_manners_say(serve, session, clock, retries):
    server = await serve(zoo)
    attempted = await fetched(session, clock, server("/503-always"), retries=retries)
    assert attempted.attempts == len(server.calls) == 1 + retries
    assert said(attempted.outcome) == 503


@pytest.mark.parametrize("way", ["503-wait", "429-wait"])
async def test_the_server_says_how_long_to_wait(serve, session, clock, way):
    server = await serve(zoo)
    began = clock.now()
    attempted = await fetched(session, clock, server(f"/{way}"))
    assert said(attempted.outcome) == 200
    assert clock.now() - began == timedelta(seconds=7)


async def test_who_wants_us_to_wait_too_long_is_asked_at_the_end_of_the_run(serve, session, clock):
    server = await serve(zoo)
    attempted = await fetched(session, clock, server("/wait-an-hour"))
    assert (said(attempted.outcome), attempted.attempts) == (503, 1)
    assert clock.slept == []


async def test_nobody_else_is_asked_of_a_server_that_wants_a_rest(serve, session):
    """With a second request of the same batch under way: it waits as well."""
    seen, told = [], asyncio.Event()

    async def tired(call):
        seen.append((call.path, time.monotonic()))
        await (always(429, retry_after=1) if len(seen) == 1 else always(200))(call)
        told.set()

    server = await serve(tired)

    fetch = stack(session, SystemClock(), retries=2)

    async def worker(*paths):
        for path in paths:
            await fetch(Request(url=Url(server(path)), most_bytes=1000))

    async with asyncio.TaskGroup() as group:
        group.create_task(worker("/1", "/2"))
        await told.wait()
        await asyncio.sleep(0.3)
        group.create_task(worker("/3", "/4"))
    assert seen[0][0] == "/1"
    assert all(when - seen[0][1] >= 0.99 for _, when in seen[1:])
    assert {path for path, _ in seen} == {"/1", "/2", "/3", "/4"}


async def test_a_host_that_never_answers_is_not_waited_for_at_every_url(serve, session, clock):
    server = await serve(zoo)
    fetch = stack(session, clock, retries=2)
    attempts = [
        (await fetch(Request(url=Url(server("/reset")), partial=True))).attempts for _ in range(3)
    ]
    assert attempts == [3, 1, 1]


async def test_a_host_with_one_page_in_trouble_keeps_its_retries(serve, session, clock):
    server = await serve(zoo)
    fetch = stack(session, clock, retries=2)
    for way, attempts in (("500-always", 3), ("503-once", 2), ("500-always", 3)):
        assert (await fetch(Request(url=Url(server(f"/{way}"))))).attempts == attempts


async def test_a_host_that_limits_us_at_every_attempt_is_then_asked_once(serve, session, clock):
    server = await serve(always(429, retry_after=20))
    fetch = stack(session, clock, retries=2)
    attempts = [(await fetch(Request(url=Url(server("/x"))))).attempts for _ in range(5)]
    assert attempts == [3, 1, 1, 1, 1]
    assert sum(clock.slept) <= 60


@pytest.mark.parametrize("way", ["reset-once", "reset-midway-once"])
async def test_a_page_that_was_reset_once_comes_whole_the_second_time(serve, session, clock, way):
    server = await serve(zoo)
    attempted = await fetched(session, clock, server(f"/{way}"))
    assert said(attempted.outcome) == 200
    assert attempted.outcome.body.endswith(b"</p>")
    assert not attempted.outcome.cut
    assert len(server.calls) == 2


@pytest.mark.parametrize("way", ["lying-length", "reset-midway"])
async def test_of_a_page_that_breaks_off_every_time_we_take_what_came(serve, session, clock, way):
    server = await serve(zoo)
    attempted = await fetched(session, clock, server(f"/{way}"))
    assert said(attempted.outcome) == 200
    assert b"Goed" in attempted.outcome.body
    assert attempted.outcome.cut
    assert attempted.attempts == len(server.calls) == 4


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        ("stray-byte", 200),
        ("lying-short", 200),
        ("half-a-head", 200),
        ("not-http", "protocol"),
        ("reset", "reset"),
    ],
)
async def test_what_browsers_read_is_not_broken(serve, session, clock, way, expected):
    server = await serve(zoo)
    attempted = await fetched(session, clock, server(f"/{way}"), partial=True)
    assert said(attempted.outcome) == expected


async def test_the_rest_follows_every_request_the_last_one_too(serve, session, clock):
    server = await serve({"/a": "a", "/b": always(500)})
    fetch = stack(session, clock, retries=1, delay=3.0)
    await fetch(Request(url=Url(server("/a"))))
    assert clock.slept == [3.0]
    await fetch(Request(url=Url(server("/b"))))
    assert clock.slept == [3.0, 3.0, 0.5, 3.0]


def test_the_zoo_has_no_animal_without_a_test():
    """Here, in the table of the whole audit, or by name in one of the tests."""
    folder = Path(__file__).parents[1]
    tests = "".join(file.read_text("utf-8") for file in folder.rglob("test_*.py"))
    assert [way for way in WAYS if f'"{way}"' not in tests] == []
