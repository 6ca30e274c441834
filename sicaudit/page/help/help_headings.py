"""The headings of a page, whatever they are marked up as, with the blocks that stand under them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sicaudit.page.help.signpost_hints import LONGEST_HEADING, is_help_heading, names_one_of
from sicaudit.page.html.blocks import Box, TextBlock

_LEVELS = {f"h{level}": level for level in range(1, 7)}
_LOWEST = 7
_LEVELS |= {"summary": _LOWEST, "dt": _LOWEST, "legend": _LOWEST, "caption": _LOWEST}
_LINES = frozenset(("p", "div", "span", "section", "li"))
"""Elements whose short lines may be headings in all but name."""

_LONGEST_LINE = 80


class Section(NamedTuple):
    """A heading and what stands under it."""

    text: str
    level: int
    behind: list[int]
    """Numbers of its blocks, the heading's own first."""

    @property
    def is_lower(self) -> bool:
        """It is not the headline of the whole page."""
        return self.level > 1


def heads(blocks: Sequence[TextBlock]) -> Iterator[Section]:
    """Give every heading that has something under it, in document order.

    What stands under it ends at the next heading of its rank, or where the smallest element ends
    that holds the heading and something behind it.
    """
    levels = [_level(block) for block in blocks]
    for number, level in enumerate(levels):
        if level is None or number + 1 == len(blocks):
            continue
        container = _container(blocks, number)
        last = number + 1
        while last < len(blocks) and _goes_on(levels[last], level, blocks[last], container):
            last += 1
        if last > number + 1:
            yield Section(blocks[number].text, level, list(range(number, last)))


def _goes_on(here: int | None, level: int, block: TextBlock, container: Box | None) -> bool:
    if here is not None and here <= level:
        return False
    return container is None or _stands_in(block.box, container)


def _level(block: TextBlock) -> int | None:
    """Give the rank of a heading; None: it is none."""
    if not block.text or len(block.text) > LONGEST_HEADING:
        return None
    if (level := _LEVELS.get(block.tag)) is not None:
        return level
    if block.tag not in _LINES or len(block.text) > _LONGEST_LINE or block.box is None:
        return None
    return _LOWEST if _looks_like_a_heading(block, block.box) else None


def _looks_like_a_heading(block: TextBlock, box: Box) -> bool:
    """Say whether a line is all in bold or in one button, or has the class of a heading."""
    for inner in box.node.css("strong,b,button"):
        if " ".join(inner.text().split()) == block.text:
            return True
    names = box.node.attributes.get("class")
    return names is not None and names_one_of("heading_classes", names)


def _container(blocks: Sequence[TextBlock], number: int) -> Box | None:
    """Give the smallest element that holds the heading and something after it."""
    box, after = blocks[number].box, blocks[number + 1].box
    container = box.parent if box is not None else None
    while container is not None and container.parent is not None:
        if after is None or _stands_in(after, container):
            break
        container = container.parent
    return container


def _stands_in(box: Box | None, container: Box) -> bool:
    number = container.node.mem_id
    while box is not None:
        if box.node.mem_id == number:
            return True
        box = box.parent
    return False


def run_in_help(block: TextBlock) -> bool:
    """Say whether a paragraph begins in bold like a help heading: "**Need help?** Call ..."."""
    if block.box is None or block.tag not in _LINES:
        return False
    bold = block.box.node.css_first("strong,b")
    words = " ".join(bold.text().split()) if bold is not None else ""
    return bool(words) and block.text.startswith(words) and is_help_heading(words)
