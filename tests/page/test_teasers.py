"""Lists of other pages are no text of the page; lists of services are."""

import pytest
from pages import page

from sicaudit.page.help.teasers import teasers_of
from sicaudit.page.html.blocks import blocks_of


def teasers(html):
    seen = page(html)
    blocks = blocks_of(seen.tree)
    found = teasers_of(blocks, seen.url)
    return [block.text for number, block in enumerate(blocks) if number in found.every]


A_LINK = "<a href='/hulp'>Hier vind je hulp</a>"


def links(*words, start="<li>", end="</li>"):
    return "".join(f'{start}<a href="/{n}">{word}</a>{end}' for n, word in enumerate(words))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<ul>{links('Een', 'Twee')}</ul>", ["Een", "Twee"]),
        ("<p><a href='/meer'>Lees meer over pesten</a></p>", ["Lees meer over pesten"]),
        ("<p><a href='https://www.a.nl/meer'>Lees meer</a></p>", ["Lees meer"]),
        ("<p><a href='//a.nl/meer'>Lees meer</a></p>", ["Lees meer"]),
        ("<p><a href='#tips'>Tips</a></p>", ["Tips"]),
        ("<p><a href='/meer'>Lees meer</a> of praat er met iemand over die je vertrouwt.</p>", []),
        ("<ul><li><a href='https://b.nl/'>Hulplijn</a></li></ul>", []),
        ("<p><a href='tel:112'>112</a></p>", []),
        ("<p><a href='mailto:x@a.nl'>Mail ons</a></p>", []),
        ("<h1><a href='/'>Titel</a></h1>", []),
        (
            "<a href='/x'><h3>Kaart</h3><p>Met een zin erbij.</p></a>",
            ["Kaart", "Met een zin erbij."],
        ),
    ],
)
def test_what_only_leads_to_other_pages_of_the_site(html, expected):
    assert teasers(f"<body>{html}") == expected


def test_cards_are_teasers_with_all_that_is_in_them():
    card = "<div class=card><h3><a href='/{0}'>Titel {0}</a></h3><p>Wat er in {0} staat.</p></div>"
    cards = "".join(card.format(number) for number in range(4))
    found = teasers(f"<main><h1>Nieuws</h1><p>Het laatste nieuws.</p><div>{cards}</div></main>")
    assert found[:2] == ["Titel 0", "Wat er in 0 staat."]
    assert len(found) == 8


def test_titles_with_words_under_them_are_teasers_without_any_box():
    rows = "".join(f"<h3><a href='/{n}'>Titel {n}</a></h3><p>Woorden {n}.</p>" for n in range(3))
    assert len(teasers(f"<main><p>Gevonden: drie.</p>{rows}</main>")) == 6


def test_sections_that_end_in_read_more_are_no_cards():
    text = "Een lange alinea met uitleg over het onderwerp en wat je er zelf aan kunt doen. " * 5
    part = f"<section><h2>Kop</h2><p>{text}</p><p><a href='/x'>Lees meer</a></p></section>"
    assert set(teasers(f"<main>{part * 4}</main>")) == {"Lees meer"}


def test_a_heading_above_nothing_but_teasers_is_one():
    html = f"<main><h2>Over pesten</h2><p>Tekst.</p><h2>Lees ook</h2><ul>{links('Een')}</ul></main>"
    assert teasers(html) == ["Lees ook", "Een"]
    html = f"<main><h2>Meer</h2><ul>{links('Een')}</ul><p>Tekst die volgt.</p></main>"
    assert teasers(html) == ["Een"]


def test_a_short_line_above_several_teasers_is_one():
    html = f"<main><p>Tekst.</p></main><div><div>Meer voor jou</div>{links('A', 'B', 'C')}</div>"
    assert teasers(html) == ["Meer voor jou", "A", "B", "C"]


def test_one_link_alone_may_be_a_sentence_of_the_text():
    seen = page(
        f"<main><p>{A_LINK}</p><p>Of:</p><ul>{links('A', 'B', 'C')}</ul><p>{A_LINK}</p></main>"
    )
    blocks = blocks_of(seen.tree)
    found = teasers_of(blocks, seen.url)
    assert [blocks[number].text for number in sorted(found.listed)] == ["A", "B", "C"]
