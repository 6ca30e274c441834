"""The engine of one machine, as the servers see it: polite, obedient, and never in a hurry."""

import asyncio
import time
from collections import Counter
from itertools import pairwise

import pytest
from misbehaving import FINE, always, first, silence, to

from sicaudit.crawl.clock import SystemClock
from sicaudit.crawl.visit import Examined
from sicaudit.engine.local import local_engine
from sicaudit.model.batch import Approach, HostBatch, Purpose, Visit
from sicaudit.model.outcome import FailureKind, Reason, Verdict
from sicaudit.urls import Host, Url


async def nothing(response, visit):
    return Examined()


def batch(server, *paths, number=1, purpose=Purpose.TARGET, **approach):
    visits = tuple(
        Visit(id=n + 1, url=Url(server(path)), purpose=purpose) for n, path in enumerate(paths)
    )
    manners = {"delay": 0.0, "timeout": 2.0, "retries": 0, "private": True} | approach
    return HostBatch(
        host=Host(server.host), number=number, visits=visits, approach=Approach(**manners)
    )


async def run(clock, *batches, stop=None, at_once=False):
    async with local_engine(nothing, clock, stop or asyncio.Event()) as engine:
        if not at_once:
            return [await engine(one) for one in batches]
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(engine(one)) for one in batches]
    return [task.result() for task in tasks]


def slow(seconds=0.03):
    async def way(call):
        await asyncio.sleep(seconds)
        await call.answer(200, FINE)

    return way


def busiest(calls, rest=0.0):
    """Give how many requests were under way or resting at the busiest moment."""
    steps = sorted(
        [(call.began, 1) for call in calls] + [(call.ended + rest, -1) for call in calls],
        key=lambda step: (step[0], step[1]),
    )
    at_once = most = 0
    for _, step in steps:
        at_once += step
        most = max(most, at_once)
    return most


def names(number):
    return [f"/{n}" for n in range(number)]


@pytest.mark.parametrize("concurrency", [1, 2, 4])
async def test_a_host_never_has_more_requests_at_once_than_agreed(serve, concurrency):
    server = await serve(slow())
    await run(SystemClock(), batch(server, *names(12), concurrency=concurrency))
    assert len(server.asked()) == 12
    assert busiest(server.calls) == concurrency


@pytest.mark.parametrize("concurrency", [1, 2])
async def test_the_rest_is_taken_after_every_response(serve, concurrency):
    """With the rests counted in, no more than `concurrency` are ever under way."""
    server = await serve(slow(0.01))
    delay = 0.06
    await run(SystemClock(), batch(server, *names(8), concurrency=concurrency, delay=delay))
    assert busiest(server.calls, rest=delay - 0.005) <= concurrency


async def test_one_batch_after_another_owes_no_rest(serve):
    server = await serve(slow(0))
    delay = 0.08
    batches = [
        batch(server, "/a", number=1, delay=delay),
        batch(server, "/b", number=2, delay=delay),
    ]
    await run(SystemClock(), *batches)
    calls = sorted(server.calls, key=lambda call: call.began)
    assert [call.path for call in calls] == ["/robots.txt", "/a", "/b"]
    gaps = [later.began - earlier.ended for earlier, later in pairwise(calls)]
    assert min(gaps) >= delay - 0.005


async def test_retries_rest_too(serve, clock):
    server = await serve({"/a": always(503)})
    await run(clock, batch(server, "/a", retries=2, delay=3.0))
    assert len(server.asked("/a")) == 3
    assert clock.slept.count(3.0) == len(server.calls) == 4


async def test_hosts_do_not_wait_for_one_another(serve):
    servers = [await serve(slow(0.1)) for _ in range(4)]
    began = time.monotonic()
    await run(SystemClock(), *(batch(one, "/a", "/b") for one in servers), at_once=True)
    assert time.monotonic() - began < 4 * 0.2


# -- robots.txt --------------------------------------------------------------------


def robots(text, status=200):
    return always(status, text, content_type="text/plain")


def judged(result):
    return {one.visit.url.rpartition("/")[2]: one.judgement.reason for one in result.visited}


async def test_robots_txt_is_read_once_a_host_and_before_anything_else(serve, clock):
    server = await serve({"/robots.txt": robots("User-agent: *\nDisallow: /b"), "/a": FINE})
    batches = [batch(server, "/a", "/b", number=number) for number in (1, 2)]
    first_result, second = await run(clock, *batches)
    assert [call.path for call in server.calls] == ["/robots.txt", "/a", "/a"]
    for result in (first_result, second):
        assert judged(result) == {"a": Reason.OK, "b": Reason.ROBOTS}
    assert {one.failure for one in first_result.visited} == {None, FailureKind.ROBOTS}


async def test_robots_txt_may_speak_of_us_by_name(serve, clock):
    text = "User-agent: sicaudit\nDisallow: /a\n\nUser-agent: *\nDisallow: /b"
    server = await serve({"/robots.txt": robots(text), "/b": FINE})
    (result,) = await run(clock, batch(server, "/a", "/b", user_agent="Anders/1"))
    assert judged(result) == {"a": Reason.ROBOTS, "b": Reason.OK}


async def test_who_says_not_to_respect_it_does_not_even_ask(serve, clock):
    server = await serve({"/robots.txt": robots("User-agent: *\nDisallow: /"), "/a": FINE})
    await run(clock, batch(server, "/a", respect_robots=False))
    assert [call.path for call in server.calls] == ["/a"]


