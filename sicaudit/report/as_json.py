"""findings.json, schema 1 of the contract: one finding a line, the same bytes for the same run."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from sicaudit.model.age import AgeTally, LyingDates
from sicaudit.model.finding import Group, Severity, State
from sicaudit.model.run import Run, SiteStatus, SiteTally
from sicaudit.report.clean import clean
from sicaudit.report.help_as_json import help_of
from sicaudit.report.item import Item, Report, SeenOn

SCHEMA = 1


def as_json(report: Report) -> Iterator[str]:
    """Give the file in pieces; its schema stands beside this module in findings.schema.json."""
    head = {
        "schema": SCHEMA,
        "tool": {"name": "sicaudit", "version": report.version},
        "run": _run(report.summary.run),
        "totals": _totals(report),
    }
    yield _dump(head)[:-1] + ', "findings": ['
    for number, item in enumerate(report.items):
        yield (",\n" if number else "\n") + _dump(_finding(item))
    yield "\n]}\n"


def _dump(value: Any) -> str:
    # Clean text holds no lone surrogate, so the file is valid UTF-8 without escapes.
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _run(run: Run) -> dict[str, Any]:
    complete = run.status == SiteStatus.COMPLETE.value
    return {
        "id": clean(run.id),
        "started": clean(run.started),
        "finished": clean(run.finished) if run.finished else None,
        "status": SiteStatus.COMPLETE.value if complete else SiteStatus.INCOMPLETE.value,
        "sites": [_site(site) for site in run.sites],
    }


def _site(site: SiteTally) -> dict[str, Any]:
    return {
        "id": clean(site.id),
        "name": clean(site.name),
        "url": clean(site.url),
        "status": site.status.value,
        "pages": site.pages,
        "links": site.links,
        "targets": site.targets,
        "requests": site.requests,
        "bytes": site.bytes,
        "not_modified": site.not_modified,
        "limits": [
            {
                "kind": clean(limit.kind),
                "count": limit.count,
                "example": clean(limit.example) if limit.example else None,
                **({"detail": clean(limit.detail)} if limit.detail else {}),
            }
            for limit in site.limits
        ],
        **({"untrusted_dates": [*map(_liar, site.liars)]} if site.liars else {}),
        **({"ages": _ages(site.ages)} if site.ages else {}),
        **help_of(site),
    }


def _ages(ages: AgeTally) -> dict[str, Any]:
    return {
        "fresh": ages.fresh,
        "due_soon": ages.due_soon,
        "stale": ages.stale,
        "undated": ages.undated,
        "contradictory": ages.contradictory,
        "next_due": [
            {"url": clean(page.url), "title": clean(page.title).strip(), "due": clean(page.due)}
            for page in ages.next_due
        ],
    }


def _liar(liar: LyingDates) -> dict[str, Any]:
    return {
        "source": clean(liar.source),
        "kind": clean(liar.kind),
        "why": clean(liar.lie),
        "value": clean(liar.value),
        "pages": liar.pages,
        "of": liar.of,
    }


def _totals(report: Report) -> dict[str, dict[str, int]]:
    """Count what is to be done by check and severity, and everything by state."""
    to_do = [item.finding for item in report.items if item.is_to_do]
    checks = Counter(clean(finding.check) for finding in to_do)
    severities = Counter(finding.severity for finding in to_do)
    states = Counter(item.state for item in report.items)
    return {
        "by_check": dict(sorted(checks.items())),
        "by_severity": {severity.value: severities[severity] for severity in Severity},
        "by_state": {state.value: states[state] for state in State},
    }


def _finding(item: Item) -> dict[str, Any]:
    finding = item.finding
    entry: dict[str, Any] = {
        "id": item.id,
        "check": clean(finding.check),
        "group": finding.group.value,
        "severity": finding.severity.value,
        "certainty": finding.certainty.value,
        "site": item.site,
        "owner": item.owner,
        "state": item.state.value,
        "first_seen": item.first_seen,
        "last_seen": item.last_seen,
        "title": item.sentence.title,
        "explanation": item.sentence.explanation,
        "suggestion": item.sentence.suggestion,
        "target": item.target,
        "pages": [_page(page, item) for page in item.pages],
        "evidence": item.telling.facts,
    }
    if item.decision:
        entry["decision"] = item.decision
    return entry


def _page(page: SeenOn, item: Item) -> dict[str, Any]:
    places = page.places
    where = places[0] if places else _where_of_help(item) or _THE_WHOLE_PAGE
    entry: dict[str, Any] = {"url": page.url, "title": page.title, "where": where}
    if len(places) > 1:
        entry["also"] = places[1:]
    return entry


_THE_WHOLE_PAGE = {"element": "html", "region": "content", "snippet": "", "text": ""}


def _where_of_help(item: Item) -> dict[str, str] | None:
    """Give the place of the first signpost that a finding is about; None: it is about none."""
    found = item.telling.facts.get("found") if item.finding.group is Group.SIGNPOSTING else None
    first = found[0] if isinstance(found, list) and found else None
    if not isinstance(first, dict):  # another's check may call anything so
        return None
    text = str(first.get("text") or "")
    return {
        "element": "a[href]" if first.get("how") == "link" else "html",
        "region": "footer" if first.get("place") == "footer" else "content",
        "snippet": text,
        "text": text,
    }
