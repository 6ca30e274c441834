"""Links that quote a page: what they ask for, and whether it is said there."""

import pytest

from sicaudit.page.html.quotes import Quote, quote_of, quotes_in, says

TEXT = """Bel de hulplijn, elke dag van 7 tot 23 uur.  Ook als je
twijfelt. Één gesprek helpt vaak al. Foto’s bewaren? Maak een schermafdruk."""


@pytest.mark.parametrize(
    ("fragment", "directives"),
    [
        ("", ()),
        ("kop", ()),
        (":~:text=hulplijn", ("text=hulplijn",)),
        ("kop:~:text=een&text=twee", ("text=een", "text=twee")),
        (":~:selector=x", ()),
    ],
)
def test_directives_are_read_from_a_fragment(fragment, directives):
    assert quotes_in(fragment) == directives


@pytest.mark.parametrize(
    ("directive", "quote"),
    [
        ("text=hulplijn", Quote(start="hulplijn")),
        ("text=bel%20de,23%20uur", Quote(start="bel de", end="23 uur")),
        ("text=bel%20de-,hulplijn,-elke", Quote(start="hulplijn", before="bel de", after="elke")),
        ("text=a%2Cb", Quote(start="a,b")),
        ("text=", None),
        ("text=-,", None),
    ],
)
def test_a_directive_has_up_to_four_parts(directive, quote):
    assert quote_of(directive) == quote


@pytest.mark.parametrize(
    ("directive", "said"),
    [
        ("text=bel%20de%20HULPLIJN", True),
        ("text=een%20gesprek", True),
        ("text=Foto%27s%20bewaren", True),
        ("text=als%20je%20twijfelt", True),
        ("text=hulp", False),
        ("text=ulplijn", False),
        ("text=bel%20de,twijfelt", True),
        ("text=twijfelt,bel%20de", False),
        ("text=bel%20de-,hulplijn", True),
        ("text=deze-,hulplijn", False),
        ("text=schermafdruk,-maak", False),
        ("text=deze%20zin%20is%20weg", False),
    ],
)
def test_a_page_says_it_or_not(directive, said):
    assert says(TEXT, quote_of(directive)) is said


def test_a_hostile_quotation_ends():
    assert not says("a " * 200_000, quote_of("text=a,b"))
