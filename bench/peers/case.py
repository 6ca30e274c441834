"""A peer's fixture as a case: what is served, and what the peer expects to be said of it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Way = Callable[[Any], Awaitable[None]]
"""What a server does with one call, as in `misbehaving`."""
Ways = Mapping[str, Way | str]
"""A path with its query to what is done there, or to HTML; `*` is every other path."""


class Word(StrEnum):
    """What can be said of a link; the peer expects one of them."""

    BROKEN = "broken"
    SOUND = "fine"
    DOUBTFUL = "cannot be checked"
    INSECURE = "not https"
    SEEN = "looked at"
    """The test is about finding the link; whatever is then said of it is right."""
    LEFT_ALONE = "not asked for"
    SILENT = "nothing"
    """It is no web address, or may be asked for or not: only no fault may be found."""


class Why(StrEnum):
    """Why a fixture is not run."""

    OUT_OF_SCOPE = "out of scope"
    INTERNET = "needs the internet"
    UNTESTED = "without a test"
    """No test of the peer says what must be found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing that the peer's test expects."""

    link: str
    """As the page has it, or absolute."""
    word: Word
    page: str | None = None
    """The path of the page that must show it; None: any page that counts."""
    otherwise: str | None = None
    """The same address in the peer's own spelling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One fixture in one of the settings that the peer tests it in."""

    peer: str
    name: str
    entry: str
    """The path where the crawl begins."""
    ways: Ways
    """The fixture's own site."""
    hosts: Mapping[str, Any] = field(default_factory=dict)
    """The world outside: name to `situations.case.Host`; what is missing does not exist."""
    mail: tuple[str, ...] = ()
    """Domains that take mail."""
    statements: tuple[Statement, ...] = ()
    is_whole: bool = True
    """Nothing else on the page may be called broken."""
    whole_site: bool = False
    """Findings of all pages count, else only those of the entry."""
    settings: str = ""
    """More of the site's table in sites.toml: our names for the options of the peer's test."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Fixtures that are not run."""

    why: Why
    fixtures: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixtures:
    """All of one peer."""

    peer: str
    cases: tuple[Case, ...]
    left_out: tuple[LeftOut, ...] = ()
