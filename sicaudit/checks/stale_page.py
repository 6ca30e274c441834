"""A page older than its section allows."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

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

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


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
        if not case.is_document:
            certainty = Certainty.ASK if _is_doubtful(case) else None
            why = why_due(case.dates, case.section)
            yield Found(facts=_due(case) | {"why": why}, certainty=certainty)
        elif not _is_of_a_year(case):
            facts = _due(case) | {"why": "document"}
            yield Found(facts=facts, certainty=Certainty.ASK, severity=Severity.NOTICE)
    elif _is_old_news(case):
        yield Found(
            facts=age_facts(case) | {"why": "old-news", "topics": list(case.topics)},
            certainty=Certainty.ASK,
            severity=Severity.NOTICE,
        )


def _due(case: AgeCase) -> dict[str, Any]:
    due = due_on(case.dates, case.section)
    return age_facts(case) | {"due": due.isoformat() if due else None}


def _is_of_a_year(case: AgeCase) -> bool:
    """Say whether a document's name says that it belongs to a year, as an annual report does."""
    file = unquote(urlsplit(case.page).path.rpartition("/")[2])
    return any(map(_YEAR.search, (case.title, file)))


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
