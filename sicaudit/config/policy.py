"""When the pages of a section are due for review: who says it first."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sicaudit.config.knowledge import given
from sicaudit.config.manners_shapes import FreshnessShape
from sicaudit.config.shapes import ReviewerShape, SectionShape, SiteShape
from sicaudit.model.site import KINDS_DUE, Freshness, Period

_FRESHNESS = frozenset(("freshness", "stale-page"))
"""What a reviewer of freshness is named for."""

Owners = Mapping[str, Period | None]
"""Reviewers who want the pages they look after read over at a pace of their own."""


def freshness_of(shape: FreshnessShape) -> Freshness:
    """Give `[freshness]`; kinds that it leaves out have periods of ours, unless nothing is due."""
    fields = given(shape)
    ours = {} if fields.get("review_after", ...) is None else KINDS_DUE
    return Freshness(**{**fields, "kinds": {**ours, **fields.get("kinds", {})}})


def owners_of(reviewers: Iterable[ReviewerShape]) -> Owners:
    """Give the reviewers who have a period of their own."""
    return {
        reviewer.id: reviewer.review_after
        for reviewer in reviewers
        if "review_after" in reviewer.model_fields_set
    }


def looks_after(reviewers: Iterable[ReviewerShape], site: str) -> str | None:
    """Give the first reviewer who is named for a site and for its freshness; None: nobody is."""
    return next(
        (
            reviewer.id
            for reviewer in reviewers
            if site in reviewer.sites and (not reviewer.checks or _FRESHNESS & {*reviewer.checks})
        ),
        None,
    )


def due_of_section(section: SectionShape) -> dict[str, Any]:
    """Give what a section says itself: a period, or a day; empty where it says neither."""
    if "review_after" not in section.model_fields_set:
        return {}
    said = section.review_after
    return {"review_on": said} if isinstance(said, date) else {"review_after": said}


def period_of(
    kind: str,
    audience: Iterable[str],
    *,
    owner: str | None,
    site: SiteShape,
    freshness: Freshness,
    owners: Owners,
) -> Period | None:
    """Give the period of a section that names none: its owner's, its site's, that of its kind.

    Of kind and audiences the shortest counts; a kind that is never due is not due for anybody.
    """
    if owner is not None and owner in owners:
        return owners[owner]
    if "review_after" in site.model_fields_set:
        return site.review_after
    if freshness.kinds.get(kind, ...) is None:
        return None
    named = [freshness.kinds[kind]] if kind in freshness.kinds else []
    named += [freshness.audiences[one] for one in audience if one in freshness.audiences]
    if not named:
        return freshness.review_after
    return min(filter(None, named), key=_length, default=None)


def _length(period: Period) -> float:
    return period.months * 30.44 + period.days