@pytest.mark.parametrize("status", [500, 503, 429])
async def test_a_host_that_cannot_say_allows_nothing(serve, clock, status):
    server = await serve({"/robots.txt": robots("", status), "/a": FINE})
    (result,) = await run(clock, batch(server, "/a"))
    assert server.asked() == []
    assert result.robots_unreachable
    assert judged(result) == {"a": Reason.ROBOTS}
    assert result.visited[0].judgement.verdict is Verdict.UNVERIFIABLE


@pytest.mark.parametrize("status", [401, 403, 404, 410])
async def test_a_host_without_rules_allows_everything(serve, clock, status):
    server = await serve({"/robots.txt": robots("User-agent: *\nDisallow: /", status), "/a": FINE})
    (result,) = await run(clock, batch(server, "/a"))
    assert judged(result) == {"a": Reason.OK}
    assert not result.robots_unreachable


async def test_a_host_that_never_answers_tells_it_for_each_page(serve, clock):
    server = await serve(silence)
    (result,) = await run(clock, batch(server, "/a", timeout=0.2))
    assert judged(result) == {"a": Reason.TIMEOUT}


async def test_rules_are_found_behind_a_redirect(serve, clock):
    server = await serve(
        {
            "/robots.txt": to("/r/1"),
            "/r/1": to("/r/2"),
            "/r/2": robots("User-agent: *\nDisallow: /"),
        }
    )
    (result,) = await run(clock, batch(server, "/a"))
    assert judged(result) == {"a": Reason.ROBOTS}


@pytest.mark.parametrize("location", ["/robots.txt", "ftp://127.0.0.1/robots.txt"])
async def test_a_redirect_that_leads_nowhere_means_no_rules(serve, clock, location):
    server = await serve({"/robots.txt": to(location), "/a": FINE})
    (result,) = await run(clock, batch(server, "/a"))
    assert judged(result) == {"a": Reason.OK}
    assert len(server.asked("/robots.txt")) <= 6


async def test_a_web_page_in_its_place_holds_no_rules(serve, clock):
    page = "<!doctype html><pre>User-agent: *\nDisallow: /</pre>"
    server = await serve({"/robots.txt": page, "/a": FINE})
    (result,) = await run(clock, batch(server, "/a"))
    assert judged(result) == {"a": Reason.OK}


async def test_a_crawl_delay_is_kept_one_request_at_a_time(serve, clock):
    server = await serve({"/robots.txt": robots("User-agent: *\nCrawl-delay: 7")})
    server.answers |= dict.fromkeys(names(5), slow(0.01))
    await run(clock, batch(server, *names(5), concurrency=4, delay=0.5))
    assert busiest(server.asked()) == 1
    assert clock.slept.count(7.0) == 5


async def test_a_crawl_delay_shorter_than_our_own_rest_changes_nothing(serve, clock):
    server = await serve({"/robots.txt": robots("User-agent: *\nCrawl-delay: 1"), "/a": FINE})
    await run(clock, batch(server, "/a", delay=2.0))
    assert clock.slept.count(2.0) == 2
    assert 1.0 not in clock.slept


async def test_sitemaps_that_robots_txt_names_are_told_once(serve, clock):
    server = await serve({"/robots.txt": robots("Sitemap: https://a.nl/s.xml\nSitemap: /t.xml")})
    first_result, second = await run(
        clock, batch(server, "/a", number=1), batch(server, "/a", number=2)
    )
    assert first_result.sitemaps == ("https://a.nl/s.xml", "/t.xml")
    assert second.sitemaps == ()


async def test_robots_txt_in_trouble_for_a_moment_closes_no_host(serve, clock):
    server = await serve({"/robots.txt": first(always(503), robots("")), "/a": FINE})
    (result,) = await run(clock, batch(server, "/a", retries=2))
    assert judged(result) == {"a": Reason.OK}


# -- counting and stopping ------------------------------------------------------------


async def test_what_a_batch_cost_is_counted(serve, clock):
    server = await serve({"/a": FINE, "/b": always(503)})
    (result,) = await run(clock, batch(server, "/a", "/b", retries=1))
    assert result.requests == len(server.calls) == 4
    assert result.bytes >= len(FINE)


async def test_a_stop_leaves_the_rest_for_later(serve, clock):
    stop = asyncio.Event()

    async def stopping(call):
        if call.path == "/1":
            stop.set()
        await call.answer(200, FINE)

    server = await serve(stopping)
    (result,) = await run(clock, batch(server, *names(6), concurrency=1), stop=stop)
    assert [one.visit.id for one in result.visited] == [1, 2]
    assert [one.id for one in result.left] == [3, 4, 5, 6]
    assert Counter(call.path for call in server.asked()) == {"/0": 1, "/1": 1}


async def test_a_private_host_that_is_not_ours_is_never_connected_to(serve, clock):
    victim = await serve(always(200))
    (result,) = await run(clock, batch(victim, "/a", private=False))
    assert victim.accepts == 0
    assert judged(result) == {"a": Reason.PRIVATE_ADDRESS}


async def test_nothing_is_left_open_behind(serve, clock):
    server = await serve(slow(0))
    before = len(asyncio.all_tasks())
    await run(clock, batch(server, *names(5)))
    await asyncio.sleep(0.05)
    assert len(asyncio.all_tasks()) <= before
