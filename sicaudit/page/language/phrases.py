"""One entry of a word list, compiled, and the places in a text's words where it stands.

An entry is read as `nl.toml` explains it to editors: case, accents and apostrophes do not
matter; hyphen, slash and underscore are a space; a star at the end of a word stands for more
letters, one at its beginning for letters before it ("*verslaving" finds "gameverslaving"); a star
standing alone for one to four words, two stars for none to four; a bar parts words of which any
one will do ("word|wordt ** gepest"); a space also matches nothing ("online pest*" finds
"onlinepesten").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from sicaudit.page.language.tokens import WORD, Token, fold

GAP = "*"
_WIDE_GAP = "**"
_CHOICE = "|"
MOST_WORDS_IN_A_GAP = 4
_MOST_GAPS = 4
"""In one entry: every gap more makes a search four times as long."""

HEAD = 4
"""Letters by which words are looked up; the end of a word counts for one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One word of an entry, with a star behind it or before it. A gap has the text `*`."""

    text: str
    open_ended: bool = False
    open_start: bool = False
    also: tuple["Piece", ...] = ()
    """Words that will do as well."""
    fewest: int = 1
    """Of a gap: the words that it stands for at least."""

    @property
    def is_gap(self) -> bool:
        return self.text == GAP

    @property
    def head(self) -> str:
        """How a word begins that this fits, a space behind it; empty: in any way."""
        if self.open_start:
            return ""
        return (self.text if self.open_ended else f"{self.text} ")[:HEAD]

    @property
    def options(self) -> tuple["Piece", ...]:
        return (self, *self.also)

    def fits(self, word: str) -> bool:
        """Say whether this, with its stars, is the whole of a folded word."""
        if self.also and any(map(Piece.fits, self.also, [word] * len(self.also))):
            return True
        if self.open_start:
            return self.text in word if self.open_ended else word.endswith(self.text)
        return word.startswith(self.text) if self.open_ended else word == self.text


class Needed(NamedTuple):
    """What a text must hold where a phrase stands in it: one of either."""

    whole: frozenset[str]
    """Words."""
    parts: tuple[str, ...]
    """What stands in the text's distinct words, these with a space around each."""
    heads: frozenset[str]
    """The first HEAD letters of words with such parts; empty: they may begin in any way."""


