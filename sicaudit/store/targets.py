"""What is remembered of addresses outside the family: when each last worked, and what it said."""

from collections.abc import Iterable
from dataclasses import dataclass

from sicaudit.store.database import Database, storable
from sicaudit.urls import Url

_REMEMBER = """
INSERT INTO target (url, last_seen, last_worked, final, title, language, fingerprint)
VALUES (?1, ?2, CASE WHEN ?3 THEN ?2 END, ?4, ?5, ?6, ?7)
ON CONFLICT (url) DO UPDATE SET
    last_seen = ?2,
    last_worked = CASE WHEN ?3 THEN ?2 ELSE last_worked END,
    final = CASE WHEN ?3 THEN ?4 ELSE final END,
    title = CASE WHEN ?3 THEN ?5 ELSE title END,
    language = CASE WHEN ?3 THEN ?6 ELSE language END,
    fingerprint = CASE WHEN ?3 THEN ?7 ELSE fingerprint END
"""

_FORGET = "DELETE FROM target WHERE last_seen < ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetMemory:
    """What a run says of a target; what it said is kept only where it worked."""

    url: Url
    worked: bool
    final: Url
    """Where its redirects end."""
    title: str = ""
    language: str | None = None
    fingerprint: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownTarget:
    """A target as the last run that reached it saw it; times are RFC 3339, UTC."""

    memory: TargetMemory
    last_seen: str
    last_worked: str | None
    """None: it never worked."""


def remember(database: Database, moment: str, targets: Iterable[TargetMemory]) -> None:
    """Take over what a run of that moment saw; doing so twice changes nothing."""
    rows = (
        (
            target.url,
            moment,
            target.worked,
            target.final,
            storable(target.title),
            target.language,
            target.fingerprint,
        )
        for target in targets
    )
    with database.transaction():
        database.for_each(_REMEMBER, rows)


def forget(database: Database, before: str) -> None:
    """Drop what no run has seen since that moment."""
    database.rows(_FORGET, (before,))


def known(database: Database, url: Url) -> KnownTarget | None:
    rows = database.rows(
        "SELECT last_seen, last_worked, final, title, language, fingerprint FROM target"
        " WHERE url = ?",
        (url,),
    )
    if not rows:
        return None
    last_seen, last_worked, final, title, language, fingerprint = rows[0]
    memory = TargetMemory(
        url=url,
        worked=last_worked == last_seen,
        final=Url(final),
        title=title,
        language=language,
        fingerprint=fingerprint,
    )
    return KnownTarget(memory=memory, last_seen=last_seen, last_worked=last_worked)
