"""What is wrong in a configuration, all of it at once, each with its line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sicaudit.errors import ConfigError

MOST_SHOWN = 200
MOST_LETTERS = 60
MOST_NAMES = 30
ESCAPES = str.maketrans({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"})


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing to mend; `line` and `column` count from 1, None: the file as a whole."""

    file: str
    line: int | None
    words: str
    column: int | None = None

    def __str__(self) -> str:
        place = [self.file, *(str(n) for n in (self.line, self.column) if n is not None)]
        return f"{':'.join(place)}: {self.words}"


class MistakesError(ConfigError):
    """A configuration that cannot be used; its message names every mistake on a line of its own."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        lines = list(dict.fromkeys(map(str, self.mistakes)))
        if len(lines) > MOST_SHOWN:
            lines[MOST_SHOWN:] = [f"... and {len(lines) - MOST_SHOWN} more mistakes"]
        super().__init__("\n".join(lines))


def closest(name: str, known: Sequence[str]) -> str | None:
    """Give the known name that was probably meant; None where nothing is close."""
    from difflib import get_close_matches  # only needed where something is wrong

    close = get_close_matches(name[:MOST_LETTERS].lower(), known, n=1, cutoff=0.6)
    return close[0] if close else None


def did_you_mean(name: str, known: Sequence[str]) -> str:
    """Give `; did you mean "delay"?`, or what there is where nothing is close."""
    meant = closest(name, known)
    if meant is not None:
        return f'; did you mean "{meant}"?'
    more = f" and {len(known) - MOST_NAMES} more" if len(known) > MOST_NAMES else ""
    return f"; known are: {', '.join(known[:MOST_NAMES])}{more}" if known else ""


def as_toml(value: object) -> str:
    """Write a value as TOML would, on one line."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{value.translate(ESCAPES)}"'
        case list() | tuple():
            return f"[{', '.join(map(as_toml, value))}]"
        case dict():
            pairs = (f"{key} = {as_toml(item)}" for key, item in value.items())
            return f"{{ {', '.join(pairs)} }}" if value else "{}"
        case datetime() | date():
            return value.isoformat()
        case int() if abs(value) >= 10**MOST_LETTERS:
            return "a number of very many digits"  # str() of it may be refused
        case _:
            return str(value)


def printable(text: str) -> str:
    """Take control characters out of what comes from a file; they would steer a terminal."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)


def shown(value: object) -> str:
    """Show a value in a message: short, printable, and never an address with a password."""
    if isinstance(value, str) and "@" in value and "://" in value:
        return "this address"
    text = printable(as_toml(value[:MOST_LETTERS] if isinstance(value, str | list) else value))
    return text if len(text) <= MOST_LETTERS + 2 else f"{text[:MOST_LETTERS]} ..."
