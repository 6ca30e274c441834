"""The findings of a run as a list to choose from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import get_close_matches
from typing import Self

from sicaudit.cli.messages import answer, one_line
from sicaudit.cli.places import split
from sicaudit.cli.titles import Titles
from sicaudit.errors import ConfigError
from sicaudit.model.catalogue import CHECKS
from sicaudit.model.finding import Dated, State
from sicaudit.store.decisions import Decision
from sicaudit.store.history import History

_NOBODY = "none"
_DONE = (State.FIXED, State.MUTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which findings are meant; an empty tuple means all."""

    sites: tuple[str, ...]
    checks: tuple[str, ...]
    owners: tuple[str, ...]
    states: tuple[str, ...]
    decided: bool

    @classmethod
    def read(
        cls,
        *,
        sites: list[str] | None,
        checks: list[str] | None,
        owners: list[str] | None,
        states: list[str] | None,
        decided: bool,
    ) -> Self:
        """Read the options; ConfigError for a check or state that there is not."""
        wanted = cls(
            sites=tuple(split(sites)),
            checks=tuple(split(checks)),
            owners=tuple(split(owners)),
            states=tuple(split(states)),
            decided=decided,
        )
        for state in wanted.states:
            if state not in tuple(State):
                raise ConfigError(f"--state: {state!r} is none of {', '.join(State)}")
        return wanted

    def fits(self, dated: Dated) -> bool:
        """Say whether site, check and owner are those that are meant."""
        finding = dated.finding
        return (
            (not self.sites or finding.site in self.sites)
            and (not self.checks or finding.check in self.checks)
            and (not self.owners or (finding.owner or _NOBODY) in self.owners)
        )

    def is_shown(self, dated: Dated) -> bool:
        """Say whether its state is one that is meant: by default all that asks for work."""
        if self.states:
            return dated.state in self.states
        return self.decided or dated.state not in _DONE

    def make_sure(self, findings: Iterable[Dated], sites: Iterable[str]) -> None:
        """Raise ConfigError for a site or check that neither this run nor sicaudit knows."""
        found = [dated.finding for dated in findings]
        known_sites = sorted({*sites, *(finding.site for finding in found)})
        known_checks = sorted({*CHECKS, *(finding.check for finding in found)})
        for site in self.sites:
            if site not in known_sites:
                known = ", ".join(known_sites)
                raise ConfigError(f"--site: the run has no site {site!r}; it has {known}")
        for check in self.checks:
            if check not in known_checks:
                near = get_close_matches(check, known_checks, n=1)
                hint = f" Did you mean {near[0]}?" if near else " List them: sicaudit explain"
                raise ConfigError(f"--check: there is no check {check!r}.{hint}")


def show(history: History, run_id: str, wanted: Filter, titles: Titles) -> int:
    """Print what fits, a line each, the worst first; gives how many were left out as done with."""
    today = datetime.now(UTC).date()
    findings = history.findings(run_id, today)
    wanted.make_sure(findings, (site.id for site in history.run(run_id).sites))
    decisions = _said(history)
    fitting = [dated for dated in findings if wanted.fits(dated)]
    if wanted.decided:
        fitting = [dated for dated in fitting if dated.finding.id in decisions]
    shown = [dated for dated in fitting if wanted.is_shown(dated)]
    widths = _widths(shown)
    for dated in shown:
        cells = (cell.ljust(width) for cell, width in zip(_cells(dated), widths, strict=True))
        answer(f"{'  '.join(cells)}  {titles(dated)}")
        if wanted.decided:
            for decision in decisions[dated.finding.id]:
                answer(f"    {_told(decision)}")
    return 0 if wanted.states or wanted.decided else len(fitting) - len(shown)


def _said(history: History) -> Mapping[str, list[Decision]]:
    """Give, by finding, the decision that counts and the assignment."""
    said: dict[str, list[Decision]] = {}
    today = datetime.now(UTC).date()
    for decisions in (history.decisions.in_force(today), history.decisions.assignments()):
        for id_, decision in decisions.items():
            said.setdefault(id_, []).append(decision)
    return said


def _cells(dated: Dated) -> tuple[str, ...]:
    finding = dated.finding
    owner = one_line(finding.owner or "-")
    return (
        finding.id,
        str(dated.state),
        str(finding.severity),
        finding.check,
        finding.site,
        owner,
    )


def _widths(findings: Iterable[Dated]) -> list[int]:
    columns = zip(*map(_cells, findings), strict=True)
    return [max(map(len, column)) for column in columns] or [0] * 6


def _told(decision: Decision) -> str:
    to = f" to {decision.owner}" if decision.owner else ""
    until = f" until {decision.until}" if decision.until else ""
    why = ": ".join(filter(None, (decision.reason, decision.note)))
    by = f" by {decision.reviewer}, {decision.decided_at[:10]}"
    return one_line(f"{decision.kind}{to}{until}{by}{': ' if why else ''}{why}")
