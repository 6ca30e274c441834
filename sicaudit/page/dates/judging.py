"""How old a page is, and how sure that is: what its evidence is worth taken together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from sicaudit.model.page import DateEvidence, DateKind, PageDates
from sicaudit.page.dates.headlines import BY_HEADLINE
from sicaudit.page.dates.liars import Liar
from sicaudit.page.dates.ranking import likeliest, signs_of
from sicaudit.page.dates.sorts import (
    CHANGED,
    DAY,
    is_mention,
    is_witness,
    may_be_publication,
    place_of,
    sort_of,
)
from sicaudit.page.dates.trust import UNKNOWN_SORT, date_trust

TRUSTED = 0.4
"""A page whose confidence is lower counts as undated."""

_FAR = timedelta(days=60)
"""Beyond this, witnesses of the same thing contradict each other; the default tolerance."""

_INDEPENDENCE = 0.6
"""How much a second source counts as one of its own: a CMS fills JSON-LD and meta from one field.
Gives 0.95 for two, where 0.96 of 277 pages of the shared development set were right."""

_TORN = 0.6
"""What is left of confidence under contradiction: still trusted, never sure. Not calibrated."""

_LYING = 0.3
"""What a lying source is worth: too little to date a page, enough to call it old."""

_GUESS = 0.35
"""The most that a day is worth which is only mentioned, or only said to be that of a change,
whatever else there is to choose from.
"""

_SOLID = frozenset(("visible-text", "json-ld", "microdata", "meta"))
"""Sources by which the page itself states a date and what it means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A day that a page was published or changed on, and how sure that is."""

    value: date
    confidence: float
    witnesses: tuple[DateEvidence, ...]


def judge_dates(evidence: Iterable[DateEvidence], liars: Sequence[Liar] = ()) -> PageDates:
    """Weigh a page's evidence: what the page says, and the day by which to call it stale.

    `published` is the likeliest day of those that the evidence names, `modified` (a review
    counts) the newest that a trusted witness gives; None where two solid witnesses of a change
    are more than 60 days apart, since then a person must decide. `best` is the newer of both, so
    that no page is called stale while a trusted witness speaks against it.

    Confidence is calibrated: of the days given with 0.9, nine in ten are right (see
    `bench/date_trust.py`). Below `TRUSTED` (0.4) a page counts as undated. That is so for a page
    with nothing but a Last-Modified header, and for what `liars` say: `best` and `modified` are
    that day, with 0.3. Its newness proves nothing (answers made on demand, sites built anew), so
    it never makes a page fresh; its age does, for the page cannot have changed since. A
    copyright year, a date in a sentence and the day of an event never count.
    """
    items = tuple(_weighed(item, liars) for item in evidence)
    if not items:
        return PageDates()
    honest = [item for item in items if item.distrust is None]
    likely = _likely(honest)
    published, changed = _agreed(_publication(likely, honest), _change(items))
    torn_published, torn_changed = _torn(honest)
    found = [one for one in (published, changed) if one is not None and one.confidence > 0]
    trusted = [one for one in found if one.confidence >= TRUSTED] or (
        [changed] if changed is not None else []
    )
    likely = likely or published
    guess = likely.value if likely is not None else None
    sure_of_guess = round(likely.confidence, 2) if likely is not None else 0.0
    if not trusted:
        return PageDates(evidence=items, guess=guess, published_confidence=sure_of_guess)
    best = max(trusted, key=lambda one: (one.value, one.confidence))
    is_torn = torn_published or torn_changed
    factor = _TORN if is_torn else 1.0
    witness = max(best.witnesses, key=lambda item: (item.trust or 0.0, item.text))
    rival, rival_lost = _rival(items, best, is_torn=is_torn)
    sure = min(one.confidence for one in trusted)
    return PageDates(
        published=published.value if published in trusted and not torn_published else None,
        modified=changed.value if changed in trusted and not torn_changed else None,
        best=best.value,
        basis=witness.source,
        confidence=round(sure * factor, 2),
        evidence=items,
        guess=guess,
        published_confidence=sure_of_guess,
        modified_confidence=round(changed.confidence, 2) if changed else 0.0,
        reason="torn" if is_torn else _reason(best, witness),
        witness=witness,
        rival=rival,
        rival_lost=rival_lost,
    )


def _weighed(item: DateEvidence, liars: Sequence[Liar]) -> DateEvidence:
    trust = _trust_in(item)
    for liar in liars:
        if liar.accuses(item):
            return replace(item, trust=min(trust, _LYING), distrust=liar.lie.value)
    return replace(item, trust=trust, distrust=None)


def _trust_in(item: DateEvidence) -> float:
    """Give how often such evidence is right; a label means the same wherever it stands."""
    known = date_trust().trust
    trust = known.get(sort_of(item))
    if trust is not None:
        return trust
    if item.kind in (DateKind.UNKNOWN, DateKind.EVENT):
        return 0.0
    is_labelled = place_of(item).endswith("labelled")
    return known.get(f"near labelled {item.kind}", UNKNOWN_SORT) if is_labelled else UNKNOWN_SORT


def _publication(likely: _Found | None, items: Sequence[DateEvidence]) -> _Found | None:
    """Give the day or month of publication; None: no evidence but that of changes names one."""
    if likely is not None and not any(map(may_be_publication, likely.witnesses)):
        likely = None
    is_sure = likely is not None and likely.confidence >= TRUSTED
    return likely if is_sure else _month(items) or likely


def _likely(items: Sequence[DateEvidence]) -> _Found | None:
    """Give the likeliest day of publication, which may be that of a change; None: none is named."""
    signs = signs_of(items)
    if not signs:
        return None
    trust = date_trust()
    chances = dict(zip(signs, trust.chances(signs.values()), strict=True))
    day, chance = likeliest(chances, signs)
    witnesses = tuple(item for item in items if item.value == day and is_witness(item))
    confidence = trust.confidence(chance)
    if all(map(is_mention, witnesses)) or not any(map(may_be_publication, witnesses)):
        confidence = min(confidence, _GUESS)
    return _Found(value=day, confidence=confidence, witnesses=witnesses)


def _month(items: Sequence[DateEvidence]) -> _Found | None:
    """Give the month that a line or the URL names, by its first day; None: neither does."""
    months = [item for item in items if item.precision == "month" and _dates_page(item)]
    if not months:
        return None
    witness = max(months, key=lambda item: (item.trust or 0.0, item.text))
    return _Found(value=witness.value, confidence=witness.trust or 0.0, witnesses=(witness,))


def _dates_page(item: DateEvidence) -> bool:
    """Say whether a month is one that a page gives itself: in its URL, or by its headline."""
    if item.source == "url":
        return item.kind is DateKind.UNKNOWN
    is_near = not item.place or place_of(item).partition(" ")[0] in BY_HEADLINE
    return item.kind is DateKind.PUBLISHED and is_near


def _change(items: Sequence[DateEvidence]) -> _Found | None:
    """Give the newest day of a change or review that is trusted, else the newest of all."""
    said = [item for item in items if item.kind in CHANGED and item.trust and _is_own(item)]
    said = [item for item in said if (item.trust or 0) >= TRUSTED] or said
    if not said:
        return None
    day = _as_shown(max(item.value for item in said), said)
    witnesses = tuple(item for item in said if abs(item.value - day) <= DAY)
    return _Found(value=day, confidence=_together(witnesses), witnesses=witnesses)


def _agreed(
    published: _Found | None, changed: _Found | None
) -> tuple[_Found | None, _Found | None]:
    """Make a change on the very day of publication as sure as that."""
    if published is None or changed is None or published.value != changed.value:
        return published, changed
    surer = max(published.confidence, changed.confidence)
    return published, replace(changed, confidence=surer)


def _is_own(item: DateEvidence) -> bool:
    """Say whether what is shown as a change is the page's: by its words, or by the headline."""
    zone, _, form = place_of(item).partition(" ")
    return not zone or form == "labelled" or (form != "text" and zone in BY_HEADLINE)


