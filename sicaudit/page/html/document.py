"""What is read in a document that is not HTML: the nouns that all its readers share."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from sicaudit.model.page import Link
from sicaudit.page.html.context import flat

Clock = Callable[[], float]
"""Seconds since some moment; `time.thread_time` counts only those spent on our own work."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The old container of Microsoft: around an Office Open XML file it means a password."""
MOST_TITLE_LETTERS = 300
MOST_URL_LETTERS = 8192
"""A longer URL is no link: no server takes it."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,4}")
_AROUND = 80
"""Letters on each side of a link in a snippet."""


class DocumentKind(StrEnum):
    """The formats that can be read; each stands for its templates and macro variants too."""

    PDF = "pdf"
    DOCX = "docx"
    PPTX = "pptx"
    XLSX = "xlsx"
    ODT = "odt"
    ODP = "odp"
    ODS = "ods"
    MANIFEST = "manifest"
    FEED = "feed"


OFFICE = ("docx", "pptx", "xlsx", "odt", "odp", "ods")
FOLLOWED = frozenset(
    {"pdf /URI", "rss link", "atom link", "json feed link"}
    | {f"{kind} hyperlink" for kind in OFFICE}
)
"""Places that lead a reader to a page."""
EMBEDDED = frozenset(
    {f"{kind} {shown}" for kind in OFFICE for shown in ("image", "video", "audio")}
    | {"manifest icons", "manifest screenshots", "rss image", "rss enclosure"}
    | {"atom enclosure", "json feed image", "json feed enclosure"}
)
"""Places of what a document shows or plays."""


class Trouble(StrEnum):
    """Why not everything could be read in a document."""

    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    MISLABELLED = "mislabelled"
    """It is something else than its Content-Type or its URL says."""
    TOO_LARGE = "too-large"
    """It unpacks to more than we read."""
    TOO_SLOW = "too-slow"
    """To read it takes longer than we grant."""


class OutOfBounds(BaseException):
    """Raised out of a foreign parser to stop it.

    No Exception, because parsers that mend what is broken go on after any of those.
    """

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


class Place(NamedTuple):
    """A URL as a document holds it, not yet resolved."""

    href: str
    element: str
    """The format and what holds it there: `pdf /URI`, `docx hyperlink`."""
    text: str = ""
    """Anchor text; empty where the format does not tell it."""
    snippet: str = ""
    """The words around it, about 160 letters; else where it is, as `page 3`."""


def is_link(href: str) -> bool:
    """Say whether a URL is worth keeping: not empty, nothing within the document, not a novel."""
    return 0 < len(href) <= MOST_URL_LETTERS and not href.lower().startswith(("#", "data:"))


def language_of(written: str) -> str | None:
    """Give a language tag (RFC 5646) in lower case; None where it is none."""
    found = _LANGUAGE.fullmatch(written.strip().lower().replace("_", "-"))
    return found[0] if found else None


def around(words: str, text: str) -> str:
    """Give of `words`, on one line, those around `text`: about 160 letters."""
    text = flat(text)
    at = max(words.find(text), 0)
    start = max(at - _AROUND, 0)
    end = min(at + len(text) + _AROUND, len(words))
    before = "… " if start else ""
    after = " …" if end < len(words) else ""
    return f"{before}{words[start:end].strip()}{after}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What one reader found; `trouble` and `cut` say whether that is all there is."""

    title: str = ""
    language: str | None = None
    base: str | None = None
    """What relative URLs start from, itself perhaps relative; None: the document's own address."""
    places: tuple[Place, ...] = ()
    created: date | None = None
    modified: date | None = None
    trouble: Trouble | None = None
    cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document that is not HTML, once read."""

    kind: DocumentKind
    title: str = ""
    language: str | None = None
    """In lower case, as `nl` or `nl-be`; None: it says nothing."""
    places: tuple[Link, ...] = ()
    """Every place that holds a URL, in order; they number at most as many as were asked for."""
    created: date | None = None
    modified: date | None = None
    trouble: str | None = None
    """A word of `Trouble`: what could be read all the same is still here; None: all is well."""
    cut: bool = False
    """True: it holds more than we read."""
