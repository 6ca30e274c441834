"""What a host's robots.txt says, read once before its first batch (RFC 9309 2.3)."""

from collections.abc import Callable
from dataclasses import replace

from sicaudit.crawl.fetch import Fetch, Request
from sicaudit.crawl.robots import MOST_BYTES, Robots
from sicaudit.crawl.verdict import is_transient
from sicaudit.model.batch import Approach, HostBatch
from sicaudit.model.outcome import Outcome, Response
from sicaudit.urls import Url, host_of, is_web, origin_of

_MOST_HOPS = 5
"""Redirects to follow (RFC 9309 2.3.1.2)."""

_NOTHING_FORBIDDEN = 404


async def robots_of(batch: HostBatch, ask: Callable[[Approach], Fetch]) -> Robots:
    """Read robots.txt of the batch's host, over its redirects.

    A host that does not answer at all forbids nothing: asking for its pages will tell why. Where
    the file lies with another host we come as strangers, and never to a private address.
    """
    url = Url(f"{origin_of(batch.visits[0].url)}/robots.txt")
    for _ in range(_MOST_HOPS + 1):
        approach = batch.approach
        if host_of(url) != batch.host:
            approach = replace(approach, private=False)
        outcome = await _ask(url, approach, ask)
        if not isinstance(outcome, Response):
            break
        if outcome.location is None:
            return Robots.from_response(outcome.status, outcome.body)
        url = Url(outcome.location.partition("#")[0])
        if not is_web(url):
            break
    return Robots.from_response(_NOTHING_FORBIDDEN, b"")


async def _ask(url: Url, approach: Approach, ask: Callable[[Approach], Fetch]) -> Outcome:
    """Ask once; again only of a server that answered it is in trouble, not of a dead host."""
    request = Request(url=url, most_bytes=MOST_BYTES, all_types=True)
    outcome = (await ask(replace(approach, retries=0))(request)).outcome
    if isinstance(outcome, Response) and is_transient(outcome):
        outcome = (await ask(approach)(request)).outcome
    return outcome
