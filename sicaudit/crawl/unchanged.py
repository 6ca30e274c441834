"""Own pages asked for only if they changed (RFC 9110 13.1): what did not is read as it was kept."""

import gzip
from dataclasses import replace

from sicaudit.crawl.fetch import Attempted, Fetch, Request
from sicaudit.model.kept import KeptPage
from sicaudit.model.outcome import Response

_NOT_MODIFIED, _TOO_MANY = 304, 429


def if_changed(inner: Fetch, kept: KeptPage) -> Fetch:
    """Ask whether a page is still as it was kept; whatever is not plainly so is asked for in full.

    The answer to an unchanged page is that of a GET, with the kept body and `from_kept`. A 304 that
    names another version than ours, or whose kept body cannot be read, proves nothing.
    """
    asked = {"If-None-Match": kept.etag, "If-Modified-Since": kept.modified}
    fields = {name: value for name, value in asked.items() if value is not None}

    async def fetch(request: Request) -> Attempted:
        first = await inner(replace(request, headers={**request.headers, **fields}))
        outcome = first.outcome
        if not isinstance(outcome, Response) or not _is_about_versions(outcome.status):
            return first
        body = _unpacked(kept.body) if _is_ours(outcome, kept) else None
        if body is not None:
            return replace(first, outcome=_as_kept(outcome, kept, body))
        second = await inner(request)
        return replace(second, attempts=first.attempts + second.attempts)

    return fetch


def _is_about_versions(status: int) -> bool:
    """Say whether a plain question might get another answer: some servers take offence at ours."""
    return status == _NOT_MODIFIED or (400 <= status < 500 and status != _TOO_MANY)


def _is_ours(response: Response, kept: KeptPage) -> bool:
    """Say whether a 304 means the version that we hold; those compare weakly (RFC 9110 8.8.3.2)."""
    if response.status != _NOT_MODIFIED:
        return False
    named = response.headers.get("etag")
    return named is None or kept.etag is None or _weak(named) == _weak(kept.etag)


def _weak(etag: str) -> str:
    return etag.strip().removeprefix("W/")


def _unpacked(body: bytes) -> bytes | None:
    try:
        return gzip.decompress(body)
    except (OSError, EOFError, ValueError):
        return None


def _as_kept(response: Response, kept: KeptPage, body: bytes) -> Response:
    held = {"etag": kept.etag, "last-modified": kept.modified, "content-type": kept.content_type}
    fields = {name: value for name, value in held.items() if value is not None}
    left_out = ("content-encoding", "content-length", "refresh")
    answered = {name: value for name, value in response.headers.items() if name not in left_out}
    return replace(
        response,
        status=200,
        headers=answered | fields,
        body=body,
        length=len(body),
        from_kept=True,
    )
