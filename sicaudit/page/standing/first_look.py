"""What a document shows before anybody reads it: title, headings, description, and its source."""

import re
from collections import Counter
from functools import cache, cached_property
from itertools import islice

from selectolax.lexbor import LexborNode

from sicaudit.model.outcome import Sign
from sicaudit.model.page import Region
from sicaudit.page.html.blocks import TextBlock, blocks_of
from sicaudit.page.html.context import flat
from sicaudit.page.html.page import Page
from sicaudit.page.html.sight import Sight
from sicaudit.page.language.words import tokens_of
from sicaudit.page.standing.telltales import Kind, kinds_hinted_at
from sicaudit.urls import host_of

LITTLE = 6144
"""Bytes: a document of less is searched whole for what walls and parking pages are made of."""

_START, _END = 4096, 2048
"""Bytes searched of a longer one: such marks stand in its head, or in its last scripts."""

_FEW_LINKS = 12
_MOST_H1, _MOST_H2, _MOST_H3 = 4, 8, 4
"""Headings that are looked at; the first of them may be hidden."""

_SEEN_H1, _SEEN_H2 = 2, 3
_LONGEST_TITLE, _LONGEST_HEADING, _LONGEST_META = 300, 160, 1000
_LONGEST_SIGN = 120
_MOST_BLOCKS, _LONGEST_BLOCK = 300, 2000

_PARTS = re.compile(r"\s+[|\-–—·•»«›‹~/\\]+\s+|\s*[()]\s*|\s*(?:\|+|[»›•]|::)\s*|:\s+")


class FirstLook:
    """A page as somebody sees it in passing; what costs more is read when first asked for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.url = page.url
        self.title = page.title[:_LONGEST_TITLE]

    @cached_property
    def _nodes(self) -> tuple[list[LexborNode], list[LexborNode], list[LexborNode]]:
        found: dict[str, list[LexborNode]] = {"h1": [], "h2": [], "h3": []}
        for node, tag in self.page.inventory.heads:
            found[tag].append(node)
        return found["h1"][:_MOST_H1], found["h2"][:_MOST_H2], found["h3"][:_MOST_H3]

    @cached_property
    def sight(self) -> Sight:
        """What of the document is seen."""
        return Sight(self.page.tree)

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The first few h1 and h2 that are seen and say anything, wherever they stand; h1 first."""
        first, second, _ = self._nodes
        found: list[str] = []
        for nodes, most in ((first, _SEEN_H1), (second, _SEEN_H2)):
            texts = (text for n in nodes if (text := heading_text(n)) and self.sight.sees(n))
            found += islice(texts, most)
        return tuple(found)

    @property
    def is_headed(self) -> bool:
        """Say whether there is any heading, seen or not; quick."""
        return any(self._nodes)

    @property
    def heading(self) -> str:
        """The first h1 that says anything, else the first h2."""
        return self.headings[0] if self.headings else ""

    @cached_property
    def metas(self) -> dict[str, str]:
        """Content of each `meta` by its name, property or http-equiv in lower case."""
        head = self.page.tree.head
        found: dict[str, str] = {}
        for node in head.css("meta[content]") if head is not None else ():
            values = node.attributes
            name = values.get("name") or values.get("property") or values.get("http-equiv")
            if name:
                found.setdefault(name.lower(), (values.get("content") or "")[:_LONGEST_META])
        return found

    @property
    def description(self) -> str:
        return self.metas.get("description", "")

    @cached_property
    def shown(self) -> str:
        """Title, headings (hidden ones too) and description, one a line."""
        headings = (text for nodes in self._nodes for node in nodes if (text := heading_text(node)))
        return "\n".join((self.title, *headings, self.description))

    @cached_property
    def kinds(self) -> frozenset[Kind]:
        """What a closer look may be for; mostly nothing."""
        return kinds_hinted_at(self.shown)

    @cached_property
    def is_little(self) -> bool:
        return len(self.page.response.body) <= LITTLE

    @cached_property
    def is_bare(self) -> bool:
        """Say whether a document is little and leads hardly anywhere, as walls and parking do."""
        return self.is_little and len(self.page.tree.css("a[href]")) <= _FEW_LINKS

    @cached_property
    def source(self) -> bytes:
        """The part of the source in which marks are looked for, in lower case."""
        body = self.page.response.body
        if not self.is_little:
            body = body[:_START] + b"\n" + body[-_END:]
        return body.lower()

    @cached_property
    def title_parts(self) -> tuple[str, ...]:
        """The title as its system joined it: page, section, site."""
        return parts_of(self.title)

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of its host's name, which sites put into titles: folded."""
        return frozenset(token.folded for token in tokens_of(host_of(self.url).replace(".", " ")))

    @cached_property
    def blocks(self) -> tuple[TextBlock, ...]:
        """What a reader sees, as paragraphs; costs 1 ms for 30 KB."""
        blocks = blocks_of(self.sight.seen())[:_MOST_BLOCKS]
        return tuple(block for block in blocks if block.text)

    @cached_property
    def own(self) -> tuple[str, ...]:
        """The page's own blocks, without menus, headers, footers and asides; long ones are cut."""
        own = (block.text for block in self.blocks if block.region is Region.CONTENT)
        return tuple(text[:_LONGEST_BLOCK] for text in own)

    @cached_property
    def unscripted(self) -> tuple[str, ...]:
        """What it says to those whose browser runs no scripts."""
        return tuple(flat(node.text(separator=" ")) for node in self.page.tree.css("noscript"))

    @cached_property
    def length(self) -> int:
        """Letters of the page's own blocks, those folded away too."""
        seen = sum(len(b.text) for b in self.blocks if b.region is Region.CONTENT)
        folded = self.page.tree.css("details:not([open])")[:_MOST_BLOCKS]
        return seen + sum(len(flat(node.text(separator=" "))) for node in folded)


