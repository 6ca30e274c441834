"""What an HTTP status is worth at first sight, where nothing else speaks.

Registered statuses: https://www.iana.org/assignments/http-status-codes; 52x and 530 are
Cloudflare's, 49x nginx's, 440 Microsoft's, 498 and 499 Esri's, 430 Shopify's.
"""

from collections.abc import Iterator

from sicaudit.model.outcome import Certainty, Judgement, Reason, Verdict

FOLLOWED = frozenset((300, 301, 302, 303, 307, 308))
"""Statuses whose Location leads on. That of 305 is a proxy, and 304 has none (RFC 9110 15.4)."""

PERMANENT = frozenset((301, 308))

TRANSIENT = frozenset((408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524))
"""May be over in a second; 52x are Cloudflare's words for an origin in trouble."""

_LOGIN = (401, 407, 440, 495, 496, 498, 511)
_SLOWER = (420, 429)
_WALLS = (403, 405, 406, 415, 418, 426, 428, 430, 444, 451, 999)
"""Answers of bot walls and of laws: they say nothing about what a visitor sees. A GET without a
body that may not be got (405), is of the wrong type (415), should be HTTP/2 (426) or lacks a
condition (428) is one that a browser would be granted; 444 is how nginx hangs up on robots.
"""
_SURE = (400, 404, 410, 411, 412, 413, 414, 416, 417, 422, 424, 497)
"""Final, whoever asks. The other 4xx are rare, unregistered or may pass: 402 is a shop that did not
pay its host, or a page that costs money; 409, 421 and 423 hang on the moment.
"""


def _unverifiable(reason: Reason) -> Judgement:
    return Judgement(verdict=Verdict.UNVERIFIABLE, reason=reason, certainty=Certainty.ASK)


def _broken(reason: Reason, certainty: Certainty = Certainty.LIKELY) -> Judgement:
    return Judgement(verdict=Verdict.BROKEN, reason=reason, certainty=certainty)


def _errors() -> Iterator[tuple[int, Judgement]]:
    """Give 300 to 599, the later the more special."""
    sure, likely = Certainty.CERTAIN, Certainty.LIKELY
    yield from ((status, _broken(Reason.BAD_REDIRECT)) for status in range(300, 400))
    for status in range(400, 500):
        yield status, _broken(Reason.CLIENT_ERROR, sure if status in _SURE else likely)
    yield from ((status, _broken(Reason.SERVER_ERROR)) for status in range(500, 600))
    yield 404, _broken(Reason.NOT_FOUND, sure)
    yield 410, _broken(Reason.GONE, sure)
    yield from ((status, _broken(Reason.TIMEOUT)) for status in (408, 425, 460, 499))
    yield from ((status, _unverifiable(Reason.LOGIN)) for status in _LOGIN)
    yield from ((status, _unverifiable(Reason.RATE_LIMITED)) for status in _SLOWER)
    yield from ((status, _unverifiable(Reason.BOT_WALL)) for status in _WALLS)


_ERRORS = dict(_errors())
_NO_STATUS = _unverifiable(Reason.BOT_WALL)


def judge_status(status: int) -> Judgement:
    """Judge a status that is neither fine nor a redirect; what HTTP does not know is a wall."""
    return _ERRORS.get(status, _NO_STATUS)
