"""One audit: when, of what, and how far it came."""

from dataclasses import dataclass
from enum import StrEnum

from sicaudit.model.age import AgeTally, LyingDates
from sicaudit.model.finding import Dated
from sicaudit.urls import Url


class SiteStatus(StrEnum):
    """How much of a site was seen."""

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """Something that kept us from seeing everything; always reported, never silent."""

    kind: str
    """max_pages, max_depth, max_bytes, robots, interrupted, our-network, time, crashed-check:ID."""
    count: int
    example: Url | None = None
    detail: str = ""
    """Of a check that crashed: what it raised, for its author."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceReach:
    """How many pages of a site lead to a service."""

    id: str
    name: str
    well: int = 0
    """Pages that do so by a link or number in their own text."""
    weakly: int = 0
    """Pages that only name it, or do so only in a footer or a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteTally:
    """What was done for one site in one run."""

    id: str
    name: str
    url: Url
    status: SiteStatus = SiteStatus.COMPLETE
    pages: int = 0
    links: int = 0
    targets: int = 0
    requests: int = 0
    bytes: int = 0
    not_modified: int = 0
    limits: tuple[Limit, ...] = ()
    help: tuple[ServiceReach, ...] = ()
    """Services that any page leads to."""
    liars: tuple[LyingDates, ...] = ()
    """Sources of dates that lie about the whole site."""
    ages: AgeTally | None = None
    """How its pages stand by their age; None: no page was read, or an older run did not count."""
    help_clicks: int | None = None
    """From the front page to help; None: not known, or there is no way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """An audit that was stored; times are RFC 3339 in UTC."""

    id: str
    """As `2026-11-23T060000Z`: sorts by time and is a folder's name."""
    started: str
    finished: str | None
    status: str
    """complete, incomplete, or interrupted where it never came to its end."""
    sites: tuple[SiteTally, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """All that a report says: the run, its findings worst first, and the runs before."""

    run: Run
    findings: tuple[Dated, ...]
    earlier: tuple[tuple[Run, dict[str, int]], ...] = ()
    """Runs before this one, oldest first, with their number of findings by severity (`error`,
    `warning`, `notice`) and state (`new`, `fixed`)."""
