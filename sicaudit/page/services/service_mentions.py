"""Where a text names the services of record, or shows their telephone numbers."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from sicaudit.model.knowledge import Knowledge, Service
from sicaudit.page.contacts.phones import Phone, normal_number, phones_in
from sicaudit.page.language.cue_words import NEVER
from sicaudit.page.language.tokens import fold

_FEWEST_DIGITS = 7
"""Digits of a number that is no short code."""

_DIGITS = re.compile(r"\d")
_PART_BEFORE, _WORD_BEHIND = re.compile(r"[\w.,/-]"), re.compile(r"\s+[^\W\d_]")
_WORD = re.compile(r"[^\W_]+")
_LETTER = re.compile(r"[^\W\d_]")


class Mention(NamedTuple):
    """A service's name in a text."""

    start: int
    end: int
    services: tuple[str, ...]
    """Ids; most names are of one."""


class SaidNumber(NamedTuple):
    """A telephone number in a text, with the services whose it is or was."""

    start: int
    end: int
    raw: str
    number: str
    owners: tuple[str, ...]
    former: tuple[str, ...]
    unsure: tuple[str, ...]


class Services:
    """The services of record by name and number; made once for a pack."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.region = knowledge.country
        self.emergencies = frozenset(_emergency_numbers(knowledge))
        self.by_id = {service.id: service for service in knowledge.services}
        self._named: dict[str, list[str]] = defaultdict(list)
        self.generic = frozenset(s.id for s in knowledge.services if _has_ordinary_name(s))
        """Services whose name is an ordinary word too, as `politie`."""
        self._owners: dict[str, list[str]] = defaultdict(list)
        self._former: dict[str, list[str]] = defaultdict(list)
        self._unsure: dict[str, list[str]] = defaultdict(list)
        for service in knowledge.services:
            for name in dict.fromkeys((service.name, *service.names)):
                if _LETTER.search(name):
                    self._named[name].append(service.id)
            self._take_numbers(service)
        self._openings: dict[str, list[str]] = defaultdict(list)
        """Names by their first word, in lower case, with or without the s of a genitive."""
        for name in self._named:
            opening = _WORD.findall(fold(name))[0]
            self._openings[opening].append(name)
            self._openings[f"{opening}s"].append(name)
        self._opening_words = frozenset(self._openings)
        known = (*self._owners, *self._former)
        self._endings = {number[-_FEWEST_DIGITS:] for number in known if number.startswith("+")}
        self._names = _whole_words(self._named)
        self.codes = tuple(p for s in knowledge.services for p in s.phones if p.isdigit())
        """Short codes, as `113`."""
        codes = "|".join(self.codes)
        self._code = re.compile(rf"(?:{codes})(?=\s)") if codes else NEVER
        self._not_this = _whole_words([w for s in knowledge.services for w in s.not_this])
        self.numbers_of = lru_cache(maxsize=2048)(self._numbers_of)

    def _take_numbers(self, service: Service) -> None:
        for table, phones in (
            (self._owners, service.phones),
            (self._former, service.old_phones),
            (self._unsure, service.unsure_phones),
        ):
            for phone in phones:
                table[normal_number(phone, self.region)].append(service.id)

    def owners_of(self, number: str) -> tuple[str, ...]:
        """Give the services whose a number is, by its one form."""
        return tuple(self._owners.get(number, ()))

    def may_show(self, text: str, words: frozenset[str], digits: str) -> bool:
        """Say whether a text can name a service or show a number of one; 10 us.

        `words`: in lower case, without accents. `digits`: all its digits in one row. Short codes
        do not count.
        """
        for opening in self._opening_words & words:
            if any(name in text for name in self._openings[opening]):
                return True
        return any(
            ending in digits and _apart(ending).search(text) is not None for ending in self._endings
        )

    def codes_in(self, text: str, words: frozenset[str]) -> Iterator[int]:
        """Give where short codes stand in a text before a word, and are no part of a number."""
        for code in self.codes:
            if code in words:
                yield from _alone(text, code)

    def mentions_in(self, text: str) -> list[Mention]:
        """Find the names of services, in order; capitals as on record."""
        struck = self._not_this.sub(lambda match: " " * len(match[0]), text)
        return [
            Mention(match.start(), match.end(), tuple(self._named[match[0]]))
            for match in self._names.finditer(struck)
        ]

    def named_by_code(self, text: str) -> tuple[str, ...]:
        """Give the services of a short code that opens a sentence: "113 is elke dag open"."""
        match = self._code.match(text)
        return tuple(self._owners[match[0]]) if match else ()

    def _numbers_of(self, text: str) -> tuple[SaidNumber, ...]:
        """Find the telephone numbers of a text, in order; a footer's come back on every page."""
        if len(_DIGITS.findall(text)) < 3:
            return ()
        return tuple(self._said(phone) for phone in phones_in(text, self.region))

    def _said(self, phone: Phone) -> SaidNumber:
        raw = phone.raw.lstrip("( ")
        end = phone.start + len(phone.raw)
        return SaidNumber(
            start=end - len(raw),
            end=end,
            raw=raw,
            number=phone.number,
            owners=tuple(self._owners.get(phone.number, ())),
            former=tuple(self._former.get(phone.number, ())),
            unsure=tuple(self._unsure.get(phone.number, ())),
        )


def _emergency_numbers(knowledge: Knowledge) -> Iterator[str]:
    """Give the country's number, and all others that reach the same people: 112 and 999."""
    number = normal_number(knowledge.emergency_number, knowledge.country)
    yield number
    for service in knowledge.services:
        phones = [normal_number(phone, knowledge.country) for phone in service.phones]
        if number and number in phones:
            yield from phones


@cache
def _apart(digits: str) -> re.Pattern[str]:
    """Give the pattern of a number's digits with a few signs between them."""
    return re.compile(r"[^\w,]{0,4}".join(digits))


def _alone(text: str, code: str) -> Iterator[int]:
    at = text.find(code)
    while at >= 0:
        is_part = _PART_BEFORE.match(text, at - 1) if at else None
        if not is_part and _WORD_BEHIND.match(text, at + len(code)):
            yield at
        at = text.find(code, at + 1)


def _has_ordinary_name(service: Service) -> bool:
    return any(name == name.lower() and _LETTER.search(name) for name in service.names)


def _whole_words(phrases: Sequence[str] | dict[str, list[str]]) -> re.Pattern[str]:
    longest_first = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
    return re.compile(rf"(?<![\w@/])(?:{longest_first})(?!\w)") if longest_first else NEVER
