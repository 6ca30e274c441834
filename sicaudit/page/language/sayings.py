"""Short texts that say one thing and nothing else, as titles and headings of error pages do."""

import re
from collections.abc import Container, Iterable, Sequence

from sicaudit.page.language.words import Phrase, PhraseIndex, Token, tokens_of

_QUOTES = tuple("\"“”„«»'‘’")
"""Somebody else's words: what a sentence that begins so says is not said by the page."""

_PLAINER = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ħ": "h",
    "ŧ": "t",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "ð": "d",
}
_NOT_PLAIN = re.compile(f"[{''.join(_PLAINER)}]")
_SENTENCES = re.compile(r"(?<=[.!?…])[\"”’)]*\s+")


class Sayings:
    """Phrases that make a whole title, heading or sentence; fillers around them do not count.

    Entries are read as in editors' word lists (`page.language.words`); one that ends in a lone
    star goes on for as long as the sentence does. `ł`, `ø` and the like may be written plainly.
    """

    def __init__(self, entries: Iterable[str], fillers: Iterable[str] = ()) -> None:
        self._phrases = [Phrase(spelt) for entry in entries for spelt in _spellings(entry)]
        self._index = PhraseIndex(self._phrases)
        self._goes_on = [phrase.pieces[-1].is_gap for phrase in self._phrases]
        words = (spelt for word in fillers for spelt in _spellings(word))
        self._fillers = frozenset(token.folded for word in words for token in tokens_of(word))

    @property
    def phrases(self) -> Sequence[Phrase]:
        return self._phrases

    def possible(self, text: str) -> bool:
        """Say whether `text` may hold one of them; quick, and never wrong about no."""
        return bool(self._index.possible(text))

    def fill(self, text: str, names: Container[str] = ()) -> bool:
        """Say whether a saying is all of `text`, fillers and folded `names` aside."""
        tokens = tokens_of(text)
        return any(
            self._are_idle(tokens[:start], names)
            and (self._goes_on[number] or self._are_idle(tokens[end:], names))
            for number, start, end in self._index.matches(tokens)
        )

    def begin(self, text: str, names: Container[str] = ()) -> bool:
        """Say whether a sentence of `text` begins with a saying, fillers and names aside."""
        return any(
            self._are_idle(tokens[:start], names)
            for sentence in sentences_of(text)
            if not sentence.startswith(_QUOTES) and (tokens := tokens_of(sentence))
            for _, start, _ in self._index.matches(tokens)
        )

    def within(self, text: str) -> tuple[str, ...]:
        """Give the sayings that `text` holds anywhere, each once, as written."""
        tokens = tokens_of(text)
        found: dict[int, str] = {}
        for number, start, end in self._index.matches(tokens):
            found.setdefault(number, text[tokens[start].start : tokens[end - 1].end])
        return tuple(found.values())

    def _are_idle(self, tokens: Sequence[Token], names: Container[str]) -> bool:
        return all(token.folded in self._fillers or token.folded in names for token in tokens)


def sentences_of(text: str) -> list[str]:
    """Split a text behind the signs that end its sentences."""
    return _SENTENCES.split(text)


def plainer(text: str) -> str:
    """Write letters that are none with an accent as people do who lack the keys: `ł` as `l`."""
    return text if text.isascii() else _NOT_PLAIN.sub(lambda found: _PLAINER[found[0]], text)


def _spellings(entry: str) -> set[str]:
    return {entry, plainer(entry)}
