import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicaudit.config.lines import TooMuchError, line_numbers

ROOT = Path(__file__).parents[2]
WHOLE = '''# a remark with [a.table] and key = "value"
top = 1
"quoted key" = "a # that is no remark"
'its' = 1
a.b."c.d" = 2
[crawl]
delay = "0.2s"   # = 5
headers = { X-One = "1", "X-Two" = "}" }

[[site]]
id = "one"
  [site.crawl]
  delay = "1s"
  [[site.section]]
  name = """
[[site]] is text here
id = "text"
"""
  paths = [
    "/a/*",  # ]
    [ "/b/*", "]" ],
    { x = 1 },
  ]
  [[site.section]]
  name = \'\'\'a\'b\'\'\'\'\'
[[site]]
id = "two"
until = 1979-05-27 07:32:00Z
[a.x]
last = "\\u0041\\""
'''


def test_every_kind_of_key_has_its_line() -> None:
    lines = line_numbers(WHOLE)
    assert lines["top",] == 2
    assert lines["quoted key",] == 3
    assert lines["its",] == 4
    assert lines["a", "b", "c.d"] == 5
    assert lines["crawl",] == 6
    assert lines["crawl", "delay"] == 7
    assert lines["crawl", "headers", "X-Two"] == 8
    assert lines["site", 0] == 10
    assert lines["site", 0, "crawl", "delay"] == 13
    assert lines["site", 0, "section", 0, "name"] == 15
    assert lines["site", 0, "section", 0, "paths", 0] == 20
    assert lines["site", 0, "section", 0, "paths", 1, 1] == 21
    assert lines["site", 0, "section", 0, "paths", 2, "x"] == 22
    assert lines["site", 0, "section", 1] == 24
    assert lines["site", 1, "id"] == 27
    assert lines["a", "x", "last"] == 30
    assert set(lines) == set(_paths(tomllib.loads(WHOLE)))


@pytest.mark.parametrize("name", ["sites.toml", "sicaudit/config/packs/nl.toml"])
def test_our_own_files_have_a_line_for_everything(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    rows = text.split("\n")
    lines = line_numbers(text)
    assert set(lines) == set(_paths(tomllib.loads(text)))
    for where, line in lines.items():
        if where and isinstance(where[-1], str):
            assert where[-1] in rows[line - 1]


def test_a_quoted_key_with_escapes_is_found() -> None:
    assert line_numbers('\n"caf\\u00e9" = 1')["café",] == 2


def test_what_stands_before_an_error_is_found() -> None:
    lines = line_numbers('a = 1\n[crawl]\ndelay = "1s"\nwrong =\nlater = 3')
    assert lines["crawl", "delay"] == 3
    assert ("crawl", "later") not in lines


@pytest.mark.parametrize(
    "text",
    [
        "\n" + "a." * 30 + "a = 1",
        "\n[" + "a." * 30 + "a]",
        "\nx = {" + "a." * 30 + "a = 1}",
        "\n" + "'a' . " * 30 + "a = 1",
        "\n" + "a" * 2000 + " = 1",
        "\nx = " + "[" * 40,
        "\nx = " + "{a = " * 40,
    ],
)
def test_too_much_is_said_with_its_line(text: str) -> None:
    with pytest.raises(TooMuchError) as caught:
        line_numbers(text)
    assert caught.value.line == 2


KEY = st.text("ab-_1", min_size=1, max_size=3) | st.text("a.#='[]é \t", max_size=4)
SCALAR = (
    st.integers()
    | st.booleans()
    | st.dates()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text("a\"'#=[]{},\\\n \té", max_size=12)
)
VALUE = st.recursive(
    SCALAR,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEY, inner, max_size=3),
    max_leaves=6,
)
TABLE = st.dictionaries(KEY, VALUE, max_size=4)


@given(st.dictionaries(KEY, TABLE | st.lists(TABLE, min_size=1, max_size=3), max_size=4), st.data())
def test_any_document_has_a_line_for_everything(
    document: dict[str, Any], data: st.DataObject
) -> None:
    rows = []
    for name, content in document.items():
        head = "[[{}]]" if isinstance(content, list) else "[{}]"
        for table in content if isinstance(content, list) else [content]:
            rows.append(head.format(_key(name)))
            for key, value in table.items():
                blank = data.draw(st.sampled_from(["", "  ", "# key = [\n", "\n"]))
                rows.append(f"{blank}{_key(key)} = {_value(value, data)} # }}")
    text = "\n".join(rows)
    lines = line_numbers(text)
    assert set(lines) == set(_paths(tomllib.loads(text)))
    for where, line in lines.items():
        if where and isinstance(where[-1], str) and where[-1].isalnum():
            assert where[-1] in text.split("\n")[line - 1]


@given(st.text("a1.=[]{}\"'#\n, \\", max_size=60))
def test_no_text_makes_it_stumble(text: str) -> None:
    lines = line_numbers(text)
    try:
        parsed = tomllib.loads(text)
    except ValueError:
        return
    assert set(lines) == set(_paths(parsed))


def _key(name: str) -> str:
    plain = name and all(sign in "ab-_1" for sign in name)
    return name if plain else _string(name)


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _value(value: Any, data: st.DataObject) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            several = f'"""{_string(value)[1:-1]}\n"""'
            return data.draw(st.sampled_from([_string(value), several]))
        case list():
            comma = data.draw(st.sampled_from([", ", ",\n", " # ],\n,"]))
            return "[" + comma.join(_value(item, data) for item in value) + "]"
        case dict():
            pairs = (f"{_key(key)} = {_flat(item, data)}" for key, item in value.items())
            return "{" + ", ".join(pairs) + "}"
        case _:
            return str(value)


def _flat(value: Any, data: st.DataObject) -> str:
    return _string(value) if isinstance(value, str) else _value(value, data)


def _paths(value: Any, where: tuple[Any, ...] = ()) -> Any:
    yield where
    items = value.items() if isinstance(value, dict) else ()
    for key, item in enumerate(value) if isinstance(value, list) else items:
        yield from _paths(item, (*where, key))
