"""The last word on what may pass."""

import pytest

from sicaudit.crawl.asking_again import MAY_HAVE_PASSED, after_asking_again
from sicaudit.crawl.first_sight import OK, judge
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
CERTAIN, LIKELY, ASK = Certainty.CERTAIN, Certainty.LIKELY, Certainty.ASK


def answered(what):
    if isinstance(what, FailureKind):
        return judge(Failure(url=HERE, kind=what))
    return judge(Response(url=HERE, status=what, headers={}))


RULES = [
    # What it was the second time, whether it worked in the last run, and what is said then.
    *((status, None, CERTAIN) for status in (500, 502, 503, 504, 521, 522, 530)),
    *((status, True, CERTAIN) for status in (500, 503)),
    (FailureKind.REFUSED, None, CERTAIN),
    (FailureKind.REFUSED, True, CERTAIN),
    *((kind, None, LIKELY) for kind in (FailureKind.TIMEOUT, FailureKind.RESET)),
    *((kind, False, CERTAIN) for kind in (FailureKind.TIMEOUT, FailureKind.RESET)),
    *((kind, True, LIKELY) for kind in (FailureKind.TIMEOUT, FailureKind.RESET)),
    (FailureKind.PROTOCOL, None, LIKELY),
    (FailureKind.PROTOCOL, False, CERTAIN),
    (FailureKind.PROTOCOL, True, LIKELY),
    (FailureKind.DNS_NO_ADDRESS, None, LIKELY),
    (FailureKind.DNS_NO_ADDRESS, False, CERTAIN),
    (FailureKind.DNS_NO_ADDRESS, True, LIKELY),
    (FailureKind.DNS, True, CERTAIN),
    (408, None, LIKELY),
    (408, False, CERTAIN),
    (408, True, LIKELY),
    (404, True, CERTAIN),
    (402, None, LIKELY),
    (FailureKind.DNS_TROUBLE, None, ASK),
    (FailureKind.DNS_TROUBLE, True, ASK),
    (429, None, ASK),
    (403, True, ASK),
    (FailureKind.UNREACHABLE, None, ASK),
]


@pytest.mark.parametrize(("what", "worked_before", "certainty"), RULES)
def test_a_server_that_fails_twice_is_certain_and_silence_where_it_failed_before_too(
    what, worked_before, certainty
):
    judgement = answered(what)
    then = after_asking_again(judgement, agreed=True, worked_before=worked_before, first="x")
    assert (then.verdict, then.reason) == (judgement.verdict, judgement.reason)
    assert then.certainty is certainty
    history = [sign for sign in then.signs if sign.kind == "history"]
    assert history == ([Sign("history", "ok")] if certainty is LIKELY and worked_before else [])


@pytest.mark.parametrize("worked_before", [True, False, None])
def test_what_recovers_is_fine_and_known_as_flaky(worked_before):
    signs = (Sign("moved-to", "https://a.nl/"),)
    for judgement in (OK, Judgement(verdict=Verdict.MOVED, reason=Reason.OK, signs=signs)):
        then = after_asking_again(
            judgement, agreed=False, worked_before=worked_before, first="server-error"
        )
        assert then.signs == (*judgement.signs, Sign("flaky", "server-error"))
        assert (then.verdict, then.certainty) == (judgement.verdict, CERTAIN)


@pytest.mark.parametrize("what", [404, 403, FailureKind.TLS])
def test_what_failed_in_another_way_did_not_recover(what):
    judgement = answered(what)
    then = after_asking_again(judgement, agreed=False, worked_before=None, first="timeout")
    assert then == judgement


def test_all_that_may_pass_is_asked_again_and_nothing_is_certain_before():
    for status in range(300, 600):
        judgement = answered(status)
        if judgement.reason in MAY_HAVE_PASSED:
            assert judgement.certainty is not CERTAIN
    for kind in FailureKind:
        judgement = answered(kind)
        if judgement.reason in MAY_HAVE_PASSED and kind is not FailureKind.DNS:
            assert judgement.certainty is not CERTAIN


@pytest.mark.parametrize(
    ("worked_before", "certainty"), [(None, LIKELY), (True, LIKELY), (False, CERTAIN)]
)
def test_a_server_that_says_when_it_will_be_back_stays_likely_until_a_second_run(
    worked_before, certainty
):
    judgement = judge(Response(url=HERE, status=503, headers={"retry-after": "600"}))
    last = after_asking_again(judgement, agreed=True, worked_before=worked_before)
    assert (last.verdict, last.certainty) == (Verdict.BROKEN, certainty)
    assert Sign("back-later", "retry-after: 600") in last.signs
