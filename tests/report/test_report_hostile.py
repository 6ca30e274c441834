import csv
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from sicaudit.model.finding import Dated, Sighting
from sicaudit.model.page import Link, Region
from sicaudit.model.run import Limit, RunSummary
from sicaudit.report import FORMATS, write
from sicaudit.report.clean import clean, guarded, href
from sicaudit.urls import Url

from . import sample
from .conftest import Writer
from .test_findings_json import SCHEMA

CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def poisoned(value: Any, text: str) -> Any:
    """Put a hostile string wherever facts hold text."""
    match value:
        case str():
            return text
        case dict():
            return {key: poisoned(inner, text) for key, inner in value.items()} | {text: text}
        case list():
            return [poisoned(inner, text) for inner in value]
        case _:
            return value


def poison(dated: Dated, text: str) -> Dated:
    link = Link(
        href=text,
        url=Url(text),
        element=text,
        region=Region.CONTENT,
        text=text,
        snippet=f"voor {text} na",
    )
    sighting = Sighting(url=Url(text), title=text, places=(link, link))
    finding = replace(
        dated.finding,
        site=text,
        owner=text,
        key=text,
        target=Url(text),
        sightings=(sighting, *sample.footer(3, text)),
        facts=poisoned(dict(dated.finding.facts), text),
    )
    decision = dict.fromkeys(("reviewer", "reason", "until"), text)
    return replace(dated, finding=finding, decision=decision)


def hostile_summary(text: str, rows: tuple[sample.Row, ...] = sample.ROWS) -> RunSummary:
    limit = Limit(kind=text, count=1, example=Url(text))
    site = replace(sample.SITES[0], id=text, name=text, url=Url(text), limits=(limit,))
    run = replace(sample.run(), sites=(site, *sample.SITES))
    findings = tuple(poison(sample.dated(n, row), text) for n, row in enumerate(rows))
    return RunSummary(run=run, findings=findings, earlier=sample.earlier())


def all_at_once() -> RunSummary:
    """Every hostile string in every field, each in a finding of its own."""
    found: list[Dated] = []
    for number, text in enumerate(sample.hostile_strings()):
        row = sample.ROWS[number % len(sample.ROWS)]
        found.append(poison(sample.dated(number, row), text))
    return replace(hostile_summary("<b>&amp;\x00"), findings=tuple(found))


