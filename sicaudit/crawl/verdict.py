"""Outcome to Judgement, and chains of redirects to Targets: pure, so every rule is one test."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sicaudit.model.outcome import (
    Certainty,
    Failure,
    FailureKind,
    Hop,
    Judgement,
    Outcome,
    Reason,
    Response,
    Target,
    Verdict,
)
from sicaudit.urls import Url

MOST_HOPS = 20
"""Browsers stop at 20 redirects (https://fetch.spec.whatwg.org/#concept-http-redirect-fetch)."""

PERMANENT = frozenset((301, 308))
TRANSIENT = frozenset((408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524))
"""Statuses that may pass; 52x are Cloudflare's words for an origin in trouble."""

REDIRECT = Judgement(verdict=Verdict.MOVED, reason=Reason.OK)
OK = Judgement(verdict=Verdict.OK, reason=Reason.OK)

_WALLS = frozenset((403, 405, 406, 451, 999))
"""Answers of bot walls and of laws: they say nothing about what a visitor sees."""

_BY_FAILURE: Mapping[FailureKind, Judgement] = {
    kind: Judgement(verdict=verdict, reason=reason, certainty=certainty)
    for kind, verdict, reason, certainty in (
        (FailureKind.DNS, Verdict.BROKEN, Reason.DNS, Certainty.CERTAIN),
        (FailureKind.REFUSED, Verdict.BROKEN, Reason.REFUSED, Certainty.CERTAIN),
        (FailureKind.TLS, Verdict.BROKEN, Reason.TLS, Certainty.CERTAIN),
        (FailureKind.TIMEOUT, Verdict.BROKEN, Reason.TIMEOUT, Certainty.LIKELY),
        (FailureKind.RESET, Verdict.BROKEN, Reason.RESET, Certainty.LIKELY),
        (FailureKind.PROTOCOL, Verdict.BROKEN, Reason.MALFORMED_RESPONSE, Certainty.LIKELY),
        (FailureKind.DNS_TROUBLE, Verdict.UNVERIFIABLE, Reason.DNS, Certainty.ASK),
        (FailureKind.PRIVATE_ADDRESS, Verdict.UNVERIFIABLE, Reason.PRIVATE_ADDRESS, Certainty.ASK),
        (FailureKind.ROBOTS, Verdict.UNVERIFIABLE, Reason.ROBOTS, Certainty.ASK),
        (FailureKind.UNREACHABLE, Verdict.UNCHECKED, Reason.OUR_NETWORK, Certainty.ASK),
    )
}


def is_transient(outcome: Outcome) -> bool:
    """Say whether asking again a little later may give another answer."""
    match outcome:
        case Failure(kind=kind):
            return kind in (
                FailureKind.TIMEOUT,
                FailureKind.RESET,
                FailureKind.REFUSED,
                FailureKind.DNS_TROUBLE,
                FailureKind.UNREACHABLE,
            )
        case Response(status=status):
            return status in TRANSIENT


def judge(outcome: Outcome, *, accept: tuple[int, ...] = ()) -> Judgement:
    """Judge one answer, without its redirects; `accept` holds statuses the house calls fine."""
    match outcome:
        case Failure(kind=kind):
            return _BY_FAILURE[kind]
        case Response(status=status) if status in accept or 200 <= status < 300:
            return OK
        case Response(status=status) if outcome.location is not None and 300 <= status < 400:
            return REDIRECT
        case Response():
            return _judge_error(outcome)


def _judge_error(response: Response) -> Judgement:
    status = response.status
    if _is_challenge(response):
        return _unverifiable(Reason.BOT_WALL)
    if status in (401, 407, 511):
        return _unverifiable(Reason.LOGIN)
    if status == 429:
        return _unverifiable(Reason.RATE_LIMITED)
    if status in _WALLS or status >= 600 or status < 200:
        return _unverifiable(Reason.BOT_WALL)
    if status == 404:
        return _broken(Reason.NOT_FOUND)
    if status == 410:
        return _broken(Reason.GONE)
    if status in (408, 425):
        return Judgement(verdict=Verdict.BROKEN, reason=Reason.TIMEOUT, certainty=Certainty.LIKELY)
    if status >= 500:
        return _broken(Reason.SERVER_ERROR)
    if 300 <= status < 400:
        return _broken(Reason.BAD_REDIRECT)
    return _broken(Reason.CLIENT_ERROR)


def _is_challenge(response: Response) -> bool:
    """Say whether a wall names itself: Cloudflare, DataDome, Imperva, AWS WAF, PerimeterX."""
    headers = response.headers
    return (
        headers.get("cf-mitigated") == "challenge"
        or "x-datadome" in headers
        or headers.get("x-amzn-waf-action") in ("challenge", "captcha")
        or "x-px-block" in headers
        or (response.status in (403, 503) and "x-iinfo" in headers)
    )


def _broken(reason: Reason) -> Judgement:
    return Judgement(verdict=Verdict.BROKEN, reason=reason)


def _unverifiable(reason: Reason) -> Judgement:
    return Judgement(verdict=Verdict.UNVERIFIABLE, reason=reason, certainty=Certainty.ASK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is known of one URL without its redirects; the journal keeps it."""

    url: Url
    judgement: Judgement
    status: int | None = None
    location: Url | None = None
    attempts: int = 1
    detail: str = ""
    content_type: str | None = None


UNASKED = Judgement(verdict=Verdict.UNCHECKED, reason=Reason.LIMIT, certainty=Certainty.ASK)


def target_of(url: Url, answer_of: Callable[[Url], Answer | None]) -> Target:
    """Walk a URL's redirects to their end; the verdict is that of the whole chain."""
    chain: list[Hop] = []
    passed: set[Url] = set()
    here: Url = url
    first: Answer | None = None
    while True:
        answer = answer_of(here)
        if answer is None:
            return _target(url, UNASKED, [*chain, Hop(url=here, status=None)], first)
        first = first or answer
        chain.append(Hop(url=here, status=answer.status))
        passed.add(here)
        onward = answer.location
        if onward is None:
            return _target(url, _of_chain(answer.judgement, chain), chain, answer)
        onward = Url(onward.partition("#")[0])
        if onward in passed:
            return _target(url, _broken(Reason.REDIRECT_LOOP), chain, answer)
        if len(chain) > MOST_HOPS:
            return _target(url, _broken(Reason.TOO_MANY_REDIRECTS), chain, answer)
        if not onward.startswith(("http://", "https://")):
            bad = [*chain, Hop(url=onward, status=None)]
            return _target(url, _broken(Reason.BAD_REDIRECT), bad, answer)
        here = onward


def _of_chain(last: Judgement, chain: list[Hop]) -> Judgement:
    """A living end after only permanent redirects has moved; after others it is just fine."""
    if last.verdict is not Verdict.OK or len(chain) == 1:
        return last
    if all(hop.status in PERMANENT for hop in chain[:-1]):
        return Judgement(verdict=Verdict.MOVED, reason=Reason.PERMANENT_REDIRECT)
    return last


def _target(url: Url, judgement: Judgement, chain: list[Hop], answer: Answer | None) -> Target:
    return Target(
        url=url,
        judgement=judgement,
        chain=tuple(chain),
        attempts=answer.attempts if answer else 0,
        detail=answer.detail if answer else "",
        content_type=answer.content_type if answer else None,
    )
