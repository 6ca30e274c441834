import json
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import sicaudit.report
from sicaudit.model.finding import Sighting
from sicaudit.model.page import Region
from sicaudit.model.run import RunSummary

from . import sample
from .conftest import Writer

SCHEMA = json.loads(
    (Path(sicaudit.report.__file__).parent / "findings.schema.json").read_text("utf-8")
)


def read(folder: Path) -> Any:
    return json.loads((folder / "findings.json").read_text("utf-8"))


def only(*sightings: Sighting) -> RunSummary:
    row = sample.LINK_ROWS[0]
    return sample.summary(((row[0], sightings, *row[2:]),))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_findings_json_fits_its_schema(written: Writer, language: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(read(written(language=language)), SCHEMA)


def test_findings_json_says_what_was_handed_over(written: Writer) -> None:
    told = read(written())
    row = sample.LINK_ROWS[0]
    dated = sample.dated(0, row)
    entry = next(one for one in told["findings"] if one["id"] == dated.finding.id)
    assert entry["check"] == "broken-link"
    assert entry["target"] == sample.OLD
    assert entry["state"] == "new"
    assert entry["owner"] == "anna"
    assert entry["evidence"] == {**row[3]}
    assert [page["url"] for page in entry["pages"]] == [
        "https://www.mediawijsheid.nl/onlinepesten/",
        "https://www.mediawijsheid.nl/sexting/",
    ]
    assert entry["pages"][0]["where"] == {
        "text": "de hulplijn",
        "element": "a[href]",
        "region": "content",
        "snippet": "Wil je erover praten? Bel gratis met de hulplijn of chat met iemand.",
    }


def test_totals_count_what_is_to_do_and_by_state_everything(written: Writer) -> None:
    told = read(written())
    to_do = [one for one in told["findings"] if one["state"] in ("new", "open", "returned")]
    assert told["totals"]["by_check"] == Counter(one["check"] for one in to_do)
    severities = Counter(one["severity"] for one in to_do)
    assert told["totals"]["by_severity"] == {
        name: severities[name] for name in ("error", "warning", "notice")
    }
    assert sum(told["totals"]["by_state"].values()) == len(told["findings"]) == len(sample.ROWS)
    assert told["totals"]["by_state"]["fixed"] == 1


def test_the_same_run_gives_the_same_bytes_in_whatever_order_it_comes(written: Writer) -> None:
    summary = sample.summary()
    before = {path.name: path.read_bytes() for path in written(summary).rglob("*.*")}
    shuffled = list(summary.findings)
    random.Random(4).shuffle(shuffled)
    turned = [
        replace(one, finding=replace(one.finding, sightings=one.finding.sightings[::-1]))
        for one in shuffled
    ]
    after = written(replace(summary, findings=tuple(turned)))
    assert {path.name: path.read_bytes() for path in after.rglob("*.*")} == before


def test_a_page_stands_once_with_its_place_in_the_text_first(written: Writer) -> None:
    menu = sample.place("a", "a", region=Region.NAVIGATION)
    text = sample.place("b", "b")
    told = read(written(only(sample.seen("/x", "", menu, text), sample.seen("/x", "X", menu))))
    (page,) = told["findings"][0]["pages"]
    assert page["title"] == "X"
    assert page["where"]["text"] == "b"
    assert [place["region"] for place in page["also"]] == ["navigation", "navigation"]


def test_where_the_whole_page_is_meant_it_is_the_place(written: Writer) -> None:
    told = read(written(only(sample.seen("/x", "X"))))
    whole = {"text": "", "element": "html", "region": "content", "snippet": ""}
    assert told["findings"][0]["pages"] == [
        {"url": "https://www.mediawijsheid.nl/x", "title": "X", "where": whole}
    ]


def test_every_page_of_every_finding_has_a_place_as_the_contract_says(written: Writer) -> None:
    regions = {"content", "navigation", "header", "footer", "aside"}
    for finding in read(written())["findings"]:
        for page in finding["pages"]:
            assert set(page["where"]) == {"text", "element", "region", "snippet"}
            assert page["where"]["region"] in regions


def test_a_weak_signpost_stands_where_its_first_link_stands(written: Writer) -> None:
    rows = [one for one in read(written())["findings"] if one["check"] == "weak-signpost"]
    assert rows
    for finding in rows:
        first, where = finding["evidence"]["found"][0], finding["pages"][0]["where"]
        assert where["text"] == first.get("text", "")
        assert where["element"] == ("a[href]" if first["how"] == "link" else "html")
        assert (where["region"] == "footer") == (first["place"] == "footer")


def test_pages_are_never_cut(written: Writer) -> None:
    told = read(written(only(*sample.footer(1170))))
    assert len({page["url"] for page in told["findings"][0]["pages"]}) == 1170


def test_an_audit_that_never_came_to_its_end_is_incomplete(written: Writer) -> None:
    run = replace(sample.run(status="interrupted"), finished=None)
    told = read(written(replace(sample.summary(()), run=run)))
    assert told["run"]["status"] == "incomplete"
    assert told["run"]["finished"] is None
    jsonschema.validate(told, SCHEMA)


def test_numbers_that_json_does_not_know_become_null(written: Writer) -> None:
    row = sample.LINK_ROWS[0]
    facts = {"reason": "timeout", "seconds": float("nan"), "most": float("inf"), "set": {"b", "a"}}
    told = read(written(sample.summary(((*row[:3], facts, *row[4:]),))))
    assert told["findings"][0]["evidence"] == {
        "most": None,
        "reason": "timeout",
        "seconds": None,
        "set": ["a", "b"],
    }
