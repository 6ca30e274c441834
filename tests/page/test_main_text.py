"""What of a page is its text, and what stands around it."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from sicaudit.page.html.inventory import inventory_of
from sicaudit.page.html.main_text import main_text, text_of

PAGE = """<!doctype html><html><head><title>Titel</title><style>p {{}}</style></head><body>
<header><a href="/">Kop van de site</a></header><nav>Menu <a href="/hulp">Hulp</a></nav>
<main><article><header><h1>Online pesten</h1></header><p>Praat   erover
met&nbsp;iemand.</p>{extra}</article></main>
<aside>Lees ook</aside><script>var nu = 1</script><noscript>Zet script aan</noscript>
<div class="cookie-banner">Wij gebruiken koekjes</div><footer>Voet</footer></body></html>"""

TEXT = "Online pesten Praat erover met iemand."
STORY = "<p>Praat erover met iemand die je vertrouwt, dat helpt echt.</p>" * 8


def read(extra=""):
    return main_text(LexborHTMLParser(PAGE.format(extra=extra)))


def own(body):
    return main_text(LexborHTMLParser(f"<html><body>{body}</body></html>"))


def words(body):
    tree = LexborHTMLParser(f"<html><body>{body}</body></html>")
    return " ".join(text_of(tree, inventory_of(tree)).words.split())


def test_only_the_pages_own_words_remain():
    assert read() == TEXT


@pytest.mark.parametrize(
    "extra",
    [
        "<form><label>Zoek</label><input></form>",
        "<template><p>Sjabloon</p></template>",
        "<dialog open>Nieuwsbrief?</dialog>",
        '<div role="dialog">Nieuwsbrief?</div>',
        '<ul role="menu"><li>Kopieer</ul>',
        '<div id="CookieConsent">Akkoord?</div>',
        "<nav><header>Inhoud</header><ul><li><nav>Dieper</nav></li></ul></nav>",
        "<select><option>Nederlands<option>English</select>",
        "<video>Uw browser toont geen film.</video>",
        "<cookie-notice>Akkoord?</cookie-notice>",
        "<!-- opmerking -->",
    ],
)
def test_surroundings_inside_the_article_are_left_out(extra):
    assert read(extra) == TEXT


@pytest.mark.parametrize(
    "html",
    [
        "<form><main><h1>Alles</h1><p>in een formulier</p></main></form>",
        '<div class="cookie-wrapper"><h1>Alles</h1><p>in een formulier</p></div>',
        '<body class="cookies-accepted"><h1>Alles</h1><p>in een formulier</p>',
        '<body class="cookies-accepted"><p>Alles</p><p>in een formulier</p>',
        '<main class="cookies">Alles in een formulier</main>',
        "<header><h1>Site</h1></header><article><header>Alles</header>in een formulier</article>",
        "<nav><a href=/>Alles</a><main>in een formulier</main>",
        '<div class="page no-sidebar"><h1>Alles</h1><p>in een formulier</p></div>',
        "<div aria-hidden=true><h1>Alles</h1><p>in een formulier</p></div><div role=dialog>Ja?",
        '<div class="page-with-menu"><p>Alles</p><p>in een formulier</p></div>',
        '<div class="xl:footer [&>nav]:menu hover:share">Alles in een formulier</div>',
    ],
)
def test_what_holds_the_page_itself_is_kept(html):
    assert main_text(LexborHTMLParser(html)) == "Alles in een formulier"


@pytest.mark.parametrize(
    "extra",
    [
        '<div class="related-posts"><a href="/1">Sexting</a></div>',
        '<section id="comments" class="comments-area"><p>Goed stuk, dank!</p></section>',
        '<div class="share-buttons">Deel dit</div>',
        '<div class="siteFooter">Stichting</div>',
        '<div class="advertisement"><p>Koop nu</p></div>',
        '<div class="quote-of-the-day"><q>Wie niet waagt</q></div>',
        '<div class="newsletter-popup"><h1>Blijf op de hoogte</h1></div>',
        "<div hidden>Er ging iets mis</div>",
        '<div style="display: none">Er ging iets mis</div>',
    ],
)
def test_what_changes_by_itself_is_not_the_pages_own(extra):
    assert own(f"<h1>Kop</h1>{STORY}{extra}") == own(f"<h1>Kop</h1>{STORY}")
    assert words(f"<h1>Kop</h1>{STORY}{extra}") != words(f"<h1>Kop</h1>{STORY}")


@pytest.mark.parametrize(
    "extra",
    [
        '<div class="accordion"><h2>Mag dat?</h2><div class="answer" hidden>Nee.</div></div>',
        '<div role="tabpanel" hidden>Nee.</div>',
        '<div hidden="until-found">Nee.</div>',
        "<details><summary>Mag dat?</summary>Nee.</details>",
        '<aside class="footnote"><p>Nee.</p></aside>',
        '<aside role="note">Nee.</aside>',
        '<div class="elementor-widget"><p>Nee.</p></div>',
        '<div class="post-content"><p>Nee.</p></div>',
        '<section id="wat-je-met-cookies-en-reclame-doet"><h2>Mag dat?</h2>Nee.</section>',
        '<section id="import-related-module-attributes"><h2>Mag dat?</h2>Nee.</section>',
        "<h2>Zie ook</h2><ul><li><a href=/1>Nee.</a></ul>",
        "<p>Lees ook:</p><p>Nee.</p>",
    ],
)
def test_what_somebody_wrote_for_this_page_is_kept(extra):
    assert "Nee." in own(f"<h1>Kop</h1>{STORY}{extra}")


LIST = "<ul><li><a href=/1>Sexting: wat nu?</a></li><li><a href=/2>Online pesten</a></li></ul>"


@pytest.mark.parametrize(
    "extra",
    [
        f"<div><h3>Lees ook</h3>{LIST}</div>",
        f"<h3>Lees ook:</h3>{LIST}",
        f"<section><h2> Related\n</h2>{LIST}</section>",
        f"<p><b>Meer over dit onderwerp</b></p>{LIST}",
        f"<div><span>Articles connexes</span></div><div>{LIST}</div>",
    ],
)
def test_lists_of_other_pages_are_known_by_their_headings(extra):
    kept = own(f"<h1>Kop</h1>{STORY}{extra}<p>Bel 0800-1234.</p>")
    assert kept == own(f"<h1>Kop</h1>{STORY}<p>Bel 0800-1234.</p>")


def test_a_list_that_stands_beside_text_takes_none_of_it_along():
    body = f"<h1>Kop</h1>{STORY}<div><p>Bel 0800-1234 of chat.</p><section><h2>Lees ook</h2>{LIST}"
    assert own(body).endswith("Bel 0800-1234 of chat.")


def test_a_menu_without_a_name_above_the_headline_is_left_out():
    menu = "<div><ul><li><a href=/>Home</a></li><li><a href=/n>Nieuws</a></li></ul></div>"
    assert own(f"{menu}<h1>Kop</h1>{STORY}") == own(f"<h1>Kop</h1>{STORY}")
    assert own(f"{menu}<h2>Kop</h2>{STORY}") == own(f"<h2>Kop</h2>{STORY}")


def test_words_above_the_headline_are_kept_where_they_are_a_text():
    lead = "<p>Deze pagina gaat over wat je kunt doen als iemand je op internet lastigvalt.</p>"
    assert own(f"{lead * 2}<h1>Kop</h1>{STORY}").startswith("Deze pagina gaat over")


def test_where_main_holds_the_text_what_stands_beside_it_is_left_out():
    body = f"<div>Taal: Nederlands</div><main><h1>Kop</h1>{STORY}</main><div>Postbus 1</div>"
    assert own(body) == own(f"<h1>Kop</h1>{STORY}")
    assert "Postbus 1" in words(body)


def test_a_header_that_holds_the_headline_is_text():
    hero = "<header><div><h1>Kop</h1><p>Ember AB helpt.</p></div></header>"
    assert own(f"{hero}<div>{STORY}</div>") == own(f"<h1>Kop</h1><p>Ember AB helpt.</p>{STORY}")
    assert own(f"{hero}<main>{STORY}</main>") == own(f"<h1>Kop</h1><p>Ember AB helpt.</p>{STORY}")


@pytest.mark.parametrize(
    "body",
    [
        f"<header><nav>Menu</nav><h1>Stichting</h1></header><div>{STORY}</div>",
        f"<header><h1>Stichting</h1></header><main><header>Kop</header>{STORY}</main>",
        f"<header><h1>Stichting</h1></header><main><h1>Kop</h1>{STORY}</main>",
        f"<header><a href=/>Stichting</a></header><h1>Kop</h1>{STORY}",
    ],
)
def test_a_header_that_holds_the_websites_name_is_none(body):
    assert "Stichting" not in own(body)


def test_where_main_holds_next_to_nothing_the_whole_page_counts():
    assert own(f"<main><div id=app></div></main><div>{STORY}</div>") == own(STORY)


def test_a_page_of_which_its_names_leave_nothing_is_taken_whole():
    assert own(f'<div class="content-menu">{STORY}</div>') == own(STORY)
    assert own(f'<div class="sidebar-layout">{STORY}</div><p>Kort.</p>') == own(
        f"{STORY}<p>Kort.</p>"
    )


def test_the_tree_stays_as_it_was():
    tree = LexborHTMLParser(PAGE.format(extra="<form>Zoek</form>"))
    before = tree.html
    first = main_text(tree)
    assert tree.html == before
    assert tree.css_first("footer").text() == "Voet"
    assert main_text(tree) == first


@pytest.mark.parametrize("html", ["", "<html></html>", "<frameset><frame src=a></frameset>"])
def test_a_page_without_words_has_no_text(html):
    assert main_text(LexborHTMLParser(html)) == ""


def test_elements_twenty_thousand_deep_are_no_trouble():
    html = "<div>" * 20_000 + "<nav>Menu</nav>Diep" + "</div>" * 20_000
    assert main_text(LexborHTMLParser(html)) == "Diep"
