"""Events in a page's structured data (schema.org): their names and last days."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from sicaudit.page.dates.words import date_words
from sicaudit.page.html.page import Page

_DEEPEST = 6
_MOST = 2
"""Events of one page's own; a page with more is a list of other pages'."""

_OFF = ("Cancelled", "Postponed", "Rescheduled")
_DAY = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)")
_NESTED = ("@graph", "mainEntity", "subEvent", "hasCourseInstance")


class EventData(NamedTuple):
    """An event as structured data tells it."""

    name: str
    last: date


def events_of(page: Page) -> list[EventData]:
    """Give the events that a page says are its own, but for those that were called off."""
    if '"startDate"' not in page.html:
        return []
    found: list[EventData] = []
    for node in page.tree.css('script[type="application/ld+json" i]'):
        script = node.text()
        if '"startDate"' in script:
            try:
                found += _events(json.loads(script, strict=False), _DEEPEST)
            except (ValueError, RecursionError):
                continue
    return found if len(found) <= _MOST else []


def _events(data: Any, depth: int) -> Iterator[EventData]:
    if not depth:
        return
    if isinstance(data, list):
        for item in data:
            yield from _events(item, depth - 1)
    elif isinstance(data, dict):
        if _is_event(data) and (event := _event(data)) is not None:
            yield event
        for name in _NESTED:
            yield from _events(data.get(name), depth - 1)


def _is_event(entity: dict[str, Any]) -> bool:
    value = entity.get("@type")
    kinds = value if isinstance(value, list) else [value]
    names = {kind.rpartition("/")[2].lower() for kind in kinds if isinstance(kind, str)}
    is_event = any(name.endswith("event") for name in names)
    if not is_event and names.isdisjoint(date_words().events):
        return False
    return not any(off in str(entity.get("eventStatus")) for off in _OFF)


def _event(entity: dict[str, Any]) -> EventData | None:
    if entity.get("eventSchedule"):
        return None
    days = [day for name in ("startDate", "endDate") if (day := _day(entity.get(name)))]
    if not days:
        return None
    name = entity.get("name")
    return EventData(" ".join(name.split()) if isinstance(name, str) else "", max(days))


def _day(value: Any) -> date | None:
    match = _DAY.match(value) if isinstance(value, str) else None
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
