"""An entry of an editor's word list, with those of its choices spelled out that are longer."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import islice, product

MOST = 60
"""Spellings of one entry: more are a slip of the pen, and would cost each page time."""


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


def _choices(part: str) -> Sequence[str]:
    if "|" not in part:
        return (part,)
    choices = [choice for choice in part.split("|") if choice]
    single = "|".join(choice for choice in choices if "-" not in choice)
    longer = [choice.replace("-", " ") for choice in choices if "-" in choice]
    return [*([single] if single else []), *longer]
