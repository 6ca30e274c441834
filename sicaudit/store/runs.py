"""The rows of runs in the history."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sicaudit.model.age import AgeTally, DuePage, LyingDates
from sicaudit.model.finding import Dated, Severity, State
from sicaudit.model.run import Limit, LinksTo, NumberTally, Run, ServiceReach, SiteStatus, SiteTally
from sicaudit.store.database import Database, Row

SELECT = "SELECT number, pruned, counts, id, started, finished, status, sites FROM run"

BEGIN = """
INSERT INTO run (id, started, status, version, asked, sites, counts)
VALUES (?, ?, 'under-way', ?, ?, '[]', '{}')
"""

FINISH = """
UPDATE run SET started = ?2, finished = ?3, status = ?4, sites = ?5, counts = ?6
WHERE number = ?1
"""

PRUNE = """
UPDATE run SET pruned = 1
WHERE NOT pruned AND finished IS NOT NULL AND number NOT IN (
    SELECT number FROM run WHERE finished IS NOT NULL ORDER BY number DESC LIMIT ?
)
RETURNING id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRun:
    """A run with what only the store knows of it."""

    run: Run
    number: int
    """Rises with every run begun, even where the clock went back."""
    is_pruned: bool
    counts: dict[str, int]


def stored(database: Database, rest: str, values: Sequence[Any] = ()) -> tuple[StoredRun, ...]:
    """Give the runs that the rest of the SQL statement selects."""
    return tuple(_stored(database, row) for row in database.rows(f"{SELECT} {rest}", values))


def begin(
    database: Database, run_id: str, started: str, version: str, sites: Sequence[str]
) -> None:
    database.rows("DELETE FROM run WHERE id = ? AND finished IS NULL", (run_id,))
    database.rows(BEGIN, (run_id, started, version, json.dumps(list(sites))))


def finish(database: Database, number: int, run: Run, findings: Iterable[Dated]) -> None:
    sites = json.dumps([asdict(site) for site in run.sites])
    counts = json.dumps(_counts(findings))
    database.rows(FINISH, (number, run.started, run.finished, run.status, sites, counts))


def mark_interrupted(database: Database) -> tuple[str, ...]:
    rows = database.rows(
        "UPDATE run SET status = 'interrupted' WHERE status = 'under-way' RETURNING id"
    )
    return tuple(row[0] for row in rows)


def prune(database: Database, keep: int) -> tuple[str, ...]:
    """Mark all finished runs but the last `keep`, and give the ids of those newly marked."""
    return tuple(sorted(row[0] for row in database.rows(PRUNE, (keep,))))


def _counts(findings: Iterable[Dated]) -> dict[str, int]:
    """Count by state, and by severity what asks somebody for work: not what is fixed or muted."""
    counts = dict.fromkeys((*map(str, Severity), *map(str, State)), 0)
    for dated in findings:
        counts[dated.state] += 1
        if dated.state not in (State.FIXED, State.MUTED):
            counts[dated.finding.severity] += 1
    return counts


def _stored(database: Database, row: Row) -> StoredRun:
    number, pruned, counts, id_, started, finished, status, sites = row
    try:
        return StoredRun(
            run=Run(
                id=id_,
                started=started,
                finished=finished,
                status=status,
                sites=tuple(map(_tally, json.loads(sites))),
            ),
            number=number,
            is_pruned=bool(pruned),
            counts=json.loads(counts),
        )
    except (ValueError, TypeError, KeyError) as error:
        raise database.damaged(f"run {id_}: {error}") from error


def _tally(stored: Mapping[str, Any]) -> SiteTally:
    limits = tuple(Limit(**limit) for limit in stored["limits"])
    status = SiteStatus(stored["status"])
    reach = tuple(ServiceReach(**service) for service in stored.get("help", ()))
    links_to = tuple(LinksTo(**link) for link in stored.get("links_to", ()))
    numbers = tuple(map(_number, stored.get("numbers", ())))
    liars = tuple(LyingDates(**liar) for liar in stored.get("liars", ()))
    read = {
        "status": status,
        "limits": limits,
        "help": reach,
        "links_to": links_to,
        "numbers": numbers,
        "liars": liars,
        "ages": _ages(stored.get("ages")),
    }
    return SiteTally(**{**stored, **read})


def _ages(stored: Mapping[str, Any] | None) -> AgeTally | None:
    if stored is None:
        return None
    due = tuple(DuePage(**page) for page in stored["next_due"])
    return AgeTally(**{**stored, "next_due": due})


def _number(stored: Mapping[str, Any]) -> NumberTally:
    beside = tuple((name, pages) for name, pages in stored["beside"])
    return NumberTally(**{**stored, "whose": tuple(stored["whose"]), "beside": beside})
