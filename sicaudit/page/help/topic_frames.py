"""What happens, told in any words: things that stand near each other make a frame.

A frame is an entry of a topic's `told` with `&` between its parts (`{threat} & {image}`). All of
them stand in one sentence or in two that follow each other, in any order.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from sicaudit.model.entries import parts_of, spelled_out
from sicaudit.page.language.tokens import words_inside
from sicaudit.page.language.words import (
    MOST_KNOWN_WORDS,
    Phrase,
    PhraseIndex,
    Token,
    plain,
    spelled,
)

MOST_WORDS = 40
"""From the first word of a frame to its last."""

_REACH = MOST_WORDS + 8
"""The same counted from within its first and last part."""

_SENTENCES_APART = 2


@dataclass(frozen=True, slots=True)
class FrameFound:
    """A frame in a line: where each of its parts stands there, as numbers of words."""

    number: int
    spans: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        return min(start for start, _ in self.spans)

    @property
    def end(self) -> int:
        return max(end for _, end in self.spans)

    @property
    def words(self) -> frozenset[int]:
        return frozenset(n for start, end in self.spans for n in range(start, end))


class Frames:
    """Frames, compiled; each is known by its number. What many of them hold is looked for once."""

    def __init__(self, entries: Iterable[str]) -> None:
        numbers: dict[str, int] = {}
        self._parts = [
            tuple(numbers.setdefault(part, len(numbers)) for part in parts_of(entry))
            for entry in entries
        ]
        uses = Counter(chain.from_iterable(self._parts))
        self._by_rarest: defaultdict[int, list[int]] = defaultdict(list)
        """Frames by that part of theirs that the fewest others have."""
        for frame, parts in enumerate(self._parts):
            if parts:
                self._by_rarest[min(parts, key=lambda part: uses[part])].append(frame)
        phrases = [(n, p) for part, n in numbers.items() for p in map(Phrase, spelled_out(part))]
        self._part_of = [number for number, phrase in phrases if phrase.letters]
        """Of every phrase."""
        self._phrases = [phrase for _, phrase in phrases if phrase.letters]
        self._longest = max((phrase.reach for phrase in self._phrases), default=0)
        self._index = PhraseIndex(self._phrases)
        self._known: dict[str, frozenset[int]] = {}
        """The parts that may begin with a word; of words of earlier pages."""
        self._idle: set[str] = set()

    def possible(self, words: frozenset[str]) -> set[int]:
        """Give the frames of which a text with these words (`words_of`) may hold all parts."""
        parts: set[int] = set()
        for word in words - self._idle:
            parts |= self._at(word)
        likely = self._whole(parts)
        if not likely:
            return set()
        return self._whole({self._part_of[n] for n in self._phrases_in(words, likely)})

    def times(self, text: str, among: Set[int]) -> Counter[int]:
        """Count the places where some frames may stand: never too few.

        Sentences and paragraphs are left out of account; all else is as in `in_line`.
        """
        found: Counter[int] = Counter()
        words = plain(text).split() if among else []
        distinct = spelled(words)
        numbers = self._phrases_in(distinct, among)
        among = among & self._whole({self._part_of[n] for n in numbers})
        keys = self._keys_in(words, numbers) if among else {}
        anchors = {
            place
            for frame in among
            for place in _near([keys.get(part, ()) for part in self._parts[frame]], _REACH)
        }
        for start, end in _stretches(anchors, _REACH + self._longest):
            spans: defaultdict[int, list[int]] = defaultdict(list)
            tokens = [Token(word, 0, 0, 0, False) for word in _folded(words[max(0, start) : end])]
            for phrase, first, _ in self._index.matches(tokens, numbers):
                spans[self._part_of[phrase]].append(first)
            for frame in among & self._whole({*spans}):
                found[frame] += len(_near([spans[n] for n in self._parts[frame]], MOST_WORDS))
        return +found

    def _phrases_in(self, distinct: frozenset[str], among: Set[int]) -> set[int]:
        """Give the phrases of some frames that a text with these words may hold."""
        wanted = {part for frame in among for part in self._parts[frame]}
        keyed = (n for n in self._index.keyed(distinct) if self._part_of[n] in wanted)
        return self._index.complete(keyed, distinct)

    def _keys_in(self, words: Sequence[str], numbers: Set[int]) -> Mapping[int, Sequence[int]]:
        """Give where the rarest word of some phrases stands, by the part they are of."""
        keyed = {
            word: {self._part_of[n] for n in of}
            for word, of in self._index.keys(set(words), numbers).items()
        }
        places: defaultdict[int, list[int]] = defaultdict(list)
        for place in [place for place, word in enumerate(words) if word in keyed]:
            for part in keyed[words[place]]:
                places[part].append(place)
        return places

    def in_line(
        self, distinct: frozenset[str], tokens: Callable[[], Sequence[Token]], among: Set[int]
    ) -> Iterator[FrameFound]:
        """Give each of some frames that stands in a line, once.

        `distinct` are the line's words (`words_of`), `tokens` gives them in order.
        """
        parts: set[int] = set()
        for word in distinct - self._idle:
            parts |= self._at(word)
        likely = self._whole(parts) & among
        if not likely:
            return
        numbers = self._phrases_in(distinct, likely)
        likely &= self._whole({self._part_of[n] for n in numbers})
        if not likely:
            return
        spans: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for phrase, start, end in self._index.matches(tokens(), numbers):
            spans[self._part_of[phrase]].append((start, end))
        for number in sorted(self._whole({*spans}) & likely):
            several = [spans[part] for part in self._parts[number]]
            if found := _together(tokens(), several):
                yield FrameFound(number, found)

    def _at(self, word: str) -> frozenset[int]:
        if (parts := self._known.get(word)) is None:
            if len(self._known) + len(self._idle) > MOST_KNOWN_WORDS:
                self._known.clear()
                self._idle.clear()
            parts = frozenset(self._part_of[n] for n in self._index.keyed(frozenset((word,))))
            if parts:
                self._known[word] = parts
            else:
                self._idle.add(word)
        return parts

    def _whole(self, parts: Set[int]) -> set[int]:
        """Give the frames of which all parts are there."""
        return {
            frame
            for part in self._by_rarest.keys() & parts
            for frame in self._by_rarest[part]
            if all(map(parts.__contains__, self._parts[frame]))
        }


def _folded(words: Iterable[str]) -> Iterator[str]:
    """Give the words of a plain text without accents and signs, in order."""
    for word in words:
        if word.isascii():
            yield word
        else:
            yield from words_inside(word)


def _near(several: Sequence[Sequence[int]], reach: int) -> list[int]:
    """Give the places of the rarest part that have all others within reach."""
    rarest, *others = sorted(several, key=len)
    return [
        place
        for place in rarest
        if all(
            (at := bisect_left(places, place - reach)) < len(places) and places[at] <= place + reach
            for places in others
        )
    ]


def _stretches(places: Iterable[int], reach: int) -> Iterator[tuple[int, int]]:
    """Give the stretches within reach of some places; those that meet are one."""
    start = end = None
    for place in sorted(places):
        if start is None or end is None or place - reach > end:
            if start is not None and end is not None:
                yield start, end
            start = place - reach
        end = place + reach
    if start is not None and end is not None:
        yield start, end


def _together(
    tokens: Sequence[Token], several: Sequence[Sequence[tuple[int, int]]]
) -> tuple[tuple[int, int], ...]:
    """Choose a place for every part, all of them near the first; empty: there are none such."""
    rarest, *others = sorted(several, key=len)
    for anchor in rarest:
        chosen = [anchor]
        for places in others:
            free = [place for place in places if not any(_overlap(place, one) for one in chosen)]
            chosen += sorted(free, key=lambda place: abs(place[0] - anchor[0]))[:1]
        first, last = min(chosen)[0], max(end for _, end in chosen) - 1
        apart = tokens[last].sentence - tokens[first].sentence
        is_near = last - first < MOST_WORDS and apart <= _SENTENCES_APART
        if len(chosen) == len(several) and is_near:
            return tuple(chosen)
    return ()


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
