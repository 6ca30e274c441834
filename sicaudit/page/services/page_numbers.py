"""The telephone numbers that a page shows or dials, with whom it shows them beside."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from urllib.parse import unquote

from sicaudit.model.knowledge import Knowledge
from sicaudit.model.page import PageNumber
from sicaudit.page.contacts.phones import normal_number
from sicaudit.page.html.context import link_text
from sicaudit.page.html.glance import glance_at
from sicaudit.page.html.page import Page
from sicaudit.page.language.sentences import LONGEST, sentences_of
from sicaudit.page.services.number_pairs import paired
from sicaudit.page.services.service_mentions import SaidNumber, Services

MOST_NUMBERS = 60
"""On one page: the rest of a telephone book says no more."""

MOST_SPOTS = 200
"""Places of a page that are looked at, long numbers and short ones alike: 0.3 ms each at worst."""

_LONG = re.compile(r"[0-9][0-9 \t\xa0\u2009\u202f\-‐‑‒–—−.·/()]{6,200}")
"""No look behind, and one way to begin: it is looked for on every page."""

_NO_PHONE = re.compile(r"\d{4}-\d\d-\d\d|(?:\d{1,3}\.){3}")
"""A date, or an address of the Internet."""

_FEWEST = 7
"""Figures of a number that is no short code."""

_OPENS = 2
"""Signs that may stand before its first figure: "(+31)"."""

_BEFORE, _BEHIND = 100, 60
"""Letters around a number in which the name may stand that it belongs to."""

_WORDS_SHOWN = 70
_DIGIT = re.compile(r"\d")
_IN_MORE = frozenset(".,-/")


class PageNumbers:
    """Finds numbers; made once for a pack. A footer's come back on every page, and are kept."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._services = Services(knowledge)
        self._region = knowledge.country
        codes = dict.fromkeys((*self._services.codes, r"116 ?\d{3}"))
        self._code = re.compile("|".join(sorted(codes, key=len, reverse=True)))
        self._around = lru_cache(maxsize=4096)(self._read_around)

    def on(self, page: Page) -> tuple[PageNumber, ...]:
        """Give each number once, in order of appearance; what only a script holds is none."""
        found: dict[str, PageNumber] = {}
        text = glance_at(page).text
        for start, end in self._spots(text):
            before, around = text[max(0, start - _BEFORE) : start], text[start : end + _BEHIND]
            for number in self._around(before, around, end - start):
                known = found.get(number.number)
                if known is None or (number.beside and not known.beside):
                    found[number.number] = self._checked(number, page)
            if len(found) >= MOST_NUMBERS:
                break
        if found:
            hidden = " ".join(node.text() for node in page.tree.css("script,style,template"))
            for number in [*found.values()] if hidden else ():
                if text.count(number.raw) <= hidden.count(number.raw):
                    del found[number.number]
        if "tel:" in page.html:
            for number in self._dialled(page):
                found.setdefault(number.number, number)
        return tuple(found.values())[:MOST_NUMBERS]

    def _spots(self, text: str) -> Iterator[tuple[int, int]]:
        """Give where a number may stand: long ones, and the short codes of record."""
        for match in islice(_LONG.finditer(text), MOST_SPOTS):
            if len(_DIGIT.findall(match[0])) >= _FEWEST and not _NO_PHONE.match(match[0]):
                yield match.span()
        for match in islice(self._code.finditer(text), MOST_SPOTS):
            start, end = match.span()
            before, behind = text[start - 1 : start], text[end : end + 1]
            if not (before.isalnum() or before in _IN_MORE or behind.isalnum()):
                yield start, end

    def _is_one(self, number: str) -> bool:
        """Say whether this is no part of a longer number: of short codes only those of record."""
        return number.startswith(("+", "116")) or number in self._services.codes

    def _read_around(self, before: str, around: str, length: int) -> tuple[PageNumber, ...]:
        """Read what begins within the first `length` letters of `around`."""
        window = f"{before}{around}"
        numbers = self._services.numbers_of(window)
        first = len(before) - _OPENS
        here = [
            said
            for said in numbers
            if first <= said.start < len(before) + length and self._is_one(said.number)
        ]
        if not here:
            return ()
        pairs = paired(window, numbers, self._services.mentions_in(window), ())
        return tuple(
            PageNumber(
                number=number.number,
                raw=_whole(window, number),
                beside=pair.services if pair is not None else (),
                words=_words_before(window, number),
            )
            for number, pair in zip(numbers, pairs, strict=True)
            if number in here
        )

    def _checked(self, number: PageNumber, page: Page) -> PageNumber:
        """Look closely where a number stands beside another name than its owner's.

        In flat text the next entry of a list stands beside it too; in its own block it does not.
        """
        owners = self._services.owners_of(number.number)
        if not number.beside or not set(owners).isdisjoint(number.beside):
            return number
        for block in glance_at(page).blocks:
            if number.raw in block.text and len(block.text) <= 4 * LONGEST:
                beside = self._beside(number.number, block.text)
                return number._replace(beside=beside)
        return number._replace(beside=())

    def _beside(self, number: str, text: str) -> tuple[str, ...]:
        """Give the services beside a number, sentence by sentence."""
        names = [mention[:2] for mention in self._services.mentions_in(text)]
        for sentence in sentences_of(text, names):
            numbers = self._services.numbers_of(sentence.text)
            mentions = self._services.mentions_in(sentence.text)
            pairs = paired(sentence.text, numbers, mentions, ())
            for said, pair in zip(numbers, pairs, strict=True):
                if said.number == number and pair is not None:
                    return pair.services
        return ()

    def _dialled(self, page: Page) -> Iterator[PageNumber]:
        """Give the numbers of links that dial, which need not show them."""
        for link in page.tree.css('a[href^="tel:"]')[:MOST_SPOTS]:
            written = unquote((link.attributes.get("href") or "")[4:]).strip()
            number = normal_number(written, self._region)
            if self._is_one(number):
                words = link_text(link)
                named = self._services.mentions_in(words)
                beside = named[0].services if named else ()
                told = f"{words[:_WORDS_SHOWN]} →"
                yield PageNumber(number=number, raw=written[:40], beside=beside, words=told)


def _whole(window: str, number: SaidNumber) -> str:
    """Give a number as written, with the bracket that it may begin with."""
    opens = window[: number.start].endswith("(") and ")" in number.raw and "(" not in number.raw
    return f"({number.raw}" if opens else number.raw


def _words_before(window: str, number: SaidNumber) -> str:
    """Give the last words before a number: they mostly say whose it is."""
    words = " ".join(window[: number.start].split())
    if len(words) <= _WORDS_SHOWN:
        return words
    return words[-_WORDS_SHOWN:].partition(" ")[2]
