"""A page that does not say how old it is."""

from collections.abc import Iterator

from sicaudit.api import AgeCase, Certainty, Found, Group, Severity, age_check, is_dated, is_stale
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
    dates, section = case.dates, case.section
    if case.is_document:
        return
    if section.review_after is None or is_dated(dates) or dates.review_by is not None:
        return
    if not is_stale(dates, section, case.today):
        # A template without dates is one thing to mend, however many pages are made with it.
        yield Found(facts=age_facts(case), key=section.name, shared=True)
