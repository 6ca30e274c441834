"""A page that does not say how old it is."""

from collections.abc import Iterator

from sicaudit.api import TRUSTED, Certainty, Found, Group, Reading, Severity, page_check
from sicaudit.checks.date_facts import date_facts


@page_check(
    id="undated-page",
    group=Group.FRESHNESS,
    severity=Severity.NOTICE,
    certainty=Certainty.LIKELY,
    title="Page without a date",
    why="Neither a reader nor a reviewer can tell whether this still holds.",
    fix="Show when the page was last reviewed, in the text or in its metadata (dateModified).",
    bad="<main><p>Zo stel je de app in.</p></main>",
    good="<main><p>Laatst bijgewerkt op {recently}</p><p>Zo stel je de app in.</p></main>",
)
def undated_page(reading: Reading) -> Iterator[Found]:
    period, dates = reading.section.review_after, reading.facts.dates
    if period is None:
        return
    is_stale = dates.best is not None and dates.best < period.before(reading.today)
    if dates.confidence < TRUSTED and not is_stale:
        # A template without dates is one thing to mend, however many pages are made with it.
        yield Found(facts=date_facts(reading), key=reading.section.name, shared=True)
