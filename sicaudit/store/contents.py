"""The packed contents of findings in the database, each stored once."""

from collections.abc import Callable
from typing import TypeVar

from sicaudit.model.finding import Finding, Sighting
from sicaudit.store.database import Database
from sicaudit.store.packing import Content, facts_from, sightings_from

Unpacked = TypeVar("Unpacked")


class Contents:
    """Numbers for contents and back, for the length of one operation."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._numbers: dict[bytes, int] = {}
        self._facts: dict[int, Finding] = {}
        self._sightings: dict[int, tuple[Sighting, ...]] = {}

    def number_of(self, content: Content) -> int:
        """Give the number under which the content is stored, now if it was not yet."""
        number = self._numbers.get(content.hash)
        if number is None:
            rows = self.database.rows(
                "SELECT number FROM content WHERE hash = ?", (content.hash,)
            ) or self.database.rows(
                "INSERT INTO content (hash, body) VALUES (?, ?) RETURNING number",
                (content.hash, content.packed),
            )
            number = self._numbers[content.hash] = int(rows[0][0])
        return number

    def facts(self, number: int | None) -> Finding:
        """Give a finding without its sightings; MachineError where the store is damaged."""
        return self._read(number, self._facts, facts_from)

    def sightings(self, number: int | None) -> tuple[Sighting, ...]:
        return self._read(number, self._sightings, sightings_from)

    def _read(
        self,
        number: int | None,
        kept: dict[int, Unpacked],
        unpacked: Callable[[bytes, bytes], Unpacked],
    ) -> Unpacked:
        if number in kept:
            return kept[number]
        rows = self.database.rows("SELECT body, hash FROM content WHERE number = ?", (number,))
        if number is None or not rows:
            raise self.database.damaged("the content of a finding is missing")
        try:
            value = kept[number] = unpacked(*rows[0])
        except (ValueError, TypeError, KeyError) as error:
            raise self.database.damaged(str(error)) from error
        return value
