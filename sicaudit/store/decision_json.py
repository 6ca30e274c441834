"""Decisions as a JSON file, `sicaudit-decisions/1`, made by a report or by `review export`."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sicaudit.errors import ConfigError
from sicaudit.store.decisions import Decision, DecisionKind, checked

SCHEMA = "sicaudit-decisions/1"

MOST_BYTES = 10_000_000
"""More than 20,000 decisions with the longest note."""

KEYS = {"finding_id", "decision", "reviewer", "reason", "note", "until", "owner", "decided_at"}
IGNORED = {"evidence_hash", "site", "run_id"}
"""Said by some exports; they change nothing here."""


def as_json(decisions: Iterable[Decision], exported_at: str) -> str:
    document = {
        "schema": SCHEMA,
        "exported_at": exported_at,
        "decisions": [each.as_json() for each in decisions],
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


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ConfigError(f"until: '{text}' is no date (as 2026-11-23)") from error
