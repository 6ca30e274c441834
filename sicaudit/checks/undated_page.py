"""A page that does not say how old it is."""

from collections.abc import Iterator

from sicaudit.api import AgeCase, Certainty, Found, Group, Severity, age_check, is_dated
from sicaudit.checks.date_facts import age_facts


@age_check(
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
def undated_page(case: AgeCase) -> Iterator[Found]:
    period, dates = case.section.review_after, case.dates
    if period is None:
        return
    is_stale = dates.best is not None and dates.best < period.before(case.today)
    if not is_dated(dates) and not is_stale:
        # A template without dates is one thing to mend, however many pages are made with it.
        yield Found(facts=age_facts(case), key=case.section.name, shared=True)
