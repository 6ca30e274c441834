import time
from pathlib import Path

import pytest

from sicaudit.config import load
from sicaudit.errors import ConfigError, ExitCode

HOSTILE = {
    "a dotted key of 40 KB": "a." * 20_000 + "a = 1",
    "a quoted dotted key of 40 KB": '"a".' * 10_000 + "a = 1",
    "a dotted key without an end": ".".join(["a"] * 30_000),
    "a dotted key in a table": "x = { " + "a." * 20_000 + "a = 1 }",
    "a dotted header": "[" + "a." * 20_000 + "a]",
    "a dotted header of several": "[[" + "a." * 20_000 + "a]]",
    "a key of 60 KB": "a" * 60_000 + " = 1",
    "lists in lists": "x = " + "[" * 30_000,
    "closed lists in lists": "x = " + "[" * 30_000 + "]" * 30_000,
    "tables in tables": "x = " + "{a = " * 12_000,
    "lists in lists over many lines": "x = " + "[\n" * 100_000,
    "a line of 200 KB": 'x = "' + "a" * 200_000 + '"',
    "a million letters": "# " + "a\n# " * 300_000,
    "a number of 60,000 digits": "x = " + "9" * 60_000,
    "a hexadecimal number of 60,000 digits": "[crawl]\nmax_pages = 0x" + "f" * 60_000,
    "an unclosed text": 'x = """' + 'a"\n' * 50_000,
    "quotes": "x = " + '"' * 60_000,
    "backslashes": 'x = "' + "\\" * 60_001,
    "commas": "x = [" + "," * 60_000,
    "brackets": "[" * 60_000,
    "a null sign": "x = 1\0",
    "lone carriage returns": "\r" * 60_000,
    "many empty blocks": "[[a]]\n" * 40_000,
    "many headers": "".join(f"[a{number}]\n" for number in range(25_000)),
    "many keys": "".join(f"a{number} = 1\n" for number in range(20_000)),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_refused_at_once(tmp_path: Path, text: str) -> None:
    path = tmp_path / "sites.toml"
    path.write_text(text, encoding="utf-8", newline="")
    start = time.process_time()
    with pytest.raises(ConfigError) as caught:
        load(path, environment={})
    assert time.process_time() - start < 0.5
    assert caught.value.exit_code == ExitCode.USAGE
    assert str(caught.value).startswith("sites.toml:")


def test_a_pack_is_guarded_as_well(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text("a." * 20_000 + "a = 1")
    path = tmp_path / "sites.toml"
    path.write_text('[audit]\npacks = ["ours.toml"]\n[[site]]\nid="a"\nname="A"\nurl="https://a/"')
    with pytest.raises(ConfigError, match=r"^ours\.toml:1: this key is far too long"):
        load(path, environment={})


def test_a_long_list_of_words_is_no_attack(tmp_path: Path) -> None:
    words = ", ".join(f'"woord {number}"' for number in range(3_000))
    assert 40_000 < len(words) < 64_000
    path = tmp_path / "sites.toml"
    path.write_text(
        '[audit]\npacks = []\n[[site]]\nid="a"\nname="A"\nurl="https://a/"\n'
        f'[[topic]]\nid = "t"\nname = "T"\nwords = [{words}]\n'
    )
    assert len(load(path, environment={}).knowledge.topics[0].words) == 3_000
