"""What a body holds, as whoever reads it for the crawl tells."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from sicaudit.model.batch import Crash, SitemapFacts, Visit
from sicaudit.model.finding import Finding
from sicaudit.model.outcome import Judgement, Response
from sicaudit.model.page import PageFacts
from sicaudit.urls import Url


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What was read in a body."""

    facts: PageFacts | None = None
    findings: tuple[Finding, ...] = ()
    crashes: tuple[Crash, ...] = ()
    sitemap: SitemapFacts | None = None
    judgement: Judgement | None = None
    """Where the words of a page speak against its status."""
    detail: str = ""
    """What an archive or a video's provider told."""
    location: Url | None = None
    """Where a page sends everybody on by itself."""
    body: bytes = b""
    cut: bool = False


Examine = Callable[[Response, Visit], Awaitable[Examined]]
