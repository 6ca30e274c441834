"""All that a check's author may use; the built-in checks get nothing more.

A check is one file with one pure function. Decorate it with `page_check`, `age_check`, `link_check`
or `site_check` and name it in the entry point group `sicaudit.checks`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypedDict, Unpack

from sicaudit.model.age import Bump, Watched
from sicaudit.model.certificate import ShownCertificate
from sicaudit.model.check import Check, Found, Kind, unasked
from sicaudit.model.finding import Group, Severity
from sicaudit.model.knowledge import Knowledge, Service, Topic
from sicaudit.model.outcome import (
    Certainty,
    Hop,
    Judgement,
    Reason,
    Sign,
    Suggestion,
    Target,
    Verdict,
)
from sicaudit.model.page import (
    DateEvidence,
    DateKind,
    Link,
    PageDates,
    PageFacts,
    PageTopic,
    Region,
    Signpost,
)
from sicaudit.model.run import SiteStatus
from sicaudit.model.site import Freshness, LinkRule, Period, Section, Site
from sicaudit.page.dates.evidence import TRUSTED, contradiction
from sicaudit.page.dates.liars import Liar
from sicaudit.page.dates.states import due_on, is_stale, why_due
from sicaudit.page.dates.watched import is_dated
from sicaudit.page.decay.past_events import PastEvent
from sicaudit.page.decay.undone import outdated_facts, past_events, replaced_terms
from sicaudit.page.help.signposts import SignpostVerdict, judge_signposts, needs_of
from sicaudit.page.html.elements import RESOURCE_LABELS
from sicaudit.page.html.faults import MALFORMED, is_bare_email
from sicaudit.page.html.page import Page
from sicaudit.page.videos.video_verdict import VIDEO_REASONS
from sicaudit.urls import Host, Url, host_of, path_of, without_port

__all__ = [
    "RESOURCE_LABELS",
    "TRUSTED",
    "AgeCase",
    "Bump",
    "Certainty",
    "Check",
    "DateEvidence",
    "DateKind",
    "Found",
    "Freshness",
    "Group",
    "Hop",
    "Host",
    "Judgement",
    "Knowledge",
    "Liar",
    "Link",
    "LinkCase",
    "LinkRule",
    "Loss",
    "Page",
    "PageDates",
    "PageFacts",
    "PageTopic",
    "PastEvent",
    "Period",
    "Reading",
    "Reason",
    "Region",
    "Section",
    "Service",
    "Severity",
    "ShownCertificate",
    "Sign",
    "Signpost",
    "SignpostVerdict",
    "Site",
    "SiteCase",
    "SiteStatus",
    "Suggestion",
    "Target",
    "Topic",
    "Url",
    "Verdict",
    "Watched",
    "WayToHelp",
    "age_check",
    "contradiction",
    "due_on",
    "host_of",
    "is_bare_email",
    "is_dated",
    "is_stale",
    "judge_signposts",
    "link_check",
    "needs_of",
    "outdated_facts",
    "page_check",
    "past_events",
    "path_of",
    "replaced_terms",
    "site_check",
    "unasked",
    "why_due",
    "without_port",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A page read in the light of its site: what a page check sees."""

    page: Page
    facts: PageFacts
    site: Site
    section: Section
    freshness: Freshness
    knowledge: Knowledge
    today: date
    help_services: frozenset[str] | None = None
    """Where the site's own help page leads; None: that is not known, or not yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeCase:
    """A page's dates in the light of its whole site and of earlier runs: what an age check sees."""

    page: Url
    site: Site
    section: Section
    freshness: Freshness
    dates: PageDates
    today: date
    title: str = ""
    is_document: bool = False
    """A PDF or a file of an office: its properties date it, and its text is not read."""
    seen: Watched = Watched()
    liars: Sequence[Liar] = ()
    """Sources that lie about the pages of this site; most damning first."""
    topics: Sequence[str] = ()
    """Ids of the topics it is about, as far as their readers are to be sent to help."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkCase:
    """One target with all the places of one site that hold it: what a link check sees."""

    site: Site
    target: Target
    fragment: str | None = None
    """Set where the target is fine but has no such fragment."""
    anchors: frozenset[str] = frozenset()
    """What the target has, where `fragment` is set."""
    links: Sequence[Link] = ()
    """Places that hold it, in the order of pages; at least one."""
    service: Service | None = None
    """The service it leads to, if it is one's address."""
    own: bool = False
    """True where the target lies on a host of the family."""
    scripted: bool = False
    """True where the target says that a script builds it."""
    secure: Url | None = None
    """The same target over https, where it answers the same."""
    suggestion: Suggestion | None = None
    """What could stand there instead of a dead address."""

    @property
    def is_malformed(self) -> bool:
        """True where what is written can never work: nobody was asked for it."""
        return self.target.judgement.reason in MALFORMED

    @property
    def is_broken(self) -> bool:
        """True where the target itself is gone, whatever fragment of it is meant."""
        return self.target.judgement.verdict is Verdict.BROKEN and not (
            self.is_malformed or self.is_dead_video or self.fragment is not None
        )

    @property
    def is_dead_video(self) -> bool:
        """True where the provider of a video says that it is gone, or not shown here."""
        return self.target.judgement.reason in VIDEO_REASONS

    @property
    def is_forgotten_mailto(self) -> bool:
        """True where every place holds a bare e-mail address."""
        return all(is_bare_email(link.href) for link in self.links)

    @property
    def is_resource(self) -> bool:
        """True where pages embed the target, and none links to it."""
        return all(link.element in RESOURCE_LABELS for link in self.links)

    def evidence(self, **more: Any) -> dict[str, Any]:
        """Give the facts that every link finding has, with `more` of its own."""
        suggested = {} if self.suggestion is None else {"suggest": self.suggestion.facts()}
        return self.target.evidence() | suggested | more


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Help that a page led to in an earlier run and leads to no longer, though it needs it."""

    page: Url
    topic: str
    services: tuple[str, ...]
    """Those that were there."""
    last_seen: str
    """RFC 3339, UTC: start of the last run that saw one of them there."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """Evidence of what is missing there now, or weak."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WayToHelp:
    """The shortest way from a site's front page to its help."""

    page: Url
    """Where help is: the site's help page, or the nearest page that leads to a service."""
    path: tuple[Url, ...] = ()
    """From the front page to `page`, both with it; empty: no links lead there."""
    sure: bool = True
    """False where pages, or links that a script makes, were not seen."""

    @property
    def clicks(self) -> int | None:
        """Links to follow; None: there is no way."""
        return len(self.path) - 1 if self.path else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteCase:
    """A whole site after its crawl: what a site check sees."""

    site: Site
    status: SiteStatus
    front: Target
    orphans: Sequence[tuple[Url, Url]] = ()
    """Pages that a sitemap lists and no page links to, each with the sitemap's URL."""
    pages: int = 0
    expired_rules: Sequence[LinkRule] = ()
    """House rules about links whose last day has passed; one of the whole family stands with the
    first site.
    """
    losses: Sequence[Loss] = ()
    certificates: Sequence[ShownCertificate] = ()
    """Those that browsers accept today, by name of host."""
    canonicals: Mapping[Url, Sequence[Url]] = field(default_factory=dict)
    """Pages that name another page as their address, by that one, where it says something else."""
    help: WayToHelp | None = None
    """None: it cannot be told, or nothing on the site asks for help."""


