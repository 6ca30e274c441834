"""The text of a page as lines, each in its place: what a word of a topic counts where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

_LONGEST_ITEM = 60
"""Letters of a block that can be an item of a list rather than a paragraph."""

_BULLETS = tuple("•·▪‣*-–")
_BULLET = re.compile(r"^(?:[•·▪‣*]|[-–](?=\s))\s*")
_ENDS_A_SENTENCE = tuple('.!?…:;"”')


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """The parts of a page by which its topic is recognised; all may be empty."""

    title: str = ""
    h1: str = ""
    address: str = ""
    """The words of the URL's path, as written or percent-encoded."""
    headings: tuple[str, ...] = ()
    """h2 to h6, in order."""
    first_paragraph: str = ""
    body: str = ""
    """The main text without the chrome, one block a line; items of a list may begin with "- ".

    Lines that repeat the h1, a heading or the first paragraph are counted once, there; a
    repeated heading also ends a list.
    """

    @property
    def whole(self) -> str:
        """All parts together."""
        parts = (self.title, self.h1, self.path, *self.headings, self.first_paragraph, self.body)
        return "\n".join(parts)

    @property
    def path(self) -> str:
        """The address without percent-encoding."""
        return unquote(self.address) if "%" in self.address else self.address


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, heading or item, on one line."""

    place: str
    text: str
    run: int | None = None
    """Number of the list that this line is an item of."""


def lines_of(text: PageText) -> Iterator[Line]:
    """Give every part once, the runs of list items numbered."""
    parts = [("title", text.title), ("h1", text.h1), ("address", text.path)]
    parts += [("heading", heading) for heading in text.headings]
    parts.append(("first_paragraph", text.first_paragraph))
    seen = set()
    for place, part in parts:
        if line := " ".join(part.split()):
            seen.add(line if place not in ("title", "address") else "")
            yield Line(place, line)
    run, in_list = 0, False
    for block in text.body.split("\n"):
        line = " ".join(block.split())
        if not line:
            continue
        is_item = line not in seen and _is_item(line)
        run += is_item and not in_list
        in_list = is_item
        if without_bullet(line) not in seen:
            yield Line("body", line, run if in_list else None)


def without_bullet(line: str) -> str:
    """Give an item without the sign before it."""
    return _BULLET.sub("", line, count=1) if line.startswith(_BULLETS) else line


def _is_item(line: str) -> bool:
    if len(line) <= _LONGEST_ITEM and not line.endswith(_ENDS_A_SENTENCE):
        return True
    return line.startswith(_BULLETS) and _BULLET.match(line) is not None
