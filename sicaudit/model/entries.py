"""An entry of an editor's word list: its groups, its parts, and all that it stands for."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import islice, product

MOST = 60
"""Spellings of one entry: more are a slip of the pen, and would cost each page time."""

AND = "&"
_GROUP = re.compile(r"\{([a-z0-9_-]+)\}")


@lru_cache(maxsize=4096)
def spelled_out(entry: str) -> Sequence[str]:
    """Give the ways in which an entry can be written, each with choices of one word only.

    `ik|wij word|wordt-soms gepest` are `ik|wij word gepest` and `ik|wij wordt soms gepest`: a bar
    parts words of which any one will do, a hyphen joins what is chosen together.
    """
    if "|" not in entry:
        return (entry,)
    ways = islice(product(*map(_choices, entry.split())), MOST)
    return tuple(dict.fromkeys(" ".join(way) for way in ways))


def parts_of(entry: str) -> tuple[str, ...]:
    """Give what stands between the `&` of a frame: "{threat} & {image}" has two parts."""
    return tuple(part for part in map(str.strip, entry.split(AND)) if part)


def groups_in(entry: str) -> list[str]:
    """Name the groups that an entry uses: `{threat}`."""
    return _GROUP.findall(entry)


def filled_in(entry: str, groups: Mapping[str, Sequence[str]]) -> str:
    """Put the words of its groups into an entry, each a choice; the group must be there."""
    return _GROUP.sub(lambda name: "|".join(map(_joined, groups[name[1]])), entry)


def _joined(words: str) -> str:
    return "-".join(words.split())


def _choices(part: str) -> Sequence[str]:
    if "|" not in part:
        return (part,)
    choices = [choice for choice in part.split("|") if choice]
    single = "|".join(choice for choice in choices if "-" not in choice)
    longer = [choice.replace("-", " ") for choice in choices if "-" in choice]
    return [*([single] if single else []), *longer]
