"""The history of all audits: what was found when, and what became of it."""

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sicaudit.errors import ConfigError, MachineError
from sicaudit.model.finding import Dated, Finding, Severity, State
from sicaudit.model.outcome import Certainty
from sicaudit.model.run import Run, RunSummary
from sicaudit.store import confirmed, pages, problems, runs, targets
from sicaudit.store.confirmed import Confirmed
from sicaudit.store.database import Database
from sicaudit.store.ledger import Ledger
from sicaudit.store.lock import is_locked
from sicaudit.store.migrations import bring_up_to_date
from sicaudit.store.pages import KnownPage, PageMemory, SameText
from sicaudit.store.runs import StoredRun
from sicaudit.store.targets import KnownTarget, TargetMemory
from sicaudit.urls import Url


class History:
    """A store that was opened; one writer, any number of readers."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.decisions = Ledger(database)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the history, or begin one; an older one is brought up to date beside a copy.

        A run that never came to its end, and that no process holds, is marked interrupted.
        MachineError: not writable, damaged, of another program or a newer sicaudit, disk full;
        the file was left as it was.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise MachineError(
                f"The folder {path.parent} for the history cannot be made ({error.strerror})."
                " Make it writable, or name another file with --store."
            ) from error
        history = cls(Database(path))
        try:
            bring_up_to_date(history._database)
            if runs.stored(history._database, "WHERE status = 'under-way'") and not is_locked(path):
                history.mark_interrupted()
        except BaseException:
            history.close()
            raise
        return history

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def begin(self, run_id: str, started: str, version: str, sites: Sequence[str]) -> None:
        """Note that a run of these site ids sets out; the caller holds the store's lock.

        An interrupted run of the same id is taken up again. MachineError where the id belongs
        to a finished run.
        """
        with self._database.transaction():
            runs.mark_interrupted(self._database)
            if self.holds(run_id):
                raise MachineError(
                    f"The history {self._database.path} holds a run {run_id} already; is the"
                    " clock right? Start again in a second."
                )
            runs.begin(self._database, run_id, started, version, sites)

    def finish(
        self, run: Run, findings: Sequence[Finding], unchecked: Callable[[Finding], bool]
    ) -> tuple[Dated, ...]:
        """Compare with the runs before and store everything, in one transaction.

        `unchecked` is asked about findings that were there and are not found now: True where
        their page or target was not reached, so that nothing can be said. Findings of sites
        that are no part of the run are neither given nor touched. `first_seen` and `last_seen`
        are starts of runs. Gives the worst first; `fixed` is said once, in the run that misses it.
        """
        if run.finished is None:
            raise ValueError("a run that is finished knows when")
        with self._database.transaction():
            number = self._under_way(run.id).number
            compared = problems.compare(self._database, run, number, findings, unchecked)
            decided = self.decisions.applied(compared, _day(run))
            runs.finish(self._database, number, run, decided)
        return tuple(sorted(decided, key=_worst_first))

    def mark_interrupted(self) -> tuple[str, ...]:
        """Mark runs that began and never finished, and give their ids.

        Only for who holds the store's lock: another's run may still be under way.
        """
        with self._database.transaction():
            return runs.mark_interrupted(self._database)

    def runs(self) -> tuple[Run, ...]:
        """Give all runs but one under way, newest first; also those whose findings were pruned."""
        ended = runs.stored(self._database, "WHERE status <> 'under-way' ORDER BY number DESC")
        return tuple(each.run for each in ended)

    def run(self, run_id: str | None = None) -> Run:
        """Give a run, by default the newest finished one; ConfigError where there is none."""
        return self._stored(run_id).run

    def holds(self, run_id: str) -> bool:
        """Say whether a finished run of this id is stored: then a new run needs another id."""
        return bool(runs.stored(self._database, "WHERE id = ? AND finished IS NOT NULL", (run_id,)))

    def findings(self, run_id: str | None = None, today: date | None = None) -> tuple[Dated, ...]:
        """Give what a run found, the worst first, as reviewers decided up to now.

        `today`: the day on which decisions must count, by default that of the run, so that the
        same store gives the same report. ConfigError where the run was interrupted or pruned.
        """
        return self._findings(self._stored(run_id), today)

    def summary(
        self,
        run_id: str | None = None,
        today: date | None = None,
        findings: tuple[Dated, ...] | None = None,
    ) -> RunSummary:
        """Give all that a report says of a run; `earlier` holds finished runs, pruned ones too.

        Its counts by severity leave out what is fixed or muted; those by state hold every state.
        `findings`: what `finish` gave, where it is at hand; else they are read from the store.
        """
        stored = self._stored(run_id)
        earlier = runs.stored(
            self._database,
            "WHERE finished IS NOT NULL AND number < ? ORDER BY number",
            (stored.number,),
        )
        return RunSummary(
            run=stored.run,
            findings=self._findings(stored, today) if findings is None else findings,
            earlier=tuple((each.run, each.counts) for each in earlier),
        )

    def prune(self, keep: int) -> tuple[str, ...]:
        """Drop the findings of all finished runs but the last `keep`; give the ids of these runs.

        The runs and their counts stay, and so does what is known of each problem. At least the
        last run is kept.
        """
        with self._database.transaction():
            pruned = runs.prune(self._database, max(keep, 1))
            if pruned:
                problems.forget(self._database)
                oldest = runs.stored(self._database, "WHERE pruned = 0 ORDER BY number LIMIT 1")
                if oldest:
                    targets.forget(self._database, before=oldest[0].run.started)
        return pruned

    def remember_pages(
        self, run_id: str, rows: Iterable[PageMemory], same_text: SameText = operator.eq
    ) -> None:
        """Remember what a run saw of pages; doing so twice changes nothing."""
        pages.remember(self._database, self._stored(run_id).run.started, rows, same_text)

    def pages(self, site: str) -> tuple[KnownPage, ...]:
        """Give all pages of a site that any run saw, by URL."""
        return pages.known(self._database, site)

    def page(self, site: str, url: Url) -> KnownPage | None:
        """Give a page as the last run that saw it left it; None: no run saw it."""
        return pages.known_one(self._database, site, url)

    def confirm(self, pages: Iterable[Confirmed]) -> int:
        """Record that reviewers read pages over, and that all on them holds; give how many new."""
        return confirmed.confirm(self._database, pages)

    def all_confirmed(self) -> tuple[Confirmed, ...]:
        """Give all that reviewers ever said of pages that they read over."""
        return confirmed.all_confirmed(self._database)

    def confirmed(self, site: str) -> Mapping[Url, Confirmed]:
        """Give the pages of a site that reviewers read over, each with the last time."""
        return confirmed.last_confirmed(self._database, site)

    def sites_with(self, url: Url) -> tuple[str, ...]:
        """Give the sites on which some run read a page at a URL."""
        return pages.sites_with(self._database, url)

    def remember_targets(self, run_id: str, rows: Iterable[TargetMemory]) -> None:
        """Remember what a run saw elsewhere, and which own pages failed; twice changes nothing."""
        targets.remember(self._database, self._stored(run_id).run.started, rows)

    def target(self, url: Url) -> KnownTarget | None:
        """Give an address elsewhere, or an own page that failed once; None: no run noted it."""
        return targets.known(self._database, url)

    def _findings(self, stored: StoredRun, today: date | None) -> tuple[Dated, ...]:
        id_ = stored.run.id
        if stored.run.finished is None:
            raise ConfigError(f"Run {id_} never came to its end, so it says nothing.")
        if stored.is_pruned:
            raise ConfigError(f"The findings of run {id_} were dropped (keep_runs in sites.toml).")
        said = problems.said(self._database, stored.number)
        decided = self.decisions.applied(said, today or _day(stored.run))
        return tuple(sorted(decided, key=_worst_first))

    def _stored(self, run_id: str | None) -> StoredRun:
        path = self._database.path
        if run_id is None:
            found = runs.stored(
                self._database, "WHERE finished IS NOT NULL ORDER BY number DESC LIMIT 1"
            )
            problem = f"{path} holds no finished run yet; start one with `sicaudit audit`."
        else:
            found = runs.stored(self._database, "WHERE id = ?", (run_id,))
            problem = f"{path} holds no run {run_id}."
        if not found:
            raise ConfigError(problem)
        return found[0]

    def _under_way(self, run_id: str) -> StoredRun:
        stored = self._stored(run_id)
        if stored.run.finished is not None:
            raise MachineError(f"Run {run_id} is in {self._database.path} already, and stays so.")
        return stored


def _day(run: Run) -> date:
    return date.fromisoformat((run.finished or run.started)[:10])


def _worst_first(dated: Dated) -> tuple[Any, ...]:
    finding = dated.finding
    return (
        dated.state is State.FIXED,
        dated.state is State.MUTED,
        list(Severity).index(finding.severity),
        list(Certainty).index(finding.certainty),
        finding.site,
        finding.check,
        finding.key,
        finding.id,
    )
