"""All telephone numbers that each site shows, and whose they are by the packs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from heapq import nlargest
from itertools import groupby

from sicaudit.crawled import Crawled
from sicaudit.model.knowledge import Knowledge
from sicaudit.model.run import NumberTally, SiteTally
from sicaudit.page.contacts.phones import normal_number
from sicaudit.page.services.service_mentions import Services
from sicaudit.store.journal_help import NumberShown

MOST_NUMBERS = 100
"""Of one site: more is a telephone book, and no reviewer reads it."""


@dataclass(slots=True, kw_only=True)
class _Best:
    """The numbers of a site on most pages, and how many there are."""

    numbers: list[NumberTally] = field(default_factory=list)
    all: int = 0


def with_numbers(tallies: Iterable[SiteTally], crawled: Crawled) -> tuple[SiteTally, ...]:
    """Add the telephone numbers that each site's pages show, those on most pages first."""
    owners = _Owners(crawled.settings.knowledge)
    best: dict[str, _Best] = {}
    rows = crawled.journal.numbers()
    for site, shown in groupby(rows, key=lambda row: row.site):
        mine = best.setdefault(site, _Best())

        def counted(shown: Iterator[NumberShown], mine: _Best) -> Iterator[NumberTally]:
            for _, ways in groupby(shown, key=lambda row: row.number):
                mine.all += 1
                yield _tally(list(ways), owners, crawled)

        mine.numbers = nlargest(MOST_NUMBERS, counted(shown, mine), key=lambda each: each.pages)
    return tuple(
        replace(
            tally,
            numbers=tuple(best[tally.id].numbers),
            more_numbers=best[tally.id].all - len(best[tally.id].numbers),
        )
        if tally.id in best
        else tally
        for tally in tallies
    )


class _Owners:
    """Whose a number is, or was."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._names = {service.id: service.name for service in knowledge.services}
        self._emergencies = Services(knowledge).emergencies
        self._lists: dict[str, dict[str, list[str]]] = {}
        for service in knowledge.services:
            standing = "abroad" if service.country else "known"
            for known_as, phones in (
                (standing, service.phones),
                ("old", service.old_phones),
                ("unsure", service.unsure_phones),
            ):
                table = self._lists.setdefault(known_as, {})
                for phone in phones:
                    for country in {knowledge.country, service.country or knowledge.country}:
                        number = normal_number(phone, country)  # as it is written here, too
                        table.setdefault(number, []).append(service.name)

    def name(self, service: str) -> str:
        return self._names.get(service, service)

    def of(self, number: str) -> tuple[str, tuple[str, ...]]:
        """Give a number's standing, and the names of the services whose it is or was."""
        for standing in ("known", "old", "unsure", "abroad"):
            if names := self._lists.get(standing, {}).get(number):
                known_as = "emergency" if number in self._emergencies else standing
                return known_as, tuple(dict.fromkeys(names))
        return ("emergency" if number in self._emergencies else "unknown"), ()


def _tally(ways: list[NumberShown], owners: _Owners, crawled: Crawled) -> NumberTally:
    """Put together the ways in which a site shows one number, the commonest first."""
    beside: Counter[str] = Counter()
    written: Counter[str] = Counter()
    for way in ways:
        written[way.raw] += way.pages
        for service in way.beside:
            beside[owners.name(service)] += way.pages
    standing, whose = owners.of(ways[0].number)
    odd = [way for way in ways if whose and {*map(owners.name, way.beside)} - {*whose}]
    return NumberTally(
        number=ways[0].number,
        raw=_in_order(written)[0][0],
        pages=sum(way.pages for way in ways),
        example=crawled.journal.address(min(way.first for way in odd or ways)),
        standing=standing,
        whose=whose,
        beside=tuple(_in_order(beside)),
        words=next((way.words for way in odd or ways if way.words), ""),
    )


def _in_order(pages: Mapping[str, int]) -> list[tuple[str, int]]:
    """Order by pages, the most first; of two with as many, as the alphabet does."""
    return sorted(pages.items(), key=lambda each: (-each[1], each[0]))
