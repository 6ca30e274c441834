"""The whole stack of wrappers, as the engine builds it: what each animal of the zoo is worth."""

import asyncio

import pytest
from misbehaving import WAYS, zoo
from sending_to import sender

from sicaudit.crawl.addresses import AddressGuard
from sicaudit.crawl.cookies import bringing_cookies
from sicaudit.crawl.fetch import Request, doubting, paced, retrying
from sicaudit.crawl.first_sight import judge
from sicaudit.crawl.sampling import sampling
from sicaudit.crawl.second_opinion import guarded, second_opinion
from sicaudit.crawl.second_try import trying_twice
from sicaudit.engine.local import open_session
from sicaudit.model.batch import Approach
from sicaudit.urls import Url

FINE = ("ok", "ok", "certain")
MOVED = ("moved", "ok", "certain")
WALL = ("unverifiable", "bot-wall", "ask")


def broken(reason, certainty="likely"):
    return "broken", reason, certainty


WORTH = {
    "silence": broken("timeout"),
    "slow-head": broken("timeout"),
    "endless-header": broken("malformed-response"),
    "reset": broken("reset"),
    "closed-unsaid": broken("reset"),
    "not-http": broken("malformed-response"),
    "endless-error": broken("not-found", "certain"),
    "head-only": broken("not-found", "certain"),
    "404": broken("not-found", "certain"),
    "410": broken("gone", "certain"),
    "402": broken("client-error"),
    "503-always": broken("server-error"),
    "wait-an-hour": broken("server-error"),
    "500-always": broken("server-error"),
    "to-nothing": broken("bad-redirect", "certain"),
    "to-bad-url": broken("bad-redirect", "certain"),
    "no-location": broken("bad-redirect"),
    "304": broken("bad-redirect"),
    "300": broken("bad-redirect"),
    "429-always": ("unverifiable", "rate-limited", "ask"),
    "401": ("unverifiable", "login", "ask"),
    **dict.fromkeys(("bot-wall", "999", "418", "451"), WALL),
    **dict.fromkeys(("loop", "long-loop", "long-loop-2", "cookie-deaf"), MOVED),
    **dict.fromkeys(("to-ftp", "to-mailto"), MOVED),
}
"""Of what comes once; all other animals are fine."""


@pytest.fixture
async def session():
    async with open_session(guarded=False, connections=50) as opened:
        yield opened


def stack(session, clock, *, retries=1):
    async def ask_leniently(url):
        anywhere = guarded(AddressGuard(lambda address: True))
        return await second_opinion(url, connect=anywhere, deadline=0.5)

    send = doubting(bringing_cookies(sender(session, timeout=0.5)), ask_leniently)
    paced_ = paced(send, delay=0.0, clock=clock)
    return trying_twice(retrying(paced_, retries=retries, clock=clock), Approach())


@pytest.mark.parametrize("sampled", [False, True], ids=["link", "resource"])
async def test_every_animal_of_the_zoo_is_worth_what_it_is(serve, session, clock, sampled):
    server = await serve(zoo)
    found = {}

    async def look(way):
        fetch = stack(session, clock)
        request = Request(url=Url(server(f"/{way}")), most_bytes=100_000, partial=True)
        attempted = await (sampling(fetch) if sampled else fetch)(request)
        judgement = judge(attempted.outcome)
        found[way] = (judgement.verdict, judgement.reason, judgement.certainty)

    async with asyncio.TaskGroup() as group:
        for way in WAYS:
            group.create_task(look(way))
    assert {way: meant for way, meant in found.items() if meant != WORTH.get(way, FINE)} == {}


async def test_a_healthy_host_is_asked_once_for_everything(serve, session, clock):
    healthy = ("fine", "picture", "picture-whole", "gzip", "204", "latin-1")
    server = await serve(zoo)
    fetch = stack(session, clock)
    for way in healthy:
        for wrapped in (fetch, sampling(fetch)):
            attempted = await wrapped(Request(url=Url(server(f"/{way}")), most_bytes=10**5))
            assert attempted.attempts == 1
    assert len(server.calls) == 2 * len(healthy)
