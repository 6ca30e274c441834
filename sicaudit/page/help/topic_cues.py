"""Where a sentence names what it speaks of: "this is called ...", "... is a crime"."""

from collections.abc import Sequence
from functools import cache

from sicaudit.page.language.cue_words import all_languages
from sicaudit.page.language.words import Phrase, PhraseIndex, Token, fold
from sicaudit.page.tables import tables

_LONGEST = 5
"""Words of the longest entry."""


@cache
def _naming() -> PhraseIndex:
    return PhraseIndex([Phrase(entry) for entry in all_languages(tables("topic_cues")["naming"])])


@cache
def _fillers() -> frozenset[str]:
    return frozenset(map(fold, all_languages(tables("topic_cues")["fillers"])))


def is_named(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Say whether naming words stand right beside the words from `start` to `end`."""
    before = start
    while before and tokens[before - 1].folded in _fillers():
        before -= 1
    here = tokens[start].sentence
    for first in range(max(0, before - _LONGEST), start):
        if tokens[first].sentence == here:
            for last in _naming().ends_from(tokens, first):
                if last in (before, start):
                    return True
    if end < len(tokens) and tokens[end].sentence == here:
        return next(_naming().ends_from(tokens, end), None) is not None
    return False
