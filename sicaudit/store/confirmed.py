"""Pages that reviewers read over and found right: only ever added to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sicaudit.store.database import Database, storable
from sicaudit.urls import Url


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """A reviewer's word that all on a page still holds."""

    site: str
    url: Url
    day: date
    """On which the page was read."""
    reviewer: str
    note: str = ""
    decided_at: str
    """RFC 3339, UTC."""


def confirm(database: Database, pages: Iterable[Confirmed]) -> None:
    """Record that pages were read over."""
    rows = [
        (
            page.site,
            page.url,
            page.day.isoformat(),
            storable(page.reviewer),
            storable(page.note),
            page.decided_at,
        )
        for page in pages
    ]
    with database.transaction():
        database.for_each(
            "INSERT INTO confirmed (site, url, day, reviewer, note, decided_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            rows,
        )


def last_confirmed(database: Database, site: str, url: Url) -> Confirmed | None:
    """Give the newest day on which a page was read over; None: nobody said so."""
    rows = database.rows(
        "SELECT day, reviewer, note, decided_at FROM confirmed WHERE site = ? AND url = ?"
        " ORDER BY day DESC, number DESC LIMIT 1",
        (site, url),
    )
    if not rows:
        return None
    day, reviewer, note, decided_at = rows[0]
    return Confirmed(
        site=site,
        url=url,
        day=date.fromisoformat(day),
        reviewer=reviewer,
        note=note,
        decided_at=decided_at,
    )
