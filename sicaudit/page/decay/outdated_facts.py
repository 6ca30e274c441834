"""What a page says of services and their facts against the record."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import NamedTuple

from sicaudit.model.knowledge import Knowledge, Service
from sicaudit.model.page import Region
from sicaudit.page.decay.wrong_hours import HourRules
from sicaudit.page.decay.wrong_numbers import NumberRules
from sicaudit.page.decay.wrong_statements import StatementRules
from sicaudit.page.html.blocks import TextBlock
from sicaudit.page.html.glance import Glance
from sicaudit.page.language.cue_words import all_languages, any_of
from sicaudit.page.language.sentences import LONGEST, Sentence, sentences_of
from sicaudit.page.services.contradictions import Contradiction
from sicaudit.page.services.number_pairs import names_none
from sicaudit.page.services.service_mentions import Mention, Services
from sicaudit.page.tables import tables

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "dt", "th", "summary"))
_CELLS = frozenset(("td", "th", "dd"))
_LONGEST_HEADING = 60
_WORDS = re.compile(r"[^\W\d_]{3,}")
_MOST_CODES = 100
_HOURS = 200
"""Letters around a short code in which its hours stand."""

_FIGURES = re.compile(r"\d")
"""What every telephone number and most hours hold."""


@cache
def _without_figures() -> re.Pattern[str]:
    hours = tables("hours_words")
    return any_of(w for name in ("always", "closed", "hour") for w in all_languages(hours[name]))


@cache
def _hours() -> re.Pattern[str]:
    """Words without which no hours are read beside a short code."""
    table = tables("hours_words")
    named = ("opening", "always", "closed", "daily", "working_days", "weekend")
    weekdays = (name for names in table["weekdays"].values() for name in names)
    words = [word for name in named for word in all_languages(table[name])]
    return any_of((*words, *(f"{name}*" if len(name) > 4 else name for name in weekdays)))


class Outdated(NamedTuple):
    """A contradiction, and the part of the page it stands in."""

    contradiction: Contradiction
    region: Region
    element: str


class _Passage(NamedTuple):
    text: str
    around: str
    """Its block, with the heading above."""
    under: tuple[str, ...]
    """The services that the heading names."""
    before: tuple[str, ...]
    """The one that the sentence before names, where it gives no number; empty: none, or several."""
    block: TextBlock


def _own(knowledge: Knowledge) -> tuple[Service, ...]:
    """Give the services of the country itself: of others only the address is on record."""
    return tuple(s for s in knowledge.services if s.country in ("", knowledge.country))


class FactFinder:
    """Compares pages with the record; made once for a pack."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._services = Services(replace(knowledge, services=_own(knowledge)))
        self._numbers = NumberRules(self._services, knowledge.facts)
        self._hours = HourRules(self._services, knowledge.facts)
        self._statements = StatementRules(knowledge.facts)

    def find(self, glance: Glance, *, is_old_news: bool = False) -> Iterator[Outdated]:
        """Give what a page says against the record, each contradiction once.

        Old news may keep the hours and figures of its day; a telephone number is dialled whenever
        it is read, so it counts there too.
        """
        by_statement = not is_old_news and self._statements.may_judge(glance.words, glance.text)
        by_service = self._may_judge_services(glance)
        if not (by_statement or by_service):
            return
        seen: set[tuple[str, str, str]] = set()
        for passage in _passages(glance.blocks, self._services):
            found = self._of_services(passage, is_old_news=is_old_news) if by_service else iter(())
            told = (
                self._statements.judge(passage.text, passage.around) if by_statement else iter(())
            )
            for one in (*found, *told):
                subject = one.service.id if one.service else one.fact.id if one.fact else ""
                if (key := (one.what, subject, one.value)) not in seen:
                    seen.add(key)
                    yield Outdated(one, passage.block.region, passage.block.tag)

    def _may_judge_services(self, glance: Glance) -> bool:
        """Say whether a page can name a service, or show its number; 0.05 ms.

        A short code is a number like any other, unless hours are told near it.
        """
        text, words = glance.text, glance.words
        if self._services.may_show(text, words, glance.digits):
            return True
        return any(
            _hours().search(text, max(0, at - _HOURS), at + _HOURS)
            for at in islice(self._services.codes_in(text, words), _MOST_CODES)
        )

    def _of_services(self, passage: _Passage, *, is_old_news: bool) -> Iterator[Contradiction]:
        text = passage.text
        has_figures = _FIGURES.search(text) is not None
        if not has_figures and _without_figures().search(text) is None:
            return
        mentions = self._services.mentions_in(text)
        if has_figures:
            yield from self._numbers.judge(text, mentions, passage.under, passage.before)
        if not is_old_news:
            yield from self._hours.judge(text, mentions, passage.under or passage.before)


def _passages(blocks: Sequence[TextBlock], services: Services) -> Iterator[_Passage]:
    """Give the sentences of a page, each with its block and the services its heading names."""
    under: tuple[str, ...] = ()
    heading = ""
    for block in blocks:
        named = _named_by_heading(block, services)
        if named is not None:
            under, heading = named, block.text
        if len(block.text) > LONGEST * 4:
            continue
        around = f"{heading}\n{block.text}"
        mentions = services.mentions_in(block.text)
        before: tuple[str, ...] = ()
        for sentence in sentences_of(block.text, [mention[:2] for mention in mentions]):
            if len(sentence.text) <= LONGEST:
                yield _Passage(sentence.text, around, under, before, block)
            before = _only_one_in(sentence, mentions, services)


def _only_one_in(
    sentence: Sentence, mentions: Sequence[Mention], services: Services
) -> tuple[str, ...]:
    """Give the one service that a sentence names; none where it gives a number too."""
    named = {m.services for m in mentions if sentence.start <= m.start < sentence.end}
    if len(named) != 1 or services.numbers_of(sentence.text) or names_none(sentence.text):
        return ()
    return named.pop()


def _named_by_heading(block: TextBlock, services: Services) -> tuple[str, ...] | None:
    """Give the services that head what follows; None: this block is no heading.

    A cell of a table with words and no figures heads the cells behind it, and a paragraph that
    is nothing but a name heads what follows.
    """
    text = block.text
    mentions = services.mentions_in(text) if len(text) <= _LONGEST_HEADING else []
    is_label = block.tag in _CELLS and not any(map(str.isdigit, text)) and _WORDS.search(text)
    if not (block.tag in _HEADINGS or is_label or _is_a_name(text, mentions)):
        return None
    named = {mention.services for mention in mentions}
    return named.pop() if len(named) == 1 else ()


def _is_a_name(text: str, mentions: Sequence[Mention]) -> bool:
    """Say whether a text is nothing but the name of a service."""
    if not mentions:
        return False
    return _WORDS.search(text[: mentions[0].start] + text[mentions[0].end :]) is None
