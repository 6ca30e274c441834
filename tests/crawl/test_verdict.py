"""What each chain of answers is worth."""

import pytest

from sicaudit.crawl.verdict import MOST_HOPS, REDIRECT, Answer, judge, target_of
from sicaudit.model.outcome import (
    Certainty,
    Failure,
    FailureKind,
    Judgement,
    Reason,
    Response,
    Sign,
    Verdict,
)
from sicaudit.urls import Url

HERE = Url("https://www.example.nl/x")
BROKEN, UNVERIFIABLE, UNCHECKED = Verdict.BROKEN, Verdict.UNVERIFIABLE, Verdict.UNCHECKED
CERTAIN, LIKELY, ASK = Certainty.CERTAIN, Certainty.LIKELY, Certainty.ASK


def response(status, location=None, *, url=HERE, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(url=url, status=status, headers=named, location=location)


def url(name):
    return Url(f"https://www.example.nl/{name}")


def walked(*hops, attempts=1, **headers):
    """Walk a chain of (name, status, next name or URL); what is not on it was not asked."""
    answers = {}
    for name, status, onward in hops:
        location = None if onward is None else Url(onward) if ":" in onward else url(onward)
        here = Url(name) if ":" in name else url(name)
        answers[here] = Answer(
            url=here,
            judgement=judge(response(status, location, url=here, **headers)),
            status=status,
            location=location,
            attempts=attempts,
        )
    return target_of(next(iter(answers)), answers.get)


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
        ([301, 302], Verdict.MOVED),
        ([308, 301, 307, 301], Verdict.MOVED),
        ([302, 301], Verdict.OK),
        ([300], Verdict.OK),
    ],
)
def test_what_moves_for_good_at_first_has_moved(codes, verdict):
    hops = [(str(n), code, str(n + 1)) for n, code in enumerate(codes)]
    target = walked(*hops, (str(len(codes)), 200, None))
    assert target.judgement.verdict is verdict
    assert target.final == url(len(codes))
    assert target.status == 200
    assert statuses(target) == [*codes, 200]
    if verdict is Verdict.MOVED:
        assert target.judgement.reason is Reason.PERMANENT_REDIRECT
        permanent = next((n for n, code in enumerate(codes) if code not in (301, 308)), len(codes))
        assert target.moved_to == url(permanent)
    else:
        assert target.moved_to is None


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


@pytest.mark.parametrize("end", ["ftp://example.nl/x", "javascript:x", "data:,x", "file:///x"])
def test_a_redirect_out_of_the_web_is_broken(end):
    target = walked(("a", 302, end))
    signs = (Sign("redirect", end),)
    assert target.judgement == Judgement(verdict=BROKEN, reason=Reason.BAD_REDIRECT, signs=signs)
    assert target.final == end


@pytest.mark.parametrize("end", ["mailto:a@example.nl", "whatsapp://send?phone=31", "tel:112"])
def test_a_redirect_to_an_app_is_for_a_person_with_that_app(end):
    judgement = walked(("a", 302, end)).judgement
    found = (judgement.verdict, judgement.reason, judgement.certainty)
    assert found == (UNVERIFIABLE, Reason.BAD_REDIRECT, ASK)


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


SECURE, CLEAR = "https://a.nl/", "http://a.nl/"


@pytest.mark.parametrize(
    ("hops", "moved", "downgrade"),
    [
        ([(CLEAR, 301, SECURE), (SECURE, 200, None)], SECURE, None),
        ([(CLEAR, 302, SECURE), (SECURE, 200, None)], None, None),
        ([(SECURE, 301, CLEAR), (CLEAR, 200, None)], None, CLEAR),
        ([(SECURE, 302, CLEAR), (CLEAR, 200, None)], None, CLEAR),
        (
            [
                (SECURE, 301, f"{CLEAR}x"),
                (f"{CLEAR}x", 301, f"{SECURE}x"),
                (f"{SECURE}x", 200, None),
            ],
            f"{SECURE}x",
            f"{CLEAR}x",
        ),
        ([(SECURE, 301, CLEAR), (CLEAR, 404, None)], None, CLEAR),
    ],
)
def test_nobody_is_sent_to_an_address_in_the_clear_for_good(hops, moved, downgrade):
    target = walked(*hops)
    assert target.moved_to == moved
    signs = [sign.text for sign in target.judgement.signs if sign.kind == "downgrade"]
    assert signs == ([downgrade] if downgrade else [])


