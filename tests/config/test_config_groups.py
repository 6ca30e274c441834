"""Groups: words that mean the same thing, named once and used in topics."""

import pytest

from sicaudit.config import load
from sicaudit.config.json_schema import sites_schema
from sicaudit.errors import ConfigError

SITE = '[[site]]\nid = "a"\nname = "A"\nurl = "https://a.example/"\n'
TOPIC = '[[topic]]\nid = "sextortion"\nname = "Sextortion"\ntold = ["{threat} & {image}"]\n'


def loaded(tmp_path, text, packs=()):
    for name, pack in packs:
        (tmp_path / name).write_text(pack, encoding="utf-8")
    path = tmp_path / "sites.toml"
    names = ", ".join(f'"{name}"' for name, _ in packs)
    path.write_text(f"[audit]\npacks = [{names}]\n{text}{SITE}", encoding="utf-8")
    return load(path)


def told(settings):
    return settings.knowledge.topics[0].told


def test_a_group_stands_for_any_of_its_words(tmp_path):
    groups = '[group]\nthreat = ["dreig*", "als ik niet"]\nimage = ["foto*"]\n'
    assert told(loaded(tmp_path, groups + TOPIC)) == ("dreig*|als-ik-niet & foto*",)


def test_sites_toml_wins_and_packs_keep_their_own_groups(tmp_path):
    packs = [
        ("nl.toml", f'[group]\nthreat = ["dreig*"]\nimage = ["foto*"]\n{TOPIC}'),
        ("en.toml", '[group]\nthreat = ["threat*"]\nimage = ["photo*"]\n'),
    ]
    own = '[group]\nimage = ["plaatje"]\n'
    assert told(loaded(tmp_path, own, packs)) == ("dreig* & plaatje",)


@pytest.mark.parametrize(
    ("group", "line", "words"),
    [
        ('threat = ["dreig*"]\nimages = ["foto*"]', 9, 'did you mean "images"?'),
        ('threat = []\nimage = ["foto*"]', 4, "threat"),
    ],
)
def test_a_group_that_is_unknown_or_empty_is_named_with_its_line(tmp_path, group, line, words):
    with pytest.raises(ConfigError) as error:
        loaded(tmp_path, f"[group]\n{group}\n{TOPIC}")
    assert f"sites.toml:{line}:" in str(error.value)
    assert words in str(error.value)


def test_a_brace_that_opens_no_group_is_named(tmp_path):
    with pytest.raises(ConfigError, match="opens no group"):
        loaded(tmp_path, '[[topic]]\nid = "a"\nname = "A"\ntold = ["{Threat & foto"]\n')


def test_groups_stand_in_the_schema():
    assert "group" in sites_schema()["properties"]
