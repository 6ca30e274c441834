"""Editors' words and phrases, compiled once and found in text whatever its case and accents."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from sicaudit.page.language.phrases import GAP, HEAD, MOST_WORDS_IN_A_GAP, Phrase, Piece
from sicaudit.page.language.tokens import Token, fold, fold_word, plain, tokens_of, words_inside

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
    "tokens_of",
]

MOST_KNOWN_WORDS = 200_000
"""About 20 MB; a family of websites uses some 50,000 distinct words."""

_NONE: list[int] = []


def _split(text: str) -> list[str]:
    """Give the folded words of a text, in order."""
    return _apart(plain(text).split(), text)


def _apart(words: list[str], text: str) -> list[str]:
    """Take typographic signs off the words of a text."""
    if text.isascii():
        return words
    several = [(word,) if word.isascii() else words_inside(word) for word in words]
    return list(chain.from_iterable(several))


class _Lookup:
    """The phrases that have a word at one of their places."""

    def __init__(self, phrases: Sequence[Phrase], *, by_key: bool) -> None:
        self._phrases = phrases
        self._by_key = by_key
        self._heads: dict[str, list[int]] = {}
        self._short_heads: dict[str, list[int]] = {}
        """Of words with a star that are shorter than HEAD."""
        self._starred: list[int] = []
        """Those that begin with a star."""
        endings, insides = [], []
        for number, phrase in enumerate(phrases):
            if not phrase.pieces:
                continue
            options = phrase.pieces[phrase.key if by_key else 0].options
            heads = list(phrase.heads()) if not by_key or phrase.key == 0 else []
            heads += [o.text[:HEAD] for o in options if not o.open_start]
            for head in dict.fromkeys(heads):
                self._heads.setdefault(head, []).append(number)
            for stem in {o.text for o in options if o.is_short_stem and not o.open_start}:
                self._short_heads.setdefault(stem, []).append(number)
            if starred := [option for option in options if option.open_start]:
                self._starred.append(number)
                endings += [option.text for option in starred if not option.open_ended]
                insides += [option.text for option in starred if option.open_ended]
        self._endings, self._insides = tuple(endings), tuple(insides)
        self.known: dict[str, list[int]] = {}
        """What `at` gave for the words of earlier pages: most of them belong to no phrase."""

    def at(self, word: str) -> list[int]:
        """Give the phrases that can have a folded word there."""
        try:
            return self.known[word]
        except KeyError:
            pass
        if len(self.known) > MOST_KNOWN_WORDS:
            self.known.clear()
        numbers = self.known[word] = self._looked_up(word) or _NONE
        return numbers

    def _looked_up(self, word: str) -> list[int]:
        numbers = self._heads.get(word[:HEAD], [])
        if self._short_heads and len(word) >= HEAD:
            for length in range(1, HEAD):
                numbers = numbers + self._short_heads.get(word[:length], [])
        if self._starred and self._ends_or_holds(word):
            numbers = numbers + self._starred
        return [number for number in dict.fromkeys(numbers) if self._fits(number, word)]

    def _fits(self, number: int, word: str) -> bool:
        phrase = self._phrases[number]
        if self._by_key and phrase.key:
            return phrase.pieces[phrase.key].fits(word)
        return phrase.begins_with(word)

    def _ends_or_holds(self, word: str) -> bool:
        return word.endswith(self._endings) or any(map(word.__contains__, self._insides))


def _places(words: Sequence[str], wanted: Collection[str]) -> Mapping[str, Sequence[int]]:
    places: dict[str, list[int]] = {word: [] for word in wanted}
    for place, word in enumerate(words) if wanted else ():
        if word in places:
            places[word].append(place)
    return places


class PhraseIndex:
    """Many phrases, found in one pass; a phrase is known by its number in the list."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._phrases = phrases
        self._first = _Lookup(phrases, by_key=False)
        self._keys = _Lookup(phrases, by_key=True)

    def possible(self, text: str) -> set[int]:
        """Give the phrases that a text may hold; misses none, and is mostly right."""
        return set(self._held(text, most=1)[0])

    def times(self, text: str) -> dict[int, int]:
        """Give how often each phrase may stand in a text: never too few, seldom too many."""
        return self._held(text, most=None)[0]

    def keys_in(self, text: str) -> "Keys":
        """Give the phrases that a text may hold, with the words by which its lines show them."""
        times, held = self._held(text, most=1)
        return Keys({number: held[number] for number in times})

    def _held(
        self, text: str, *, most: int | None
    ) -> tuple[dict[int, int], Mapping[int, Sequence[str]]]:
        """Count the places of each phrase, `most` at most, and give the words at their keys."""
        words = plain(text).split()
        distinct = set(words)
        if not text.isascii():
            for word in [word for word in distinct if not word.isascii()]:
                distinct.update(words_inside(word))
        held = self._at_keys(distinct)
        several = self._with_all_their_words(held, distinct)
        single = [number for number in held if not self._phrases[number].others]
        if not (several or single):
            return {}, held
        words = _apart(words, text)
        found: dict[int, int] = {}
        if several:
            places = _places(words, {key for number in several for key in held[number]})
            found = {n: self._near(n, held[n], places, words, most) for n in several}
        if single:
            counts = Counter(words)
            found |= {number: sum(map(counts.__getitem__, held[number])) for number in single}
        return {number: times for number, times in found.items() if times}, held

    def _at_keys(self, distinct: Iterable[str]) -> dict[int, list[str]]:
        """Give the phrases that have one of these words at their key, with those words."""
        held: dict[int, list[str]] = {}
        known = self._keys.known.get
        for word in distinct:
            numbers = known(word)
            for number in self._keys.at(word) if numbers is None else numbers:
                held.setdefault(number, []).append(word)
        return held

    def _with_all_their_words(self, held: Iterable[int], distinct: set[str]) -> list[int]:
        """Give of the phrases of several words those of which a text holds all."""
        candidates = [number for number in held if self._phrases[number].others]
        if not candidates:
            return []
        spaced = f" {' '.join(distinct)} "
        found = []
        for number in candidates:
            for needed in self._phrases[number].others:
                if not needed.is_in(distinct, spaced):
                    break
            else:
                found.append(number)
        return found

    def _near(
        self,
        number: int,
        keys: Iterable[str],
        places: Mapping[str, Sequence[int]],
        words: Sequence[str],
        most: int | None,
    ) -> int:
        """Count the places of a phrase's key around which all its other words stand."""
        phrase = self._phrases[number]
        times = 0
        for place in (place for key in keys for place in places[key]):
            around = words[max(0, place - phrase.reach) : place + phrase.reach + 1]
            spaced = f" {' '.join(around)} "
            times += all(needed.is_in(around, spaced) for needed in phrase.others)
            if times == most:
                break
        return times

    def matches(
        self, tokens: Sequence[Token], among: Collection[int] | None = None
    ) -> Iterator[tuple[int, int, int]]:
        """Give (phrase, first token, token after the last) for every place that fits.

        `among`: of these phrases alone.
        """
        for start, token in enumerate(tokens):
            for number in self._first.at(token.folded):
                if among is None or number in among:
                    end = self._phrases[number].end(tokens, start)
                    if end is not None:
                        yield number, start, end

    def ends_from(self, tokens: Sequence[Token], start: int) -> Iterator[int]:
        """Give where the phrases end that begin at one token."""
        for number in self._first.at(tokens[start].folded):
            end = self._phrases[number].end(tokens, start)
            if end is not None:
                yield end


class Keys:
    """The phrases that one page may hold, by their rarest words."""

    def __init__(self, keys: Mapping[int, Sequence[str]]) -> None:
        self._keys = keys
        self._at: dict[str, set[int]] = {}
        for number, words in keys.items():
            for word in words:
                self._at.setdefault(word, set()).add(number)

    @property
    def numbers(self) -> Collection[int]:
        """All of them."""
        return self._keys.keys()

    def only(self, numbers: Iterable[int]) -> "Keys":
        """Give some of them."""
        return Keys({number: self._keys[number] for number in numbers})

    def among(self, line: str) -> set[int]:
        """Give the phrases that a line may hold."""
        words = self._at.keys() & _split(line)
        return set().union(*map(self._at.__getitem__, words))
