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
    """json-ld, microdata, meta, time, visible-text, title, url, script, picture, sitemap,
    last-modified, copyright, clock.
    """
    kind: DateKind
    value: date
    text: str
    """As it stands there, cut to about 120 letters."""
    place: str = ""
    """Where readers see it and how, as `near labelled` or `list alone`: see `date_layout`. Empty
    for what machines state.
    """
    precision: str = "day"
    """day, month or year; of a month or a year `value` is the first day."""
    trust: float | None = None
    """How often a date of this sort is right, from 0 to 1; None: not judged yet."""
    distrust: str | None = None
    """Code of what shows that this source lies on its site; None: nothing does."""


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
    """The chance that what is given is right: of the less certain one where two days are given."""
    evidence: tuple[DateEvidence, ...] = ()
    guess: date | None = None
    """The likeliest day of publication, however unsure (`published_confidence`): to show to a
    reviewer, never to judge by. Where it is trusted, it is `published`, unless all that names it
    speaks of a change.
    """
    published_confidence: float = 0.0
    modified_confidence: float = 0.0
    reason: str = ""
    """Code of why `best` is believed: labelled (says so itself), agreed (by several sources),
    stated (in fields), shown (by the headline), address, sitemap, header (only as old), distrusted
    (only what lies says so), torn (solid witnesses contradict each other).
    """
    witness: DateEvidence | None = None
    """The evidence that won, as it is quoted to a reviewer."""
    rival: DateEvidence | None = None
    """The strongest evidence that says otherwise; None: nothing does."""
    rival_lost: str = ""
    """Code of why: lies (see its `distrust`), older, weaker, torn (it did not lose)."""
    review_by: date | None = None
    """The day on which the page says that it is to be read over again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicHit:
    """A word of a topic's list as found, and where."""

    word: str
    """As it stands on the page."""
    place: str
    """title, h1, address, heading, first_paragraph or body."""
    points: int
    block: int | None = None
    """Mark of the text it stands in, as in Signpost; None: it is no part of the page's text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTopic:
    """A topic that a page is about."""

    id: str
    points: int
    hits: tuple[TopicHit, ...]


OWN_HELP_PAGE = "own-help-page"
"""Stands for a service where a page leads to the help page of its own site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signpost:
    """A way to a service that a page shows."""

    service: str
    """An id, or OWN_HELP_PAGE."""
    by: str
    """link, phone or name."""
    place: str
    """help_block, text, one_click or footer."""
    text: str = ""
    target: Url | None = None
    faults: tuple[str, ...] = ()
    """vague-link, tel-differs, wrong-number: what is wrong with it where it stands."""
    hours: bool = False
    """The service's opening hours stand beside it."""
    choices: int = 0
    """How many services the help block offers that it stands in; 0: it stands in none."""
    block: int | None = None
    """Mark of its block's text, by which a template's blocks are known; None: in the part that
    says of itself that it is the page's own.
    """


class PageNumber(NamedTuple):
    """A telephone number that a page shows, or dials."""

    number: str
    """E.164 with its plus sign, or the figures of a short code."""
    raw: str
    """As written."""
    beside: tuple[str, ...] = ()
    """Ids of the services whose name it stands beside; most names are of one."""
    words: str = ""
    """The words before it; of one that is only dialled, those of the link, and an arrow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """All that the rest of the audit knows of a page once its bytes are gone."""

    url: Url
    title: str = ""
    document: str = ""
    """Kind of a document that is not HTML (pdf, docx, feed ...); empty: a page."""
    language: str | None = None
    canonical: Url | None = None
    """What it calls its own address."""
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
    quotes: tuple[tuple[int, str], ...] = ()
    """Distinct (index into targets, text directive as written) of links that quote a page."""
    unsaid: tuple[str, ...] = ()
    """Text directives that it was read for, and does not answer."""
    mails: tuple[Url, ...] = ()
    """Distinct `mailto:` URLs with an address, as far as they can be read at all."""
    anchors: frozenset[str] = frozenset()
    """All `id` values, and the `name` of each `a`."""
    malformed: int = 0
    """Places that hold something of which no working URL can be made."""
    scripted: bool = False
    """True where the page says that script builds it: what is missing may only be unseen."""
    text_hash: str = ""
    """Of the main text: the same as long as the page says the same."""
    words: int = 0
    """Of the main text."""
    fingerprint: bytes = b""
    """Of the main text: tells how much of it changed, not only whether."""
    dates: PageDates = PageDates()
    topics: tuple[PageTopic, ...] = ()
    signposts: tuple[Signpost, ...] = ()
    numbers: tuple[PageNumber, ...] = ()
    """Each once."""
    unread: str = ""
    """Why the text may hold more than we see: script, document or video; empty: it does not."""
    quick_exit: bool = False
    """True where a button leads away from the page at once."""

    @property
    def marks(self) -> frozenset[int]:
        """Marks of its blocks with signposts or words of topics that may be a template's."""
        marks = {post.block for post in self.signposts}
        marks |= {hit.block for topic in self.topics for hit in topic.hits}
        return frozenset(mark for mark in marks if mark is not None)
