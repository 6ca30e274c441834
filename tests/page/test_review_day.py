"""The day that a page names for its next review."""

from datetime import date
from time import process_time

import pytest
from selectolax.lexbor import LexborHTMLParser

from sicaudit.page.dates.review_day import review_day

TODAY = date(2026, 11, 23)

NAMED = [
    ("<p>Volgende controle: 3 mei 2027</p>", date(2027, 5, 3)),
    ("<p>Te herzien op 1 februari 2026.</p>", date(2026, 2, 1)),
    ("<p>Volgende herziening op 01-02-2028</p>", date(2028, 2, 1)),
    ("<p>Page last reviewed: 3 May 2024. Next review due: 3 May 2027</p>", date(2027, 5, 3)),
    ("<p>Review by 2027-01-31</p>", date(2027, 1, 31)),
    ("<p>Nächste Überprüfung: 3. Mai 2027</p>", date(2027, 5, 3)),
    ('<meta name="review_by" content="2027-01-31">', date(2027, 1, 31)),
    ('<meta name="Next-Review" content="2027-01-31T00:00:00Z">', date(2027, 1, 31)),
    ('<meta name="review_by" content="soon"><p>Review by 1 May 2027</p>', date(2027, 5, 1)),
]
SILENT = [
    "<p>Laatst gecontroleerd op 3 mei 2024</p>",
    "<p>Lees onze review van 3 mei 2024</p>",
    "<p>Na de volgende controle laten wij van ons horen. Bel ons op 3 mei 2027.</p>",
    "<p>Reviewed by Anna on 3 May 2024</p>",
    "<p>Next review due: 3 May 2099</p>",
    '<meta name="review" content="2027-01-31">',
    "<p>Tekst</p>",
]


def day_of(html, language="nl"):
    tree = LexborHTMLParser(f"<html><body>{html}".encode())
    return review_day(tree, tree.body.text(separator=" "), language=language, today=TODAY)


@pytest.mark.parametrize(("html", "day"), NAMED)
def test_a_page_may_name_the_day_of_its_next_review(html, day):
    assert day_of(html) == day


@pytest.mark.parametrize("html", SILENT)
def test_other_days_are_none_of_that(html):
    assert day_of(html) is None


def test_a_page_that_names_none_costs_next_to_nothing():
    tree = LexborHTMLParser(b"<p>" + b"Woorden over van alles en nog wat. " * 600)
    words = tree.body.text()
    before = process_time()
    for _ in range(100):
        review_day(tree, words, language="nl", today=TODAY)
    assert (process_time() - before) / 100 < 0.001
