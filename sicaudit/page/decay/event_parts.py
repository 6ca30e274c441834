"""The part of a page around a day: whether it still calls, shows an event, or tells what was."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from sicaudit.page.dates.days import day_words
from sicaudit.page.decay.event_words import event_cues, is_newsletter
from sicaudit.page.html.blocks import TextBlock
from sicaudit.page.language.cue_words import all_languages, any_of, one_of
from sicaudit.page.language.past_tense import tells_what_was, years_in
from sicaudit.page.language.sentences import LONGEST, sentences_of
from sicaudit.page.tables import tables

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "summary"))
_WITHIN = 10
"""Blocks around a day that belong to it, as far as its part goes."""

_MOST_WORDS_OF_A_BUTTON = 4


@cache
def from_to() -> re.Pattern[str]:
    """Give what finds "14:00 uur - 15:30"."""
    until, hour = (one_of(all_languages(tables("hours_words")[name])) for name in ("until", "hour"))
    return re.compile(rf"\d\d?[:.]\d\d\s*(?:{hour})?\s*(?:[-–]|{until})\s*\d\d?[:.]\d\d")


@cache
def hours() -> re.Pattern[str]:
    """Give what finds the hours, or the hour, of an event."""
    words = tables("hours_words")
    named = one_of(w for name in ("hour", "morning", "evening") for w in all_languages(words[name]))
    return re.compile(
        rf"{from_to().pattern}|\d\d?[:.]\d\d\s?(?:{named})(?!\w)"
        rf"|(?<![\w.,])\d\d?\s?(?:{day_words('half_days')})(?!\w)"
    )


@cache
def hour_words() -> re.Pattern[str]:
    """Give what finds the words that stand beside an hour."""
    return any_of(all_languages(tables("hours_words")["hour"]))


def part_around(blocks: Sequence[TextBlock], number: int) -> Sequence[TextBlock]:
    """Give the blocks around one, from the heading above to the next one of a chapter."""
    first = last = number
    while first > max(0, number - _WITHIN) and blocks[first].tag not in HEADINGS:
        first -= 1
    while last + 1 < min(len(blocks), number + _WITHIN):
        if blocks[last + 1].tag in ("h1", "h2"):
            break
        last += 1
    return blocks[first : last + 1]


def tells_what_has_been(part: Sequence[TextBlock], year: int) -> bool:
    """Say whether a part reports its event, or says that it is over.

    What it tells of another year or an earlier edition does not count.
    """
    return any(_reports(block.text, year) for block in part)


@lru_cache(maxsize=512)
def _reports(text: str, year: int) -> bool:
    """Say the same of one block; those around a list of days are asked for every day."""
    if len(text) > 4 * LONGEST or event_cues("over_alone").fullmatch(text.strip(" .!:·•|()")):
        return True
    return any(_tells_what_was(sentence.text, year) for sentence in sentences_of(text))


def _tells_what_was(text: str, year: int) -> bool:
    if event_cues("watch_back").search(text) or event_cues("over").search(text):
        return True
    if event_cues("earlier_edition").search(text) or any(one != year for one in years_in(text)):
        return False
    return bool(event_cues("looks_back").search(text)) or tells_what_was(text)


def button_in(part: Sequence[TextBlock]) -> str:
    """Give the words of a button or link that is nothing but a call; empty: there is none."""
    for block in part:
        text = block.text.strip(" »›>→!")
        if not text or len(text.split()) > _MOST_WORDS_OF_A_BUTTON or is_newsletter(text):
            continue
        words = event_cues("buttons").fullmatch(text)
        if words is None and block.links:
            words = event_cues("call").search(text)
        if words:
            return words[0]
    return ""


def shows_an_event(part: Sequence[TextBlock]) -> str:
    """Give words that only an event to come has: its programme, price, place or hours."""
    for block in part:
        found = event_cues("signs").search(block.text) or hours().search(block.text)
        if found:
            return found[0]
    return ""
