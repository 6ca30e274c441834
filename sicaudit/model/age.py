"""A page's age in the light of its whole site and of earlier runs."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Bump:
    """A source that gives a newer day than it once did, though the text is the same."""

    source: str
    kind: str
    before: date
    now: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What runs saw of a page's text; all None: only this run saw the page."""

    unchanged_since: date | None = None
    """Day of the first run that saw the text as it is now, where that was an earlier one."""
    changed_after: date | None = None
    """Day of the last run before its text was seen to change."""
    changed_by: date | None = None
    """Day of the run that saw the change."""
    bumps: tuple[Bump, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LyingDates:
    """A source that lies about the pages of a whole site, as a report tells of it."""

    source: str
    kind: str
    lie: str
    """now, one-day, bumped or year: see `sicaudit.page.dates.liars.Lie`."""
    value: str
    """The day it gives, as an ISO date."""
    pages: int
    """How many pages it gives that day."""
    of: int
    """How many pages it dates at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DuePage:
    """A page that is to be read over soon."""

    url: str
    title: str
    due: str
    """The day on which it is due, as an ISO date."""
    owner: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeTally:
    """How many pages of a site stand how by their age, and which are due for review next."""

    fresh: int = 0
    due_soon: int = 0
    stale: int = 0
    undated: int = 0
    contradictory: int = 0
    next_due: tuple[DuePage, ...] = ()
    """Of those due soon the first hundred, the soonest first."""
