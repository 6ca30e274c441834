"""Which websites of the family link to which, in numbers of pages."""

from dataclasses import dataclass

from sicaudit.model.run import LinksTo, SiteStatus, SiteTally
from sicaudit.report.clean import clean, cut, href
from sicaudit.report.item import Report

MOST_NAME = 60
NEARLY_ALL = 0.9
"""Of a site's pages: a link on so many stands in its menu or footer."""

FEWEST = 5
"""Pages of a site below which nothing can be said of its template."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkCell:
    """How one website links to another."""

    pages: int
    everywhere: bool
    """On nearly every page, so probably in the menu or footer."""
    targets: int
    example: str | None
    """The address of the first page that does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRow:
    """A website, with a cell for each one it may link to; None: it does not."""

    name: str
    seen: bool
    """False: the website could not be reached."""
    cells: tuple[LinkCell | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyLinks:
    """The whole table; rows and columns are the same websites."""

    sites: tuple[str, ...]
    rows: tuple[LinkRow, ...]
    lonely: tuple[str, ...]
    """Websites that no other one links to."""


def family_links_of(report: Report) -> FamilyLinks | None:
    """Give the table; None where no website links to another, or an older run did not count it."""
    tallies = report.summary.run.sites
    if not any(tally.links_to for tally in tallies):
        return None
    ids = [tally.id for tally in tallies]
    linked = {link.site for tally in tallies for link in tally.links_to}
    return FamilyLinks(
        sites=tuple(cut(clean(tally.name), MOST_NAME) for tally in tallies),
        rows=tuple(_row(tally, ids) for tally in tallies),
        lonely=tuple(cut(clean(t.name), MOST_NAME) for t in tallies if t.id not in linked),
    )


def _row(tally: SiteTally, ids: list[str]) -> LinkRow:
    links = {link.site: link for link in tally.links_to}
    return LinkRow(
        name=cut(clean(tally.name), MOST_NAME),
        seen=tally.status is not SiteStatus.UNREACHABLE,
        cells=tuple(_cell(links[site], tally) if site in links else None for site in ids),
    )


def _cell(link: LinksTo, tally: SiteTally) -> LinkCell:
    return LinkCell(
        pages=link.pages,
        everywhere=tally.pages >= FEWEST and link.pages >= NEARLY_ALL * tally.pages,
        targets=link.targets,
        example=href(link.example),
    )
