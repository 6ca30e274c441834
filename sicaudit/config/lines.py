"""Where in a TOML file each key and value stands: tomllib gives no line numbers."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache

Where = tuple[str | int, ...]
"""Keys and positions from the top of a document: `("site", 0, "url")`."""

MOST_KEY_LETTERS = 1024
MOST_DEPTH = 24
"""Nobody nests deeper by hand. tomllib recurses, and takes quadratic time for long dotted keys."""
MOST_STATEMENTS = 10_000
"""Keys and headers; the Dutch pack, the largest file there is, holds about 800."""

# Atomic or possessive, so that none of them ever tries a second way. Groups are atomic (`(?>...)`):
# until Python 3.11.3 a possessive group loses its place where an alternative fails half-way.
BLANK = re.compile(r"(?>(?:[ \t\r\n]++|#[^\n]*+)*)")
SPACE = re.compile(r"[ \t]*+")
BARE_KEY = re.compile(r"[A-Za-z0-9_-]++")
STRING = re.compile(
    r'"""(?>(?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*)"{3,5}'
    r"|'''(?>(?:[^']|'{1,2}(?!'))*)'{3,5}"
    r'|"(?>(?:[^"\\\n]|\\.)*)"'
    r"|'[^'\n]*+'"
)
SCALAR = re.compile(r"[^\s,\[\]{}#\"'][^,\[\]{}#\n]*+")


class TooMuchError(ValueError):
    """More than anybody writes by hand, in `line` (counted from 1); the message says what."""

    def __init__(self, line: int, words: str) -> None:
        super().__init__(words)
        self.line = line


class _LostError(Exception):
    """What stands here is not TOML."""


@lru_cache(maxsize=4)
def line_numbers(text: str) -> Mapping[Where, int]:
    """Give the line, counted from 1, of every table, key and element of an array.

    Of what is written in several places (`[[site]]`, dotted keys) the first counts. Of a text
    that is not TOML, all that stands before the error is given. Linear in the text's length;
    raises TooMuchError where tomllib would take long or recurse without end.
    """
    scan = _Scan(text)
    with suppress(_LostError):
        scan.document()
    return scan.lines


class _Scan:
    """A walk over a text; accepts all of TOML 1.0 and a little more."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[Where, int] = {(): 1}
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._elements: dict[Where, int] = {}

    def document(self) -> None:
        table: Where = ()
        statements = 0
        self._skip(BLANK)
        while self.at < len(self.text):
            statements += 1
            if statements > MOST_STATEMENTS:
                words = f"there are more than {MOST_STATEMENTS:,} keys in this file; split it"
                raise TooMuchError(self._line(self.at), words)
            if self.text.startswith("[", self.at):
                table = self._header()
            else:
                self._pair(table, depth=0)
            self._skip(BLANK)

    def _header(self) -> Where:
        start = self.at
        several = self.text.startswith("[[", self.at)
        self.at += 2 if several else 1
        *parents, last = self._key()
        self._expect("]]" if several else "]")
        table: Where = ()
        for part in parents:
            table = self._newest((*table, part), start)
        if not several:
            return self._newest((*table, last), start)
        table = (*table, last)
        position = self._elements.get(table, 0)
        self._elements[table] = position + 1
        self._note(table, start)
        self._note((*table, position), start)
        return (*table, position)

    def _newest(self, where: Where, start: int) -> Where:
        """Step into a table, or into the newest one where there are several."""
        self._note(where, start)
        count = self._elements.get(where)
        return where if count is None else (*where, count - 1)

    def _pair(self, table: Where, depth: int) -> None:
        start = self.at
        where = table
        for part in self._key():
            where = (*where, part)
            self._note(where, start)
        self._expect("=")
        self._value(where, depth)

    def _value(self, where: Where, depth: int) -> None:
        if depth > MOST_DEPTH:
            raise TooMuchError(self._line(self.at), "lists or tables are nested too deeply here")
        self._skip(SPACE)
        self._note(where, self.at)
        if self.text.startswith("[", self.at):
            self._array(where, depth)
        elif self.text.startswith("{", self.at):
            self._inline_table(where, depth)
        elif found := STRING.match(self.text, self.at) or SCALAR.match(self.text, self.at):
            self.at = found.end()
        else:
            raise _LostError

    def _array(self, where: Where, depth: int) -> None:
        self.at += 1
        position = 0
        while not self._ends("]"):
            self._value((*where, position), depth + 1)
            position += 1

    def _inline_table(self, where: Where, depth: int) -> None:
        self.at += 1
        while not self._ends("}"):
            self._pair(where, depth + 1)

    def _ends(self, bracket: str) -> bool:
        self._skip(BLANK)
        if self.text.startswith(",", self.at):
            self.at += 1
            self._skip(BLANK)
        if self.text.startswith(bracket, self.at):
            self.at += 1
            return True
        return False

    def _key(self) -> list[str]:
        start = self.at
        parts = []
        while True:
            self._skip(SPACE)
            parts.append(self._key_part())
            if len(parts) > MOST_DEPTH or self.at - start > MOST_KEY_LETTERS:
                raise TooMuchError(self._line(start), "this key is far too long")
            self._skip(SPACE)
            if not self.text.startswith(".", self.at):
                return parts
            self.at += 1

    def _key_part(self) -> str:
        if found := BARE_KEY.match(self.text, self.at):
            self.at = found.end()
            return found[0]
        found = STRING.match(self.text, self.at)
        if not found:
            raise _LostError
        self.at = found.end()
        if "\\" not in found[0]:
            return found[0][1:-1]
        try:
            return str(tomllib.loads(f"key = {found[0]}")["key"])
        except tomllib.TOMLDecodeError:
            raise _LostError from None

    def _expect(self, signs: str) -> None:
        self._skip(SPACE)
        if not self.text.startswith(signs, self.at):
            raise _LostError
        self.at += len(signs)

    def _skip(self, what: re.Pattern[str]) -> None:
        found = what.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def _note(self, where: Where, start: int) -> None:
        if where not in self.lines:
            self.lines[where] = self._line(start)

    def _line(self, start: int) -> int:
        return bisect_right(self._starts, start)
