"""Answers to Targets: chains of redirects, walked to their end. Pure, as what it judges by."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sicaudit.crawl.first_sight import OK, REDIRECT, is_transient, judge
from sicaudit.crawl.statuses import FOLLOWED, PERMANENT, TRANSIENT
from sicaudit.crawl.walls import GateKind, gate_of, opens_app
from sicaudit.model.outcome import (
    Certainty,
    Hop,
    Judgement,
    Reason,
    Sign,
    Target,
    Verdict,
)
from sicaudit.urls import Url, is_web

__all__ = [
    "MOST_HOPS",
    "OK",
    "REDIRECT",
    "TRANSIENT",
    "UNASKED",
    "Answer",
    "is_transient",
    "judge",
    "target_of",
]

MOST_HOPS = 20
"""Browsers stop at 20 redirects (https://fetch.spec.whatwg.org/#concept-http-redirect-fetch)."""

UNASKED = Judgement(verdict=Verdict.UNCHECKED, reason=Reason.LIMIT, certainty=Certainty.ASK)


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
    length: int | None = None


def target_of(url: Url, answer_of: Callable[[Url], Answer | None]) -> Target:
    """Walk a URL's redirects to their end; the verdict is that of the whole chain."""
    chain: list[Hop] = []
    answers: list[Answer] = []
    passed: set[Url] = set()
    here: Url = url
    while True:
        answer = answer_of(here)
        if answer is None:
            return _target(url, UNASKED, [*chain, Hop(url=here, status=None)], answers[:1])
        chain.append(Hop(url=here, status=answer.status))
        answers.append(answer)
        passed.add(here)
        onward = _onward(answer)
        if onward is None:
            return _target(url, _of_chain(url, answers), chain, answers)
        if onward in passed and answer.status not in FOLLOWED:
            return _target(url, OK, chain, answers)  # pages that show each other in turn
        if onward in passed:
            return _target(url, _endless(Reason.REDIRECT_LOOP, answers), chain, answers)
        if len(chain) > MOST_HOPS:
            return _target(url, _endless(Reason.TOO_MANY_REDIRECTS, answers), chain, answers)
        if not is_web(onward):
            ended = [*chain, Hop(url=onward, status=None)]
            return _target(url, _out_of_the_web(onward), ended, answers)
        here = onward


def _onward(answer: Answer) -> Url | None:
    """Say where an answer leads; a wall that redirects leads away from what was asked."""
    if answer.location is None or answer.judgement.verdict is Verdict.UNVERIFIABLE:
        return None
    return Url(answer.location.partition("#")[0])


def _of_chain(url: Url, answers: Sequence[Answer]) -> Judgement:
    """A living end has moved where the first redirects are for good; a gate hides what is there."""
    last = answers[-1]
    if len(answers) == 1:
        return last.judgement
    if last.status is not None and (kind := gate_of(last.url)) and gate_of(url) is None:
        reason = Reason.LOGIN if kind is GateKind.LOGIN else Reason.BOT_WALL
        return Judgement(
            verdict=Verdict.UNVERIFIABLE,
            reason=reason,
            certainty=Certainty.ASK,
            signs=(Sign("redirect", last.url), *last.judgement.signs),
        )
    judgement = last.judgement
    if in_the_clear := _downgrade(answers):
        judgement = replace(judgement, signs=(*judgement.signs, Sign("downgrade", in_the_clear)))
    moved = _permanent_address(answers)
    if judgement.verdict is not Verdict.OK or moved is None:
        return judgement
    return Judgement(
        verdict=Verdict.MOVED,
        reason=Reason.PERMANENT_REDIRECT,
        signs=(*judgement.signs, Sign("moved-to", moved)),
    )


def _permanent_address(answers: Sequence[Answer]) -> Url | None:
    """Give the last address that is for good, for everybody, and no less secure; None: none is.

    What follows a temporary redirect is temporary too, whatever its status.
    """
    secure = answers[0].url.startswith("https://")
    found = None
    for answer, after in pairwise(answers):
        negotiated = any(sign.kind == "language" for sign in answer.judgement.signs)
        if answer.status not in PERMANENT or negotiated:
            break
        if not secure or after.url.startswith("https://"):
            found = after.url
    return found


def _downgrade(answers: Sequence[Answer]) -> Url | None:
    """Give the first address in the clear that a secure one leads to."""
    for answer, after in pairwise(answers):
        if answer.url.startswith("https://") and after.url.startswith("http://"):
            return after.url
    return None


def _endless(reason: Reason, answers: Sequence[Answer]) -> Judgement:
    """Judge a way without end; a browser may find one with the cookies that were set on it."""
    signs = tuple(
        sign for answer in answers for sign in answer.judgement.signs if sign.kind == "cookie"
    )
    certainty = Certainty.LIKELY if signs else Certainty.CERTAIN
    return Judgement(
        verdict=Verdict.BROKEN,
        reason=reason,
        certainty=certainty,
        signs=tuple(dict.fromkeys(signs)),
    )


def _out_of_the_web(onward: Url) -> Judgement:
    """Judge a redirect to another scheme: an app may open it, browsers do not."""
    signs = (Sign("redirect", onward[:120]),)
    if opens_app(onward):
        return Judgement(
            verdict=Verdict.UNVERIFIABLE,
            reason=Reason.BAD_REDIRECT,
            certainty=Certainty.ASK,
            signs=signs,
        )
    return Judgement(verdict=Verdict.BROKEN, reason=Reason.BAD_REDIRECT, signs=signs)


def _target(
    url: Url, judgement: Judgement, chain: Sequence[Hop], answers: Sequence[Answer]
) -> Target:
    answer = answers[-1] if answers else None
    return Target(
        url=url,
        judgement=judgement,
        chain=tuple(chain),
        attempts=answer.attempts if answer else 0,
        detail=answer.detail if answer else "",
        content_type=answer.content_type if answer else None,
        length=answer.length if answer else None,
    )
