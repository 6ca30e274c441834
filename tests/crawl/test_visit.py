"""One batch of one host: as many requests at once as its approach says, and not one more."""

import asyncio
from dataclasses import replace

import pytest

from sicaudit.crawl.fetch import Attempted, Tally
from sicaudit.crawl.robots import Robots
from sicaudit.crawl.visit import Examined, visit
from sicaudit.model.batch import Approach, HostBatch, Purpose, Visit
from sicaudit.model.outcome import (
    Certainty,
    Failure,
    FailureKind,
    Judgement,
    Reason,
    Response,
    Verdict,
)
from sicaudit.model.page import PageFacts
from sicaudit.urls import Host, Url


def batch(number, purpose=Purpose.PAGE, site="home", **approach):
    visits = tuple(
        Visit(id=n + 1, url=Url(f"https://a.nl/{n}"), purpose=purpose, site=site)
        for n in range(number)
    )
    return HostBatch(host=Host("a.nl"), number=1, visits=visits, approach=Approach(**approach))


class Site:
    """Answers everything, and watches how it is asked."""

    def __init__(self, status=200, body=b"<p>Hallo", rest=0, **headers):
        self.status, self.body, self.rest = status, body, rest
        self.headers = {"content-type": "text/html"} | headers
        self.requests = []
        self.at_once = self.most_at_once = 0

    async def fetch(self, request):
        self.requests.append(request)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(self.rest)
        self.at_once -= 1
        body = b"" if request.method == "HEAD" else self.body
        response = Response(
            url=request.url, status=self.status, headers=self.headers, body=body, cut=not body
        )
        return Attempted(outcome=response, attempts=1)

    @property
    def asked(self):
        return [(request.method, request.url[-1]) for request in self.requests]


async def examine(response, visit):
    return Examined(facts=PageFacts(url=response.url), body=b"packed")


async def visited(batch, site, *, examine=examine, robots=None, stop=None):
    stop = stop or asyncio.Event()
    return await visit(batch, site.fetch, examine, robots=robots, tally=Tally(), stop=stop)


@pytest.mark.parametrize("concurrency", [1, 2, 5])
async def test_never_more_requests_at_once_than_agreed(concurrency):
    site = Site(rest=0.001)
    result = await visited(batch(12, concurrency=concurrency), site)
    assert site.most_at_once == concurrency
    assert len(result.visited) == 12
    assert result.left == ()


async def test_after_a_stop_no_request_begins_and_what_is_left_is_told():
    stop = asyncio.Event()
    site = Site()

    async def stopping(response, visit):
        if len(site.requests) == 3:
            stop.set()
        return Examined()

    result = await visited(batch(10, concurrency=1), site, examine=stopping, stop=stop)
    assert [one.visit.id for one in result.visited] == [1, 2, 3]
    assert [one.id for one in result.left] == [4, 5, 6, 7, 8, 9, 10]


async def test_what_robots_forbid_is_not_asked_but_judged():
    robots = Robots.from_response(200, b"User-agent: sicaudit\nDisallow: /1")
    site = Site()
    result = await visited(batch(3), site, robots=robots)
    assert site.asked == [("GET", "0"), ("GET", "2")]
    (forbidden,) = [one for one in result.visited if one.failure]
    assert forbidden.failure is FailureKind.ROBOTS
    assert forbidden.judgement.verdict is Verdict.UNVERIFIABLE
    assert forbidden.attempts == 0


async def test_a_sitemap_is_meant_for_robots():
    robots = Robots.from_response(200, b"User-agent: *\nDisallow: /")
    site = Site()
    await visited(batch(1, Purpose.SITEMAP), site, robots=robots)
    assert site.asked == [("GET", "0")]
    assert site.requests[0].all_types


async def test_pages_and_targets_are_got_and_resources_asked_for_their_first_bytes():
    for purpose, part in (
        (Purpose.PAGE, None),
        (Purpose.TARGET, None),
        (Purpose.RESOURCE, "bytes=0-1023"),
    ):
        site = Site(**{"content-type": "image/png"})
        await visited(batch(1, purpose), site)
        assert site.asked == [("GET", "0")]
        assert site.requests[0].headers.get("Range") == part


async def test_of_a_page_all_is_read_and_of_a_target_what_comes():
    site = Site()
    await visited(batch(1, most_bytes=777), site)
    await visited(batch(1, Purpose.TARGET, most_bytes=777), site)
    page, target = site.requests
    assert (page.most_bytes, page.partial) == (777, False)
    assert (target.most_bytes, target.partial) == (524_288, True)


async def test_our_own_style_sheets_are_read_and_those_of_others_are_not():
    small = Site(**{"content-type": "text/css"})
    await visited(batch(1, Purpose.RESOURCE), small)
    assert small.asked == [("GET", "0")]
    longer = Site(body=b"", **{"content-type": "text/css"})
    await visited(batch(1, Purpose.RESOURCE), longer)
    assert longer.asked == [("GET", "0"), ("GET", "0")]
    other = Site(**{"content-type": "text/css"})
    await visited(batch(1, Purpose.RESOURCE, site=None), other)
    assert other.asked == [("GET", "0")]


@pytest.mark.parametrize(("status", "body"), [(404, b"x"), (500, b"x"), (302, b"x"), (200, b"")])
async def test_only_what_came_well_is_examined(status, body):
    async def never(response, visit):
        pytest.fail("was examined")

    (one,) = (await visited(batch(1), Site(status, body), examine=never)).visited
    assert one.facts is None
    assert one.status == status


async def test_what_a_page_says_of_itself_wins_over_its_status():
    says = Judgement(verdict=Verdict.SOFT_404, reason=Reason.SOFT_404, certainty=Certainty.LIKELY)

    async def gone(response, visit):
        return Examined(judgement=says, facts=PageFacts(url=response.url), cut=True)

    (one,) = (await visited(batch(1), Site(), examine=gone)).visited
    assert one.judgement == says
    assert (one.status, one.cut, one.content_type) == (200, True, "text/html")


async def test_a_status_that_the_house_accepts_is_fine():
    (one,) = (await visited(batch(1, accept=(403,)), Site(403))).visited
    assert one.judgement.verdict is Verdict.OK


async def test_a_failure_keeps_its_kind_its_words_and_its_attempts():
    async def fetch(request):
        failure = Failure(url=request.url, kind=FailureKind.TIMEOUT, detail="30 s")
        return Attempted(outcome=failure, attempts=3)

    whole = batch(1)
    result = await visit(
        whole, fetch, examine, robots=None, tally=Tally(requests=3, bytes=5), stop=asyncio.Event()
    )
    (one,) = result.visited
    assert (one.failure, one.detail, one.attempts) == (FailureKind.TIMEOUT, "30 s", 3)
    assert (result.requests, result.bytes) == (3, 5)
    assert result.batch == replace(whole)
