"""What each answer is worth, and each chain of them."""

import pytest

from sicaudit.crawl.verdict import MOST_HOPS, TRANSIENT, Answer, is_transient, judge, target_of
from sicaudit.model.outcome import (
    Certainty,
    Failure,
    FailureKind,
    Judgement,
    Reason,
    Response,
    Verdict,
)
from sicaudit.urls import Url

HERE = Url("https://www.example.nl/x")
THERE = Url("https://www.example.nl/y")


def response(status, location=None, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(url=HERE, status=status, headers=named, location=location)


BROKEN, UNVERIFIABLE, UNCHECKED = Verdict.BROKEN, Verdict.UNVERIFIABLE, Verdict.UNCHECKED
CERTAIN, LIKELY, ASK = Certainty.CERTAIN, Certainty.LIKELY, Certainty.ASK

STATUSES = {
    **dict.fromkeys((200, 201, 202, 203, 204, 205, 206, 207, 226, 299), ("ok", "ok", CERTAIN)),
    **dict.fromkeys((300, 301, 302, 303, 304, 305, 307, 308), (BROKEN, "bad-redirect", CERTAIN)),
    **dict.fromkeys((400, 402, 409, 411, 412, 413, 414, 415, 416), (BROKEN, "client-error")),
    **dict.fromkeys((417, 418, 421, 422, 423, 424, 426, 428, 431), (BROKEN, "client-error")),
    **dict.fromkeys((401, 407, 511), (UNVERIFIABLE, "login", ASK)),
    **dict.fromkeys((403, 405, 406, 451, 600, 999), (UNVERIFIABLE, "bot-wall", ASK)),
    404: (BROKEN, "not-found", CERTAIN),
    410: (BROKEN, "gone", CERTAIN),
    408: (BROKEN, "timeout", LIKELY),
    425: (BROKEN, "timeout", LIKELY),
    429: (UNVERIFIABLE, "rate-limited", ASK),
    **dict.fromkeys((500, 501, 502, 503, 504, 505, 507, 508, 510), (BROKEN, "server-error")),
    **dict.fromkeys((520, 521, 522, 523, 524, 526, 530, 599), (BROKEN, "server-error")),
}


@pytest.mark.parametrize(("status", "meant"), STATUSES.items())
def test_what_a_status_is_worth(status, meant):
    judgement = judge(response(status))
    assert (judgement.verdict, judgement.reason) == meant[:2]
    assert judgement.certainty is (meant[2] if len(meant) > 2 else CERTAIN)


FAILURES = {
    FailureKind.DNS: (BROKEN, Reason.DNS, CERTAIN),
    FailureKind.REFUSED: (BROKEN, Reason.REFUSED, CERTAIN),
    FailureKind.TLS: (BROKEN, Reason.TLS, CERTAIN),
    FailureKind.TIMEOUT: (BROKEN, Reason.TIMEOUT, LIKELY),
    FailureKind.RESET: (BROKEN, Reason.RESET, LIKELY),
    FailureKind.PROTOCOL: (BROKEN, Reason.MALFORMED_RESPONSE, LIKELY),
    FailureKind.DNS_TROUBLE: (UNVERIFIABLE, Reason.DNS, ASK),
    FailureKind.PRIVATE_ADDRESS: (UNVERIFIABLE, Reason.PRIVATE_ADDRESS, ASK),
    FailureKind.ROBOTS: (UNVERIFIABLE, Reason.ROBOTS, ASK),
    FailureKind.UNREACHABLE: (UNCHECKED, Reason.OUR_NETWORK, ASK),
}


@pytest.mark.parametrize("kind", FailureKind)
def test_what_a_failure_is_worth(kind):
    judgement = judge(Failure(url=HERE, kind=kind))
    assert (judgement.verdict, judgement.reason, judgement.certainty) == FAILURES[kind]


@pytest.mark.parametrize("status", [403, 404, 500, 999])
def test_a_status_that_the_house_accepts_is_fine(status):
    assert judge(response(status), accept=(status,)).verdict is Verdict.OK
    assert judge(response(status), accept=(418,)).verdict is not Verdict.OK


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_with_an_end_is_no_error(status):
    assert judge(response(status, THERE)).verdict is Verdict.MOVED


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (403, {"cf_mitigated": "challenge"}),
        (503, {"cf_mitigated": "challenge"}),
        (404, {"x_datadome": "protected"}),
        (405, {"x_amzn_waf_action": "captcha"}),
        (503, {"x_iinfo": "8-123-0"}),
        (404, {"x_px_block": "1"}),
    ],
)
def test_a_wall_that_names_itself_says_nothing_about_the_page(status, headers):
    judgement = judge(response(status, **headers))
    assert (judgement.verdict, judgement.reason) == (UNVERIFIABLE, Reason.BOT_WALL)


