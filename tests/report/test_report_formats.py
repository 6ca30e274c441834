import csv
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from sicaudit.report.as_csv import COLUMNS, MOST_LETTERS

from . import sample
from .conftest import Writer


def sarif(folder: Path) -> Any:
    return json.loads((folder / "findings.sarif").read_text("utf-8"))


def rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "findings.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def suites(folder: Path) -> ElementTree.Element:
    return ElementTree.parse(folder / "junit.xml").getroot()


def test_csv_has_a_row_for_each_finding(written: Writer) -> None:
    told = rows(written())
    assert len(told) == len(sample.ROWS)
    assert list(told[0]) == COLUMNS
    first = next(row for row in told if row["target"] == sample.OLD)
    assert first["page_count"] == "2"
    assert first["pages"].split() == [
        "https://www.mediawijsheid.nl/onlinepesten/",
        "https://www.mediawijsheid.nl/sexting/",
    ]


def test_a_cell_stays_small_enough_for_excel(written: Writer) -> None:
    told = rows(written())
    longest = max(told, key=lambda row: len(row["pages"]))
    assert len(longest["pages"]) < MOST_LETTERS + 10
    more = int(longest["pages"].rpartition("+")[2])
    assert len(longest["pages"].split()) - 1 + more == 1170


def test_csv_is_quoted_and_ends_its_lines_as_rfc_4180_says(written: Writer) -> None:
    text = (written() / "findings.csv").read_bytes().decode("utf-8")
    assert text.count("\r\n") == text.count("\n") == len(sample.ROWS) + 1
    assert all(line.startswith('"') for line in text.splitlines())


def test_sarif_has_a_run_for_each_site_with_a_category_of_its_own(written: Writer) -> None:
    log = sarif(written())
    names = [run["automationDetails"]["id"] for run in log["runs"]]
    assert names == [f"sicaudit/{site.id}/2026-11-23T060000Z" for site in sample.SITES]


def test_sarif_gives_what_code_scanning_demands(written: Writer) -> None:
    for run in sarif(written())["runs"]:
        rules = run["tool"]["driver"]["rules"]
        for rule in rules:
            assert rule["shortDescription"]["text"]
            assert rule["help"]["text"]
            assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        for result in run["results"]:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
            assert result["level"] in ("error", "warning", "note")
            place = result["locations"][0]["physicalLocation"]
            assert place["artifactLocation"]["uri"] == "sites.toml"
            assert result["partialFingerprints"]["primaryLocationLineHash"].endswith(":1")


def test_sarif_leaves_out_what_is_solved_and_marks_what_is_put_aside(written: Writer) -> None:
    results = [result for run in sarif(written())["runs"] for result in run["results"]]
    states = Counter(result["properties"]["state"] for result in results)
    assert states["fixed"] == 0
    assert states["muted"] == 1
    for result in results:
        muted = result["properties"]["state"] == "muted"
        assert muted == ("suppressions" in result)


def test_sarif_puts_many_sites_into_one_run(written: Writer) -> None:
    many = tuple(replace(sample.SITES[0], id=f"s{number}") for number in range(25))
    log = sarif(written(replace(sample.summary(), run=replace(sample.run(), sites=many))))
    assert len(log["runs"]) == 1
    assert len(log["runs"][0]["results"]) == len(sample.ROWS) - 1


def test_junit_fails_for_errors_and_warnings_only(written: Writer) -> None:
    root = suites(written())
    for suite in root:
        kinds = Counter(case[0].tag for case in suite if len(case))
        assert suite.get("failures", "") == str(kinds["failure"])
        assert suite.get("skipped", "") == str(kinds["skipped"])
        assert suite.get("errors", "") == str(kinds["error"])
        assert suite.get("tests", "") == str(len(suite))
    tags = {
        str(case.get("classname")).rpartition(".")[2]: case[0].tag
        for case in root.iter("testcase")
        if len(case)
    }
    assert tags["broken-link"] == tags["stale-page"] == "failure"
    assert tags["moved-link"] == tags["insecure-link"] == "skipped"
    assert tags["dead-video"] == "error"


def test_junit_names_are_unique_and_a_clean_site_passes(written: Writer) -> None:
    root = suites(written())
    for suite in root:
        names = [(case.get("classname"), case.get("name")) for case in suite]
        assert len(set(names)) == len(names) > 0
    clean = next(suite for suite in root if suite.get("name") == "Helpwanted")
    assert not any(len(case) for case in clean)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_summary_fits_an_issue_and_names_the_worst(written: Writer, language: str) -> None:
    text = (written(sample.many(600, 3), language) / "summary.md").read_text("utf-8")
    assert len(text) < 60_000
    assert text.count("\n- ") == 20
    assert "| MediaMasters |" in text


def test_the_summary_shows_no_markup_and_no_link_of_a_stranger(written: Writer) -> None:
    title = "[x](http://evil.example) @team <b> www.evil.example"
    row = next(row for row in sample.ROWS if row[0] == "missing-signpost")
    text = (
        written(sample.summary(((row[0], (sample.seen("/x", title),), *row[2:]),))) / "summary.md"
    ).read_text("utf-8")
    assert r"\[x\]\(http\://evil.example\) \@team \<b\> www\.evil.example" in text
