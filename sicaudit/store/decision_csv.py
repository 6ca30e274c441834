"""Findings with their decisions as a spreadsheet, and the spreadsheet read back."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sicaudit.errors import ConfigError
from sicaudit.model.finding import Dated
from sicaudit.store.confirmed import CONFIRM
from sicaudit.store.decision_json import MOST_BYTES, collected
from sicaudit.store.decisions import USUAL_DAYS, Decision

FIELDS = ("decision", "reviewer", "reason", "owner", "until", "note", "decided_at")
COLUMNS = ("finding_id", "site", "check", "state", "target", "page", "pages", *FIELDS)

ID_MARK = "id-"
"""Keeps a spreadsheet from reading an id such as 12e4567890123456 as a number."""

FORMULA = re.compile(r"'*\s*[=+\-@\t\r\n＝＋－＠]")
"""What a spreadsheet may take for a formula (OWASP, CSV injection), shielded already or not."""


def as_csv(findings: Iterable[Dated], decisions: Mapping[str, Decision], *, nl: bool) -> str:
    """Give one row a finding, with the decision that counts or room for one.

    `nl`: semicolons and a byte order mark, as a Dutch spreadsheet program expects.
    Fields that could be taken for a formula get an apostrophe, which `from_csv` takes off.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if nl else ",", quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for dated in findings:
        writer.writerow(shielded(field) for field in _row(dated, decisions))
    return ("\ufeff" if nl else "") + out.getvalue()


def from_csv(
    raw: bytes, reviewer: str | None, now: str, recorded: Sequence[Decision]
) -> tuple[Decision, ...]:
    """Read and check the rows that hold a decision; ConfigError lists all mistakes at once.

    `reviewer` stands in where a row names none. A row without `decided_at` was decided now
    (RFC 3339), unless `recorded` holds the same decision, still counting: then it is that one.
    """
    today = date.fromisoformat(now[:10])
    counting = {_content(each): each for each in recorded if each.counts_on(today)}
    usual_end = today + timedelta(days=USUAL_DAYS)
    decisions = collected(
        (place, {"decided_at": now, **record}, reviewer)
        for place, record in _records(raw)
        if record["decision"] != CONFIRM
    )
    return tuple(
        counting.get(_content(each), each)
        if each.decided_at == now and each.until in (None, usual_end)
        else each
        for each in decisions
    )


def confirmations_in(raw: bytes, reviewer: str | None) -> Iterator[tuple[str, str, str]]:
    """Give finding, reviewer and note of the rows that say that their pages were read over."""
    for _, record in _records(raw):
        if record["decision"] == CONFIRM:
            who = record.get("reviewer") or reviewer or ""
            yield record["finding_id"], who, record.get("note", "")


def shielded(field: str) -> str:
    """Put an apostrophe before what a spreadsheet could take for a formula."""
    return f"'{field}" if FORMULA.match(field) else field


def unshielded(field: str) -> str:
    """Take off the apostrophe that `shielded` put there, and no other."""
    return field[1:] if field.startswith("'") and FORMULA.match(field[1:]) else field


def _row(dated: Dated, decisions: Mapping[str, Decision]) -> Iterator[str]:
    finding = dated.finding
    decision = decisions.get(finding.id)
    yield ID_MARK + finding.id
    yield finding.site
    yield finding.check
    yield str(dated.state)
    yield finding.target or ""
    yield finding.sightings[0].url if finding.sightings else ""
    yield str(len(finding.sightings))
    said = decision.as_json() if decision else {}
    for name in FIELDS:
        yield said.get(name) or ""


def _records(raw: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    text = _decoded(raw)
    first_line = text.partition("\n")[0]
    delimiter = max(",;\t", key=first_line.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        if not {"finding_id", "decision"} <= set(rows.fieldnames or ()):
            raise ConfigError("This is no table of decisions: finding_id and decision are missing.")
        for row in rows:
            record = {
                name: unshielded(row[name]).strip()
                for name in ("finding_id", *FIELDS)
                if row.get(name)
            }
            if record.get("decision"):
                yield f"line {rows.line_num}", _as_written_by_hand(record)
    except csv.Error as error:
        raise ConfigError(f"The table cannot be read: line {rows.line_num}: {error}") from error


def _as_written_by_hand(record: dict[str, str]) -> dict[str, str]:
    """Undo what spreadsheets do: the mark of ids, and dates as 23-11-2026."""
    finding = record.get("finding_id", "").removeprefix(ID_MARK)
    until = record.get("until", "")
    if dutch := re.fullmatch(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})", until):
        day, month, year = dutch.groups()
        until = f"{year}-{month:0>2}-{day:0>2}"
    return {**record, "finding_id": finding, "until": until}


def _decoded(raw: bytes) -> str:
    if len(raw) > MOST_BYTES:
        raise ConfigError(f"The file is longer than {MOST_BYTES} bytes.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")  # what older spreadsheet programs save


def _content(decision: Decision) -> tuple[object, ...]:
    """Give what a row says that names neither an end nor the time of the decision."""
    return (
        decision.finding,
        decision.kind,
        decision.reviewer,
        decision.reason,
        decision.note,
        decision.owner,
    )
