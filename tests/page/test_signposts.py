import pytest
from dutch_pack import SERVICES
from signpost_pages import may_signpost, signposts_on

from sicaudit.model.knowledge import Service
from sicaudit.model.outcome import Response
from sicaudit.model.page import Region
from sicaudit.page.help.page_text import page_text
from sicaudit.page.help.signposts import SignpostFinder, TextBlock, blocks_of
from sicaudit.page.help.teasers import Teasers
from sicaudit.page.help.topics import PageText
from sicaudit.page.html.page import Page
from sicaudit.urls import Url

FINDER = SignpostFinder(SERVICES, "NL")


def page_of(body):
    html = f"<!doctype html><title>t</title><body>{body}</body>"
    return Page(
        Response(
            url=Url("https://www.example.nl/pagina"),
            status=200,
            headers={"content-type": "text/html; charset=utf-8"},
            body=html.encode(),
        )
    )


def found_on(body, finder=FINDER, **options):
    return signposts_on(page_of(body), finder, **options)


def signposts(body, finder=FINDER, **options):
    found = found_on(body, finder, **options)
    return {(signpost.service, signpost.by, signpost.place) for signpost in found}


HELPWANTED = '<a href="https://www.helpwanted.nl/chat?x=1#y">Helpwanted</a>'
KINDERTELEFOON = '<a href="https://kindertelefoon.nl/">de Kindertelefoon</a>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<main><p>Praat met {HELPWANTED}.</p></main>", {("helpwanted", "link", "text")}),
        (f"<p>Praat met {HELPWANTED}.</p>", {("helpwanted", "link", "text")}),
        ("<p>Bel 020 – 261 52 75.</p>", {("helpwanted", "phone", "text")}),
        ('<p><a href="tel:+31-20-2615275">Bel ons</a></p>', {("helpwanted", "link", "text")}),
        ("<p>Bel 0800<span> - </span><b>0432</b>.</p>", {("kindertelefoon", "phone", "text")}),
        ("<p>Bel 0800&nbsp;&ndash;&nbsp;0432.</p>", {("kindertelefoon", "phone", "text")}),
        ("<p>Bel 0800&#160;0432.</p>", {("kindertelefoon", "phone", "text")}),
        ("<p>Bel 113 of 0800-0113.</p>", {("s113", "phone", "text")}),
        ("<p>Er waren 113 mensen.</p>", set()),
        ("<p>Vraag het Helpwanted.</p>", {("helpwanted", "name", "text")}),
        ("<p>Vraag het de Kinder&shy;telefoon.</p>", {("kindertelefoon", "name", "text")}),
        ("<p>Vraag het <b>Alles Ok&eacute;</b>.</p>", {("allesoke", "name", "text")}),
        ("<p>Stichting School &amp; Veiligheid</p>", {("schoolveiligheid", "name", "text")}),
        ("<p>Bel Veilig\n Thuis.</p>", {("veiligthuis", "name", "text")}),
        ("<p>Je kunt veilig thuis werken.</p>", set()),
        ("<p>Help wanted: we zoeken een kok. HELP WANTED!</p>", set()),
        ("<p>Ik ben fier. Fierljeppen is Fries.</p>", set()),
        ("<p>De HelpwantedApp bestaat niet.</p>", set()),
        ('<p><a href="https://helpwanted.example.nl/">x</a></p>', set()),
        ('<p><a href="https://nothelpwanted.nl/">x</a></p>', set()),
        ('<p><a href="https://example.nl/?u=https://helpwanted.nl/">x</a></p>', set()),
        ('<p><img src="https://helpwanted.nl/logo.png" alt="logo"></p>', set()),
        ('<p><a href="http://helpwanted.nl:8080/">x</a></p>', {("helpwanted", "link", "text")}),
        ('<p><a href="HTTPS://WWW.HELPWANTED.NL">x</a></p>', {("helpwanted", "link", "text")}),
        ('<p><a href="//helpwanted.nl">x</a></p>', {("helpwanted", "link", "text")}),
        ('<p><a href="https://eokm.nl/">x</a></p>', {("offlimits", "link", "text")}),
        ("<p>Bel 0900-0113</p>", {("s113", "phone", "text")}),
        ("<p>Het Offlimits Meldpunt helpt.</p>", {("meldpunt", "name", "text")}),
        ("<script>var x='Helpwanted 020-2615275'</script><p>Tekst</p>", set()),
        ("<p hidden>Bel 0800-0432</p>", set()),
        (
            "<details><summary>Meer</summary>Bel 0800-0432</details>",
            {("kindertelefoon", "phone", "text")},
        ),
    ],
)
def test_a_service_is_found(body, expected):
    assert signposts(body) == expected


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("<main><h2>Hulp nodig?</h2><p>{}</p></main>", "help_block"),
        ("<main><h2>Heb je hulp nodig?</h2><ul><li>{}</li></ul></main>", "help_block"),
        ("<main><h2>Waar kun je terecht?</h2><h3>Chat</h3><p>{}</p></main>", "help_block"),
        ("<main><h2>Praat erover</h2><p>Tekst</p><div><p>{}</p></div></main>", "help_block"),
        ("<main><h2>Need help?</h2><p>{}</p></main>", "help_block"),
        ("<main><div><h3>Hulp</h3></div><div><p>{}</p></div></main>", "help_block"),
        ("<main><p><strong>Hulp nodig?</strong></p><p>{}</p></main>", "help_block"),
        ("<main><dl><dt>Hulp nodig?</dt><dd>{}</dd></dl></main>", "help_block"),
        ("<main><details><summary>Hulp nodig?</summary><p>{}</p></details></main>", "help_block"),
        ('<main><div class="c-help-box"><p>{}</p></div></main>', "help_block"),
        ('<main><section id="hulpblok"><p>{}</p></section></main>', "help_block"),
        ('<main><aside class="helpBox"><p>{}</p></aside></main>', "help_block"),
        ('<main><p class="signpost">{}</p></main>', "help_block"),
        ("<main><h2>Hulp nodig?</h2><p>Tekst</p><h2>Tips</h2><p>{}</p></main>", "text"),
        ("<main><div><h3>Hulp nodig?</h3><p>Tekst</p></div><p>{}</p></main>", "text"),
        ("<main><h2>Tips</h2><p>{}</p></main>", "text"),
        ("<main><h2>Help je kind kiezen</h2><p>{}</p></main>", "text"),
        ("<main><h2>Vriend in nood</h2><p>{}</p></main>", "text"),
        ('<main class="help"><h1>Titel</h1><p>{}</p></main>', "text"),
        ('<div class="page help"><h1>Titel</h1><p>{}</p></div>', "text"),
        ('<main><div class="helper-text"><p>{}</p></div></main>', "text"),
        ("<footer><h2>Hulp nodig?</h2><p>{}</p></footer>", "footer"),
        ("<header><p>{}</p></header>", "footer"),
        ("<nav><ul><li>{}</li></ul></nav>", "footer"),
        ('<aside class="help"><h2>Hulp nodig?</h2><p>{}</p></aside>', "footer"),
        ('<div role="contentinfo"><p>{}</p></div>', "footer"),
    ],
)
@pytest.mark.parametrize(
    ("way", "by"), [(HELPWANTED, "link"), ("020-261 52 75", "phone"), ("Helpwanted", "name")]
)
def test_a_signpost_stands_in_its_place(body, place, way, by):
    assert signposts(body.format(way)) == {("helpwanted", by, place)}


