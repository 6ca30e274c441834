"""Whether a sentence, or the words around a place in it, tell of the past."""

import re
from collections.abc import Iterable
from functools import cache

from sicaudit.page.language.cue_words import all_languages, any_of
from sicaudit.page.tables import tables

_YEAR = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?![\d])")
_CLAUSE_ENDS = re.compile(r"[,;:()–—]|\s-\s")

HISTORY_KINDS = frozenset(("archive", "history", "archief", "annual-report"))
"""Kinds of sections whose pages tell of the past."""


@cache
def _pattern(name: str) -> re.Pattern[str]:
    table = tables("history_words")[name]
    return any_of(all_languages(table))


def has_past_verb(text: str) -> bool:
    """Say whether a verb stands in the past tense, and can be nothing else."""
    adjectives = _pattern("perfect")
    found = _pattern("past").finditer(text)
    return any(adjectives.fullmatch(match[0]) is None for match in found)


def tells_what_was(text: str) -> bool:
    """Say the same, but count English verbs that may be participles too: "opened on 3 May"."""
    if has_past_verb(text):
        return True
    return any(not is_passive(text, match) for match in _pattern("past_verbs").finditer(text))


def is_passive(text: str, match: re.Match[str]) -> bool:
    """Say whether an English verb is no past tense but a participle: "will be held"."""
    before = text[max(0, match.start() - 20) : match.start()].split()
    return bool(before) and _pattern("to_be").fullmatch(before[-1]) is not None


def history_near(text: str, start: int, end: int, within: int) -> bool:
    """Say whether words within so many letters of a place say that it is history.

    "Als je het niet meer ziet zitten" does not.
    """
    around = text[max(0, start - within) : end + within]
    history = _pattern("history")
    if history.search(around) is None:
        return False
    return history.search(_pattern("no_history").sub(" ", around)) is not None


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the part of a sentence, between commas and the like, that holds a place."""
    first = 0
    for match in _CLAUSE_ENDS.finditer(text, 0, start):
        first = match.end()
    last = _CLAUSE_ENDS.search(text, end)
    return first, last.start() if last else len(text)


def years_in(text: str) -> list[int]:
    """Give the years that a text names."""
    return [int(match[0]) for match in _YEAR.finditer(text)]


def is_history_page(kind: str, *names: str) -> bool:
    """Say whether a page of this kind, title, heading and address tells of the past."""
    return kind in HISTORY_KINDS or _any_names(names)


def _any_names(names: Iterable[str]) -> bool:
    pages = _pattern("history_pages")
    return any(pages.search(name.replace("-", " ").replace("/", " ")) for name in names)
