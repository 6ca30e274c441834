"""What a reader sees of a link: its words, and those around it."""

import pytest
from pages import page, the_link

from sicaudit.page.html.context import flat


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<a href=x>Lees meer</a>", "Lees meer"),
        ("<a href=x>\n Lees\n\t<b>meer</b> </a>", "Lees meer"),
        ("<a href=x>Lees<br>meer</a>", "Lees meer"),
        ("<a href=x><img alt='Het logo'></a>", "Het logo"),
        ("<a href=x><span><img alt=' Het  logo '></span></a>", "Het logo"),
        ("<a href=x aria-label='Naar boven'></a>", "Naar boven"),
        ("<a href=x title='Naar boven'></a>", "Naar boven"),
        ("<a href=x title=niet>wel</a>", "wel"),
        ("<a href=x></a>", ""),
        ("<img src=x alt='Affiche'>", "Affiche"),
        ("<img src=x>", ""),
        ("<a href=x>" + "a" * 400 + "</a>", "a" * 300 + "…"),
    ],
)
def test_the_text_of_a_link_is_what_stands_for_it(html, text):
    assert the_link(html).text == text


def test_a_snippet_shows_the_words_around():
    before, after = "voor " * 40, " na" * 40
    snippet = the_link(f"<p>{before}<a href=x>de link</a>{after}</p>").snippet
    assert snippet.startswith("… voor")
    assert snippet.endswith("na …")
    assert " de link na" in snippet
    assert 100 < len(snippet) < 200


def test_a_snippet_cuts_between_words():
    words = "eenheel langwoord " * 20
    snippet = the_link(f"<p>{words}<a href=x>hier</a> {words}</p>").snippet
    assert set(snippet.split()) == {"…", "eenheel", "langwoord", "hier"}


def test_a_link_alone_in_its_paragraph_looks_further_out():
    link = the_link("<div>Meld het bij <p><a href=x>hier</a></p></div>")
    assert link.snippet == "Meld het bij hier"
    assert the_link("<body>Elders <p><a href=x>hier</a></p>").snippet == "hier"


def test_the_same_words_twice_have_each_their_own_surroundings():
    words = "tussen " * 40
    links = page(f"<p>een <a href=x>hier</a> {words} <a href=y>hier</a> twee</p>").links
    assert links[0].snippet.startswith("een hier")
    assert links[1].snippet.endswith("hier twee")


def test_text_is_on_one_line():
    assert flat(" a\n\tb \N{NO-BREAK SPACE} c ") == "a b c"


def test_many_links_in_one_paragraph_cost_little():
    import time

    html = "<p>" + "<a href=x>hier</a> en " * 5000 + "</p>"
    began = time.process_time()
    assert len(page(html).links) == 5000
    assert time.process_time() - began < 2


def test_a_link_before_a_full_stop_is_not_set_apart_from_it():
    (link,) = page("<p>Lees hoe je <a href=x>veilig belt</a>.</p>").links
    assert link.snippet == "Lees hoe je veilig belt."
