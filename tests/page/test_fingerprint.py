"""The fingerprint of a text: what it notices, what it lets pass, how it is kept."""

import hashlib
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicaudit.page.change.fingerprint import (
    PACKED_BYTES,
    changed,
    fingerprint_of,
    likeness,
    same_answer,
    unlike,
    unpacked,
)

STORY = (
    "Online pesten. Word je online gepest? Praat erover met iemand die je vertrouwt, zoals je"
    " ouders of je leraar. Bel gratis en anoniem 0800-1234, elke dag van 9.00 tot 17.00 uur."
    " Bewaar het bewijs: maak een schermafdruk van de berichten. Blokkeer daarna de afzender en"
    " meld het bij het platform. Deel nooit zelf beelden van een ander, want dat is strafbaar."
)
OTHER = (
    "Speel nu de nieuwste automaten en ontvang duizend gratis spins bij je eerste storting."
    " Grote prijzen, snelle uitbetaling en een persoonlijke bonus voor elke nieuwe speler die"
    " zich vandaag aanmeldt. Probeer roulette, blackjack en poker met echte croupiers."
)


def differs(one, other):
    before, after = fingerprint_of(f"{STORY} {one}"), fingerprint_of(f"{STORY} {other}")
    assert changed(before, after) is changed(after, before)
    return changed(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Laatst bijgewerkt op 3 mei 2021", "Laatst bijgewerkt op 17 november 2025"),
        (
            "Laatst gewijzigd: donderdag 23 januari 2020 om 10:15 uur",
            "Laatst gewijzigd: 4 mei 2022",
        ),
        ("Last updated: May 3rd, 2021", "Last updated: November 17th, 2025"),
        ("Zuletzt aktualisiert am 3. März 2021", "Zuletzt aktualisiert am 17. Dezember 2025"),
        ("Mis à jour le 3 février 2021", "Mis à jour le 1er août 2025"),
        ("26-02-2020", "11/10/2025"),
        ("2021-05-03T10:00:00Z", "2025-11-17T08:30:01+01:00"),
        ("Versie: maart 2024", "Versie: oktober 2025"),
        ("Gemaakt om 10:22:31", "Gemaakt om 23:02:01"),
        ("Vandaag is het maandag 3 mei", "Vandaag is het zondag 10 mei"),
        ("© 2025 Stichting", "© 2026 Stichting"),
        ("Copyright 2019-2025 Stichting", "Copyright 2019-2026 Stichting"),
        ("3 dagen geleden", "2 weken geleden"),
        ("een uur geleden", "Een week geleden"),
        ("Posted 2 hours ago", "Posted 9 days ago"),
        ("vor 3 Tagen", "vor einem Monat"),
        ("il y a 3 jours", "il y a une semaine"),
        ("123 keer bekeken", "131 keer bekeken"),
        ("1.234 weergaven", "1.301 weergaven"),
        ("Aantal keren gelezen: 12", "Aantal keren gelezen: 120"),
        ("5 reacties", "6 reacties"),
        ("Reacties (5)", "Reacties (16)"),
        ("U bent bezoeker 123456", "U bent bezoeker 123999"),
        ("Request ID: 8f3ac9e21b77", "Request ID: 1d0e4bb2a9c5"),
        ("f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "0c2f6cf1-09d1-4e7c-8ab8-0f3a5d7e9b21"),
        ("1718900000", "1734567890123"),
        ("Amsterdam 12 °C", "Amsterdam 9 °C"),
        ("Build v1.264.0.342", "Build v1.265.1.347"),
    ],
)
def test_what_passes_by_itself_is_no_change(before, after):
    assert not differs(before, after)
    assert not differs(f"Tekst {before} tekst", f"Tekst {after} tekst")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Bel 0800-1234.", "Bel 0800-1235."),
        ("020 123 45 67", "020 123 45 76"),
        ("+31 (0)20 123 45 67", "+31 (0)20 123 45 68"),
        ("In nood bel je 112.", "In nood bel je 113."),
        ("06-12345678", "06-12345679"),
        ("116 111", "116 123"),
        ("Open van 9.00 tot 17.00 uur", "Open van 10.00 tot 17.00 uur"),
        ("Maandag 09:00 - 17:00", "Maandag 09:00 - 21:00"),
        ("Vanaf 13 jaar", "Vanaf 16 jaar"),
        ("Meedoen kost 5 euro", "Meedoen kost 7 euro"),
        ("12% van de jongeren", "21% van de jongeren"),
        ("1.234 kinderen belden", "2.345 kinderen belden"),
        ("artikel 240b", "artikel 252"),
        ("NL91ABNA0417164300", "NL20INGB0001234567"),
        ("hulp@voorbeeld.nl", "info@voorbeeld.nl"),
        ("Contactpersoon: Anna de Vries", "Contactpersoon: Bram Jansen"),
        ("Dat mag.", "Dat mag niet."),
        ("", "Vraag hulp."),
        ("Eerst dit. Dan dat.", "Dan dat. Eerst dit."),
        ("Sinds 2019 bestaat dit.", "Sinds 2021 bestaat dit."),
        ("deze regel", "Deze regels"),
        ("Children under 12 may not join.", "Children under 13 may not join."),
    ],
)
def test_what_a_reader_would_notice_is_a_change(before, after):
    assert differs(before, after)


@pytest.mark.parametrize(
    "other",
    [
        STORY.replace(" ", "\n  "),
        STORY.replace(" ", "\xa0"),
        STORY.replace(" ", "\x1f"),
        STORY.replace("bewijs", "be\xadwijs").replace("elke", "el\u200bke"),
        STORY.replace(": ", " – "),
        STORY.replace("je ouders", "“je ouders”"),
        STORY.replace(".", " ."),
    ],
)
def test_how_it_is_set_is_no_change(other):
    assert not changed(fingerprint_of(STORY), fingerprint_of(other))


