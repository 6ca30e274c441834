"""Visit one host: ask for the URLs of one batch, as politely as its approach says."""

import asyncio
import re
from collections import deque
from dataclasses import replace

from sicaudit.crawl.cookies import following
from sicaudit.crawl.examined import Examine, Examined
from sicaudit.crawl.fetch import Attempted, Fetch, Request, Tally
from sicaudit.crawl.robots import Robots
from sicaudit.crawl.sampling import sampling
from sicaudit.crawl.unchanged import if_changed
from sicaudit.crawl.verdict import judge
from sicaudit.model.batch import HostBatch, HostResult, Purpose, Version, Visit, Visited
from sicaudit.model.outcome import Failure, FailureKind, Outcome, Response
from sicaudit.urls import path_of

PRODUCT_TOKEN = "sicaudit"
"""What robots.txt calls us (RFC 9309 2.2.1)."""

_REFUSALS = frozenset((401, 403, 404, 405, 406, 503))
"""Statuses of walls, whose words tell them from a page that is gone or a server in trouble."""

_PLAIN = re.compile("[ -~]+")
_LONGEST_NAME = 200
"""Signs of a version's name; longer ones are not sent back."""

_ENOUGH_OF_A_TARGET = 524_288
"""Bytes of a page outside the family: its title and its anchors, for all but the longest."""


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
    if visit.ask is not None:
        request = replace(request, url=visit.ask)
    if visit.referer is not None:
        request = replace(request, headers={"Referer": visit.referer})
    if visit.kept is not None:
        fetch, visit = if_changed(fetch, visit.kept), replace(visit, kept=None)
    if visit.purpose is Purpose.RESOURCE:
        attempted = await sampling(fetch)(request)
        if _is_own_sheet(visit, attempted.outcome):
            most_bytes = batch.approach.most_bytes
            attempted = await fetch(replace(request, most_bytes=most_bytes, documents=True))
    elif visit.with_cookies:
        attempted = await following(fetch)(request)
    else:
        attempted = await fetch(request)
    outcome = attempted.outcome
    if isinstance(outcome, Response) and _is_worth_reading(visit, outcome):
        return _visited(visit, attempted, await examine(outcome, visit), batch)
    return _visited(visit, attempted, _NOTHING, batch)


def _is_worth_reading(visit: Visit, response: Response) -> bool:
    """A page is read; so are the words of a refusal, and all that is said of a video."""
    if visit.purpose is Purpose.VIDEO:
        return True
    if not response.body:
        return False
    return response.status == 200 or (response.status in _REFUSALS and visit.site is None)


def _may(visit: Visit, robots: Robots) -> bool:
    return visit.purpose is Purpose.SITEMAP or robots.allows(visit.url, PRODUCT_TOKEN)


def _is_own_sheet(visit: Visit, outcome: Outcome) -> bool:
    """A style sheet, manifest or feed of our own sites is read: it leads to further things."""
    return (
        visit.site is not None
        and isinstance(outcome, Response)
        and (outcome.cut or not outcome.body)
        and _holds_links(outcome)
    )


def _holds_links(response: Response) -> bool:
    type_ = response.headers.get("content-type", "").lower()
    named = path_of(response.url).endswith((".webmanifest", "/manifest.json"))
    return type_.startswith(_SHEETS) or (named and type_.startswith("application/"))


_SHEETS = (
    "text/css",
    "application/manifest+json",
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
)


def _request(visit: Visit, batch: HostBatch) -> Request:
    match visit.purpose:
        case Purpose.PAGE:
            is_ours = visit.site is not None
            return Request(url=visit.url, most_bytes=batch.approach.most_bytes, documents=is_ours)
        case Purpose.SITEMAP | Purpose.VIDEO | Purpose.ARCHIVE:
            return Request(url=visit.url, most_bytes=52_428_800, all_types=True)
        case Purpose.RESOURCE | Purpose.TARGET | Purpose.DOUBT:
            return Request(url=visit.url, most_bytes=_ENOUGH_OF_A_TARGET, partial=True)


def _visited(visit: Visit, attempted: Attempted, examined: Examined, batch: HostBatch) -> Visited:
    outcome = attempted.outcome
    judgement = judge(outcome, accept=batch.approach.accept)
    if examined.judgement is not None and not _is_accepted(outcome, batch):
        judgement = examined.judgement
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
        location=outcome.location or examined.location,
        attempts=attempted.attempts,
        detail=examined.detail,
        length=outcome.length,
        content_type=outcome.headers.get("content-type"),
        cut=(outcome.cut or examined.cut)
        and (examined.facts is not None or _is_unread_page(visit, outcome)),
        facts=examined.facts,
        findings=examined.findings,
        crashes=examined.crashes,
        sitemap=examined.sitemap,
        version=_version(visit, outcome),
        body=examined.body,
    )


def _version(visit: Visit, response: Response) -> Version | None:
    """Give what can be asked for by its version later: a whole page of ours."""
    is_ours = visit.purpose is Purpose.PAGE and visit.site is not None
    if not is_ours or response.status != 200 or response.cut or not response.body:
        return None
    etag, modified = (
        value if value and len(value) <= _LONGEST_NAME and _PLAIN.fullmatch(value) else None
        for value in map(response.headers.get, ("etag", "last-modified"))
    )
    if etag is None and modified is None:
        return None
    return Version(etag=etag, modified=modified, unchanged=response.from_kept)


def _is_accepted(outcome: Outcome, batch: HostBatch) -> bool:
    """Say whether the house calls this status fine, whatever the page says."""
    return isinstance(outcome, Response) and outcome.status in batch.approach.accept


def _is_unread_page(visit: Visit, response: Response) -> bool:
    """Say whether a page answered that only a lenient reader could read: it gives no body."""
    type_ = response.headers.get("content-type", "").lower()
    is_html = response.status == 200 and type_.startswith(("text/html", "application/xhtml"))
    return visit.purpose is Purpose.PAGE and is_html and not response.body
