"""What a page is about: the words of each topic's list, weighed by where they stand."""

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from sicaudit.model.knowledge import Scoring, Topic
from sicaudit.model.page import PageTopic, TopicHit
from sicaudit.page.help.everyday_senses import EverydaySenses
from sicaudit.page.help.topic_lines import Line, PageText, lines_of, without_bullet
from sicaudit.page.help.topic_lists import Hit, without_lists
from sicaudit.page.help.topic_sightings import FEW_LINES, Found, Sightings
from sicaudit.page.help.topic_words import STRONG, Role, TopicWords
from sicaudit.page.language.words import plain, words_of

__all__ = ["PageText", "TopicFinder", "mark_of_text", "needed_points"]

_STRICT_KINDS = frozenset(("news", "report", "vacancy"))
_PROMINENT = frozenset(("title", "h1", "address"))
_STRONG_IN_TEXT = 2
"""How often a strong word counts where it is not prominent."""

_NEAR = 6
"""Lines around a word of a topic in which its clues count on a longer page."""

_LINES_OF_A_FRAME = 2
"""For how many it counts."""

_DROWNED = 2
"""Lines in which a topic's words mean something else, from which on they may all do."""


def mark_of_text(text: str) -> int:
    """Give the mark by which a block is known again on other pages: 32 bits (CRC-32)."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


class TopicFinder:
    """Recognises topics; compiled once, then used for any number of pages.

    Most pages hold no word of any topic: only their distinct words are looked at. `names` are
    those of services: they make no topic, whatever words they are made of.
    """

    def __init__(
        self, topics: Sequence[Topic], scoring: Scoring, names: Iterable[str] = ()
    ) -> None:
        self._topics = tuple(topics)
        self._scoring = scoring
        self._words = TopicWords(topics, names)
        self._everyday = EverydaySenses(self._topics, scoring)

    def find(self, text: PageText, *, kind: str = "information") -> tuple[PageTopic, ...]:
        """Give the page's topics, the one with the most points first.

        `kind` is the section's: news asks for more points, a lesson for fewer, legal has none.
        """
        if kind == "legal":
            return ()
        lines = list(lines_of(text))
        seen = Sightings(self._words, lines)
        by_topic: defaultdict[int, list[Hit]] = defaultdict(list)
        for hit in self._core(seen, lines):
            by_topic[hit.topic].append(hit)
        found = (self._judge(by_topic[topic], seen, lines, kind) for topic in sorted(by_topic))
        return tuple(sorted(filter(None, found), key=lambda topic: -topic.points))

    def may_find(
        self, head: str, text: str, words: frozenset[str], *, kind: str = "information"
    ) -> bool:
        """Say whether a page can be about any topic; misses none, and is cheap.

        `head` is title, h1 and address together, `text` all the rest and `words` its words. What
        these can bring at most, each at its best place, decides: nine pages in ten need no closer
        look.
        """
        in_head = words_of(head)
        words |= in_head
        index = self._words.index
        keyed = index.keyed(words)
        core = index.complete(keyed & self._words.core, words)
        frames = self._words.frames.possible(words)
        if not (core or frames):
            return False
        prominent = index.complete(core & index.keyed(in_head), in_head)
        enough = max(self._scoring.count_each_word_at_most, self._scoring.different_places)
        most: Counter[int] = Counter()
        times: Counter[int] = Counter()
        written = plain(f"{head}\n{text}").split()
        for number, here in index.times(written, core, most=enough).items():
            topic, role, _ = self._words.uses[number]
            if self._topics[topic].single_mention and role in STRONG:
                return True
            places = _PLACES if number in prominent else _PLACES_BELOW
            best = max(self._points(place, role, is_named=True) for place in places)
            times[topic] += here
            most[topic] += best * min(here, self._scoring.count_each_word_at_most)
        for number, here in self._words.frames.times(written, frames).items():
            topic = self._words.frame_uses[number].topic
            if self._topics[topic].single_mention:
                return True
            times[topic] += here * _LINES_OF_A_FRAME
            most[topic] += self._scoring.frame * min(here, self._scoring.count_each_word_at_most)
        for topic, points in most.items():
            lacking = needed_points(self._scoring, kind) - points
            if lacking <= self._scoring.most_clues:
                clues = len(index.complete(keyed & self._words.of(topic, Role.CLUE), words))
                is_enough = lacking <= self._of_clues(clues)
                if is_enough and times[topic] + clues >= self._scoring.different_places:
                    return True
        return False

    def _of_clues(self, number: int) -> int:
        return min(number * self._scoring.clue, self._scoring.most_clues)

    def _core(self, seen: Sightings, lines: Sequence[Line]) -> Iterator[Hit]:
        """Give what counts: not of topics that lack what they go with, nor in lists of topics."""
        own: defaultdict[int, set[int]] = defaultdict(set)
        for one in seen.core:
            if lines[one.line].place not in _PROMINENT:
                own[one.use.topic].add(one.line)
        topics = {one.use.topic for one in seen.core}
        drowned = {t for t in topics if seen.is_drowned(t, max(_DROWNED, len(own[t]) + 1))}
        alone = {t for t in topics if self._topics[t].together_with and not seen.has_beside(t)}
        core = [
            self._hit(one, lines[one.line].place) for one in seen.core if one.use.topic not in alone
        ]
        for hit in without_lists(core, lines, seen.tokens, self._scoring.list_of_topics):
            if hit.topic not in drowned:
                yield hit

    def _hit(self, found: Found, place: str) -> Hit:
        return Hit(
            topic=found.use.topic,
            entry=found.use.entry,
            line=found.line,
            start=found.start,
            end=found.end,
            sentence=found.sentence,
            place=place,
            word=found.word,
            points=self._points(place, found.use.role, is_named=found.is_named),
            is_strong=found.use.role in STRONG,
            is_frame=found.use.role is Role.FRAME,
        )

    def _points(self, place: str, role: Role, *, is_named: bool) -> int:
        """Give what a word brings; `is_named`: the sentence says that this is what it is about."""
        if role is Role.CLUE:
            return self._scoring.clue
        if role is Role.FRAME:
            return self._scoring.frame
        points: int = getattr(self._scoring, place)
        if place in _PROMINENT:
            return max(points, self._scoring.needed - 1) if role in STRONG else points
        if role is Role.TOLD or (is_named and role is Role.STRONG):
            return max(points, self._scoring.told)
        if is_named or (role is Role.STRONG and place == "body"):
            return points * _STRONG_IN_TEXT
        return points

    def _judge(
        self, core: Sequence[Hit], seen: Sightings, lines: Sequence[Line], kind: str
    ) -> PageTopic | None:
        topic = self._topics[core[0].topic]
        clues = list(self._clues(core, seen, lines))
        if not (core := self._everyday.meant(core, len(clues))):
            return None
        times: Counter[str] = Counter()
        counted = []
        for hit in sorted(core, key=lambda hit: (-hit.points, hit.line)):
            times[hit.entry] += 1
            if times[hit.entry] <= self._scoring.count_each_word_at_most:
                counted.append(hit)
        counted += clues[: self._scoring.most_clues // max(1, self._scoring.clue)]
        points = sum(hit.points for hit in counted)
        places = self._places(core, counted)
        places += (_LINES_OF_A_FRAME - 1) * any(hit.is_frame for hit in core)
        is_enough = points >= needed_points(self._scoring, kind)
        enough = is_enough and places >= self._scoring.different_places
        if not (enough or (topic.single_mention and any(hit.is_strong for hit in core))):
            return None
        found = (_told(hit, lines[hit.line].text) for hit in counted)
        return PageTopic(id=topic.id, points=points, hits=tuple(found))

    def _places(self, core: Sequence[Hit], counted: Iterable[Hit]) -> int:
        """Count lines; two sentences of one that name the topic are two places as well."""
        said = [h for h in core if h.points >= self._scoring.told and h.place not in _PROMINENT]
        lines = {hit.line for hit in (*core, *counted)}
        return max(len(lines), len({(hit.line, hit.sentence) for hit in said}))

    def _clues(self, core: Sequence[Hit], seen: Sightings, lines: Sequence[Line]) -> Iterable[Hit]:
        """Give each clue once: on a long page only those near a word of the topic."""
        near = set(range(len(lines)))
        if len(lines) > FEW_LINES:
            around = (range(hit.line - _NEAR, hit.line + _NEAR + 1) for hit in core)
            near.intersection_update(chain.from_iterable(around))
        most = max(self._scoring.most_clues, self._scoring.company)
        for one in seen.clues(core[0].topic, sorted(near), most):
            yield self._hit(one, lines[one.line].place)


def needed_points(scoring: Scoring, kind: str) -> int:
    """Give the points that make a topic on a page of this kind."""
    if kind in _STRICT_KINDS:
        return scoring.needed_news
    return scoring.needed_lesson if kind == "lesson" else scoring.needed


_PLACES_BELOW = ("heading", "first_paragraph", "body")
_PLACES = (*sorted(_PROMINENT), *_PLACES_BELOW)


def _told(hit: Hit, line: str) -> TopicHit:
    mark = None if hit.place in _PROMINENT else mark_of_text(without_bullet(line))
    return TopicHit(word=hit.word, place=hit.place, points=hit.points, block=mark)
