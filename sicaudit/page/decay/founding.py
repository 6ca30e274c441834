"""Whether a sentence says that what a fact is about began in a year, and not something else."""

import re
from functools import cache

from sicaudit.page.language.cue_words import all_languages, any_of
from sicaudit.page.language.past_tense import clause_around
from sicaudit.page.tables import tables

_WORDS = re.compile(r"[^\W_]+")


@cache
def _table(name: str) -> re.Pattern[str]:
    return any_of(all_languages(tables("fact_words")[name]))


def began_then(text: str, year: tuple[int, int], subject: tuple[int, int] | None) -> bool:
    """Say whether a text says that its subject began in the year that stands at a place.

    `subject`: where it is named; None: in another sentence. A name behind the year needs a year
    that opens its sentence, or stands right before it: "Sinds 2006 helpt Helpwanted", and not "A
    study of 2006 led to Helpwanted".
    """
    start, end = clause_around(text, *year)
    if text[end : end + 1] == ":":
        end = clause_around(text, year[0], end + 1)[1]
    is_opening = _opens(text[: year[0]])
    if not is_opening and _table("founded").search(text, start, end) is None:
        return False
    if subject is not None and subject[0] < year[0]:
        return _table("founded").search(text) is not None
    if not is_opening:
        return False
    if subject is None or end - year[1] <= 1:
        return _table("founded").search(text) is not None
    if subject[0] > end:
        return False
    return any(_table("founded").search(part) for part in (text[: year[0]], text[subject[1] :]))


def _opens(before: str) -> bool:
    """Say whether nothing stands before a year but words of beginning: "Al vanaf het begin in"."""
    rest = _table("founded").sub(" ", before)
    return all(_table("before_a_year").fullmatch(word) for word in _WORDS.findall(rest))
