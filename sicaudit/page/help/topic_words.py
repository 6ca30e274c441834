"""The word lists of all topics, compiled, and where their words stand in a page's lines."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from sicaudit.model.entries import spelled_out
from sicaudit.model.knowledge import Topic
from sicaudit.page.help.topic_cues import is_named
from sicaudit.page.help.topic_lines import Line
from sicaudit.page.language.words import (
    Keys,
    Phrase,
    PhraseIndex,
    Token,
    fold,
    tokens_of,
)


class Role(Enum):
    """What an entry of a topic's lists is for."""

    STRONG = auto()
    WORD = auto()
    TOLD = auto()
    """Said by somebody whom it happens to."""
    CLUE = auto()
    """Means nothing without a word of the topic."""
    NOT = auto()
    ELSEWHERE = auto()
    """A `not` of one word that is no form of the topic's words: its whole sentence is struck."""
    TOGETHER = auto()


CORE = frozenset((Role.STRONG, Role.WORD, Role.TOLD))
STRONG = frozenset((Role.STRONG, Role.TOLD))
_HITS = CORE | {Role.CLUE}
_NAMED = frozenset((Role.STRONG, Role.WORD))


class Use(NamedTuple):
    """Whose entry a phrase is."""

    topic: int
    role: Role
    entry: str


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


@dataclass(frozen=True, slots=True)
class Sightings:
    """All that a page's lines hold of its topics."""

    found: tuple[Found, ...]
    words: Mapping[int, Sequence[Token]]
    """Of every line that was looked at closely."""
    together: frozenset[int]
    """Topics of which a word stands there that must be there too."""
    elsewhere: Mapping[int, int]
    """Lines in which the words of a topic mean something else."""


class TopicWords:
    """Compiled once; `names` are those of services, which make no topic whatever they are."""

    def __init__(self, topics: Sequence[Topic], names: Iterable[str] = ()) -> None:
        self.uses: list[Use] = []
        self._phrases: list[Phrase] = []
        for number, topic in enumerate(topics):
            self._add(number, Role.STRONG, topic.strong)
            self._add(number, Role.WORD, topic.words)
            words = [p for p, use in zip(self._phrases, self.uses, strict=True) if use[0] == number]
            self._add(number, Role.TOLD, topic.told)
            self._add(number, Role.CLUE, topic.clues)
            for entry in topic.not_:
                self._add(number, _role_of_not(Phrase(entry), words), (entry,))
            self._add(number, Role.TOGETHER, topic.together_with)
        self._names = {fold(name): name for name in names if tokens_of(name)}
        self._openings = frozenset(tokens_of(name)[0].folded for name in self._names.values())
        """First words of the names."""
        self._every = PhraseIndex(self._phrases)
        self._core = [n for n, use in enumerate(self.uses) if use.role in CORE]
        self._core_index = PhraseIndex([self._phrases[n] for n in self._core])
        self._clues = [n for n, use in enumerate(self.uses) if use.role is Role.CLUE]
        self._clue_index = PhraseIndex([self._phrases[n] for n in self._clues])

    def _add(self, topic: int, role: Role, entries: Iterable[str]) -> None:
        for entry in entries:
            for phrase in map(Phrase, spelled_out(entry)):
                if phrase.letters:
                    self._phrases.append(phrase)
                    self.uses.append(Use(topic, role, entry))

    def times(self, text: str) -> Iterator[tuple[int, Use, int]]:
        """Give number and use of every word of a topic that a text may hold, and how often."""
        for number, times in self._core_index.times(text).items():
            yield number, self.uses[self._core[number]], times

    def clues_in(self, text: str) -> Mapping[int, int]:
        """Count for each topic the clues that a text may hold."""
        return Counter(self.uses[self._clues[n]].topic for n in self._clue_index.possible(text))

    def seen_in(self, whole: str, lines: Sequence[Line]) -> Sightings | None:
        """Find every word of every topic in the lines of a page; None: there is none.

        `whole` is all of the page.
        """
        keys = self._every.keys_in(whole)
        topics = {use.topic for n in keys.numbers if (use := self.uses[n]).role in CORE}
        if not topics:
            return None
        mine = [number for number in keys.numbers if self.uses[number].topic in topics]
        return self._looked_through(lines, keys.only(mine))

    def _looked_through(self, lines: Sequence[Line], keys: Keys) -> Sightings:
        found: list[Found] = []
        words: dict[int, Sequence[Token]] = {}
        together: set[int] = set()
        elsewhere: Counter[int] = Counter()
        for number, line in enumerate(lines):
            mine = keys.among(line.text)
            if not mine:
                continue
            tokens = tokens_of(line.text)
            if not self._openings.isdisjoint([token.folded for token in tokens]):
                tokens = tokens_of(_without(self._names, line.text))
            words[number] = tokens
            matches = list(self._every.matches(tokens, mine))
            uses = {self.uses[phrase][:2] for phrase, *_ in matches}
            together.update(topic for topic, role in uses if role is Role.TOGETHER)
            elsewhere.update(topic for topic, role in uses if role is Role.ELSEWHERE)
            found += self._found_in(number, line, tokens, matches)
        together.update(one.use.topic for one in found if one.use.role is Role.TOLD)
        return Sightings(tuple(found), words, frozenset(together), elsewhere)

    def _found_in(
        self,
        number: int,
        line: Line,
        tokens: Sequence[Token],
        matches: Sequence[tuple[int, int, int]],
    ) -> Iterator[Found]:
        """Strike what `not` names, then give the longest match at each place."""
        taken: defaultdict[int, set[int]] = defaultdict(set)
        for phrase, start, end in matches:
            use = self.uses[phrase]
            if use.role is Role.NOT:
                taken[use.topic].update(range(start, end))
            elif use.role is Role.ELSEWHERE:
                here = tokens[start].sentence
                taken[use.topic].update(n for n, t in enumerate(tokens) if t.sentence == here)
        for phrase, start, end in sorted(matches, key=self._order):
            use = self.uses[phrase]
            if use.role not in _HITS or not taken[use.topic].isdisjoint(range(start, end)):
                continue
            taken[use.topic].update(range(start, end))
            yield Found(
                use=use,
                line=number,
                start=start,
                end=end,
                sentence=tokens[start].sentence,
                word=line.text[tokens[start].start : tokens[end - 1].end],
                is_named=use.role in _NAMED and is_named(tokens, start, end),
            )

    def _order(self, match: tuple[int, int, int]) -> tuple[bool, int, int, int]:
        """Put the longest first, and clues behind all words."""
        phrase, start, end = match
        return self.uses[phrase].role is Role.CLUE, start - end, start, phrase


def _without(names: Mapping[str, str], line: str) -> str:
    """Put spaces in the place of the names of services."""
    folded = fold(line) if names else ""
    for name in [own for letters, own in names.items() if letters in folded]:
        whole = rf"(?<!\w){re.escape(name)}(?!\w)"
        line = re.sub(whole, lambda match: " " * len(match[0]), line, flags=re.IGNORECASE)
    return line


def _role_of_not(phrase: Phrase, words: Sequence[Phrase]) -> Role:
    """Tell "de pest", which holds a form of the topic's words, from "ransomware", which does not.

    The first can be struck out itself; the second only says what the sentence is about.
    """
    if len(phrase.pieces) != 1:
        return Role.NOT
    own = phrase.pieces[0].text
    forms = {letters for word in words for letters in word.letters if len(letters) > 2}
    related = any(form in own or form.startswith(own) for form in forms)
    return Role.NOT if related else Role.ELSEWHERE
