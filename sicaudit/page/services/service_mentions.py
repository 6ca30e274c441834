"""Where a text names the services of record, or shows their telephone numbers."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from sicaudit.model.knowledge import Knowledge, Service
from sicaudit.page.contacts.phones import Phone, normal_number, phones_in
from sicaudit.page.language.cue_words import NEVER
from sicaudit.page.language.words import HEAD

_FEWEST_DIGITS = 7
"""Digits of a number that is no short code."""

_DIGITS = re.compile(r"\d")
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
        self._heads: dict[str, list[str]] = defaultdict(list)
        for name in self._named:
            self._heads[_WORD.findall(name)[0].lower()[:HEAD]].append(name)
        known = (*self._owners, *self._former)
        self._endings = {number[-_FEWEST_DIGITS:] for number in known if number.startswith("+")}
        self._names = _whole_words(self._named)
        self.codes = tuple(p for s in knowledge.services for p in s.phones if p.isdigit())
        """Short codes, as `113`."""
        codes = "|".join(self.codes)
        self._code = re.compile(rf"(?:{codes})(?=\s)") if codes else NEVER
        self._some_code = re.compile(rf"(?<![\w.,/-])(?:{codes})(?!\w)") if codes else NEVER
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

    def may_show(self, text: str, heads: frozenset[str], digits: str) -> bool:
        """Say whether a text can name a service or show a number of one; 10 us.

        `heads`: how its words begin, in lower case. `digits`: all its digits in one row.
        """
        for head in self._heads.keys() & heads:
            if any(name in text for name in self._heads[head]):
                return True
        for ending in self._endings:
            if ending in digits:
                return True
        return any(code in digits for code in self.codes) and bool(self._some_code.search(text))

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


def _has_ordinary_name(service: Service) -> bool:
    return any(name == name.lower() and _LETTER.search(name) for name in service.names)


def _whole_words(phrases: Sequence[str] | dict[str, list[str]]) -> re.Pattern[str]:
    longest_first = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
    return re.compile(rf"(?<![\w@/])(?:{longest_first})(?!\w)") if longest_first else NEVER
