"""Ways to services in the text of a page: links to their hosts, their numbers, their names."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from sicaudit.model.knowledge import Service
from sicaudit.page.contacts.phones import normal_number, phones_in
from sicaudit.page.help.signpost_hints import is_vague, says_to_act
from sicaudit.page.html.blocks import TextBlock
from sicaudit.page.html.context import link_text
from sicaudit.page.language.sentences import sentences_of
from sicaudit.page.language.tokens import digits_of
from sicaudit.page.services.service_hosts import ServiceHosts
from sicaudit.page.services.service_names import Named, ServiceNames
from sicaudit.urls import Url, is_web

Resolve = Callable[[str], Url | None]
"""Gives the URL that a link as written leads to in the end; None: to none."""

VAGUE, TEL_DIFFERS = "vague-link", "tel-differs"
_NUMBER_IN_PATH = re.compile(r"(?:wa\.me/|[?&]phone=)\+?(\d{7,15})")
_DIGITS = re.compile(r"\d[\d\s\-–./()]*\d")
_FEWEST_DIGITS = 3
_LOCAL = 6
"""Figures of the shortest number that is no short code."""

_NEVER = r"(?!)"
_SOFT_HYPHEN = "\u00ad"


class Door(NamedTuple):
    """A way to a service, as one block of a page shows it."""

    service: str
    by: str
    """link, phone or name."""
    block: int
    start: int
    """Where it begins in the block's text."""
    text: str
    target: Url | None = None
    faults: tuple[str, ...] = ()


def _figures(written: str) -> str:
    return "".join(filter(str.isdigit, written))


def _numbers_read_abroad(services: Sequence[Service], region: str) -> re.Pattern[str]:
    """Give what finds other countries' numbers as they are written there, which cannot be dialled.

    As "0800 1111" of the British Childline on an Irish page: no number by the rules of Ireland.
    """
    phones = {p for s in services if s.country for p in (*s.phones, *s.old_phones)}
    numbers = {normal_number(phone, region) for phone in phones}
    spelt = [r"[\s\-./()]?".join(n) for n in sorted(numbers) if len(n) >= _LOCAL and n.isdigit()]
    return re.compile(rf"(?<![\w+])(?:{'|'.join(spelt)})(?!\w)" if spelt else _NEVER)


def _sentence_around(text: str, at: int) -> str:
    return next((s.text for s in sentences_of(text) if s.start <= at < s.end), "")


class DoorFinder:
    """Finds doors; compiled once for a pack."""

    def __init__(self, services: Sequence[Service], region: str) -> None:
        self._region = region
        self.hosts = ServiceHosts(
            (host, service.id)
            for service in services
            for host in (*service.hosts, *service.old_hosts, *service.other_country)
        )
        self.phones: dict[str, list[str]] = defaultdict(list)
        self.names = ServiceNames(services)
        self._ordinary = {name for s in services for name in s.names if name.islower()}
        for service in sorted(services, key=lambda service: bool(service.country)):
            self._take_numbers(service)
        self._abroad = _numbers_read_abroad(services, region)

    def _take_numbers(self, service: Service) -> None:
        for phone in (*service.phones, *service.old_phones):
            countries = {self._region, service.country or self._region}
            for number in {normal_number(phone, country) for country in countries} - {""}:
                if not (service.country and self.phones.get(number)):
                    self.phones[number].append(service.id)

    def find(
        self, blocks: Sequence[TextBlock], resolve: Resolve, words: Collection[str]
    ) -> list[Door]:
        """Give all doors in the order of blocks; what belongs to nobody is left out.

        `words` are all that the page says, in lower case, without accents too.
        """
        doors: list[Door] = []
        texts = [block.text.replace(_SOFT_HYPHEN, "") for block in blocks]
        possible = self.names.possible(words)
        for number, (block, text) in enumerate(zip(blocks, texts, strict=True)):
            dialled = []
            for link in block.links:
                href = link.attributes.get("href") or ""
                if (url := resolve(href)) is not None:
                    if url.startswith("tel:"):
                        dialled.append((link, url))
                    else:
                        doors += self._by_link(number, text, link, url)
            doors += self._by_phone(number, text, dialled)
            if possible:
                for named in self.names.find(text, possible):
                    if not self._is_meant(named, text):
                        continue
                    for service in named.services:
                        doors.append(Door(service, "name", number, named.start, named.text))
        return doors

    def _is_meant(self, named: Named, text: str) -> bool:
        """Say whether a name sends readers to its service: an ordinary word does so in few places.

        "Go to the police" does, and "the police came to the door" does not.
        """
        if named.text.lower() not in self._ordinary:
            return True
        return says_to_act(_sentence_around(text, named.start))

    def _by_link(self, number: int, text: str, link: LexborNode, url: Url) -> Iterator[Door]:
        services: Sequence[str] = ()
        if is_web(url):
            services = self.hosts.at(url)
            if not services and (found := _NUMBER_IN_PATH.search(url)):
                services = self.phones.get(normal_number(f"+{found[1]}", self._region), ())
        elif url.startswith("mailto:"):
            domain = url.partition("?")[0].rpartition("@")[2]
            services = self.hosts.at(f"https://{domain}/") if domain else ()
        if not services:
            return
        words = link_text(link).replace(_SOFT_HYPHEN, "")
        start = max(0, text.find(words)) if words else 0
        for service in services:
            is_clear = not is_vague(words) or self._is_named(service, text, start)
            yield Door(service, "link", number, start, words, url, () if is_clear else (VAGUE,))

    def _is_named(self, service: str, text: str, at: int) -> bool:
        """Say whether the sentence around a place names a service."""
        around = _sentence_around(text, at)
        return any(service in named.services for named in self.names.find(around))

    def _by_phone(
        self, number: int, text: str, dialled: Sequence[tuple[LexborNode, Url]]
    ) -> Iterator[Door]:
        """Give the numbers that can be read, and the links that dial one without showing it."""
        if not dialled and len(digits_of(text)) < _FEWEST_DIGITS:
            return
        shown = {phone.start: (phone.raw, phone.number) for phone in phones_in(text, self._region)}
        for match in self._abroad.finditer(text):
            shown.setdefault(match.start(), (match[0], _figures(match[0])))
        differing: dict[str, Url] = {}
        floor = 0
        for link, url in dialled:
            words = link_text(link)
            target = normal_number(url[4:], self._region)
            start = max(floor, text.find(words, floor)) if words else floor
            floor = start + len(words)
            digits = _DIGITS.search(words)
            if digits is None:
                yield from self._hidden_number(number, start, words, target, url)
                continue
            number_shown = normal_number(digits[0], self._region)
            shown.setdefault(start + digits.start(), (digits[0], number_shown))
            if number_shown != target:
                differing[number_shown] = url
        for start, (raw, phone) in sorted(shown.items()):
            faults = (TEL_DIFFERS,) if phone in differing else ()
            url = Url(f"tel:{phone}")
            for service in self.phones.get(phone, ()):
                yield Door(service, "phone", number, start, raw, url, faults)

    def _hidden_number(
        self, number: int, start: int, words: str, target: str, url: Url
    ) -> Iterator[Door]:
        """Give a link that dials: by what it says, and by what it does."""
        owners = self.phones.get(target, ())
        named = {service for found in self.names.find(words) for service in found.services}
        for service in (*owners, *(one for one in named if one not in owners)):
            wrong = bool(named) and service in named and service not in owners
            if wrong or not named or service in named:
                faults = (TEL_DIFFERS,) if wrong else (VAGUE,) if is_vague(words) else ()
                yield Door(service, "link", number, start, words, url, faults)
