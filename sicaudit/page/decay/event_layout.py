"""Events that a page announces by its layout: a label, a heading, a list of days, a button."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from sicaudit.page.dates.days import SaidDay, days_in
from sicaudit.page.decay.announcement import Announcement, Times
from sicaudit.page.decay.day_cues import call_in
from sicaudit.page.decay.event_labels import Kind, is_all_of, label_of
from sicaudit.page.decay.event_parts import (
    HEADINGS,
    button_in,
    from_to,
    hours,
    part_around,
    shows_an_event,
    tells_what_has_been,
)
from sicaudit.page.decay.event_passages import ITEMS, Passage
from sicaudit.page.decay.event_sentences import certainty_of_day, is_no_event_day
from sicaudit.page.decay.event_words import event_cues, names_an_event, told_to_do
from sicaudit.page.decay.event_years import resolve
from sicaudit.page.html.blocks import TextBlock
from sicaudit.page.language.past_tense import years_in
from sicaudit.page.services.contradictions import weaker

_NEAR = 4
"""Blocks around a labelled day in which a place or an hour shows that it is an event's."""

_LONGEST_LINE = 160
_LONGEST_ITEM = 80
_FEWEST = 2
_MOST_DAYS = 6
_LETTERS_OF_A_STAMP = 5
"""As "at" and "GMT"."""


class _Sign(NamedTuple):
    """What in the layout announces a day, and how sure it is at most."""

    words: str
    certainty: str


def laid_out(blocks: Sequence[TextBlock], passage: Passage, times: Times) -> Iterator[Announcement]:
    """Give the days of a block that are over, where the layout announces them as an event's."""
    block = passage.block
    days = days_in(block.text)
    if not days or len(days) > _MOST_DAYS or len(block.text) > _LONGEST_LINE:
        return
    part = part_around(blocks, passage.number)
    named = set(years_in(block.text))
    if len(named) == 1:
        times = replace(times, heading=named.pop())
    for said in days:
        resolved = resolve(said, page=times.page, heading=times.heading, today=times.today)
        if resolved is None or resolved.day >= times.today or is_no_event_day(block.text, said):
            continue
        sign = _sign(blocks, passage, said, part)
        if sign is None or tells_what_has_been(part, resolved.day.year):
            continue
        certainty = certainty_of_day(resolved, "call", times)
        if certainty is None:
            continue
        yield Announcement(
            text=block.text,
            when=block.text[said.start : said.end],
            words=sign.words,
            last=resolved.day,
            by=resolved.by,
            why="announced",
            certainty=weaker(certainty, sign.certainty),
        )


def _sign(
    blocks: Sequence[TextBlock], passage: Passage, said: SaidDay, part: Sequence[TextBlock]
) -> _Sign | None:
    call = _call_in(part)
    label = label_of(blocks, passage.number, said)
    if label is not None:
        if label.kind is Kind.DEADLINE:
            return _Sign(label.text, "likely")
        if label.kind is Kind.EVENT:
            return _Sign(call or label.text, "ask")
        if label.kind is Kind.ENDS:
            told = next((words for near in part if (words := told_to_do(near.text))), "")
            return _Sign(call or told, "likely" if call else "ask") if call or told else None
        if _is_an_events(blocks, passage.number) or _heads_an_event(part):
            return _Sign(call or label.text, "likely" if call else "ask")
    if passage.block.tag in HEADINGS:
        return _of_a_heading(passage.block, part, call)
    return _of_a_line(blocks, passage, said, part)


def _call_in(part: Sequence[TextBlock]) -> str:
    return call_in("\n".join(near.text for near in part))


def _is_an_events(blocks: Sequence[TextBlock], number: int) -> bool:
    """Say whether hours or a place near a day show that it is an event's."""
    around = blocks[max(0, number - _NEAR) : number + _NEAR + 1]
    return any(hours().search(near.text) or _names_a_place(near.text) for near in around)


def _heads_an_event(part: Sequence[TextBlock]) -> bool:
    return part[0].tag in HEADINGS and names_an_event(part[0].text)


def _names_a_place(text: str) -> bool:
    for match in event_cues("where").finditer(text):
        behind = text[match.end() :].lstrip("\ufe0f ")
        if (not behind and not match.start()) or behind[:1] in tuple(":?"):
            return True
    return event_cues("place_signs").search(text) is not None


def _of_a_heading(block: TextBlock, part: Sequence[TextBlock], call: str) -> _Sign | None:
    """Judge a heading that names an event and its day; one that is a link may be a teaser's."""
    if not names_an_event(block.text):
        return None
    if block.links:
        words = button_in([one for one in part if one is not block])
        return _Sign(words, "likely") if words else None
    if call:
        return _Sign(call, "likely")
    shown = shows_an_event(part)
    return _Sign(shown, "ask") if shown else None


def _of_a_line(
    blocks: Sequence[TextBlock], passage: Passage, said: SaidDay, part: Sequence[TextBlock]
) -> _Sign | None:
    """Judge a line that is a day, or begins or ends with one."""
    text = passage.block.text
    is_alone = is_all_of(text, said)
    if _names_an_event_on(text, said) and _heads_an_event(part):
        return _Sign(text[: said.end], "ask")
    at_an_end = is_alone or said.start == 0 or not text[said.end :].strip(" .)")
    is_item = passage.block.tag in ITEMS and len(text) <= _LONGEST_ITEM
    if passage.agenda and (at_an_end or is_item):
        return _Sign(passage.agenda, "ask")
    if said.start and not is_alone:
        return None
    near = blocks[max(0, passage.number - 2) : passage.number + 3]
    if not any(names_an_event(one.text) for one in (*part[:1], *near) if len(one.text) < 120):
        return None
    words = button_in(part) or (_call_in(part) if passage.block.tag == "td" else "")
    if words:
        return _Sign(words, "likely")
    return _Sign(text[said.start : said.end], "ask") if _is_timed(blocks, passage, said) else None


def _names_an_event_on(text: str, said: SaidDay) -> bool:
    """Say whether an event stands right before its day: "finale op 18 april 2026"."""
    before = text[: said.start].split()
    if len(before) < _FEWEST or not event_cues("on").fullmatch(before[-1]):
        return False
    return names_an_event(before[-2])


def _is_timed(blocks: Sequence[TextBlock], passage: Passage, said: SaidDay) -> bool:
    """Say whether hours stand with a day; one alone behind it is when a comment was written."""
    text = passage.block.text
    if from_to().search(text):
        return True
    behind = "".join(one.text for one in blocks[passage.number + 1 : passage.number + 2])
    if is_all_of(text, said, but_for=_LETTERS_OF_A_STAMP):
        return from_to().match(behind) is not None
    return any(map(hours().search, (text, behind)))
