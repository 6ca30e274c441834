"""Answers of walls by many makers, and the honest answers that come through them."""

import tomllib
from importlib.resources import files

import pytest

from sicaudit.crawl.first_sight import judge
from sicaudit.crawl.walls import Gone, mark_of, second_try
from sicaudit.model.outcome import Certainty, Reason, Response, Sign, Verdict
from sicaudit.urls import Url

DATA = tomllib.loads(files("sicaudit.crawl").joinpath("walls.toml").read_text("utf-8"))
HERE = Url("https://www.example.nl/x")

BOT_WALL = (Verdict.UNVERIFIABLE, Reason.BOT_WALL, Certainty.ASK)
RATE = (Verdict.UNVERIFIABLE, Reason.RATE_LIMITED, Certainty.ASK)
LOGIN = (Verdict.UNVERIFIABLE, Reason.LOGIN, Certainty.ASK)
NOT_FOUND = (Verdict.BROKEN, Reason.NOT_FOUND, Certainty.CERTAIN)
TROUBLE = (Verdict.BROKEN, Reason.SERVER_ERROR, Certainty.LIKELY)
FINE = (Verdict.OK, Reason.OK, Certainty.CERTAIN)


def answer(status, headers=(), **more):
    return Response(url=HERE, status=status, headers=dict(headers), **more)


def worth(outcome):
    judgement = judge(outcome)
    return judgement.verdict, judgement.reason, judgement.certainty


CLOUDFLARE = {"server": "cloudflare", "cf-ray": "8b2f0c0a1b2c3d4e-AMS"}
CARRIED = CLOUDFLARE | {"cf-cache-status": "DYNAMIC"}
CHALLENGE = CLOUDFLARE | {"cf-mitigated": "challenge"}
IMPERVA = {
    "x-iinfo": "8-31234-0 0NNN RT(17000 0) q(0 -1 -1 -1) r(0 -1) B15(4,200,0)",
    "x-cdn": "Imperva",
}
INCAPSULA = {"set-cookie": "visid_incap_1=a/b; path=/; Domain=.x.nl, incap_ses_2=c; path=/"}
AKAMAI = {"server": "AkamaiGHost", "mime-version": "1.0"}
BOT_MANAGER = {"set-cookie": "_abck=0A~-1~YAAQ; Domain=.shop.example; Path=/; Secure, bm_sz=1"}
DATADOME = {"x-datadome": "protected", "x-dd-b": "1", "set-cookie": "datadome=Ab~; Max-Age=315"}
PX = {"x-px-authorization": "3", "set-cookie": "_pxhd=ab:cd; Expires=Mon, 24-Nov-27 10:00:00 GMT"}

