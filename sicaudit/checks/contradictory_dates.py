"""A page whose own dates disagree."""

from collections.abc import Iterator

from sicaudit.api import Certainty, Found, Group, Reading, Severity, contradiction, page_check
from sicaudit.checks.date_facts import date_facts


@page_check(
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
def contradictory_dates(reading: Reading) -> Iterator[Found]:
    tolerance = reading.freshness.tolerance
    days = (tolerance.after(reading.today) - reading.today).days
    gap = contradiction(reading.facts.dates, days)
    if gap is not None:
        yield Found(facts=date_facts(reading) | {"gap_days": gap})
