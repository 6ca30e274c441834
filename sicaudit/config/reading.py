"""A configuration file's bytes, guarded and parsed."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sicaudit.config.lines import TooMuchError, Where, line_numbers
from sicaudit.config.mistakes import Mistake, MistakesError
from sicaudit.config.syntax import explained

MOST_BYTES = 256 * 1024
MOST_PACK_BYTES = 2 * 1024 * 1024
MOST_LINE_BYTES = 64 * 1024
BOM = b"\xef\xbb\xbf"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A parsed file; `name` is how messages call it."""

    name: str
    text: str
    values: Mapping[str, Any]
    pack: bool = False

    @property
    def lines(self) -> Mapping[Where, int]:
        """Line of every table, key and element."""
        return line_numbers(self.text)

    def line(self, where: Where) -> int:
        """Give the line of a key, or of the nearest thing around it."""
        while where not in self.lines:
            where = where[:-1]
        return self.lines[where]


def read(path: Path, *, name: str, pack: bool = False) -> Document:
    """Read and parse a file; raises MistakesError where it cannot be read or is not TOML."""
    most = MOST_PACK_BYTES if pack else MOST_BYTES
    try:
        if not path.is_file():
            raise MistakesError([_not_there(path, name)])
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        raise MistakesError([Mistake(name, None, f"cannot be read: {error.strerror}")]) from error
    if len(content) > most:
        words = f"is larger than {most // 1024} KB; is it the right file?"
        raise MistakesError([Mistake(name, None, words)])
    return parse(content, name=name, pack=pack)


def parse(content: bytes, *, name: str, pack: bool = False, trusted: bool = False) -> Document:
    """Parse a file's bytes; `trusted` ones, our own, are spared the guards.

    Raises MistakesError with line and column where they are not TOML.
    """
    text = _decoded(content, name)
    try:
        if not trusted:
            _guard(text, name)
            line_numbers(text)  # refuses what tomllib would be slow at
        values = tomllib.loads(text)
    except TooMuchError as error:
        raise MistakesError([Mistake(name, error.line, str(error))]) from None
    except RecursionError:
        words = "values are nested too deeply: no list or table may hold hundreds of others"
        raise MistakesError([Mistake(name, 1, words)]) from None
    except ValueError as error:
        line, column, words = explained(error, text)
        raise MistakesError([Mistake(name, line, words, column=column)]) from None
    return Document(name=name, text=text, values=values, pack=pack)


def _not_there(path: Path, name: str) -> Mistake:
    if path.is_dir():
        return Mistake(name, None, f"is a folder ({path}); name the file in it")
    if path.exists():
        return Mistake(name, None, f"is not an ordinary file ({path})")
    words = f"there is no such file ({path}); `sicaudit config init` writes one to begin with"
    return Mistake(name, None, words)


def _decoded(content: bytes, name: str) -> str:
    save_as = "save it again as UTF-8 (in the editor: Save as, Encoding)"
    if content.startswith(UTF_16):
        raise MistakesError([Mistake(name, 1, f"is written in UTF-16; {save_as}")])
    try:
        return content.removeprefix(BOM).decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise MistakesError([Mistake(name, line, f"is not UTF-8 here; {save_as}")]) from None


def _guard(text: str, name: str) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MOST_LINE_BYTES:
            words = f"this line is longer than {MOST_LINE_BYTES // 1024} KB; spread it over several"
            raise MistakesError([Mistake(name, number, words)])
