"""What a check is: metadata, examples, and one pure function that finds."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, TypeVar

from sicaudit.model.finding import Group, Severity
from sicaudit.model.outcome import Certainty
from sicaudit.model.page import Link
from sicaudit.urls import Url

Subject = TypeVar("Subject", contravariant=True)


class Kind(StrEnum):
    """What a check looks at."""

    PAGE = "page"
    AGE = "age"
    """A page's dates, once its whole site was read and held against earlier runs."""
    LINK = "link"
    SITE = "site"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a check says of one problem: facts without prose."""

    facts: Mapping[str, Any] = field(default_factory=dict)
    """JSON values."""
    key: str = ""
    """What tells this problem from others of the same check on the same subject."""
    shared: bool = False
    """True: pages of a site that give the same key show one problem, and make one finding."""
    target: Url | None = None
    places: tuple[Link, ...] = ()
    """Where on a page it stands; empty: the whole page is meant, or all places of the target."""
    page: Url | None = None
    """The page that is meant, where the subject is a whole site."""
    pages: tuple[Url, ...] = ()
    """The pages that show it, where several of a whole site do."""
    severity: Severity | None = None
    """None: as the check says."""
    certainty: Certainty | None = None


def unasked(reason: str, **more: Any) -> dict[str, Any]:
    """Give the facts that every finding of the group links has, where no target was asked."""
    return {"reason": reason, "status": None, "chain": [], "attempts": 0} | more


@dataclass(frozen=True, kw_only=True)
class Check(Generic[Subject]):
    """A rule with everything a person needs to understand, mute or mend it."""

    kind: Kind
    id: str
    group: Group
    severity: Severity
    certainty: Certainty
    title: str
    """English, one line; other languages stand in the words of the report."""
    why: str
    fix: str
    bad: str
    """An example that it finds."""
    good: str
    """The same, mended."""
    find: Callable[[Subject], Iterable[Found]]
