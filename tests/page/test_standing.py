"""What documents say against themselves, on labelled pages modelled on real ones."""

import time
from collections import Counter

import pytest
from pages import page
from selectolax.lexbor import LexborHTMLParser
from standing_pages import HALVES, KINDS, kind_of, labelled_pages

from sicaudit.model.outcome import Certainty, Reason, Response, Verdict
from sicaudit.page.html.page import Page
from sicaudit.page.standing.verdict import standing_of
from sicaudit.urls import Url

LEAST = 0.98
"""Of precision and of recall, for each kind of page."""

PAGES = labelled_pages()


def judged(pages):
    return Counter((page.kind, kind_of(standing_of(page.page))) for page in pages)


def share(right, all_of_them):
    return right / all_of_them if all_of_them else 1.0


@pytest.mark.parametrize("half", HALVES)
def test_labelled_pages_are_judged_right(half):
    table = judged(page for page in PAGES if page.half == half)
    for kind in KINDS:
        right = table[kind, kind]
        precision = share(right, sum(n for (_, found), n in table.items() if found == kind))
        recall = share(right, sum(n for (true, _), n in table.items() if true == kind))
        assert precision >= LEAST, (half, kind, precision, table)
        assert recall >= LEAST, (half, kind, recall, table)


@pytest.mark.parametrize("labelled", PAGES, ids=lambda labelled: labelled.name)
def test_a_labelled_page_is(labelled):
    judgement = standing_of(labelled.page)
    assert kind_of(judgement) == labelled.kind, judgement


def test_the_set_is_large_has_both_sides_and_no_name_twice():
    assert len(PAGES) >= 400
    assert 0.3 < share(sum(page.kind == "fine" for page in PAGES), len(PAGES)) < 0.7
    assert len({page.name for page in PAGES}) == len(PAGES)


@pytest.mark.parametrize("labelled", PAGES, ids=lambda labelled: labelled.name)
def test_what_spoke_can_be_seen_with_ones_own_eyes(labelled):
    judgement = standing_of(labelled.page)
    for kind, text in judgement.signs if judgement else ():
        assert kind
        assert 0 < len(text) <= 120


def test_only_a_page_that_labels_itself_adult_is_certain():
    certain = {
        labelled.name
        for labelled in PAGES
        if (judgement := standing_of(labelled.page)) and judgement.certainty is Certainty.CERTAIN
    }
    assert certain == {"labelled by RTA in a meta element", "labelled by RTA in a header"}


@pytest.mark.parametrize("labelled", PAGES, ids=lambda labelled: labelled.name)
def test_what_cannot_be_seen_only_asks(labelled):
    judgement = standing_of(labelled.page)
    if judgement and judgement.verdict is Verdict.UNVERIFIABLE:
        assert judgement.certainty is Certainty.ASK
        assert judgement.reason in (Reason.BOT_WALL, Reason.LOGIN)


def test_the_first_page_of_a_server_only_asks():
    html = "<title>Welcome to nginx!</title><h1>Welcome to nginx!</h1><p>If you see this page, the"
    judgement = standing_of(page(f"{html} nginx web server is successfully installed.</p>"))
    assert judgement.reason is Reason.PARKED
    assert judgement.certainty is Certainty.ASK


def test_an_error_page_with_an_error_status_says_nothing_new():
    response = Response(
        url=Url("https://a.nl/x"),
        status=404,
        headers={"content-type": "text/html"},
        body=b"<title>404 Not Found</title><h1>Not Found</h1>",
    )
    assert standing_of(Page(response)) is None


def test_a_healthy_page_is_only_looked_at_in_passing():
    story = "<p>Een lang verhaal over een speeltuin, met <a href='/x'>een link</a>.</p>" * 400
    healthy = page(f"<title>De speeltuin</title><h1>De speeltuin</h1>{story}")
    assert standing_of(healthy) is None
    assert "words" not in vars(healthy)
    assert "links" not in vars(healthy)


