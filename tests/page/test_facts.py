"""What is kept of a document once its bytes are gone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import HERE, facts, page

from sicaudit.page.facts import anchors_of, facts_of, facts_of_sheet
from sicaudit.page.html.fragments import has_fragment, wanted_fragment
from sicaudit.page.html.page import Page
from sicaudit.page.html.resolving import Resolver

FOLDER = "https://a.nl/map/"


def test_targets_are_distinct_and_those_to_crawl_come_first():
    found = facts("<img src=i><a href=a>1</a><a href=a#x>2</a><iframe src=f></iframe><a href=i>3")
    assert found.targets == (f"{FOLDER}a", f"{FOLDER}f", f"{FOLDER}i")
    assert found.follow == 3
    assert found.links == 5


def test_what_is_only_embedded_is_not_crawled():
    found = facts("<img src=i><link rel=canonical href=c><a href=a>1</a>")
    assert found.targets == (f"{FOLDER}a", f"{FOLDER}i", f"{FOLDER}c")
    assert found.follow == 1


@pytest.mark.parametrize(
    "href", ["mailto:a@b.nl", "tel:112", "javascript:1", "ftp://b.nl/", "data:,x", "httpx://b.nl/"]
)
def test_what_is_not_of_the_web_is_a_place_but_no_target(href):
    found = facts(f'<a href="{href}">x</a>')
    assert (found.targets, found.links, found.malformed) == ((), 1, 0)


WANTED = [
    ("deel", "deel"),
    ("Deel", "Deel"),
    ("d%C3%A9el", "d%C3%A9el"),
    ("", None),
    ("top", None),
    ("TOP", None),
    (":~:text=hulp", None),
    ("deel:~:text=hulp,nu", "deel"),
    ("top:~:text=hulp", None),
    ("/route/x", None),
    ("!/route", None),
    ("!", None),
    ("topic", "topic"),
    ("%", "%"),
    ("~", "~"),
]


@pytest.mark.parametrize(("fragment", "wanted"), WANTED)
def test_which_fragments_a_document_must_have(fragment, wanted):
    assert wanted_fragment(fragment) == wanted
    expected = () if wanted is None else ((0, wanted),)
    assert facts(f'<a href="x#{fragment}">x</a>').fragments == expected


def test_fragments_name_their_target_by_its_place():
    found = facts("<a href=x>1</a><a href='y#een'>2</a><a href='#twee'>3</a><a href='y#een'>4</a>")
    assert [(found.targets[index], name) for index, name in found.fragments] == [
        (f"{FOLDER}y", "een"),
        (HERE, "twee"),
    ]


def test_a_bare_hash_is_a_link_to_the_top():
    found = facts("<a href='#'>omhoog</a>")
    assert (found.targets, found.fragments, found.links) == ((HERE,), (), 1)


@pytest.mark.parametrize(
    ("fragment", "anchors", "found"),
    [
        ("deel", {"deel"}, True),
        ("Deel", {"deel"}, False),
        ("d%C3%A9el", {"déel"}, True),
        ("a%20b", {"a b"}, True),
        ("a%20b", {"a%20b"}, True),
        ("a+b", {"a b"}, False),
        ("a+b", {"a+b"}, True),
        ("%E0%A4", {"x"}, False),
        ("100%", {"100%"}, True),
        ("deel", set(), False),
        ("", {"x"}, False),
    ],
)
def test_a_fragment_is_found_as_written_or_percent_decoded(fragment, anchors, found):
    assert has_fragment(anchors, fragment) is found


@given(st.text(alphabet="aé %#&+/~", min_size=1, max_size=8).map(str.strip).filter(bool))
def test_a_link_to_an_id_that_is_there_is_never_missing(name):
    escaped = name.replace("&", "&amp;").replace('"', "&quot;")
    html = f'<a href="#{escaped.replace("%", "%25")}">x</a><p id="{escaped}">y'
    found = facts(html)
    for _, fragment in found.fragments:
        assert has_fragment(found.anchors, fragment)


def test_anchors_are_every_id_and_the_name_of_each_a():
    tree = page(
        "<p id=een><a name=twee></a><a id=drie name=vier></a><input name=vijf><map name=zes>"
        "<p id=''><svg><g id=zeven></g></svg><template><p id=acht></template><h1 id=een>"
    ).tree
    assert anchors_of(tree) == {"een", "twee", "drie", "vier", "zeven"}


@pytest.mark.parametrize(
    ("html", "scripted"),
    [
        ("<div id=root></div>", True),
        ("<div id=app></div>", True),
        ("<div id=__next></div>", True),
        ("<app-root></app-root>", True),
        ("<div id=root><p>Hallo</div>", False),
        ("<div id=root></div><main>" + "Hier staat heel wat. " * 40 + "</main>", False),
        ("<div id=main></div>", False),
        ("<p>Hallo", False),
    ],
)
def test_a_shell_that_script_fills_is_known_as_one(html, scripted):
    assert facts(html).scripted is scripted


def test_title_language_and_hash():
    found = facts("<html lang=NL-be><title> Een\n titel </title><main><p>Tekst</main>")
    assert (found.title, found.language) == ("Een titel", "nl-be")
    again = facts("<html lang=nl><title>Anders</title><nav>Menu</nav><main><p>Tekst</main>")
    assert again.text_hash == found.text_hash
    assert facts("<main><p>Andere tekst</main>").text_hash != found.text_hash


def test_facts_of_a_style_sheet_are_what_it_loads():
    css = "@import 'b.css'; p { background: url(../i.png) url(#x) url(data:,x) }"
    found = facts_of_sheet("https://a.nl/css/a.css", css, Resolver())
    assert found.targets == ("https://a.nl/css/b.css", "https://a.nl/i.png")
    assert found.follow == 0
    assert found.links == 2


def test_a_page_reads_the_same_whatever_was_read_before_it():
    html = (
        "<img src=/i><a href=/i>i</a><a href=/a>x</a><a href=/a#b>x</a><link rel=canonical href=/c>"
        "<a href=//x>y</a><a href='/{{x}}'>z</a><a href=mailto:x@a.nl>m</a><a href=http:>h</a>"
        "<a href=#top>t</a>"
        "<a href='/cdn-cgi/l/email-protection#7b1a3b1a55151715'>m</a><a href=?q=1>q</a>"
    )
    resolver = Resolver()
    first, again, alone = (
        facts_of(Page(page(html, url=url).response, one), "NL")
        for url, one in ((f"{HERE}2", resolver), (HERE, resolver), (HERE, Resolver()))
    )
    assert again == alone
    assert first.follow == again.follow == 5
    assert first.mails == again.mails
