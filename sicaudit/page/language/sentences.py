"""A paragraph split into its sentences, and what in it stands between quotation marks."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from sicaudit.page.language.cue_words import all_languages
from sicaudit.page.tables import tables

LONGEST = 1500
"""Letters; what is longer is a table or a script, and no sentence."""

_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*\s+(?=[^\sa-z])")
_LAST_WORD = re.compile(r"(?<!\w)[\w./]+\Z")
_PAIRS = {"“": "”", "„": "”“", "«": "»", '"': '"'}
_OPENING = re.compile(r"[“„«\"]|(?<!\w)[‘'](?=\w)")
_APOSTROPHES = "‘'"
_SINGLE_CLOSING = re.compile(r"(?<=\S)[’'](?!\w)")
_FEWEST_QUOTED_WORDS = 3
"""What is shorter is a name or a word in inverted commas, not somebody's words."""


class Sentence(NamedTuple):
    """A sentence and where it begins in its paragraph."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(all_languages(tables("history_words")["abbreviations"]))


def sentences_of(text: str, whole: Iterable[tuple[int, int]] = ()) -> Iterator[Sentence]:
    """Split a paragraph; a full stop behind an abbreviation ends nothing.

    `whole`: places that must not be split, as names with a question mark in them.
    """
    start = 0
    for match in _END.finditer(text):
        if is_within(match.start(), whole):
            continue
        word = _LAST_WORD.search(text, max(start, match.start() - 20), match.start())
        if word is not None and word[0].lower() in _abbreviations():
            continue
        yield Sentence(start, text[start : match.end()].rstrip())
        start = match.end()
    if start < len(text):
        yield Sentence(start, text[start:])


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Give the places of a text that quote: three words or more between quotation marks.

    A quotation that opens or closes here alone goes on in a sentence beside this one.
    """
    spans = []
    at = 0
    while (opening := _OPENING.search(text, at)) is not None:
        closing = _closing(text, opening)
        is_open = closing < 0 and opening[0] not in _APOSTROPHES
        last = len(text) if is_open else closing + 1
        words = text[opening.end() : last].split()
        if (closing >= 0 or is_open) and len(words) >= _FEWEST_QUOTED_WORDS:
            spans.append((opening.start(), last))
        at = max(last, opening.end())
    end = text.find("”")
    if end >= 0 and not spans and "“" not in text and "„" not in text:
        spans.append((0, end + 1))
    return spans


def _closing(text: str, opening: re.Match[str]) -> int:
    """Give where a quotation ends; -1: not in this text."""
    signs = _PAIRS.get(opening[0])
    if signs is None:
        match = _SINGLE_CLOSING.search(text, opening.end())
        return match.start() if match else -1
    ends = [at for sign in signs if (at := text.find(sign, opening.end())) >= 0]
    return min(ends, default=-1)


def is_within(start: int, spans: Iterable[tuple[int, int]]) -> bool:
    """Say whether a place lies in one of the spans."""
    return any(first <= start < last for first, last in spans)
