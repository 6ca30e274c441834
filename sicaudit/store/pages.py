"""What is remembered of pages over the runs: how long each has said what it says."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sicaudit.store.database import Database, Row, storable
from sicaudit.urls import Url

SameText = Callable[[bytes, bytes], bool | None]
"""Do two fingerprints, the older first, stand for the same text? None: it cannot be told."""

Doors = Mapping[str, str]
"""Services to the start of the last run that saw the page lead there by link or number."""

_REMEMBER = """
INSERT INTO page (site, url, first_seen, last_seen, title, text_hash, text_since, best_date,
                  basis, fingerprint, signposts, date_since, said)
VALUES (?1, ?2, ?7, ?7, ?3, ?4, ?7, ?5, ?6, ?8, ?9, ?7, ?10)
ON CONFLICT (site, url) DO UPDATE SET
    last_seen = ?7,
    title = ?3,
    text_since = CASE text_is(text_hash, fingerprint, ?4, ?8)
                 WHEN 'another' THEN ?7 ELSE text_since END,
    changed = CASE text_is(text_hash, fingerprint, ?4, ?8) WHEN 'another' THEN ?7 ELSE changed END,
    changed_after = CASE text_is(text_hash, fingerprint, ?4, ?8)
                    WHEN 'another' THEN last_seen ELSE changed_after END,
    text_hash = CASE text_is(text_hash, fingerprint, ?4, ?8) WHEN 'same' THEN text_hash ELSE ?4 END,
    said = CASE WHEN said <> '' AND text_is(text_hash, fingerprint, ?4, ?8) <> 'another'
           THEN said ELSE ?10 END,
    fingerprint = CASE WHEN fingerprint <> x'' AND text_is(text_hash, fingerprint, ?4, ?8) = 'same'
                  THEN fingerprint ELSE ?8 END,
    date_since = CASE WHEN best_date IS ?5 THEN date_since ELSE ?7 END,
    best_date = ?5,
    basis = ?6,
    signposts = ?9
"""
"""Where the text is the same, what stands for it stays: it is measured against the day it was
written, so that many small changes are seen as one in the end. What an older way of taking
fingerprints left can be compared with nothing: the new one takes its place, and the text counts as
the same.
"""

_KNOWN = """
SELECT site, url, title, text_hash, best_date, basis, fingerprint, signposts, first_seen,
       last_seen, text_since, date_since, said, changed, changed_after FROM page
"""


class _Text(StrEnum):
    """How the text of a page stands to what was remembered of it."""

    SAME = "same"
    ANOTHER = "another"
    UNTOLD = "untold"


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
    said: str = ""
    """What its sources say of its dates; in the history, what they said when this text was first
    seen.
    """
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
    changed: str | None = None
    """Start of the run that last saw another text than the run before; None: none did."""
    changed_after: str | None = None
    """Start of that run before."""


def remember(
    database: Database, moment: str, pages: Iterable[PageMemory], same_text: SameText
) -> None:
    """Take over what a run of that moment saw; doing so twice changes nothing."""

    def text_is(old_hash: str | None, old: bytes, new_hash: str | None, new: bytes) -> str:
        if new_hash is None or new_hash == old_hash:
            return _Text.SAME
        if not old or not new:
            return _Text.UNTOLD if new else _Text.ANOTHER
        is_same = same_text(old, new)
        if is_same is None:
            return _Text.UNTOLD
        return _Text.SAME if is_same else _Text.ANOTHER

    database.connection.create_function("text_is", 4, text_is)
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
            page.said,
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


def sites_with(database: Database, url: Url) -> tuple[str, ...]:
    """Give the sites on which some run read a page at a URL."""
    rows = database.rows("SELECT site FROM page WHERE url = ? ORDER BY site", (url,))
    return tuple(site for (site,) in rows)


def _known(row: Row) -> KnownPage:
    site, url, title, text_hash, best_date, basis, fingerprint, signposts, *times = row
    first_seen, last_seen, text_since, date_since, said, changed, changed_after = times
    return KnownPage(
        page=PageMemory(
            site=site,
            url=Url(url),
            title=title,
            text_hash=text_hash,
            fingerprint=fingerprint,
            best_date=date.fromisoformat(best_date) if best_date else None,
            basis=basis,
            said=said,
            signposts=json.loads(signposts) if signposts else {},
        ),
        first_seen=first_seen,
        last_seen=last_seen,
        text_since=text_since,
        date_since=date_since,
        changed=changed,
        changed_after=changed_after,
    )
