"""Pages that reviewers read over and found right: only ever added to."""

from collections.abc import Iterable, Mapping
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


def last_confirmed(database: Database, site: str) -> Mapping[Url, Confirmed]:
    """Give the pages of a site that were read over, each with the newest day of that."""
    rows = database.rows(
        "SELECT url, day, reviewer, note, decided_at FROM confirmed WHERE site = ?"
        " ORDER BY day, number",
        (site,),
    )
    return {
        Url(url): Confirmed(
            site=site,
            url=Url(url),
            day=date.fromisoformat(day),
            reviewer=reviewer,
            note=note,
            decided_at=decided_at,
        )
        for url, day, reviewer, note, decided_at in rows
    }
