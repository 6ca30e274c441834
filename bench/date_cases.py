"""The pages that `bench.date_trust` learns from, each with the day it was published."""

import hashlib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from bench.date_score import evidence_of, gold_pages, text_of
from bench.documents import UNPACKED
from sicaudit.model.page import DateEvidence, DateKind
from sicaudit.page.dates.ranking import signs_of

ROOT = Path(__file__).parents[1]

MOST_DOCUMENTS = 400
"""Of each package."""

NOWHERE = "https://www.example.org/"

STATED = re.compile(
    r"<script\b[^>]*>.*?</script\s*>"
    r"|<meta\b[^>]*?(?:[12][0-9]{3}-?[0-9]{2}-?[0-9]{2}|\b20[0-9]{2}\b|\b1[0-9]{9})[^>]*>"
    r"|\s(?:itemprop|property)=\"[^\"]*\"",
    re.IGNORECASE | re.DOTALL,
)
"""What machines state on a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A page, and the day it was published; None: its evidence names none that is right."""

    name: str
    evidence: tuple[DateEvidence, ...]
    day: date | None
    is_gold: bool = False
    """Its sort is that of the exam: by such cases confidence is calibrated."""
    is_loose: bool = False
    """The day may be another where the editor is."""

    @property
    def signs(self) -> dict[date, set[str]]:
        return signs_of(self.evidence)

    @property
    def site(self) -> str:
        """The end of the host's name: pages of one website are alike."""
        host = urlsplit(self.name).hostname or self.name
        return ".".join(host.split(".")[-2:])

    def right_in(self, days: list[date]) -> int:
        """Give the number of the right day; that of days: none is right."""
        if self.day is not None:
            step = timedelta(days=1)
            for day in (self.day, self.day - step, self.day + step)[: 3 if self.is_loose else 1]:
                if day in days:
                    return days.index(day)
        return len(days)


def known_cases(pages: Path, labels: Path, *, is_gold: bool) -> Iterator[Case]:
    """Give pages with a known day, and each once more as it would be without its fields.

    What readers see is what is left then: few of the pages are so by themselves, and little could
    be learnt from their layouts. A page of a collection that does not name its day as one of
    publication is left out: its label is wrong, or that of a change.
    """
    for page in gold_pages(pages, labels):
        evidence = evidence_of(page.text, page.url)
        is_named = page.day in signs_of(evidence)
        if is_gold or is_named:
            yield Case(
                name=page.url,
                evidence=evidence,
                day=page.day,
                is_gold=is_gold,
                is_loose=not is_gold,
            )
        if is_named:
            bare = evidence_of(STATED.sub("", page.text), NOWHERE)
            yield Case(name=page.url, evidence=bare, day=page.day, is_loose=True)


def own_cases() -> tuple[list[Case], list[tuple[DateEvidence, bool]]]:
    """Give our own pages, and for each evidence of a change whether it is the newest one."""
    sys.path.insert(0, str(ROOT / "tests" / "page"))
    from dated_pages import dated_pages  # type: ignore[import-not-found]  # tests are no package

    cases: list[Case] = []
    changes: list[tuple[DateEvidence, bool]] = []
    for page in dated_pages():
        if page.is_held_back or page.is_disputed:
            continue
        evidence = page.evidence
        cases.append(Case(name=page.id, evidence=evidence, day=page.published))
        changes += [
            (item, item.value == page.modified)
            for item in evidence
            if item.kind in (DateKind.MODIFIED, DateKind.REVIEWED)
        ]
    return cases, changes


def undated_cases() -> Iterator[Case]:
    """Give documents that have no date of publication, by the luck of their names."""
    for package in ("libreoffice-help-nl", "apache2-doc", "postgresql-doc-15", "python3.11-doc"):
        paths = [path for path in (UNPACKED / package).rglob("*.html") if _is_undated(path)]
        paths.sort(
            key=lambda path: hashlib.sha256(str(path.relative_to(UNPACKED)).encode()).digest()
        )
        for path in paths[:MOST_DOCUMENTS]:
            name = str(path.relative_to(UNPACKED))
            yield Case(name=name, evidence=evidence_of(text_of(path), NOWHERE + name), day=None)


def _is_undated(path: Path) -> bool:
    """Leave out release notes and logs of changes, which do have dates."""
    logs = ("release", "whatsnew", "changelog")
    return path.is_file() and not any(part.startswith(logs) for part in path.parts)