def test_what_may_have_passed_and_what_has_not():
    passing = {status for status in range(100, 1000) if is_transient(response(status))}
    assert passing == TRANSIENT == {408, 425, 429, 500, 502, 503, 504, *range(520, 525)}
    kinds = {kind for kind in FailureKind if is_transient(Failure(url=HERE, kind=kind))}
    assert kinds == {
        FailureKind.TIMEOUT,
        FailureKind.RESET,
        FailureKind.REFUSED,
        FailureKind.DNS_TROUBLE,
        FailureKind.UNREACHABLE,
    }


# -- chains --------------------------------------------------------------------


def url(name):
    return Url(f"https://www.example.nl/{name}")


def walked(*hops, attempts=1):
    """Walk a chain of (name, status, next name or URL); what is not on it was not asked."""
    answers = {}
    for name, status, onward in hops:
        location = None if onward is None else Url(onward) if ":" in onward else url(onward)
        answers[url(name)] = Answer(
            url=url(name),
            judgement=judge(response(status, location)),
            status=status,
            location=location,
            attempts=attempts,
        )
    return target_of(url(hops[0][0]), answers.get)


def statuses(target):
    return [hop.status for hop in target.chain]


@pytest.mark.parametrize(
    ("codes", "verdict"),
    [
        ([301], Verdict.MOVED),
        ([308], Verdict.MOVED),
        ([301, 308, 301], Verdict.MOVED),
        ([302], Verdict.OK),
        ([303], Verdict.OK),
        ([307], Verdict.OK),
        ([301, 302], Verdict.OK),
        ([302, 301], Verdict.OK),
    ],
)
def test_only_permanent_redirects_have_moved(codes, verdict):
    hops = [(str(n), code, str(n + 1)) for n, code in enumerate(codes)]
    target = walked(*hops, (str(len(codes)), 200, None))
    assert target.judgement.verdict is verdict
    assert target.final == url(len(codes))
    assert target.status == 200
    assert statuses(target) == [*codes, 200]
    if verdict is Verdict.MOVED:
        assert target.judgement.reason is Reason.PERMANENT_REDIRECT


@pytest.mark.parametrize("code", [301, 302])
def test_a_chain_is_worth_what_its_end_is_worth(code):
    target = walked(("a", code, "b"), ("b", 404, None))
    assert target.judgement == Judgement(verdict=BROKEN, reason=Reason.NOT_FOUND)
    assert (target.url, target.final, target.status) == (url("a"), url("b"), 404)
    assert walked(("a", code, "b"), ("b", 999, None)).judgement.verdict is UNVERIFIABLE


@pytest.mark.parametrize(
    "hops",
    [
        [("a", 301, "a")],
        [("a", 302, "b"), ("b", 302, "a")],
        [("a", 302, "b"), ("b", 302, "c"), ("c", 302, "b")],
        [("a", 302, "a#deel")],
    ],
)
def test_going_round_in_circles_is_broken(hops):
    target = walked(*hops)
    assert target.judgement == Judgement(verdict=BROKEN, reason=Reason.REDIRECT_LOOP)
    assert len(target.chain) == len(hops)


@pytest.mark.parametrize(
    ("length", "reason"),
    [
        (MOST_HOPS - 1, Reason.OK),
        (MOST_HOPS, Reason.OK),
        (MOST_HOPS + 1, Reason.TOO_MANY_REDIRECTS),
        (50, Reason.TOO_MANY_REDIRECTS),
    ],
)
def test_a_chain_may_be_as_long_as_browsers_go(length, reason):
    hops = [(str(n), 302, str(n + 1)) for n in range(length)]
    target = walked(*hops, (str(length), 200, None))
    assert target.judgement.reason is reason
    assert target.judgement.verdict is (Verdict.OK if reason is Reason.OK else BROKEN)


@pytest.mark.parametrize("end", ["ftp://example.nl/x", "mailto:a@example.nl", "data:,x"])
def test_a_redirect_out_of_the_web_is_broken(end):
    target = walked(("a", 302, end))
    assert target.judgement == Judgement(verdict=BROKEN, reason=Reason.BAD_REDIRECT)
    assert target.final == end


def test_a_chain_whose_end_was_not_asked_says_nothing():
    target = walked(("a", 301, "b"))
    assert target.judgement.verdict is UNCHECKED
    assert statuses(target) == [301, None]
    assert target_of(url("new"), {}.get).judgement.verdict is UNCHECKED


def test_the_fragment_of_a_redirect_is_not_another_page():
    target = walked(("a", 301, "b#deel"), ("b", 200, None))
    assert (target.judgement.verdict, target.final) == (Verdict.MOVED, url("b"))


def test_attempts_and_detail_are_those_of_the_end():
    hops = {
        url("a"): Answer(url=url("a"), judgement=judge(response(302, url("b"))), location=url("b")),
        url("b"): Answer(
            url=url("b"),
            judgement=judge(Failure(url=HERE, kind=FailureKind.TIMEOUT)),
            attempts=3,
            detail="30 s",
        ),
    }
    target = target_of(url("a"), hops.get)
    assert (target.attempts, target.detail, target.status) == (3, "30 s", None)
    assert target.judgement.certainty is LIKELY
