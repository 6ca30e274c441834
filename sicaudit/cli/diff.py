"""`sicaudit diff`: what is new, still open and fixed between two stored runs."""

from typing import Annotated, Optional

import typer

from sicaudit.cli.messages import answer, harmless
from sicaudit.cli.options import Config, Language, Store
from sicaudit.model.finding import Dated, State

Old = Annotated[Optional[str], typer.Argument(metavar="[OLD]", help="Default: the run before NEW.")]  # noqa: UP045
New = Annotated[Optional[str], typer.Argument(metavar="[NEW]", help="Default: the latest run.")]  # noqa: UP045

_SEEN = (State.NEW, State.OPEN, State.RETURNED, State.MUTED)


def diff(
    old: Old = None,
    new: New = None,
    config: Config = None,
    store: Store = None,
    language: Language = None,
) -> None:
    """Say what is new, still open and fixed between two stored runs."""
    from sicaudit.cli.places import language_in, stored_at
    from sicaudit.errors import ConfigError
    from sicaudit.store.history import History

    tongue = language_in(language)
    with History.open(stored_at(store, config)) as history:
        finished = [run.id for run in history.runs() if run.finished is not None]
        newer = new or (finished[0] if finished else None)
        if newer is None or (old is None and finished.index(newer) + 1 >= len(finished)):
            raise ConfigError("there are not two stored runs to compare yet. Run: sicaudit audit")
        older = old or finished[finished.index(newer) + 1]
        before, after = history.findings(older), history.findings(newer)
    then, now = _by_id(before), _by_id(after)
    unchecked = {dated.finding.id for dated in after if dated.state is State.UNCHECKED}
    answer(f"{older} -> {newer}")
    _list("new", [now[id_] for id_ in now if id_ not in then], tongue)
    _list("still open", [now[id_] for id_ in now if id_ in then], tongue)
    gone = [id_ for id_ in then if id_ not in now]
    _list("fixed", [then[id_] for id_ in gone if id_ not in unchecked], tongue)
    _list("not checked", [then[id_] for id_ in gone if id_ in unchecked], tongue)


def _by_id(findings: tuple[Dated, ...]) -> dict[str, Dated]:
    return {dated.finding.id: dated for dated in findings if dated.state in _SEEN}


def _list(name: str, findings: list[Dated], language: str) -> None:
    from sicaudit.report import sentence

    answer(f"\n{name}: {len(findings)}")
    for dated in findings:
        title = harmless(sentence(dated.finding, language).title)
        answer(f"  {dated.finding.id}  {dated.finding.check}  {title}")
