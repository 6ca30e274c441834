"""Platforms that turn strangers away, and the gates that visitors are sent to."""

import pytest

from sicaudit.crawl.first_sight import judge
from sicaudit.crawl.walls import gate_of, opens_app, platform_of
from sicaudit.model.outcome import Certainty, Failure, FailureKind, Reason, Response, Verdict
from sicaudit.urls import Url

HERE = Url("https://www.example.nl/x")

BOT_WALL = (Verdict.UNVERIFIABLE, Reason.BOT_WALL, Certainty.ASK)
RATE = (Verdict.UNVERIFIABLE, Reason.RATE_LIMITED, Certainty.ASK)
LOGIN = (Verdict.UNVERIFIABLE, Reason.LOGIN, Certainty.ASK)
NOT_FOUND = (Verdict.BROKEN, Reason.NOT_FOUND, Certainty.CERTAIN)
LIKELY_GONE = (Verdict.BROKEN, Reason.NOT_FOUND, Certainty.LIKELY)
FINE = (Verdict.OK, Reason.OK, Certainty.CERTAIN)


def answer(status, url):
    return Response(url=Url(url), status=status, headers={})


def worth(outcome):
    judgement = judge(outcome)
    return judgement.verdict, judgement.reason, judgement.certainty


PLATFORMS = [
    ("https://www.linkedin.com/company/x", 999, BOT_WALL),
    ("https://nl.linkedin.com/in/iemand", 999, BOT_WALL),
    ("https://www.linkedin.com/company/x", 403, BOT_WALL),
    ("https://www.linkedin.com/company/weg", 404, LIKELY_GONE),
    ("https://www.facebook.com/helpwanted", 400, BOT_WALL),
    ("https://m.facebook.com/helpwanted", 500, BOT_WALL),
    ("https://www.facebook.com/weg", 404, BOT_WALL),
    ("https://twitter.com/iemand", 400, BOT_WALL),
    ("https://x.com/iemand", 403, BOT_WALL),
    ("https://x.com/iemand", 404, BOT_WALL),
    ("https://mobile.twitter.com/iemand", 503, BOT_WALL),
    ("https://www.instagram.com/iemand/", 429, RATE),
    ("https://www.instagram.com/weg/", 404, LIKELY_GONE),
    ("https://www.instagram.com/iemand/", 401, LOGIN),
    ("https://www.tiktok.com/@iemand", 403, BOT_WALL),
    ("https://nl.pinterest.com/iemand", 403, BOT_WALL),
    ("https://www.researchgate.net/publication/1", 403, BOT_WALL),
    ("https://www.researchgate.net/publication/weg", 404, LIKELY_GONE),
    ("https://www.amazon.nl/dp/1", 503, BOT_WALL),
    ("https://apps.apple.com/nl/app/x/id1", 403, BOT_WALL),
    ("https://apps.apple.com/nl/app/weg/id2", 404, NOT_FOUND),
    ("https://stackoverflow.com/q/1", 404, NOT_FOUND),
    # Names that only look like theirs, and hosts that are no platform.
    ("https://notfacebook.com/x", 400, (Verdict.BROKEN, Reason.CLIENT_ERROR, Certainty.CERTAIN)),
    ("https://facebook.com.example.nl/x", 404, NOT_FOUND),
    ("https://netflix.com/x", 404, NOT_FOUND),
    ("https://linkedin.example/x", 404, NOT_FOUND),
    ("https://www.youtube.com/@weg", 404, NOT_FOUND),
]


@pytest.mark.parametrize(("url", "status", "meant"), PLATFORMS)
def test_what_a_platform_says_to_strangers(url, status, meant):
    outcome = answer(status, url)
    assert worth(outcome) == meant
    named = [sign for sign in judge(outcome).signs if sign.kind == "platform"]
    assert bool(named) == (platform_of(url) is not None and meant is not NOT_FOUND)


@pytest.mark.parametrize("status", [200, 204])
def test_a_platform_that_lets_us_in_is_believed(status):
    assert worth(answer(status, "https://www.linkedin.com/company/x")) == FINE


@pytest.mark.parametrize("kind", FailureKind)
def test_on_a_platform_only_silence_and_broken_connections_say_nothing(kind):
    here = judge(Failure(url=Url("https://x.com/iemand"), kind=kind))
    elsewhere = judge(Failure(url=HERE, kind=kind))
    if kind in (FailureKind.TIMEOUT, FailureKind.RESET, FailureKind.PROTOCOL):
        assert (here.verdict, here.certainty) == (Verdict.UNVERIFIABLE, Certainty.ASK)
        assert here.reason is elsewhere.reason
    else:
        assert here == elsewhere


def test_a_platform_at_a_port_or_an_address_is_told_from_others():
    assert platform_of("https://www.facebook.com:8443/x").name == "Facebook"
    for url in ("http://[::1]:80/x", "http://127.0.0.1/x", "http://com/x", "http://localhost/"):
        assert platform_of(url) is None


GATES = [
    ("https://geo.captcha-delivery.com/captcha/?initialCid=x", "bot-wall"),
    ("https://validate.perfdrive.com/?ssa=x", "bot-wall"),
    ("https://www.example.nl/cdn-cgi/l/chk_captcha?id=1", "bot-wall"),
    ("https://www.example.nl/.well-known/sgcaptcha/?r=%2Fx", "bot-wall"),
    ("https://www.google.com/sorry/index?continue=x", "bot-wall"),
    ("https://festival.queue-it.net/?c=festival", "bot-wall"),
    ("https://consent.youtube.com/m?continue=x", "consent"),
    ("https://myprivacy.dpgmedia.nl/consent?siteKey=x", "consent"),
    ("https://accounts.google.com/v3/signin/identifier?continue=x", "login"),
    ("https://login.microsoftonline.com/common/oauth2/authorize?x", "login"),
    ("https://school.okta.com/login/login.htm", "login"),
    ("https://engine.surfconext.nl/authentication/idp/single-sign-on", "login"),
    ("https://www.linkedin.com/authwall?trk=x", "login"),
    ("https://www.linkedin.com/uas/login?session_redirect=x", "login"),
    ("https://www.instagram.com/accounts/login/?next=/x/", "login"),
    ("https://www.facebook.com/login/?next=x", "login"),
    ("https://m.facebook.com/login.php?next=x", "login"),
    ("https://x.com/i/flow/login?redirect_after_login=x", "login"),
    ("https://www.google.com/maps", None),
    ("https://www.google.com/search?q=sorry", None),
    ("https://www.youtube.com/watch?v=x", None),
    ("https://www.linkedin.com/company/login-x", None),
    ("https://www.example.nl/accounts/login/", None),
    ("https://www.example.nl/cdn-cgi/image/width=80/x.png", None),
    ("https://www.okta-fans.example/", None),
]


@pytest.mark.parametrize(("url", "kind"), GATES)
def test_which_addresses_are_gates(url, kind):
    assert gate_of(url) == kind


@pytest.mark.parametrize(
    ("url", "app"),
    [
        ("mailto:a@example.nl", True),
        ("whatsapp://send?phone=31", True),
        ("itms-apps://apps.apple.com/app/id1", True),
        ("intent://x#Intent;end", True),
        ("ftp://example.nl/x", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("https://example.nl/", False),
    ],
)
def test_what_an_app_opens(url, app):
    assert opens_app(url) is app
