"""Where each website sends people for help: services by websites, in numbers of pages."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sicaudit.model.run import ServiceReach, SiteStatus, SiteTally
from sicaudit.report.clean import clean, cut
from sicaudit.report.item import Item, Report
from sicaudit.report.views import plain_name

ORPHAN = "orphan-page"
MOST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteHelp:
    """What a website does for those who look for help."""

    name: str
    file: str
    seen: bool
    """False: the website could not be reached."""
    asked: bool
    """False: it is help itself, and need not lead to others."""
    pages: int
    helping: int
    """Pages that lead to a service in their own text."""
    clicks: int | None
    """From its front page to help; None: not known, or there is no way."""
    orphans: int
    """Pages that no link reaches."""
    orphan_link: str
    """Where the first of them stands in the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachRow:
    """A service, with a cell for each website; None: it is for other readers."""

    name: str
    cells: tuple[ServiceReach | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The whole table."""

    sites: tuple[str, ...]
    helps: tuple[SiteHelp, ...]
    rows: tuple[ReachRow, ...]
    unused: tuple[str, ...]
    """Services for these readers that no page leads to or names."""


def reach_of(report: Report, homes: Mapping[str, str]) -> Reach | None:
    """Give the table; None where no website leads anywhere, or an older run did not count it.

    `homes`: where the card of each finding stands.
    """
    tallies = report.summary.run.sites
    names: dict[str, str] = {}
    used: set[str] = set()
    for tally in tallies:
        for service in tally.help:
            names.setdefault(service.id, cut(clean(service.name), 80))
            if service.well or service.weakly:
                used.add(service.id)
    if not used:
        return None
    cells = {
        (tally.id, service.id): service
        for tally in tallies
        for service in tally.help
        if tally.status is not SiteStatus.UNREACHABLE
    }
    orphans = [item for item in report.items if item.check.id == ORPHAN and item.is_to_do]
    return Reach(
        sites=tuple(cut(clean(tally.name), MOST_NAME) for tally in tallies),
        helps=tuple(_help(tally, orphans, homes) for tally in tallies),
        rows=tuple(
            ReachRow(name=name, cells=tuple(cells.get((tally.id, id_)) for tally in tallies))
            for id_, name in names.items()
            if id_ in used
        ),
        unused=tuple(name for id_, name in names.items() if id_ not in used),
    )


def _help(tally: SiteTally, orphans: list[Item], homes: Mapping[str, str]) -> SiteHelp:
    site = clean(tally.id)
    mine = [item for item in orphans if item.site == site]
    numbers = Counter(page.url for item in mine for page in item.pages)
    return SiteHelp(
        name=cut(clean(tally.name), MOST_NAME),
        file=f"sites/{plain_name(site)}.html",
        seen=tally.status is not SiteStatus.UNREACHABLE,
        asked=bool(tally.help),
        pages=tally.pages,
        helping=tally.helping,
        clicks=tally.help_clicks,
        orphans=len(numbers),
        orphan_link=homes.get(mine[0].id, "") if mine else "",
    )
