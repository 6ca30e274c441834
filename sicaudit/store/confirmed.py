"""Pages that reviewers read over and found right: only ever added to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sicaudit.store.database import Database, storable
from sicaudit.urls import Url

CONFIRM = "confirm"
"""What stands in a table of decisions where a finding's pages were read over."""


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

    def as_json(self) -> dict[str, str]:
        """Give the record that an export holds."""
        return {
            "site": self.site,
            "url": self.url,
            "day": self.day.isoformat(),
            "reviewer": self.reviewer,
            "note": self.note,
            "decided_at": self.decided_at,
        }


def confirm(database: Database, pages: Iterable[Confirmed]) -> int:
    """Record that pages were read over; give how many were not known to be, on that day."""
    known = {_told(page) for page in all_confirmed(database)}
    fresh = {_told(page): page for page in pages if _told(page) not in known}
    rows = [
        (
            page.site,
            page.url,
            page.day.isoformat(),
            storable(page.reviewer),
            storable(page.note),
            page.decided_at,
        )
        for page in fresh.values()
    ]
    with database.transaction():
        database.for_each(
            "INSERT INTO confirmed (site, url, day, reviewer, note, decided_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            rows,
        )
    return len(rows)


def all_confirmed(database: Database) -> tuple[Confirmed, ...]:
    """Give all that reviewers ever said of pages that they read over, by day."""
    rows = database.rows(
        "SELECT site, url, day, reviewer, note, decided_at FROM confirmed ORDER BY day, number"
    )
    return tuple(_confirmed(*row) for row in rows)


def _told(page: Confirmed) -> tuple[object, ...]:
    return page.site, page.url, page.day, storable(page.reviewer)


def _confirmed(
    site: str, url: str, day: str, reviewer: str, note: str, decided_at: str
) -> Confirmed:
    return Confirmed(
        site=site,
        url=Url(url),
        day=date.fromisoformat(day),
        reviewer=reviewer,
        note=note,
        decided_at=decided_at,
    )


def last_confirmed(database: Database, site: str) -> Mapping[Url, Confirmed]:
    """Give the pages of a site that were read over, each with the newest day of that."""
    rows = database.rows(
        "SELECT site, url, day, reviewer, note, decided_at FROM confirmed WHERE site = ?"
        " ORDER BY day, number",
        (site,),
    )
    return {page.url: page for page in (_confirmed(*row) for row in rows)}
