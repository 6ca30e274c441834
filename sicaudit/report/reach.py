"""Where each website sends people for help: services by websites, in numbers of pages."""

from dataclasses import dataclass

from sicaudit.model.run import ServiceReach
from sicaudit.report.clean import clean, cut
from sicaudit.report.item import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachRow:
    """A service, with a cell for each website; None: no page of it leads there."""

    name: str
    cells: tuple[ServiceReach | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The whole table."""

    sites: tuple[str, ...]
    rows: tuple[ReachRow, ...]
    clicks: tuple[int | None, ...]
    """From each front page to help; None: not known, or there is no way."""


def reach_of(report: Report) -> Reach | None:
    """Give the table; None where no website leads anywhere, or an older run did not count it."""
    tallies = report.summary.run.sites
    names: dict[str, str] = {}
    for tally in tallies:
        for service in tally.help:
            names.setdefault(service.id, cut(clean(service.name), 80))
    if not names:
        return None
    cells = {(tally.id, service.id): service for tally in tallies for service in tally.help}
    return Reach(
        sites=tuple(cut(clean(tally.name), 60) for tally in tallies),
        rows=tuple(
            ReachRow(name=name, cells=tuple(cells.get((tally.id, id_)) for tally in tallies))
            for id_, name in names.items()
        ),
        clicks=tuple(tally.help_clicks for tally in tallies),
    )
