"""Telephone numbers that contradict the record: left ones, somebody else's, unknown ones."""

from collections.abc import Iterator, Sequence

from sicaudit.model.knowledge import Fact, Service
from sicaudit.page.contacts.phones import normal_number
from sicaudit.page.language.past_tense import has_past_verb, history_near
from sicaudit.page.language.sentences import is_within, quoted_spans
from sicaudit.page.language.words import Phrase, PhraseIndex, tokens_of
from sicaudit.page.services.contradictions import Contradiction, certainty_of, weaker
from sicaudit.page.services.number_pairs import (
    Bond,
    Pair,
    is_alike,
    is_denied,
    is_misprint,
    leads_to_a_number,
    paired,
)
from sicaudit.page.services.service_mentions import Mention, SaidNumber, Services

_HISTORY = 60
"""Letters around a number within which a word such as "formerly" makes it history."""


class NumberRules:
    """Judges the telephone numbers of sentences; made once for a pack."""

    def __init__(self, services: Services, facts: Sequence[Fact]) -> None:
        self._services = services
        self._facts = [
            _PhoneFact(fact, services) for fact in facts if fact.kind == "phone" and fact.wrong
        ]

    def judge(
        self,
        text: str,
        mentions: Sequence[Mention],
        under: tuple[str, ...],
        before: tuple[str, ...] = (),
    ) -> Iterator[Contradiction]:
        """Give the numbers of a sentence that contradict the record.

        `before`: the service that the sentence before names; a number with nothing but "call"
        before it may be its.
        """
        numbers = [
            number
            for number in self._services.numbers_of(text)
            if not any(m.start < number.end and number.start < m.end for m in mentions)
        ]
        if not numbers:
            return
        quoted = quoted_spans(text)
        for number, pair in zip(numbers, paired(text, numbers, mentions, under), strict=True):
            if number.number in self._services.emergencies or is_within(number.start, quoted):
                continue
            if self._is_history(text, number):
                continue
            pair = pair or self._loosely(text, number, mentions, before)
            found = self._left(text, number) or self._of_another(text, number, pair)
            if found is not None:
                yield found

    def _is_history(self, text: str, number: SaidNumber) -> bool:
        if is_denied(text[: number.start]):
            return True
        return history_near(text, number.start, number.end, _HISTORY) or has_past_verb(text)

    def _loosely(
        self, text: str, number: SaidNumber, mentions: Sequence[Mention], before: tuple[str, ...]
    ) -> Pair | None:
        """Give the one service named in the sentence, or before it, whose number this may be.

        In the sentence only where the number is nearly its own.
        """
        named = {mention.services for mention in mentions}
        if not named and before and leads_to_a_number(text[: number.start]):
            return Pair(before, Bond.LOOSE)
        if len(named) != 1:
            return None
        (services,) = named
        own = self._phones_of(services)
        nearly = any(is_misprint(number.number, phone) for phone in own)
        return Pair(services, Bond.LOOSE) if nearly else None

    def _phones_of(self, services: tuple[str, ...]) -> set[str]:
        phones = (phone for one in services for phone in self._services.by_id[one].phones)
        return {normal_number(phone, self._services.region) for phone in phones}

    def _left(self, text: str, number: SaidNumber) -> Contradiction | None:
        """Judge a number that its service has left, whatever stands beside it."""
        fact = next((f.fact for f in self._facts if f.names_left(number)), None)
        if number.owners or not (number.former or fact):
            return None
        service = self._services.by_id[number.former[0]] if number.former else None
        status = fact.status if fact else service.status if service else ""
        right = service.phones if service else fact.right if fact else ()
        return Contradiction(
            what="phone",
            why="old-number",
            said=number.raw,
            start=number.start,
            value=number.number,
            service=service,
            right=tuple(right),
            fact=fact,
            certainty=certainty_of(status),
            text=text,
        )

    def _of_another(self, text: str, number: SaidNumber, pair: Pair | None) -> Contradiction | None:
        """Judge a number that is shown beside a service whose it is not."""
        if pair is None or number.unsure:
            return None
        own = self._phones_of(pair.services)
        if number.number in own or not set(number.owners).isdisjoint(pair.services):
            return None
        service = self._services.by_id[pair.services[0]]
        fact = next((f.fact for f in self._facts if f.forbids(number, service, text)), None)
        status = fact.status if fact else service.status
        if number.owners:
            certainty = certainty_of(status)
            if pair.bond is Bond.LOOSE or not own:
                certainty = weaker(certainty, "likely" if own else "ask")
            why = "wrong-number"
        elif (pair.bond >= Bond.BARE and own and service.id not in self._services.generic) or (
            any(is_alike(number.number, phone) for phone in own)
        ):
            certainty, why = "ask", "unknown-number"
        else:
            return None
        owner = self._services.by_id[number.owners[0]] if number.owners else None
        return Contradiction(
            what="phone",
            why=why,
            said=number.raw,
            start=number.start,
            value=number.number,
            service=service,
            owner=owner,
            right=service.phones,
            fact=fact,
            certainty=certainty,
            text=text,
        )


class _PhoneFact:
    """A fact about a number, ready to be compared."""

    def __init__(self, fact: Fact, services: Services) -> None:
        self.fact = fact
        self._wrong = {normal_number(number, services.region) for number in fact.wrong}
        self._near = {word.lower() for word in fact.near}
        self._unless = PhraseIndex([p for word in fact.unless_near if (p := Phrase(word)).letters])

    def names_left(self, number: SaidNumber) -> bool:
        """Say whether this is a number that nobody has any more."""
        return number.number in self._wrong and not number.owners

    def forbids(self, number: SaidNumber, service: Service, text: str) -> bool:
        """Say whether the fact is about this number beside this service."""
        names = {name.lower() for name in (service.name, *service.names)}
        return (
            number.number in self._wrong
            and not names.isdisjoint(self._near)
            and next(self._unless.matches(tokens_of(text)), None) is None
        )
