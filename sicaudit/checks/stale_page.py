"""A page older than its section allows."""

from collections.abc import Iterator

from sicaudit.api import AgeCase, Certainty, Found, Group, Severity, age_check
from sicaudit.checks.date_facts import age_facts


@age_check(
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
def stale_page(case: AgeCase) -> Iterator[Found]:
    period, best, changed = case.section.review_after, case.dates.best, case.seen.changed_by
    if period is None or best is None or best >= period.before(case.today):
        return
    # Its date says old, and we saw its text change since: perhaps only the date was forgotten.
    is_doubtful = changed is not None and changed >= period.before(case.today)
    yield Found(
        facts=age_facts(case) | {"due": period.after(best).isoformat()},
        certainty=Certainty.ASK if is_doubtful else None,
    )
