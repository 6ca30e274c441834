"""How a page's age stands to what its section asks."""

from datetime import date
from enum import StrEnum

from sicaudit.model.page import PageDates
from sicaudit.model.site import Period
from sicaudit.page.dates.watched import is_dated


class AgeState(StrEnum):
    """What becomes of a page by its age; a page of a section without a period is fresh."""

    FRESH = "fresh"
    DUE_SOON = "due-soon"
    STALE = "stale"
    UNDATED = "undated"
    CONTRADICTORY = "contradictory"


def state_of(
    dates: PageDates,
    review_after: Period | None,
    *,
    today: date,
    due_soon: Period,
    contradicts: bool,
) -> AgeState:
    """Say how a page stands: stale before all else, and contradictory before undated."""
    best = dates.best
    if review_after is not None and best is not None and best < review_after.before(today):
        return AgeState.STALE
    if contradicts:
        return AgeState.CONTRADICTORY
    if review_after is None:
        return AgeState.FRESH
    if best is None or not is_dated(dates):
        return AgeState.UNDATED
    if due_soon.before(review_after.after(best)) <= today:
        return AgeState.DUE_SOON
    return AgeState.FRESH


def due_on(dates: PageDates, review_after: Period | None) -> date | None:
    """Give the day on which a page is to be read over; None: never, or it has no date."""
    if review_after is None or dates.best is None:
        return None
    return review_after.after(dates.best)
