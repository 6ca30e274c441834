"""findings.csv: a row for each finding, for spreadsheets (RFC 4180, every cell quoted)."""

import csv
import io
from collections.abc import Iterator

from sicaudit.report.clean import guarded
from sicaudit.report.item import Item, Report

COLUMNS = [
    *("id", "state", "severity", "check", "group", "certainty", "site", "owner"),
    *("title", "explanation", "suggestion", "target"),
    *("page_count", "page", "page_title", "region", "element", "link_text", "snippet"),
    *("first_seen", "last_seen", "reviewer", "reason", "until", "run", "pages"),
]

# Excel holds 32,767 letters in a cell; findings.json holds all pages, always.
MOST_LETTERS = 30_000


def as_csv(report: Report) -> Iterator[str]:
    """Give the file in pieces: a head, then the findings worst first."""
    run = report.summary.run.id
    yield _line(COLUMNS)
    for item in report.items:
        yield _line([guarded(cell) for cell in _cells(item, run)])


def _line(cells: list[str]) -> str:
    line = io.StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL).writerow(cells)
    return line.getvalue()


def _cells(item: Item, run: str) -> list[str]:
    finding, sentence = item.finding, item.sentence
    first = item.pages[0] if item.pages else None
    place = first.places[0] if first and first.places else {}
    decision = item.decision or {}
    return [
        item.id,
        item.state.value,
        finding.severity.value,
        item.telling.finding.check,
        finding.group.value,
        finding.certainty.value,
        item.site,
        item.owner or "",
        sentence.title,
        sentence.explanation,
        sentence.suggestion or "",
        item.target or "",
        str(len(item.pages)),
        first.url if first else "",
        first.title if first else "",
        place.get("region", ""),
        place.get("element", ""),
        place.get("text", ""),
        place.get("snippet", ""),
        item.first_seen,
        item.last_seen,
        str(decision.get("reviewer") or ""),
        str(decision.get("reason") or ""),
        str(decision.get("until") or ""),
        run,
        _addresses(item),
    ]


def _addresses(item: Item) -> str:
    """Give the pages' addresses with spaces between, and how many more there are."""
    shown: list[str] = []
    room = MOST_LETTERS
    for page in item.pages:
        room -= len(page.url) + 1
        if room < 0:
            return f"{' '.join(shown)} +{len(item.pages) - len(shown)}"
        shown.append(page.url)
    return " ".join(shown)