ANSWERS = [
    # Cloudflare: its own word, whatever the status; as a carrier only where it refuses itself.
    ("Cloudflare", 403, CHALLENGE, BOT_WALL),
    ("Cloudflare", 429, CHALLENGE, BOT_WALL),
    ("Cloudflare", 503, CHALLENGE, BOT_WALL),
    ("Cloudflare", 404, CHALLENGE, BOT_WALL),
    ("Cloudflare", 200, CHALLENGE, BOT_WALL),
    ("Cloudflare", 402, CLOUDFLARE | {"crawler-price": "USD 0.01"}, BOT_WALL),
    ("Cloudflare", 403, CLOUDFLARE, BOT_WALL),
    ("Cloudflare", 403, {"server": "cloudflare"}, BOT_WALL),
    ("Cloudflare", 429, CLOUDFLARE, RATE),
    ("Cloudflare", 503, CLOUDFLARE, BOT_WALL),
    (None, 503, CARRIED, TROUBLE),
    (None, 404, CLOUDFLARE, NOT_FOUND),
    (None, 404, CARRIED, NOT_FOUND),
    (None, 500, CLOUDFLARE, TROUBLE),
    (None, 200, CARRIED, FINE),
    # Akamai: this server name is the edge's own; what it carries has the origin's.
    ("Akamai", 403, AKAMAI, BOT_WALL),
    ("Akamai", 404, AKAMAI, BOT_WALL),
    ("Akamai", 429, AKAMAI, RATE),
    ("Akamai", 503, AKAMAI, BOT_WALL),
    ("Akamai", 403, BOT_MANAGER, BOT_WALL),
    (None, 404, BOT_MANAGER, NOT_FOUND),
    (None, 504, AKAMAI, TROUBLE),
    (None, 400, AKAMAI, (Verdict.BROKEN, Reason.CLIENT_ERROR, Certainty.CERTAIN)),
    (None, 200, AKAMAI | BOT_MANAGER, FINE),
    # Imperva carries every answer of its customers.
    ("Imperva", 403, IMPERVA, BOT_WALL),
    ("Imperva", 503, IMPERVA, BOT_WALL),
    ("Imperva", 403, INCAPSULA, BOT_WALL),
    (None, 404, IMPERVA | INCAPSULA, NOT_FOUND),
    (None, 500, IMPERVA, TROUBLE),
    (None, 200, IMPERVA | INCAPSULA, FINE),
    ("DataDome", 403, DATADOME, BOT_WALL),
    ("DataDome", 429, {"x-datadome": "protected"}, RATE),
    ("DataDome", 401, {"x-datadome": "protected"}, LOGIN),
    (None, 200, {"x-datadome": "protected", "set-cookie": "datadome=Ab~"}, FINE),
    ("HUMAN (PerimeterX)", 403, PX, BOT_WALL),
    ("HUMAN (PerimeterX)", 404, {"x-px-block": "1"}, BOT_WALL),
    (None, 404, {"set-cookie": PX["set-cookie"]}, NOT_FOUND),
    (None, 200, PX, FINE),
    ("AWS WAF", 202, {"x-amzn-waf-action": "challenge"}, BOT_WALL),
    ("AWS WAF", 405, {"x-amzn-waf-action": "captcha", "server": "CloudFront"}, BOT_WALL),
    ("AWS WAF", 403, {"server": "awselb/2.0"}, BOT_WALL),
    ("AWS WAF", 403, {"x-cache": "Error from cloudfront"}, BOT_WALL),
    (None, 503, {"server": "awselb/2.0"}, TROUBLE),
    (None, 404, {"x-cache": "Error from cloudfront", "server": "AmazonS3"}, NOT_FOUND),
    (None, 202, {"content-length": "0"}, FINE),
    ("Sucuri", 403, {"server": "Sucuri/Cloudproxy", "x-sucuri-id": "14008"}, BOT_WALL),
    ("Sucuri", 200, {"x-sucuri-block": "BOT01"}, BOT_WALL),
    (None, 404, {"server": "Sucuri/Cloudproxy", "x-sucuri-id": "14008"}, NOT_FOUND),
    ("Fastly", 406, {"x-served-by": "cache-ams21028-AMS", "via": "1.1 varnish"}, BOT_WALL),
    (None, 404, {"x-served-by": "cache-ams21028-AMS"}, NOT_FOUND),
    ("F5", 403, {"server": "BigIP"}, BOT_WALL),
    ("F5", 403, {"set-cookie": "TS01a2b3c4=0123; Path=/"}, BOT_WALL),
    (None, 404, {"set-cookie": "TS01a2b3c4=0123; Path=/"}, NOT_FOUND),
    (None, 200, {"set-cookie": "TS01a2b3c4=0123; Path=/"}, FINE),
    ("Radware", 403, {"x-sl-compstate": "1"}, BOT_WALL),
    ("Radware", 405, {"set-cookie": "__uzma=1; path=/"}, BOT_WALL),
    ("Kasada", 429, {"x-kpsdk-ct": "0aBc", "x-kpsdk-r": "1-AA"}, RATE),
    ("Kasada", 403, {"x-kpsdk-ct": "0aBc"}, BOT_WALL),
    ("Kasada", 428, {"x-kpsdk-v": "j-0.0.0"}, BOT_WALL),
    (None, 200, {"x-kpsdk-ct": "0aBc"}, FINE),
    ("Vercel", 429, {"x-vercel-mitigated": "challenge", "server": "Vercel"}, BOT_WALL),
    ("Vercel", 403, {"x-vercel-mitigated": "deny", "x-vercel-id": "fra1::x"}, BOT_WALL),
    (None, 404, {"x-vercel-id": "fra1::x", "x-vercel-error": "NOT_FOUND"}, NOT_FOUND),
    ("Azure", 403, {"x-azure-ref": "0abcd"}, BOT_WALL),
    ("Azure", 403, {"server": "Microsoft-Azure-Application-Gateway/v2"}, BOT_WALL),
    (None, 404, {"x-azure-ref": "0abcd"}, NOT_FOUND),
    (None, 503, {"x-azure-ref": "0abcd"}, TROUBLE),
    ("Google Cloud Armor", 403, {"via": "1.1 google"}, BOT_WALL),
    ("SiteGround", 202, {"sg-captcha": "challenge", "server": "nginx"}, BOT_WALL),
    ("Imunify360", 415, {"server": "imunify360-webshield/1.21"}, BOT_WALL),
    ("Reblaze", 247, {"set-cookie": "rbzid=x; path=/"}, BOT_WALL),
    ("DDoS-Guard", 403, {"server": "ddos-guard"}, BOT_WALL),
    (None, 404, {"server": "ddos-guard"}, NOT_FOUND),
    ("Qrator", 401, {"server": "QRATOR"}, LOGIN),
    ("Link11", 403, {"server": "rhino-core-shield"}, BOT_WALL),
    ("ModSecurity", 406, {"server": "Mod_Security"}, BOT_WALL),
    (None, 403, {"server": "nginx"}, BOT_WALL),
    (None, 404, {"server": "nginx"}, NOT_FOUND),
]


