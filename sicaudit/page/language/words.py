"""Editors' words and phrases, compiled once and found in text whatever its case and accents."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain

from sicaudit.page.language.phrases import GAP, HEAD, MOST_WORDS_IN_A_GAP, Phrase, Piece
from sicaudit.page.language.tokens import (
    Token,
    fold,
    fold_word,
    odd_among,
    plain,
    spelled,
    tokens_of,
    words_inside,
    words_of,
)

__all__ = [
    "GAP",
    "HEAD",
    "MOST_WORDS_IN_A_GAP",
    "Phrase",
    "PhraseIndex",
    "Piece",
    "Token",
    "fold",
    "fold_word",
    "plain",
    "spelled",
    "tokens_of",
    "words_of",
]

MOST_KNOWN_WORDS = 200_000
"""About 20 MB; a family of websites uses some 50,000 distinct words."""

_MANY = 200
"""Words from which on it takes longer to look for a part of one than to take all their heads."""


class _Lookup:
    """The phrases that have a word at one of their places."""

    def __init__(self, phrases: Sequence[Phrase], places: Mapping[int, int]) -> None:
        self._phrases = phrases
        self._places = places
        self._heads: dict[str, list[int]] = {}
        self._starred: list[int] = []
        """Those with a star before the word."""
        endings, insides = [], []
        for number, place in places.items():
            for head in dict.fromkeys(phrases[number].heads(place)):
                self._heads.setdefault(head, []).append(number)
            options = phrases[number].pieces[place].options
            if starred := [option for option in options if option.open_start]:
                self._starred.append(number)
                endings += [option.text for option in starred if not option.open_ended]
                insides += [option.text for option in starred if option.open_ended]
        self._endings, self._insides = tuple(endings), tuple(insides)
        self._known: dict[str, frozenset[int]] = {}
        """What was found for the words of earlier pages."""
        self.idle: set[str] = set()
        """Words of earlier pages that belong to no phrase, as most do."""

    def at(self, word: str) -> frozenset[int]:
        """Give the phrases that can have their piece in a folded word."""
        numbers = self._known.get(word)
        if numbers is None:
            numbers = frozenset(self._looked_up(word))
            if len(self._known) + len(self.idle) > MOST_KNOWN_WORDS:
                self._known.clear()
                self.idle.clear()
            if numbers:
                self._known[word] = numbers
            else:
                self.idle.add(word)
        return numbers

    def _looked_up(self, word: str) -> Iterator[int]:
        heads = {f"{word} "[:length] for length in range(1, HEAD + 1)}
        numbers = set(chain.from_iterable(self._heads.get(head, ()) for head in heads))
        if self._starred and self._ends_or_holds(word):
            numbers.update(self._starred)
        return (n for n in numbers if self._phrases[n].holds(word, self._places[n]))

    def _ends_or_holds(self, word: str) -> bool:
        return word.endswith(self._endings) or any(map(word.__contains__, self._insides))


class PhraseIndex:
    """Many phrases, found in one pass; a phrase is known by its number in the list.

    A text is looked at in two steps: its distinct words tell which phrases it may hold, and where
    there are any, they are looked for word by word. The words of earlier pages are remembered:
    nearly all words of a page are among them, and most of these belong to no phrase.
    """

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._phrases = phrases
        wanted = [number for number, phrase in enumerate(phrases) if phrase.pieces]
        self._first = _Lookup(phrases, dict.fromkeys(wanted, 0))
        self._keys = _Lookup(phrases, {number: phrases[number].key for number in wanted})

    def possible(self, text: str) -> set[int]:
        """Give the phrases that a text may hold; misses none, and is mostly right for a line."""
        words = words_of(text)
        return self.complete(self.keyed(words), words)

    def keyed(self, words: Set[str]) -> set[int]:
        """Give the phrases of which the rarest word is among these."""
        found: set[int] = set()
        for word in words - self._keys.idle:
            found |= self._keys.at(word)
        return found

    def keys(self, words: Set[str], among: Set[int]) -> dict[str, Set[int]]:
        """Give the words that are the rarest of some phrases, accents and signs as they stand."""
        odd = odd_among(words)
        several: dict[str, Set[int]] = {
            word: self.keyed({word, *words_inside(word)}) & among for word in odd
        }
        for word in words - self._keys.idle - several.keys():
            several[word] = self._keys.at(word) & among
        return {word: numbers for word, numbers in several.items() if numbers}

    def complete(self, numbers: Iterable[int], words: Collection[str]) -> set[int]:
        """Give those of some phrases of which the other words are there too."""
        found = set()
        heads: set[str] = set()
        spaced = ""
        for number in numbers:
            for needed in self._phrases[number].others:
                if not needed.whole.isdisjoint(words):
                    continue
                if not needed.parts:
                    break
                if len(words) > _MANY and needed.heads:
                    heads = heads or {word[:HEAD] for word in words}
                    if needed.heads.isdisjoint(heads):
                        break
                spaced = spaced or f" {' '.join(words)} "
                if not any(map(spaced.__contains__, needed.parts)):
                    break
            else:
                found.add(number)
        return found

    def times(self, words: Sequence[str], among: Set[int], *, most: int) -> Counter[int]:
        """Count the places where each of some phrases may stand in a plain text: never too few.

        Such is a phrase's rarest word with all others around it. After `most` no more are counted.
        """
        times: Counter[int] = Counter()
        if has_odd := bool(odd_among(words)):
            words = [word for word in words if word.isascii() or words_inside(word)]
        for place, number in self.key_places(words, among):
            if times[number] < most:
                reach = self._phrases[number].reach
                around = words[max(0, place - reach) : place + reach + 1]
                nearby = spelled(around) if has_odd else around
                times[number] += len(self.complete((number,), nearby))
        return +times

    def key_places(self, words: Sequence[str], among: Set[int]) -> Iterator[tuple[int, int]]:
        """Give where the rarest words of some phrases stand in a plain text: (word, phrase)."""
        keys = self.keys(set(words), among)
        for place in [place for place, word in enumerate(words) if word in keys]:
            for number in keys[words[place]]:
                yield place, number

    def matches(
        self, tokens: Sequence[Token], among: Set[int] | None = None
    ) -> Iterator[tuple[int, int, int]]:
        """Give (phrase, first token, token after the last) for every place that fits.

        `among`: of these phrases alone.
        """
        idle = self._first.idle
        for start, token in enumerate(tokens):
            if token.folded in idle:
                continue
            numbers = self._first.at(token.folded)
            for number in sorted(numbers if among is None else numbers & among):
                end = self._phrases[number].end(tokens, start)
                if end is not None:
                    yield number, start, end

    def ends_from(self, tokens: Sequence[Token], start: int) -> Iterator[int]:
        """Give where the phrases end that begin at one token."""
        if (word := tokens[start].folded) not in self._first.idle:
            for number in sorted(self._first.at(word)):
                end = self._phrases[number].end(tokens, start)
                if end is not None:
                    yield end
