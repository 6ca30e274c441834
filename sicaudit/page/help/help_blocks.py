"""Which blocks of a page make up a help block: a box for it, or what its heading says is one."""

from collections.abc import Container, Iterator, Mapping, Sequence, Set

from selectolax.lexbor import LexborNode

from sicaudit.model.page import Region
from sicaudit.page.help.help_headings import heads, run_in_help
from sicaudit.page.help.signpost_hints import calls_to_act, hints, is_help_heading, names_one_of
from sicaudit.page.help.teasers import around
from sicaudit.page.html.blocks import Box, TextBlock

_WHOLE = "h1,main"
"""What holds one of these is the page itself, not a help box."""

_LETTERS_A_WAY = 250
"""What has more letters for each link or number is no help block, if nothing says that it is."""

_TWO = 2
"""Ways that make a help block of what only looks like one."""

_SOME = 25
"""Letters of a block that is more than a label or a button."""

_HALF = 0.5
_TEXT_TAGS = frozenset(("p", "li", "dd", "td", "th", "tr", "tbody", "ul", "ol", "dl"))
"""Elements that running text is made of: only a name of their own sets them apart."""

_BOXES = frozenset(("aside", "address", "table"))
_BESIDE_TEXT = frozenset(("p", "h1", "h2", "h3", "h4", "ul", "ol", "blockquote", "figure"))


class HelpBlocks:
    """Finds the help blocks of one page.

    `doors`: the numbers of its blocks that name services, with how many links and telephone
    numbers of theirs each shows; `teasers`: those that only lead to other pages.
    """

    def __init__(
        self, blocks: Sequence[TextBlock], doors: Mapping[int, int], teasers: Container[int] = ()
    ) -> None:
        self._blocks = blocks
        self._doors = doors
        self._teasers = teasers
        self._signatures = _plain_signatures(blocks, doors.keys())

    def groups(self) -> dict[int, int]:
        """Give each block that stands in a help block the number of its first block there."""
        found: dict[int, int] = {}
        for several in self._candidates():
            mine = [n for n in several if n not in found and _is_own(self._blocks[n])]
            found |= dict.fromkeys(mine, several[0])
        return found

    def _candidates(self) -> Iterator[list[int]]:
        """Give blocks that belong together, what is surest first."""
        sections = list(heads(self._blocks))
        yield from (s.behind for s in sections if s.is_lower and is_help_heading(s.text))
        boxes = list(self._boxes())
        yield from (several for box, several in boxes if _says_help(box))
        for number in self._doors:
            if run_in_help(self._blocks[number]):
                yield [number]
        yield from (s.behind for s in sections if s.is_lower and self._is_dense(s.behind, _TWO))
        yield from (several for box, several in boxes if self._is_apart(box, several))

    def _boxes(self) -> Iterator[tuple[Box, list[int]]]:
        """Give the elements around doors, the outer ones first, with the blocks in them."""
        found: dict[int, Box] = {}
        for number in self._doors:
            found |= {box.node.mem_id: box for box in reversed(around(self._blocks[number].box))}
        inside: dict[int, list[int]] = {key: [] for key in found}
        for number, block in enumerate(self._blocks):
            for box in around(block.box):
                if box.node.mem_id in inside:
                    inside[box.node.mem_id].append(number)
        for key, box in found.items():
            if box.tag not in hints("never_a_help_box") and box.node.css_first(_WHOLE) is None:
                yield box, inside[key]

    def _is_dense(self, numbers: Sequence[int], fewest: int) -> bool:
        """Say whether these blocks say little else than where to turn, in so many ways."""
        told = [n for n in numbers if self._tells(n)]
        doors = [n for n in told if n in self._doors]
        letters = sum(len(self._blocks[n].text) for n in told)
        if not doors or sum(len(self._blocks[n].text) for n in doors) < _HALF * letters:
            return False
        if not any(calls_to_act(self._blocks[n].text) for n in told):
            return False
        ways = sum(self._doors[n] for n in doors)
        return ways >= fewest and letters <= _LETTERS_A_WAY * max(1, ways)

    def _tells(self, number: int) -> bool:
        if number in self._teasers:
            return False
        return number in self._doors or len(self._blocks[number].text) >= _SOME

    def _is_apart(self, box: Box, numbers: Sequence[int]) -> bool:
        """Say whether a box looks like nothing that the page's text is made of, and is dense."""
        signature = _signature(box)
        if signature in self._signatures:
            return False
        if box.tag in _BOXES or _is_named(box, "box_classes"):
            return self._is_dense(numbers, 0)
        if box.tag in _TEXT_TAGS or not signature[1]:
            return False
        return self._is_dense(numbers, _TWO)


def _plain_signatures(blocks: Sequence[TextBlock], doors: Set[int]) -> set[tuple[str, str]]:
    """Give what the elements around text without doors look like."""
    seen: dict[int, tuple[str, str]] = {}
    for number, block in enumerate(blocks):
        if number in doors or len(block.text) < 2 * _SOME or block.region is not Region.CONTENT:
            continue
        for box in around(block.box):
            if box.node.mem_id in seen:
                break
            seen[box.node.mem_id] = _signature(box)
    return set(seen.values())


def _signature(box: Box) -> tuple[str, str]:
    """Give element and class; what has a figure in it differs by chance."""
    names = (box.node.attributes.get("class") or "").split()
    return box.tag, " ".join(sorted(n for n in names if not any(map(str.isdigit, n))))


def _says_help(box: Box) -> bool:
    """Say whether an element is named for help, to a style sheet or to a screen reader."""
    label = box.node.attributes.get("aria-label") or ""
    return is_help_heading(" ".join(label.split())) or _is_named(box, "help_classes")


def _is_named(box: Box, table: str) -> bool:
    attributes = box.node.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return names != " " and names_one_of(table, names)


def _is_own(block: TextBlock) -> bool:
    """Say whether a block is the page's own: text, or an aside within it, but no sidebar."""
    if block.region is Region.CONTENT:
        return True
    if block.region is not Region.ASIDE:
        return False
    boxes = around(block.box)
    return block.is_main or any(
        box.tag == "article" or (box.tag == "aside" and _stands_among_text(box.node))
        for box in boxes
    )


def _stands_among_text(node: LexborNode) -> bool:
    """Say whether a paragraph or heading stands right beside an element."""
    before, after = node.prev, node.next
    while before is not None and not before.is_element_node:
        before = before.prev
    while after is not None and not after.is_element_node:
        after = after.next
    return any(one is not None and one.tag in _BESIDE_TEXT for one in (before, after))
