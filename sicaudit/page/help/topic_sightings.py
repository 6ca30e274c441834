"""Where the words of topics stand in a page's lines, looked for no further than they matter."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from sicaudit.page.help.topic_cues import is_named
from sicaudit.page.help.topic_lines import Line
from sicaudit.page.help.topic_words import CORE, Role, TopicWords, Use
from sicaudit.page.language.words import Token, plain, spelled

FEW_LINES = 40
"""Of a page on which all belongs together."""

_HITS = CORE | {Role.CLUE}
_SAID = frozenset((Role.TOLD, Role.FRAME))
_NAMED = frozenset((Role.STRONG, Role.WORD))


@dataclass(frozen=True, slots=True)
class Found:
    """A word of a topic in a line."""

    use: Use
    line: int
    start: int
    """Of its first word, as a number of words in the line."""
    end: int
    sentence: int
    word: str
    is_named: bool
    """The sentence says that this is what it speaks of."""


class Sightings:
    """All that the lines of one page hold of its topics.

    Their own words are found at once. All others mean nothing without these: they are looked for
    where they are asked for, and no further than the answer needs.
    """

    def __init__(self, words: TopicWords, lines: Sequence[Line]) -> None:
        self._words = words
        self._lines = lines
        self._distinct: dict[int, frozenset[str]] = {}
        self._written = [plain(line.text).split() for line in lines]
        self._frames: set[int] = set()
        """That the page may hold."""
        self._anywhere, self._core = self._possible()
        keys = words.index.keys(set().union(*self._written), self._anywhere)
        self._keyed = [
            set().union(*map(keys.__getitem__, keys.keys() & written)) for written in self._written
        ]
        """The phrases that each line may hold, by their rarest word."""
        self.tokens: dict[int, list[Token]] = {}
        """The words of the lines that were looked at closely."""
        self.core = tuple(self._found())
        """What is no clue, in the order of lines."""

    def _possible(self) -> tuple[set[int], set[int]]:
        """Give the entries of all topics of which a word of their own may be there; and those."""
        index, uses = self._words.index, self._words.uses
        distinct = spelled(chain.from_iterable(self._written))
        keyed = index.keyed(distinct)
        core = index.complete(keyed & self._words.core, distinct)
        self._frames = self._words.frames.possible(distinct)
        topics = {uses[number].topic for number in core}
        topics |= {self._words.frame_uses[number].topic for number in self._frames}
        return {number for number in keyed if uses[number].topic in topics}, core

    def has_beside(self, topic: int) -> bool:
        """Say whether a word stands anywhere that must be there too (`together_with`).

        Somebody who tells what happens to them needs none.
        """
        if any(one.use.topic == topic and one.use.role in _SAID for one in self.core):
            return True
        return next(self._lines_with(topic, Role.TOGETHER), None) is not None

    def is_drowned(self, topic: int, fewest: int) -> bool:
        """Say whether the words of a topic mean something else in so many lines.

        On a long page only lines that hold such a word say anything of it.
        """
        other = self._words.of(topic, Role.ELSEWHERE) | self._words.of(topic, Role.NOT)
        lines = [line for line, keyed in enumerate(self._keyed) if not other.isdisjoint(keyed)]
        if len(lines) < fewest:
            return False
        if len(self._lines) > FEW_LINES:
            own = self._words.of(topic) & self._core
            lines = [line for line in lines if self._complete(line, self._keyed[line] & own)]
        found = (line for line in lines if any(self._matches(line, self._keyed[line] & other)))
        return len(list(islice(found, fewest))) == fewest

    def clues(self, topic: int, lines: Iterable[int], most: int) -> list[Found]:
        """Give the first clues to a topic in some lines, each entry of its list once."""
        once: dict[str, Found] = {}
        for line in lines:
            if len(once) >= most:
                break
            mine = self._keyed[line] & self._words.of(topic, Role.CLUE)
            new = [n for n in mine if self._words.uses[n].entry not in once]
            if self._complete(line, new):
                for one in self._found_in(line, (topic,)):
                    if one.use.role is Role.CLUE:
                        once.setdefault(one.use.entry, one)
        return list(once.values())[:most]

    def _found(self) -> Iterator[Found]:
        for line, keyed in enumerate(self._keyed):
            if possible := self._complete(line, keyed & self._core):
                topics = {self._words.uses[number].topic for number in possible}
                yield from (one for one in self._found_in(line, topics) if one.use.role in CORE)
            if self._frames:
                yield from self._framed(line)

    def _framed(self, line: int) -> Iterator[Found]:
        """Give the frames in a line, one of each topic, where no `not` strikes a part of them."""
        distinct = self._spelled(line)
        done: set[int] = set()
        for frame in self._words.frames.in_line(distinct, lambda: self._tokens(line), self._frames):
            tokens = self._tokens(line)
            use = self._words.frame_uses[frame.number]
            if use.topic in done or not frame.words.isdisjoint(self._struck(line, use.topic)):
                continue
            done.add(use.topic)
            yield Found(
                use=use,
                line=line,
                start=frame.start,
                end=frame.end,
                sentence=tokens[frame.start].sentence,
                word=self._lines[line].text[tokens[frame.start].start : tokens[frame.end - 1].end],
                is_named=False,
            )

    def _struck(self, line: int, topic: int) -> set[int]:
        """Give the words of a line that `not` takes away."""
        others = self._words.of(topic, Role.NOT) | self._words.of(topic, Role.ELSEWHERE)
        matches = list(self._matches(line, self._keyed[line] & others))
        return self._taken(matches, self._tokens(line))[topic]

    def _lines_with(self, topic: int, role: Role) -> Iterator[int]:
        """Give the lines that hold an entry of one kind, whatever else they hold."""
        wanted = self._words.of(topic, role) & self._anywhere
        for line, keyed in enumerate(self._keyed if wanted else ()):
            if any(self._matches(line, keyed & wanted)):
                yield line

    def _matches(self, line: int, numbers: Collection[int]) -> Iterator[tuple[int, int, int]]:
        if possible := self._complete(line, numbers):
            yield from self._words.index.matches(self._tokens(line), possible)

    def _tokens(self, line: int) -> list[Token]:
        if line not in self.tokens:
            self.tokens[line] = self._words.tokens_of(self._lines[line].text)
        return self.tokens[line]

    def _complete(self, line: int, numbers: Collection[int]) -> set[int]:
        if not numbers:
            return set()
        return self._words.index.complete(numbers, self._spelled(line))

    def _spelled(self, line: int) -> frozenset[str]:
        if line not in self._distinct:
            self._distinct[line] = spelled(self._written[line])
        return self._distinct[line]

    def _found_in(self, line: int, topics: Collection[int]) -> Iterator[Found]:
        """Strike what `not` names, then give the longest match at each place."""
        uses = self._words.uses
        numbers = [number for number in self._keyed[line] if uses[number].topic in topics]
        matches = list(self._matches(line, numbers))
        tokens = self.tokens.get(line, ())
        taken = self._taken(matches, tokens)
        for phrase, start, end in sorted(matches, key=self._order):
            use = uses[phrase]
            if use.role not in _HITS or not taken[use.topic].isdisjoint(range(start, end)):
                continue
            taken[use.topic].update(range(start, end))
            yield Found(
                use=use,
                line=line,
                start=start,
                end=end,
                sentence=tokens[start].sentence,
                word=self._lines[line].text[tokens[start].start : tokens[end - 1].end],
                is_named=use.role in _NAMED and is_named(tokens, start, end),
            )

    def _taken(
        self, matches: Iterable[tuple[int, int, int]], tokens: Sequence[Token]
    ) -> defaultdict[int, set[int]]:
        """Give for each topic the words of a line that its `not` strikes out."""
        taken: defaultdict[int, set[int]] = defaultdict(set)
        for phrase, start, end in matches:
            use = self._words.uses[phrase]
            if use.role is Role.NOT:
                taken[use.topic].update(range(start, end))
            elif use.role is Role.ELSEWHERE:
                here = tokens[start].sentence
                taken[use.topic].update(n for n, t in enumerate(tokens) if t.sentence == here)
        return taken

    def _order(self, match: tuple[int, int, int]) -> tuple[bool, int, int, int]:
        """Put the longest first, and clues behind all words."""
        phrase, start, end = match
        return self._words.uses[phrase].role is Role.CLUE, start - end, start, phrase
