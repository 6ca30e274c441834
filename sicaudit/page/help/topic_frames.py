"""What happens, told in any words: things that stand near each other make a frame.

A frame is an entry of a topic's `told` with `&` between its parts (`{threat} & {image}`). All of
them stand in three sentences that follow each other, in any order.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain, pairwise

from sicaudit.model.entries import parts_of, spelled_out
from sicaudit.page.language.tokens import words_inside
from sicaudit.page.language.words import Phrase, PhraseIndex, Token, spelled

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

    def possible(self, words: frozenset[str]) -> set[int]:
        """Give the frames of which a text with these words (`words_of`) may hold all parts."""
        return self._whole(self._parts_of(self._phrases_in(words)))

    def times(self, words: Sequence[str], among: Set[int]) -> Counter[int]:
        """Count the places where some frames may stand in a plain text: never too few.

        Sentences and paragraphs are left out of account; all else is as in `in_line`.
        """
        found: Counter[int] = Counter()
        numbers = self._phrases_in(spelled(words), among) if among else set()
        among = among & self._whole(self._parts_of(numbers))
        keys: defaultdict[int, list[int]] = defaultdict(list)
        for place, number in self._index.key_places(words, numbers if among else set()):
            keys[self._part_of[number]].append(place)
        anchors = {
            place
            for frame in among
            for place in _near([keys[part] for part in self._parts[frame]], _REACH)
        }
        for start, end in _stretches(anchors, _REACH + self._longest):
            spans: defaultdict[int, list[int]] = defaultdict(list)
            tokens = [Token(word, 0, 0, 0, False) for word in _folded(words[max(0, start) : end])]
            for phrase, first, _ in self._index.matches(tokens, numbers):
                spans[self._part_of[phrase]].append(first)
            for frame in among & self._whole(spans.keys()):
                found[frame] += len(_near([spans[n] for n in self._parts[frame]], MOST_WORDS))
        return +found

    def in_line(
        self, distinct: frozenset[str], tokens: Callable[[], Sequence[Token]], among: Set[int]
    ) -> Iterator[FrameFound]:
        """Give each of some frames that stands in a line, once.

        `distinct` are the line's words (`words_of`), `tokens` gives them in order.
        """
        numbers = self._phrases_in(distinct, among)
        likely = self._whole(self._parts_of(numbers)) & among
        if not likely:
            return
        spans: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for phrase, start, end in self._index.matches(tokens(), numbers):
            spans[self._part_of[phrase]].append((start, end))
        for number in sorted(self._whole(spans.keys()) & likely):
            several = [spans[part] for part in self._parts[number]]
            if found := _together(tokens(), several):
                yield FrameFound(number, found)

    def _phrases_in(self, words: frozenset[str], among: Set[int] | None = None) -> set[int]:
        """Give the phrases that a text with these words may hold, of frames it may hold at all."""
        keyed = self._index.keyed(words)
        likely = self._whole(self._parts_of(keyed))
        wanted = {
            part
            for frame in (likely if among is None else likely & among)
            for part in self._parts[frame]
        }
        numbers = (number for number in keyed if self._part_of[number] in wanted)
        return self._index.complete(numbers, words)

    def _parts_of(self, phrases: Iterable[int]) -> set[int]:
        return {self._part_of[number] for number in phrases}

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
    row = sorted(places)
    apart = [n for n in range(1, len(row)) if row[n] - row[n - 1] > 2 * reach]
    for first, behind in pairwise((0, *apart, len(row)) if row else ()):
        yield row[first] - reach, row[behind - 1] + reach


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
