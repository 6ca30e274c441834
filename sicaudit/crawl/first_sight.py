"""One outcome to a Judgement at first sight: pure, so every rule is one test.

What is certain at first sight, and what is only likely:

    certain   404, 410 and the other final 4xx; no such name; a certificate that is expired, of
              another host or its own only witness; a port that does not speak TLS or only an old
              one; a redirect that leads nowhere
    likely    5xx, timeout, reset, refused, a name without address, an answer that is not HTTP;
              an incomplete chain; 402, 409, 421 and other rare 4xx: `after_asking_again` has the
              last word on what may pass
    ask       walls, logins, rate limits, robots.txt, a resolver in trouble: a person must look
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from sicaudit.crawl.statuses import FOLLOWED, TRANSIENT, judge_status
from sicaudit.crawl.tls import TlsKind
from sicaudit.crawl.walls import Gone, Platform, mark_of, platform_of
from sicaudit.model.outcome import (
    Certainty,
    Failure,
    FailureKind,
    Judgement,
    Outcome,
    Reason,
    Response,
    Sign,
    Verdict,
)

REDIRECT = Judgement(verdict=Verdict.MOVED, reason=Reason.OK)
OK = Judgement(verdict=Verdict.OK, reason=Reason.OK)

_BY_FAILURE: Mapping[FailureKind, Judgement] = {
    kind: Judgement(verdict=verdict, reason=reason, certainty=certainty)
    for kind, verdict, reason, certainty in (
        (FailureKind.DNS, Verdict.BROKEN, Reason.DNS, Certainty.CERTAIN),
        (FailureKind.DNS_NO_ADDRESS, Verdict.BROKEN, Reason.DNS, Certainty.LIKELY),
        (FailureKind.REFUSED, Verdict.BROKEN, Reason.REFUSED, Certainty.LIKELY),
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

_SILENCES = frozenset((FailureKind.TIMEOUT, FailureKind.RESET, FailureKind.PROTOCOL))
"""How platforms put off strangers without a word."""

_DOUBTFUL_TLS = frozenset(
    (
        TlsKind.INCOMPLETE_CHAIN,
        TlsKind.UNKNOWN_AUTHORITY,
        TlsKind.OTHER_CERTIFICATE,
        TlsKind.HANDSHAKE,
    )
)
"""A browser knows more issuers than we do, and talks in more ways."""

BACK_LATER = "back-later"
"""The sign of a server that says itself that it will be back: in maintenance, or overloaded."""

_COOKIE_NAME = re.compile(r"(?:^|, )([!#$%&'*+.^_`|~0-9A-Za-z-]+)=")
"""Fields are joined by commas, and dates hold commas: no date goes on with a name and `=`."""
_NEGOTIATED = re.compile(r"(?:^|[, ])accept-language(?:$|[, ])", re.IGNORECASE)


def is_transient(outcome: Outcome) -> bool:
    """Say whether asking again a little later may give another answer; a wall does not change."""
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
            return status in TRANSIENT and not _is_wall(outcome)


def _is_wall(response: Response) -> bool:
    mark = mark_of(response)
    if mark is not None and mark.speaks:
        return True
    platform = platform_of(response.url)
    return platform is not None and response.status in platform.statuses


def judge(outcome: Outcome, *, accept: tuple[int, ...] = ()) -> Judgement:
    """Judge one answer, without its redirects; `accept` holds statuses the house calls fine."""
    match outcome:
        case Failure():
            return _judge_failure(outcome)
        case Response(status=status) if status in accept:
            return OK
        case Response():
            return _judge_response(outcome)


def _judge_failure(failure: Failure) -> Judgement:
    judgement = _BY_FAILURE[failure.kind]
    if failure.kind in _SILENCES and (platform := platform_of(failure.url)) is not None:
        return _unverifiable(judgement.reason, Sign("platform", platform.name))
    if failure.tls is None:
        return judgement
    sign = Sign("tls", failure.tls)
    if failure.tls == TlsKind.CLIENT_CERTIFICATE:
        return _unverifiable(Reason.LOGIN, sign)
    certainty = Certainty.LIKELY if failure.tls in _DOUBTFUL_TLS else Certainty.CERTAIN
    return replace(judgement, certainty=certainty, signs=(sign,))


def _judge_response(response: Response) -> Judgement:
    mark = mark_of(response)
    if mark is not None and mark.speaks:
        return _unverifiable(Reason.BOT_WALL, *mark.signs(response))
    if response.status in FOLLOWED and response.location is not None:
        return replace(REDIRECT, signs=_of_redirect(response))
    if mark is not None:
        return _walled(judge_status(response.status), *mark.signs(response))
    return OK if 200 <= response.status < 300 else _judge_error(response)


def _of_redirect(response: Response) -> tuple[Sign, ...]:
    """Note what makes a redirect depend on who asks: cookies, and the visitor's languages."""
    signs = []
    names = _COOKIE_NAME.findall(response.headers.get("set-cookie", ""))
    if names:
        signs.append(Sign("cookie", ", ".join(dict.fromkeys(names))[:120]))
    vary = response.headers.get("vary", "")
    if _NEGOTIATED.search(vary):
        signs.append(Sign("language", f"vary: {vary}"[:120]))
    return tuple(signs)


def _judge_error(response: Response) -> Judgement:
    status, judgement = response.status, judge_status(response.status)
    platform = platform_of(response.url)
    if platform is not None and status in (404, 410):
        return _gone_on(platform, judgement)
    if platform is not None and status in platform.statuses:
        return _walled(judgement, Sign("platform", platform.name))
    if 300 <= status < 400 and status != 304 and response.length == 0:
        return replace(judgement, certainty=Certainty.CERTAIN)  # not even words to read
    rest = response.headers.get("retry-after", "")
    if status == 503 and rest:
        return replace(judgement, signs=(Sign(BACK_LATER, f"retry-after: {rest}"[:120]),))
    server = response.headers.get("server", "")
    if 520 <= status <= 530 and server.lower() == "cloudflare":
        return replace(judgement, signs=(Sign("server", server),))
    return judgement


def _gone_on(platform: Platform, judgement: Judgement) -> Judgement:
    """Judge a 404 by how far a platform tells strangers the truth."""
    sign = Sign("platform", platform.name)
    match platform.gone:
        case Gone.SURE:
            return judgement
        case Gone.LIKELY:
            return replace(judgement, certainty=Certainty.LIKELY, signs=(sign,))
        case Gone.NOTHING:
            return _unverifiable(Reason.BOT_WALL, sign)


def _walled(judgement: Judgement, *signs: Sign) -> Judgement:
    """Say that a wall gave the answer; a login or a rate limit stays what it is."""
    known = judgement.verdict is Verdict.UNVERIFIABLE
    return _unverifiable(judgement.reason if known else Reason.BOT_WALL, *signs)


def _unverifiable(reason: Reason, *signs: Sign) -> Judgement:
    return Judgement(
        verdict=Verdict.UNVERIFIABLE, reason=reason, certainty=Certainty.ASK, signs=signs
    )
