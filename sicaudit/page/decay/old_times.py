"""Whether a sentence speaks of the time in which a replaced term was in use."""

import re
from functools import cache

from sicaudit.model.knowledge import Superseded
from sicaudit.page.language.cue_words import all_languages, any_of, one_of
from sicaudit.page.language.past_tense import clause_around, tells_what_was
from sicaudit.page.tables import tables

_YEAR = re.compile(r"(?<![\w./-])(?:19|20)\d\d(?![\w/-]|\.\d)")
_GONE = frozenset(("dead platform", "product"))
"""Kinds of what nobody can use any more: whatever is said of its years is history."""


@cache
def _cues(name: str) -> re.Pattern[str]:
    return any_of(all_languages(tables("history_words")[name]))


@cache
def _since() -> re.Pattern[str]:
    words = one_of(all_languages(tables("history_words")["since"]))
    return re.compile(rf"(?<!\w)(?:{words})\s+(?:[^\W\d]+\s+)?\Z", re.IGNORECASE)


@cache
def _recalled() -> re.Pattern[str]:
    words = one_of(all_languages(tables("history_words")["recalled"]))
    return re.compile(rf"(?<!\w)(?:{words})\s+\Z", re.IGNORECASE)


@cache
def _who_did() -> re.Pattern[str]:
    """Give what finds an English past tense behind who did it: "which closed", "we posted"."""
    who = one_of(all_languages(tables("history_words")["who"]))
    return re.compile(rf"(?<!\w)(?:{who})\s+(?:\w+ly\s+)?[a-z]{{2,}}ed(?!\w)", re.IGNORECASE)


def tells_of_a_time(text: str, start: int, term: Superseded) -> bool:
    """Say whether a sentence with a term tells what has been, by its verbs, words or years.

    A year in which the term was in use makes history of it, unless something has lasted since
    then: of a platform wherever it stands, of a name only in its own clause.
    """
    if tells_what_was(text) or _who_did().search(text):
        return True
    if _cues("ended").search(text) or _recalled().search(text, 0, start):
        return True
    first, last = (0, len(text)) if term.kind in _GONE else clause_around(text, start, start)
    for match in _YEAR.finditer(text, first, last):
        if term.since is not None and int(match[0]) > term.since.year:
            continue
        if _since().search(text, 0, match.start()) is None:
            return True
    return False
