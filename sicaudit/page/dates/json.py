"""JSON-LD: what a page says of its own entity."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from sicaudit.model.page import DateEvidence, DateKind
from sicaudit.page.dates.text import Reading, stamped_day
from sicaudit.page.dates.words import date_words
from sicaudit.urls import path_of

_WORTH_READING = ("Published", "Modified", "Reviewed", "Created", "Date", "date")

_PROPERTY = re.compile(r'"(date(?:Published|Modified)|lastReviewed)"\s*:\s*"([^"\\]{4,40})"')
_WRAPPING = re.compile(r"\A\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*;?\s*\Z")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")

_INTO = ("@graph", "mainEntity", "mainEntityOfPage")
"""Properties whose value is the page itself, or what it is about."""

_CREATED, _PUBLISHED = "dateCreated", "datePublished"

_MOST_ENTITIES = 2
"""Entities of one type with dates of their own; a page with more of them lists other pages."""

_DEEPEST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entity:
    type: str
    path: str | None
    """Of the URL it names as its own; None: it names none."""
    dates: tuple[DateEvidence, ...]


def json_ld_dates(scripts: Iterable[str], url: str, reading: Reading) -> list[DateEvidence]:
    """Read the dates of the page's own entity, and of the event it announces.

    Entities that name the page's own URL win over all others. Without such a one, entities
    count unless there are three or more of one type: then they are other pages'.
    JSON that no parser takes is read property by property.
    """
    entities: list[_Entity] = []
    for script in scripts:
        if not any(word in script for word in _WORTH_READING):
            continue
        data = _parse(script)
        if data is None:
            entities.append(_unparsable(script, reading))
        else:
            entities.extend(_entities(data, reading, _DEEPEST))
    dated = [entity for entity in entities if entity.dates]
    own = [entity for entity in dated if entity.path == path_of(url).rstrip("/")]
    return [evidence for entity in own or _not_listed(dated) for evidence in entity.dates]


def _parse(script: str) -> Any:
    """Parse JSON as sites write it; None: not even with its usual faults mended."""
    for mend in (str, _mended, lambda text: _mended(unescape(text))):
        try:
            return json.loads(mend(script), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _mended(script: str) -> str:
    return _TRAILING_COMMA.sub(r"\1", _WRAPPING.sub("", script).strip().rstrip(";"))


def _unparsable(script: str, reading: Reading) -> _Entity:
    values = dict(reversed(_PROPERTY.findall(script)))
    return _Entity(type="", path=None, dates=tuple(_dates(values, reading)))


def _entities(data: Any, reading: Reading, depth: int) -> Iterator[_Entity]:
    if isinstance(data, list):
        for item in data if depth else ():
            yield from _entities(item, reading, depth - 1)
    elif isinstance(data, dict) and depth:
        kinds = _types(data)
        words = date_words()
        if kinds.isdisjoint(words.others):
            dates = tuple(_dates(data, reading, is_event=not kinds.isdisjoint(words.events)))
            yield _Entity(type=" ".join(sorted(kinds)), path=_own_path(data), dates=dates)
        if kinds.isdisjoint(words.others - {"website"}):
            for name in _INTO:
                yield from _entities(data.get(name), reading, depth - 1)


def _types(entity: dict[str, Any]) -> set[str]:
    value = entity.get("@type")
    names = value if isinstance(value, list) else [value]
    return {name.rpartition("/")[2].lower() for name in names if isinstance(name, str)}


def _own_path(entity: dict[str, Any]) -> str | None:
    page = entity.get("mainEntityOfPage")
    named = page.get("@id") if isinstance(page, dict) else page
    for value in (entity.get("url"), named, entity.get("@id")):
        if isinstance(value, str) and value.startswith(("http://", "https://")):
            return path_of(value).rstrip("/")
    return None


def _dates(
    entity: dict[str, Any], reading: Reading, *, is_event: bool = False
) -> Iterator[DateEvidence]:
    properties = date_words().properties
    for name, value in entity.items():
        kind = properties.get(name.lower())
        if kind is None or not isinstance(value, str | int):
            continue
        if name == _CREATED and entity.get(_PUBLISHED):
            continue  # a draft
        if (kind is DateKind.EVENT) is not is_event:
            continue
        day = stamped_day(str(value), reading)
        if day is not None:
            yield DateEvidence(
                source="json-ld", kind=kind, value=day, text=f"{name}: {value}"[:120]
            )


def _not_listed(entities: list[_Entity]) -> list[_Entity]:
    types = [entity.type for entity in entities]
    return [entity for entity in entities if types.count(entity.type) <= _MOST_ENTITIES]
