import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from sicaudit.config import find, load, schema, starter, warnings_of
from sicaudit.config.fields import STATUSES
from sicaudit.model.site import Period

ROOT = Path(__file__).parents[2]


def test_the_committed_sites_are_in_order() -> None:
    settings = load(ROOT / "sites.toml", environment={})
    assert warnings_of(settings) == ()
    ids = [site.id for site in settings.sites]
    assert ids[:6] == [
        "saferinternetcentre",
        "veiliginternetten",
        "mediawijsheid",
        "hoezomediawijs",
        "netwerkmediawijsheid",
        "mediamasters",
    ]
    assert [site.signposts for site in settings.sites] == [True] * 6 + [False] * 4
    assert settings.crawl.respect_robots
    assert settings.sites[2].sections[1].place == "one_click"
    assert settings.sites[0].sections[0].review_after == Period(months=3)
    for site in settings.sites:
        assert "/*" in site.sections[-1].paths


def test_the_dutch_pack_is_whole() -> None:
    known = load(ROOT / "sites.toml", environment={}).knowledge
    assert len(known.services) == 47
    assert len(known.topics) == 21
    assert len(known.facts) == 15
    assert len(known.superseded) == 47
    assert sum(len(topic.strong + topic.words + topic.not_) for topic in known.topics) > 450
    assert all(topic.words and topic.needs for topic in known.topics)
    assert {one.status for one in (*known.services, *known.facts)} <= set(STATUSES)
    assert all("voorheen" in one.allow_near for one in known.superseded)


@pytest.mark.parametrize("pack", ["nl", "ie"])
def test_every_source_a_pack_names_is_listed_in_it(pack: str) -> None:
    text = (ROOT / f"sicaudit/config/packs/{pack}.toml").read_text(encoding="utf-8")
    facts, _, sources = text.partition("#  SOURCES")
    listed = {row.split()[1] for row in sources.split("\n") if row.startswith("#  S")}
    named = {part.partition("]")[0] for part in facts.split("[S")[1:]}
    assert {f"S{number}" for number in named if number.isdigit()} == listed


def test_the_starter_is_valid_and_short(tmp_path: Path) -> None:
    path = tmp_path / "sites.toml"
    path.write_text(starter(), encoding="utf-8")
    assert warnings_of(load(path, environment={})) == ()
    assert len(starter().split("\n")) < 70


def test_the_starter_of_a_pack_is_in_order(tmp_path: Path) -> None:
    path = tmp_path / "sites.toml"
    path.write_text(starter().replace('packs = ["nl"]', 'packs = ["pack.toml"]'), encoding="utf-8")
    rows = starter(pack=True).split("\n")
    uncommented = [row.removeprefix("# ") if _is_toml(row) else row for row in rows]
    for text in ("\n".join(rows), "\n".join(uncommented)):
        path.with_name("pack.toml").write_text(text, encoding="utf-8")
        settings = load(path, environment={})
        assert warnings_of(settings) == ()
        assert [service.id for service in settings.knowledge.services] == ["helpline", "emergency"]
    assert (len(settings.knowledge.facts), len(settings.knowledge.superseded)) == (1, 1)
    assert len(rows) < 80


def test_the_starters_remarks_are_valid_too(tmp_path: Path) -> None:
    rows = [
        row.replace("# ", "", 1) if row.lstrip().startswith("# ") and _is_toml(row) else row
        for row in starter().split("\n")
    ]
    path = tmp_path / "sites.toml"
    path.write_text("\n".join(rows), encoding="utf-8")
    settings = load(path, environment={"STAGING_TOKEN": "x"})
    assert settings.reviewers[0].id == "anna"
    assert len(settings.links.rules) == 1
    assert warnings_of(settings) == ()


def _is_toml(row: str) -> bool:
    try:
        return bool(tomllib.loads(row.lstrip(" #")))
    except tomllib.TOMLDecodeError:
        return False


