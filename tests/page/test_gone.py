"""Pages that say they are gone although their status says all is well."""

import tomllib
from importlib.resources import files

import pytest
from pages import page

from sicaudit.page.standing.first_look import FirstLook
from sicaudit.page.standing.gone import gone_standing


def says_gone(document):
    return gone_standing(FirstLook(document)) is not None


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("404", None),
        ("404 Not Found", "Not Found"),
        ("Page not found", "Page not found"),
        ("Page not found | Voorbeeld", "Oops, this page could not be found"),
        ("Pagina niet gevonden", "Pagina niet gevonden"),
        ("Pagina niet gevonden - Voorbeeld", "404"),
        ("Voorbeeld | Pagina niet gevonden", "Oeps! Deze pagina is niet gevonden"),
        ("Deze pagina bestaat niet meer", "Deze pagina bestaat niet"),
        ("Fout 404", None),
        ("Voorbeeld - Error 404", None),
        ("PAGE NOT FOUND", None),
        ("Seite nicht gefunden", None),
        ("Page introuvable", None),
        ("Strona została usunięta", "Strona została usunięta"),
        ("Strona zostala usunieta", "Strona zostala usunieta"),
        ("Siden du søger er væk", "Vi kan desværre ikke finde siden"),
        ("Stranica nije pronađena", "Stranica nije pronađena"),
        ("Voorbeeld", "Pagina niet gevonden"),
        ("Voorbeeld", "Deze vacature is vervuld"),
        ("404 Pagina niet gevonden - Voorbeeld", "Er ging iets mis"),
    ],
)
def test_a_page_that_is_gone_says_so_in_title_and_heading(title, heading):
    html = f"<title>{title}</title>" + (f"<h1>{heading}</h1>" if heading else "<p>Zoek hier.")
    assert says_gone(page(html))


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Voorbeeld", "Welkom"),
        ("Pagina niet gevonden", "Nieuws van deze week"),
        ("Pagina niet gevonden?", "Pagina niet gevonden?"),
        ("Vermist", "Niet gevonden"),
        ("Wat betekent een 404?", "Wat betekent een 404?"),
        ("Kamer 4041", "Kamer 4041"),
        ("Niet gevonden wat je zocht?", "Niet gevonden wat je zocht?"),
        ("Vermiste kinderen niet gevonden", "Vermiste kinderen niet gevonden"),
        ("Pagina niet gevonden " + "en nog veel meer " * 10, None),
        ("", None),
    ],
)
def test_a_page_about_something_is_not_gone(title, heading):
    html = f"<title>{title}</title>" + (
        f"<h1>{heading}</h1>" if heading else "<p>404 niet gevonden"
    )
    assert not says_gone(page(html))


def test_every_official_language_of_the_eu_has_its_words():
    text = (files("sicaudit.page") / "wordlists" / "gone.toml").read_text("utf-8")
    languages = {"bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr"}
    languages |= {"hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv"}
    assert languages <= set(tomllib.loads(text)["sayings"])
