"""The set itself: large, varied, and fair to those who are fine."""

from collections import Counter

import dns.message
import dns.rcode
import pytest

from situations.case import Case, Half, broken, may, resource
from situations.cases import about_families, all_cases
from situations.judging import SILENCE, Got, Judged, scores
from situations.name_server import answer
from situations.website import Website, hosts_of

CASES = all_cases()
BAD = Counter(expected.check for case in CASES for expected in case.expect)


def test_the_set_is_large_and_nearly_half_of_it_deserves_silence():
    silent = sum(not case.expect for case in CASES)
    assert len(CASES) >= 190
    assert silent / len(CASES) >= 0.4


@pytest.mark.parametrize(
    "verdict",
    ["broken-link", "broken-resource", "broken-fragment", "invalid-link", "soft-404",
     "hijacked-link", "unverifiable-link", "moved-link", "insecure-link", "dead-video"],
)  # fmt: skip
def test_each_verdict_has_ten_cases_at_least(verdict):
    assert BAD[verdict] >= 10


def test_the_halves_are_halves():
    halves = Counter(case.half for case in CASES)
    assert abs(halves[Half.TUNE] - halves[Half.HELD]) < len(CASES) / 10


def test_every_family_says_what_it_is_about():
    assert all(about_families().values())


def test_no_two_cases_share_an_address_of_our_site_or_disagree_about_a_host():
    Website(CASES)
    assert hosts_of(CASES)


CASE = Case(name="x", why="x", expect=(broken("https://a.example/", "dns"),))
EITHER = Case(
    name="z",
    why="z",
    expect=(resource(None, "dns", instead="broken-link"),),
    may=may("broken-link"),
)
SILENT = Case(name="y", why="y", may=may("moved-link"))


def _got(check="broken-link", target="https://a.example/", certainty="certain", reason="dns"):
    return Got(check=check, target=target, certainty=certainty, reason=reason)


def _score(case, *got):
    judged = Judged(case=case, got=got)
    return {score.verdict: (score.right, score.wrong, score.missed) for score in scores([judged])}


@pytest.mark.parametrize(
    ("case", "got", "expected"),
    [
        (CASE, [_got()], {"broken-link": (1, 0, 0)}),
        (CASE, [], {"broken-link": (0, 0, 1), SILENCE: (0, 1, 0)}),
        (CASE, [_got(reason="tls")], {"broken-link": (0, 1, 1)}),
        (CASE, [_got(certainty="ask")], {"broken-link": (0, 1, 1)}),
        (CASE, [_got(target="https://b.example/")], {"broken-link": (0, 1, 1)}),
        (CASE, [_got("soft-404")], {"broken-link": (0, 0, 1), "soft-404": (0, 1, 0)}),
        (CASE, [_got(), _got()], {"broken-link": (1, 1, 0)}),
        (EITHER, [_got(), _got("broken-resource")], {"broken-resource": (1, 0, 0)}),
        (EITHER, [_got(certainty="ask", reason="tls")], {"broken-resource": (1, 0, 0)}),
        (SILENT, [], {SILENCE: (1, 0, 0)}),
        (SILENT, [_got("moved-link")], {SILENCE: (1, 0, 0)}),
        (SILENT, [_got()], {"broken-link": (0, 1, 0), SILENCE: (0, 0, 1)}),
        (SILENT, [_got("stale-page")], {SILENCE: (1, 0, 0)}),
    ],
)
def test_a_finding_counts_only_with_the_right_evidence(case, got, expected):
    assert _score(case, *got) == expected


MAIL = {
    "post.example": "mx",
    "kaal.example": "a",
    "nee.example": "null",
    "stuk.example": "servfail",
}


@pytest.mark.parametrize(
    ("name", "kind", "text", "code"),
    [
        ("post.example", "MX", "10 mx.provider.example.", dns.rcode.NOERROR),
        ("kaal.example", "MX", None, dns.rcode.NOERROR),
        ("kaal.example", "A", "127.77.0.9", dns.rcode.NOERROR),
        ("nee.example", "MX", "0 .", dns.rcode.NOERROR),
        ("stuk.example", "MX", None, dns.rcode.SERVFAIL),
        ("weg.example", "MX", None, dns.rcode.NXDOMAIN),
        ("www.huis.example", "A", "127.77.0.4", dns.rcode.NOERROR),
    ],
)
def test_the_name_server_says_who_takes_mail(name, kind, text, code):
    hosts = {"www.huis.example": {"address": "127.77.0.4"}}
    reply = answer(dns.message.make_query(name, kind), MAIL, hosts)
    records = [record.to_text() for rows in reply.answer for record in rows]
    assert (records, reply.rcode()) == ([text] if text else [], code)
