"""How a page's age stands to what its section asks."""

from datetime import date
from enum import StrEnum

from sicaudit.model.page import PageDates
from sicaudit.model.site import Period, Section
from sicaudit.page.dates.watched import is_dated


class AgeState(StrEnum):
    """What becomes of a page by its age; a page of a section without a period is fresh."""

    FRESH = "fresh"
    DUE_SOON = "due-soon"
    STALE = "stale"
    UNDATED = "undated"
    CONTRADICTORY = "contradictory"


def state_of(
    dates: PageDates, section: Section, *, today: date, due_soon: Period, contradicts: bool
) -> AgeState:
    """Say how a page stands: stale before all else, and contradictory before undated."""
    if is_stale(dates, section, today):
        return AgeState.STALE
    if contradicts:
        return AgeState.CONTRADICTORY
    if section.review_after is not None and not is_dated(dates) and dates.review_by is None:
        return AgeState.UNDATED
    due = due_on(dates, section)
    if due is not None and due_soon.before(due) <= today:
        return AgeState.DUE_SOON
    return AgeState.FRESH


def is_stale(dates: PageDates, section: Section, today: date) -> bool:
    """Say whether a page was to be read over before this day, and was not touched since."""
    if (own := _own_day(dates)) is not None:
        return own < today
    if (day := _section_day(dates, section)) is not None and day < today:
        return True
    period, best = section.review_after, dates.best
    return period is not None and best is not None and best < period.before(today)


def due_on(dates: PageDates, section: Section) -> date | None:
    """Give the day on which a page is to be read over; None: never, or it has no date.

    What the page says itself counts before all else.
    """
    if (own := _own_day(dates)) is not None:
        return own
    period, best = section.review_after, dates.best
    days = [_section_day(dates, section)]
    if period is not None and best is not None:
        days.append(period.after(best))
    return min((day for day in days if day is not None), default=None)


def why_due(dates: PageDates, section: Section) -> str:
    """Say what asks for the review: own-day, section-day, or period."""
    if _own_day(dates) is not None:
        return "own-day"
    due = due_on(dates, section)
    return "section-day" if due is not None and due == section.review_on else "period"


def _own_day(dates: PageDates) -> date | None:
    """Give the day that a page names for its review; None: none, or it was touched since."""
    day = dates.review_by
    return day if day is not None and (dates.best is None or dates.best < day) else None


def _section_day(dates: PageDates, section: Section) -> date | None:
    """Give the day on which a page's section is due; None: none, or the page was touched since."""
    day = section.review_on
    return day if day is not None and (dates.best is None or dates.best < day) else None
