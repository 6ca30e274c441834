"""What sentences, fields and traps say of a page: many forms, each in a short page."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from sicaudit.page.dates.evidence import date_evidence, judge_dates

TODAY = date(2026, 11, 23)
FIRST, LATER = date(2021, 6, 9), date(2024, 3, 5)
DAYS = {
    "nl": {"{a}": "5 maart 2024", "{b}": "9 juni 2021"},
    "en": {"{a}": "March 5, 2024", "{b}": "9 June 2021"},
}
TEXTS = {
    "nl": "<p>Praat samen over wat je kind online meemaakt. Luister eerst, oordeel later.</p>" * 2,
    "en": "<p>Talk about what your child does online. Ask open questions.</p>" * 2,
}


LANGUAGES = ("nl", "en")
FORMS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
SENTENCES = [(language, *row) for language in LANGUAGES for row in FORMS[f"sentences_{language}"]]
TRAPS = [(language, trap) for language in LANGUAGES for trap in FORMS[f"traps_{language}"]]
FIELDS = [("head", *row) for row in FORMS["heads"]] + [("top", *row) for row in FORMS["bodies"]]


def judged(*, language, head="", top="", bottom=""):
    html = (
        f'<html lang="{language}"><head><title>Online grenzen</title>{head}</head><body><header>'
        f'<a href="/">Home</a></header><main><h1>Online grenzen</h1>{top}{TEXTS[language]}{bottom}'
        "</main><footer>© 2026 Stichting Voorbeeld</footer></body></html>"
    )
    evidence = date_evidence(
        LexborHTMLParser(html),
        url="https://www.voorbeeld.nl/tips/grenzen/",
        headers={},
        language=language,
        today=TODAY,
    )
    return judge_dates(evidence)


def dated(line, language):
    for place, day in DAYS[language].items():
        line = line.replace(place, day)
    return line


@pytest.mark.parametrize(("language", "line", "says"), SENTENCES)
def test_a_sentence_says_when_the_page_came_out_and_was_changed(language, line, says):
    line = f"<p>{dated(line, language)}</p>"
    found = judged(language=language, top=line)
    assert found.published == (FIRST if says == "both" else None)
    assert found.modified == (None if says == "neither" else LATER)
    found = judged(language=language, bottom=line)
    assert found.modified == (None if says == "neither" else LATER)


@pytest.mark.parametrize("place", ["top", "bottom"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("line", FORMS["others"])
def test_a_sentence_about_something_else_dates_nothing(line, language, place):
    line = f"<p>{dated(line, language)}</p>"
    assert judged(language=language, **{place: line}).best is None


@pytest.mark.parametrize("place", ["top", "bottom"])
@pytest.mark.parametrize(("language", "trap"), TRAPS)
def test_a_trap_dates_nothing(language, trap, place):
    assert judged(language=language, **{place: trap}).best is None


@pytest.mark.parametrize(("where", "part", "says"), FIELDS)
def test_fields_and_elements_are_read_as_they_are_meant(where, part, says):
    found = judged(language="nl", **{where: part})
    assert found.published == (FIRST if says in ("both", "published") else None)
    assert found.modified == (LATER if says in ("both", "changed") else None)
