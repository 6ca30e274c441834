"""What is remembered of pages over the runs: how long each has said what it says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sicaudit.store.database import Database, storable
from sicaudit.urls import Url

REMEMBER = """
INSERT INTO page (site, url, first_seen, last_seen, title, text_hash, text_since, best_date, basis)
VALUES (?1, ?2, ?7, ?7, ?3, ?4, ?7, ?5, ?6)
ON CONFLICT (site, url) DO UPDATE SET
    last_seen = ?7,
    title = ?3,
    text_since = CASE WHEN coalesce(?4, text_hash) IS text_hash THEN text_since ELSE ?7 END,
    text_hash = coalesce(?4, text_hash),
    best_date = ?5,
    basis = ?6
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMemory:
    """What a run says about a page that it saw."""

    site: str
    url: Url
    title: str = ""
    text_hash: str | None = None
    """Of the main text; None where this run does not know it, so the old one stands."""
    best_date: date | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPage:
    """A page over all runs, as the last one that saw it left it; times are RFC 3339, UTC."""

    page: PageMemory
    first_seen: str
    last_seen: str
    text_since: str
    """Start of the run that first saw the text as it is now."""


def remember(database: Database, moment: str, pages: Iterable[PageMemory]) -> None:
    """Take over what a run of that moment saw; doing so twice changes nothing."""
    rows = (
        (
            page.site,
            page.url,
            storable(page.title),
            page.text_hash,
            page.best_date.isoformat() if page.best_date else None,
            page.basis,
            moment,
        )
        for page in pages
    )
    with database.transaction():
        database.for_each(REMEMBER, rows)


def known(database: Database, site: str) -> tuple[KnownPage, ...]:
    rows = database.rows(
        "SELECT url, title, text_hash, best_date, basis, first_seen, last_seen, text_since"
        " FROM page WHERE site = ? ORDER BY url",
        (site,),
    )
    return tuple(
        KnownPage(
            page=PageMemory(
                site=site,
                url=Url(url),
                title=title,
                text_hash=text_hash,
                best_date=date.fromisoformat(best_date) if best_date else None,
                basis=basis,
            ),
            first_seen=first_seen,
            last_seen=last_seen,
            text_since=text_since,
        )
        for url, title, text_hash, best_date, basis, first_seen, last_seen, text_since in rows
    )
