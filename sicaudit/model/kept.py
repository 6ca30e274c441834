"""A page of ours as an earlier run read it, to ask only whether it changed."""

from dataclasses import dataclass
from datetime import date

from sicaudit.urls import Url


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage:
    """A page with what its server calls this version of it (RFC 9110 8.8); at least one of both."""

    url: Url
    site: str
    etag: str | None
    modified: str | None
    """Its Last-Modified, as the server wrote it."""
    content_type: str | None
    body: bytes
    """Out of its content coding, and compressed by us."""
    read: date
    """The day on which its bytes came."""
