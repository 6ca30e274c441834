"""The words of a report, in one TOML file per language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sicaudit.errors import ConfigError

LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One language; a word that is missing is a mistake of ours, and raises LookupError."""

    language: str
    tables: Mapping[str, Any]

    def ui(self, key: str) -> str:
        """Give a word of the report's own furniture."""
        return self._in("ui", key)

    def named(self, table: str, key: str) -> str:
        """Give the name of a member of a closed list, as a region or a state."""
        return self._in(table, key)

    def known(self, table: str, key: str) -> str | None:
        """Give the name of something that may come from outside; None: we have no word for it."""
        word = self.tables[table].get(key)
        return word if isinstance(word, str) else None

    def counted(self, noun: str, number: int) -> str:
        """Give a number with its noun: "1 page", "1,170 pages"."""
        one, many = self.tables["nouns"][noun]
        return f"{self.number(number)} {one if number == 1 else many}"

    def number(self, number: int) -> str:
        """Give a whole number with the language's sign between thousands."""
        return f"{number:,}".replace(",", self._in("numbers", "thousands"))

    def day(self, text: str) -> str:
        """Give an ISO date, or the day of an RFC 3339 moment, in words."""
        year, _, rest = text[:10].partition("-")
        month, _, day = rest.partition("-")
        if not (len(year) == 4 and month.isdigit() and day.isdigit() and 1 <= int(month) <= 12):
            return text
        return f"{int(day)} {self.tables['numbers']['months'][int(month) - 1]} {year}"

    def moment(self, text: str) -> str:
        """Give an RFC 3339 moment in UTC in words, to the minute."""
        return f"{self.day(text)}, {text[11:16]} UTC" if len(text) >= 16 else self.day(text)

    def span(self, text: str) -> str:
        """Give a duration as sites.toml writes it ("12 months"); as it stands if it is not one."""
        number, _, unit = text.strip().partition(" ")
        noun = unit.strip().removesuffix("s")
        if number.isdigit() and noun in ("day", "week", "month", "year"):
            return self.counted(noun, int(number))
        return text

    def listed(self, parts: list[str], joint: str) -> str:
        """Join with commas, and with `joint` ("and", "or") before the last."""
        if len(parts) < 2:
            return "".join(parts)
        return f"{', '.join(parts[:-1])} {self._in('numbers', joint)} {parts[-1]}"

    def _in(self, table: str, key: str) -> str:
        word = self.tables[table].get(key)
        if not isinstance(word, str):
            raise LookupError(f"{self.language}.toml has no word {key!r} under [{table}]")
        return word


@cache
def words_in(language: str) -> Words:
    """Read a language's words once; ConfigError names the languages there are."""
    if language not in LANGUAGES:
        choice = " or ".join(LANGUAGES)
        raise ConfigError(f"language = {language!r}: a report is written in {choice}.")
    # importlib.resources is dear to import (15 ms), and a glance at --help needs no words.
    from importlib.resources import files

    text = (files(__package__) / "words" / f"{language}.toml").read_text("utf-8")
    return Words(language=language, tables=tomllib.loads(text))
