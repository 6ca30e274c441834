"""A page that uses a name, address or number that was replaced."""

from collections.abc import Iterator

from sicaudit.api import Certainty, Found, Group, Reading, Severity, page_check, replaced_terms
from sicaudit.checks.date_facts import date_facts
from sicaudit.checks.text_places import text_place

_LONGEST = 160
_STILL_IN_USE = "product"
"""Kind of what was replaced but may still run on somebody's desk."""


@page_check(
    id="superseded-term",
    group=Group.FRESHNESS,
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    title="Name, address or number that was replaced",
    why="Readers look for something that no longer goes by that name, or no longer exists.",
    fix='Use the new name; where the page tells of the past, say so ("formerly").',
    bad="<main><p>Vraag het aan de Lijn Jeugd en Internet.</p></main>",
    good="<main><p>Vraag het aan de Hulplijn, voorheen de Lijn Jeugd en Internet.</p></main>",
)
def superseded_term(reading: Reading) -> Iterator[Found]:
    for found in replaced_terms(
        reading.page,
        reading.knowledge,
        kind=reading.section.kind,
        dates=reading.facts.dates,
        today=reading.today,
    ):
        term = found.term
        suggest = {"kind": "new-name", "value": term.new} if term.new else None
        yield Found(
            facts=date_facts(reading)
            | {
                "old": found.said,
                "new": term.new,
                "since": term.since.isoformat() if term.since else None,
                "term_kind": term.kind,
                "status": term.status,
                "note": term.note,
                "snippet": found.text[:_LONGEST],
                "place": found.place,
                "region": found.region.value,
                "element": found.element,
                "times": found.times,
            }
            | ({"suggest": suggest} if suggest else {}),
            key=term.old,
            places=(
                text_place(
                    found.said, passage=found.text, element=found.element, region=found.region
                ),
            ),
            shared=True,  # one name to replace, on however many pages
            certainty=_certainty(term.status, term.kind),
        )


def _certainty(status: str, kind: str) -> Certainty:
    """Say how sure it is that the term should go: what is not yet confirmed may only ask."""
    if status in ("conflict", "to confirm"):
        return Certainty.ASK
    return Certainty.LIKELY if kind == _STILL_IN_USE else Certainty.CERTAIN
