"""What is odd about the topics of packs: words that find nothing, needs that nothing can meet."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

from sicaudit.config.mistakes import printable, shown
from sicaudit.config.pack_lines import PackLines
from sicaudit.model.knowledge import Knowledge, Service, Topic
from sicaudit.page.language.words import Phrase

_LISTS = {
    **{key: key for key in ("strong", "words", "told", "clues", "everyday", "together_with")},
    "not": "not_",
}
_COUNTED = ("strong", "words", "told")


def topic_notes(known: Knowledge, lines: PackLines) -> Iterator[str]:
    """Give a sentence for each, topic by topic."""
    services = {service.id: service for service in known.services}
    for topic in known.topics:
        for where, said in (*_words(topic), *_needs(topic, services)):
            words = f'[[topic]] "{topic.id}"{said}'
            yield lines.note("topic", topic.id, where, words)


def _words(topic: Topic) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if not any(getattr(topic, key) for key in _COUNTED):
        yield (), ' has no words: no page can be on it; for example: words = ["bully*"]'
    if topic.single_mention and not topic.strong:
        yield (
            ("single_mention",),
            ' single_mention: only a word of "strong" can be enough by itself, and there is none',
        )
    for key, attribute in _LISTS.items():
        for position, word in enumerate(getattr(topic, attribute)):
            if not Phrase(word).pieces:
                said = "can never be found: too many stars stand alone in it"
                yield (key, position), f" {key}: {shown(word)} {said}"
    seen: set[str] = set()
    for key in (*_COUNTED, "clues"):
        for position, word in enumerate(getattr(topic, key)):
            if word in seen:
                continue
            seen.add(word)
            for other in topic.not_:
                if covers(other, word):
                    said = f'never counts, because not = ["{printable(other)}"] strikes it out'
                    yield (key, position), f': "{printable(word)}" {said}'


def _needs(
    topic: Topic, services: Mapping[str, Service]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if not any(topic.needs.values()):
        yield (
            (),
            " has no needs: no page on it can lack a signpost; "
            'for example: needs = { youth = [["helpline"]] }',
        )
    for readers, groups in topic.needs.items():
        for position, group in enumerate(groups):
            known = [services[one] for one in group if one in services]
            if said := _fault(known, readers):
                yield ("needs", readers, position), f" needs.{readers}: {said}"
    first = [
        services[one]
        for groups in topic.needs.values()
        for group in groups[:1]
        for one in group
        if one in services
    ]
    if "phone" in topic.show and first and not any(service.phones for service in first):
        said = 'no service of any first group has "phones", so no page is asked for a number'
        yield ("show",), f" show: {said}; for example: show = []"


def _fault(group: list[Service], readers: str) -> str:
    """Say why no service of a group can help these readers; empty: one can."""
    foreign = [service for service in group if service.country]
    if foreign:
        one = foreign[0]
        return f'"{one.id}" is a service of {one.country}: it never counts as help here'
    if group and not any(readers in (*service.for_, *service.pass_on) for service in group):
        names = " or ".join(f'"{service.id}"' for service in group)
        return (
            f'asks for {names}, which is not meant for "{readers}"; '
            f'add "{readers}" to its "for" or "pass_on", or ask for another service'
        )
    return ""


def covers(pattern: str, word: str) -> bool:
    """Say whether all that `word` can match is matched by `pattern` as well.

    Of entries with choices ("word|wordt gepest") nothing is said but where they are the same.
    """
    if "|" in word or "|" in pattern:
        return word == pattern
    return _covering(pattern).fullmatch(_folded(word)) is not None


@lru_cache(maxsize=4096)
def _covering(pattern: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, re.split(r"\*+", _folded(pattern)))))


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    """Fold as pages are folded: accents, apostrophes, hyphens, spaces and capitals are nothing."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    return re.sub(r"[^\w*]|_", "", "".join(c for c in letters if not unicodedata.combining(c)))
