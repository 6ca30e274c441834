"""Events that a page tells in labelled lines ("Wanneer: 3 maart 2026") and still calls to."""

import re
from collections.abc import Sequence
from functools import cache

from sicaudit.page.dates.days import days_in
from sicaudit.page.decay.announcement import Announcement, Times
from sicaudit.page.decay.event_passages import HEADINGS
from sicaudit.page.decay.event_sentences import call_in
from sicaudit.page.decay.event_words import event_cues
from sicaudit.page.decay.event_years import resolve
from sicaudit.page.html.blocks import TextBlock
from sicaudit.page.language.cue_words import all_languages, one_of
from sicaudit.page.services.contradictions import weaker
from sicaudit.page.tables import tables

_LONGEST_LABEL = 30
_LONGEST_LINE = 80
_NEAR = 4
"""Blocks around a labelled day in which a place or an hour shows that it is an event's."""

_CALL_WITHIN = 10
"""Blocks around it in which its page still calls to it; as far as the part goes."""


@cache
def _from_to() -> re.Pattern[str]:
    """Give what finds "14:00 uur - 15:30"."""
    until, hour = (one_of(all_languages(tables("hours_words")[name])) for name in ("until", "hour"))
    return re.compile(rf"\d\d?[:.]\d\d\s*(?:{hour})?\s*(?:[-–]|{until})\s*\d\d?[:.]\d\d")


@cache
def _hours() -> re.Pattern[str]:
    words = tables("hours_words")
    named = one_of(w for name in ("hour", "morning", "evening") for w in all_languages(words[name]))
    return re.compile(rf"{_from_to().pattern}|\d\d?[:.]\d\d\s?(?:{named})(?!\w)")


def labelled_day(blocks: Sequence[TextBlock], number: int, times: Times) -> Announcement | None:
    """Give the event of a labelled day that is over, where its page still calls to it."""
    block = blocks[number]
    label, text = _label_and_day(blocks, number)
    if not label or not (days := days_in(text)):
        return None
    resolved = resolve(days[-1], page=times.page, heading=times.heading, today=times.today)
    if resolved is None or resolved.day >= times.today:
        return None
    around = blocks[max(0, number - _NEAR) : number + _NEAR + 1]
    if not any(_hours().search(near.text) or _label(near.text, "where") for near in around):
        return None
    call = call_in("\n".join(near.text for near in _part(blocks, number)))
    if not call:
        return None
    return Announcement(
        text=block.text if label in block.text else f"{label} {block.text}",
        when=text[days[-1].start : days[-1].end],
        words=call,
        last=resolved.day,
        by=resolved.by,
        why="announced",
        certainty=weaker("likely", "ask" if resolved.by == "guess" else "likely"),
    )


def _label_and_day(blocks: Sequence[TextBlock], number: int) -> tuple[str, str]:
    """Give the label of a block and what it labels: in the block itself, or in the one before."""
    text = blocks[number].text
    if label := _label(text, "when"):
        return label, text[len(label) :]
    before = blocks[number - 1].text if number else ""
    if len(before) <= _LONGEST_LABEL and event_cues("when").fullmatch(before.strip(" :?")):
        return before, text
    return (text, text) if _is_day_with_hours(text) else ("", "")


def _is_day_with_hours(text: str) -> bool:
    """Say whether a block is a line with a day and its hours: "Do 9 okt 2025 | 19:30 - 20:30"."""
    if len(text) > _LONGEST_LINE or not _from_to().search(text):
        return False
    days = days_in(text)
    return len(days) == 1 and days[0].start == 0


def _label(text: str, table: str) -> str:
    """Give the label that opens a block ("Datum:"), or is all of it; empty: none does."""
    match = event_cues(table).match(text)
    if match is None:
        return ""
    behind = text[match.end() :].lstrip()
    return match[0] if not behind or behind[0] in ":?" else ""


def _part(blocks: Sequence[TextBlock], number: int) -> Sequence[TextBlock]:
    """Give the blocks around one between the headings before and behind it."""
    first = last = number
    while first > max(0, number - _CALL_WITHIN) and blocks[first].tag not in HEADINGS:
        first -= 1
    while last + 1 < min(len(blocks), number + _CALL_WITHIN):
        if blocks[last + 1].tag in ("h1", "h2"):
            break
        last += 1
    return blocks[first : last + 1]
