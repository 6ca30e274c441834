"""The telephone numbers of one page, with the names beside them."""

from time import process_time

import pytest
from dutch_pack import SERVICES
from pages import page

from sicaudit.model.knowledge import Knowledge
from sicaudit.page.services.page_numbers import MOST_NUMBERS, PageNumbers

NUMBERS = PageNumbers(Knowledge(services=SERVICES))


def found(html):
    return {(one.raw, one.beside) for one in NUMBERS.on(page(f"<body>{html}"))}


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Veilig Thuis: 0800-2000", {("0800-2000", ("veiligthuis",))}),
        ("<li>Kindertelefoon 0800-0432<li>Veilig Thuis 0800-2000",
         {("0800-0432", ("kindertelefoon",)), ("0800-2000", ("veiligthuis",))}),
        ("<p>Onze balie: (030) 234 56 78.", {("(030) 234 56 78", ())}),
        ("<p>Bel 112 als er gevaar is.", {("112", ())}),
        ("<p>Bel 116 111, gratis.", {("116 111", ())}),
        ('<a href="tel:+31800%200432">Bel de Kindertelefoon</a>',
         {("+31800 0432", ("kindertelefoon",))}),
        ('<a href="tel:0800-0432">0800-0432</a> of 0800 0432', {("0800-0432", ())}),
        ("<footer>Bel +31 20 261 52 75</footer>", {("+31 20 261 52 75", ())}),
    ],
)  # fmt: skip
def test_numbers_are_found_with_the_name_they_stand_beside(html, expected):
    assert found(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<p>Op 2026-11-24 112 leerlingen, 2006-2024, € 1.234.567, NL91 ABNA 0417 1643 00",
        "<script>var id = '0800-0432', x = 0302345678;</script><p>Hallo",
        "<style>a { width: 0302345678px }</style><p>127.0.0.1 en 1.22.333.4444",
        "<p>KvK 41215422, ISBN 978-90-274-3964-2, groep 112",
        '<a href="tel:">Bel ons</a> <a href="tel:hallo">Bel</a>',
        "",
    ],
)
def test_what_is_no_number_is_not_found(html):
    assert found(html) == set()


def test_the_words_before_a_number_are_kept_short():
    (one,) = NUMBERS.on(page(f"<p>{'lang ' * 40}bel onze balie op 030-234 56 78"))
    assert one.words.endswith("lang bel onze balie op")
    assert len(one.words) <= 70


def test_of_a_telephone_book_no_more_than_enough_is_kept():
    book = " ".join(f"<p>030-2{n:06}" for n in range(300))
    assert len(NUMBERS.on(page(book))) == MOST_NUMBERS


@pytest.mark.parametrize(
    "text",
    [
        " ".join(f"woord{n} bel 0800-04{n % 90 + 10}" for n in range(20_000)),
        "1" * 400_000,
        "0 " * 200_000,
        "112 " * 100_000,
        "".join(f'<a href="tel:0{n}">bel</a>' for n in range(20_000)),
    ],
    ids=["numbers", "ones", "noughts", "codes", "links"],
)
def test_a_hostile_page_costs_little(text):
    started = process_time()
    NUMBERS.on(page(f"<body>{text}"))
    assert process_time() - started < 3


@pytest.mark.parametrize(
    ("html", "number", "beside"),
    [
        ("<p>Veilig Thuis: 0800-0432</p>", "0800-0432", ("veiligthuis",)),
        ("<li>Politie, 0900-8844</li><li>Veilig Thuis, 0800-2000</li>", "0900-8844", ("police",)),
        ("<li>113: 0800-0113</li><li>Veilig Thuis: 0800-2000</li>", "0800-0113", ()),
        ("<p>Bel <b>0800-0113</b></p><h2>Veilig Thuis</h2>", "0800-0113", ()),
    ],
)
def test_the_next_entry_of_a_list_does_not_stand_beside_a_number(html, number, beside):
    assert (number, beside) in found(html)


def test_the_end_of_a_foreign_number_is_no_short_code():
    assert found("<p>Call GamCare on 0808 8020 133, or call 113.") == {("113", ())}