def test_a_name_says_nothing_more_where_its_link_stands():
    body = f"<main><p>Helpwanted helpt: {HELPWANTED} of 020-261 52 75. Bel Helpwanted.</p></main>"
    assert signposts(body) == {("helpwanted", "link", "text"), ("helpwanted", "phone", "text")}


def test_a_name_in_the_text_counts_beside_a_link_in_the_footer():
    body = f"<main><p>Bel Helpwanted.</p></main><footer>{HELPWANTED}</footer>"
    assert signposts(body) == {("helpwanted", "name", "text"), ("helpwanted", "link", "footer")}


def test_the_best_places_come_first_and_nothing_twice():
    body = f"<footer>{HELPWANTED}{HELPWANTED}</footer><main><h2>Hulp nodig?</h2>{HELPWANTED}</main>"
    found = found_on(body)
    assert [signpost.place for signpost in found] == ["help_block", "footer"]
    assert found[0].text == "Helpwanted"
    assert found[0].target == "https://www.helpwanted.nl/chat?x=1"


def test_a_host_with_a_port_means_only_that_port():
    service = Service(id="s", name="S", hosts=("127.0.0.1:8405",))
    finder = SignpostFinder([service], "NL")
    link = '<p><a href="http://127.0.0.1:{}/">x</a></p>'
    assert signposts(link.format(8405), finder) == {("s", "link", "text")}
    assert signposts(link.format(8406), finder) == set()


