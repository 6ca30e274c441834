"""What each answer is worth at first sight."""

import pytest

from sicaudit.crawl.first_sight import is_transient, judge
from sicaudit.crawl.statuses import TRANSIENT
from sicaudit.crawl.tls import TlsKind
from sicaudit.model.outcome import Certainty, Failure, FailureKind, Reason, Response, Sign, Verdict
from sicaudit.urls import Url

HERE = Url("https://www.example.nl/x")
THERE = Url("https://www.example.nl/y")

BROKEN, UNVERIFIABLE, UNCHECKED = Verdict.BROKEN, Verdict.UNVERIFIABLE, Verdict.UNCHECKED
CERTAIN, LIKELY, ASK = Certainty.CERTAIN, Certainty.LIKELY, Certainty.ASK


def response(status, location=None, *, url=HERE, length=None, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(url=url, status=status, headers=named, location=location, length=length)


def worth(outcome):
    judgement = judge(outcome)
    return judgement.verdict, judgement.reason, judgement.certainty


STATUSES = {
    **dict.fromkeys((200, 201, 202, 203, 204, 205, 206, 207, 226, 299), ("ok", "ok", CERTAIN)),
    **dict.fromkeys((300, 301, 302, 303, 304, 305), (BROKEN, "bad-redirect", LIKELY)),
    **dict.fromkeys((306, 307, 308, 310, 399), (BROKEN, "bad-redirect", LIKELY)),
    **dict.fromkeys((400, 411, 412, 413, 414), (BROKEN, "client-error", CERTAIN)),
    **dict.fromkeys((416, 417, 422, 424, 497), (BROKEN, "client-error", CERTAIN)),
    **dict.fromkeys((402, 409, 419, 421, 423, 431, 450), (BROKEN, "client-error", LIKELY)),
    **dict.fromkeys((464, 494), (BROKEN, "client-error", LIKELY)),
    **dict.fromkeys((401, 407, 440, 495, 496, 498, 511), (UNVERIFIABLE, "login", ASK)),
    **dict.fromkeys((403, 405, 406, 415, 418), (UNVERIFIABLE, "bot-wall", ASK)),
    **dict.fromkeys((426, 428, 430, 444, 451), (UNVERIFIABLE, "bot-wall", ASK)),
    **dict.fromkeys((0, 99, 100, 103, 199, 600, 999), (UNVERIFIABLE, "bot-wall", ASK)),
    **dict.fromkeys((420, 429), (UNVERIFIABLE, "rate-limited", ASK)),
    **dict.fromkeys((408, 425, 460, 499), (BROKEN, "timeout", LIKELY)),
    **dict.fromkeys((500, 501, 502, 503, 504, 505), (BROKEN, "server-error", LIKELY)),
    **dict.fromkeys((507, 508, 509, 510, 520, 521), (BROKEN, "server-error", LIKELY)),
    **dict.fromkeys((522, 523, 524, 525, 526, 530), (BROKEN, "server-error", LIKELY)),
    **dict.fromkeys((529, 561, 599), (BROKEN, "server-error", LIKELY)),
    404: (BROKEN, "not-found", CERTAIN),
    410: (BROKEN, "gone", CERTAIN),
}


@pytest.mark.parametrize(("status", "meant"), STATUSES.items())
def test_what_a_status_is_worth(status, meant):
    assert worth(response(status)) == meant


def test_every_number_that_may_stand_for_a_status_is_worth_something():
    for status in range(1000):
        for location in (None, THERE):
            verdict, _, certainty = worth(response(status, location))
            assert (verdict is UNVERIFIABLE) == (certainty is ASK)


@pytest.mark.parametrize("status", [300, 302, 305])
def test_a_redirect_without_an_end_and_without_words_is_certainly_none(status):
    assert worth(response(status, length=0)) == (BROKEN, Reason.BAD_REDIRECT, CERTAIN)
    assert worth(response(status, length=500)) == (BROKEN, Reason.BAD_REDIRECT, LIKELY)


def test_an_unasked_not_modified_is_a_quirk_that_only_looks_broken():
    assert worth(response(304, length=0)) == (BROKEN, Reason.BAD_REDIRECT, LIKELY)


FAILURES = {
    FailureKind.DNS: (BROKEN, Reason.DNS, CERTAIN),
    FailureKind.DNS_NO_ADDRESS: (BROKEN, Reason.DNS, LIKELY),
    FailureKind.REFUSED: (BROKEN, Reason.REFUSED, LIKELY),
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
    assert worth(Failure(url=HERE, kind=kind)) == FAILURES[kind]


@pytest.mark.parametrize("kind", TlsKind)
def test_what_is_wrong_with_tls_is_told_and_its_reason_stays_tls(kind):
    judgement = judge(Failure(url=HERE, kind=FailureKind.TLS, tls=kind))
    assert judgement.signs == (Sign("tls", kind.value),)
    if kind is TlsKind.CLIENT_CERTIFICATE:
        assert (judgement.verdict, judgement.reason) == (UNVERIFIABLE, Reason.LOGIN)
    else:
        assert (judgement.verdict, judgement.reason) == (BROKEN, Reason.TLS)


@pytest.mark.parametrize("status", [403, 404, 500, 999])
def test_a_status_that_the_house_accepts_is_fine(status):
    assert judge(response(status), accept=(status,)).verdict is Verdict.OK
    assert judge(response(status, cf_mitigated="challenge"), accept=(status,)).verdict is Verdict.OK
    assert judge(response(status), accept=(418,)).verdict is not Verdict.OK


@pytest.mark.parametrize("status", [300, 301, 302, 303, 307, 308])
def test_a_redirect_with_an_end_is_no_error(status):
    assert judge(response(status, THERE)).verdict is Verdict.MOVED


@pytest.mark.parametrize("status", [304, 305, 306, 399])
def test_other_statuses_lead_nowhere_whatever_they_name(status):
    assert judge(response(status, THERE)).verdict is BROKEN


def test_a_redirect_tells_which_cookies_it_sets_and_not_what_is_in_them():
    set_ = "a=s3cret; Path=/; Expires=Wed, 21 Oct 2026 07:28:00 GMT, SID=x; HttpOnly, a=2"
    judgement = judge(response(302, THERE, set_cookie=set_))
    assert judgement.signs == (Sign("cookie", "a, SID"),)


@pytest.mark.parametrize(
    ("vary", "told"),
    [
        ("Accept-Language", True),
        ("Accept-Encoding, accept-language", True),
        ("Accept-Language,Cookie", True),
        ("Accept-Encoding", False),
        ("X-Accept-Language-Group", False),
        ("*", False),
    ],
)
def test_a_redirect_that_hangs_on_languages_says_so(vary, told):
    kinds = [sign.kind for sign in judge(response(301, THERE, vary=vary)).signs]
    assert kinds == (["language"] if told else [])


@pytest.mark.parametrize("status", [520, 521, 525, 526, 530])
def test_who_speaks_for_an_origin_in_trouble_is_named(status):
    judgement = judge(response(status, server="cloudflare"))
    assert judgement.signs == (Sign("server", "cloudflare"),)
    assert judge(response(status, server="nginx")).signs == ()


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


@pytest.mark.parametrize("status", [429, 503])
def test_a_wall_is_not_asked_again_and_again(status):
    assert not is_transient(response(status, cf_mitigated="challenge"))
    assert not is_transient(response(status, url=Url("https://www.instagram.com/iemand/")))
    assert is_transient(response(status, server="cloudflare", cf_ray="x"))
