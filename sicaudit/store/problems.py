"""Findings over the runs: what a run says of each, compared with what was said before."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from sicaudit.model.finding import Dated, Finding, State
from sicaudit.model.run import Run, SiteStatus
from sicaudit.store.contents import Contents
from sicaudit.store.database import Database
from sicaudit.store.packing import facts_of, sightings_of

KNOWN = """
SELECT problem.id, site, is_fixed, first.started, last.started, last_seen, facts, sightings
FROM problem
LEFT JOIN run AS first ON first.number = first_seen
LEFT JOIN run AS last ON last.number = last_seen
WHERE site IN (SELECT value FROM json_each(?))
ORDER BY problem.id
"""

ENTRIES = """
SELECT problem.id, state, first.started, last.started, entry.facts, entry.sightings
FROM entry
LEFT JOIN problem ON problem.number = entry.problem
LEFT JOIN run AS first ON first.number = problem.first_seen
LEFT JOIN run AS last ON last.number = entry.last_seen
WHERE entry.run = ?
"""

STORE_PROBLEM = """
INSERT INTO problem (id, site, first_seen, last_seen, is_fixed, facts, sightings)
VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?6)
ON CONFLICT (id) DO UPDATE
SET last_seen = ?3, is_fixed = ?4, facts = ?5, sightings = ?6
"""

STORE_ENTRY = """
INSERT INTO entry (run, problem, state, last_seen, facts, sightings)
SELECT ?1, number, ?3, last_seen, facts, sightings FROM problem WHERE id = ?2
"""

DROP_OLD_ENTRIES = "DELETE FROM entry WHERE run IN (SELECT number FROM run WHERE pruned)"

FORGET_FIXED_CONTENTS = """
UPDATE problem SET facts = NULL, sightings = NULL
WHERE is_fixed AND facts IS NOT NULL
"""

DROP_UNUSED_CONTENTS = """
DELETE FROM content WHERE number NOT IN (
    SELECT facts FROM entry UNION SELECT sightings FROM entry
    UNION SELECT facts FROM problem WHERE facts IS NOT NULL
    UNION SELECT sightings FROM problem WHERE sightings IS NOT NULL
)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A finding as the runs before left it."""

    id: str
    site: str
    is_fixed: bool
    first_seen: str
    last_seen: str
    last_run: int
    facts: int | None
    """Number of the content; None: fixed, and pruned since."""
    sightings: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a run says of a finding, with the numbers of its contents."""

    dated: Dated
    last_run: int
    """Number of the run that really saw it last."""
    facts: int | None
    sightings: int | None


def compare(
    database: Database,
    run: Run,
    number: int,
    findings: Sequence[Finding],
    unchecked: Callable[[Finding], bool],
) -> tuple[Dated, ...]:
    """Compare with what is known, and store what comes of it; to be called in a transaction.

    What is known of sites that are no part of the run stays as it is. States are those
    before reviewers' decisions.
    """
    sites = {site.id for site in run.sites}
    found = _merged(findings)
    known = _known(database, sites | {finding.site for finding in findings})
    missing = [
        each
        for each in known.values()
        if each.site in sites and each.id not in found and not each.is_fixed
    ]
    contents = Contents(database)
    entries = [
        _seen(finding, known.get(id_), run, number, contents) for id_, finding in found.items()
    ]
    entries += [_missed(each, run, unchecked, contents) for each in missing]
    _store(database, number, entries)
    return tuple(entry.dated for entry in entries)


def said(database: Database, number: int) -> tuple[Dated, ...]:
    """Give what a run said, before reviewers' decisions; MachineError where that is damaged."""
    contents = Contents(database)
    rows = database.rows(ENTRIES, (number,))
    if any(value is None for row in rows for value in row):
        raise database.damaged("an entry points to nothing")
    return tuple(
        Dated(
            finding=_finding(contents, id_, facts, sightings),
            state=State(state),
            first_seen=first_seen,
            last_seen=last_seen,
        )
        for id_, state, first_seen, last_seen, facts, sightings in rows
    )


def forget(database: Database) -> None:
    """Drop what pruned runs said; when a problem was first seen, and that it was fixed, stays."""
    database.rows(DROP_OLD_ENTRIES)
    database.rows(FORGET_FIXED_CONTENTS)
    database.rows(DROP_UNUSED_CONTENTS)


def _merged(findings: Iterable[Finding]) -> dict[str, Finding]:
    """Join findings of one id: one problem is one finding, with the sightings of all."""
    merged: dict[str, Finding] = {}
    for finding in findings:
        id_ = finding.id
        earlier = merged.get(id_)
        if earlier is None:
            merged[id_] = finding
        else:
            both = dict.fromkeys((*earlier.sightings, *finding.sightings))
            merged[id_] = replace(earlier, sightings=tuple(both))
    return merged


def _known(database: Database, sites: Iterable[str]) -> dict[str, Known]:
    rows = database.rows(KNOWN, (json.dumps(sorted(sites)),))
    return {
        id_: Known(
            id=id_,
            site=site,
            is_fixed=bool(is_fixed),
            first_seen=first_seen,
            last_seen=last_seen,
            last_run=last_run,
            facts=facts,
            sightings=sightings,
        )
        for id_, site, is_fixed, first_seen, last_seen, last_run, facts, sightings in rows
    }


def _seen(
    finding: Finding, known: Known | None, run: Run, number: int, contents: Contents
) -> Entry:
    return Entry(
        dated=Dated(
            finding=finding,
            state=_state(known),
            first_seen=known.first_seen if known else run.started,
            last_seen=run.started,
        ),
        last_run=number,
        facts=contents.number_of(facts_of(finding)),
        sightings=contents.number_of(sightings_of(finding)),
    )


def _state(known: Known | None) -> State:
    if known is None:
        return State.NEW
    return State.RETURNED if known.is_fixed else State.OPEN


def _missed(
    known: Known, run: Run, unchecked: Callable[[Finding], bool], contents: Contents
) -> Entry:
    finding = _finding(contents, known.id, known.facts, known.sightings)
    # A site that did not answer at all says nothing about its findings, whoever asks.
    unreachable = {site.id for site in run.sites if site.status is SiteStatus.UNREACHABLE}
    was_checked = known.site not in unreachable and not unchecked(finding)
    return Entry(
        dated=Dated(
            finding=finding,
            state=State.FIXED if was_checked else State.UNCHECKED,
            first_seen=known.first_seen,
            last_seen=known.last_seen,
        ),
        last_run=known.last_run,
        facts=known.facts,
        sightings=known.sightings,
    )


def _finding(contents: Contents, id_: str, facts: int | None, sightings: int | None) -> Finding:
    finding = replace(contents.facts(facts), sightings=contents.sightings(sightings))
    if finding.id != id_:
        raise contents.database.damaged(f"finding {id_} points to another one's content")
    return finding


def _store(database: Database, number: int, entries: Sequence[Entry]) -> None:
    database.for_each(
        STORE_PROBLEM,
        [
            (
                entry.dated.finding.id,
                entry.dated.finding.site,
                entry.last_run,
                entry.dated.state is State.FIXED,
                entry.facts,
                entry.sightings,
            )
            for entry in entries
        ],
    )
    database.for_each(
        STORE_ENTRY,
        [(number, entry.dated.finding.id, str(entry.dated.state)) for entry in entries],
    )
