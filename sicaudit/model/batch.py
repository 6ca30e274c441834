"""Some URLs of one host: the unit of work, of politeness, of commit and of resume."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sicaudit.model.certificate import Certificate
from sicaudit.model.finding import Finding
from sicaudit.model.kept import KeptPage
from sicaudit.model.outcome import FailureKind, Judgement
from sicaudit.model.page import PageFacts
from sicaudit.urls import Host, Url


class Purpose(StrEnum):
    """Why we ask for a URL."""

    PAGE = "page"
    """A page of a site: read it and go on from there."""
    RESOURCE = "resource"
    """Something a page embeds: does it answer?"""
    TARGET = "target"
    """Where a link leads, outside the family: does it answer?"""
    SITEMAP = "sitemap"
    VIDEO = "video"
    """A video elsewhere: its provider is asked what became of it."""
    DOUBT = "doubt"
    """What no page links to: asked to settle a doubt about something that one does."""
    ARCHIVE = "archive"
    """The question to an archive whether it holds a copy of something that is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approach:
    """How we approach one host: its site's manners, or those for the world outside."""

    concurrency: int = 2
    delay: float = 0.2
    timeout: float = 30.0
    retries: int = 2
    most_bytes: int = 10_000_000
    respect_robots: bool = True
    private: bool = False
    """May it be at a private or loopback address?"""
    user_agent: str = "sicaudit"
    accept_languages: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    """May hold secrets: sent to `origins` only, so never in the clear where the site is secure."""
    origins: frozenset[str] = frozenset()
    accept: tuple[int, ...] = ()
    """Statuses that count as fine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One URL to ask for."""

    id: int
    """The frontier's number of the URL, the same over a run and its resumption."""
    url: Url
    purpose: Purpose
    site: str | None = None
    """Whose page it is; None: outside the family."""
    ask: Url | None = None
    """What to ask for in its place; None: the URL itself."""
    referer: Url | None = None
    """The page that is named as leading there; None: none is."""
    with_cookies: bool = False
    """True: follow its redirects on the same host with the cookies that they set."""
    kept: KeptPage | None = field(default=None, repr=False)
    """What an earlier run read there: ask only whether it changed."""
    quotes: tuple[str, ...] = ()
    """Text directives that its text is looked through for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HostBatch:
    """What is handed out at once; no host has two batches out at the same time."""

    host: Host
    number: int
    """Counts the batches of this host: (run, host, number) is merged once."""
    visits: tuple[Visit, ...]
    approach: Approach


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapFacts:
    """What a sitemap lists: pages, further sitemaps, and what was wrong with it."""

    urls: tuple[Url, ...] = ()
    lastmods: Mapping[Url, str] = field(default_factory=dict)
    """ISO days on which it says that pages changed; of the rest it says nothing."""
    nested: tuple[Url, ...] = ()
    trouble: str | None = None
    cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Crash:
    """A check of an installed package raised an error on a page: that page went without it."""

    check: str
    words: str
    """Error, message, file and line: for the author of the check."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """How a server names what it sent, to be asked later whether that changed."""

    etag: str | None
    modified: str | None
    unchanged: bool = False
    """True: it said that this is what an earlier run read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visited:
    """What came of one visit."""

    visit: Visit
    judgement: Judgement
    status: int | None = None
    failure: FailureKind | None = None
    detail: str = ""
    location: Url | None = None
    """Where it redirects to."""
    attempts: int = 1
    content_type: str | None = None
    length: int | None = None
    """Bytes of the body, as far as the server or its answer told; None: unknown."""
    cut: bool = False
    """True: longer than we read."""
    facts: PageFacts | None = None
    findings: tuple[Finding, ...] = ()
    crashes: tuple[Crash, ...] = ()
    sitemap: SitemapFacts | None = None
    version: Version | None = None
    """What the server calls this version of a page of ours, where it says that."""
    body: bytes = b""
    """Of a page, compressed: its places are looked up again where something is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HostResult:
    """What came of a batch."""

    batch: HostBatch
    visited: tuple[Visited, ...] = ()
    left: tuple[Visit, ...] = ()
    """Not begun, because the run was stopped."""
    sitemaps: tuple[Url, ...] = ()
    """Named by the host's robots.txt, which was read with this batch."""
    robots_unreachable: bool = False
    certificate: Certificate | None = None
    """What a secure host of ours showed, once a run."""
    requests: int = 0
    bytes: int = 0
    """Received on the wire, bodies only."""
