"""A page's age by what it cannot say itself: its site, earlier runs, who read it over."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sicaudit.model.age import Bump, Watched
from sicaudit.model.page import DateEvidence, DateKind, PageDates
from sicaudit.page.dates.judging import TRUSTED, judge_dates
from sicaudit.page.dates.liars import LEAST_PAGES, Liar, Said, said_of

SEEN, REVIEWER = "seen", "reviewer"
"""Sources of evidence: our own runs, and a reviewer who read the page over."""

_SURE = 0.9
"""We saw the change ourselves; that it was more than a banner is not certain."""

_ONLY_OLD = 0.3
"""As of a Last-Modified header: it calls a page old, and dates none."""

_HARMLESS = frozenset(("last-modified", "copyright"))
"""Sources that date no page anyway: that they lie changes no verdict on a page with a date."""

_STATING = frozenset(("json-ld", "microdata", "meta", "visible-text"))
_SAME = timedelta(days=1)


def is_dated(dates: PageDates) -> bool:
    """Say whether a page has a date that is trusted."""
    return dates.best is not None and dates.confidence >= TRUSTED


def in_its_site(
    dates: PageDates, liars: Sequence[Liar], *, lastmod: DateEvidence | None, listed: int
) -> PageDates:
    """Judge a page's dates again with what its whole site shows.

    `lastmod`: what a sitemap says; of a site where fewer than ten pages have one (`listed`) it
    proves nothing, and where the page dates itself it is only shown.
    """
    lies = {item: lie for item in dates.evidence if (lie := _distrust(item, liars)) is not None}
    more: tuple[DateEvidence, ...] = ()
    if lastmod is not None and (
        _distrust(lastmod, liars) or (listed >= LEAST_PAGES and not is_dated(dates))
    ):
        more = (lastmod,)
    is_harmless = is_dated(dates) and _HARMLESS.issuperset(item.source for item in lies)
    if more or (lies and not is_harmless):
        judged = judge_dates((*dates.evidence, *more), liars)
        dates = replace(judged, review_by=dates.review_by)
    elif lies:  # judging takes longer than all the rest: 0.2 ms
        evidence = (
            replace(item, distrust=lies[item]) if item in lies else item for item in dates.evidence
        )
        dates = replace(dates, evidence=tuple(evidence))
    if lastmod is not None and not more:
        dates = replace(dates, evidence=(*dates.evidence, lastmod))
    return dates


def _distrust(item: DateEvidence, liars: Iterable[Liar]) -> str | None:
    return next((liar.lie.value for liar in liars if liar.accuses(item)), None)


def as_watched(dates: PageDates, seen: Watched, *, due: date | None) -> PageDates:
    """Judge a page without a date by what runs saw of its text.

    A change that we saw dates it. A text that has been the same since before `due` is older than
    its section allows, whatever its age.
    """
    if is_dated(dates):
        return dates
    if seen.changed_by is not None:
        found = _evidence(SEEN, DateKind.MODIFIED, seen.changed_by)
        return _by(dates, found, _SURE, "seen")
    since = seen.unchanged_since
    if since is not None and due is not None and since < due and _is_younger(dates.best, since):
        found = _evidence(SEEN, DateKind.UNKNOWN, since)
        return _by(dates, found, _ONLY_OLD, "unchanged")
    return dates


def _is_younger(best: date | None, than: date) -> bool:
    return best is None or best > than


def as_confirmed(dates: PageDates, day: date | None, reviewer: str) -> PageDates:
    """Let a page count from the day on which a reviewer read it over; None: nobody did."""
    if day is None:
        return dates
    found = _evidence(REVIEWER, DateKind.REVIEWED, day, reviewer)
    if is_dated(dates) and dates.best is not None and dates.best > day:
        return replace(dates, evidence=(*dates.evidence, found))
    return _by(dates, found, 1.0, "confirmed")


def _evidence(source: str, kind: DateKind, day: date, text: str = "") -> DateEvidence:
    return DateEvidence(source=source, kind=kind, value=day, text=text)


def _by(dates: PageDates, found: DateEvidence, confidence: float, reason: str) -> PageDates:
    found = replace(found, trust=confidence)
    known = found.kind is not DateKind.UNKNOWN
    rival = dates.witness
    is_other = rival is not None and abs(rival.value - found.value) > _SAME
    return replace(
        dates,
        modified=found.value if known else dates.modified,
        modified_confidence=confidence if known else dates.modified_confidence,
        best=found.value,
        basis=found.source,
        confidence=confidence,
        evidence=(*dates.evidence, found),
        reason=reason,
        witness=found,
        rival=rival if is_other else dates.rival,
        rival_lost="weaker" if is_other else dates.rival_lost,
    )


def bumps(before: Iterable[Said], dates: PageDates) -> Iterator[Bump]:
    """Give the sources that date a page newer than they did before, and by which it is judged.

    `before`: what they said when an earlier run first saw the text as it is now.
    """
    if dates.modified is None:
        return
    old = {(said.source, said.kind): said.value for said in before}
    for source, kind, now in said_of(dates.evidence):
        day = old.get((source, kind))
        is_stated = source in _STATING and kind is DateKind.MODIFIED
        if is_stated and day is not None and now > day and abs(now - dates.modified) <= _SAME:
            yield Bump(source=source, kind=kind.value, before=day, now=now)