def test_a_healthy_page_costs_next_to_nothing():
    story = "<p>Een lang verhaal over een speeltuin, met <a href='/x'>een link</a>.</p>" * 400
    healthy = page(f"<title>De speeltuin</title><h1>De speeltuin</h1>{story}")
    parsing = _quickest(lambda: LexborHTMLParser(healthy.html))
    assert healthy.tree is not None
    standing_of(healthy)
    assert _quickest(lambda: standing_of(healthy)) < 1.5 * parsing  # half of it when measured


def _quickest(do):
    times = []
    for _ in range(50):
        start = time.process_time()
        do()
        times.append(time.process_time() - start)
    return min(times)


def test_an_offer_on_another_address_is_known_by_what_else_the_page_says():
    offer = "<title>x.example is te koop</title><h1>x.example</h1><p>Dit domein is te koop!"
    calls = " Doe een bod op dit domein. This domain is for sale. Buy this domain."
    assert standing_of(page(f"{offer}{calls}")).reason is Reason.PARKED
    assert standing_of(page(offer)) is None
    asked = page(offer, url="https://handel.example/koop/x.example")
    assert standing_of(asked).reason is Reason.PARKED


@pytest.mark.parametrize("slot", ["slot", "sl&#111;t", "sl&#x6F;t", "&#0000115;lot"])
def test_hidden_links_to_casinos_are_seen_however_their_letters_are_written(slot):
    links = "".join(
        f"<a href='https://www.{slot}-gacor{n}.example/'>{slot} gacor</a>" for n in range(4)
    )
    story = f"<p>{'Een speeltuin voor iedereen. ' * 300}</p>"
    infected = f"<title>Speeltuin</title><h1>Speeltuin</h1>{story}"
    hidden = f"<div style='position:absolute;left:-9999px'>{links}</div>"
    assert standing_of(page(f"{infected}{hidden}")).reason is Reason.HIJACKED
    assert standing_of(page(f"{infected}{links}")) is None


def test_a_broker_is_known_by_its_address():
    seller = "https://www.hugedomains.com/domain_profile.cfm?d=a.com"
    assert standing_of(page("<title>x</title>", url=seller)).reason is Reason.PARKED
    assert standing_of(page("<title>x</title>", url="https://www.hugedomains.com/")) is None
    assert standing_of(page("<title>x</title>", url="https://sedo.com/help/faq")) is None


def test_the_name_of_the_site_is_no_headline():
    html = "<title>Page not found Voorbeeld</title><h1>Page not found</h1>"
    judgement = standing_of(page(html, url="https://www.voorbeeld.nl/x"))
    assert judgement.verdict is Verdict.SOFT_404


@pytest.mark.parametrize(
    "html",
    [
        "<title>" + "404 not found " * 50_000,
        "<h1>" + "pagina niet " * 50_000 + "</h1>",
        "<h1>404</h1>" + "<p>de pagina de pagina de pagina</p>" * 20_000,
        "<title>casino slot gacor</title>" + "<a href='https://casino.example'>x</a>" * 20_000,
        "<meta name=description content='" + "casino bonus " * 50_000 + "'>",
        "<title>a</title>" + "<div style='display:none'>" * 2_000 + "<a href='//slot.nl'>x</a>",
        "<h3>casino zonder vergunning</h3><h3>goksites zonder cruks</h3>" * 5_000,
        "<title>te koop a.nl</title>" + "<p>dit domein is te koop voor 1 000 000 </p>" * 5_000,
        "<title>" + "a.nl te koop: " * 20_000,
        "<h1>Pagina niet gevonden</h1>" + "<div hidden><h1>x</h1>" * 2_000,
        '<meta http-equiv="pics-label" content="' + "icra.org r (" * 20_000 + '">',
    ],
    ids=[
        "title",
        "heading",
        "blocks",
        "links",
        "description",
        "depth",
        "posts",
        "offers",
        "names",
        "hidden",
        "label",
    ],
)
def test_a_hostile_page_is_judged_in_time(html):
    hostile = page(html)
    assert hostile.tree is not None  # its parse is not ours to answer for
    start = time.process_time()
    standing_of(hostile)
    assert time.process_time() - start < 3
