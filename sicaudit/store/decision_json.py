"""Decisions as a JSON file, `sicaudit-decisions/1`, made by a report or by `review export`."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sicaudit.errors import ConfigError
from sicaudit.store.confirmed import Confirmed
from sicaudit.store.decisions import MOST_NOTE, Decision, DecisionKind, checked
from sicaudit.urls import Url, canonical

SCHEMA = "sicaudit-decisions/1"

MOST_BYTES = 10_000_000
"""More than 20,000 decisions with the longest note."""

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)

KEYS = {"finding_id", "decision", "reviewer", "reason", "note", "until", "owner", "decided_at"}
IGNORED = {"evidence_hash", "site", "run_id"}
"""Said by some exports; they change nothing here."""


def as_json(
    decisions: Iterable[Decision], exported_at: str, confirmed: Iterable[Confirmed] = ()
) -> str:
    """Give all decisions, and the pages that were read over."""
    document = {
        "schema": SCHEMA,
        "exported_at": exported_at,
        "decisions": [each.as_json() for each in decisions],
        "confirmed": [each.as_json() for each in confirmed],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def from_json(raw: bytes) -> tuple[Decision, ...]:
    """Read and check a file of decisions; ConfigError lists all its mistakes at once."""
    document = _document(raw)
    records = document.get("decisions")
    if document.get("schema") != SCHEMA or not isinstance(records, list):
        raise ConfigError(f'This is no file of decisions: it lacks "schema": "{SCHEMA}".')
    reviewer = document.get("reviewer")
    return collected(
        (f"decision {number}", record, reviewer) for number, record in enumerate(records, 1)
    )


def confirmed_in(raw: bytes) -> tuple[Confirmed, ...]:
    """Read the pages that a file says were read over; ConfigError lists all its mistakes."""
    records = _document(raw).get("confirmed", [])
    if not isinstance(records, list):
        raise ConfigError('"confirmed" is no list of pages')
    pages, mistakes = [], []
    for number, record in enumerate(records, 1):
        try:
            pages.append(_page(record))
        except ConfigError as error:
            mistakes.append(f"  page {number}: {error}")
    if mistakes:
        raise ConfigError("\n".join(["Nothing was imported:", *mistakes]))
    return tuple(pages)


def _page(record: object) -> Confirmed:
    if not isinstance(record, dict):
        raise ConfigError("it is no JSON object")
    url = canonical(_needed(record, "url"))
    if url is None:
        raise ConfigError("url is no address")
    decided_at = _needed(record, "decided_at")
    if not _MOMENT.fullmatch(decided_at):
        raise ConfigError(f"decided_at: '{decided_at}' is no time (as 2026-11-23T06:00:00Z)")
    return Confirmed(
        site=_needed(record, "site"),
        url=Url(url),
        day=_day(_needed(record, "day"), "day"),
        reviewer=_needed(record, "reviewer"),
        note=(_text(record, "note") or "")[:MOST_NOTE],
        decided_at=decided_at,
    )


def collected(records: Iterable[tuple[str, Any, Any]]) -> tuple[Decision, ...]:
    """Check records, each with its place in the file and the reviewer of the whole file."""
    decisions, mistakes = [], []
    for place, record, reviewer in records:
        try:
            decisions.append(_decision(record, reviewer))
        except ConfigError as error:
            mistakes.append(f"  {place}: {error}")
    if mistakes:
        raise ConfigError("\n".join(["Nothing was imported:", *mistakes]))
    return tuple(decisions)


def _document(raw: bytes) -> Mapping[str, Any]:
    if len(raw) > MOST_BYTES:
        raise ConfigError(f"The file is longer than {MOST_BYTES} bytes.")
    try:
        document = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"The file is no JSON: {error}") from error
    if not isinstance(document, dict):
        raise ConfigError("The file is no JSON object.")
    return document


def _decision(record: object, reviewer: object) -> Decision:
    if not isinstance(record, dict):
        raise ConfigError("it is no JSON object")
    unknown = record.keys() - KEYS - IGNORED
    if unknown:
        raise ConfigError(f"unknown: {', '.join(sorted(unknown))}")
    said = {"reviewer": reviewer, **{key: value for key, value in record.items() if value}}
    until = _text(said, "until")
    return checked(
        Decision(
            finding=_needed(said, "finding_id"),
            kind=_kind(_needed(said, "decision")),
            reviewer=_needed(said, "reviewer"),
            reason=_text(said, "reason") or "",
            note=_text(said, "note") or "",
            until=_day(until) if until else None,
            owner=_text(said, "owner"),
            decided_at=_needed(said, "decided_at"),
        )
    )


def _text(said: Mapping[str, Any], key: str) -> str | None:
    value = said.get(key)
    if value is not None and not isinstance(value, str):
        raise ConfigError(f"{key} must be a text")
    return value


def _needed(said: Mapping[str, Any], key: str) -> str:
    value = _text(said, key)
    if not value:
        raise ConfigError(f"{key} is missing")
    return value


def _kind(text: str) -> DecisionKind:
    try:
        return DecisionKind(text)
    except ValueError as error:
        raise ConfigError(f"'{text}' is none of {', '.join(DecisionKind)}") from error


def _day(text: str, key: str = "until") -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ConfigError(f"{key}: '{text}' is no date (as 2026-11-23)") from error
