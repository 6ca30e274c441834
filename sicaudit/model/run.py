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
class LinksTo:
    """How many pages of a site link to another site of the family."""

    site: str
    pages: int
    targets: int
    """Different addresses there."""
    example: Url
    """The first page that does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberTally:
    """A telephone number as the pages of a site show it, or dial it."""

    number: str
    """E.164 with its plus sign, or the figures of a short code."""
    raw: str
    """As most pages write it."""
    pages: int
    example: Url
    """The first page that shows it; of those where it stands beside another's name, if any do."""
    standing: str
    """By the packs: known, emergency, old (a service's until it was replaced), unsure (nobody knows
    whose), abroad (another country's service) or unknown.
    """
    whose: tuple[str, ...] = ()
    """Names of the services whose it is or was."""
    beside: tuple[tuple[str, int], ...] = ()
    """Names it stands beside, with how many pages, the most pages first."""
    words: str = ""
    """The words before it on one of the pages."""


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
    """Services that any page leads to, and those that pages for its readers could lead to."""
    liars: tuple[LyingDates, ...] = ()
    """Sources of dates that lie about the whole site."""
    ages: AgeTally | None = None
    """How its pages stand by their age; None: no page was read, or an older run did not count."""
    help_clicks: int | None = None
    """From the front page to help; None: not known, or there is no way."""
    helping: int = 0
    """Pages that lead to some service by a link or number in their own text."""
    links_to: tuple[LinksTo, ...] = ()
    """Other sites of the family that any page links to, in the order of the configuration."""
    numbers: tuple[NumberTally, ...] = ()
    """Telephone numbers, those on most pages first."""
    more_numbers: int = 0
    """Numbers that were left out of `numbers`, as there were too many."""


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
