"""Walls asked once more: with a browser's wishes, under our own name, and not for ever."""

import pytest
from misbehaving import always, first, unless, zoo
from sending_to import said, sender

from sicaudit.crawl.fetch import Attempted, Request, retrying
from sicaudit.crawl.sampling import sampling
from sicaudit.crawl.second_try import trying_twice
from sicaudit.engine.local import open_session
from sicaudit.model.batch import Approach
from sicaudit.model.outcome import Failure, FailureKind, Response
from sicaudit.urls import Url


@pytest.fixture
async def session():
    async with open_session(guarded=False, connections=20) as opened:
        yield opened


def stack(session, clock, **approach):
    inner = retrying(sender(session, **approach), retries=0, clock=clock)
    return trying_twice(inner, Approach(**approach))


def get(url, **request):
    return Request(url=Url(url), most_bytes=1000, **request)


@pytest.mark.parametrize("way", ["wall-of-languages", "wall-of-types"])
async def test_a_wall_that_wants_what_browsers_send_opens(serve, session, clock, way):
    server = await serve(zoo)
    attempted = await stack(session, clock)(get(server(f"/{way}")))
    assert (said(attempted.outcome), attempted.attempts) == (200, 2)
    assert len(server.calls) == 2


async def test_we_never_say_that_we_are_somebody_else(serve, session, clock):
    server = await serve(always(403))
    ours = {"user_agent": "sicaudit/1 (+mail@example.nl)", "accept_languages": ("en-ie", "ga")}
    await stack(session, clock, **ours)(get(server("/x")))
    first_, second = (call.headers for call in server.calls)
    assert first_["user-agent"] == second["user-agent"] == "sicaudit/1 (+mail@example.nl)"
    assert second["accept-language"] == "en-ie,ga;q=0.9"
    assert "image/avif" in second["accept"]
    assert set(first_) == set(second)
    assert not any(name.startswith("sec-") for name in second)


WALLS = [
    # Worth a second asking.
    (403, {}, 2),
    (406, {}, 2),
    (415, {}, 2),
    (999, {}, 2),
    (404, {"server": "AkamaiGHost"}, 2),
    (403, {"server": "cloudflare", "cf_ray": "x"}, 2),
    # A puzzle for browsers, a login, a law, a limit, and no wall at all.
    (403, {"cf_mitigated": "challenge"}, 1),
    (404, {"x_px_block": "1"}, 1),
    (202, {"x_amzn_waf_action": "challenge"}, 1),
    (401, {}, 1),
    (405, {}, 1),
    (429, {}, 1),
    (451, {}, 1),
    (404, {}, 1),
    (410, {}, 1),
    (200, {}, 1),
    (302, {"location": "/y"}, 1),
]


@pytest.mark.parametrize(("status", "headers", "times"), WALLS)
async def test_which_answers_are_asked_for_again(serve, session, clock, status, headers, times):
    server = await serve(always(status, "", **headers))
    attempted = await stack(session, clock)(get(server("/x")))
    assert attempted.attempts == len(server.calls) == times
    assert said(attempted.outcome) == status


async def test_a_host_where_it_did_not_help_twice_is_asked_once(serve, session, clock):
    server = await serve(always(403))
    fetch = stack(session, clock)
    attempts = [(await fetch(get(server(f"/{n}")))).attempts for n in range(5)]
    assert attempts == [2, 2, 1, 1, 1]


async def test_a_host_where_it_helps_goes_on_being_asked_twice(serve, session, clock):
    server = await serve(unless("accept", "image/avif", always(403)))
    fetch = stack(session, clock)
    assert [(await fetch(get(server(f"/{n}")))).attempts for n in range(4)] == [2, 2, 2, 2]


@pytest.mark.parametrize(
    ("second", "said_then"),
    [
        (always(200), 200),
        (always(301, b"", location="/y"), 301),
        (always(404), 404),
        (always(410), 410),
        (always(503), 403),
        (always(429), 403),
        (always(401), 403),
        (always(404, server="AkamaiGHost"), 403),
    ],
)
async def test_the_second_answer_counts_where_it_tells_more(
    serve, session, clock, second, said_then
):
    server = await serve(first(always(403), second))
    assert said((await stack(session, clock)(get(server("/x")))).outcome) == said_then


@pytest.mark.parametrize("request_", [{"method": "HEAD"}, {"headers": {"Range": "bytes=0-9"}}])
async def test_heads_and_parts_are_not_tried_twice(serve, session, clock, request_):
    server = await serve(always(403))
    await stack(session, clock)(get(server("/x"), **request_))
    assert len(server.calls) == 1


async def test_a_resource_behind_a_wall_is_asked_for_three_times_at_most(serve, session, clock):
    server = await serve(always(403))
    attempted = await sampling(stack(session, clock))(get(server("/x.png")))
    assert attempted.attempts == len(server.calls) == 3


async def test_platforms_that_turn_strangers_away_and_failures_are_not_bothered():
    asked = []

    async def inner(request):
        asked.append(request.url)
        if "stil" in request.url:
            outcome = Failure(url=request.url, kind=FailureKind.TIMEOUT)
        else:
            outcome = Response(url=request.url, status=999, headers={})
        return Attempted(outcome=outcome, attempts=1)

    fetch = trying_twice(inner, Approach())
    for url in ("https://www.linkedin.com/company/x", "https://stil.example/", "https://a.nl/"):
        await fetch(get(url))
    assert asked.count("https://a.nl/") == 2
    assert len(asked) == 4
