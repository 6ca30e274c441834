import pytest
from selectolax.lexbor import LexborHTMLParser

from sicaudit.page.main_text import main_text, text_hash

PAGE = """<!doctype html><html><head><title>Titel</title><style>p {{}}</style></head><body>
<header><a href="/">Kop van de site</a></header><nav>Menu <a href="/hulp">Hulp</a></nav>
<main><article><header><h1>Online pesten</h1></header><p>Praat   erover
met&nbsp;iemand.</p>{extra}</article></main>
<aside>Lees ook</aside><script>var nu = 1</script><noscript>Zet script aan</noscript>
<div class="cookie-banner">Wij gebruiken koekjes</div><footer>Voet</footer></body></html>"""


def read(extra=""):
    return main_text(LexborHTMLParser(PAGE.format(extra=extra)))


def test_only_the_pages_own_words_remain():
    assert read() == "Online pesten Praat erover met iemand."


@pytest.mark.parametrize(
    "extra",
    [
        "<form><label>Zoek</label><input></form>",
        "<template><p>Sjabloon</p></template>",
        "<dialog open>Nieuwsbrief?</dialog>",
        '<div role="dialog">Nieuwsbrief?</div>',
        '<div id="CookieConsent">Akkoord?</div>',
        "<nav><header>Inhoud</header><ul><li><nav>Dieper</nav></li></ul></nav>",
        "<!-- opmerking -->",
    ],
)
def test_surroundings_inside_the_article_are_left_out(extra):
    assert read(extra) == "Online pesten Praat erover met iemand."


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
    ],
)
def test_what_holds_the_page_itself_is_kept(html):
    assert main_text(LexborHTMLParser(html)) == "Alles in een formulier"


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


def test_the_hash_changes_with_the_text_and_only_with_it():
    assert text_hash(read()) == text_hash(read("<form>Andere zoekbalk</form>"))
    assert text_hash(read()) != text_hash(read("<p>Bel 0800-1234.</p>"))
    assert text_hash("") == "e4a6a0577479b2b4"
    assert len(text_hash("\ud800")) == 16
