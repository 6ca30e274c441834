"""What a reader sees around a link: its text, and the words before and after it."""

import re

from selectolax.lexbor import LexborNode

_BEFORE_AND_AFTER = 80
"""Letters on each side of the link in a snippet."""

_CLIMB = 3
"""How many elements up we look for words around a link."""

_MOST_TEXT = 300

_APART = re.compile(r" ([.,;:!?)\]])(?=\s|$)")
"""Where an element ends before a full stop, its words are read with a space in between."""


class Surroundings:
    """Finds snippets on one page; containers with many links are read once."""

    def __init__(self) -> None:
        self._texts: dict[int, str] = {}
        self._cursors: dict[int, int] = {}

    def snippet(self, node: LexborNode, text: str) -> str:
        """Give the words around `node`; only its own where it stands alone."""
        container = node.parent
        for _ in range(_CLIMB):
            if container is None or container.tag in ("body", "html", "head"):
                break
            around = self._text(container)
            if len(around) > len(text) + 2:
                return self._cut(container.mem_id, around, text)
            container = container.parent
        return text

    def _text(self, node: LexborNode) -> str:
        known = self._texts.get(node.mem_id)
        if known is None:
            known = self._texts[node.mem_id] = flat(node.text(separator=" "))
        return known

    def _cut(self, number: int, around: str, text: str) -> str:
        cursor = self._cursors.get(number, 0)
        at = around.find(text, cursor)
        if at < 0:
            at = max(0, around.find(text))
        self._cursors[number] = at + len(text)
        start = max(0, at - _BEFORE_AND_AFTER)
        end = min(len(around), at + len(text) + _BEFORE_AND_AFTER)
        before = "… " if start else ""
        after = " …" if end < len(around) else ""
        if start:
            start = around.find(" ", start, at) + 1 or start
        if end < len(around):
            end = (
                around.rfind(" ", at + len(text), end)
                if " " in around[at + len(text) : end]
                else end
            )
        words = _APART.sub(r"\1", around[start:end].strip())
        return f"{before}{words}{after}"


def flat(text: str) -> str:
    """Give `text` on one line with single spaces."""
    return " ".join(text.split())


def link_text(node: LexborNode) -> str:
    """Give what stands for a link to a reader: its words, else the name of what it shows."""
    text = flat(node.text(separator=" "))
    if not text:
        attributes = node.attributes
        text = flat(
            attributes.get("aria-label") or attributes.get("alt") or attributes.get("title") or ""
        )
    if not text and (image := node.css_first("[alt]")) is not None:
        text = flat(image.attributes.get("alt") or "")
    return text if len(text) <= _MOST_TEXT else f"{text[:_MOST_TEXT]}…"
