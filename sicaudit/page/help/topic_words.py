"""The word lists of all topics, compiled."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from enum import Enum, auto
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from sicaudit.model.entries import AND, spelled_out
from sicaudit.model.knowledge import Topic
from sicaudit.page.help.topic_frames import Frames
from sicaudit.page.language.words import Phrase, PhraseIndex, Token, fold, tokens_of


class Role(Enum):
    """What an entry of a topic's lists is for."""

    STRONG = auto()
    WORD = auto()
    TOLD = auto()
    """Said by somebody whom it happens to."""
    FRAME = auto()
    """The same, told by things that stand near each other."""
    CLUE = auto()
    """Means nothing without a word of the topic."""
    NOT = auto()
    ELSEWHERE = auto()
    """A `not` of one word that is no form of the topic's words: its whole sentence is struck."""
    TOGETHER = auto()


CORE = frozenset((Role.STRONG, Role.WORD, Role.TOLD, Role.FRAME))
STRONG = frozenset((Role.STRONG, Role.TOLD, Role.FRAME))


class Use(NamedTuple):
    """Whose entry a phrase is."""

    topic: int
    role: Role
    entry: str


class TopicWords:
    """Compiled once; `names` are those of services, which make no topic whatever they are."""

    def __init__(self, topics: Sequence[Topic], names: Iterable[str] = ()) -> None:
        self.uses: list[Use] = []
        self._phrases: list[Phrase] = []
        for number, topic in enumerate(topics):
            self._add(number, Role.STRONG, topic.strong)
            self._add(number, Role.WORD, topic.words)
            words = [p for p, use in zip(self._phrases, self.uses, strict=True) if use[0] == number]
            self._add(number, Role.TOLD, (entry for entry in topic.told if AND not in entry))
            self._add(number, Role.CLUE, topic.clues)
            for entry in topic.not_:
                self._add(number, _role_of_not(Phrase(entry), words), (entry,))
            self._add(number, Role.TOGETHER, topic.together_with)
        self._names = _Names(names)
        self.frame_uses = [
            Use(number, Role.FRAME, entry)
            for number, topic in enumerate(topics)
            for entry in topic.told
            if AND in entry
        ]
        """Of every frame."""
        self.frames = Frames(use.entry for use in self.frame_uses)
        self.index = PhraseIndex(self._phrases)
        self.core = frozenset(n for n, use in enumerate(self.uses) if use.role in CORE)
        """The topics' own words."""
        self._numbers: defaultdict[tuple[int, Role | None], set[int]] = defaultdict(set)
        for number, use in enumerate(self.uses):
            for role in (use.role, None):
                self._numbers[use.topic, role].add(number)

    def _add(self, topic: int, role: Role, entries: Iterable[str]) -> None:
        for entry in entries:
            for phrase in map(Phrase, spelled_out(entry)):
                if phrase.letters:
                    self._phrases.append(phrase)
                    self.uses.append(Use(topic, role, entry))

    def of(self, topic: int, role: Role | None = None) -> Set[int]:
        """Give the phrases of a topic; of one role, or all."""
        return self._numbers[topic, role]

    def tokens_of(self, line: str) -> list[Token]:
        """Give the words of a line without the names of services, each where it stands."""
        tokens = tokens_of(line)
        without = self._names.taken_from(line, {token.folded for token in tokens})
        return tokens if without == line else tokens_of(without)


class _Names:
    """The names of services, which make no topic whatever words they are made of."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_opening: defaultdict[str, list[tuple[int, str, re.Pattern[str]]]]
        self._by_opening = defaultdict(list)
        """Number, folded name and what finds it, by its first word."""
        folded = {fold(name): name for name in names}
        for number, (letters, name) in enumerate(folded.items()):
            whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
            for opening in tokens_of(name)[:1]:
                self._by_opening[opening.folded].append((number, letters, whole))

    def taken_from(self, line: str, words: Set[str]) -> str:
        """Put spaces in the place of the names in a line; `words` are its own, folded."""
        openings = self._by_opening.keys() & words
        if openings:
            folded = fold(line)
            possible = chain.from_iterable(map(self._by_opening.__getitem__, openings))
            for _, letters, name in sorted(possible, key=itemgetter(0)):
                if letters in folded:
                    line = name.sub(lambda match: " " * len(match[0]), line)
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
