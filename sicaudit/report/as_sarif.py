"""findings.sarif: SARIF 2.1.0 in the shape that code scanning accepts."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from sicaudit.model.finding import Severity, State
from sicaudit.report.clean import clean, cut, href
from sicaudit.report.item import Item, Report, sites_of

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTICE: "note",
}
BASELINE: Mapping[State, str] = {
    State.NEW: "new",
    State.RETURNED: "new",
    State.OPEN: "unchanged",
    State.UNCHECKED: "unchanged",
    State.MUTED: "unchanged",
}
# GitHub refuses a file of more than 20 runs, and shows 5,000 results of a run
# (docs.github.com, "SARIF support for code scanning").
MOST_RUNS = 20
MOST_RESULTS = 5_000
SOURCE_FILE = "sites.toml"


def as_sarif(report: Report) -> Iterator[str]:
    """Give the file: a run for each website, or one for all where they are too many."""
    sites = list(sites_of(report))
    items: dict[str, list[Item]] = defaultdict(list)
    together = len(sites) > MOST_RUNS
    for item in report.items:
        if item.state is not State.FIXED:
            items["all" if together else item.site].append(item)
    runs = ["all"] if together else sites
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [_run(report, name, items[name]) for name in runs],
    }
    yield json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _run(report: Report, name: str, items: list[Item]) -> dict[str, Any]:
    checks = sorted({item.check.id: item for item in items}.items())
    index = {check: number for number, (check, _) in enumerate(checks)}
    run = report.summary.run
    left = len(items) - MOST_RESULTS
    invocation: dict[str, Any] = {"executionSuccessful": run.status == "complete"}
    if left > 0:
        text = f"{left} results beyond the worst {MOST_RESULTS} stand in findings.json only."
        invocation["toolExecutionNotifications"] = [{"level": "note", "message": {"text": text}}]
    return {
        "tool": {
            "driver": {
                "name": "sicaudit",
                "version": report.version,
                "rules": [_rule(item) for _, item in checks],
            }
        },
        "automationDetails": {"id": f"sicaudit/{name}/{clean(run.id)}"},
        "invocations": [invocation],
        "columnKind": "unicodeCodePoints",
        "results": [_result(item, index[item.check.id]) for item in items[:MOST_RESULTS]],
    }


def _rule(item: Item) -> dict[str, Any]:
    check = item.check
    text = " ".join(filter(None, (check.why, check.fix))) or check.title
    return {
        "id": clean(check.id),
        "shortDescription": {"text": cut(check.title, 255)},
        "fullDescription": {"text": cut(check.why or check.title, 1024)},
        "help": {"text": text},
        "defaultConfiguration": {"level": LEVELS[check.severity]},
        "properties": {"tags": [item.finding.group.value], "precision": "high"},
    }


def _result(item: Item, rule: int) -> dict[str, Any]:
    finding = item.finding
    pages = [address for page in item.pages[:20] if (address := href(page.url))]
    result: dict[str, Any] = {
        "ruleId": clean(item.check.id),
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": _message(item)},
        "locations": [_location(item, pages)],
        "partialFingerprints": {"primaryLocationLineHash": f"{item.id}:1"},
        "baselineState": BASELINE[item.state],
        "occurrenceCount": max(1, len(item.pages)),
        "properties": {
            "site": item.site,
            "state": item.state.value,
            "certainty": finding.certainty.value,
            "pages": pages,
        },
    }
    if item.target:
        result["properties"]["target"] = item.target
    if item.state is State.MUTED:
        reason = str((item.decision or {}).get("reason") or "")
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": reason}
        ]
    return result


def _message(item: Item) -> str:
    first = [page.url for page in item.pages[:5]]
    parts = [item.sentence.title + ".", item.sentence.explanation, item.sentence.suggestion or ""]
    return "\n".join([*filter(None, parts), *first])


def _location(item: Item, pages: list[str]) -> dict[str, Any]:
    """Point at the settings file: GitHub refuses locations on the web (codeql-action#754)."""
    logical = [{"fullyQualifiedName": address, "kind": "resource"} for address in pages[:5]]
    place: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": SOURCE_FILE},
            "region": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 2},
        }
    }
    return place | ({"logicalLocations": logical} if logical else {})
