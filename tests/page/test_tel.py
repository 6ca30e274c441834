"""What a `tel:` link dials: numbers that can be, that cannot, and other ones than are shown."""

import time

import pytest

from sicaudit.model.outcome import Certainty, Reason, Verdict
from sicaudit.page.contacts.tel import (
    fault_of_tel,
    is_tel,
    number_dialled,
    numbers_shown,
    tel_differs,
)
from sicaudit.urls import resolve

CERTAIN, LIKELY, ASK = Certainty.CERTAIN, Certainty.LIKELY, Certainty.ASK

FINE = [
    "tel:112",
    "tel:113",
    "tel:144",
    "tel:1888",
    "tel:116111",
    "tel:116 111",
    "tel:116000",
    "tel:14020",
    "tel:14 020",
    "tel:14 0492",
    "tel:0800-0113",
    "tel:08000432",
    "tel:0800-266 64 36",
    "tel:0900-0113",
    "tel:0900-8844",
    "tel:0900-2354354",
    "tel:020-2615275",
    "tel:020 - 261 52 75",
    "tel:(020) 261 52 75",
    "tel:020/2615275",
    "tel:020.261.52.75",
    "tel:020\N{EN DASH}2615275",
    "tel:020\N{NO-BREAK SPACE}2615275",
    "tel:+31202615275",
    "tel:+31(0)20-261%2052%2075",
    "tel:0031202615275",
    "tel:0887867372",
    "tel:+31880000102",
    "tel:0850123456",
    "tel:06-42834635",
    "tel:097012345678",
    "tel:+31202615275;ext=12",
    "tel:+31202615275,12",
    "tel:+31202615275p12",
    "tel:+31202615275,,1,2#",
    "tel://0202615275",
    "tel:*21*0642834635#",
    "tel:*100%23",
    "tel:7042;phone-context=example.com",
    "tel:\u202d+31202615275\u202c",
    "tel:+32 2 555 12 12",
    "tel:+49 30 123456",
    "tel:+44 20 7946 0958",
    "tel:+353 1 679 0000",
    "tel:+18002738255",
    "TEL:0202615275",
]

WRONG = [
    ("tel:", CERTAIN),
    ("tel:12", CERTAIN),
    ("tel:---", CERTAIN),
    ("tel:bel ons", CERTAIN),
    ("tel:0800-HULP", CERTAIN),
    ("tel:info@a.nl", CERTAIN),
    ("tel:+", CERTAIN),
    ("tel:+31", CERTAIN),
    ("tel:020", CERTAIN),
    ("tel:088", CERTAIN),
    ("tel:0900", CERTAIN),
    ("tel:0343", CERTAIN),
    ("tel:+999123456", CERTAIN),
    ("tel:+0202615275", CERTAIN),
    ("tel:0202615275/0302615275", CERTAIN),
    ("tel:020-2615275 / 06-42834635", CERTAIN),
    ("tel:020261527520261527", CERTAIN),
    ("tel:" + "1" * 500, CERTAIN),
    ("tel:020-261527", LIKELY),
    ("tel:020-26152755", LIKELY),
    ("tel:+3120261527", LIKELY),
    ("tel:+312026152755", LIKELY),
    ("tel:06-4283463", LIKELY),
    ("tel:06-428346355", LIKELY),
    ("tel:088-786737", LIKELY),
    ("tel:+32 2 555 12 1", CERTAIN),
    ("tel:1-800-273-8255", LIKELY),
    ("tel:1234567", ASK),
    ("tel:12345", ASK),
    ("tel:99999", ASK),
    ("tel:00000000", ASK),
    ("tel:0123456789", ASK),
    ("tel:31202615275", ASK),
    ("tel:+31113", ASK),
    ("tel:+31112", ASK),
    ("tel:+31116111", ASK),
    ("tel:+32 2 123 45 67", ASK),
]

SAME = [
    # none is shown
    ("tel:0202615275", "Bel ons"),
    ("tel:0202615275", ""),
    ("tel:0202615275", "Bel ons (24/7)"),
    ("tel:0202615275", "Neem contact op"),
    ("tel:0202615275", "Kamer 112"),
    ("tel:0202615275", "KvK 12345678"),
    ("tel:0202615275", "Sinds 2024"),
    ("tel:0202615275", "IBAN NL91 ABNA 0417 1643 00"),
    # however it is written
    ("tel:+31202615275", "020 - 261 52 75"),
    ("tel:+31202615275", "020\N{NO-BREAK SPACE}\N{EN DASH}\N{NO-BREAK SPACE}261 52 75"),
    ("tel:+31202615275", "+31 (0)20 261 52 75"),
    ("tel:+31202615275", "0031 20 261 52 75"),
    ("tel:+31202615275", "\u202d+31 20 261 52 75\u202c"),
    ("tel:0202615275", "(020) 261 52 75"),
    ("tel:+31(0)20-261%2052%2075", "020 2615275"),
    ("tel:0031202615275", "Telefoon: 020-2615275"),
    ("tel:+318000432", "Bel gratis 0800-0432"),
    ("tel:08000432", "0800 \N{EN DASH} 0432 (11.00 - 21.00 uur)"),
    ("tel:112", "112"),
    ("tel:112", "Bel 112"),
    ("tel:113", "(113)"),
    ("tel:116111", "116 111"),
    ("tel:116111", "Bel 116 111"),
    ("tel:14020", "14 020"),
    ("tel:14020", "14020"),
    ("tel:+3114020", "Bel 14 020"),
    # one of several
    ("tel:0202615275", "020-261 52 75 of 06-42834635"),
    ("tel:0642834635", "020-261 52 75 / 06-42834635"),
    ("tel:08000113", "113 of gratis 0800-0113"),
    ("tel:+31202615276", "020-261 52 75/76"),
    ("tel:+31202615276", "020-2615275 - 76"),
    # extensions and pauses
    ("tel:+31202615275;ext=12", "020-261 52 75 tst. 12"),
    ("tel:+31202615275,12", "020-261 52 75 (kies 12)"),
    # letters
    ("tel:08002255669", "0800-CALLNOW"),
    ("tel:08004857", "0800 HULP"),
    ("tel:0202615275", "0800 BELGRATISNU"),
    ("tel:0202615275", "Bel 0800-CALLNOW nu"),
    # one of the two cannot be read safely
    ("tel:020261527", "020-261 52 75"),
    ("tel:*21*0642834635#", "06-42834636"),
    ("tel:bel", "020-261 52 75"),
    ("tel:0202615275", "261 52 75"),
    ("tel:0202615275", "020 - 261 52 7"),
    ("tel:0202615275", "020 - 261 52 7x"),
    ("tel:0202615275", "Lees verder. " * 30 + "020-261 52 76"),
]

