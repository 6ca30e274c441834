import pytest

from sicaudit.page.contacts.phones import normal_number, phones_in


def numbers(text, region="NL"):
    return [(phone.raw, phone.number) for phone in phones_in(text, region)]


@pytest.mark.parametrize(
    ("text", "raw", "number"),
    [
        ("Bel 020-261 52 75 elke dag.", "020-261 52 75", "+31202615275"),
        ("Bel 020 – 261 52 75.", "020 – 261 52 75", "+31202615275"),
        ("(020) 261 52 75", "(020) 261 52 75", "+31202615275"),
        ("+31 (0)88-78 67 372", "+31 (0)88-78 67 372", "+31887867372"),
        ("088-786 73 72 (lokaal tarief)", "088-786 73 72", "+31887867372"),
        ("0800 – 7000", "0800 – 7000", "+318007000"),
        ("gratis:0800-0432.", "0800-0432", "+318000432"),
        ("0800\u00a0\u2013\u00a02000", "0800\u00a0\u2013\u00a02000", "+318002000"),
        ("08000432", "08000432", "+318000432"),
        ("0800-266 64 36", "0800-266 64 36", "+318002666436"),
        ("0900-8844", "0900-8844", "+319008844"),
        ("0900-2354354", "0900-2354354", "+319002354354"),
        ("0031 20 261 52 75", "0031 20 261 52 75", "+31202615275"),
        ("WhatsApp: 06-42834635", "06-42834635", "+31642834635"),
    ],
)
def test_a_number_is_read_however_it_is_written(text, raw, number):
    assert numbers(text) == [(raw, number)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "In de jaren 2006-2024 en 1996 – 2007 groeide het.",
        "IBAN NL91 ABNA 0417 1643 00",
        "KvK 12345678, btw NL001234567B01",
        "Op 12-05-2023 om 14.00 uur en 2023-05-12T14:00",
        "Een bedrag van € 1.250.000 of 290.000 leerlingen",
        "ISBN 978-90-123-4567-8",
        "geopend van 0900 tot 1700",
        "Er kwamen 113 telefoontjes binnen.",
        "113 meldingen, 112 pagina's",
        "Kijk op 113.nl of op https://112.nl/bellen",
        "Bel ons. Kamer 112 is boven.",
        "Wij bellen u. 113 is een getal.",
        "In 2022 belden 112 mensen ons.",
        "nummer 112,50 euro, 113% meer telefoon",
        "Artikel 113, lid 2",
        "Bel ons voor 2024.",
    ],
)
def test_a_figure_is_no_telephone_number(text):
    assert numbers(text) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Bel 113 of chat.", ["113"]),
        ("Bel gratis en anoniem naar 113.", ["113"]),
        ("Direct gevaar? Bel 112!", ["112"]),
        ("112 bellen", ["112"]),
        ("Telefoon: 113", ["113"]),
        ("Het nummer van de hulplijn is 116 111.", ["116111"]),
        ("Call 112 in an emergency", ["112"]),
        ("Bel 116000", ["116000"]),
        ("Bel 144 voor dieren in nood", ["144"]),
    ],
)
def test_a_short_code_counts_beside_a_word_that_says_it_can_be_called(text, codes):
    assert [phone.number for phone in phones_in(text, "NL")] == codes


def test_numbers_come_in_order_with_their_places():
    text = "Bel de Kindertelefoon: 0800-0432, of bij nood 112, of 0800-0113."
    found = phones_in(text, "NL")
    assert [phone.number for phone in found] == ["+318000432", "112", "+318000113"]
    assert all(text.startswith(phone.raw, phone.start) for phone in found)


def test_two_numbers_with_only_a_slash_between_are_both_read():
    assert [number for _, number in numbers("0800-0432/0800-2000")] == ["+318000432", "+318002000"]


def test_another_country_reads_its_own_numbers():
    assert numbers("Call 01 679 0000", "IE") == [("01 679 0000", "+35316790000")]
    assert numbers("Appelez le 3018", "FR") == [("3018", "3018")]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0800-266 64 36", "+318002666436"),
        ("113", "113"),
        ("116 111", "116111"),
        ("+31 20 261 52 75", "+31202615275"),
        ("0800-0432;ext=1", "+318000432"),
        ("", ""),
        ("bel ons", ""),
    ],
)
def test_a_number_of_the_pack_or_of_a_link_has_one_form(written, number):
    assert normal_number(written, "NL") == number
