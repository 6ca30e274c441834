"""A website of the family as its editors describe it, and how we behave towards it."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

from sicaudit.urls import Host, Url, host_of, origin_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A length of time as editors count it: calendar months, and days."""

    months: int = 0
    days: int = 0

    def before(self, day: date) -> date:
        """Give the day that lies this period before `day`."""
        return _before(day, self.months, self.days)

    def after(self, day: date) -> date:
        """Give the day that lies this period after `day`."""
        return Period(months=-self.months, days=-self.days).before(day)

    def __str__(self) -> str:
        months = f"{self.months} months" if self.months else ""
        days = f"{self.days} days" if self.days else ""
        return f"{months} {days}".strip() or "0 days"


@lru_cache(maxsize=4096)  # the same few for every page of a site
def _before(day: date, months: int, days: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)) - timedelta(days=days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How we crawl one website: `[crawl]`, overridden by a site's own table."""

    concurrency: int = 2
    """Requests at a time, per host."""
    delay: float = 0.2
    """Rest in seconds after each response."""
    timeout: float = 30.0
    """Seconds for a whole request."""
    max_pages: int = 50_000
    max_depth: int = 30
    """Clicks from the front page."""
    max_bytes: int = 10_000_000
    """Decoded bytes read of one page."""
    respect_robots: bool = True
    sitemaps: bool = True
    include: tuple[str, ...] = ()
    """Globs on the absolute URL or the path; empty means everything."""
    exclude: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Sent to this site's own hosts only; may hold secrets, so it is never shown."""
    accept_languages: tuple[str, ...] = ()
    user_agent: str | None = None
    """None: the tool's own, with the contact."""
    contact: str | None = None
    allow_private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRule:
    """An editor's decision about targets: `[[links.rule]]`."""

    match: str
    treat: str | None = None
    """`ignore`, `unverifiable`, or None where only `accept` speaks."""
    accept: tuple[int, ...] = ()
    reason: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkManners:
    """How we ask for targets outside the family: `[links]`."""

    external: bool = True
    concurrency: int = 2
    delay: float = 0.5
    timeout: float = 20.0
    retries: int = 2
    """Further attempts after a transient failure."""
    accept: tuple[int, ...] = ()
    """Statuses that count as fine."""
    exclude: tuple[str, ...] = ()
    allow_private: bool = False
    archive: Url | None = None
    """Where a web archive is asked for old copies of what is gone; None: nowhere."""
    rules: tuple[LinkRule, ...] = ()


KINDS_DUE: Mapping[str, Period | None] = MappingProxyType(
    {
        "help": Period(months=3),
        "how-to": Period(months=6),
        "dossier": Period(months=12),
        "dictionary": Period(months=24),
        "news": None,
    }
)
"""When sections of a kind are due that nobody gave a period: what is asked for in need, soonest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Freshness:
    """`[freshness]`: when a page is due for review where no section says otherwise."""

    review_after: Period | None = Period(months=24)
    """None: never."""
    tolerance: Period = Period(days=60)
    due_soon: Period = Period(days=30)
    """How long before a page is due for review the report names it."""
    kinds: Mapping[str, Period | None] = field(default_factory=lambda: dict(KINDS_DUE))
    """The same as `review_after` for sections of a kind."""
    audiences: Mapping[str, Period | None] = field(default_factory=dict)
    """The same for sections that an audience reads."""
    old_news: Period | None = Period(months=24)
    """When news that is never due is so old that it should say so, where it is about a topic that
    asks for help; None: never.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a site; the first whose `paths` fit a page describes it."""

    name: str
    paths: tuple[str, ...] = ("/*",)
    kind: str = "information"
    """information, how-to, news, help, legal, about, dossier, dictionary, lesson, ..."""
    review_after: Period | None = None
    """None: never due."""
    review_on: date | None = None
    """The day on which all of it is due that was not touched since; beside `review_after`."""
    audience: tuple[str, ...] = ()
    language: str = "nl"
    place: str | None = None
    """The weakest place a signpost may have here; None: as the topic says."""
    topics: bool = True
    owner: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One website of the family."""

    id: str
    name: str
    url: Url
    also: tuple[Url, ...] = ()
    """Other addresses under which the same site is served."""
    audience: tuple[str, ...] = ("public",)
    language: str = "nl"
    owner: str | None = None
    help_page: Url | None = None
    help_clicks: int = 2
    """Clicks that help may lie from the front page."""
    signposts: bool = True
    """False for the services' own sites: not checked for missing signposts."""
    do_not_crawl: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    """Never empty: the last one fits every page."""
    crawl: Manners = Manners()
    links: LinkManners = LinkManners()

    @property
    def origins(self) -> frozenset[str]:
        """Scheme and host of every address whose pages belong to this site."""
        return frozenset(map(origin_of, (self.url, *self.also)))

    @property
    def hosts(self) -> frozenset[Host]:
        """Hosts (with a port where it is not the default) that this site is served from."""
        return frozenset(map(host_of, (self.url, *self.also)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewer:
    """Somebody who reads the report: gets what they own, their sites, or their checks."""

    id: str
    name: str
    email: str | None = None
    sites: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
