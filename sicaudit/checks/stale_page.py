"""A page older than its section allows."""

from collections.abc import Iterator

from sicaudit.api import Certainty, Found, Group, Reading, Severity, page_check
from sicaudit.checks.date_facts import date_facts


@page_check(
    id="stale-page",
    group=Group.FRESHNESS,
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    title="Page that is due for review",
    why="Apps, numbers and rules change. What was right then may send somebody the wrong way now.",
    fix="Read the page. Mend what changed, and set its date; if all is still right, say "
    "so on the page.",
    bad="<main><p>Laatst bijgewerkt op 3 mei 2015</p><p>Zo stel je de app in.</p></main>",
    good="<main><p>Laatst bijgewerkt op {recently}</p><p>Zo stel je de app in.</p></main>",
)
def stale_page(reading: Reading) -> Iterator[Found]:
    period, best = reading.section.review_after, reading.facts.dates.best
    if period is None or best is None or best >= period.before(reading.today):
        return
    yield Found(facts=date_facts(reading) | {"due": period.after(best).isoformat()})