OTHER = [
    ("tel:+31201234567", "020 - 123 45 68"),
    ("tel:0202615275", "020-261 52 57"),
    ("tel:0202615275", "020\u200b-26\u200b1 52 \u200b76"),
    ("tel:+31202615275", "+31 (0)20 261 52 76"),
    ("tel:+31202615275", "0031 20 261 52 76"),
    ("tel:0202615275", "030-261 52 75"),
    ("tel:+31202615275", "+32 2 555 12 12"),
    ("tel:0642834635", "Bel 06-42834653"),
    ("tel:08000432", "0800-0423"),
    ("tel:08000432", "Bel gratis 0800 \N{EN DASH} 0423 (elke dag)"),
    ("tel:08000113", "0900-0113"),
    ("tel:09000113", "0800-0113"),
    ("tel:0202615275", "088-786 73 72 (lokaal tarief)"),
    ("tel:0202615275", "WhatsApp: 06-42834635"),
    ("tel:0202615275", "020-261 52 76 of 06-42834635"),
    ("tel:+31202615275;ext=12", "020-261 52 76"),
    ("tel:+31202615275,12", "020-261 52 76"),
    ("tel:112", "113"),
    ("tel:113", "Bel 112"),
    ("tel:116111", "116 000"),
    ("tel:14020", "14 010"),
    ("tel:112", "0900-8844"),
    ("tel:09008844", "112"),
    ("tel:08002255668", "0800-CALLNOW"),
]


def serialised(href):
    return resolve(href, "https://a.nl/")


@pytest.mark.parametrize("href", FINE)
def test_a_number_that_can_be_dialled(href):
    assert is_tel(serialised(href))
    assert fault_of_tel(serialised(href), "NL") is None


@pytest.mark.parametrize(("href", "certainty"), WRONG, ids=[href[:40] for href, _ in WRONG])
def test_a_number_that_reaches_nobody_and_how_sure_that_is(href, certainty):
    judgement = fault_of_tel(serialised(href), "NL")
    assert judgement is not None
    assert judgement.verdict is Verdict.BROKEN
    assert judgement.reason is Reason.INVALID_TEL
    assert judgement.certainty is certainty


@pytest.mark.parametrize(("href", "text"), SAME)
def test_the_number_shown_is_dialled_or_none_is_shown(href, text):
    assert not tel_differs(serialised(href), text, "NL")


@pytest.mark.parametrize(("href", "text"), OTHER)
def test_another_number_is_dialled_than_is_shown(href, text):
    assert tel_differs(serialised(href), text, "NL")


@pytest.mark.parametrize(
    ("url", "region", "certainty"),
    [
        ("tel:3018", "FR", None),
        ("tel:01 679 0000", "IE", None),
        ("tel:1800 66 66 66", "IE", None),
        ("tel:02 555 12 12", "BE", None),
        ("tel:0800-30 123", "BE", None),
        ("tel:103", "BE", None),
        ("tel:020-2615275", "BE", ASK),
        ("tel:8005550199", "US", None),
        ("tel:5550199", "US", ASK),
        ("tel:+31202615275", "", None),
        ("tel:0202615275", "", None),
        ("tel:+999123456", "", CERTAIN),
        ("tel:bel", "", CERTAIN),
    ],
)
def test_another_region_has_its_own_numbers(url, region, certainty):
    judgement = fault_of_tel(url, region)
    assert (judgement.certainty if judgement else None) is certainty


def test_a_number_has_one_form_whoever_writes_it():
    assert number_dialled("tel:020-261%2052%2075;ext=1", "NL") == "+31202615275"
    assert number_dialled("tel:116%20111", "NL") == "116111"
    assert number_dialled("tel:020", "NL") is None
    assert numbers_shown("020-261 52 75 of 0800-0432", "NL") == ("+31202615275", "+318000432")
    assert numbers_shown("Bel ons", "NL") == ()


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("tel:" + "0" * 1_000_000, "x"),
        ("tel:" + "+" * 1_000_000, "x"),
        ("tel:" + "%20" * 300_000, "x"),
        ("tel:020" + ",;" * 300_000, "x"),
        ("tel:0202615275", "0" * 1_000_000),
        ("tel:0202615275", "0 " * 149),
        ("tel:0202615275", "020-261 " * 37),
        ("tel:0202615275", "020-261 52 75" + " " * 280 + "x"),
    ],
    ids=range(8),
)
def test_hostile_links_take_no_time(url, text):
    began = time.process_time()
    fault_of_tel(url, "NL")
    tel_differs(url, text, "NL")
    assert time.process_time() - began < 0.2
