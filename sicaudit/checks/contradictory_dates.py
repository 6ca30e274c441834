"""A page whose own dates disagree, with each other or with what runs saw of its text."""

from collections.abc import Iterator

from sicaudit.api import (
    AgeCase,
    Bump,
    Certainty,
    DateKind,
    Found,
    Group,
    Severity,
    age_check,
    contradiction,
)
from sicaudit.checks.date_facts import age_facts


@age_check(
    id="contradictory-dates",
    group=Group.FRESHNESS,
    severity=Severity.NOTICE,
    certainty=Certainty.ASK,
    title="Page whose dates contradict each other",
    why="A reader sees one date and a search engine another: one of them is wrong.",
    fix="Make the visible date and the metadata say the same.",
    bad='<meta property="article:modified_time" content="2024-02-01">'
    "<main><p>Laatst bijgewerkt op 3 mei 2021</p></main>",
    good='<meta property="article:modified_time" content="2021-05-03">'
    "<main><p>Laatst bijgewerkt op 3 mei 2021</p></main>",
)
def contradictory_dates(case: AgeCase) -> Iterator[Found]:
    if case.is_document:  # programs write both of its days, and readers see neither
        return
    tolerance = case.freshness.tolerance
    days = (tolerance.after(case.today) - case.today).days
    gap = contradiction(case.dates, days)
    if gap is not None:
        yield Found(facts=age_facts(case) | {"gap_days": gap})
    elif (bump := _widest(case, days)) is not None:
        facts = {
            "kind": "bumped",
            "gap_days": (bump.now - bump.before).days,
            "bumped": bump.source,
            "before": bump.before.isoformat(),
            "now": bump.now.isoformat(),
        }
        yield Found(facts=age_facts(case) | facts)


def _widest(case: AgeCase, tolerance: int) -> Bump | None:
    """Give the date that moved furthest over a text that stayed; a review may move it."""
    bumps = [bump for bump in case.seen.bumps if (bump.now - bump.before).days > tolerance]
    if not bumps or any(
        item.kind is DateKind.REVIEWED and abs((item.value - bumps[0].now).days) <= tolerance
        for item in case.dates.evidence
    ):
        return None
    return max(bumps, key=lambda bump: (bump.now - bump.before, bump.source))
