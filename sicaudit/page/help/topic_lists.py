"""Words of topics that stand in a list of topics: such a list is about none of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sicaudit.page.help.topic_lines import Line, without_bullet
from sicaudit.page.language.cue_words import all_languages
from sicaudit.page.language.tokens import Token
from sicaudit.page.tables import tables

_MOST_WORDS = 4
"""Of an item in an enumeration."""

_FEWEST = 2
"""Topics that make a list; fewer would strike out everything."""

_IN_THE_TEXT = frozenset(("body", "first_paragraph"))


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of a topic's list, found."""

    topic: int
    entry: str
    """Of the list."""
    line: int
    start: int
    """Of its first word, as a number of words in the line."""
    end: int
    sentence: int
    place: str
    word: str
    points: int
    is_strong: bool
    is_frame: bool = False


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(all_languages(tables("list_words")[name]))


def without_lists(
    hits: Sequence[Hit],
    lines: Sequence[Line],
    words: Mapping[int, Sequence[Token]],
    fewest: int,
) -> Iterator[Hit]:
    """Drop the hits that stand in lists of `fewest` topics or more.

    Such are sentences and lists that name as many, and enumerations in which a topic is one of
    so many things. `words`: those of the lines that have hits.
    """
    if fewest < _FEWEST:
        yield from hits
        return
    sentences: defaultdict[tuple[int, int], list[Hit]] = defaultdict(list)
    runs: defaultdict[int, list[Hit]] = defaultdict(list)
    for hit in hits:
        sentences[hit.line, hit.sentence].append(hit)
        if (run := lines[hit.line].run) is not None:
            runs[run].append(hit)
    dropped = {
        id(hit)
        for several in (*sentences.values(), *runs.values())
        if _topics_in(several) >= fewest
        for hit in several
    }
    for (line, _), several in sentences.items():
        if several[0].place in _IN_THE_TEXT:
            dropped |= _items(several, words[line], fewest)
    for run, several in runs.items():
        items = {
            n: len(without_bullet(line.text).split())
            for n, line in enumerate(lines)
            if line.run == run
        }
        dropped |= _short_items(several, items, fewest)
    yield from (hit for hit in hits if id(hit) not in dropped)


def _topics_in(hits: Iterable[Hit]) -> int:
    """Count topics; two that the same words name are one."""
    groups: list[tuple[set[tuple[int, int]], set[int]]] = []
    for hit in hits:
        words = {(hit.line, word) for word in range(hit.start, hit.end)}
        near = [g for g in groups if hit.topic in g[1] or not g[0].isdisjoint(words)]
        first = near[0] if near else (set(), set())
        first[0].update(words, *(group[0] for group in near[1:]))
        first[1].update({hit.topic}, *(group[1] for group in near[1:]))
        groups = [group for group in groups if group not in near[1:]] if near else [*groups, first]
    return len(groups)


def _items(hits: Sequence[Hit], tokens: Sequence[Token], fewest: int) -> set[int]:
    """Give the hits of a sentence that are items of an enumeration of other things."""
    parts = _parts_of(tokens, hits[0].sentence)
    found: set[int] = set()
    for hit in hits:
        here = next((n for n, part in enumerate(parts) if hit.start in part), None)
        if here is None or not _is_an_item(parts, here, hit, tokens):
            continue
        mine = {other.start for other in hits if other.topic == hit.topic}
        others = [part for part in _row(parts, here) if mine.isdisjoint(part)]
        if len(others) >= fewest - 1:
            found.add(id(hit))
    return found


def _parts_of(tokens: Sequence[Token], sentence: int) -> list[range]:
    """Split a sentence at commas and at words such as "and"."""
    joints = _words("joints")
    parts: list[range] = []
    start = None
    for number, token in enumerate(tokens):
        if token.sentence != sentence:
            continue
        is_joint = token.folded in joints
        if start is not None and (token.apart or is_joint):
            parts.append(range(start, number))
            start = None
        if start is None and not is_joint:
            start = number
        last = number
    if start is not None:
        parts.append(range(start, last + 1))
    return [part for part in parts if len(part)]


def _is_an_item(parts: Sequence[range], here: int, hit: Hit, tokens: Sequence[Token]) -> bool:
    """Say whether a hit is what its part of the sentence names.

    It is the whole of it, or its beginning where the sentence comes out of the enumeration, or its
    end behind such a word as "like". What opens a sentence is rather what it is about.
    """
    part = parts[here]
    if here == 0:
        is_led_in = hit.start > part.start and tokens[hit.start - 1].folded in _words("lead_ins")
        return is_led_in and hit.end == part.stop
    if len(part) <= _MOST_WORDS and here + 1 < len(parts):
        return True
    return len(parts[here - 1]) <= _MOST_WORDS and hit.start == part.start


def _row(parts: Sequence[range], here: int) -> list[range]:
    """Give the short parts around one, without it."""
    row = []
    for step in (-1, 1):
        at = here + step
        while 0 <= at < len(parts) and len(parts[at]) <= _MOST_WORDS:
            row.append(parts[at])
            at += step
    return row


def _short_items(hits: Sequence[Hit], items: Mapping[int, int], fewest: int) -> set[int]:
    """Give the hits of a list whose items are but names, most of them of something else.

    `items`: the number of words of every line of the list.
    """
    short = [line for line, words in items.items() if words <= _MOST_WORDS + 1]
    found: set[int] = set()
    for hit in hits:
        mine = {other.line for other in hits if other.topic == hit.topic}
        others = [line for line in short if line not in mine]
        is_name = hit.line in short and 2 * (hit.end - hit.start) >= items[hit.line] - 1
        if is_name and len(others) >= fewest - 1:
            found.add(id(hit))
    return found
