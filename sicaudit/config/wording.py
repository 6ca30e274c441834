"""From pydantic's errors to mistakes that an editor can mend."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from operator import itemgetter
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sicaudit.config.fields import KNOWN
from sicaudit.config.lines import Where
from sicaudit.config.mistakes import MOST_SHOWN, Mistake, closest, did_you_mean, printable, shown
from sicaudit.config.outline import Kind, example_of, homes_of, keys_of, shape_at, written
from sicaudit.config.reading import Document

WANTED = {
    "string_type": "text in quotes",
    "int_type": "a whole number without quotes",
    "int_from_float": "a whole number",
    "bool_type": "true or false, without quotes,",
    "date_type": "a date without quotes",
    "list_type": "a list in [ ]",
    "dict_type": "a table",
    "model_type": "a table",
}
KINDS = {
    bool: "a yes or no",
    str: "text",
    int: "a whole number",
    float: "a number",
    list: "a list",
    dict: "a table",
    datetime: "a date with a time",
    date: "a date",
}
NOT_IN_PACKS = frozenset({"audit", "crawl", "links", "freshness", "site", "reviewer", "sic"})
SECRET_TABLES = frozenset({"headers"})


def mistakes_of(error: ValidationError, document: Document, shape: Kind) -> Iterator[Mistake]:
    """Word all errors of a document that was to have a shape, in the order of its lines."""
    found = [
        (document.line(where), where, details)
        for details in error.errors(include_url=False)
        for where in [_where(details)]
    ]
    found.sort(key=itemgetter(0))
    for number, (line, where, details) in enumerate(found):
        # Guessing what was meant takes a millisecond, too long for what is not shown anyway.
        shows = number < MOST_SHOWN
        words = _words(details, where, document, shape) if shows else details["msg"]
        yield Mistake(document.name, line, words)


def _where(details: ErrorDetails) -> Where:
    where = details["loc"]
    return where[:-1] if where and where[-1] == "[key]" else where


def header_of(document: Document, where: Where) -> tuple[str, str]:
    """Give the block that something stands in, and what it is called in there.

    `("site", 0, "url")` becomes `[[site]] "parents"` and `url`.
    """
    value: Any = document.values
    names: list[str] = []
    header = ""
    for part in where:
        if isinstance(part, str):
            names.append(part)
            value = value.get(part) if isinstance(value, dict) else None
            if not _is_table(value):
                return header, printable(part)
            header = f"{_around(header)}[{printable('.'.join(names))}]"
        else:
            value = value[part]
            header = f"[[{printable('.'.join(names))}]]{_name_of(value)}"
    return header, ""


def _around(header: str) -> str:
    """Keep a block's name before a table in it: `[[topic]] "scam" [topic.needs]`."""
    return f"{header} " if header.startswith("[[") and header.endswith('"') else ""


def _is_table(value: object) -> bool:
    return isinstance(value, dict) or _is_blocks(value)


def _is_blocks(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def _name_of(block: object) -> str:
    if isinstance(block, dict):
        for key in ("id", "name", "old", "match"):
            if isinstance(block.get(key), str):
                return f" {shown(block[key])}"
    return ""


def _words(details: ErrorDetails, where: Where, document: Document, shape: Kind) -> str:
    match details["type"]:
        case "extra_forbidden":
            return _unknown_key(where, document, shape, details["input"])
        case "missing":
            return _missing(where, document, shape)
        case kind if kind in WANTED:
            complaint = _wrong_type(details, where, shape)
        case kind if kind == KNOWN:
            complaint = _unknown_name(details)
        case "value_error":
            complaint = f"{_input(details, where)} {details['ctx']['error']}"
        case _:
            complaint = _other(details, where)
    place = " ".join(filter(None, header_of(document, where)))
    return _joined(f"{place}: {complaint}", example_of(shape, where))


def _joined(words: str, example: str) -> str:
    """Put the example behind the words; words that hold one already need none."""
    if not example or "for example:" in words:
        return words
    return f"{words} F{example[1:]}" if words.endswith("?") else f"{words}; {example}"


def _missing(where: Where, document: Document, shape: Kind) -> str:
    *around, name = where
    block = header_of(document, tuple(around))[0]
    if not block:
        return f"there is no [[{name}]] yet: nothing to audit; {example_of(shape, where)}"
    return f'{block} lacks "{name}"; {example_of(shape, where)}'


def _input(details: ErrorDetails, where: Where) -> str:
    """Show what stands there; what may be a secret is not even shown where it is wrong."""
    value = details["input"]
    return "this" if SECRET_TABLES.intersection(where) or _is_table(value) else shown(value)


def _wrong_type(details: ErrorDetails, where: Where, shape: Kind) -> str:
    kind, value = details["type"], details["input"]
    name = ".".join(part for part in where if isinstance(part, str))
    if kind == "list_type" and isinstance(value, dict) and shape_at(shape, where):
        return f"write it with double brackets, [[{name}]], as there may be several"
    if kind == "model_type" and isinstance(value, list):
        return f"write it once, with single brackets, [{name}]"
    found = KINDS.get(type(value), "a time of day")
    return f"{_input(details, where)} is {found}; {WANTED[kind]} is needed"


def _unknown_name(details: ErrorDetails) -> str:
    kind, names, value = details["ctx"]["kind"], details["ctx"]["known"], details["input"]
    return f"{shown(value)} is no {kind} known here{did_you_mean(value, names)}"


def _other(details: ErrorDetails, where: Where) -> str:
    limits = details.get("ctx", {})
    value = _input(details, where)
    match details["type"]:
        case "literal_error":
            choices = re.findall(r"'([^']+)'", limits["expected"])
            return f"{value} is not possible{did_you_mean(str(details['input']), choices)}"
        case "too_short":
            return "this is empty"
        case "greater_than_equal":
            return f"{value} is too small: at least {limits['ge']}"
        case "less_than_equal":
            return f"{value} is too large: at most {limits['le']}"
        case _:
            return f"{value} is not possible ({details['msg']})"


def _unknown_key(where: Where, document: Document, shape: Kind, value: object) -> str:
    """Say that a key is unknown, never what it holds: it may be a secret in a wrong place."""
    *around, last = where
    name = str(last)
    block = header_of(document, tuple(around))[0]
    brackets = "[[{}]]" if _is_blocks(value) else "[{}]" if isinstance(value, dict) else '"{}"'
    said = f"{block or 'this file'} has no {brackets.format(printable(name))}"
    if document.pack and not around and name in NOT_IN_PACKS:
        return f"{said}: a pack brings knowledge only; this belongs in sites.toml"
    inner = shape_at(shape, tuple(around))
    keys = list(keys_of(inner)) if inner else []
    meant = closest(name, keys)
    if meant is not None:
        where = (*around, meant)
        return _joined(f"{said}; did you mean {written(shape, where)}?", example_of(shape, where))
    for home in homes_of(shape, name):
        words = f"{said}; it belongs in {written(shape, (home,))}"
        return _joined(words, example_of(shape, (home, name)))
    return f"{said}{did_you_mean(name, keys)}"
