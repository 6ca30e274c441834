"""Where a page's headlines stand in its text, and which dates stand by them."""

import re

from selectolax.lexbor import LexborNode

from sicaudit.page.dates.text import Written
from sicaudit.page.dates.words import END

BY_HEADLINE = frozenset(("headline", "near", "above"))
"""Zones where a date may be the page's without saying so."""

_HEADINGS = "h1,h2,h3,h4"
_MOST_HEADINGS = 300
_MOST_HEADLINES = 3

_LEAST_TITLE, _MOST_TITLE = 10, 50
"""Letters of a heading that the title repeats by no chance, and how many are compared."""

_LONGEST = 500
"""Letters of a headline that are read."""

_WORDS_BEHIND, _WORDS_BEFORE = 60, 15
"""Words between a headline and a date that stands by it."""

_FAR = 4000
"""Letters from a headline beyond which we do not count words."""

_NO_HEADLINE = 150
"""Words from the start of a page without headline in which a date stands by it."""

_NO_LETTERS = re.compile(r"[\W_]+")


class Headlines:
    """The headlines of one page in its text."""

    def __init__(self, nodes: list[LexborNode], text: str) -> None:
        self._text = text
        self.spans = _spans(text, nodes)

    def nearness(self, date: Written) -> str:
        """Say whether a date stands in a headline, close to one (near, above), or far from all."""
        if not self.spans:
            words = self._text[: min(date.start, _FAR)].split()
            return "near" if date.start < _FAR and len(words) <= _NO_HEADLINE else "far"
        for span in self.spans:
            if span.start <= date.start < span.stop:
                return "headline"
            if span.stop <= date.start < span.stop + _FAR:
                if len(self._text[span.stop : date.start].split()) <= _WORDS_BEHIND:
                    return "near"
            elif span.start - _FAR < date.end <= span.start and (
                len(self._text[date.end : span.start].split()) <= _WORDS_BEFORE
            ):
                return "above"
        return "far"


def headlines_of(body: LexborNode, title: str) -> list[LexborNode]:
    """Give the headings that the page's title repeats, else all of the first level.

    Of the first level those count too that share most of their words with the title. Of several
    those that are half as long as the longest: a title names the section too.
    """
    known, words_known = _letters(title), _words(title)
    first: list[LexborNode] = []
    repeated: list[LexborNode] = []
    sizes: list[int] = []
    for node in body.css(_HEADINGS)[:_MOST_HEADINGS]:
        text = node.text(separator=" ")[:_LONGEST]
        words = _letters(text)
        is_first = node.tag == "h1" and bool(words)
        if is_first:
            first.append(node)
        if len(repeated) >= _MOST_HEADLINES:
            continue
        size = len(words) if _repeats(words, known) else 0
        if is_first and not size:
            size = _shared(text, words_known)
        if size:
            repeated.append(node)
            sizes.append(size)
    longest = max(sizes, default=0)
    repeated = [node for node, size in zip(repeated, sizes, strict=True) if 2 * size >= longest]
    return repeated or first[:_MOST_HEADLINES]


def _repeats(heading: str, title: str) -> bool:
    """Say whether a heading stands in the title, or the beginning of the title in a heading."""
    if len(heading) >= _LEAST_TITLE and heading[:_MOST_TITLE] in title:
        return True
    return len(title) >= _MOST_TITLE and title[:_MOST_TITLE] in heading


def _shared(heading: str, title: frozenset[str]) -> int:
    """Give the letters of the words that a heading shares with a title; 0: less than half of it."""
    words = _words(heading)
    whole = sum(map(len, words))
    shared = sum(map(len, words & title))
    return shared if shared >= max(_LEAST_TITLE, whole / 2) else 0


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in _NO_LETTERS.split(text.lower()) if len(word) > 2)


def _letters(text: str) -> str:
    """Give only letters and digits: quotes, hyphens and spaces differ from place to place."""
    return "".join(_NO_LETTERS.split(text.lower()))


def _spans(text: str, headlines: list[LexborNode]) -> list[range]:
    """Give where the headlines stand in the text."""
    spans = []
    at = 0
    for node in headlines:
        words = node.text(separator=END)
        start = text.find(words, at)
        if words.strip() and start >= 0:
            at = start + len(words)
            spans.append(range(start, at))
    return spans
