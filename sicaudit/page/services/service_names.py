"""Where a text names services: by their names, capitals as on record, or by their hosts."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from sicaudit.model.knowledge import Service
from sicaudit.page.language.tokens import plain

_LETTER = re.compile(r"[^\W\d_]")
_NEVER = r"(?!)"


class Named(NamedTuple):
    """A name in a text."""

    start: int
    end: int
    text: str
    services: tuple[str, ...]
    """Ids; most names are of one."""


class ServiceNames:
    """Finds names; made once for a pack."""

    def __init__(self, services: Sequence[Service]) -> None:
        self._names: defaultdict[str, list[str]] = defaultdict(list)
        self._hosts: defaultdict[str, list[str]] = defaultdict(list)
        for service in services:
            for name in filter(_LETTER.search, service.names or (service.name,)):
                self._names[name].append(service.id)
                if name.islower():
                    self._names[name[0].upper() + name[1:]].append(service.id)
            for host in filter(_LETTER.search, service.hosts):
                self._hosts[host.lower().removeprefix("www.")].append(service.id)
        several = (words for service in services for words in service.not_this if words.strip())
        self._not_this = re.compile("|".join(map(re.escape, several)) or _NEVER, re.IGNORECASE)
        self._words = {
            name: frozenset(plain(name).split()) for name in (*self._names, *self._hosts)
        }

    def possible(self, words: Collection[str]) -> tuple[str, ...]:
        """Give the names and hosts whose words are all among those of a text."""
        return tuple(name for name, own in self._words.items() if own.issubset(words))

    def find(self, text: str, among: Iterable[str] | None = None) -> list[Named]:
        """Give the names in a text, in order; of several in one place the longest.

        `among` are those that it may hold at all; None: any.
        """
        found = list(self._whole(text, self._words if among is None else among))
        if not found:
            return found
        struck = [match.span() for match in self._not_this.finditer(text)]
        found.sort(key=lambda named: (named.start - named.end, named.start))
        kept: list[Named] = []
        for named in found:
            taken = (*struck, *((one.start, one.end) for one in kept))
            if not any(first < named.end and named.start < last for first, last in taken):
                kept.append(named)
        return sorted(kept)

    def _whole(self, text: str, among: Iterable[str]) -> Iterable[Named]:
        lowered = ""
        for name in among:
            if (services := self._hosts.get(name)) is not None:
                lowered = lowered or text.lower()
                starts = [at for at in _places(lowered, name) if _is_whole_host(lowered, at, name)]
            else:
                services, starts = self._names.get(name, []), list(_places(text, name))
            for start in starts:
                end = start + len(name)
                yield Named(start, end, text[start:end], tuple(services))


def _places(text: str, name: str) -> Iterable[int]:
    """Give where a name stands as whole words, and is no part of an e-mail address."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        before, behind = text[start - 1 : start], text[end : end + 1]
        if not (_is_in_word(before) or before == "@" or _is_in_word(behind)):
            yield start
        start = text.find(name, end)


def _is_whole_host(text: str, start: int, host: str) -> bool:
    """Say whether a host is no part of a longer one."""
    behind = text[start + len(host) : start + len(host) + 2]
    goes_on = behind[:1] in (".", "-") and behind[1:].isalnum()
    return not goes_on and text[start - 1 : start] != "-"


def _is_in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
