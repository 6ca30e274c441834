from datetime import date

import pytest

from sicaudit.config import warnings_of

TODAY = date(2026, 11, 23)
NO_PACKS = "[audit]\npacks = []\n"
SITE = '[[site]]\nid = "a"\nname = "A"\nurl = "https://a.nl/"\n'
SERVICE = '[[service]]\nid = "s"\nname = "S"\nfor = ["public"]\n'
TOPIC = '[[topic]]\nid = "t"\nname = "T"\nneeds.public = [["s"]]\n'
RULE = '[[links.rule]]\nmatch = "https://b.nl/*"\ntreat = "ignore"\n'
ANNA = '[[reviewer]]\nid = "anna"\nname = "Anna"\n'

ODD = [
    (RULE + "until = 2026-11-22\n" + SITE, "ended on 2026-11-22"),
    (SITE + '[[site]]\nid = "b"\nname = "B"\nurl = "https://a.nl/kids/"\n', "share a.nl"),
    (
        SITE + 'also = ["https://b.nl/"]\n[[site]]\nid = "b"\nname = "B"\nurl = "http://b.nl/"\n',
        "share b.nl",
    ),
    (SITE + 'help_page = "https://b.nl/hulp"\n', "another site (b.nl)"),
    (
        SITE + '[[site.section]]\nname = "all"\n[[site.section]]\nname = "x"\npaths = ["/x"]\n',
        'section "x" is never reached',
    ),
    (SITE + '[[site.section]]\nname = "n"\nkind = "new"\n', 'did you mean "news"?'),
    (SITE + 'owner = "ana"\n' + ANNA, 'did you mean "anna"?'),
    (SITE + SERVICE + 'phones = ["0800-12"]\n', "0800-12 is no phone number in NL"),
    (SITE + SERVICE + 'old_phones = ["helpline"]\n', "helpline is no phone number"),
    (SITE + '[[topic]]\nid = "t"\nname = "T"\nwords = ["w"]\n', "has no needs"),
    (SITE + SERVICE + TOPIC, "has no words"),
    (SITE + SERVICE + TOPIC.replace("needs", 'words = ["pest"]\nnot = ["pest"]\nneeds'), "pest"),
    (
        SITE + SERVICE + TOPIC.replace("needs", 'words = ["Naaktfoto-s"]\nnot = ["naakt*"]\nneeds'),
        '"Naaktfoto-s" never counts',
    ),
]


@pytest.mark.parametrize(("text", "words"), ODD, ids=[case[1] for case in ODD])
def test_what_is_odd_is_said_once(load_text, text, words) -> None:
    (said,) = warnings_of(load_text(NO_PACKS + text, site=""), today=TODAY)
    assert words in said


FINE = [
    RULE + "until = 2026-11-23\n" + SITE,
    RULE + SITE,
    SITE + 'help_page = "/hulp"\n',
    SITE + '[[site.section]]\nname = "x"\npaths = ["/x"]\n[[site.section]]\nname = "all"\n',
    SITE + '[[site.section]]\nname = "n"\nkind = "game"\n',
    SITE + 'owner = "anna"\n' + ANNA,
    SITE + 'owner = "Netwerk Mediawijsheid"\n' + ANNA,
    SITE + SERVICE + 'phones = ["112", "113", "116 111", "0800-0432", "020-261 52 75"]\n',
    SITE + SERVICE + 'phones = ["+31 20 261 52 75", "088-786 73 72", "0900-8844", "14 020"]\n',
    SITE + SERVICE + TOPIC.replace("needs", 'words = ["groom*"]\nnot = ["dog groom*"]\nneeds'),
    SITE + SERVICE + TOPIC.replace("needs", 'words = ["suicid*"]\nnot = ["suicide*"]\nneeds'),
]


@pytest.mark.parametrize("text", FINE)
def test_what_is_fine_is_not_mentioned(load_text, text) -> None:
    assert warnings_of(load_text(NO_PACKS + text, site=""), today=TODAY) == ()


def test_numbers_are_read_as_in_their_country(load_text) -> None:
    text = NO_PACKS + '[meta]\ncountry = "BE"\n' + SITE + SERVICE + 'phones = ["02 555 11 11"]\n'
    assert warnings_of(load_text(text, site="")) == ()
    assert warnings_of(load_text(text.replace('"BE"', '"NL"'), site=""))
