"""Findings that pages share: one problem, however many pages show it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sicaudit.model.finding import Finding, Sighting

_OF_ONE_PAGE = frozenset(("witness", "rival", "unchanged_since", "changed_after", "changed_by"))
"""Facts that are told of one page only."""


def each_once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Give each problem once, with all the pages that show it."""
    by_id: dict[str, Finding] = {}
    shared: dict[str, list[Sighting]] = {}
    for finding in findings:
        name = finding.id
        if name in by_id:
            shared.setdefault(name, [*by_id[name].sightings]).extend(finding.sightings)
        else:
            by_id[name] = finding
    for name, finding in by_id.items():
        if name not in shared:
            yield finding
            continue
        facts = {fact: said for fact, said in finding.facts.items() if fact not in _OF_ONE_PAGE}
        facts |= {"dates": [], "kind": "several"}
        yield replace(finding, sightings=tuple(shared[name]), facts=facts)
