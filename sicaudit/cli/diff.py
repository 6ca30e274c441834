"""`sicaudit diff`: what is new, still open and fixed between two stored runs."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from sicaudit.cli.messages import answer
from sicaudit.cli.options import Config, Language, Sites, Store
from sicaudit.model.finding import Dated, State

if TYPE_CHECKING:
    from sicaudit.cli.titles import Titles
    from sicaudit.store.history import History

Old = Annotated[Optional[str], typer.Argument(metavar="[OLD]", help="Default: the run before NEW.")]  # noqa: UP045
New = Annotated[Optional[str], typer.Argument(metavar="[NEW]", help="Default: the latest run.")]  # noqa: UP045

_ABSENT = (State.FIXED, State.UNCHECKED)


def diff(
    old: Old = None,
    new: New = None,
    config: Config = None,
    store: Store = None,
    site: Sites = None,
    language: Language = None,
) -> None:
    """Say what is new, still open and fixed between two stored runs.

    A run is named by its id, or by the beginning of it.
    """
    from sicaudit.cli.places import language_of, split, stored_at
    from sicaudit.cli.titles import Titles
    from sicaudit.store.history import History

    titles = Titles(language_of(language, config))
    sites = split(site)
    with History.open(stored_at(store, config)) as history:
        older, newer = _runs(history, old, new)
        seen_sites = {tally.id for tally in history.run(newer).sites}
        before, after = history.findings(older), history.findings(newer)
    then = _by_id(before, sites, without=(State.FIXED,))
    now = _by_id(after, sites, without=_ABSENT)
    gone = {id_: dated for id_, dated in then.items() if id_ not in now}
    unchecked = _by_id(after, sites, without=[state for state in State if state != State.UNCHECKED])
    unchecked |= {id_: each for id_, each in gone.items() if each.finding.site not in seen_sites}
    answer(f"{older} -> {newer}")
    _list("new", (now[id_] for id_ in now if id_ not in then), titles)
    _list("still open", (now[id_] for id_ in now if id_ in then), titles)
    _list("fixed", (gone[id_] for id_ in gone if id_ not in unchecked), titles)
    _list("not checked", unchecked.values(), titles)


def _runs(history: "History", old: str | None, new: str | None) -> tuple[str, str]:
    """Give the ids of both runs; ConfigError where there are not two."""
    from sicaudit.cli.places import run_in
    from sicaudit.errors import ConfigError

    newer = run_in(history, new)
    if old is not None:
        return run_in(history, old), newer
    finished = [run.id for run in history.runs() if run.finished is not None]
    before = finished[finished.index(newer) + 1 :]
    if not before:
        raise ConfigError(
            f"no stored run is older than {newer}, so there is nothing to compare it with yet."
            " The next run has one: sicaudit audit"
        )
    return before[0], newer


def _by_id(
    findings: Iterable[Dated], sites: list[str], *, without: Iterable[State]
) -> dict[str, Dated]:
    return {
        dated.finding.id: dated
        for dated in findings
        if dated.state not in without and (not sites or dated.finding.site in sites)
    }


def _list(name: str, findings: Iterable[Dated], titles: "Titles") -> None:
    listed = list(findings)
    answer(f"\n{name}: {len(listed)}")
    for dated in listed:
        finding = dated.finding
        muted = " (muted)" if dated.state is State.MUTED else ""
        answer(f"  {finding.id}  {finding.site}  {finding.check}  {titles(dated)}{muted}")
