"""Scores the dates that are found against known days of publication.

    python -m bench.date_score PAGES LABELS

PAGES is a folder of other publishers' pages, which must not be carried: the evaluation pages of
adbar/htmldate, by `git archive`. LABELS is a JSON file that names each one's `file`, `url` and
`date`. Pages whose address has a SHA-256 with an even first byte are for tuning, the others are an
exam.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from time import process_time
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from sicaudit.model.page import DateEvidence, PageDates
from sicaudit.page.dates.evidence import date_evidence, judge_dates
from sicaudit.page.html.charset import decode

SURE = 0.9
NEAR = 31
"""Days by which a review period is not wrong."""


class GoldPage(NamedTuple):
    """A page with the day it was published."""

    url: str
    text: str
    day: date


Reader = Callable[[PageDates], tuple[date | None, float]]
"""Gives the answer that is scored, and how sure it is said to be."""

READERS: dict[str, Reader] = {
    "published": lambda dates: (dates.published, dates.confidence),
    "published, by its own confidence": lambda dates: (
        dates.published,
        dates.published_confidence,
    ),
    "published, else best": lambda dates: (dates.published or dates.best, dates.confidence),
    "the likeliest, however unsure": lambda dates: (
        dates.guess or dates.best,
        dates.published_confidence if dates.guess else dates.confidence,
    ),
}


def main() -> None:
    """Print one row for each way to read the answer."""
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    judged: list[tuple[PageDates, date]] = []
    spent = 0.0
    for page in gold_pages(Path(sys.argv[1]), Path(sys.argv[2])):
        tree = LexborHTMLParser(page.text)
        started = process_time()
        dates = judge_dates(_evidence(tree, page.url))
        spent += process_time() - started
        judged.append((dates, page.day))
    print(f"{len(judged)} pages, {1000 * spent / len(judged):.2f} ms of processor time a page")
    for name, read in READERS.items():
        _print_row(name, [(*read(dates), day) for dates, day in judged])


def gold_pages(pages: Path, labels: Path) -> Iterator[GoldPage]:
    """Give the pages that have a known day; the upstream data leaves a few without."""
    for page in json.loads(labels.read_text("utf-8"))["pages"]:
        if page["date"]:
            day = date.fromisoformat(page["date"])
            yield GoldPage(page["url"], text_of(pages / page["file"]), day)


def text_of(path: Path) -> str:
    """Read a page as UTF-8, into which most were turned when they were kept, else as it says."""
    body = path.read_bytes()
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return decode(body, None)[0]


def evidence_of(html: str, url: str) -> tuple[DateEvidence, ...]:
    """Collect what dates a page of which only the text is known."""
    return _evidence(LexborHTMLParser(html), url)


def _evidence(tree: LexborHTMLParser, url: str) -> tuple[DateEvidence, ...]:
    language = tree.root.attributes.get("lang") if tree.root is not None else None
    today = datetime.now(UTC).date()
    return date_evidence(tree, url=url, headers={}, language=language, today=today)


def _print_row(name: str, rows: Sequence[tuple[date | None, float, date]]) -> None:
    answers = [(confidence, found == day) for found, confidence, day in rows if found is not None]
    right = sum(good for _, good in answers)
    near = sum(found is not None and abs((found - day).days) <= NEAR for found, _, day in rows)
    sure = [good for confidence, good in answers if confidence >= SURE]
    bins: dict[int, list[float]] = defaultdict(list)
    for confidence, good in answers:
        bins[min(9, int(10 * confidence))].append(confidence - good)
    error = sum(abs(sum(each)) for each in bins.values())
    print(
        f"{name}: right {right / len(rows):.4f}, within {NEAR} days {near / len(rows):.4f},"
        f" answered {len(answers) / len(rows):.4f},"
        f" calibration error {error / max(1, len(answers)):.4f},"
        f" sure {len(sure) / len(rows):.3f}, of which right {sum(sure) / max(1, len(sure)):.4f}"
    )


if __name__ == "__main__":
    main()
