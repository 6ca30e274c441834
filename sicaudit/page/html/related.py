"""Lists of links to other pages ("Lees ook"): they change while the page stays as it is."""

from collections.abc import Container, Iterable, Iterator
from functools import cache

from selectolax.lexbor import LexborNode

from sicaudit.page.tables import tables

_SHARE = 0.55
"""Of the letters that are links, from which on a box is a list of links."""

SEPARATOR = "\x1f"
"""Stands between the text nodes of a page; white space to `str` and `re`."""

_ROOTS = frozenset(("body", "main", "html", "td"))
_LINK = "a[href]"

_EFFORT_OF_A_LINK, _LETTERS_CUT_FOR_ONE, _MOST_EFFORT = 100, 1000, 20_000_000
"""Letters that are counted, and what a link takes beside them: a second, then no box is measured
any more. Where such headings stand in each other by the thousand, a minute would not do.
"""


@cache
def _headings() -> frozenset[str]:
    """Give them as they may be written: lower case would cost more than all the rest."""
    headings = tables("main_text")["related"]["headings"]
    return frozenset(
        f"{written}{sign}"
        for heading in headings
        for written in (heading, heading.capitalize(), heading.title(), heading.upper())
        for sign in ("", ":", " :")
    )


def related_boxes(
    text: str, elements: Iterable[LexborNode], holders: Container[int]
) -> list[LexborNode]:
    """Give the boxes that hold a heading such as "Lees ook" with its links, and little else.

    `text` is that of the elements, the words of each text node apart by SEPARATOR; `holders` are
    the elements around the headline: none of those is given.
    """
    known, parts = _headings(), text.split(SEPARATOR)
    if known.isdisjoint(map(str.strip, parts)):
        return []
    said = {part for part in parts if part.strip() in known}
    headings = (heading for node in elements for heading in _text_nodes(node, said))
    lists = _Lists(holders, len(text) // _LETTERS_CUT_FOR_ONE)
    return [box for heading in headings for box in lists.under(heading)]


def _text_nodes(node: LexborNode, said: set[str]) -> Iterator[LexborNode]:
    """Find the text nodes that say one of these; goes down only where one is."""
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if here.is_text_node:
            if here.text_content in said:
                yield here
        elif not said.isdisjoint(here.text(separator=SEPARATOR).split(SEPARATOR)):
            waiting += reversed(list(here.iter(include_text=True)))


class _Lists:
    """Finds the list of links that a heading stands over; measures each box once."""

    def __init__(self, holders: Container[int], least_effort: int) -> None:
        self._holders = holders
        self._least_effort = least_effort
        self._measured: dict[int, tuple[int, int]] = {}
        """By the number of a box: its letters, and those that are links."""
        self._effort = 0

    def under(self, heading: LexborNode) -> list[LexborNode]:
        """Give the box that holds the heading and its list, else it and the lists after it."""
        title = heading
        while (parent := title.parent) is not None and parent.css_first(_LINK) is None:
            title = parent  # `<p><b>Lees ook</b></p>`
        self._effort += self._least_effort
        if parent is None or self._effort > _MOST_EFFORT:
            return []
        is_whole = parent.tag not in _ROOTS and parent.mem_id not in self._holders
        if is_whole and self._share_of_links(parent, heading) >= _SHARE:
            return [parent]
        lists = []
        after = title.next
        while after is not None:
            if after.is_element_node:
                if self._share_of_links(after) < _SHARE:
                    break
                lists.append(after)
            after = after.next
        return [title, *lists] if lists else []

    def _share_of_links(self, node: LexborNode, heading: LexborNode | None = None) -> float:
        number = node.mem_id
        if (measured := self._measured.get(number)) is None:
            links = [_letters(link) for link in node.css(_LINK)]
            measured = self._measured[number] = _letters(node), sum(links)
            self._effort += measured[0] + _EFFORT_OF_A_LINK * len(links)
        letters = measured[0] - (_letters(heading) if heading is not None else 0)
        return measured[1] / letters if letters > 0 else 0.0


def _letters(node: LexborNode) -> int:
    return len("".join(((node.text_content if node.is_text_node else node.text()) or "").split()))