class Phrase:
    """An entry of a word list."""

    __slots__ = ("key", "letters", "others", "pieces", "reach")

    def __init__(self, entry: str) -> None:
        pieces: list[Piece] = []
        for piece in _pieces_of(entry):
            if not piece.is_gap or (pieces and not pieces[-1].is_gap):
                pieces.append(piece)
        if sum(piece.is_gap for piece in pieces) > _MOST_GAPS:
            pieces.clear()
        self.pieces = tuple(pieces)
        self.letters = tuple(o.text for p in pieces if not p.is_gap for o in p.options)
        """The words without stars and gaps, and all that will do for them."""
        self.key = self._rarest()
        """Number of the piece by which it is known whether a text may hold the phrase."""
        places = [n for n, piece in enumerate(pieces) if not piece.is_gap and n != self.key]
        self.others = tuple(self._needed(n) for n in places)
        self.reach = sum(MOST_WORDS_IN_A_GAP if piece.is_gap else 1 for piece in pieces)
        """Words that it stands in at most."""

    @property
    def anchor(self) -> str:
        """The longest of its words: few lines without the phrase hold it."""
        return max(self.letters, key=len)

    @property
    def pair(self) -> tuple[str, str] | None:
        """Give how its first two words begin where they must follow each other; else None."""
        if len(self.pieces) < 2 or self.pieces[0].open_ended or self.pieces[1].is_gap:
            return None
        if any(piece.open_start or piece.also for piece in self.pieces[:2]):
            return None
        return self.pieces[0].text, self.pieces[1].text

    def heads(self, number: int) -> Iterator[str]:
        """Give how a word may begin that holds one of the pieces: HEAD signs at most.

        A space stands for the end of the word. Nothing is said of words with a star before them.
        """
        if not _can_join(self.pieces[number]):
            yield from (option.head for option in self.pieces[number].options if option.head)
            return
        for joined, last in self._joined_with(number):
            yield (joined if self.pieces[last].open_ended else f"{joined} ")[:HEAD]

    def holds(self, word: str, number: int) -> bool:
        """Say whether a folded word can hold one of the pieces, where the phrase is in a text."""
        piece = self.pieces[number]
        if not _can_join(piece):
            return piece.fits(word)
        return any(self._joins(word, first, number) for first in self._joined_before(number))

    def _joined_before(self, number: int) -> Iterator[int]:
        """Give the pieces at which a word that holds a piece may begin."""
        yield number
        while number and _can_join(self.pieces[number - 1]):
            number -= 1
            yield number

    def _joins(self, word: str, first: int, last: int) -> bool:
        joined = ""
        for number, piece in enumerate(self.pieces[first : last + 1], first):
            joined += piece.text
            if not word.startswith(joined):
                return False
            if piece.open_ended and number < last:
                joined += word[len(joined) :].partition(self.pieces[number + 1].text)[0]
        goes_on = (joined + p.text for p in self.pieces[last + 1 : last + 2] if _can_join(p))
        return piece.open_ended or word == joined or any(map(word.startswith, goes_on))

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
        if (part := self.pieces[piece]).open_start or part.also:
            return self._end(tokens, at + 1, piece + 1, follows=True) if part.fits(word) else None
        joined = ""
        for last in range(piece, len(self.pieces)):
            part = self.pieces[last]
            if not _can_join(part):
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
        fewest = self.pieces[piece].fewest
        for end in range(at + fewest, min(at + MOST_WORDS_IN_A_GAP, len(tokens)) + 1):
            if tokens[end - 1].sentence != tokens[at - 1].sentence:
                return None
            if end < len(tokens) and tokens[end].sentence != tokens[at - 1].sentence:
                return end if piece + 1 == len(self.pieces) else None
            found = self._end(tokens, end, piece + 1, follows=end == at)
            if found is not None:
                return found
        return None

    def _rarest(self) -> int:
        """Choose the piece with the longest words, the last of several: articles come first."""
        numbers = [n for n in reversed(range(len(self.pieces))) if not self.pieces[n].is_gap]
        shortest = {n: min(len(o.text) for o in self.pieces[n].options) for n in numbers}
        return max(numbers, key=shortest.__getitem__, default=0)

    def _needed(self, number: int) -> Needed:
        whole: set[str] = set()
        parts: set[str] = set()
        for written in self._written(self.pieces[number], number):
            if written.startswith(" ") and written.endswith(" "):
                whole.add(written.strip())
            else:
                parts.add(written)
        heads = frozenset(part[1 : HEAD + 1] for part in parts)
        is_known = all(part.startswith(" ") and len(part) > HEAD for part in parts)
        return Needed(frozenset(whole), tuple(sorted(parts)), heads if is_known else frozenset())

    def _written(self, piece: Piece, number: int) -> Iterator[str]:
        """Give how a piece may be written, alone or with its neighbours, a space at its ends."""
        if not _can_join(piece):
            for option in piece.options:
                start, end = " "[option.open_start :], " "[option.open_ended :]
                yield f"{start}{option.text}{end}"
            return
        for joined, last in self._joined_with(number):
            if last < number:
                yield piece.text
            else:
                yield f" {joined}" if self.pieces[last].open_ended else f" {joined} "

    def _joined_with(self, number: int) -> Iterator[tuple[str, int]]:
        """Give how words begin that hold a piece and its neighbours, with the last one of these.

        That is before the piece where more letters can stand in between.
        """
        for first in self._joined_before(number):
            joined = ""
            for last, piece in enumerate(self.pieces[first:], first):
                if not _can_join(piece):
                    break
                joined += piece.text
                if piece.open_ended or last >= number:
                    yield joined, last
                if piece.open_ended:
                    break


def _can_join(piece: Piece) -> bool:
    return not (piece.is_gap or piece.open_start or piece.also)


def _pieces_of(entry: str) -> Iterator[Piece]:
    folded = fold(entry)
    if _CHOICE not in folded:
        yield from _plain_pieces(folded)
        return
    for part in folded.split():
        choices = [next(_plain_pieces(word), None) for word in part.split(_CHOICE)]
        if _CHOICE in part and (several := list(filter(None, choices))):
            yield replace(several[0], also=tuple(several[1:]))
        else:
            yield from _plain_pieces(part)


def _plain_pieces(folded: str) -> Iterator[Piece]:
    for part in re.split(r"[\s\-‐‑‒–/_]+", folded):
        if part in (GAP, _WIDE_GAP):
            yield Piece(GAP, fewest=len(_WIDE_GAP) - len(part))
            continue
        starred = part.startswith(GAP)
        start, star, _ = part.lstrip(GAP).partition(GAP)
        if words := WORD.findall(start):
            open_starts = (starred, *(False for _ in words[1:]))
            open_ends = (*(False for _ in words[1:]), bool(star))
            yield from map(Piece, words, open_ends, open_starts)
