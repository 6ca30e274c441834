"""Writes the word list `date_months.toml` from Unicode's CLDR: `pip install Babel`, then run me."""

import json
import sys
import unicodedata
from pathlib import Path

TARGET = Path(__file__).parents[1] / "sicaudit" / "page" / "wordlists" / "date_months.toml"

UNION = "nl en de fr bg cs da el es et fi ga hr hu it lt lv mt pl pt ro sk sl sv"
BESIDE = "ca gl cy nb nn is sq mk sr_Latn sr_Cyrl bs tr uk ru be hy az id ms ar fa he bn"
AFAR = "hi mr ne ur ta te th ka kk ky mn eu lb af sw fil"
LANGUAGES = f"{UNION} {BESIDE} {AFAR}".split()
"""The official ones of the European Union after the four we know best, their neighbours', others
of which pages were seen; these without weekdays, since `mei` is one in Luxembourg.
"""

LEAST_WEEKDAY = 3
"""Letters; shorter ones are also words of another language."""

HEAD = """\
# Names of months and weekdays, written by `python -m bench.date_months` from Unicode's CLDR.
# Do not edit: what CLDR lacks stands in date_words.toml.
"""


def main() -> None:
    """Write the tables; a name that two languages give to two months goes to `[only]`."""
    try:
        from babel import Locale
    except ImportError:
        sys.exit("This needs Babel: python -m pip install Babel")
    months: dict[str, dict[int, list[str]]] = {}
    weekdays: dict[str, None] = {}
    for language in LANGUAGES:
        locale = Locale.parse(language)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[context][width].items():
                    for written in _written(name):
                        months.setdefault(written, {}).setdefault(number, []).append(language)
                if language in AFAR.split():
                    continue
                for name in locale.days[context][width].values():
                    names = (word for word in _written(name) if len(word) >= LEAST_WEEKDAY)
                    weekdays.update(dict.fromkeys(names))
    TARGET.write_text(_toml(months, weekdays), encoding="utf-8")


def _written(name: str) -> set[str]:
    """Give a name as pages write it: without its full stop, with and without accents."""
    plain = name.lower().replace("\u200f", "").removeprefix("de ").strip(" .")
    folded = "".join(
        letter
        for letter in unicodedata.normalize("NFD", plain)
        if not unicodedata.combining(letter)
    )
    latin = folded if folded.isascii() else plain
    return {word for word in (plain, latin) if " " not in word and not word.isdigit()}


def _toml(months: dict[str, dict[int, list[str]]], weekdays: dict[str, None]) -> str:
    first = {name: next(iter(numbers)) for name, numbers in months.items()}
    lines = [HEAD, "[months]"]
    for number in range(1, 13):
        names = sorted(name for name, owner in first.items() if owner == number)
        lines += [f"{number} = [", *_wrapped(names), "]"]
    lines += ["", "[only]", "# Where a language means another month by it than most do."]
    for name, numbers in sorted(months.items()):
        for number, languages in list(numbers.items())[1:]:
            for language in dict.fromkeys(code.partition("_")[0] for code in languages):
                lines.append(f"{language}.{json.dumps(name, ensure_ascii=False)} = {number}")
    lines += ["", "[weekdays]", "names = [", *_wrapped(sorted(weekdays)), "]"]
    return "\n".join(lines) + "\n"


def _wrapped(names: list[str]) -> list[str]:
    lines, line = [], " "
    for name in names:
        quoted = f" {json.dumps(name, ensure_ascii=False)},"
        if len(line) + len(quoted) > 110:
            lines.append(line)
            line = " "
        line += quoted
    return [*lines, line]


if __name__ == "__main__":
    main()