_FindPage = Callable[[Reading], Iterable[Found]]
_FindAge = Callable[[AgeCase], Iterable[Found]]
_FindLink = Callable[[LinkCase], Iterable[Found]]
_FindSite = Callable[[SiteCase], Iterable[Found]]


class Meta(TypedDict):
    """What an author says of a check: identity, words in English, and two examples."""

    id: str
    group: Group
    severity: Severity
    certainty: Certainty
    title: str
    why: str
    fix: str
    bad: str
    good: str


def page_check(**meta: Unpack[Meta]) -> Callable[[_FindPage], Check[Reading]]:
    """Make a check that looks at one page at a time."""
    return lambda find: Check(kind=Kind.PAGE, find=find, **meta)


def age_check(**meta: Unpack[Meta]) -> Callable[[_FindAge], Check[AgeCase]]:
    """Make a check that looks at a page's dates, once its whole site was read."""
    return lambda find: Check(kind=Kind.AGE, find=find, **meta)


def link_check(**meta: Unpack[Meta]) -> Callable[[_FindLink], Check[LinkCase]]:
    """Make a check that looks at one target at a time, with all its places on a site."""
    return lambda find: Check(kind=Kind.LINK, find=find, **meta)


def site_check(**meta: Unpack[Meta]) -> Callable[[_FindSite], Check[SiteCase]]:
    """Make a check that looks at a whole site after its crawl."""
    return lambda find: Check(kind=Kind.SITE, find=find, **meta)