def heading_text(node: LexborNode) -> str:
    """Give a heading's words, else the name of the picture in it; too long is no heading."""
    text = flat(node.text(separator=" "))
    if not text and (image := node.css_first("[alt]")) is not None:
        text = flat(image.attributes.get("alt") or "")
    return text if len(text) <= _LONGEST_HEADING else ""


def parts_of(title: str) -> tuple[str, ...]:
    """Split a title where systems join page, section and site."""
    return tuple(part for part in _PARTS.split(title) if part)


def sign(kind: str, text: str) -> Sign:
    """Make a sign of what spoke, cut to its length."""
    text = flat(text)
    return Sign(kind, text if len(text) <= _LONGEST_SIGN else f"{text[: _LONGEST_SIGN - 1]}…")


def first_mark(source: bytes, marks: tuple[bytes, ...]) -> str | None:
    """Give the first of `marks` that `source` holds."""
    held = (marks for piece, marks in _by_piece(marks) if piece in source)
    found = [mark for several in held for mark in several if mark in source]
    return min(found, key=marks.index).decode() if found else None


_SHORTEST_PIECE, _LONGEST_PIECE = 4, 9


@cache
def _by_piece(marks: tuple[bytes, ...]) -> tuple[tuple[bytes, tuple[bytes, ...]], ...]:
    """Group marks by a piece that they share: half as many searches, and mostly all there are."""
    left, groups = list(dict.fromkeys(marks)), []
    while left:
        counted = Counter(piece for mark in left for piece in _pieces(mark))
        piece = max(counted, key=lambda piece: (counted[piece], len(piece), piece))
        groups.append((piece, tuple(mark for mark in left if piece in mark)))
        left = [mark for mark in left if piece not in mark]
    return tuple(groups)


def _pieces(mark: bytes) -> set[bytes]:
    lengths = range(_SHORTEST_PIECE, _LONGEST_PIECE + 1)
    return {mark, *(mark[at : at + n] for n in lengths for at in range(len(mark) - n + 1))}
