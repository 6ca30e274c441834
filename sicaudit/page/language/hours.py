"""Opening hours as people write them, read as hours of each weekday."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from sicaudit.page.language.cue_words import all_languages
from sicaudit.page.language.hours_tokens import (
    DAY_ENDS,
    Closed,
    Days,
    HoursToken,
    Span,
    Times,
    tokens_in,
)
from sicaudit.page.tables import tables

_APART = 45
"""Letters between two parts of one statement: "is elke dag bereikbaar op dit nummer, van"."""

_EVERY_DAY = Days(frozenset(range(7)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """When something is open: for each weekday from Monday its spans.

    None for a day of which nothing is said. One entry alone: hours of no day in particular.
    """

    days: tuple[frozenset[Span] | None, ...]

    @property
    def names_days(self) -> bool:
        return len(self.days) == 7

    @property
    def spans(self) -> frozenset[Span]:
        return frozenset(span for day in self.days if day for span in day)

    def agrees_with(self, record: "Hours") -> bool:
        """Say whether all that is said here is so on record; what that does not name is closed.

        Hours of no day in particular agree where the record has them on some day; a record of no
        day in particular holds for whatever days are said.
        """
        if not self.names_days:
            return self.spans <= record.spans
        if not record.names_days:
            return all(day is None or day == record.spans for day in self.days)
        return all(
            day is None or day == (known or frozenset())
            for day, known in zip(self.days, record.days, strict=True)
        )


class SaidHours(NamedTuple):
    """A statement of opening hours in a text; more than one reading where it is ambiguous."""

    start: int
    end: int
    readings: tuple[Hours, ...]
    names_days: bool


@lru_cache(maxsize=256)
def hours_on_record(lines: tuple[str, ...]) -> Hours | None:
    """Read a record's lines ("mo-fr 09:00-17:00", "always") as one; None: nothing to compare.

    A line that begins with another way in and a colon ("web form: always") is left out.
    """
    hours = [read for line in lines if (read := _line(line)) is not None]
    if not hours:
        return None
    if any(not line.names_days for line in hours):
        return hours[0]
    week: list[frozenset[Span] | None] = [None] * 7
    for line in hours:
        for number, day in enumerate(line.days):
            if day is not None:
                week[number] = (week[number] or frozenset()) | day
    return Hours(days=tuple(week))


def _line(line: str) -> Hours | None:
    if line.strip().lower() in all_languages(tables("hours_words")["record_always"]):
        return Hours(days=(frozenset((Span(0, DAY_ENDS),)),) * 7)
    label, colon, _ = line.partition(": ")
    if colon and label.replace(" ", "").isalpha():
        return None
    found = said_hours(line)
    return found[0].readings[0] if len(found) == 1 else None


def said_hours(text: str) -> list[SaidHours]:
    """Find the statements of opening hours in a sentence, in order.

    Says nothing of whose they are, nor whether they are opening hours at all.
    """
    return [said for group in groups_of(tokens_in(text)) if (said := statement(group))]


def groups_of(tokens: Iterable[HoursToken]) -> list[list[HoursToken]]:
    """Put the parts of one statement together."""
    groups: list[list[HoursToken]] = []
    for token in tokens:
        if groups and token.start - groups[-1][-1].end <= _APART:
            groups[-1].append(token)
        else:
            groups.append([token])
    return groups


def statement(group: Sequence[HoursToken]) -> SaidHours | None:
    """Read the parts of one statement; None: days without hours."""
    pairs = _paired(group)
    if not pairs:
        return None
    used = {id(token) for pair in pairs for token in pair if token is not None}
    parts = [token for token in group if id(token) in used]
    readings = tuple(dict.fromkeys(_reading(pairs, which) for which in (0, 1)))
    names_days = any(days is not None for days, _ in pairs)
    return SaidHours(parts[0].start, parts[-1].end, readings, names_days)


_Pair = tuple[HoursToken | None, HoursToken]


def _paired(group: Sequence[HoursToken]) -> list[_Pair]:
    """Give each span of hours with the days it is said of; None: of no day in particular.

    Days stand before their hours ("ma-vr 9-17, za 10-12"), or behind ("9-17 op werkdagen en 10-12
    in het weekend"): what comes first tells which.
    """
    days_first = isinstance(group[0].value, Days)
    pairs: list[_Pair] = []
    days: HoursToken | None = None
    waiting: list[HoursToken] = []
    for number, token in enumerate(group):
        if isinstance(token.value, Days):
            pairs += [(token, times) for times in waiting]
            days = token if days_first or not waiting else None
            waiting = []
        elif days is not None and not _is_closed_before_its_days(group, number):
            pairs.append((days, token))
        else:
            waiting.append(token)
    return pairs + [(None, times) for times in waiting if isinstance(times.value, Times)]


def _is_closed_before_its_days(group: Sequence[HoursToken], number: int) -> bool:
    """Say whether "closed" speaks of the days behind it: "9-17, closed on Sundays"."""
    kinds = [type(token.value) for token in group[number : number + 3]]
    return kinds[:2] == [Closed, Days] and kinds[2:] != [Times]


def _reading(pairs: Sequence[_Pair], which: int) -> Hours:
    if all(days is None and not _is_all_day(times) for days, times in pairs):
        return Hours(days=(frozenset(span for _, times in pairs for span in _spans(times, which)),))
    week: list[frozenset[Span] | None] = [None] * 7
    for days, times in pairs:
        named = days.value if days is not None and isinstance(days.value, Days) else _EVERY_DAY
        for number in named.numbers:
            week[number] = (week[number] or frozenset()) | _spans(times, which)
    return Hours(days=tuple(week))


def _is_all_day(token: HoursToken) -> bool:
    return isinstance(token.value, Times) and token.value.all_day


def _spans(token: HoursToken, which: int) -> frozenset[Span]:
    if not isinstance(token.value, Times):
        return frozenset()
    spans = token.value.readings
    return frozenset((spans[min(which, len(spans) - 1)],))
