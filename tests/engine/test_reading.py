"""What is read in a body, by what it is and whose it is."""

import gzip
import pickle
from datetime import date

import pytest
from world import settings, site

from sicaudit.crawl.scope import section_of
from sicaudit.engine.kept import Kept, packed, places_in
from sicaudit.engine.reading import Reader, plain_body
from sicaudit.model.batch import Purpose, Visit
from sicaudit.model.outcome import Response, Verdict
from sicaudit.model.page import DateKind
from sicaudit.model.site import Period, Section
from sicaudit.urls import Url

HERE = "https://www.example.nl/a"
HTML = "text/html; charset=utf-8"
TODAY = date(2026, 11, 23)


def response(body, content_type=HTML, url=HERE, **headers):
    body = body if isinstance(body, bytes) else body.encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    if content_type is not None:
        named["content-type"] = content_type
    return Response(url=Url(url), status=200, headers=named, body=body)


def read(given, purpose=Purpose.PAGE, site_id="home", home=None):
    visit = Visit(id=1, url=given.url, purpose=purpose, site=site_id)
    return Reader(settings(home or site()), TODAY).read(given, visit)


def test_a_page_of_ours_is_read_and_its_body_kept():
    examined = read(response('<title>T</title><a href="/b">b</a>'))
    assert examined.facts.title == "T"
    assert examined.facts.targets == ("https://www.example.nl/b",)
    assert gzip.decompress(examined.body).startswith(b"<title>T")
    assert not examined.cut


@pytest.mark.parametrize("purpose", [Purpose.TARGET, Purpose.RESOURCE])
def test_of_a_page_elsewhere_only_title_and_anchors_are_kept(purpose):
    examined = read(response('<title>T</title><p id="x"><a href="/b">'), purpose, None)
    assert (examined.facts.title, examined.facts.anchors) == ("T", {"x"})
    assert examined.facts.targets == ()
    assert examined.body == b""


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("text/plain", "<html><a href=x>"),
        ("application/json", "{}"),
        (None, "zomaar wat"),
    ],
)
def test_what_is_no_page_is_not_read(content_type, body):
    examined = read(response(body, content_type))
    assert (examined.facts, examined.body, examined.sitemap) == (None, b"", None)


@pytest.mark.parametrize("content_type", [None, "", "application/xhtml+xml", "TEXT/HTML;x=y"])
def test_a_page_may_be_declared_in_many_ways(content_type):
    assert read(response("<!doctype html><title>T</title>", content_type)).facts.title == "T"


def test_our_own_style_sheet_is_read_and_that_of_others_is_not():
    sheet = response("p { background: url(x.png) }", "text/css", "https://www.example.nl/c/a.css")
    own = read(sheet, Purpose.RESOURCE)
    assert own.facts.targets == ("https://www.example.nl/c/x.png",)
    assert read(sheet, Purpose.RESOURCE, None).facts is None


def test_a_sitemap_is_a_sitemap_whatever_its_type():
    xml = "<urlset><url><loc>https://www.example.nl/b</loc></url></urlset>"
    for content_type in ("text/xml", "text/html", "application/x-gzip", None):
        examined = read(response(xml, content_type), Purpose.SITEMAP)
        assert examined.sitemap.urls == ("https://www.example.nl/b",)
    zipped = read(response(gzip.compress(xml.encode()), "application/gzip"), Purpose.SITEMAP)
    assert zipped.sitemap.urls == ("https://www.example.nl/b",)


def test_a_page_that_says_it_is_gone_is_judged_so_ours_or_not():
    gone = response("<title>Pagina niet gevonden</title><h1>Pagina niet gevonden</h1>")
    for purpose, whose in ((Purpose.PAGE, "home"), (Purpose.TARGET, None)):
        assert read(gone, purpose, whose).judgement.verdict is Verdict.SOFT_404
    assert read(response("<title>T</title>")).judgement is None


def test_dates_are_read_from_page_and_head():
    html = '<meta property="article:published_time" content="2024-05-03"><p>x'
    facts = read(response(html)).facts
    assert facts.dates.best == date(2024, 5, 3)
    assert {evidence.kind for evidence in facts.dates.evidence} == {DateKind.PUBLISHED}


def test_page_checks_speak_while_the_page_is_read():
    sections = (Section(name="nieuws", paths=("/a",), review_after=Period(months=12), owner="n"),)
    html = "<main><p>Op 11 februari 2025 organiseren wij een webinar. Meld je aan!</p></main>"
    (found,) = read(response(html), home=site(sections=sections)).findings
    assert (found.check, found.owner, found.site) == ("past-event", "n", "home")
    assert found.sightings[0].url == HERE
    assert found.facts["event_date"] == "2025-02-11"


def test_the_first_section_that_fits_describes_a_page():
    sections = (
        Section(name="een", paths=("/een/*",)),
        Section(name="twee", paths=("/*/x", "/twee")),
        Section(name="rest"),
    )
    home = site(sections=sections)
    for path, name in (("een/x", "een"), ("y/x", "twee"), ("twee", "twee"), ("", "rest")):
        assert section_of(home, Url(f"https://www.example.nl/{path}")).name == name


CODED = [
    ("gzip", gzip.compress(b"hallo"), b"hallo", False),
    (None, b"hallo", b"hallo", False),
    ("identity", b"hallo", b"hallo", False),
    ("gzip", b"geen gzip", b"", True),
    ("br", b"hallo", b"", True),
    ("gzip", gzip.compress(b"hallo")[:-9], b"", True),
    ("gzip", gzip.compress(b"x" * 200), b"x" * 100, True),
    (None, b"x" * 200, b"x" * 100, True),
    (None, b"x" * 100, b"x" * 100, False),
]


@pytest.mark.parametrize(("coding", "body", "plain", "cut"), CODED)
def test_a_body_comes_out_of_its_coding_or_not_at_all(coding, body, plain, cut):
    headers = {"content_encoding": coding} if coding else {}
    assert plain_body(response(body, **headers), 100) == (plain, cut)


def test_of_a_body_that_was_cut_what_came_is_read():
    whole = gzip.compress(b"".join(b"%d " % n for n in range(5000)))
    given = response(whole[: len(whole) // 2], content_encoding="gzip")
    given = Response(url=given.url, status=200, headers=given.headers, body=given.body, cut=True)
    plain, _ = plain_body(given, 10**6)
    assert plain.startswith(b"0 1 2 3 ")


def test_a_page_longer_than_its_site_allows_is_cut_and_says_so():
    long = "<title>T</title>" + "<p>x</p>" * 1000
    examined = read(
        response(gzip.compress(long.encode()), content_encoding="gzip"),
        home=site(crawl={"max_bytes": 500}),
    )
    assert examined.cut
    assert examined.facts.title == "T"


def test_places_are_found_again_in_the_kept_body():
    html = '<title>Pré</title><p>Zie <a href="/b#x">hier</a> <a href="/c">elders</a>'
    kept = Kept(
        url=Url(HERE), body=packed(html.encode("latin-1")), content_type="text/html; charset=latin1"
    )
    found = places_in(kept, frozenset({Url("https://www.example.nl/b")}))
    places = found[1] if len(found) == 2 and isinstance(found[0], str) else found
    assert [(link.href, link.text) for link in places] == [("/b#x", "hier")]


def test_what_is_read_can_go_from_one_process_to_another():
    examined = read(response('<title>T</title><a href="/b#c">b</a><p id=x>Tekst'))
    assert pickle.loads(pickle.dumps(examined)) == examined
