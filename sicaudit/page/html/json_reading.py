"""JSON that somebody else wrote: whatever is not what it should be counts as missing."""

import json
from collections.abc import Iterator
from typing import Any

from sicaudit.page.html.charset import decode


def json_object(body: bytes) -> dict[str, Any] | None:
    """Read a JSON object; None: the body is something else, or broken."""
    try:
        value = json.loads(decode(body, "application/json; charset=utf-8")[0])
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def members(holder: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    """Give the objects of a list."""
    found = holder.get(name)
    if isinstance(found, list):
        yield from (item for item in found if isinstance(item, dict))


def string(holder: dict[str, Any], name: str) -> str:
    """Give a string; empty where there is none."""
    value = holder.get(name)
    return value if isinstance(value, str) else ""
