"""A crawl with all that is known beside it: what judging starts from."""

from dataclasses import dataclass
from datetime import date

from sicaudit.crawl.frontier import Frontier
from sicaudit.crawl.scope import Family, in_force
from sicaudit.model.settings import Settings
from sicaudit.model.site import LinkManners
from sicaudit.store.journal import Journal


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawled:
    """What was asked for, what is known of it, and on which day."""

    settings: Settings
    family: Family
    frontier: Frontier
    journal: Journal
    today: date

    @property
    def links(self) -> LinkManners:
        """How targets are asked for, without the house rules whose time is over."""
        return in_force(self.settings.links, self.today)
