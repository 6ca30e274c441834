"""What of a sentence, or of those beside it, announces one of its days."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from sicaudit.page.dates.days import SaidDay
from sicaudit.page.decay.event_parts import from_to
from sicaudit.page.decay.event_passages import Passage
from sicaudit.page.decay.event_verbs import verb_beside
from sicaudit.page.decay.event_words import (
    Cue,
    event_cues,
    is_newsletter,
    is_since,
    limit_before,
    may_say,
    names_an_event,
    told_to_do,
)
from sicaudit.page.language.past_tense import clause_around, tells_what_was

_FARTHEST = 160
"""Letters between a day and the words that announce it."""

_HOURS = re.compile(r"(?<!\d)\d\d?[:.]\d\d(?!\d)")
_CLOSE = 25
"""The same between a day and "is": "Op 3 maart is de netwerkdag"."""

NEAR = "near"
"""In place of a table: the call stands in another sentence."""


def announcing_cues(
    passage: Passage, said: SaidDay, cues: Sequence[Cue], *, is_coming: bool
) -> Iterator[Cue]:
    """Give the words that announce a day, the nearest first; `cues` are those of its sentence.

    `is_coming`: the day was to come when the page was written.
    """
    text = passage.text
    beside = (_limit(text, said), _near(passage, said), _verb(text, said, is_coming=is_coming))
    for one in (*_nearest(text, said, cues), *beside):
        if one is not None and _may_announce(text, said, one):
            yield one


def _may_announce(text: str, said: SaidDay, cue: Cue) -> bool:
    """Say whether a day beside these words is to come, and not one since when something holds."""
    return said.is_range or not is_since(text, said.start, said.end, cue.table)


def _nearest(text: str, said: SaidDay, cues: Sequence[Cue]) -> Iterator[Cue]:
    """Give the announcing words near a day, the nearest first, with no past tense between them."""

    def distance(cue: Cue) -> int:
        return max(said.start - cue.end, cue.start - said.end, 0)

    for cue in sorted(cues, key=distance):
        start, end = clause_around(text, min(said.start, cue.start), max(said.end, cue.end))
        farthest = _CLOSE if cue.table == "is" else _FARTHEST
        if distance(cue) <= farthest and not tells_what_was(text[start:end]):
            yield cue


def _limit(text: str, said: SaidDay) -> Cue | None:
    """Give "until" before a day, or several days, where the sentence says that one can then."""
    limit = limit_before(text, said.start)
    if not (said.is_range or limit) or tells_what_was(text):
        return None
    can = next((m[0] for m in event_cues("can").finditer(text) if m[0] != "May"), "")
    if not can and limit:
        can = told_to_do(text)
    if not can:
        return None
    return Cue("call", said.start, said.end, f"{can} … {limit[0]}" if limit else can)


def _verb(text: str, said: SaidDay, *, is_coming: bool) -> Cue | None:
    """Give a verb of the present tense beside a day that has its year or weekday, or is to come."""
    is_known = said.year is not None or said.weekdays or is_coming
    if not is_known or tells_what_was(text):
        return None
    return verb_beside(text, said, is_coming=is_coming)


def _near(passage: Passage, said: SaidDay) -> Cue | None:
    """Give the call beside a sentence that names an event, or a range of days, and no more.

    An event from one hour to another needs none. A call in the next paragraphs counts where hours
    or several days show that this is about an event.
    """
    text = passage.text
    if tells_what_was(text):
        return None
    hours = from_to().search(text)
    if not (said.is_range or hours or names_an_event(text)):
        return None
    if hours and (said.is_range or names_an_event(text)):
        return Cue(NEAR, 0, 0, hours[0])
    words = call_in(passage.beside)
    if not words and (said.is_range or _HOURS.search(text)):
        words = call_in(passage.behind)
    return Cue(NEAR, 0, 0, words) if words else None


def call_in(lines: str) -> str:
    """Give the words that call the reader to do something for which it may be too late."""
    return next(filter(None, map(_call_in_line, lines.split("\n"))), "")


@lru_cache(maxsize=512)
def _call_in_line(line: str) -> str:
    """Give the same of one line; those around a list of days are asked for every day."""
    match = event_cues("call").search(line) if may_say("call", line) else None
    if match and not is_newsletter(line) and not event_cues("over").search(line):
        return match[0]
    return ""
