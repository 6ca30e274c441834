"""What is kept of a page: small, picklable facts."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from sicaudit.urls import Url


class Region(StrEnum):
    """The part of a page where something stands."""

    CONTENT = "content"
    NAVIGATION = "navigation"
    HEADER = "header"
    FOOTER = "footer"
    ASIDE = "aside"


class Link(NamedTuple):
    """One place where a page holds a URL.

    A tuple, not a dataclass: a dead picture in a template makes thousands of them, and they cross
    from the workers in a fifth of the time.
    """

    href: str
    """As written."""
    url: Url | None
    """Absolute and serialised, with its fragment; None where no URL can be made of it."""
    element: str
    """Element and attribute, as `a[href]`, `style[url()]`."""
    region: Region
    text: str = ""
    """Anchor text, or the text that stands in for it (alt)."""
    snippet: str = ""
    """The words around it, about 160 letters."""


class DateKind(StrEnum):
    """What a date on a page says about the page."""

    PUBLISHED = "published"
    MODIFIED = "modified"
    REVIEWED = "reviewed"
    EVENT = "event"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateEvidence:
    """One dated thing found about a page."""

    source: str
    """json-ld, microdata, meta, time, visible-text, url, sitemap, last-modified, copyright."""
    kind: DateKind
    value: date
    text: str
    """As it stands there, cut to about 120 letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDates:
    """A page's age as far as its evidence goes."""

    published: date | None = None
    modified: date | None = None
    best: date | None = None
    """The day by which staleness is judged; None: no trustworthy date."""
    basis: str | None = None
    """Source of the evidence that won."""
    confidence: float = 0.0
    evidence: tuple[DateEvidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicHit:
    """A word of a topic's list as found, and where."""

    word: str
    """As it stands on the page."""
    place: str
    """title, h1, address, heading, first_paragraph or body."""
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTopic:
    """A topic that a page is about."""

    id: str
    points: int
    hits: tuple[TopicHit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signpost:
    """A way to a service that a page shows."""

    service: str
    by: str
    """link, phone or name."""
    place: str
    """help_block, text, one_click or footer."""
    text: str = ""
    target: Url | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """All that the rest of the audit knows of a page once its bytes are gone."""

    url: Url
    title: str = ""
    language: str | None = None
    links: int = 0
    """Places on the page that hold a URL."""
    targets: tuple[Url, ...] = ()
    """Distinct web addresses it points to, without fragments, in order of appearance."""
    follow: int = 0
    """How many of the first `targets` are navigation (a, area, frame): candidates to crawl."""
    fragments: tuple[tuple[int, str], ...] = ()
    """Distinct (index into targets, fragment as written) that must exist there."""
    fragment_marks: frozenset[int] = frozenset()
    """A 32-bit mark of each URL with a fragment, by `sicaudit.page.facts.mark_of`: tells in which
    pages a missing one may stand.
    """
    unseen: tuple[tuple[int, str, str], ...] = ()
    """(Index into targets, place, URL as written) of targets that only a page's head or scripts
    hold: there are no words around these, so nobody needs to look at the page again.
    """
    anchors: frozenset[str] = frozenset()
    """All `id` values, and the `name` of each `a`."""
    malformed: int = 0
    """Places that hold something of which no working URL can be made."""
    scripted: bool = False
    """True where the page says that script builds it: what is missing may only be unseen."""
    text_hash: str = ""
    """Of the main text: the same as long as the page says the same."""
    dates: PageDates = PageDates()
    topics: tuple[PageTopic, ...] = ()
    signposts: tuple[Signpost, ...] = ()