def _as_shown(day: date, items: Iterable[DateEvidence]) -> date:
    """Give the day as readers see it where a machine's is off by one: UTC of a local evening."""
    for item in items:
        if item.source == "visible-text" and abs(item.value - day) <= DAY:
            return item.value
    return day


def _together(witnesses: Iterable[DateEvidence]) -> float:
    worths: dict[str, float] = {}
    for item in witnesses:
        worths[item.source] = max(item.trust or 0.0, worths.get(item.source, 0.0))
    ranked = sorted(worths.values(), reverse=True)
    confidence = ranked[0]
    for worth in ranked[1:]:
        confidence += (1 - confidence) * worth * _INDEPENDENCE
    return confidence


def _reason(best: _Found, witness: DateEvidence) -> str:
    """Say in a word why a day is believed."""
    if witness.distrust is not None:
        return "distrusted"
    if len({item.source for item in best.witnesses if item.trust}) > 1:
        return "agreed"
    if witness.source in ("visible-text", "time"):
        return "labelled" if "labelled" in witness.place else "shown"
    return {"url": "address", "sitemap": "sitemap", "last-modified": "header"}.get(
        witness.source, "stated"
    )


def _rival(
    items: Sequence[DateEvidence], best: _Found, *, is_torn: bool
) -> tuple[DateEvidence | None, str]:
    """Give the strongest evidence of another day, and why it lost."""
    others = [item for item in items if item.trust and abs(item.value - best.value) > DAY]
    lying = [item for item in others if item.distrust is not None and item.value > best.value]
    if lying:
        return max(lying, key=lambda item: (item.value, item.source)), "lies"
    changed = [item for item in others if item.kind in CHANGED] or others
    if not changed:
        return None, ""
    rival = max(changed, key=lambda item: (item.trust or 0.0, item.value, item.text))
    if is_torn and rival.source in _SOLID:
        return rival, "torn"
    return rival, "older" if rival.value < best.value else "weaker"


