"""What a page is about: the words of each topic's list, weighed by where they stand."""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from sicaudit.model.knowledge import Scoring, Topic
from sicaudit.model.page import PageTopic, TopicHit
from sicaudit.page.help.topic_lines import Line, PageText, lines_of, without_bullet
from sicaudit.page.help.topic_lists import Hit, without_lists
from sicaudit.page.language.words import Phrase, PhraseIndex, Token, fold, tokens_of

__all__ = ["PageText", "TopicFinder", "mark_of_text"]

_STRICT_KINDS = frozenset(("news", "report", "vacancy"))
_PROMINENT = frozenset(("title", "h1", "address"))
_STRONG_IN_TEXT = 2
"""How often a strong word counts where it is not prominent."""


def mark_of_text(text: str) -> int:
    """Give the mark by which a block is known again on other pages: 32 bits (CRC-32)."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


class _Role(Enum):
    STRONG = auto()
    WORD = auto()
    NOT = auto()
    ELSEWHERE = auto()
    """A `not` of one word that is no form of the topic's words: its whole sentence is struck."""
    TOGETHER = auto()


_COUNTED = frozenset((_Role.STRONG, _Role.WORD))


@dataclass(frozen=True, slots=True)
class _Use:
    topic: int
    role: _Role


class TopicFinder:
    """Recognises topics; compiled once, then used for any number of pages.

    Most pages hold no word of any topic. Of them only the distinct words are looked at, which
    takes 0.5 ms for 20,000 letters; a page with a topic takes 2 ms. `names` are those of services:
    they make no topic, whatever words they are made of.
    """

    def __init__(
        self, topics: Sequence[Topic], scoring: Scoring, names: Iterable[str] = ()
    ) -> None:
        self._topics = tuple(topics)
        self._scoring = scoring
        self._uses: list[_Use] = []
        self._phrases: list[Phrase] = []
        for number, topic in enumerate(self._topics):
            self._add(number, _Role.STRONG, topic.strong)
            self._add(number, _Role.WORD, topic.words)
            words = [phrase for phrase, use in self._known() if use.topic == number]
            for entry in topic.not_:
                self._add(number, _role_of_not(Phrase(entry), words), (entry,))
            self._add(number, _Role.TOGETHER, topic.together_with)
        self._names = {fold(name): name for name in names if name.strip()}
        self._together = [
            {phrase.anchor for phrase in map(Phrase, topic.together_with) if phrase.letters}
            for topic in self._topics
        ]
        self._index = PhraseIndex(self._phrases)
        self._counted = [n for n, use in enumerate(self._uses) if use.role in _COUNTED]
        self._likely = PhraseIndex([self._phrases[n] for n in self._counted])

    def _known(self) -> Iterable[tuple[Phrase, _Use]]:
        return zip(self._phrases, self._uses, strict=True)

    def _add(self, topic: int, role: _Role, entries: Iterable[str]) -> None:
        for entry in entries:
            phrase = Phrase(entry)
            if phrase.pieces:
                self._phrases.append(phrase)
                self._uses.append(_Use(topic, role))

    def find(self, text: PageText, *, kind: str = "information") -> tuple[PageTopic, ...]:
        """Give the page's topics, the one with the most points first.

        `kind` is the section's: news asks for more points, a lesson for fewer, legal has none.
        """
        if kind == "legal":
            return ()
        likely = [self._counted[n] for n in self._likely.possible(text.whole)]
        if not likely:
            return ()
        lines = list(lines_of(text))
        by_topic: defaultdict[int, list[Hit]] = defaultdict(list)
        for hit in self._hits(lines, likely):
            by_topic[hit.topic].append(hit)
        found = (self._judge(number, by_topic[number], lines, kind) for number in sorted(by_topic))
        return tuple(sorted(filter(None, found), key=lambda topic: -topic.points))

    def without_template(
        self, topics: Iterable[PageTopic], template: Collection[int], *, kind: str
    ) -> tuple[PageTopic, ...]:
        """Take the words away that stand in a template's blocks, and what is no topic then."""
        numbers = {topic.id: number for number, topic in enumerate(self._topics)}
        kept = []
        for topic in topics:
            hits = tuple(hit for hit in topic.hits if hit.block not in template)
            points = sum(hit.points for hit in hits)
            own = self._topics[numbers[topic.id]]
            if points >= self._needed(kind) or (own.single_mention and hits):
                kept.append(replace(topic, points=points, hits=hits))
        return tuple(kept)

    def may_find(self, head: str, text: str, *, kind: str = "information") -> bool:
        """Say whether a page can be about any topic; misses none, and is cheap.

        `head` is title, h1 and address together, `text` all the rest. What words can bring at
        most, each at its best place, decides: nine pages in ten need no closer look.
        """
        prominent = self._likely.times(head)
        most: defaultdict[int, int] = defaultdict(int)
        times: defaultdict[int, int] = defaultdict(int)
        for number, here in self._likely.times(f"{head}\n{text}").items():
            use = self._uses[self._counted[number]]
            if self._topics[use.topic].single_mention and use.role is _Role.STRONG:
                return True
            best = max(
                self._points(place, use.role)
                for place in (_PLACES if number in prominent else _PLACES_BELOW)
            )
            times[use.topic] += here
            most[use.topic] += best * min(here, self._scoring.count_each_word_at_most)
        return any(
            points >= self._needed(kind) and times[topic] >= self._scoring.different_places
            for topic, points in most.items()
        )

    def _hits(self, lines: Sequence[Line], likely: Sequence[int]) -> list[Hit]:
        topics = {self._uses[number].topic for number in likely}
        anchors = {self._phrases[number].anchor for number in likely}
        for topic in topics:
            anchors.update(self._together[topic])
        hits: list[Hit] = []
        together: set[int] = set()
        words: dict[int, list[Token]] = {}
        folded = fold("\n".join(line.text for line in lines)).split("\n")
        for number, line in enumerate(lines):
            if any(map(folded[number].__contains__, anchors)):
                tokens = tokens_of(self._without_names(line.text, folded[number]))
                matches = list(self._index.matches(tokens))
                uses = ((m, self._uses[m[0]]) for m in matches)
                together.update(use.topic for _, use in uses if use.role is _Role.TOGETHER)
                words[number] = tokens
                hits += self._hits_of_line(number, line, tokens, matches)
        hits = [h for h in hits if not self._topics[h.topic].together_with or h.topic in together]
        return list(without_lists(hits, lines, words, self._scoring.list_of_topics))

    def _without_names(self, line: str, folded: str) -> str:
        """Put spaces in the place of the names of services."""
        for name in [own for letters, own in self._names.items() if letters in folded]:
            whole = rf"(?<!\w){re.escape(name)}(?!\w)"
            line = re.sub(whole, lambda match: " " * len(match[0]), line, flags=re.IGNORECASE)
        return line

    def _hits_of_line(
        self, number: int, line: Line, tokens: list[Token], matches: list[tuple[int, int, int]]
    ) -> Iterator[Hit]:
        """Strike what `not` names, then give the longest match at each place."""
        taken: defaultdict[int, set[int]] = defaultdict(set)
        for phrase, start, end in matches:
            use = self._uses[phrase]
            if use.role is _Role.NOT:
                taken[use.topic].update(range(start, end))
            elif use.role is _Role.ELSEWHERE:
                here = tokens[start].sentence
                taken[use.topic].update(n for n, t in enumerate(tokens) if t.sentence == here)
        for phrase, start, end in sorted(matches, key=lambda m: (m[1] - m[2], m[1], m[0])):
            use = self._uses[phrase]
            if use.role not in _COUNTED:
                continue
            places = range(start, end)
            if not taken[use.topic].isdisjoint(places):
                continue
            taken[use.topic].update(places)
            yield Hit(
                topic=use.topic,
                phrase=phrase,
                line=number,
                start=start,
                end=end,
                sentence=tokens[start].sentence,
                place=line.place,
                word=line.text[tokens[start].start : tokens[end - 1].end],
                points=self._points(line.place, use.role),
                is_strong=use.role is _Role.STRONG,
            )

    def _points(self, place: str, role: _Role) -> int:
        points: int = getattr(self._scoring, place)
        if role is not _Role.STRONG:
            return points
        if place in _PROMINENT:
            return max(points, self._scoring.needed - 1)
        return points * _STRONG_IN_TEXT if place == "body" else points

    def _judge(
        self, number: int, hits: list[Hit], lines: Sequence[Line], kind: str
    ) -> PageTopic | None:
        topic = self._topics[number]
        times: Counter[int] = Counter()
        counted = []
        for hit in sorted(hits, key=lambda hit: (-hit.points, hit.line)):
            times[hit.phrase] += 1
            if times[hit.phrase] <= self._scoring.count_each_word_at_most:
                counted.append(hit)
        points = sum(hit.points for hit in counted)
        places = len({hit.line for hit in hits})
        enough = points >= self._needed(kind) and places >= self._scoring.different_places
        if not (enough or (topic.single_mention and any(hit.is_strong for hit in hits))):
            return None
        found = (_told(hit, lines[hit.line].text) for hit in counted)
        return PageTopic(id=topic.id, points=points, hits=tuple(found))

    def _needed(self, kind: str) -> int:
        if kind in _STRICT_KINDS:
            return self._scoring.needed_news
        return self._scoring.needed_lesson if kind == "lesson" else self._scoring.needed


_PLACES_BELOW = ("heading", "first_paragraph", "body")
_PLACES = (*sorted(_PROMINENT), *_PLACES_BELOW)


def _told(hit: Hit, line: str) -> TopicHit:
    mark = None if hit.place in _PROMINENT else mark_of_text(without_bullet(line))
    return TopicHit(word=hit.word, place=hit.place, points=hit.points, block=mark)


def _role_of_not(phrase: Phrase, words: Sequence[Phrase]) -> _Role:
    """Tell "de pest", which holds a form of the topic's words, from "ransomware", which does not.

    The first can be struck out itself; the second only says what the sentence is about.
    """
    if len(phrase.pieces) != 1:
        return _Role.NOT
    own = phrase.pieces[0].text
    forms = {letters for word in words for letters in word.letters if len(letters) > 2}
    related = any(form in own or form.startswith(own) for form in forms)
    return _Role.NOT if related else _Role.ELSEWHERE
