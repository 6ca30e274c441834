"""The whole program on the practice family: every deliberate fault is found, and nothing else."""

import json
import subprocess
import sys

import pytest

from sicaudit import checks
from sicaudit.cli.beside import served
from sicaudit.practice import Fault, expected
from sicaudit.report.evidence import TOLD_ALREADY

COMMAND = [sys.executable, "-m", "sicaudit"]


def sicaudit(*arguments, folder):
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], cwd=folder, capture_output=True, text=True, timeout=120
    )


@pytest.fixture(scope="module")
def audited(tmp_path_factory):
    folder = tmp_path_factory.mktemp("practice")
    with served("sicaudit.practice") as family:
        (folder / "sites.toml").write_text(family["configuration"], encoding="utf-8")
        ended = sicaudit("audit", folder=folder)
    assert ended.returncode == 3, ended.stderr  # one of its sites never answers
    report = json.loads((folder / "reports/latest/findings.json").read_text("utf-8"))
    return report["findings"], expected(family["addresses"])


def pages_of(finding):
    return {page["url"] for page in finding["pages"]}


def fits(finding: dict, fault: Fault, check: str | None = None) -> bool:
    if finding["check"] != (check or fault.check) or finding["site"] != fault.site:
        return False
    if check is None and fault.reason and finding["evidence"].get("reason") != fault.reason:
        return False
    if fault.topic and finding["evidence"].get("topic", fault.topic) != fault.topic:
        return False
    if fault.target and finding["target"] not in (fault.target, None):
        return False
    if fault.href and finding["evidence"].get("href", fault.href) != fault.href:
        return False
    return not fault.pages or bool(set(fault.pages) & pages_of(finding))


def is_due(fault: Fault) -> bool:
    return fault.edition in (None, "today") and fault.needs is None and not fault.later


EVIDENCE = {
    "links": {"reason", "status", "chain", "attempts"},
    "freshness": {"date", "basis", "dates", "review_after"},
    "signposting": {"topic", "hits", "needs", "found", "missing"},
}


def test_every_finding_has_the_evidence_of_its_group(audited):
    findings, _ = audited
    assert {finding["group"] for finding in findings} == EVIDENCE.keys()
    for finding in findings:
        assert finding["evidence"].keys() >= EVIDENCE[finding["group"]], finding["check"]


def test_what_time_has_undone_is_shown_where_it_stands_on_its_page(audited):
    findings, _ = audited
    of_text = {"past-event", "superseded-term", "outdated-fact"}
    places = [
        page["where"]
        for finding in findings
        if finding["check"] in of_text
        for page in finding["pages"]
    ]
    assert len(places) >= 5
    for place in places:
        assert place["text"] in place["snippet"]
        assert (place["element"], place["region"]) == ("p", "content")


def test_every_fact_of_our_own_checks_is_told_in_the_words_of_the_report(audited):
    findings, _ = audited
    told = {fact for finding in findings for fact in finding["evidence"]} - TOLD_ALREADY
    assert not told


def test_every_deliberate_fault_is_found_on_all_its_pages(audited):
    findings, manifest = audited
    missed = [
        fault
        for fault in manifest.faults
        if is_due(fault)
        and not any(
            fits(finding, fault) and set(fault.pages) <= pages_of(finding) for finding in findings
        )
    ]
    assert not missed, "\n".join(map(str, missed))


def test_nothing_is_found_that_is_no_fault(audited):
    findings, manifest = audited
    unexplained = [
        (finding["check"], finding["target"], sorted(pages_of(finding)))
        for finding in findings
        if not any(
            fits(finding, fault) or any(fits(finding, fault, also) for also in fault.may_also)
            for fault in manifest.faults
        )
    ]
    assert unexplained == []


def test_clean_pages_have_no_finding(audited):
    findings, manifest = audited
    spoiled = [
        (clean.page, finding["check"], finding["target"])
        for clean in manifest.clean
        for finding in findings
        if finding["group"] == clean.group and clean.page in pages_of(finding)
    ]
    assert spoiled == []


def test_one_problem_is_one_finding(audited):
    findings, _ = audited
    assert len({finding["id"] for finding in findings}) == len(findings)
    targets = [(f["site"], f["target"]) for f in findings if f["target"]]
    assert len(set(targets)) == len(targets)


def test_every_check_is_shown_but_for_what_http_cannot_show(audited):
    _, due = audited
    shown = {fault.check for fault in due.faults}
    assert {check.id for check in checks.BUILT_IN} - shown == {"expiring-certificate"}