def test_a_host_counts_with_and_without_www():
    link = '<p><a href="https://{}/">x</a></p>'
    for host in ("a.nl", "www.a.nl"):
        finder = SignpostFinder([Service(id="s", name="S", hosts=(host,))], "NL")
        assert signposts(link.format("a.nl"), finder) == {("s", "link", "text")}
        assert signposts(link.format("www.a.nl"), finder) == {("s", "link", "text")}


def test_what_only_looks_like_a_name_is_struck_out():
    service = Service(id="s", name="S", names=("Veilig Thuis",), not_this=("veilig thuis werken",))
    finder = SignpostFinder([service], "NL")
    assert signposts("<p>Veilig Thuis Werken</p>", finder) == set()
    assert signposts("<p>Veilig Thuis helpt</p>", finder) == {("s", "name", "text")}


def test_without_services_nothing_is_found():
    finder = SignpostFinder([], "NL")
    assert signposts("<p>Bel 112 of 0800-0432, Helpwanted.</p>", finder) == set()
    assert not may_signpost(page_of("<p>Bel 112 of 0800-0432, Helpwanted.</p>"), finder)


def test_most_pages_are_let_go_at_the_first_look():
    html = "<p>Versie 1.112.113 van 2023, id=a113b, 12-11-2022.</p>" * 50
    assert not may_signpost(page_of(html), FINDER)


def test_blocks_keep_their_words_together_and_their_parents_apart():
    page = page_of(
        "<header><p>Kop</p></header><main><h1>Ti<b>tel</b></h1><div>Los <i>woord</i>"
        "<p>Een <a href='/x'>link</a>,<br>nieuwe regel</p>erna</div>"
        "<ul><li>een<ul><li>twee</li></ul></li></ul><table><tr><td>a<td>b</table></main>"
    )
    blocks = blocks_of(page.tree)
    assert [(block.tag, block.text) for block in blocks] == [
        ("p", "Kop"),
        ("h1", "Titel"),
        ("div", "Los woord"),
        ("p", "Een link, nieuwe regel"),
        ("div", "erna"),
        ("li", "een"),
        ("li", "twee"),
        ("td", "a"),
        ("td", "b"),
    ]
    assert blocks[0].region is Region.HEADER
    assert blocks[3].hrefs == ("/x",)


@pytest.mark.parametrize("body", ["", "<p>", "<p></p>", "   ", "<!-- x -->", "<x-y>z</x-y>" * 3])
def test_odd_pages_give_blocks_without_an_error(body):
    assert all(block.text for block in blocks_of(page_of(body).tree))


def test_a_page_of_nested_elements_takes_linear_time():
    page = page_of("<div>" * 3000 + "Bel 0800-0432" + "</div>" * 3000)
    assert [block.text for block in blocks_of(page.tree)] == ["Bel 0800-0432"]


PLACED = TextBlock("Bel Helpwanted: 020-261 52 75", Region.CONTENT)


def test_a_block_made_by_hand_is_enough():
    found = FINDER.find(
        (PLACED,),
        {}.get,
        {"helpwanted"},
        "https://a.nl/",
        teasers=Teasers(frozenset(), frozenset()),
        help_page=None,
    )
    assert [(s.by, s.place) for s in found] == [("phone", "text")]


def test_a_page_is_sorted_into_the_parts_that_tell_its_topic():
    page = page_of(
        "<header><h1>De kop</h1></header><nav><a href='/'>Menu</a></nav><main><p>12 mei 2024</p>"
        "<p>Een eerste alinea die lang genoeg is om er een te zijn.</p>"
        "<h2>Tips</h2><ul><li>Een</ul>"
        "</main><footer>Voet</footer>"
    )
    text = page_text("Titel", page.url, blocks_of(page.tree))
    assert text == PageText(
        title="Titel",
        h1="De kop",
        address="/pagina",
        headings=("Tips",),
        first_paragraph="Een eerste alinea die lang genoeg is om er een te zijn.",
        body="12 mei 2024\nEen eerste alinea die lang genoeg is om er een te zijn.\nTips\n- Een",
    )
