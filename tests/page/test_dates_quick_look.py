"""Tests of the cheap looks by which most pages of a manual are known to have no date."""

from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from sicaudit.page.dates.evidence import date_evidence
from sicaudit.page.dates.text import (
    Reading,
    holds_short_dates,
    holds_written_dates,
    may_hold_a_day,
    short_dates,
)
from sicaudit.page.html.inventory import inventory_of

TODAY = date(2026, 11, 24)
READING = Reading(today=TODAY)

HELD = """<html><head><title>Sexting</title>
<meta property="article:published_time" content="2021-05-03T10:00:00+02:00">
<LINK rel="Canonical" href="https://a.nl/2021/05/03/sexting">
<script type="application/LD+json">{"@type": "Article", "dateModified": "2022-06-01"}</script>
</head><body><h1>Sexting</h1><p>Tekst zonder dag</p></body></html>"""


@pytest.mark.parametrize(
    "source",
    [
        b'content="2021-05-03"',
        b'"20210503"',
        b'data-utime="1620000000"',
        b"3 mei 1999",
        b"&#50;021",
    ],
)
def test_a_source_with_a_day_is_looked_into(source):
    assert may_hold_a_day(source)


@pytest.mark.parametrize(
    "source",
    [
        b'<html xmlns="http://www.w3.org/1999/xhtml">',
        b'<svg xmlns="http://www.w3.org/2000/svg">',
        b'<p id="text0101020000xml">',
        b"bel 0800-1234, van 9 tot 17 uur",
    ],
)
def test_names_and_numbers_without_a_year_are_no_days(source):
    assert not may_hold_a_day(source)


@pytest.mark.parametrize(
    "text", ["30.10.23", "op 3-5-21 om 9", "(1/2/24)", "versie 2.4.10, 30.10.23"]
)
def test_a_short_date_is_never_missed(text):
    assert list(short_dates(text, 0, len(text), READING))
    assert holds_short_dates(text)


@pytest.mark.parametrize("text", ["Apache 2.4.51", "v10.2.3", "127.0.0.1", "2/3 van 10-20"])
def test_a_version_is_no_short_date(text):
    assert not holds_short_dates(text)


def test_a_year_alone_is_no_written_date():
    assert not holds_written_dates("Copyright 2021, 1.200 leerlingen in 2020", READING)
    assert holds_written_dates("Copyright 2021, bijgewerkt op 3 mei 2020", READING)


def test_the_elements_of_an_inventory_give_what_a_look_for_them_gives():
    tree = LexborHTMLParser(HELD)
    url, headers = "https://a.nl/sexting", {}
    looked = date_evidence(tree, url=url, headers=headers, language="nl", today=TODAY)
    given = date_evidence(
        tree,
        url=url,
        headers=headers,
        language="nl",
        today=TODAY,
        elements=inventory_of(tree).holders,
    )
    assert given == looked
    assert [(item.source, str(item.value)) for item in given] == [
        ("json-ld", "2022-06-01"),
        ("meta", "2021-05-03"),
        ("url", "2021-05-03"),
    ]
