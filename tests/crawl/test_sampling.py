"""Resources by their first bytes: a GET decides, and it costs no more than a HEAD."""

from dataclasses import replace

import pytest
from misbehaving import FINE, PICTURE, ranged, zoo
from sending_to import said, sender

from sicaudit.crawl.fetch import Attempted, Request, retrying
from sicaudit.crawl.sampling import sampling
from sicaudit.engine.local import open_session
from sicaudit.model.outcome import Failure, FailureKind
from sicaudit.urls import Url


@pytest.fixture
async def session():
    async with open_session(guarded=False, connections=20) as opened:
        yield opened


async def sampled(session, clock, url, *, retries=0):
    fetch = sampling(retrying(sender(session), retries=retries, clock=clock))
    return await fetch(Request(url=Url(url), most_bytes=100_000, partial=True))


SAMPLES = {
    # What it is, how often it is asked for, and how long it is.
    "picture": (200, 1, len(PICTURE)),
    "picture-whole": (200, 1, len(PICTURE)),
    "picture-416": (200, 2, len(PICTURE)),
    "picture-404": (200, 2, len(PICTURE)),
    "picture-empty": (200, 1, 0),
    "fine": (200, 1, len(FINE)),
    "head-404": (200, 1, len(FINE)),
    "head-405": (200, 1, len(FINE)),
    "head-elsewhere": (200, 1, len(FINE)),
    "head-reset": (200, 1, len(FINE)),
    "head-only": (404, 2, len(FINE)),
    "404": (404, 2, len(FINE)),
    "410": (410, 2, len(FINE)),
    "503-once": (200, 2, len(FINE)),
    "loop": (302, 1, 0),
    "204": (204, 1, 0),
}


@pytest.mark.parametrize(("way", "meant"), SAMPLES.items())
async def test_what_is_plainly_fine_is_asked_once(serve, session, clock, way, meant):
    server = await serve(zoo)
    attempted = await sampled(session, clock, server(f"/{way}"))
    found = (said(attempted.outcome), attempted.attempts, attempted.outcome.length)
    assert found == meant
    assert len(server.calls) == attempted.attempts
    assert {call.method for call in server.calls} == {"GET"}


async def test_only_the_first_bytes_are_asked_for_and_then_the_whole(serve, session, clock):
    server = await serve(zoo)
    await sampled(session, clock, server("/picture-416"))
    sample, whole = (call.headers for call in server.calls)
    assert (sample["range"], sample["accept"]) == ("bytes=0-1023", "*/*")
    assert sample["accept-encoding"] == "identity"
    assert "range" not in whole
    assert whole["accept"].startswith("text/html")


async def test_a_part_is_not_taken_for_a_page(serve, session, clock):
    server = await serve(zoo)
    outcome = (await sampled(session, clock, server("/picture"))).outcome
    assert (outcome.status, outcome.body, outcome.cut) == (200, b"", True)
    assert outcome.headers["content-type"] == "image/png"


async def test_what_fits_into_the_first_bytes_is_whole(serve, session, clock):
    server = await serve({"/x.svg": ranged(b"<svg/>", content_type="image/svg+xml")})
    outcome = (await sampled(session, clock, server("/x.svg"))).outcome
    assert (outcome.status, outcome.body, outcome.cut) == (200, b"<svg/>", False)


@pytest.mark.parametrize(
    ("kind", "times"),
    [
        (FailureKind.DNS, 1),
        (FailureKind.DNS_NO_ADDRESS, 1),
        (FailureKind.REFUSED, 1),
        (FailureKind.TLS, 1),
        (FailureKind.PRIVATE_ADDRESS, 1),
        (FailureKind.TIMEOUT, 2),
        (FailureKind.RESET, 2),
        (FailureKind.PROTOCOL, 2),
    ],
)
async def test_what_a_second_request_cannot_better_is_asked_once(kind, times):
    asked = []

    async def inner(request):
        asked.append(request)
        return Attempted(outcome=Failure(url=request.url, kind=kind), attempts=1)

    request = Request(url=Url("http://a.nl/"), most_bytes=7)
    attempted = await sampling(inner)(request)
    assert (len(asked), attempted.attempts) == (times, times)
    assert asked[-1] == (request if times == 2 else replace(request, headers=asked[0].headers))
