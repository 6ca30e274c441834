"""What is odd in a pack is said with its file, its line and what to do."""

from datetime import date

import pytest

from sicaudit.config import warnings_of

TODAY = date(2026, 11, 24)
SITE = '[[site]]\nid = "a"\nname = "A"\nurl = "https://a.ie/"\n'
SERVICE = '[[service]]\nid = "s"\nname = "S"\nfor = ["youth"]\nphones = ["1800 66 66 66"]\n'
TOPIC = '[[topic]]\nid = "t"\nname = "T"\nwords = ["bully*"]\n'
NEEDS = 'needs.youth = [["s"]]\n'
FACT = '[[fact]]\nid = "f"\nkind = "{kind}"\n'
OLD = '[[superseded]]\nold = "Old Name"\n'

ODD = [
    ('[[service]]\nid = "s"\nname = "S"\nphones = ["01 522 4300",\n  "0800 1111"]\n', 7,
     ['"s" phones: 0800 1111 is no phone number in IE', "for example: phones = ["]),
    (SERVICE + 'old_phones = ["+32 2 555 11 11"]\n', 8, ["number in BE", 'country = "BE"']),
    (SERVICE + 'unsure_phones = ["helpline"]\n', 8, ["helpline is no phone number"]),
    (SERVICE + 'hours = ["weekdays only"]\n', 8, ["cannot be read", '"mo-fr 09:00-17:00"']),
    (SERVICE + 'hosts = ["a.ie", "b.ie", "a.ie"]\n', 8, ['already in "hosts"', "line 8"]),
    (SERVICE + 'hosts = ["a.ie"]\nold_hosts = ["www.a.ie"]\n', 9, ['already in "hosts" (line 8']),
    (SERVICE + 'hosts = ["a.ie"]\n[[service]]\nid = "z"\nname = "Z"\nhosts = ["www.a.ie"]\n', 12,
     ['"z" hosts: the host www.a.ie', 'of [[service]] "s" (line 8 of ours.toml)']),
    (SERVICE + '[[service]]\nid = "z"\nname = "Z"\nphones = ["1800 666 666"]\n', 11,
     ["the number 1800 666 666", 'of [[service]] "s"']),
    (SERVICE + 'old_phones = ["1800-666-666"]\n', 8, ['already in "phones" (line 7']),
    (SERVICE + TOPIC, 8, ["has no needs", "for example: needs = "]),
    (SERVICE + TOPIC.replace("words", "not") + NEEDS, 8, ["has no words", "for example: words"]),
    (SERVICE + TOPIC + 'not = ["bull*"]\n' + NEEDS, 11, ['"bully*" never counts', '["bull*"]']),
    (SERVICE + TOPIC.replace('["bully*"]', '["bully",\n  "a * b * c * d * e * f"]') + NEEDS, 12,
     ["can never be found"]),
    (SERVICE + TOPIC + 'told = ["hits|hit me"]\nnot = ["hits|hit me"]\n' + NEEDS, 12,
     ['"hits|hit me" never counts']),
    (SERVICE + TOPIC + 'clues = ["hit me"]\nnot = ["hit*"]\n' + NEEDS, 12,
     ['"hit me" never counts']),
    (SERVICE + TOPIC + "single_mention = true\n" + NEEDS, 12, ['a word of "strong"']),
    (SERVICE + TOPIC + 'needs.child = [["s"]]\n', 12, ['"s", which is not meant for "child"']),
    (SERVICE.replace("1800 66 66 66", "0800 1111") + 'country = "GB"\n' + TOPIC + NEEDS, 13,
     ['"s" is a service of GB']),
    (SERVICE.replace("phones = ", "hosts = ").replace("1800 66 66 66", "a.ie") + TOPIC
     + 'show = ["phone"]\n' + NEEDS, 12, ["no page is asked for a number"]),
    (FACT.format(kind="year") + 'right = ["2007"]\n', 3, ['has no "near"', "for example: near"]),
    (FACT.format(kind="year") + 'near = ["S"]\nright = ["2007"]\nwrong = ["2006",\n "2007"]\n', 9,
     ['wrong: "2007" stands in "right" too']),
    (FACT.format(kind="recurring") + 'near = ["SID"]\nright = ["second of june"]\n', 7,
     ["names no day", "first tuesday from 5 february"]),
    (FACT.format(kind="hours") + 'near = ["S"]\nright = ["all the time"]\n', 7,
     ["cannot be read as hours", "mo-fr 09:00-17:00"]),
    (OLD + 'not = ["old name*"]\n', 5, ['[[superseded]] "Old Name" never counts']),
    (OLD + 'new = "Old Name"\n', 5, ['"new" is the same as "old"']),
]  # fmt: skip


