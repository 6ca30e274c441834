"""Editors' words and phrases, compiled once and found in text whatever its case and accents.

An entry of a word list is read as `nl.toml` explains it to editors: case, accents and
apostrophes do not matter; hyphen, slash and underscore are a space; a star at the end of a
word stands for more letters, one at its beginning for letters before it ("*verslaving" finds
"gameverslaving"); a star standing alone for one to four words; a space also matches nothing
("online pest*" finds "onlinepesten").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from sicaudit.page.language.tokens import (
    WORD,
    Token,
    fold,
    fold_word,
    plain,
    tokens_of,
    words_inside,
)

__all__ = ["Phrase", "PhraseIndex", "Piece", "Token", "fold", "fold_word", "plain", "tokens_of"]

GAP = "*"
MOST_WORDS_IN_A_GAP = 4
_MOST_GAPS = 4
"""In one entry: every gap more makes a search four times as long."""

HEAD = 4
"""Letters by which words are looked up."""

MOST_KNOWN_WORDS = 200_000
"""About 20 MB; a family of websites uses some 50,000 distinct words."""

_NONE: list[int] = []


@dataclass(frozen=True, slots=True)
class Piece:
    """One word of an entry, with a star behind it or before it. A gap has the text `*`."""

    text: str
    open_ended: bool = False
    open_start: bool = False

    @property
    def is_gap(self) -> bool:
        return self.text == GAP

    @property
    def is_short_stem(self) -> bool:
        return self.open_ended and len(self.text) < HEAD

    def fits(self, word: str) -> bool:
        """Say whether this, with its stars, is the whole of a folded word."""
        if self.open_start:
            return self.text in word if self.open_ended else word.endswith(self.text)
        return word.startswith(self.text) if self.open_ended else word == self.text


def _pieces_of(entry: str) -> Iterator[Piece]:
    for part in re.split(r"[\s\-‐‑‒–/_]+", fold(entry)):
        if part == GAP:
            yield Piece(GAP)
            continue
        starred = part.startswith(GAP)
        start, star, _ = part.lstrip(GAP).partition(GAP)
        if words := WORD.findall(start):
            open_starts = (starred, *(False for _ in words[1:]))
            open_ends = (*(False for _ in words[1:]), bool(star))
            yield from map(Piece, words, open_ends, open_starts)


class Phrase:
    """An entry of a word list."""

    __slots__ = ("letters", "others", "pieces")

    def __init__(self, entry: str) -> None:
        pieces: list[Piece] = []
        for piece in _pieces_of(entry):
            if not piece.is_gap or (pieces and not pieces[-1].is_gap):
                pieces.append(piece)
        if sum(piece.is_gap for piece in pieces) > _MOST_GAPS:
            pieces.clear()
        self.pieces = tuple(pieces)
        self.letters = tuple(piece.text for piece in pieces if not piece.is_gap)
        """The words without stars and gaps."""
        self.others = self.letters[1:]

    @property
    def anchor(self) -> str:
        """The longest of its words: few lines without the phrase hold it."""
        return max(self.letters, key=len)

    @property
    def pair(self) -> tuple[str, str] | None:
        """Give how its first two words begin where they must follow each other; else None."""
        if len(self.pieces) < 2 or self.pieces[0].open_ended or self.pieces[1].is_gap:
            return None
        if self.pieces[0].open_start or self.pieces[1].open_start:
            return None
        return self.pieces[0].text, self.pieces[1].text

    def heads(self) -> Iterator[str]:
        """Give how a word may begin at which this phrase begins; at most HEAD letters each."""
        joined = ""
        for piece in self.pieces:
            if piece.is_gap or piece.open_start:
                return
            joined += piece.text
            yield joined[:HEAD]
            if piece.open_ended or len(joined) >= HEAD:
                return

    def begins_with(self, word: str) -> bool:
        """Say whether a folded word can be the first one of this phrase."""
        first = self.pieces[0]
        if first.fits(word):
            return True
        if first.open_ended or first.open_start:
            return False
        joined = first.text
        for piece in self.pieces[1:2]:
            joined += "" if piece.is_gap or piece.open_start else piece.text
        return len(joined) > len(first.text) and word.startswith(joined)

    def end(self, tokens: Sequence[Token], start: int) -> int | None:
        """Give where the phrase that begins at token `start` ends (exclusive); None: not here."""
        return self._end(tokens, start, 0, follows=False)

    def _end(self, tokens: Sequence[Token], at: int, piece: int, *, follows: bool) -> int | None:
        if piece == len(self.pieces):
            return at
        if self.pieces[piece].is_gap:
            return self._after_gap(tokens, at, piece)
        if at >= len(tokens) or (follows and tokens[at].apart):
            return None
        word = tokens[at].folded
        if (part := self.pieces[piece]).open_start:
            return self._end(tokens, at + 1, piece + 1, follows=True) if part.fits(word) else None
        joined = ""
        for last in range(piece, len(self.pieces)):
            part = self.pieces[last]
            if part.is_gap or part.open_start:
                return None
            if not word.startswith(joined := joined + part.text):
                return None
            if part.open_ended or word == joined:
                end = self._end(tokens, at + 1, last + 1, follows=True)
                if end is not None:
                    return end
            if part.open_ended and last + 1 < len(self.pieces):
                joins = word.find(self.pieces[last + 1].text, len(joined))
                if joins < 0:
                    return None
                joined = word[:joins]
        return None

    def _after_gap(self, tokens: Sequence[Token], at: int, piece: int) -> int | None:
        for end in range(at + 1, min(at + MOST_WORDS_IN_A_GAP, len(tokens)) + 1):
            if tokens[end - 1].sentence != tokens[at - 1].sentence:
                return None
            if end < len(tokens) and tokens[end].sentence != tokens[at - 1].sentence:
                return end if piece + 1 == len(self.pieces) else None
            found = self._end(tokens, end, piece + 1, follows=False)
            if found is not None:
                return found
        return None


def _folded(words: Sequence[str]) -> str:
    """Give words as `plain` splits them in one folded row."""
    row = " ".join(words)
    if row.isascii():
        return row
    return " ".join([w if w.isascii() else " ".join(words_inside(w)) for w in words])


class PhraseIndex:
    """Many phrases, found in one pass; a phrase is known by its number in the list."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._phrases = phrases
        self._heads: dict[str, list[int]] = {}
        self._short_heads: dict[str, list[int]] = {}
        """Of words with a star that are shorter than HEAD."""
        self._starred = [n for n, p in enumerate(phrases) if p.pieces and p.pieces[0].open_start]
        """Those that begin with a star."""
        firsts = [phrases[number].pieces[0] for number in self._starred]
        self._endings = tuple(first.text for first in firsts if not first.open_ended)
        self._insides = tuple(first.text for first in firsts if first.open_ended)
        for number, phrase in enumerate(phrases):
            for head in dict.fromkeys(phrase.heads()):
                self._heads.setdefault(head, []).append(number)
            if phrase.pieces and phrase.pieces[0].is_short_stem:
                self._short_heads.setdefault(phrase.pieces[0].text, []).append(number)
        self._known: dict[str, list[int]] = {}
        """What `starting` gave for the words of earlier pages: most of them begin no phrase."""

    def starting(self, word: str) -> list[int]:
        """Give the phrases of which a folded word can be the first."""
        try:
            return self._known[word]
        except KeyError:
            pass
        if len(self._known) > MOST_KNOWN_WORDS:
            self._known.clear()
        numbers = self._known[word] = self._starting(word) or _NONE
        return numbers

    def _starting(self, word: str) -> list[int]:
        numbers = self._heads.get(word[:HEAD], [])
        if self._short_heads and len(word) >= HEAD:
            for length in range(1, HEAD):
                numbers = numbers + self._short_heads.get(word[:length], [])
        if self._starred and self._ends_or_holds(word):
            numbers = numbers + self._starred
        return [number for number in numbers if self._phrases[number].begins_with(word)]

    def _ends_or_holds(self, word: str) -> bool:
        return word.endswith(self._endings) or any(map(word.__contains__, self._insides))

    def possible(self, text: str) -> set[int]:
        """Give the phrases that a text may hold; misses none, and is mostly right."""
        return set(self.begun_by(text)[1])

    def begun_by(self, text: str) -> tuple[list[str], dict[int, set[str]]]:
        """Give a text's words, and for each phrase that it may hold those that may begin it."""
        words = plain(text).split()
        distinct = set(words)
        begun: dict[int, set[str]] = {}
        known = self._known.get
        for word in set(words):
            numbers = known(word)
            if not word.isascii():
                distinct.update(inside := words_inside(word))
                numbers = [number for part in inside for number in self.starting(part)]
            elif numbers is None:
                numbers = self.starting(word)
            for number in numbers or ():
                begun.setdefault(number, set()).add(word)
        several = [number for number in begun if self._phrases[number].others]
        if several:
            every = " ".join(distinct)
            asked = set(chain.from_iterable(self._phrases[n].others for n in several))
            absent = {letters for letters in asked if letters not in every}
            for number in several:
                if not absent.isdisjoint(self._phrases[number].others):
                    del begun[number]
        return words, begun

    def times(self, text: str) -> dict[int, int]:
        """Give how often each phrase may stand in a text: never too few, seldom too many."""
        words, begun = self.begun_by(text)
        folded = ""
        found: dict[int, int] = {}
        for number, beginnings in begun.items():
            pair = self._phrases[number].pair
            if pair is None:
                found[number] = sum(map(words.count, beginnings))
                continue
            folded = folded or _folded(words)
            if times := folded.count(" ".join(pair)) + folded.count("".join(pair)):
                found[number] = times
        return found

    def matches(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, int]]:
        """Give (phrase, first token, token after the last) for every place that fits."""
        for start, token in enumerate(tokens):
            for number in self.starting(token.folded):
                end = self._phrases[number].end(tokens, start)
                if end is not None:
                    yield number, start, end
