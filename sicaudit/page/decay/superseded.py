"""Names, addresses and numbers on a page that were replaced, but for where it tells of the past."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from sicaudit.model.knowledge import Knowledge, Superseded
from sicaudit.model.page import Region
from sicaudit.page.contacts.phones import normal_number, phones_in
from sicaudit.page.decay.old_terms import OldTerm, Place
from sicaudit.page.decay.old_times import tells_of_a_time
from sicaudit.page.html.blocks import TextBlock
from sicaudit.page.html.glance import Glance
from sicaudit.page.language.past_tense import has_past_verb, history_near, is_history_page, years_in
from sicaudit.page.language.sentences import (
    LONGEST,
    Sentence,
    is_within,
    quoted_spans,
    sentences_of,
)
from sicaudit.urls import path_of

_NEAR = 60
"""Letters around a term within which a word such as "formerly" makes it history."""

_CITED = 15
"""Letters behind a term within which a year makes it a source: "(EOKM, 2019)"."""

_OLD_NEWS = timedelta(days=730)
"""Age at which news may use any term, where nobody knows since when it is replaced."""


class ReplacedTerm(NamedTuple):
    """A term of the record that was replaced, as a page uses it."""

    term: Superseded
    said: str
    """As written."""
    text: str
    """The sentence; of a link, its block."""
    place: str
    """text or link."""
    region: Region
    element: str
    times: int
    """How often the page uses it so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UsingPage:
    """A page with what its section and its dates say of it."""

    glance: Glance
    kind: str
    published: date | None
    """The day of a news item; None: unknown."""
    today: date


class TermFinder:
    """Finds replaced terms; made once for a pack."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._region = knowledge.country
        told = _numbers_told_elsewhere(knowledge)
        self._terms = [OldTerm(term) for term in knowledge.superseded if term.kind != "phone"]
        self._by_key: dict[str, list[OldTerm]] = defaultdict(list)
        for term in self._terms:
            for key in term.keys:
                self._by_key[key].append(term)
        self._keys = frozenset(self._by_key)
        self._hosts = frozenset(term.host for term in self._terms if term.host)
        hosts = "|".join(map(re.escape, sorted(self._hosts)))
        self._linked = re.compile(rf"//(?:www\.)?(?:{hosts})")
        self._numbers = {
            number: term
            for term in knowledge.superseded
            if term.kind == "phone"
            and (number := normal_number(term.old, self._region)) not in told
        }

    def find(self, page: UsingPage) -> Iterator[ReplacedTerm]:
        """Give the replaced terms that a page uses, each once, with the first place."""
        glance = page.glance
        terms = self._possible(glance)
        numbers = any(number[-7:] in glance.digits for number in self._numbers)
        if not terms and not numbers:
            return
        blocks, title = glance.blocks, glance.page.title
        heading = next((block.text for block in blocks if block.tag == "h1"), "")
        if is_history_page(page.kind, title, heading, path_of(glance.page.url)):
            return
        lowered = [(block, block.text.lower()) for block in blocks]
        for term in terms:
            if not _may_use(term.term, page):
                yield from _first(_uses(term, lowered))
        if numbers:
            yield from self._old_numbers(blocks, page)

    def _possible(self, glance: Glance) -> list[OldTerm]:
        """Give the terms that a page can hold: in its text, or an address in its source."""
        html = glance.page.html
        hosts = {host for host in self._hosts if host in html}
        linked = bool(hosts) and self._linked.search(html) is not None
        keys = (self._keys & glance.words) | {""}
        likely = {id(term) for key in keys for term in self._by_key.get(key, ())}
        return [
            term
            for term in self._terms
            if (id(term) in likely and term.may_be_said_on(glance))
            or (linked and term.host in hosts)
        ]

    def _old_numbers(self, blocks: Sequence[TextBlock], page: UsingPage) -> Iterator[ReplacedTerm]:
        uses: dict[str, list[ReplacedTerm]] = {}
        for block in blocks:
            for phone in phones_in(block.text, self._region):
                term = self._numbers.get(phone.number)
                place = Place(phone.start, phone.start + len(phone.raw), phone.raw)
                if term is None or _may_use(term, page):
                    continue
                sentence = _sentence_at(block.text, place)
                if not _is_excused(block.text, sentence, place, OldTerm(term)):
                    use = _replaced(term, phone.raw, sentence.text, "text", block)
                    uses.setdefault(phone.number, []).append(use)
        for several in uses.values():
            yield from _first(iter(several))


def _uses(term: OldTerm, blocks: Sequence[tuple[TextBlock, str]]) -> Iterator[ReplacedTerm]:
    """Give where a page uses a term; each block comes with its text in lower case."""
    for block, lowered in blocks:
        if len(lowered) <= 4 * LONGEST and any(anchor in lowered for anchor in term.anchors):
            for place in term.places_in(block.text):
                sentence = _sentence_at(block.text, place)
                if not _is_excused(block.text, sentence, place, term):
                    yield _replaced(term.term, place.said, sentence.text, "text", block)
        links = term.host and any(term.leads_there(href) for href in block.hrefs)
        if links and not history_near(block.text, 0, len(block.text), 0):
            yield _replaced(term.term, term.host, block.text, "link", block)


def _numbers_told_elsewhere(knowledge: Knowledge) -> set[str]:
    """Give the numbers that are old numbers of a service, or wrong ones of a fact."""
    numbers = [phone for service in knowledge.services for phone in service.old_phones]
    numbers += [wrong for fact in knowledge.facts if fact.kind == "phone" for wrong in fact.wrong]
    return {normal_number(number, knowledge.country) for number in numbers}


def _may_use(term: Superseded, page: UsingPage) -> bool:
    """Say whether a page is news of a day on which the term was still in use."""
    if page.kind != "news" or page.published is None:
        return False
    if term.since is None:
        return page.published < page.today - _OLD_NEWS
    return page.published < term.since


def _first(uses: Iterator[ReplacedTerm]) -> Iterator[ReplacedTerm]:
    """Give one use for all; words that a reader sees rather than a link."""
    every = list(uses)
    if every:
        first = next((use for use in every if use.place == "text"), every[0])
        yield first._replace(times=len(every))


def _replaced(term: Superseded, said: str, text: str, place: str, block: TextBlock) -> ReplacedTerm:
    return ReplacedTerm(term, said, text, place, block.region, block.tag, 1)


def _sentence_at(text: str, place: Place) -> Sentence:
    whole = [(place.start, place.end)]
    every = sentences_of(text, whole)
    return next(one for one in every if place.start < one.end)


def _is_excused(text: str, sentence: Sentence, place: Place, term: OldTerm) -> bool:
    """Say whether a term stands where it tells of the past, is explained, or is quoted."""
    said = sentence.text
    if term.is_explained_in(said) or term.is_excused_near(text, place, _NEAR):
        return True
    if history_near(text, place.start, place.end, _NEAR) or has_past_verb(said):
        return True
    if tells_of_a_time(said, place.start - sentence.start, term.term):
        return True
    cited = years_in(text[place.end : place.end + _CITED])
    if cited and (term.term.since is None or cited[0] <= term.term.since.year):
        return True
    return is_within(place.start, quoted_spans(text))
