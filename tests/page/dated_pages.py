"""Reads `dated_pages.toml`: pages with the days that a person reads off them."""

import hashlib
import tomllib
from datetime import date
from pathlib import Path
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from sicaudit.page.dates.evidence import date_evidence

_RAW = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_PARTS = ("head", "title", "lang", "top", "bottom", "after")
TODAY = _RAW["today"]


class DatedPage(NamedTuple):
    """A page, and what must be found; None: nothing may be."""

    id: str
    url: str
    html: str
    published: date | None
    modified: date | None
    best: frozenset[date | None]
    """Any of these is right."""

    @property
    def is_held_back(self):
        """True: nothing may be tuned on it."""
        return hashlib.sha256(self.id.encode()).digest()[0] % 2 == 1

    @property
    def is_disputed(self):
        """True: its own dates contradict each other, and any of several answers is right."""
        return len(self.best) > 1

    @property
    def evidence(self):
        tree = LexborHTMLParser(self.html)
        language = tree.root.attributes.get("lang")
        return date_evidence(tree, url=self.url, headers={}, language=language, today=TODAY)


def dated_pages():
    """Give all pages, those held back among them."""
    return [_page(raw) for raw in _RAW["page"]]


def _page(raw):
    html = _RAW["shells"][raw["shell"]]
    language, _, number = raw.get("filler", "").partition(".")
    text = raw.get("text") or (_RAW["texts"][language][number] if number else "")
    for name, value in {**{part: raw.get(part, "") for part in _PARTS}, "text": text}.items():
        html = html.replace(f"{{{name}}}", value)
    published, modified = raw.get("published"), raw.get("modified")
    newest = max((day for day in (published, modified) if day), default=None)
    stated = (date.fromisoformat(day) if day else None for day in raw.get("best", ()))
    return DatedPage(
        id=raw["id"],
        url=raw["url"],
        html=html,
        published=published,
        modified=modified,
        best=frozenset(stated) or frozenset((newest,)),
    )
