"""Beside which ways to services opening hours stand, as a reader would take them together."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from sicaudit.page.help.service_doors import Door
from sicaudit.page.help.signpost_hints import says_hours
from sicaudit.page.html.blocks import TextBlock
from sicaudit.page.language.hours import said_hours
from sicaudit.page.language.sentences import sentences_of

_MAY_SAY = re.compile(r"\d|[^\W\d_]{5}")
_DIGIT = re.compile(r"\d")
"""What all hours hold but those in words: "day and night"."""

_MOST_LETTERS = 2000
"""Of a block; hours stand in short ones."""


def with_hours(
    blocks: Sequence[TextBlock], doors: Sequence[Door], groups: Mapping[int, int]
) -> set[tuple[int, str]]:
    """Give (block, service) for every service that is shown with its hours there.

    Hours belong to the service named last before them in their block, else to the one behind
    them; in a block without any, to the service named last before it in the same help block.
    """
    by_block: dict[int, list[Door]] = {}
    for door in doors:
        by_block.setdefault(door.block, []).append(door)
    found: set[tuple[int, str]] = set()
    last: tuple[int, str] | None = None
    for number in sorted({*by_block, *groups}):
        mine = sorted(by_block.get(number, ()), key=lambda door: door.start)
        if last is not None and not _are_together(last[0], number, groups, blocks):
            last = None
        for start in _hours_in(blocks[number].text):
            owner = _owner(mine, start)
            if owner is not None:
                found.add((number, owner))
            elif last is not None:
                found.add(last)
        if mine:
            last = (number, mine[-1].service)
    return found


def _are_together(
    before: int, number: int, groups: Mapping[int, int], blocks: Sequence[TextBlock]
) -> bool:
    if before in groups:
        return groups.get(number) == groups[before]
    return number == before + 1 and blocks[number].tag not in ("h2", "h3", "h4")


def _owner(doors: Sequence[Door], start: int) -> str | None:
    if not doors:
        return None
    at = bisect_right([door.start for door in doors], start) - 1
    return doors[max(0, at)].service


def _hours_in(text: str) -> list[int]:
    """Give where hours are told in a text."""
    if len(text) > _MOST_LETTERS or _MAY_SAY.search(text) is None:
        return []
    starts = [said.start for said in said_hours(text)] if _DIGIT.search(text) else []
    if not starts:
        starts = [s.start + len(s.text) for s in sentences_of(text) if says_hours(s.text)]
    return starts
