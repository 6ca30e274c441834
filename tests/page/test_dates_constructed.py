"""Small pages made to be misread: a dozen stand beside this file, all fifty in the shared data."""

import json
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from sicaudit.page.dates.evidence import contradiction, date_evidence, judge_dates
from sicaudit.page.dates.sources import sitemap_date

HERE = Path(__file__)
SHARED = HERE.parents[3] / "shared" / "data" / "dates" / "constructed.json"
FILE = SHARED if SHARED.exists() else HERE.with_suffix(".json")
EXAM = json.loads(FILE.read_text("utf-8"))
TODAY = date.fromisoformat(EXAM["today"])

BUILD_STAMP = 0.2
"""Share of a site's pages with one lastmod from which it is the moment of a build."""


@pytest.mark.parametrize("case", EXAM["cases"], ids=lambda case: case["id"])
def test_the_page_is_dated_as_a_person_would(case):
    tree = LexborHTMLParser(case["html"])
    language = tree.root.attributes.get("lang")
    evidence = date_evidence(
        tree, url=case["url"], headers=case["headers"], language=language, today=TODAY
    )
    if case["site"] and case["site"]["sitemap_share_of_pages_with_this_value"] < BUILD_STAMP:
        evidence += (sitemap_date(case["site"]["sitemap_lastmod"], TODAY),)
    found = judge_dates(evidence)
    days = [day and day.isoformat() for day in (found.published, found.modified, found.best)]
    expected = case["expect"]
    assert days[:2] == [expected["published"], expected["modified"]]
    assert days[2] in expected.get("accept_best", [expected["best"]])
    assert (contradiction(found, 60) is not None) is expected["contradictory"]
