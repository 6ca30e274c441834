"""The right name with a wrong number."""

import pytest
from dutch_pack import SERVICES
from pages import page
from signpost_pages import signposts_on

from sicaudit.page.help.signposts import SignpostFinder
from sicaudit.page.help.wrong_doors import is_slip

FINDER = SignpostFinder(SERVICES, "NL")


def wrong(html):
    found = signposts_on(page(f"<body>{html}"), FINDER)
    return {(s.service, s.text) for s in found if "wrong-number" in s.faults}


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Veilig Thuis: 0800-0432</p>", ("veiligthuis", "0800-0432")),
        ("<p>Bel de politie (0800-7000) als het geen spoed is.</p>", ("police", "0800-7000")),
        ("<p>Police: call 0800-7000.</p>", ("police", "0800-7000")),
        ("<li><a href='https://www.helpwanted.nl/'>Helpwanted</a>, 0800-0432</li>",
         ("helpwanted", "0800-0432")),
        ("<h3>Veilig Thuis</h3><p>Bel 0800-0432, dag en nacht.</p>", ("veiligthuis", "0800-0432")),
        ("<p>Bel de Kindertelefoon op 0800-0423.</p>", ("kindertelefoon", "0800-0423")),
        ("<p>Helpwanted: 020-261 52 57</p>", ("helpwanted", "020-261 52 57")),
        ("<p>Helpwanted: 020-261 52 7</p>", ("helpwanted", "020-261 52 7")),
    ],
)  # fmt: skip
def test_a_name_beside_another_number(html, expected):
    assert wrong(html) == {expected}


@pytest.mark.parametrize(
    "html",
    [
        "<p>Veilig Thuis: 0800-2000</p>",
        "<p>Helpwanted: 020-261 52 75 of 020-261 52 76</p>",
        "<p>Politie: 0900-1844</p>",
        "<p>Kindertelefoon of Helpwanted, 0800-0432</p>",
        "<p>Na Helpwanted bellen kinderen vaak nog een lijn, 0800-0432.</p>",
        "<p>Veilig Thuis: 0800-2000, Kindertelefoon: 0800-0432</p>",
        "<p>Bel 113 of 0800-0113.</p>",
        "<p>Bel Helpwanted, of in nood 112.</p>",
        "<p>113 Zelfmoordpreventie: 0900-0113</p>",
        "<p>Vroeger had de politie het nummer 0800-7000.</p>",
        "<p>De redactie van Helpwanted is bereikbaar op 070-123 45 67.</p>",
        "<p>Helpwanted hielp in 2023 20.261 mensen, in 2024 26.152.</p>",
        "<p>Praat met Veilig Thuis. De Kindertelefoon: 0800-0432.</p>",
        "<h3>Childline</h3><p>Bel 0800-0423, dag en nacht.</p>",
    ],
)
def test_no_wrong_number(html):
    assert wrong(html) == set()


def test_a_wrong_number_is_no_door_to_whose_it_is():
    found = signposts_on(page("<p>Veilig Thuis: 0800-0432</p>"), FINDER)
    assert {signpost.service for signpost in found if signpost.by == "phone"} == {"veiligthuis"}


@pytest.mark.parametrize(
    ("written", "meant", "expected"),
    [
        ("+318000423", "+318000432", True),
        ("08000342", "+318000432", True),
        ("0800043", "+318000432", True),
        ("080004322", "+318000432", True),
        ("+318000532", "+318000432", True),
        ("+318000432", "+318000432", False),
        ("+318000400", "+318000432", False),
        ("+318002000", "+318000432", False),
        ("+31202615275", "+31202612575", True),
        ("+31202615275", "+31882615275", True),
        ("+31202615275", "+31701234567", False),
        ("113", "112", False),
    ],
)
def test_a_slip_of_the_pen(written, meant, expected):
    assert is_slip(written, meant, "NL") is expected
