"""How pages name a domain, and what they say of one that nobody uses."""

import tomllib
from importlib.resources import files

import pytest

from sicaudit.page.standing import domain_words
from sicaudit.page.standing.domain_words import (
    ANY,
    OWN,
    THIS,
    name_in,
    name_in_address,
    names_of,
    rewritten,
)

HERE = ("voorbeeld.nl",)


@pytest.mark.parametrize(
    ("text", "rewritten_text"),
    [
        ("Voorbeeld.nl is te koop", f"{OWN} is te koop"),
        ("WWW.VOORBEELD.NL", OWN),
        ("https://www.voorbeeld.nl/", OWN),
        ("voorbeeld .nl", OWN),
        ("Domena voorbeeld.nl jest na sprzedaż", f"{OWN} jest na sprzedaz"),
        ("Die Domain „voorbeeld.nl“ ist frei", f"{OWN} “ ist frei"),
        ("Te koop: voorbeeld.nl", f"te koop {OWN}"),
        ("Deze domeinnaam is te koop", f"{THIS} is te koop"),
        ("Dan id-dominju", THIS),
        ("Domæne til salg", f"{ANY} til salg"),
        ("Kup tę domenę", f"kup {THIS}"),
        ("voor € 2.500", "voor"),
        ("1 500 PLN", ""),
        ("mijnvoorbeeld.nl", "mijnvoorbeeld.nl"),
        ("voorbeeld.nlx", "voorbeeld.nlx"),
        ("sub.voorbeeld.nl", "sub.voorbeeld.nl"),
    ],
)
def test_words_for_a_domain_are_written_alike(text, rewritten_text):
    assert rewritten(text, HERE).strip() == rewritten_text


def test_a_host_has_its_own_name_and_those_above_it():
    assert names_of("www.a.voorbeeld.nl") == ("a.voorbeeld.nl", "voorbeeld.nl")
    assert names_of("127.0.0.1:8405") == ()
    assert names_of("[::1]") == ()
    assert names_of("xn--mnchen-3ya.de") == ("xn--mnchen-3ya.de", "münchen.de")
    assert names_of("xn--.nl") == ("xn--.nl", ".nl") or names_of("xn--.nl") == ("xn--.nl",)


def test_a_text_names_a_domain():
    assert name_in("Voorbeeld.nl is te koop") == "voorbeeld.nl"
    assert name_in("Schrijf naar info@voorbeeld.nl") is None
    assert name_in("versie 3.11") is None


def test_a_brokers_address_names_the_domain():
    assert name_in_address("https://handel.example/koop/voorbeeld.nl") == "voorbeeld.nl"
    assert name_in_address("https://handel.example/p.cfm?d=voorbeeld.nl&x=1") == "voorbeeld.nl"
    assert name_in_address("https://nieuws.example/voorbeeld.nl-te-koop") is None
    assert name_in_address("https://nieuws.example/index.html") is None


@pytest.mark.parametrize(
    "text",
    ["voorbeeld.nl is te koop", "voorbeeld.nl is for sale", "Domena voorbeeld.nl jest na sprzedaż"],
)
def test_an_offer_by_name_is_one(text):
    assert domain_words.named().begin(rewritten(text, HERE))


@pytest.mark.parametrize(
    "text",
    [
        "Waarom voorbeeld.nl niet te koop is",
        "voorbeeld.nl is te huur",
        "voorbeeld.nl is available for iOS",
        "Het boek van voorbeeld.nl is te koop",
    ],
)
def test_what_a_business_says_of_itself_is_no_offer_of_its_domain(text):
    assert not domain_words.named().begin(rewritten(text, HERE))


def test_every_official_language_of_the_eu_sells_domains():
    text = (files("sicaudit.page") / "wordlists" / "domains.toml").read_text("utf-8")
    languages = {"bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr"}
    languages |= {"hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv"}
    table = tomllib.loads(text)
    assert languages <= set(table)
    for words in table.values():
        assert all(words[key] for key in ("this", "noun", "sold", "label", "buy"))
        assert all("@" in said for key in ("sold", "label", "buy") for said in words[key])