@pytest.fixture
def notes(load_text, tmp_path):
    """Give what is said of a pack for Ireland."""

    def of(pack, *, meta='[meta]\ncountry = "IE"\n', own=""):
        (tmp_path / "ours.toml").write_text(meta + pack, encoding="utf-8")
        return warnings_of(
            load_text('[audit]\npacks = ["ours.toml"]\n' + own, site=SITE), today=TODAY
        )

    return of


@pytest.mark.parametrize(("pack", "line", "words"), ODD, ids=[case[2][0] for case in ODD])
def test_what_is_odd_in_a_pack_is_said_once_with_its_line(notes, pack, line, words):
    (said,) = notes(pack)
    assert said.startswith(f"ours.toml:{line}: [[")
    assert [word for word in words if word not in said] == []


FINE = [
    SERVICE + '[[topic]]\nid = "t"\nname = "T"\ntold = ["they ** hit|beat me"]\n' + NEEDS,
    SERVICE + TOPIC.replace('"bully*"', '"mean|nasty words"') + 'not = ["mean*|nasty*"]\n' + NEEDS,
    SERVICE + TOPIC + NEEDS,
    SERVICE + 'hosts = ["a.ie", "www.a.ie"]\nhours = ["web form: always", "always"]\n',
    SERVICE + '[[service]]\nid = "z"\nname = "Z"\nunsure_phones = ["1800 66 66 66"]\n',
    SERVICE + 'pass_on = ["parent"]\n' + TOPIC + 'needs.parent = [["s"]]\n',
    SERVICE + TOPIC + 'show = ["phone", "hours"]\n' + NEEDS,
    '[[service]]\nid = "s"\nname = "S"\ncountry = "GB"\nphones = ["0800 1111"]\n',
    '[[service]]\nid = "s"\nname = "S"\nphones = ["112", "999", "116 111", "116123", "50808"]\n',
    FACT.format(kind="recurring") + 'near = ["SID"]\nright = ["february"]\n',
    OLD + 'not = ["old name day"]\n',
]  # fmt: skip


@pytest.mark.parametrize("pack", FINE)
def test_what_is_fine_in_a_pack_is_not_mentioned(notes, pack):
    assert notes(pack) == ()


def test_a_pack_that_forgot_its_country_is_told_how_numbers_are_read(notes):
    (said,) = notes(SERVICE.replace("1800 66 66 66", "0800-0432"), meta='[meta]\nsic = "Ours"\n')
    assert said.startswith("ours.toml:1: [meta] has no country, so numbers are read as in NL")


def test_a_block_of_sites_toml_itself_is_the_one_that_is_told_of(notes):
    (said,) = notes(SERVICE, own=SERVICE.replace("1800 66 66 66", "12"))
    assert said.startswith('sites.toml:7: [[service]] "s" phones: 12 is no phone number in IE')


@pytest.mark.parametrize("name", ["nl", "ie"])
def test_the_packs_that_come_along_are_in_order(load_text, name):
    assert warnings_of(load_text(f'[audit]\npacks = ["{name}"]\n', site=SITE), today=TODAY) == ()


def test_a_mistake_in_the_needs_names_its_topic(complaints, tmp_path):
    (tmp_path / "ours.toml").write_text(SERVICE + TOPIC + 'needs.youth = [["x"]]\n')
    (said,) = complaints('[audit]\npacks = ["ours.toml"]\n', site=SITE)
    assert said.startswith(
        'ours.toml:10: [[topic]] "t" [topic.needs] youth: "x" is no service known here; '
        "known are: s; for example: needs = "
    )


def test_a_long_list_of_what_is_known_is_cut(complaints):
    said = complaints(TOPIC + 'needs.youth = [["qqqqqq"]]\n', site=SITE)[0]
    assert "known are: helpwanted, meldpunt," in said
    assert " and 17 more; for example" in said
