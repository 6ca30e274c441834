"""All that `sites.toml` says, as nouns."""

from dataclasses import dataclass
from pathlib import Path

from sicaudit.model.knowledge import Knowledge
from sicaudit.model.site import Freshness, LinkManners, Manners, Reviewer, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A validated configuration; `path` is None for a look without a file."""

    path: Path | None = None
    language: str = "nl"
    keep_runs: int = 104
    user_agent: str | None = None
    contact: str | None = None
    crawl: Manners = Manners()
    links: LinkManners = LinkManners()
    freshness: Freshness = Freshness()
    sites: tuple[Site, ...] = ()
    reviewers: tuple[Reviewer, ...] = ()
    knowledge: Knowledge = Knowledge()
