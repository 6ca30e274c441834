"""The word lists that lie in `wordlists`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

Table = Mapping[str, Mapping[str, list[str]]]
"""Lists of words by section and name."""


@cache
def tables(name: str) -> Mapping[str, Any]:
    """Read `name`.toml once; whoever asks gets the same tables, so nobody may change them."""
    return tomllib.loads((files("sicaudit.page") / "wordlists" / f"{name}.toml").read_text("utf-8"))


def table(name: str) -> Table:
    """Give a file that holds nothing but lists of words."""
    return tables(name)


@cache
def marks(name: str, section: str, key: str) -> tuple[bytes, ...]:
    """Give a list of marks as they stand in a document's source."""
    return tuple(mark.encode() for mark in table(name)[section][key])
