"""Walls asked once more with what browsers ask for, and always under our own name."""

from dataclasses import replace

from sicaudit.crawl.fetch import Attempted, Fetch, Request
from sicaudit.crawl.first_sight import judge
from sicaudit.crawl.headers import browser_headers
from sicaudit.crawl.walls import mark_of, platform_of, second_try
from sicaudit.model.batch import Approach
from sicaudit.model.outcome import Outcome, Reason, Response, Verdict

_MOST_IN_VAIN = 2
"""Second tries that did not help, after which a host is asked once: it means it."""


def trying_twice(inner: Fetch, approach: Approach) -> Fetch:
    """Ask a wall once more with a browser's Accept and Accept-Language; the user agent is ours.

    Not where the wall sets a puzzle, on platforms that turn every stranger away, and for heads and
    parts of bodies. Both askings count as attempts.
    """
    in_vain = 0
    headers = browser_headers(approach)

    async def fetch(request: Request) -> Attempted:
        nonlocal in_vain
        first = await inner(request)
        plain = request.method == "GET" and "Range" not in request.headers
        if not plain or in_vain >= _MOST_IN_VAIN or not _may_open(first.outcome):
            return first
        second = await inner(replace(request, headers={**request.headers, **headers}))
        helped = _tells_more(second.outcome)
        in_vain += not helped
        better = second if helped else first
        return replace(better, attempts=first.attempts + second.attempts)

    return fetch


def _may_open(outcome: Outcome) -> bool:
    """Say whether an answer is that of a wall which the fields of a request may open."""
    if not isinstance(outcome, Response) or platform_of(outcome.url) is not None:
        return False
    mark = mark_of(outcome)
    if mark is not None and (mark.speaks or outcome.status == 404):
        return not mark.speaks
    return outcome.status in second_try().statuses


def _tells_more(outcome: Outcome) -> bool:
    """Say whether the second answer is the page, or tells that it is gone."""
    judgement = judge(outcome)
    return judgement.verdict in (Verdict.OK, Verdict.MOVED) or judgement.reason in (
        Reason.NOT_FOUND,
        Reason.GONE,
    )
