"""What a page says, without the menus, headers, footers and forms around it."""

from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sicaudit.page.html.around import Place
from sicaudit.page.html.inventory import Inventory, inventory_of
from sicaudit.page.html.outline import Outline, Standing
from sicaudit.page.html.related import SEPARATOR, related_boxes

_ENOUGH = 250
"""Letters that make a text; with less, what was left out by its name may be the page."""

_SURELY_ENOUGH = 2000
"""The same with spaces: counting letters costs as much as finding them."""

_LITTLE_OF_IT, _MOST_OF_IT = 0.2, 0.5
"""Share of all words that makes no text either; and from which on something left out by its name
is the page.
"""

_LITTLE = 0.15
_LONG = 80
"""What stands above the headline is no text where it is so small a share of it, and none of it
has so many letters outside of links: a date, the way to the page, a menu without a name.
"""


class MainText(NamedTuple):
    """The text of a page; SEPARATOR, white space too, stands between its text nodes."""

    words: str
    """All that does not certainly stand around it."""
    own: str
    """What this page itself says: no lists of other pages, no comments, no banners."""


_Piece = tuple[str, bool, LexborNode]
"""A text; whether it is the page's own; the node it was taken from."""


def main_text(tree: LexborHTMLParser) -> str:
    """Give the page's own words with single spaces; empty where there is no body."""
    return " ".join(text_of(tree, inventory_of(tree)).own.split())


def text_of(tree: LexborHTMLParser, inventory: Inventory) -> MainText:
    """Read a document's text; the tree stays as it is.

    Goes down from the body only where something is to be left out, and takes all else in one
    piece: a copy to cut from took twice as long.
    """
    body = tree.body
    if body is None:
        return MainText("", "")
    outline = Outline(inventory)
    pieces = list(_pieces(body, outline))
    words, own = _joined(pieces), _own(pieces, outline)
    if _is_little(own, words) and _widen(outline, words):
        pieces = list(_pieces(body, outline))
        own = _own(pieces, outline)
    nodes = (node for _, is_own, node in pieces if is_own)
    for box in related_boxes(own, nodes, outline.kept):
        own = own.replace(box.text(separator=SEPARATOR), "", 1)
    return MainText(words, own)


def _pieces(body: LexborNode, outline: Outline) -> Iterator[_Piece]:
    """Give the text in document order, in as few pieces as there can be."""
    waiting = [(body.iter(include_text=True), not outline.roots)]
    while waiting:
        children, is_own = waiting[-1]
        for child in children:
            number = child.mem_id
            place = outline.places.get(number)
            if place is Place.OUT:
                continue
            here = place is None and (is_own or number in outline.roots)
            if number in outline.parents:
                waiting.append((child.iter(include_text=True), here))
                break
            yield child.text(separator=SEPARATOR), here, child
        else:
            waiting.pop()


def _joined(pieces: list[_Piece]) -> str:
    return SEPARATOR.join([text for text, _, _ in pieces])


def _own(pieces: list[_Piece], outline: Outline) -> str:
    own = [piece for piece in pieces if piece[1]]
    if outline.headline is not None:
        own = _from_headline(own, outline.headline.mem_id)
    return _joined(own)


def _from_headline(pieces: list[_Piece], headline: int) -> list[_Piece]:
    """Leave out what stands above the headline, where that is no text."""
    numbers = [node.mem_id for _, _, node in pieces]
    at = numbers.index(headline) if headline in numbers else 0
    if not at:
        return pieces
    lengths = [len(text) for text, _, _ in pieces]
    if sum(lengths[:at]) > _LITTLE * sum(lengths[at:]):
        return pieces
    if any(len(text) > _LONG and _unlinked(text, node) > _LONG for text, _, node in pieces[:at]):
        return pieces
    return pieces[at:]


def _unlinked(text: str, node: LexborNode) -> int:
    """Count the letters of a piece that are no link."""
    letters = len(" ".join(text.split()))
    if node.is_text_node:
        return letters
    return letters - sum(len(link.text()) for link in node.css("a[href]"))


def _is_little(own: str, words: str) -> bool:
    if len(own) < len(words) * _LITTLE_OF_IT:
        return True
    return len(own) < _SURELY_ENOUGH and len("".join(own.split())) < _ENOUGH


def _widen(outline: Outline, words: str) -> bool:
    """Look beyond `main`, and take back what was left out by its name and is most of the page."""
    most = len(words) * _MOST_OF_IT
    small: set[int] = set()
    stands_in_small = Standing(lambda node: node.mem_id in small)
    taken_back: list[LexborNode] = []
    for node in outline.named:
        if stands_in_small(node) or len(node.text()) <= most:
            small.add(node.mem_id)
        else:
            taken_back.append(node)
    for node in taken_back:
        del outline.places[node.mem_id]
    had_roots = bool(outline.roots)
    outline.roots.clear()
    return had_roots or bool(taken_back)