@pytest.mark.parametrize(("maker", "status", "headers", "meant"), ANSWERS)
def test_what_an_answer_is_worth_and_whose_wall_gave_it(maker, status, headers, meant):
    outcome = answer(status, headers)
    assert worth(outcome) == meant
    walls = [sign.text for sign in judge(outcome).signs if sign.kind == "wall"]
    assert walls == ([maker] if maker else [])


def test_at_least_eight_makers_are_known_by_answers_here():
    assert len({maker for maker, *_ in ANSWERS if maker}) >= 8
    assert {maker for maker, *_ in ANSWERS if maker} <= {entry["name"] for entry in DATA["maker"]}


def test_the_evidence_is_what_a_reviewer_can_look_up():
    assert judge(answer(403, CHALLENGE)).signs == (
        Sign("wall", "Cloudflare"),
        Sign("header", "cf-mitigated: challenge"),
    )
    assert judge(answer(404, AKAMAI)).signs == (
        Sign("wall", "Akamai"),
        Sign("server", "AkamaiGHost"),
    )


def test_no_value_of_a_cookie_gets_into_the_evidence():
    for headers in (INCAPSULA, BOT_MANAGER, {"set-cookie": "TS01a2b3c4=s3cret; Path=/"}):
        signs = judge(answer(403, headers)).signs
        assert signs[1].kind == "cookie"
        assert "=" not in signs[1].text
        assert "s3cret" not in repr(signs)


def test_a_long_field_is_cut():
    headers = {"x-datadome": "x" * 5000}
    assert all(len(sign.text) <= 120 for sign in judge(answer(403, headers)).signs)


@pytest.mark.parametrize("status", [301, 302, 303, 307])
def test_a_wall_that_redirects_is_judged_where_it_leads_unless_it_says_so_itself(status):
    there = Url("https://geo.captcha-delivery.com/captcha/")
    assert worth(answer(status, DATADOME, location=there)) == BOT_WALL
    assert judge(answer(status, IMPERVA, location=there)).verdict is Verdict.MOVED


# -- the data itself -----------------------------------------------------------


def test_field_names_are_in_lower_case_and_every_mark_says_when_it_counts():
    for maker in DATA["maker"]:
        for mark in maker["marks"]:
            assert mark["field"] == mark["field"].lower()
            assert ("speaks" in mark) != ("statuses" in mark)
            assert set(mark) <= {"field", "value", "speaks", "statuses", "without"}


def test_no_carrier_of_answers_turns_a_plain_success_into_a_wall():
    """Every field with every value at once, as long as no wall itself speaks."""
    silent = [mark for maker in DATA["maker"] for mark in maker["marks"] if "speaks" not in mark]
    for mark in silent:
        assert mark_of(answer(200, {mark["field"]: mark.get("value", "x")})) is None


def test_names_stand_once_and_hosts_are_bare_names():
    hosts = [host for platform in DATA["platform"] for host in platform["hosts"]]
    assert len(hosts) == len(set(hosts))
    assert all(host == host.lower() and "/" not in host and ":" not in host for host in hosts)
    assert {platform["gone"] for platform in DATA["platform"]} <= set(Gone)
    names = [maker["name"] for maker in DATA["maker"]]
    assert len(names) == len(set(names))


def test_a_second_try_never_says_that_we_are_somebody_else():
    assert set(DATA["second-try"]) == {"statuses", "accept", "languages"}
    assert second_try().accept.startswith("text/html")
