"""A problem somebody should repair, with all the pages that show it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sicaudit.model.outcome import Certainty
from sicaudit.model.page import Link
from sicaudit.urls import Url


class Group(StrEnum):
    """What a check looks after."""

    LINKS = "links"
    FRESHNESS = "freshness"
    SIGNPOSTING = "signposting"


class Severity(StrEnum):
    """How bad it is for a visitor."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class State(StrEnum):
    """How a finding stands to the runs before."""

    NEW = "new"
    OPEN = "open"
    RETURNED = "returned"
    FIXED = "fixed"
    UNCHECKED = "unchecked"
    MUTED = "muted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A page that shows the problem; `places` may be empty where the whole page is meant."""

    url: Url
    title: str = ""
    places: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem: what a check found, in facts and without prose."""

    check: str
    group: Group
    severity: Severity
    certainty: Certainty
    site: str
    key: str
    """What makes it this problem and no other: the target, or the page and topic."""
    target: Url | None = None
    owner: str | None = None
    sightings: tuple[Sighting, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    """JSON values: the evidence of findings.json."""

    @property
    def id(self) -> str:
        """Stable over runs: 16 hex digits of site, check and key."""
        name = "\n".join((self.site, self.check, self.key))
        return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A finding in its history: state, and when it was seen (RFC 3339, UTC)."""

    finding: Finding
    state: State
    first_seen: str
    last_seen: str
    decision: Mapping[str, Any] | None = None
    """The reviewer's decision that muted it, with `reviewer`, `reason`, `until`."""
