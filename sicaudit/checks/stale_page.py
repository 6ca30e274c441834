"""A page older than its section allows."""

from collections.abc import Iterator

from sicaudit.api import (
    AgeCase,
    Certainty,
    Found,
    Group,
    Severity,
    age_check,
    due_on,
    is_stale,
    why_due,
)
from sicaudit.checks.date_facts import age_facts

_NEWS = "news"


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
    if is_stale(case.dates, case.section, case.today):
        due = due_on(case.dates, case.section)
        facts = {"due": due.isoformat() if due else None, "why": why_due(case.dates, case.section)}
        certainty = Certainty.ASK if _is_doubtful(case) else None
        yield Found(facts=age_facts(case) | facts, certainty=certainty)
    elif _is_old_news(case):
        yield Found(
            facts=age_facts(case) | {"why": "old-news", "topics": list(case.topics)},
            certainty=Certainty.ASK,
            severity=Severity.NOTICE,
        )


def _is_old_news(case: AgeCase) -> bool:
    """Say whether this is news that is never due, but that somebody in need may find and follow."""
    period, section, best = case.freshness.old_news, case.section, case.dates.best
    if period is None or section.kind != _NEWS or section.review_after is not None:
        return False
    return bool(case.topics) and best is not None and best < period.before(case.today)


def _is_doubtful(case: AgeCase) -> bool:
    """Say whether its date is old while its text changed: perhaps only the date was forgotten."""
    period, changed = case.section.review_after, case.seen.changed_by
    return period is not None and changed is not None and changed >= period.before(case.today)
