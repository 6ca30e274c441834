"""A page's visible text as blocks (paragraphs, items, cells), each with the part it stands in."""

from functools import cached_property
from typing import NamedTuple, Optional

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sicaudit.model.page import Region
from sicaudit.page.html.inventory import LAST_STANDARD_TAG, tags
from sicaudit.page.html.regions import landmark

_INLINE = tags(
    "a abbr acronym area b bdi bdo big button cite code data del dfn em font i img ins kbd label"
    " mark meter nobr output picture progress q rp rt ruby s samp small span strike strong sub sup"
    " time tt u var wbr"
)
_UNSEEN = tags(
    "audio canvas datalist dialog head iframe math noscript object option script select source"
    " style svg template textarea title video"
)
_BREAKS = tags("br hr")
_PLAIN = tags("dd dt figcaption legend li pre summary tbody td th thead tr h1 h2 h3 h4 h5 h6")
"""Elements that begin no part of a page."""

_DEEPEST = 60
"""Boxes in boxes that are told apart; a page nested deeper is broken, or an attack."""


class Box:
    """An element that makes a block of text, or holds some; alive as long as its page is."""

    __slots__ = ("depth", "is_main", "linked", "links", "node", "parent", "region", "tag", "words")

    def __init__(self, tag: str, node: LexborNode, parent: Optional["Box"]) -> None:
        self.tag = tag
        self.node = node
        self.depth: int = 0 if parent is None else parent.depth + 1
        self.parent: Box | None = parent
        if parent is not None and self.depth >= _DEEPEST:
            self.parent = parent.parent
        self.words: list[str] = []
        self.links: list[LexborNode] = []
        self.linked = 0
        if parent is None:
            self.region, self.is_main = Region.CONTENT, False
        else:
            self.region, self.is_main = parent.region, parent.is_main


class TextBlock(NamedTuple):
    """A paragraph, heading, list item or cell, as a reader sees it.

    A tuple, not a dataclass: a page has 200, and they are made in a third of the time.
    """

    text: str
    """Empty where it holds nothing but pictures that are links."""
    region: Region = Region.CONTENT
    tag: str = "p"
    """The element, as `h2` or `li`."""
    links: tuple[LexborNode, ...] = ()
    """Its links; one around several blocks is in each."""
    linked: int = 0
    """Letters of the text that stand in links."""
    is_main: bool = False
    """It stands in the element that says of itself that it holds the page's own content."""
    box: Box | None = None
    """The element, with all that it stands in; None for a block made by hand."""

    @property
    def hrefs(self) -> tuple[str, ...]:
        """Its links' URLs as written."""
        return tuple(link.attributes.get("href") or "" for link in self.links)


def blocks_of(tree: LexborHTMLParser) -> tuple[TextBlock, ...]:
    """Split a page into its visible blocks, in document order; the tree stays as it is.

    Takes 1 ms for a page of 30 KB, six times its parse. Scripts, styles and what has `hidden`
    are left out; what somebody can unfold is not.
    """
    if tree.body is None:
        return ()
    blocks = []
    for box in _Walk(tree).boxes(tree.body):
        if box.words or box.links:
            text = " ".join("".join(box.words).split())
            if text or not all(link.text().strip() for link in box.links):
                blocks.append(
                    TextBlock(
                        text, box.region, box.tag, tuple(box.links), box.linked, box.is_main, box
                    )
                )
    return tuple(blocks)


_TEXT, _LINK, _SPACE, _INSIDE = "#text", "a", " ", ""
_kinds: dict[int, str | None] = {}


def _kind_of(node: LexborNode) -> str | None:
    """Give the name of an element that makes a block, or one of the signs; None: unseen."""
    tag = node.tag or ""
    if node.is_text_node:
        kind: str | None = _TEXT
    elif tag in ("a", "area"):
        kind = _LINK
    elif tag in _BREAKS:
        kind = _SPACE
    elif tag in _INLINE:
        kind = _INSIDE
    else:
        kind = None if tag in _UNSEEN else tag
    if node.tag_id < LAST_STANDARD_TAG:
        _kinds[node.tag_id] = kind
    return kind


class _Walk:
    """One walk over a document."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._tree = tree
        self._boxes: list[Box] = []
        self._owners: dict[int, Box] = {}
        """Numbers of elements to the box that their text belongs to."""
        self._links: dict[int, LexborNode] = {}
        """Numbers of links and of what stands in them, to the link."""

    def boxes(self, body: LexborNode) -> list[Box]:
        """Give every box in document order; a box goes on as a new one behind those it holds."""
        boxes, owners, links = self._boxes, self._owners, self._links
        boxes.append(Box("body", body, None))
        owners[body.mem_id] = boxes[0]
        nodes = body.traverse(include_text=True)
        next(nodes)
        for node in nodes:
            try:
                kind = _kinds[node.tag_id]
            except KeyError:
                kind = _kind_of(node)
            parent = node.parent
            if kind is None or parent is None:
                continue
            number = parent.mem_id
            if (owner := owners.get(number)) is None:
                continue
            if kind == _TEXT:
                text = node.text_content or ""
                if owner is not boxes[-1] and not text.isspace():
                    owners[number] = owner = self._going_on(owner)
                owner.words.append(text)
                if links and number in links:
                    owner.linked += len(text.strip())
            elif kind == _SPACE:
                owner.words.append(" ")
            elif kind in (_INSIDE, _LINK):
                self._go_inside(node, number, owner, is_link=kind == _LINK)
            elif (box := self._opened(node, kind, owner)) is not None:
                owners[node.mem_id] = box
                boxes.append(box)
                if links and number in links:
                    box.links.append(links[number])
                    links[node.mem_id] = links[number]
        return boxes

    def _go_inside(self, node: LexborNode, parent: int, owner: Box, *, is_link: bool) -> None:
        """Let an inline element's words go to the box around it."""
        if owner is not self._boxes[-1]:
            self._owners[parent] = owner = self._going_on(owner)
        self._owners[node.mem_id] = owner
        if is_link:
            owner.links.append(node)
            self._links[node.mem_id] = node
        elif parent in self._links:
            self._links[node.mem_id] = self._links[parent]

    def _going_on(self, box: Box) -> Box:
        """Open a box for the words that follow another one inside this one."""
        self._boxes.append(Box(box.tag, box.node, box))
        return self._boxes[-1]

    def _opened(self, node: LexborNode, tag: str, parent: Box) -> Box | None:
        box = Box(tag, node, parent)
        if tag in _PLAIN:
            return box
        attributes = node.attributes
        if "hidden" in attributes and not self._can_be_unfolded(attributes):
            return None
        if tag == "main" or attributes.get("role") == "main":
            box.is_main = True
        if tag != "p" and (region := landmark(node, attributes)) is not None:
            box.region = region
        return box

    @cached_property
    def _unfolded(self) -> frozenset[str]:
        """Ids of what some button opens."""
        nodes = self._tree.css("[aria-controls]")
        names = (node.attributes.get("aria-controls") or "" for node in nodes)
        return frozenset(name for several in names for name in several.split())

    def _can_be_unfolded(self, attributes: dict[str, str | None]) -> bool:
        return attributes["hidden"] == "until-found" or attributes.get("id") in self._unfolded
