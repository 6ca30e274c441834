"""What is remembered of pages over the runs: how long each has said what it says."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sicaudit.store.database import Database, Row, storable
from sicaudit.urls import Url

SameText = Callable[[bytes, bytes], bool]
"""Do two fingerprints, the older first, stand for the same text?"""

Doors = Mapping[str, str]
"""Services to the start of the last run that saw the page lead there by link or number."""

_REMEMBER = """
INSERT INTO page (site, url, first_seen, last_seen, title, text_hash, text_since, best_date,
                  basis, fingerprint, signposts, date_since)
VALUES (?1, ?2, ?7, ?7, ?3, ?4, ?7, ?5, ?6, ?8, ?9, ?7)
ON CONFLICT (site, url) DO UPDATE SET
    last_seen = ?7,
    title = ?3,
    text_since = CASE WHEN is_same_text(text_hash, fingerprint, ?4, ?8) THEN text_since ELSE ?7 END,
    text_hash = CASE WHEN is_same_text(text_hash, fingerprint, ?4, ?8) THEN text_hash ELSE ?4 END,
    fingerprint = CASE WHEN is_same_text(text_hash, fingerprint, ?4, ?8) AND fingerprint <> x''
                       THEN fingerprint ELSE ?8 END,
    date_since = CASE WHEN best_date IS ?5 THEN date_since ELSE ?7 END,
    best_date = ?5,
    basis = ?6,
    signposts = ?9
"""
"""Where the text is the same, what stands for it stays: it is measured against the day it was
written, so that many small changes are seen as one in the end.
"""

_KNOWN = """
SELECT site, url, title, text_hash, best_date, basis, fingerprint, signposts, first_seen,
       last_seen, text_since, date_since FROM page
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMemory:
    """What a run says about a page that it saw."""

    site: str
    url: Url
    title: str = ""
    text_hash: str | None = None
    """Of the main text; None where this run does not know it, so the old one stands."""
    fingerprint: bytes = b""
    best_date: date | None = None
    basis: str | None = None
    signposts: Mapping[str, Doors] = field(default_factory=dict)
    """By topic, where the page leads, and where it led until what it needs was gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPage:
    """A page over all runs, as the last one that saw it left it; times are RFC 3339, UTC."""

    page: PageMemory
    first_seen: str
    last_seen: str
    text_since: str
    """Start of the run that first saw the text as it is now."""
    date_since: str | None = None
    """Start of the run that first saw its date as it is now; None: before that was kept."""


def remember(
    database: Database, moment: str, pages: Iterable[PageMemory], same_text: SameText
) -> None:
    """Take over what a run of that moment saw; doing so twice changes nothing."""

    def is_same(old_hash: str | None, old: bytes, new_hash: str | None, new: bytes) -> bool:
        if new_hash is None or new_hash == old_hash:
            return True
        return bool(old and new) and same_text(old, new)

    database.connection.create_function("is_same_text", 4, is_same)
    rows = (
        (
            page.site,
            page.url,
            storable(page.title),
            page.text_hash,
            page.best_date.isoformat() if page.best_date else None,
            page.basis,
            moment,
            page.fingerprint,
            json.dumps({topic: dict(doors) for topic, doors in page.signposts.items()})
            if page.signposts
            else "",
        )
        for page in pages
    )
    with database.transaction():
        database.for_each(_REMEMBER, rows)


def known(database: Database, site: str) -> tuple[KnownPage, ...]:
    return tuple(
        _known(row) for row in database.rows(f"{_KNOWN} WHERE site = ? ORDER BY url", (site,))
    )


def known_one(database: Database, site: str, url: Url) -> KnownPage | None:
    rows = database.rows(f"{_KNOWN} WHERE site = ? AND url = ?", (site, url))
    return _known(rows[0]) if rows else None


def _known(row: Row) -> KnownPage:
    site, url, title, text_hash, best_date, basis, fingerprint, signposts, *times = row
    first_seen, last_seen, text_since, date_since = times
    return KnownPage(
        page=PageMemory(
            site=site,
            url=Url(url),
            title=title,
            text_hash=text_hash,
            fingerprint=fingerprint,
            best_date=date.fromisoformat(best_date) if best_date else None,
            basis=basis,
            signposts=json.loads(signposts) if signposts else {},
        ),
        first_seen=first_seen,
        last_seen=last_seen,
        text_since=text_since,
        date_since=date_since,
    )
