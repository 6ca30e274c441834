"""The label of a day: what stands right before it, or in the cell or line before its own."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from sicaudit.page.dates.days import SaidDay, days_in
from sicaudit.page.decay.event_parts import HEADINGS, hour_words, hours
from sicaudit.page.decay.event_words import event_cues, names_an_event
from sicaudit.page.html.blocks import TextBlock

_LONGEST = 40
"""Letters of a label."""

_MOST_WORDS, _FEW_WORDS = 4, 2
_ENDS = ".:;!?|•·–—\n"
_SIGNS = " :-–—|\ufe0f"
_YEAR = re.compile(r"\s+(?:19|20)\d\d$")
_LABEL_CELLS = frozenset(("dt", "th", "td", "strong", "li"))


class Kind(StrEnum):
    """What a label says of its day."""

    DEADLINE = "deadline"
    WHEN = "when"
    ENDS = "ends"
    EVENT = "event"


class Label(NamedTuple):
    """Words that label a day."""

    kind: Kind
    text: str


def label_of(blocks: Sequence[TextBlock], number: int, said: SaidDay) -> Label | None:
    """Give the label of a day in a block; None: it has none."""
    text = blocks[number].text
    before = text[: said.start].rstrip()
    if before:
        words = _last_part(before.rstrip(_SIGNS))
        return _label(words, may_be_event=before.endswith(":"))
    if not number or not is_all_of(text, said):
        return None
    above = blocks[number - 1]
    if len(above.text) > _LONGEST or days_in(above.text):
        return None
    words = above.text.strip(" :?")
    if above.tag in HEADINGS:
        return _label(words, may_be_event=False) if _only(words) else None
    is_label = above.tag in _LABEL_CELLS or above.text.endswith(":") or _only(words) is not None
    return _label(words, may_be_event=above.tag in ("dt", "th")) if is_label else None


def is_all_of(text: str, said: SaidDay, *, but_for: int = 0) -> bool:
    """Say whether a day is all of a text, but for hours, signs and so many letters."""
    rest = hours().sub("", text[: said.start] + text[said.end :])
    return sum(map(str.isalnum, hour_words().sub("", rest))) <= but_for


def _last_part(before: str) -> str:
    start = max(before.rfind(sign) for sign in _ENDS) + 1
    return before[start:].strip(_SIGNS)


def _label(words: str, *, may_be_event: bool) -> Label | None:
    words = _YEAR.sub("", words)
    if not words:
        return None
    if len(words) <= _LONGEST and len(words.split()) <= _MOST_WORDS:
        if event_cues("deadline").search(words):
            return Label(Kind.DEADLINE, words)
        if (kind := _only(words)) is not None:
            return Label(kind, words)
        if may_be_event and len(words.split()) <= _FEW_WORDS and names_an_event(words):
            return Label(Kind.EVENT, words)
    last = words.split()[-1]  # "Plaats: Utrecht Datum: 3 maart"
    kind = _only(last) if last[0].isupper() else None
    return Label(kind, last) if kind is not None else None


def _only(words: str) -> Kind | None:
    """Say what words label that are nothing but a label; None: they are none."""
    kinds = (Kind.DEADLINE, Kind.WHEN, Kind.ENDS)
    return next((kind for kind in kinds if event_cues(kind).fullmatch(words)), None)
