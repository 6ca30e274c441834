"""What makes a help block: a box, a heading, or saying little else than where to turn."""

import pytest
from dutch_pack import SERVICES
from pages import page
from signpost_pages import signposts_on

from sicaudit.page.help.signposts import SignpostFinder

FINDER = SignpostFinder(SERVICES, "NL", "112")
LINE = '<a href="https://www.helpwanted.nl/">Helpwanted</a>: 020-261 52 75'
LONG = "Deze alinea vertelt iets over het onderwerp en noemt daarbij geen enkele dienst. " * 3


def places(html):
    found = signposts_on(page(html), FINDER)
    return {signpost.place for signpost in found if signpost.service == "helpwanted"}


@pytest.mark.parametrize(
    "html",
    [
        f"<h2>Hulp nodig?</h2><p>{LINE}</p>",
        f"<h3>Talk to someone today</h3><p>{LINE}</p>",
        f"<h2>Wie helpt mij?</h2><p>{LONG}</p><p>{LINE}</p>",
        f"<div class=kop>Hulp</div><p>{LINE}</p>",
        f"<p><b>Hulp nodig?</b></p><p>{LINE}</p>",
        f"<div><button>Hulp nodig?</button></div><div><p>{LINE}</p></div>",
        f"<p>{LONG}</p><p><strong>Hulp nodig?</strong> Bel {LINE}.</p>",
        f"<p>{LONG}</p><div class='alert alert-warning'><p>{LINE}</p></div>",
        f"<p>{LONG}</p><aside><p>{LINE}</p></aside>",
        f"<p>{LONG}</p><address><p>{LINE}</p></address>",
        f"<p>{LONG}</p><p class=callout>{LINE}</p>",
        f"<p>{LONG}</p><div class='rounded-xl border'><h3>Altijd</h3><p>{LINE}</p></div>",
        f"<h2>Verwijzing</h2><p>{LINE}</p>",
        f"<section aria-label='Hulp en advies'><p>{LONG}</p><p>{LINE}</p></section>",
        f"<h2>Anoniem en gratis</h2><p>{LINE}</p><p>Politie: 0900-8844</p>",
    ],
)
def test_a_help_block(html):
    assert places(f"<main><h1>Titel</h1><p>{LONG}</p>{html}</main>") == {"help_block"}


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{LINE}</p>",
        f"<h2>Onderzoek</h2><p>{LONG} {LINE} {LONG}</p>",
        f"<h2>Onderzoek</h2><p>{LONG}</p><p>{LONG}</p><p>Een derde zocht steun bij {LINE}.</p>",
        f"<div class=tekst><p>{LONG}</p></div><div class=tekst><p>{LINE}</p></div>",
        f"<ul><li>{LONG}</li><li>{LINE}</li></ul>",
        f"<h2>Hulp nodig?</h2><p>{LONG}</p><h2>Meer weten</h2><p>{LONG}</p><p>{LINE}</p>",
        f"<h2>Eerste hulp bij het instellen</h2><p>{LONG}</p><p>{LINE}</p>",
    ],
)
def test_no_help_block(html):
    assert places(f"<main><h1>Titel</h1><p>{LONG}</p>{html}</main>") == {"text"}


def test_an_aside_among_the_text_is_the_pages_own_and_a_sidebar_is_not():
    aside = f"<aside><h3>Hulp nodig?</h3><p>{LINE}</p></aside>"
    assert places(f"<div><h1>Titel</h1><p>{LONG}</p>{aside}</div>") == {"help_block"}
    assert places(f"<div><div><h1>Titel</h1><p>{LONG}</p></div>{aside}</div>") == {"footer"}


def test_the_headline_of_the_page_makes_no_help_block_of_it_all():
    html = f"<main><h1>Hulp bij pesten</h1><p>{LONG}</p><p>{LONG}</p><p>{LINE}</p></main>"
    assert places(html) == {"text"}


def test_the_choices_of_a_help_block_are_counted_without_the_emergency_number():
    html = f"<main><h2>Hulp</h2><p>{LINE}</p><p>Politie: 0900-8844</p><p>Nood? Bel 112.</p></main>"
    found = signposts_on(page(html), FINDER)
    assert {signpost.choices for signpost in found} == {2}
