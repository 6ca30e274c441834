"""Visit one host: ask for the URLs of one batch, as politely as its approach says."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from sicaudit.crawl.fetch import Attempted, Fetch, Request, Tally, heading_first
from sicaudit.crawl.robots import Robots
from sicaudit.crawl.verdict import judge
from sicaudit.model.batch import (
    Crash,
    HostBatch,
    HostResult,
    Purpose,
    SitemapFacts,
    Visit,
    Visited,
)
from sicaudit.model.finding import Finding
from sicaudit.model.outcome import Failure, FailureKind, Judgement, Outcome, Response
from sicaudit.model.page import PageFacts

PRODUCT_TOKEN = "sicaudit"
"""What robots.txt calls us (RFC 9309 2.2.1)."""

_ENOUGH_OF_A_TARGET = 524_288
"""Bytes of a page outside the family: its title and its anchors, for all but the longest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What was read in a body."""

    facts: PageFacts | None = None
    findings: tuple[Finding, ...] = ()
    crashes: tuple[Crash, ...] = ()
    sitemap: SitemapFacts | None = None
    judgement: Judgement | None = None
    """Where the words of a page speak against its status."""
    body: bytes = b""
    cut: bool = False


Examine = Callable[[Response, Visit], Awaitable[Examined]]

_NOTHING = Examined()


async def visit(
    batch: HostBatch,
    fetch: Fetch,
    examine: Examine,
    *,
    robots: Robots | None,
    tally: Tally,
    stop: asyncio.Event,
) -> HostResult:
    """Ask for every URL of the batch; once `stop` is set no further request begins.

    Cancelled after that, it gives up what is under way and still brings what it has.
    """
    waiting = deque(batch.visits)
    visited: list[Visited] = []

    async def hand() -> None:
        while waiting and not stop.is_set():
            visit = waiting.popleft()
            visited.append(await _visit_one(visit, batch, fetch, examine, robots))

    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(min(batch.approach.concurrency, len(waiting))):
                group.create_task(hand())
    except asyncio.CancelledError:
        if not stop.is_set():
            raise
    done = {each.visit.id for each in visited}
    return HostResult(
        batch=batch,
        visited=tuple(visited),
        left=tuple(visit for visit in batch.visits if visit.id not in done),
        requests=tally.requests,
        bytes=tally.bytes,
    )


async def _visit_one(
    visit: Visit, batch: HostBatch, fetch: Fetch, examine: Examine, robots: Robots | None
) -> Visited:
    if robots is not None and not _may(visit, robots):
        attempted = Attempted(outcome=Failure(url=visit.url, kind=FailureKind.ROBOTS), attempts=0)
        return _visited(visit, attempted, _NOTHING, batch)
    request = _request(visit, batch)
    if visit.purpose is Purpose.RESOURCE:
        attempted = await heading_first(fetch)(request)
        if _is_own_sheet(visit, attempted.outcome):
            attempted = await fetch(request)
    else:
        attempted = await fetch(request)
    outcome = attempted.outcome
    if isinstance(outcome, Response) and outcome.status == 200 and outcome.body:
        return _visited(visit, attempted, await examine(outcome, visit), batch)
    return _visited(visit, attempted, _NOTHING, batch)


def _may(visit: Visit, robots: Robots) -> bool:
    return visit.purpose is Purpose.SITEMAP or robots.allows(visit.url, PRODUCT_TOKEN)


def _is_own_sheet(visit: Visit, outcome: Outcome) -> bool:
    """A style sheet of our own sites is read: it loads fonts and pictures."""
    return (
        visit.site is not None
        and isinstance(outcome, Response)
        and not outcome.body
        and outcome.headers.get("content-type", "").lower().startswith("text/css")
    )


def _request(visit: Visit, batch: HostBatch) -> Request:
    match visit.purpose:
        case Purpose.PAGE:
            return Request(url=visit.url, most_bytes=batch.approach.most_bytes)
        case Purpose.SITEMAP:
            return Request(url=visit.url, most_bytes=52_428_800, all_types=True)
        case Purpose.RESOURCE | Purpose.TARGET:
            return Request(url=visit.url, most_bytes=_ENOUGH_OF_A_TARGET, partial=True)


def _visited(visit: Visit, attempted: Attempted, examined: Examined, batch: HostBatch) -> Visited:
    outcome = attempted.outcome
    judgement = examined.judgement or judge(outcome, accept=batch.approach.accept)
    if isinstance(outcome, Failure):
        return Visited(
            visit=visit,
            judgement=judgement,
            failure=outcome.kind,
            detail=outcome.detail,
            attempts=attempted.attempts,
        )
    return Visited(
        visit=visit,
        judgement=judgement,
        status=outcome.status,
        location=outcome.location,
        attempts=attempted.attempts,
        content_type=outcome.headers.get("content-type"),
        cut=(outcome.cut or examined.cut)
        and (examined.facts is not None or _is_unread_page(visit, outcome)),
        facts=examined.facts,
        findings=examined.findings,
        crashes=examined.crashes,
        sitemap=examined.sitemap,
        body=examined.body,
    )


def _is_unread_page(visit: Visit, response: Response) -> bool:
    """Say whether a page answered that only a lenient reader could read: it gives no body."""
    type_ = response.headers.get("content-type", "").lower()
    is_html = response.status == 200 and type_.startswith(("text/html", "application/xhtml"))
    return visit.purpose is Purpose.PAGE and is_html and not response.body
