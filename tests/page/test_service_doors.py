"""Links, numbers and names, and what is wrong with them where they stand."""

import pytest
from dutch_pack import SERVICES
from pages import page
from signpost_pages import signposts_on

from sicaudit.model.knowledge import Service
from sicaudit.page.help.signposts import SignpostFinder

FINDER = SignpostFinder(SERVICES, "NL")


def doors(html, finder=FINDER):
    found = signposts_on(page(f"<body>{html}"), finder)
    return {(signpost.service, signpost.by, signpost.faults) for signpost in found}


def link(words, href="https://www.helpwanted.nl/chat"):
    return f'<a href="{href}">{words}</a>'


@pytest.mark.parametrize(
    "words",
    ["klik hier", "Hier", "Lees meer »", "Meer informatie", "naar de website", "click here",
     "Read more (opens in a new tab)", "Klik hier voor hulp", "", "➜"],
)  # fmt: skip
def test_words_that_do_not_say_where_a_link_leads(words):
    assert doors(f"<p>Er zijn mensen die je helpen: {link(words)}.</p>") == {
        ("helpwanted", "link", ("vague-link",))
    }


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{link('Helpwanted')}</p>",
        f"<p>{link('Chat met een medewerker')}</p>",
        f"<p>{link('www.helpwanted.nl')}</p>",
        f"<p>{link('<img src=logo.png alt=Helpwanted>')}</p>",
        f"<p>Praat met Helpwanted ({link('klik hier')}).</p>",
        f"<p>{link('klik hier')}</p><p>{link('Helpwanted')}</p>",
    ],
)
def test_links_that_say_it_or_whose_sentence_does(html):
    assert ("helpwanted", "link", ()) in doors(html)


def test_the_name_in_another_sentence_does_not_help_a_vague_link():
    html = f"<p>Helpwanted is er al lang. Wil je daar meer van weten? {link('Lees meer')}.</p>"
    assert ("helpwanted", "link", ("vague-link",)) in doors(html)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<a href='tel:+31202615275'>020-261 52 75</a>", ("helpwanted", "phone", ())),
        ("<a href='tel:0800-0432'>020-261 52 75</a>", ("helpwanted", "phone", ("tel-differs",))),
        ("<a href='tel:0202615270'>020-261 52 75</a>", ("helpwanted", "phone", ("tel-differs",))),
        ("<a href='tel:02026152755'>020-261 52 75</a>", ("helpwanted", "phone", ("tel-differs",))),
        ("<a href='tel:112'>113</a>", ("s113", "phone", ("tel-differs",))),
        ("<a href='tel:113'>113</a>", ("s113", "phone", ())),
        ("<a href='tel:0800-0432'>Bel de Kindertelefoon</a>", ("kindertelefoon", "link", ())),
        ("<a href='tel:0800-0432'>Bel nu</a>", ("kindertelefoon", "link", ("vague-link",))),
        ("<a href='tel:0800-2000'>Bel de Kindertelefoon</a>",
         ("kindertelefoon", "link", ("tel-differs",))),
        ("<a href='mailto:vraag@helpwanted.nl'>Mail ons</a>",
         ("helpwanted", "link", ("vague-link",))),
        ("<a href='mailto:vraag@helpwanted.nl?subject=x'>vraag@helpwanted.nl</a>",
         ("helpwanted", "link", ())),
        ("<a href='https://wa.me/31202615275'>App met Helpwanted</a>", ("helpwanted", "link", ())),
        ("Kijk op helpwanted.nl of bel.", ("helpwanted", "name", ())),
        ("Kijk op https://www.Helpwanted.NL/chat.", ("helpwanted", "name", ())),
        ("Doe aangifte bij de politie.", ("police", "name", ())),
        ("Politie: doe aangifte.", ("police", "name", ())),
        ("Bel de politie als je nu bang bent.", ("police", "name", ())),
        ("Ga naar Jellinek.", ("jellinek", "name", ())),
    ],
)  # fmt: skip
def test_a_door_is_read_as_a_reader_would(html, expected):
    assert expected in doors(f"<p>{html}</p>")


@pytest.mark.parametrize(
    "html",
    ["Een week later stond de politie voor de deur.", "Fier op je werk",
     "Mail fan@helpwanted.nl", "Veilig thuis werken", "Er zijn 112 partners",
     "<a href='tel:070-1234567'>Bel de redactie</a>", "helpwanted.nl.example"],
)  # fmt: skip
def test_what_is_no_door(html):
    assert {door for door in doors(f"<p>{html}</p>") if door[0] != "veiligthuis"} == set()


def test_a_name_wins_over_one_that_stands_in_it():
    assert doors("<p>Bel het Offlimits Meldpunt.</p>") == {("meldpunt", "name", ())}


ABROAD = Service(
    id="abroad",
    name="Verweg",
    country="BE",
    hosts=("verweg.be",),
    phones=("1733", "0800-0432"),
)


def test_a_number_of_another_country_counts_where_none_of_ours_has_it():
    finder = SignpostFinder([*SERVICES, ABROAD], "NL")
    assert ("abroad", "phone", ()) in doors("<p>Bel 1733.</p>", finder)
    assert {door[0] for door in doors("<p>Bel 0800-0432.</p>", finder)} == {"kindertelefoon"}


def test_what_somebody_can_unfold_is_there_and_what_is_hidden_is_not():
    panel = "<button aria-controls=p1>Hulp</button><div id=p1 hidden><p>Bel Helpwanted.</p></div>"
    assert doors(panel) == {("helpwanted", "name", ())}
    assert doors("<div id=p2 hidden><p>Bel Helpwanted.</p></div>") == set()
    assert doors("<div hidden=until-found><p>Bel Helpwanted.</p></div>")