def test_accents_count_however_they_are_written():
    assert not changed(fingerprint_of("privé foto"), fingerprint_of("prive\u0301 foto"))
    assert changed(fingerprint_of("privé foto"), fingerprint_of("prive foto"))


def test_it_is_small_and_comes_back_as_it_was():
    kept = fingerprint_of(STORY).packed()
    assert len(kept) == PACKED_BYTES <= 100
    assert unpacked(kept) == fingerprint_of(STORY)
    assert fingerprint_of(STORY).words == 64
    with pytest.raises(ValueError, match="92 bytes"):
        unpacked(b"")


@given(st.text(max_size=60))
def test_whatever_the_text_it_packs(text):
    fingerprint = fingerprint_of(text)
    assert unpacked(fingerprint.packed()) == fingerprint
    assert likeness(fingerprint, fingerprint) == 1.0
    assert not changed(fingerprint, fingerprint_of(text))


def test_a_lone_half_of_a_letter_is_no_trouble():
    assert fingerprint_of("een \ud800 2 twee").words >= 2


def test_it_is_the_same_in_every_process_and_every_year():
    code = (
        "from sicaudit.page.change.fingerprint import fingerprint_of;"
        f"print(fingerprint_of({STORY!r}).packed().hex())"
    )
    elsewhere = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert elsewhere.stdout.strip() == fingerprint_of(STORY).packed().hex()


def test_the_same_text_has_the_same_fingerprint_as_long_as_the_version_stands():
    """Where this fails, what is stored cannot be compared any more: count VERSION up."""
    fingerprint = fingerprint_of(f"{STORY} Laatst bijgewerkt op 3 mei 2021. 12 reacties.")
    assert fingerprint.version == 1
    assert fingerprint.exact == fingerprint_of(STORY).exact
    assert fingerprint.exact.hex() == "e26fcf693983e8ed"
    assert hashlib.sha256(fingerprint.packed()).hexdigest()[:16] == "b3e5068baffc8b54"


def test_of_two_versions_nothing_is_said():
    now = fingerprint_of(STORY)
    later = now._replace(version=now.version + 1, exact=b"anders..")
    assert not changed(now, later)
    assert not same_answer(now, later)
    assert not unlike(now, later._replace(sketch=bytes(80)))
    assert likeness(now, later) == 0.0


def test_what_another_version_kept_can_be_read():
    kept = bytes((250, 0, 0, 7)) + b"anders..and more"
    assert unpacked(kept).version == 250
    assert not changed(unpacked(kept), fingerprint_of(STORY))


def test_likeness_says_how_much_is_the_same():
    whole, none = fingerprint_of(STORY), fingerprint_of(OTHER)
    little = fingerprint_of(STORY.replace("leraar", "buurvrouw"))
    half = fingerprint_of(f"{STORY[:200]} {OTHER}")
    assert likeness(whole, whole) == 1.0
    assert likeness(whole, none) < 0.05
    assert 0.8 < likeness(whole, little) < 1.0
    assert 0.1 < likeness(whole, half) < 0.7


ANSWERS = [
    "Pagina niet gevonden. De pagina {address} bestaat niet meer.",
    "404. Sorry, {address} is er niet. Ga naar de voorpagina of zoek opnieuw. {time}",
    "Not Found. The requested URL {address} was not found on this server. Apache/2.4.57",
    "Geen resultaten voor {name}. Probeer een andere zoekterm.",
    "Seite nicht gefunden. Die Adresse https://a.nl{address} gibt es nicht. ID: {mark}",
]
ADDRESSES = [
    "/hulp/online-pesten",
    "/a",
    "/nieuws/2019/05/sexting-op-school.html",
    "/bestaat-niet-7f3a",
]


@pytest.mark.parametrize("answer", ANSWERS)
def test_one_answer_to_two_addresses_is_known_as_one(answer):
    prints = []
    for number, path in enumerate(ADDRESSES):
        name = path.rpartition("/")[2].partition(".")[0].replace("-", " ")
        text = answer.format(
            address=path,
            name=name,
            time=f"1{number} mei 2026 10:0{number}",
            mark=f"{number}f3ac9e21b77",
        )
        prints.append(fingerprint_of(text, address=f"https://a.nl{path}"))
    assert all(same_answer(one, other) for one in prints for other in prints)


def test_two_pages_of_one_website_are_two_answers():
    page = "Alles over {}. " + "Lees hier wat je kunt doen. " * 2
    first, second = STORY, OTHER
    assert not same_answer(fingerprint_of(first), fingerprint_of(second))
    assert not same_answer(
        fingerprint_of(page.format("x") + first), fingerprint_of(page.format("y"))
    )
    assert not same_answer(fingerprint_of(STORY), fingerprint_of("Pagina niet gevonden."))


def test_a_page_that_was_taken_over_is_unlike_what_it_was():
    assert unlike(fingerprint_of(STORY), fingerprint_of(OTHER))
    assert not unlike(fingerprint_of(STORY), fingerprint_of(STORY))


def test_a_page_that_was_written_anew_is_not_unlike():
    again = (
        "Gepest op internet? Dat is nooit jouw schuld. Praat erover met je ouders, je leraar of"
        " iemand anders die je vertrouwt. Maak een schermafdruk als bewijs, blokkeer de afzender"
        " en doe een melding bij het platform. Wil je anoniem praten? Bel gratis 0800-1234."
    )
    assert changed(fingerprint_of(STORY), fingerprint_of(again))
    assert not unlike(fingerprint_of(STORY), fingerprint_of(again))
