"""Why we differ: the explanations that `reasons.toml` has for differences."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from bench.peers.compared import Difference

_FILE = Path(__file__).with_name("reasons.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    title: str
    right: str
    """Who is: `ours`, `peer` or `both`."""
    why: str
    differences: tuple[str, ...]
    """Globs for the keys of differences."""

    def explains(self, difference: Difference) -> bool:
        return any(fnmatchcase(difference.key, glob) for glob in self.differences)


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    reason: Reason
    differences: tuple[Difference, ...]


def explained(differences: Iterable[Difference]) -> tuple[list[Explained], list[Difference]]:
    """Sort differences by their first reason, in the order of the file; and give the rest."""
    left = list(differences)
    known = []
    for reason in _reasons():
        fitting = tuple(each for each in left if reason.explains(each))
        if fitting:
            known.append(Explained(reason=reason, differences=fitting))
        left = [each for each in left if each not in fitting]
    return known, left


def _reasons() -> list[Reason]:
    tables = tomllib.loads(_FILE.read_text("utf-8"))["reason"]
    return [Reason(**table | {"differences": tuple(table["differences"])}) for table in tables]
