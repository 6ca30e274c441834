"""The words by which dates, hours ago and counters are known, ready for use."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sicaudit.page.dates.words import date_words
from sicaudit.page.tables import tables


class PassingWords:
    """What `passing.toml` says, ready for use."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        dates, ago, counters = table["dates"], table["ago"], table["counters"]
        known = date_words()
        self.months = frozenset(known.months)
        self.capitals = frozenset(dates["capitals"])
        self.labels = frozenset(known.labels)
        self.weekdays = frozenset(dates["weekdays"])
        self.ordinals = frozenset(dates["ordinals"])
        self.between = frozenset(dates["between"])
        self.hours = frozenset(dates["hours"])
        self.today = _phrases(dates["today"])
        self.copyright = frozenset(dates["copyright"])
        self.units = frozenset(ago["units"])
        self.numbers = frozenset(ago["numbers"])
        self.ago = frozenset(ago["after"])
        self.ago_before = _phrases(ago["before"])
        self.degrees = tuple(counters["degrees"])
        self.counted = _phrases(counters["after"])
        self.counted_firsts = frozenset(phrase[0] for phrase in self.counted)
        self.counting = _phrases(counters["before"])
        self.counting_lasts = frozenset(phrase[-1] for phrase in self.counting)
        self.versions = frozenset(counters["versions"])
        self.ago_guards = tuple(guard.encode() for guard in ago["guards"])
        self.after_numbers = _as_bytes(
            self.months, self.ordinals, self.units, self.counted_firsts, self.degrees
        )
        self.before_numbers = _as_bytes(
            self.months,
            self.counting_lasts,
            (words[-1] for words in self.ago_before),
            self.copyright,
        )


@cache
def passing_words() -> PassingWords:
    return PassingWords(tables("passing"))


def _phrases(phrases: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in phrases)


def _as_bytes(*groups: Iterable[str]) -> frozenset[bytes]:
    return frozenset(word.encode() for words in groups for word in words)
