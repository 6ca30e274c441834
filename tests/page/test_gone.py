"""Pages that say they are gone although their status says all is well."""

import pytest
from pages import page

from sicaudit.page.gone import says_gone


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
    ],
)
def test_a_page_that_is_gone_says_so_in_title_and_heading(title, heading):
    html = f"<title>{title}</title>" + (f"<h1>{heading}</h1>" if heading else "<p>Zoek hier.")
    assert says_gone(page(html))


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Voorbeeld", "Welkom"),
        ("Voorbeeld", "Pagina niet gevonden"),
        ("Pagina niet gevonden", "Nieuws van deze week"),
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
