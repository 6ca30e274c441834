"""The word lists that lie beside this package's modules."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

Table = Mapping[str, Mapping[str, list[str]]]
"""Lists of words by section and name."""


@cache
def table(name: str) -> Table:
    """Read `name`.toml once."""
    text = files("sicaudit.page").joinpath(f"{name}.toml").read_text("utf-8")
    found: Table = tomllib.loads(text)
    return found


@cache
def marks(name: str, section: str, key: str) -> tuple[bytes, ...]:
    """Give a list of marks as they stand in a document's source."""
    return tuple(mark.encode() for mark in table(name)[section][key])
