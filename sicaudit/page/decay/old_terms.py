"""One replaced term, ready to be looked for in text and in links."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from sicaudit.model.knowledge import Superseded
from sicaudit.page.html.glance import Glance
from sicaudit.page.language.cue_words import GAP, NEVER, all_languages, any_of, one_of
from sicaudit.page.language.tokens import words_inside
from sicaudit.page.language.words import Phrase, PhraseIndex, tokens_of
from sicaudit.page.tables import tables

_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,4}", re.IGNORECASE)
_RUN = re.compile(r"[^\W_]+")
_SHORTEST_NEW = 2

_OTHER_WORDS = r"\b[^.!?]{1,60}?\b"
"""What a gap stands for: other words of the same sentence."""


class Place(NamedTuple):
    """Where a term stands in a text."""

    start: int
    end: int
    said: str


class OldTerm:
    """A replaced term in all its spellings."""

    def __init__(self, term: Superseded) -> None:
        self.term = term
        spellings = sorted(filter(_RUN.search, (term.old, *term.also)), key=len, reverse=True)
        self.host = term.old.lower() if _HOST.fullmatch(term.old) else ""
        """Where the term is a web address."""
        self._words = re.compile("|".join(map(_spelling, spellings))) if spellings else NEVER
        self.anchors = [max(_RUN.findall(s), key=len, default="").lower() for s in spellings]
        """In lower case: a text with the term holds one of these."""
        self._spellings = [_Spelling(spelling) for spelling in spellings]
        self._not = PhraseIndex([p for words in term.not_ if (p := Phrase(words)).letters])
        self._allowed = any_of(term.allow_near) if term.allow_near else NEVER
        self._new = _new_names(term.new)
        host = re.escape(self.host)
        self._link = (
            re.compile(rf"\s*(?:https?:)?//(?:www\.)?{host}(?=[/:?#\s]|\Z)", re.IGNORECASE)
            if host
            else NEVER
        )

    def places_in(self, text: str) -> Iterator[Place]:
        """Give where the term stands, but for addresses of pages and mail, and what it is not."""
        found = [m for m in self._words.finditer(text) if not _is_in_an_address(text, m)]
        if not found:
            return
        tokens = tokens_of(text)
        struck = [
            (tokens[first].start, tokens[last - 1].end)
            for _, first, last in self._not.matches(tokens)
        ]
        for match in found:
            if not any(s < match.end() and match.start() < e for s, e in struck):
                yield Place(match.start(), match.end(), match[0])

    @property
    def keys(self) -> Iterator[str]:
        """In lower case: a page that says the term holds one of these; empty: nobody knows."""
        for spelling in self._spellings:
            yield from spelling.keys

    def may_be_said_on(self, glance: Glance) -> bool:
        """Say whether a page's text can hold the term."""
        return any(spelling.may_stand_on(glance) for spelling in self._spellings)

    def leads_there(self, href: str) -> bool:
        """Say whether a link leads to the old address."""
        return self._link.match(href) is not None

    def is_explained_in(self, sentence: str) -> bool:
        """Say whether the new name stands beside the old one."""
        return self._new.search(sentence) is not None

    def is_excused_near(self, text: str, place: Place, within: int) -> bool:
        """Say whether one of the words of the record that allow it stands near."""
        around = text[max(0, place.start - within) : place.end + within]
        return self._allowed.search(around) is not None


@cache
def _joints() -> tuple[str, ...]:
    """Give the signs and words that may stand for one another in a name."""
    return ("&", *all_languages(tables("hours_words")["and"]))


class _Spelling:
    """One way to write a term, looked for in the whole text of a page; most hold none."""

    def __init__(self, spelling: str) -> None:
        words = [w.lower() for w in spelling.split() if w not in _joints() and w != GAP]
        whole = (word for word in words if "*" not in word)
        self._words = frozenset(chain.from_iterable(map(words_inside, whole)))
        self._genitive = frozenset(f"{word}s" for word in self._words)
        self._in_any_case = spelling == spelling.lower() or bool(_HOST.fullmatch(spelling))
        together = _in_a_row(spelling)
        if self._in_any_case:
            together = together.lower()
        elif spelling[0].islower():
            together = f"[{spelling[0]}{spelling[0].upper()}]{together[1:]}"
        self._together = re.compile(together)

    @property
    def keys(self) -> tuple[str, ...]:
        """Its longest word, with and without the s of a genitive; "": it has no whole word."""
        longest = max(self._words, key=len, default="")
        return (longest, f"{longest}s") if longest else ("",)

    def may_stand_on(self, glance: Glance) -> bool:
        missing = self._words - glance.words
        if missing and (len(missing) > 1 or self._genitive.isdisjoint(glance.words)):
            return False
        text = glance.lowered if self._in_any_case else glance.text
        return self._together.search(text) is not None


def _spelling(spelling: str) -> str:
    """Give the pattern of one spelling.

    A host is found whatever its case; other terms with a capital as they are written, but for a
    first letter that a sentence may begin with. Behind it may stand a genitive s or a hyphen.
    """
    if _HOST.fullmatch(spelling):
        host = re.escape(spelling)
        return rf"(?<![\w@./-])(?i:(?:https?://)?(?:www\.)?{host})(?![\w@-]|\.\w)"
    pattern = _in_a_row(spelling)
    if spelling[0].islower():
        pattern = rf"(?i:{pattern[0]}){pattern[1:]}"
    if spelling == spelling.lower():
        pattern = rf"(?i:{pattern})"
    return rf"(?<![\w@./-]){pattern}(?:['’]?s)?(?![\w@])"


def _in_a_row(spelling: str) -> str:
    parts = (r"\s+".join(map(_word, part.split())) for part in spelling.split(GAP))
    return _OTHER_WORDS.join(parts)


def _word(word: str) -> str:
    if word in _joints():
        return f"(?:{one_of(_joints())})"
    return re.escape(word).replace(r"\*", r"\w*")


@cache
def _between_names() -> re.Pattern[str]:
    """Give what stands between the names of what replaces a term: "113 or 0800-0113 (free)"."""
    either = one_of(all_languages(tables("hours_words")["or"]))
    return re.compile(rf"\s+(?:{either}|/)\s+|\s*\(|\)")


def _new_names(new: str) -> re.Pattern[str]:
    names = [part.strip() for part in _between_names().split(new)]
    names = [name for name in names if len(name) >= _SHORTEST_NEW]
    words = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) if words else NEVER


def _is_in_an_address(text: str, match: re.Match[str]) -> bool:
    """Say whether a name stands within an address of a page or of mail."""
    start = text.rfind(" ", 0, match.start()) + 1
    end = text.find(" ", match.end())
    word = text[start : len(text) if end < 0 else end]
    if "@" in word:
        return True
    return ("://" in word or word.lower().startswith("www.")) and "." not in match[0]