def test_what_a_language_decides_is_not_for_good():
    hops = [("", 301, "nl/"), ("nl/", 200, None)]
    assert walked(*hops).judgement.verdict is Verdict.MOVED
    target = walked(*hops, vary="Accept-Encoding, Accept-Language")
    assert target.judgement.verdict is Verdict.OK
    assert target.moved_to is None


@pytest.mark.parametrize("hops", [[("a", 302, "a")], [("a", 302, "b"), ("b", 302, "a")]])
def test_a_loop_that_hands_out_cookies_may_end_in_a_browser(hops):
    judgement = walked(*hops, set_cookie="SID=x; Path=/").judgement
    assert (judgement.verdict, judgement.reason) == (BROKEN, Reason.REDIRECT_LOOP)
    assert judgement.certainty is LIKELY
    assert judgement.signs == (Sign("cookie", "SID"),)


def test_a_chain_without_end_that_hands_out_cookies_may_end_in_a_browser():
    hops = [(str(n), 302, str(n + 1)) for n in range(40)]
    assert walked(*hops, set_cookie="SID=x").judgement.certainty is LIKELY
    assert walked(*hops).judgement.certainty is CERTAIN


GATES = [
    ("https://consent.youtube.com/m?continue=x", Reason.BOT_WALL),
    ("https://geo.captcha-delivery.com/captcha/", Reason.BOT_WALL),
    ("https://login.microsoftonline.com/common/oauth2/authorize", Reason.LOGIN),
    ("https://www.linkedin.com/authwall?trk=x", Reason.LOGIN),
]


@pytest.mark.parametrize(("gate", "reason"), GATES)
@pytest.mark.parametrize("code", [301, 302])
@pytest.mark.parametrize("end", [200, 400, 403, 404])
def test_who_is_sent_to_a_gate_has_not_seen_the_page(gate, reason, code, end):
    judgement = walked(("a", code, gate), (gate, end, None)).judgement
    found = (judgement.verdict, judgement.reason, judgement.certainty)
    assert found == (UNVERIFIABLE, reason, ASK)
    assert judgement.signs[0] == Sign("redirect", gate)


def test_a_link_to_a_login_is_a_link_to_a_login():
    login, next_ = "https://accounts.google.com/", "https://accounts.google.com/v3/signin"
    assert walked((login, 302, next_), (next_, 200, None)).judgement.verdict is Verdict.OK
    assert walked((login, 200, None)).judgement.verdict is Verdict.OK


def test_a_gate_that_does_not_exist_hides_nothing():
    gate = Url("https://consent.google.com/x")
    answers = {
        url("a"): Answer(url=url("a"), judgement=judge(response(302, gate)), location=gate),
        gate: Answer(url=gate, judgement=judge(Failure(url=gate, kind=FailureKind.DNS))),
    }
    assert target_of(url("a"), answers.get).judgement.reason is Reason.DNS
    del answers[gate]
    assert target_of(url("a"), answers.get).judgement.verdict is UNCHECKED


def test_a_wall_that_redirects_is_the_end_of_the_way():
    hops = [("a", 302, "b"), ("b", 404, None)]
    target = walked(*hops, x_amzn_waf_action="challenge")
    assert target.judgement.verdict is UNVERIFIABLE
    assert len(target.chain) == 1


def test_what_is_known_of_the_end_is_told_with_the_chain():
    hops = [("a", 302, "b"), ("b", 403, None)]
    signs = walked(*hops, server="AkamaiGHost").judgement.signs
    assert Sign("wall", "Akamai") in signs


def test_pages_that_show_each_other_in_turn_are_no_loop():
    answers = {
        here: Answer(url=here, judgement=REDIRECT, status=200, location=there)
        for here, there in ((url("a"), url("b")), (url("b"), url("a")))
    }
    assert target_of(url("a"), answers.get).judgement.verdict is Verdict.OK
