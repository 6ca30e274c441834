"""Editors' words and phrases as one pattern, for short texts such as a sentence."""

import re
from collections.abc import Iterable, Mapping

GAP = "…"
"""In an entry: up to about 120 letters of the same sentence."""

NEVER = re.compile(r"(?!)")
_FAR = r"\b.{1,120}?"
_APOSTROPHES = "['’`]"
_OPENS_A_WORD = re.compile(r"[\w*#]")
"""Before these a boundary changes nothing but speed: `re` tries the entries only at words."""


def all_languages(table: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Give the entries of every language: a Dutch page often carries English template words."""
    return tuple(entry for entries in table.values() for entry in entries)


def one_of(entries: Iterable[str]) -> str:
    """Give a pattern that any of these fits as it stands, the longest first; it needs brackets."""
    return "|".join(map(re.escape, sorted(dict.fromkeys(entries), key=len, reverse=True)))


def any_of(entries: Iterable[str], *, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """Compile entries that must stand as whole words, whatever their case but for other `flags`.

    A star stands for more letters of the word, # for a digit, `…` for other words in between, a
    space for any white space. Longer entries come first.
    """
    longest_first = sorted(dict.fromkeys(entries), key=len, reverse=True)
    if not longest_first:
        return NEVER
    start = r"\b(?<!\w)" if all(map(_OPENS_A_WORD.match, longest_first)) else r"(?<!\w)"
    return re.compile(rf"{start}(?:{'|'.join(map(_entry, longest_first))})(?!\w)", flags)


def _entry(entry: str) -> str:
    pattern = ""
    for part in entry.split():
        if part == GAP:
            pattern += _FAR
        else:
            pattern += r"\s+" if pattern and not pattern.endswith("?") else ""
            pattern += _word(part)
    return pattern


def _word(part: str) -> str:
    pattern = re.escape(part).replace(r"\*", r"\w*").replace(r"\#", r"\d")
    if part[0].isdigit() and "#" in part:
        pattern = rf"(?<![\w.,/-]){pattern}(?![-/])"  # a year, and no part of a number
    return pattern.replace("'", _APOSTROPHES)
