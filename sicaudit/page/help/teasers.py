"""Which blocks of a page only lead to other pages of its site: menus, related titles, cards."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from sicaudit.model.page import Region
from sicaudit.page.html.blocks import Box, TextBlock
from sicaudit.urls import Url, host_of

HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_SHARE = 0.6
"""Of a block's letters that are links, from which on it says nothing itself."""

_SEVERAL = 3
"""Things of one kind that make a list."""

_MOSTLY = 0.7
_SHORT = 300
"""Letters of a card that may begin with words of its own and end in "read more"."""

_BEHIND = 2
"""Blocks of a teaser behind its title, where nothing holds them together."""

_LABEL = 80
"""Letters of a line above a list that can be its heading."""


class Teasers(NamedTuple):
    """Numbers of blocks."""

    every: frozenset[int]
    listed: frozenset[int]
    """Those that stand in a list of several; one alone may be a sentence of the text."""


def teasers_of(blocks: Sequence[TextBlock], url: Url) -> Teasers:
    """Find the blocks that lead to other pages of the site of `url`.

    Links to other sites are left alone: a list of services is no list of teasers.
    """
    host = host_of(url).removeprefix("www.")
    plain = {n for n, block in enumerate(blocks) if _is_teaser(block, host)}
    listed: set[int] = set()
    if len(plain) >= _SEVERAL:
        listed.update(
            _in_cards(blocks, plain), _under_titles(blocks, plain), _in_rows(blocks, plain)
        )
    found = plain | listed
    return Teasers(frozenset(found.union(_labels(blocks, found))), frozenset(listed))


def _in_rows(blocks: Sequence[TextBlock], plain: Collection[int]) -> Iterator[int]:
    """Give those that follow each other in elements of one kind."""
    row: list[int] = []
    for number in sorted(plain):
        goes_on = row and row[-1] == number - 1 and blocks[number].tag == blocks[number - 1].tag
        row = [*row, number] if goes_on else [number]
        if len(row) >= _SEVERAL:
            yield from row


def _is_teaser(block: TextBlock, host: str) -> bool:
    if not block.links or block.tag == "h1" or block.region is not Region.CONTENT:
        return False
    if block.linked < _SHARE * len(block.text):
        return False
    return all(_is_own(href, host) for href in block.hrefs)


def _is_own(href: str, host: str) -> bool:
    start, colon, rest = href.strip().partition(":")
    if not colon or "/" in start or "?" in start or "#" in start:
        return not href.strip().startswith("//") or _host(href.strip()[2:]) == host
    return start.lower() in ("http", "https") and _host(rest.lstrip("/")) == host


def _host(rest: str) -> str:
    return rest.partition("/")[0].partition("?")[0].lower().removeprefix("www.")


def _in_cards(blocks: Sequence[TextBlock], plain: set[int]) -> Iterator[int]:
    """Give the blocks of lists in which every item is a link with a few words of its own.

    The items of a list are elements of one kind in one element.
    """
    items: defaultdict[tuple[int, str], dict[int, list[int]]] = defaultdict(dict)
    for number, block in enumerate(blocks):
        for parent, child in pairwise(reversed(around(block.box))):
            several = items[parent.node.mem_id, child.tag]
            several.setdefault(child.node.mem_id, []).append(number)
    for children in items.values():
        if len(children) < _SEVERAL:
            continue
        cards = [numbers for numbers in children.values() if _is_card(blocks, numbers, plain)]
        if len(cards) >= _SEVERAL and len(cards) >= _MOSTLY * len(children):
            yield from (number for numbers in cards for number in numbers)


def _is_card(blocks: Sequence[TextBlock], numbers: Sequence[int], plain: set[int]) -> bool:
    if numbers[0] in plain:
        return True
    if plain.isdisjoint(numbers):
        return False
    return sum(len(blocks[number].text) for number in numbers) <= _SHORT


def _under_titles(blocks: Sequence[TextBlock], plain: set[int]) -> Iterator[int]:
    """Give the words under titles that are links, where titles and words simply follow."""
    titles = [number for number in sorted(plain) if blocks[number].tag in HEADINGS]
    if len(titles) < _SEVERAL:
        return
    for title in titles:
        for number in range(title + 1, min(title + 1 + _BEHIND, len(blocks))):
            if blocks[number].tag in HEADINGS:
                break
            if blocks[number].region is Region.CONTENT:
                yield number


def _labels(blocks: Sequence[TextBlock], found: set[int]) -> Iterator[int]:
    """Give the headings and lines above nothing but teasers."""
    ends = _ends(blocks, found)
    for number, block in enumerate(blocks):
        behind = ends[number + 1]
        count = behind - number - 1
        if block.tag in HEADINGS and count:
            if (
                behind == len(blocks)
                or blocks[behind].tag in HEADINGS
                or _leaves(blocks, number, behind)
            ):
                yield number
        elif count >= _SEVERAL and len(block.text) <= _LABEL and block.tag != "h1":
            yield number


def _ends(blocks: Sequence[TextBlock], found: set[int]) -> list[int]:
    """Give for each block and the end where teasers end that begin there; headings are none."""
    ends = list(range(len(blocks) + 1))
    for number in reversed(range(len(blocks))):
        if number in found and blocks[number].tag not in HEADINGS:
            ends[number] = ends[number + 1]
    return ends


def _leaves(blocks: Sequence[TextBlock], number: int, behind: int) -> bool:
    """Say whether a block stands outside of what holds a heading and the block behind that."""
    shared = _numbers(blocks[number].box) & _numbers(blocks[number + 1].box)
    return not shared <= _numbers(blocks[behind].box)


def _numbers(box: Box | None) -> set[int]:
    return {one.node.mem_id for one in around(box)}


def around(box: Box | None) -> list[Box]:
    """Give a box and those it stands in, outwards."""
    found: list[Box] = []
    while box is not None:
        if not found or found[-1].node.mem_id != box.node.mem_id:  # it goes on behind another
            found.append(box)
        box = box.parent
    return found
