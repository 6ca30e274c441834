"""A service's name beside a telephone number that is not its own."""

import re
from collections.abc import Iterator, Mapping, Sequence

from phonenumbers import country_code_for_region

from sicaudit.model.knowledge import Knowledge, Service
from sicaudit.page.contacts.phones import normal_number
from sicaudit.page.help.service_doors import Door
from sicaudit.page.html.blocks import TextBlock
from sicaudit.page.language.past_tense import history_near
from sicaudit.page.language.sentences import LONGEST, is_within, quoted_spans, sentences_of
from sicaudit.page.language.tokens import digits_of
from sicaudit.page.services.number_pairs import Bond, Pair, only_linking, paired
from sicaudit.page.services.service_mentions import SaidNumber, Services
from sicaudit.urls import Url

WRONG_NUMBER = "wrong-number"
_HISTORY = 60
"""Letters around a number within which a word such as "formerly" makes it history."""

_DIALLED = re.compile(r"(?<![\w+])\(?\+?\d[\d\s\-‐‑‒–—.·/()]{5,}\d(?!\w)")
_LOCAL = 7
"""Last figures by which two long numbers are known to be meant as one."""

_MOST_SHUFFLED = 4
_FEWEST = 7
_MOST = 15
"""Digits of a telephone number (ITU-T E.164), and of one that is worth comparing."""


class WrongDoors:
    """Finds numbers that are another service's, or a slip of the pen; made once for a pack."""

    def __init__(self, services: Sequence[Service], region: str, emergency: str = "") -> None:
        own = tuple(service for service in services if not service.country)
        self._services = Services(
            Knowledge(country=region, services=own, emergency_number=emergency)
        )

    def find(self, blocks: Sequence[TextBlock], under: Mapping[int, str]) -> Iterator[Door]:
        """Give every wrong number as a door to the service that it stands beside.

        `under`: the service that the heading above a block names, where it names one alone.
        """
        for number, block in enumerate(blocks):
            if len(digits_of(block.text)) < _FEWEST or len(block.text) > 4 * LONGEST:
                continue
            names = [mention[:2] for mention in self._services.mentions_in(block.text)]
            above = under.get(number, "")
            headed = (above,) if above in self._services.by_id else ()
            if not (names or headed):
                continue
            for sentence in sentences_of(block.text, names):
                for said, service in self._wrong_in(sentence.text, headed, block.text):
                    yield Door(
                        service=service,
                        by="phone",
                        block=number,
                        start=sentence.start + said.start,
                        text=said.raw,
                        target=Url(f"tel:{said.number}"),
                        faults=(WRONG_NUMBER,),
                    )

    def _wrong_in(
        self, text: str, under: tuple[str, ...], around: str
    ) -> Iterator[tuple[SaidNumber, str]]:
        mentions = self._services.mentions_in(text)
        if not (mentions or under):
            return
        numbers = self._numbers_in(text)
        pairs = paired(text, numbers, mentions, under)
        quoted = quoted_spans(text)
        for said, pair in zip(numbers, pairs, strict=True):
            if pair is None or is_within(said.start, quoted):
                continue
            if history_near(text, said.start, said.end, _HISTORY):
                continue
            if self._is_wrong(said, pair, around):
                yield said, pair.services[0]

    def _numbers_in(self, text: str) -> list[SaidNumber]:
        """Find the numbers of a sentence, and what was meant to be one."""
        found = list(self._services.numbers_of(text))
        taken = [(said.start, said.end) for said in found]
        for match in _DIALLED.finditer(text):
            digits = "".join(filter(str.isdigit, match[0]))
            if not _FEWEST <= len(digits) <= _MOST:
                continue
            if not any(match.start() < last and first < match.end() for first, last in taken):
                raw = match[0].lstrip("(")
                found.append(
                    SaidNumber(match.end() - len(raw), match.end(), raw, digits, (), (), ())
                )
        return sorted(found, key=lambda said: said.start)

    def _is_wrong(self, said: SaidNumber, pair: Pair, around: str) -> bool:
        """Say whether a number is another service's, or a slip of the pen.

        It is no slip where the right number stands `around` it too: then it is another line.
        """
        if said.former or said.unsure or said.number in self._services.emergencies:
            return False
        own = [p for one in pair.services for p in self._services.by_id[one].phones]
        known = {normal_number(phone, self._services.region) for phone in own}
        if said.number in known or not set(said.owners).isdisjoint(pair.services):
            return False
        if said.owners:
            return pair.bond >= Bond.BARE or self._is_entry(around)
        if not any(is_slip(said.number, phone, self._services.region) for phone in known):
            return False
        return known.isdisjoint(other.number for other in self._services.numbers_of(around))

    def _is_entry(self, block: str) -> bool:
        """Say whether a block is an entry of a list of numbers: one name, and its number."""
        names, numbers = self._services.mentions_in(block), self._numbers_in(block)
        if len(names) != 1 or len(numbers) != 1 or names[0].end > numbers[0].start:
            return False
        gap = block[names[0].end : numbers[0].start]
        return only_linking(f"{block[: names[0].start]} {gap}") and ". " not in gap


def is_slip(written: str, meant: str, region: str) -> bool:
    """Say whether a number is another, written down or remembered wrong.

    One figure is wrong, lost or added; figures stand in another order; of a long number the
    beginning is another one's.
    """
    code = str(country_code_for_region(region))
    one, other = _national(written, code), _national(meant, code)
    if one == other or min(len(one), len(other)) < _FEWEST - 1:
        return False
    if len(one) == len(other):
        differing = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        is_shuffled = sorted(one) == sorted(other) and len(differing) <= _MOST_SHUFFLED
        return len(differing) == 1 or is_shuffled or one[-_LOCAL:] == other[-_LOCAL:]
    shorter, longer = sorted((one, other), key=len)
    if len(longer) != len(shorter) + 1:
        return False
    return any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))


def _national(number: str, code: str) -> str:
    """Give the figures of a number without its country's code and without zeros before them."""
    for start in (f"+{code}", f"00{code}"):
        number = number.removeprefix(start)
    return number.lstrip("+0")
