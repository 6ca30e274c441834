"""What a page is about: the words of each topic's list, weighed by where they stand."""

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sicaudit.model.knowledge import Scoring, Topic
from sicaudit.model.page import PageTopic, TopicHit
from sicaudit.page.help.topic_lines import Line, PageText, lines_of, without_bullet
from sicaudit.page.help.topic_lists import Hit, without_lists
from sicaudit.page.help.topic_words import CORE, STRONG, Found, Role, Sightings, TopicWords

__all__ = ["PageText", "TopicFinder", "mark_of_text", "needed_points"]

_STRICT_KINDS = frozenset(("news", "report", "vacancy"))
_PROMINENT = frozenset(("title", "h1", "address"))
_STRONG_IN_TEXT = 2
"""How often a strong word counts where it is not prominent."""

_FEW_LINES = 40
"""Of a page on which all belongs together."""

_NEAR = 6
"""Lines around a word of a topic in which its clues count on a longer page."""

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

    def find(self, text: PageText, *, kind: str = "information") -> tuple[PageTopic, ...]:
        """Give the page's topics, the one with the most points first.

        `kind` is the section's: news asks for more points, a lesson for fewer, legal has none.
        """
        if kind == "legal":
            return ()
        lines = list(lines_of(text))
        seen = self._words.seen_in(text.whole, lines)
        if seen is None:
            return ()
        by_topic: defaultdict[int, list[Hit]] = defaultdict(list)
        for hit in self._counted(seen, lines):
            by_topic[hit.topic].append(hit)
        found = (self._judge(number, by_topic[number], lines, kind) for number in sorted(by_topic))
        return tuple(sorted(filter(None, found), key=lambda topic: -topic.points))

    def may_find(self, head: str, text: str, *, kind: str = "information") -> bool:
        """Say whether a page can be about any topic; misses none, and is cheap.

        `head` is title, h1 and address together, `text` all the rest. What words can bring at
        most, each at its best place, decides: nine pages in ten need no closer look.
        """
        whole = f"{head}\n{text}"
        prominent = {number for number, _, _ in self._words.times(head)}
        most: defaultdict[int, int] = defaultdict(int)
        times: defaultdict[int, int] = defaultdict(int)
        for number, use, here in self._words.times(whole):
            if self._topics[use.topic].single_mention and use.role in STRONG:
                return True
            best = max(
                self._points(place, use.role, is_named=True)
                for place in (_PLACES if number in prominent else _PLACES_BELOW)
            )
            times[use.topic] += here
            most[use.topic] += best * min(here, self._scoring.count_each_word_at_most)
        lacking = needed_points(self._scoring, kind) - max(most.values(), default=0)
        if lacking > self._of_clues(self._scoring.most_clues):
            return False
        clues = self._words.clues_in(whole)
        return any(
            points + self._of_clues(clues.get(topic, 0)) >= needed_points(self._scoring, kind)
            and times[topic] + clues.get(topic, 0) >= self._scoring.different_places
            for topic, points in most.items()
        )

    def _of_clues(self, number: int) -> int:
        return min(number * self._scoring.clue, self._scoring.most_clues)

    def _counted(self, seen: Sightings, lines: Sequence[Line]) -> Iterator[Hit]:
        """Give what counts: not of topics that lack what they go with, nor in lists of topics."""
        own: defaultdict[int, set[int]] = defaultdict(set)
        for one in seen.found:
            if one.use.role in CORE and lines[one.line].place not in _PROMINENT:
                own[one.use.topic].add(one.line)
        drowned = {
            topic
            for topic, others in seen.elsewhere.items()
            if others >= _DROWNED and others > len(own[topic])
        }
        core: list[Hit] = []
        clues: list[Hit] = []
        for one in seen.found:
            topic = one.use.topic
            is_alone = self._topics[topic].together_with and topic not in seen.together
            if not is_alone:
                hit = self._hit(one, lines[one.line].place)
                (clues if one.use.role is Role.CLUE else core).append(hit)
        core = list(without_lists(core, lines, seen.words, self._scoring.list_of_topics))
        yield from (hit for hit in (*core, *clues) if hit.topic not in drowned)

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
            is_clue=found.use.role is Role.CLUE,
        )

    def _points(self, place: str, role: Role, *, is_named: bool) -> int:
        """Give what a word brings; `is_named`: the sentence says that this is what it is about."""
        if role is Role.CLUE:
            return self._scoring.clue
        points: int = getattr(self._scoring, place)
        if place in _PROMINENT:
            return max(points, self._scoring.needed - 1) if role in STRONG else points
        if role is Role.TOLD or (is_named and role is Role.STRONG):
            return max(points, self._scoring.told)
        if is_named or (role is Role.STRONG and place == "body"):
            return points * _STRONG_IN_TEXT
        return points

    def _judge(
        self, number: int, hits: Sequence[Hit], lines: Sequence[Line], kind: str
    ) -> PageTopic | None:
        topic = self._topics[number]
        core = [hit for hit in hits if not hit.is_clue]
        if not core:
            return None
        times: Counter[str] = Counter()
        counted = []
        for hit in sorted(core, key=lambda hit: (-hit.points, hit.line)):
            times[hit.entry] += 1
            if times[hit.entry] <= self._scoring.count_each_word_at_most:
                counted.append(hit)
        counted += self._clues(hits, core, lines)
        points = sum(hit.points for hit in counted)
        places = len({hit.line for hit in (*core, *counted)})
        is_enough = points >= needed_points(self._scoring, kind)
        enough = is_enough and places >= self._scoring.different_places
        if not (enough or (topic.single_mention and any(hit.is_strong for hit in core))):
            return None
        found = (_told(hit, lines[hit.line].text) for hit in counted)
        return PageTopic(id=topic.id, points=points, hits=tuple(found))

    def _clues(
        self, hits: Sequence[Hit], core: Sequence[Hit], lines: Sequence[Line]
    ) -> Iterable[Hit]:
        """Give each clue once: on a long page only those near a word of the topic."""
        named = [hit.line for hit in core]
        once: dict[str, Hit] = {}
        for hit in hits:
            if not hit.is_clue:
                continue
            if len(lines) <= _FEW_LINES or any(abs(hit.line - line) <= _NEAR for line in named):
                once.setdefault(hit.entry, hit)
        most = self._scoring.most_clues // max(1, self._scoring.clue)
        return list(once.values())[:most]


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