class Outline(HTMLParser):
    """The tags, links and scripts of a page, as a browser would see them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.handlers: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.handlers.append(name)
            if name in ("href", "src"):
                self.links.append(value or "")


OURS = {
    *("html", "head", "meta", "link", "title", "style", "script", "body", "header", "nav", "main"),
    *("footer", "section", "div", "h1", "h2", "h3", "p", "a", "b", "small", "span", "br", "mark"),
    *("q", "bdi", "ul", "ol", "li", "dl", "dt", "dd", "details", "summary", "figure"),
    *("figcaption", "table", "thead", "tbody", "tr", "th", "td", "form", "label", "input"),
    *("select", "option", "button", "svg", "symbol", "path", "circle", "use", "rect"),
}


@pytest.fixture(scope="module")
def hostile_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile") / "reports"
    index = write(all_at_once(), folder, formats=FORMATS, language="nl", version="1", catalogue={})
    return index.parent


def test_nothing_a_stranger_wrote_becomes_markup_or_a_link_that_runs(hostile_folder: Path) -> None:
    pages = [*hostile_folder.rglob("*.html"), hostile_folder.parent / "index.html"]
    assert len(pages) > 30
    for page in pages:
        outline = Outline()
        outline.feed(page.read_text("utf-8"))
        assert outline.tags <= OURS, page
        assert not outline.handlers
        for link in outline.links:
            assert re.match(r"(https?://|#|data:,$|(\.\./)*[a-zA-Z0-9-][\w./-]*(#|$))", link), link


def test_no_control_character_reaches_a_file(hostile_folder: Path) -> None:
    for path in hostile_folder.rglob("*.*"):
        text = path.read_bytes().decode("utf-8")
        if path.suffix == ".csv":
            text = text.replace("\r\n", "\n")
        if path.suffix == ".json":
            json.loads(text)
        assert not CONTROLS.search(text), path


def test_no_secret_reaches_a_file(hostile_folder: Path) -> None:
    for path in hostile_folder.rglob("*.*"):
        assert "hunter2" not in path.read_text("utf-8"), path


def test_no_file_is_named_by_a_stranger(hostile_folder: Path) -> None:
    for path in hostile_folder.rglob("*"):
        assert re.fullmatch(r"[a-zA-Z0-9-]+(\.[a-z0-9]+){0,2}", path.name), path


def test_hostile_findings_are_json_that_fits_the_schema(hostile_folder: Path) -> None:
    told = json.loads((hostile_folder / "findings.json").read_text("utf-8"))
    jsonschema.validate(told, SCHEMA)
    assert len(told["findings"]) == len(sample.hostile_strings())


def test_hostile_findings_are_xml(hostile_folder: Path) -> None:
    suites = ElementTree.parse(hostile_folder / "junit.xml").getroot()
    names = [case.get("name") for case in suites.iter("testcase")]
    assert len(names) > len(sample.SITES)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_no_cell_is_a_formula_whatever_dialect_reads_it(
    hostile_folder: Path, delimiter: str
) -> None:
    with (hostile_folder / "findings.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter=delimiter):
            for cell in row:
                assert not cell.lstrip().startswith(FORMULA), cell


def test_a_link_to_a_place_that_was_taken_over_cannot_be_clicked(written: Writer) -> None:
    bad = "http://pestweb.example/"
    rows = tuple(
        (check, (sample.BULLYING,), bad, sample.link_facts(bad, reason, 200), *row[4:])
        for row in sample.LINK_ROWS
        for check, reason in ((row[0], "hijacked"), (row[0], "parked"), ("hijacked-link", "ok"))
    )
    folder = written(sample.summary(rows))
    for page in folder.rglob("*.html"):
        outline = Outline()
        outline.feed(page.read_text("utf-8"))
        assert not [link for link in outline.links if "pestweb" in link]


def test_an_endless_text_does_not_make_an_endless_title(written: Writer) -> None:
    rows = tuple(row for row in sample.ROWS if row[0] != "insecure-link")
    folder = written(hostile_summary("x" * 100_000, rows))
    for entry in json.loads((folder / "findings.json").read_text("utf-8"))["findings"]:
        assert len(entry["title"]) < 400


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a\r\nb", "a b"),
        ("\x1b[2J", "\ufffd[2J"),
        ("\u202ecod.exe", "\ufffdcod.exe"),
        ("\ud800", "\ufffd"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("https://u:p@x.nl/?token=a&b=1", "https://x.nl/?token=***&b=1"),
        ("//u:p@x.nl/ https://x.nl/a//b@c", "//x.nl/ https://x.nl/a//b@c"),
        ("https://x.nl/?auth=a&jwt=b&author=c", "https://x.nl/?auth=***&jwt=***&author=c"),
        ("zie http://u:p@x.nl en mail@x.nl", "zie http://x.nl en mail@x.nl"),
        ("https://x.nl/?monkey=1&q=key", "https://x.nl/?monkey=1&q=key"),
        ("https://x.nl/#access_token=abc", "https://x.nl/#access_token=***"),
    ],
)
def test_text_is_cleaned(text: str, told: str) -> None:
    assert clean(text) == told
    assert clean(told) == told


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("HTTP://Example.org", "http://example.org/"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        (" java\nscript:alert(1)", None),
        ("//example.org", None),
        ("mailto:a@b.nl", None),
        ("https://user:pw@example.org/", "https://example.org/"),
        ("", None),
        (None, None),
        ("\ud800", None),
    ],
)
def test_only_web_addresses_become_links(url: str | None, link: str | None) -> None:
    assert href(url) == link


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1", "'=1"),
        ("  @SUM(1)", "  '@SUM(1)"),
        ("\uff1d1", "'\uff1d1"),
        ("a;=1", "a;'=1"),
        ('"=1', "\"'=1"),
        ("1 - 2 = -1", "1 - 2 = -1"),
        ("plain", "plain"),
    ],
)
def test_a_cell_never_begins_a_formula(cell: str, safe: str) -> None:
    assert guarded(cell) == safe
