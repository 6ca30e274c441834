"""What a page is about: the words of each topic's list, weighed by where they stand."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from urllib.parse import unquote

from sicaudit.model.knowledge import Scoring, Topic
from sicaudit.model.page import PageTopic, TopicHit
from sicaudit.page.words import Phrase, PhraseIndex, Token, fold, tokens_of

_STRICT_KINDS = frozenset(("news", "report", "vacancy"))
_PROMINENT = frozenset(("title", "h1", "address"))
_LONGEST_ITEM = 60
"""Letters of a block that can be an item of a list rather than a paragraph."""

_BULLET = re.compile(r"^(?:[•·▪‣*]|[-–](?=\s))\s*")
_ENDS_A_SENTENCE = tuple('.!?…:;"”')


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """The parts of a page by which its topic is recognised; all may be empty."""

    title: str = ""
    h1: str = ""
    address: str = ""
    """The words of the URL's path, as written or percent-encoded."""
    headings: tuple[str, ...] = ()
    """h2 to h6, in order."""
    first_paragraph: str = ""
    body: str = ""
    """The main text without the chrome, one block a line; items of a list may begin with "- ".

    Lines that repeat the h1, a heading or the first paragraph are counted once, there; a
    repeated heading also ends a list.
    """

    @property
    def whole(self) -> str:
        """All parts together."""
        parts = (self.title, self.h1, self.path, *self.headings, self.first_paragraph, self.body)
        return "\n".join(parts)

    @property
    def path(self) -> str:
        """The address without percent-encoding."""
        return unquote(self.address) if "%" in self.address else self.address


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


@dataclass(frozen=True, slots=True)
class _Line:
    place: str
    text: str
    run: int | None = None
    """Number of the list that this line is an item of."""


@dataclass(frozen=True, slots=True)
class _Hit:
    topic: int
    phrase: int
    line: int
    sentence: int
    place: str
    word: str
    points: int


class TopicFinder:
    """Recognises topics; compiled once, then used for any number of pages.

    Most pages hold no word of any topic. Of them only the distinct words are looked at, which
    takes 0.5 ms for 20,000 letters; a page with a topic takes 2 ms.
    """

    def __init__(self, topics: Sequence[Topic], scoring: Scoring) -> None:
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
        lines = list(_lines_of(text))
        hits = self._without_lists(lines, self._hits(lines, likely))
        found = (self._judge(number, hits[number], kind) for number in sorted(hits))
        return tuple(sorted(filter(None, found), key=lambda topic: -topic.points))

    def may_find(self, head: str, text: str, *, kind: str = "information") -> bool:
        """Say whether a page can be about any topic; misses none, and is cheap.

        `head` is title, h1 and address together, `text` all the rest. What words can bring at
        most, each at its best place, decides: nine pages in ten need no closer look.
        """
        prominent = self._likely.times(head)
        most: defaultdict[int, int] = defaultdict(int)
        times: defaultdict[int, int] = defaultdict(int)
        for number, here in self._likely.times(f"{head}\n{text}").items():
            topic = self._uses[self._counted[number]].topic
            if self._topics[topic].single_mention:
                return True
            best = self._best_points if number in prominent else self._best_points_below
            times[topic] += here
            most[topic] += best * min(here, self._scoring.count_each_word_at_most)
        return any(
            points >= self._needed(kind) and times[topic] >= self._scoring.different_places
            for topic, points in most.items()
        )

    @property
    def _best_points(self) -> int:
        scoring = self._scoring
        return max(scoring.title, scoring.h1, scoring.address, scoring.needed - 1)

    @property
    def _best_points_below(self) -> int:
        scoring = self._scoring
        return max(scoring.heading, scoring.first_paragraph, scoring.body)

    def _hits(self, lines: Sequence[_Line], likely: Sequence[int]) -> list[_Hit]:
        topics = {self._uses[number].topic for number in likely}
        anchors = {self._phrases[number].anchor for number in likely}
        for topic in topics:
            anchors.update(self._together[topic])
        hits: list[_Hit] = []
        together: set[int] = set()
        folded = fold("\n".join(line.text for line in lines)).split("\n")
        for number, line in enumerate(lines):
            if any(map(folded[number].__contains__, anchors)):
                tokens = tokens_of(line.text)
                matches = list(self._index.matches(tokens))
                uses = ((m, self._uses[m[0]]) for m in matches)
                together.update(use.topic for _, use in uses if use.role is _Role.TOGETHER)
                hits += self._hits_of_line(number, line, tokens, matches)
        return [h for h in hits if not self._topics[h.topic].together_with or h.topic in together]

    def _hits_of_line(
        self, number: int, line: _Line, tokens: list[Token], matches: list[tuple[int, int, int]]
    ) -> Iterator[_Hit]:
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
            yield _Hit(
                topic=use.topic,
                phrase=phrase,
                line=number,
                sentence=tokens[start].sentence,
                place=line.place,
                word=line.text[tokens[start].start : tokens[end - 1].end],
                points=self._points(line.place, use.role),
            )

    def _points(self, place: str, role: _Role) -> int:
        points: int = getattr(self._scoring, place)
        if role is _Role.STRONG and place in _PROMINENT:
            return max(points, self._scoring.needed - 1)
        return points

    def _without_lists(self, lines: Sequence[_Line], hits: Iterable[_Hit]) -> dict[int, list[_Hit]]:
        """Drop hits of sentences and lists that name many topics; give the others by topic."""
        hits = list(hits)
        named: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
        listed: defaultdict[int | None, set[int]] = defaultdict(set)
        for hit in hits:
            named[hit.line, hit.sentence].add(hit.topic)
            listed[lines[hit.line].run].add(hit.topic)
        listed[None] = set()
        most = self._scoring.list_of_topics
        kept: defaultdict[int, list[_Hit]] = defaultdict(list)
        for hit in hits:
            several = max(len(named[hit.line, hit.sentence]), len(listed[lines[hit.line].run]))
            if several < most:
                kept[hit.topic].append(hit)
        return kept

    def _judge(self, number: int, hits: list[_Hit], kind: str) -> PageTopic | None:
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
        if not (enough or topic.single_mention):
            return None
        found = (TopicHit(word=h.word, place=h.place, points=h.points) for h in counted)
        return PageTopic(id=topic.id, points=points, hits=tuple(found))

    def _needed(self, kind: str) -> int:
        if kind in _STRICT_KINDS:
            return self._scoring.needed_news
        return self._scoring.needed_lesson if kind == "lesson" else self._scoring.needed


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


def _lines_of(text: PageText) -> Iterator[_Line]:
    """Give every part once, on one line each, the runs of list items numbered."""
    parts = [("title", text.title), ("h1", text.h1), ("address", text.path)]
    parts += [("heading", heading) for heading in text.headings]
    parts.append(("first_paragraph", text.first_paragraph))
    seen = set()
    for place, part in parts:
        if line := " ".join(part.split()):
            seen.add(line if place not in ("title", "address") else "")
            yield _Line(place, line)
    run, in_list = 0, False
    for block in text.body.split("\n"):
        line = " ".join(block.split())
        if not line:
            continue
        is_item = line not in seen and _is_item(line)
        run += is_item and not in_list
        in_list = is_item
        if _BULLET.sub("", line, count=1) not in seen:
            yield _Line("body", line, run if in_list else None)


def _is_item(line: str) -> bool:
    if _BULLET.match(line):
        return True
    return len(line) <= _LONGEST_ITEM and not line.endswith(_ENDS_A_SENTENCE)
