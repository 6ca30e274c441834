"""A document, read on demand and as a browser reads it."""

import pytest
from pages import page

from sicaudit.model.outcome import Response
from sicaudit.page.html.page import Page
from sicaudit.urls import Url


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("<title>Privé café</title>".encode("latin-1"), "text/html; charset=iso-8859-1"),
        ("<title>Privé café</title>".encode("latin-1"), "text/html"),
        ("<meta charset=iso-8859-1><title>Privé café</title>".encode("latin-1"), "text/html"),
        ("<title>Privé café</title>".encode(), "text/html; charset=utf-8"),
        ("<title>Privé café</title>".encode(), None),
        ("\ufeff<title>Privé café</title>".encode(), "text/html; charset=latin1"),
        ("<title>Privé café</title>".encode("utf-16"), "text/html"),
    ],
)
def test_the_text_is_decoded_as_a_browser_does(body, content_type):
    assert page(body, content_type=content_type).title == "Privé café"


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ("<html lang=nl>", "nl"),
        ("<html lang=' NL-BE '>", "nl-be"),
        ("<html lang=''>", None),
        ("<html>", None),
        ("<body lang=nl>", None),
        ("", None),
    ],
)
def test_the_language_is_what_the_document_says(html, language):
    assert page(html).language == language


def test_the_title_is_the_first_and_on_one_line():
    assert page("<title> Een\n  titel </title><title>Twee</title>").title == "Een titel"
    assert page("<title>A &amp; B</title>").title == "A & B"
    assert page("<p>Hallo").title == ""
    assert page("").title == ""


def test_soup_is_there_for_authors_of_checks():
    assert page("<p class=x>Hallo").soup.select_one("p.x").get_text() == "Hallo"


def test_the_main_text_is_without_menus():
    html = "<nav>Menu</nav><main><h1>Kop</h1><p>Tekst</main><footer>Voet</footer>"
    assert page(html).text == "Kop Tekst"


@pytest.mark.parametrize(
    "body",
    [b"", b"\0", b"\xff\xfe", b"<", b"<a href=", b"\xff" * 50, b"<!doctype html>", b"%PDF-1.7"],
)
def test_whatever_comes_is_a_page(body):
    read = Page(Response(url=Url("https://a.nl/"), status=200, headers={}, body=body))
    assert isinstance(read.title, str)
    assert isinstance(read.text, str)
    assert read.links == ()