def test_a_configuration_is_found_above(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    assert find(deep) is None
    (tmp_path / "sites.toml").touch()
    assert find(deep) == tmp_path.resolve() / "sites.toml"
    (deep / "sites.toml").mkdir()
    assert find(deep) == tmp_path.resolve() / "sites.toml"
    (tmp_path / "a" / "sites.toml").touch()
    assert find(deep) == tmp_path.resolve() / "a" / "sites.toml"


def document(text: str) -> Any:
    return json.loads(json.dumps(tomllib.loads(text), default=str))


def test_the_schema_is_draft_7() -> None:
    Draft7Validator.check_schema(schema())
    assert "draft-07" in schema()["$schema"]
    assert json.loads(json.dumps(schema())) == schema()
    assert "$defs" not in str(schema())


def test_descriptions_do_not_stand_where_draft_7_ignores_them() -> None:
    def nodes(value: Any) -> Any:
        yield value
        for inner in value.values() if isinstance(value, dict) else ():
            yield from nodes(inner)

    found = [node for node in nodes(schema()) if isinstance(node, dict) and "$ref" in node]
    assert found
    assert all(len(node) == 1 for node in found)


@pytest.mark.parametrize("name", ["sites.toml", "sicaudit/config/starter.toml"])
def test_the_schema_accepts_our_files(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for value in (document(text), tomllib.loads(text)):
        assert [error.message for error in Draft7Validator(schema()).iter_errors(value)] == []


def test_the_schema_accepts_the_pack() -> None:
    text = (ROOT / "sicaudit/config/packs/nl.toml").read_text(encoding="utf-8")
    whole = text + '\n[[site]]\nid = "a"\nname = "A"\nurl = "https://a.nl/"\n'
    for value in (document(whole), tomllib.loads(whole)):
        assert [error.message for error in Draft7Validator(schema()).iter_errors(value)] == []


@pytest.mark.parametrize(
    "wrong",
    [
        "colour = 1",
        "[crawl]\ndealy = 1",
        '[crawl]\nmax_pages = "1"',
        "[site]\nid = 1",
        '[[site]]\nid = "A b"\nname = "A"\nurl = "https://a.nl/"',
        '[[site]]\nid = "a"\nname = "A"\nurl = "a.nl"',
        '[[links.rule]]\nmatch = "/*"\ntreat = "drop"',
        '[[links.rule]]\nmatch = "/*"\ntreat = "ignore"\nuntil = 2027',
    ],
)
def test_the_schema_refuses_what_loading_refuses(wrong: str) -> None:
    site = '[[site]]\nid = "a"\nname = "A"\nurl = "https://a.nl/"\n'
    value = document(wrong if "site]" in wrong else f"{wrong}\n{site}")
    assert not Draft7Validator(schema()).is_valid(value)


def test_every_key_is_described_in_the_schema() -> None:
    for name, table in {"": schema(), **schema()["definitions"]}.items():
        for key, value in table["properties"].items():
            assert "description" in value or "$ref" in value, f"{name}.{key}"


def test_the_reference_names_every_key() -> None:
    text = (ROOT / "docs/sites.toml.md").read_text(encoding="utf-8")
    for table in (schema(), *schema()["definitions"].values()):
        for key in table["properties"]:
            assert f"`{key}`" in text or f"[{key}]" in text, key


def test_importing_the_room_imports_nothing_slow() -> None:
    code = (
        "import sys, sicaudit.config\n"
        "assert sicaudit.config.starter() and sicaudit.config.find\n"
        "slow = {'pydantic', 'phonenumbers', 'tomllib', 'difflib'} & set(sys.modules)\n"
        "assert not slow, slow"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_reference_is_not_stale() -> None:
    command = [sys.executable, "-m", "cogapp", "--check", str(ROOT / "docs/sites.toml.md")]
    subprocess.run(command, check=True, capture_output=True)
