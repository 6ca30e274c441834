"""Opening hours beside a service that are not those on record."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from sicaudit.model.knowledge import Fact, Service
from sicaudit.page.dates.days import days_in
from sicaudit.page.language.cue_words import all_languages, any_of
from sicaudit.page.language.hours import Hours, SaidHours, groups_of, hours_on_record, statement
from sicaudit.page.language.hours_tokens import Days, HoursToken, tokens_in
from sicaudit.page.language.past_tense import has_past_verb, history_near
from sicaudit.page.language.sentences import is_within, quoted_spans
from sicaudit.page.services.contradictions import SURE, Contradiction, certainty_of, weaker
from sicaudit.page.services.number_pairs import only_linking, paired
from sicaudit.page.services.service_mentions import Mention, Services
from sicaudit.page.tables import tables

_HISTORY = 60
_STRUCK = "\x00"
"""Stands for each letter of a date or telephone number: neither has hours in it."""

_GOES_ON = 14
"""Letters behind "and" within which days show that hours go on: "and in the weekend from"."""


@cache
def _cues(name: str) -> re.Pattern[str]:
    return any_of(all_languages(tables("hours_words")[name]))


@cache
def _clause() -> re.Pattern[str]:
    words = "|".join(map(re.escape, all_languages(tables("fact_words")["clauses"])))
    return re.compile(rf"[,;]\s+(?:{words})\s", re.IGNORECASE)


@cache
def _joins() -> re.Pattern[str]:
    return any_of(all_languages(tables("fact_words")["and"]))


class HourRules:
    """Judges the opening hours that sentences give; made once for a pack."""

    def __init__(self, services: Services, facts: Sequence[Fact]) -> None:
        self._services = services
        self._facts = [fact for fact in facts if fact.kind == "hours"]
        self._records = lru_cache(maxsize=256)(self._records_of)

    def judge(
        self, text: str, mentions: Sequence[Mention], under: tuple[str, ...]
    ) -> Iterator[Contradiction]:
        """Give the hours of a sentence that contradict those of the service beside them."""
        owners = self._owners(text, mentions, under)
        if not owners:
            return
        numbers = self._services.numbers_of(text)
        tokens = tokens_in(_struck(text, [(n.start, n.end) for n in numbers]))
        if all(isinstance(token.value, Days) for token in tokens) or _is_of_the_past(text):
            return
        if owners[0][0] < 0 and not only_linking(_without_cues(text[: tokens[0].start])):
            return
        quoted = quoted_spans(text)
        for ids, group in _by_owner(text, tokens, owners):
            said = statement(group)
            if said is not None and not is_within(said.start, quoted):
                yield from self._judged(text, said, ids)

    def _owners(
        self, text: str, mentions: Sequence[Mention], under: tuple[str, ...]
    ) -> list[tuple[int, int, tuple[str, ...]]]:
        """Give the services that hours can belong to, by name or number, in order.

        Where none is in the sentence: that of a short code it begins with, else those above it,
        with a place before its start.
        """
        owners = [(m.start, m.end, m.services) for m in mentions]
        numbers = self._services.numbers_of(text)
        for number, pair in zip(numbers, paired(text, numbers, mentions, under), strict=True):
            if number.owners and (pair is None or not mentions):
                owners.append((number.start, number.end, number.owners))
        if owners:
            return sorted(owners)
        if code := self._services.named_by_code(text):
            return [(0, 0, code)]
        return [(-1, -1, under)] if under else []

    def _judged(self, text: str, said: SaidHours, ids: tuple[str, ...]) -> Iterator[Contradiction]:
        service = self._services.by_id[ids[0]]
        record, facts = self._records(service.id)
        rights = [record] if record else []
        rights += [right for fact in facts if (right := hours_on_record(fact.right))]
        if not rights or not _speaks_of_opening(text, said):
            return
        if any(one.agrees_with(right) for one in said.readings for right in rights):
            return
        fact = next((fact for fact in facts if _is_wrong(said, fact)), None)
        status = fact.status if fact else service.status
        certainty = certainty_of(status)
        if fact is None and status in SURE:
            certainty = "likely"
        if (fact is None and not said.names_days) or _cues("other_door").search(text):
            certainty = weaker(certainty, "ask")
        yield Contradiction(
            what="hours",
            why="old-hours" if fact else "other-hours",
            said=text[said.start : said.end],
            start=said.start,
            value=_normal(said.readings[0]),
            service=service,
            right=service.hours or (facts[0].right if facts else ()),
            fact=fact or (facts[0] if facts else None),
            certainty=certainty,
            text=text,
        )

    def _records_of(self, service_id: str) -> tuple[Hours | None, tuple[Fact, ...]]:
        service = self._services.by_id[service_id]
        names = {name.lower() for name in (service.name, *service.names)}
        facts = [f for f in self._facts if not names.isdisjoint(near.lower() for near in f.near)]
        return hours_on_record(service.hours), tuple(facts)

    def knows(self, service: Service) -> bool:
        """Say whether there is anything to compare with."""
        record, facts = self._records(service.id)
        return record is not None or bool(facts)


def _struck(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in (*spans, *((day.start, day.end) for day in days_in(text))):
        text = text[:start] + _STRUCK * (end - start) + text[end:]
    return text


def _is_of_the_past(text: str) -> bool:
    return has_past_verb(text) or history_near(text, 0, len(text), 0)


def _without_cues(text: str) -> str:
    return _cues("opening").sub(" ", text)


def _by_owner(
    text: str, tokens: Sequence[HoursToken], owners: Sequence[tuple[int, int, tuple[str, ...]]]
) -> Iterator[tuple[tuple[str, ...], list[HoursToken]]]:
    """Give the statements of a sentence with the services they are nearest to.

    What stands before every name belongs to the first one; a clause of its own to nobody.
    """
    if not owners:
        return
    for group in groups_of(tokens):
        parts: dict[tuple[str, ...], list[HoursToken]] = {}
        for token in group:
            owner = next((o for o in reversed(owners) if o[1] <= token.start), owners[0])
            if not _is_apart(text, token, owner):
                parts.setdefault(owner[2], []).append(token)
        yield from parts.items()


def _is_apart(text: str, token: HoursToken, owner: tuple[int, int, tuple[str, ...]]) -> bool:
    """Say whether the name and the hours stand in clauses of their own.

    Hours before the name and an "or" are another's: "chat van 9 tot 5, of bel de hulplijn", and so
    are those behind "our".
    """
    if owner[0] >= token.end and _cues("own").search(text, 0, token.start):
        return True
    if owner[0] >= token.end and _joins().search(text, token.end, owner[0]):
        return True
    first, last = sorted(((max(0, owner[0]), max(0, owner[1])), (token.start, token.end)))
    for match in _clause().finditer(text, first[1], last[0]):
        if token.start - match.end() > _GOES_ON or token.start < match.start():
            return True
    return False


def _speaks_of_opening(text: str, said: SaidHours) -> bool:
    """Say whether hours are those at which help can be had, and the rule, not an exception."""
    if _cues("events").search(text) or days_in(text):
        return False
    exception = _cues("exceptions").search(text)
    if exception and not _cues("not_on").search(
        text[max(0, exception.start() - 30) : exception.start()]
    ):
        return False
    return said.names_days or _cues("opening").search(text) is not None


def _is_wrong(said: SaidHours, fact: Fact) -> bool:
    wrongs = [wrong for line in fact.wrong if (wrong := hours_on_record((line,)))]
    return any(one.spans == wrong.spans for one in said.readings for wrong in wrongs)


def _normal(hours: Hours) -> str:
    """Give hours in one form: "0 540-1020 1 540-1020"."""
    return " ".join(
        f"{number} {','.join(f'{span.opens}-{span.closes}' for span in sorted(day)) or '-'}"
        for number, day in enumerate(hours.days)
        if day is not None
    )