def _torn(evidence: Sequence[DateEvidence]) -> tuple[bool, bool]:
    """Say whether solid witnesses make publication impossible, and contradict each other on change.

    Of several days of publication the likeliest is taken: evidence for both is weighed anyway.
    """
    gaps = list(_gaps(evidence))
    return (
        any(gap > _FAR and len(kinds) > 1 for gap, kinds in gaps),
        any(gap > _FAR and kinds != {DateKind.PUBLISHED} for gap, kinds in gaps),
    )


def contradiction(dates: PageDates, tolerance_days: int) -> int | None:
    """Give the widest gap in days between the page's own statements; None: within tolerance.

    Two sources that give different days for the same thing (the line that readers see and
    JSON-LD's dateModified), or a page that was changed before it was published. Weak sources
    (URL, `time`, headers, sitemap) do not contradict, nor do those that lie about their whole
    site; a review may be older than a change.
    """
    honest = [item for item in dates.evidence if item.distrust is None]
    widest = max((gap.days for gap, _ in _gaps(honest)), default=0)
    return widest if widest > tolerance_days else None


def _is_statement(item: DateEvidence) -> bool:
    """Say whether the page itself states, in words or fields, when it came out or was changed."""
    if item.source not in _SOLID or item.kind not in (DateKind.PUBLISHED, DateKind.MODIFIED):
        return False
    return not item.place or item.place.endswith("labelled")


def _gaps(evidence: Sequence[DateEvidence]) -> Iterable[tuple[timedelta, set[DateKind]]]:
    """Give the distances between statements that should agree, with what they are about."""
    latest: dict[tuple[str, DateKind], date] = {}
    for item in evidence:
        if _is_statement(item):
            key = (item.source, item.kind)
            latest[key] = max(item.value, latest.get(key, item.value))
    for (one, day), (other, other_day) in combinations(latest.items(), 2):
        if one[1] is other[1]:
            yield abs(day - other_day), {one[1]}
    changed = [day for (_, kind), day in latest.items() if kind is DateKind.MODIFIED]
    published = [day for (_, kind), day in latest.items() if kind is DateKind.PUBLISHED]
    if changed and published and max(changed) < min(published):
        yield min(published) - max(changed), {DateKind.PUBLISHED, DateKind.MODIFIED}
