"""`sicaudit review`: what reviewers decide about findings."""

from datetime import date
from pathlib import Path
from typing import Annotated, Optional

import typer

from sicaudit.cli.messages import say
from sicaudit.cli.options import Config, Language, Quiet, Run, Sites, Store

app = typer.Typer(
    help="List findings, and record what reviewers decide about them.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Ids = Annotated[
    list[str],
    typer.Argument(metavar="ID...", help="Findings: their ids, or the beginnings of them."),
]
Reviewer = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--reviewer",
        envvar="SICAUDIT_REVIEWER",
        metavar="NAME",
        help="Who decides. Default: the name under which you are logged in.",
    ),
]
Reason = Annotated[
    str, typer.Option("--reason", metavar="TEXT", help="Why: the report shows it.  [required]")
]
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="A remark for colleagues.")]
Until = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--until",
        metavar="DATE",
        help="The last day on which it counts, as 2027-01-31. Default: 90 days from now.",
    ),
]
UntilNeeded = Annotated[
    str, typer.Option("--until", metavar="DATE", help="When to ask again, as 2027-01-31.")
]
Pages = Annotated[
    list[str],
    typer.Argument(metavar="PAGE...", help="Their addresses, or ids of findings that show them."),
]
On = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--on", metavar="DATE", help="The day on which they were read. Default: today."),
]
To = Annotated[
    str, typer.Option("--to", metavar="REVIEWER", help="A reviewer's id, as in sites.toml.")
]
Checks = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option("--check", metavar="CHECK", help="Only of this check; may be repeated."),
]
Owners = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option("--owner", metavar="REVIEWER", help="Only of this reviewer; none: of nobody."),
]
States = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option(
        "--state",
        metavar="STATE",
        help="new, open, returned, unchecked, fixed, muted. Default: all but fixed and muted.",
    ),
]
Decided = Annotated[
    bool, typer.Option("--decided", help="Only what somebody decided about, with the decision.")
]
File = Annotated[
    Path, typer.Argument(metavar="FILE", help="JSON or CSV, of a report or of an export; -: stdin.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be done; do nothing.")]
AsCsv = Annotated[
    bool, typer.Option("--csv", help="The findings as a table, with room for decisions.")
]
ToFile = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--file", metavar="FILE", help="Write it here. Default: stdout."),
]


@app.command("list")
def list_(
    site: Sites = None,
    check: Checks = None,
    owner: Owners = None,
    state: States = None,
    decided: Decided = False,
    run: Run = None,
    config: Config = None,
    store: Store = None,
    language: Language = None,
    quiet: Quiet = False,
) -> None:
    """List the findings of a run: id, state, severity, check, site, owner, title."""
    from sicaudit.cli.places import language_of, run_in, stored_at
    from sicaudit.cli.review_list import Filter, show
    from sicaudit.cli.titles import Titles
    from sicaudit.store.history import History

    wanted = Filter.read(sites=site, checks=check, owners=owner, states=state, decided=decided)
    titles = Titles(language_of(language, config))
    with History.open(stored_at(store, config)) as history:
        left_out = show(history, run_in(history, run), wanted, titles)
    if left_out and not quiet:
        say(f"{left_out} fixed or muted findings are not shown; ask for them with --state.")


@app.command()
def accept(
    ids: Ids,
    reason: Reason = "",
    until: Until = None,
    note: Note = "",
    reviewer: Reviewer = None,
    config: Config = None,
    store: Store = None,
    language: Language = None,
    quiet: Quiet = False,
) -> None:
    """Leave findings as they are: they are muted until the date."""
    _decide("accept", ids, (reviewer, reason, note, until), (config, store, language, quiet))


@app.command("false-alarm")
def false_alarm(
    ids: Ids,
    reason: Reason = "",
    until: Until = None,
    note: Note = "",
    reviewer: Reviewer = None,
    config: Config = None,
    store: Store = None,
    language: Language = None,
    quiet: Quiet = False,
) -> None:
    """Say that sicaudit is wrong about findings: they are muted until the date."""
    _decide("false-alarm", ids, (reviewer, reason, note, until), (config, store, language, quiet))


@app.command()
def snooze(
    ids: Ids,
    until: UntilNeeded,
    reason: Reason = "",
    note: Note = "",
    reviewer: Reviewer = None,
    config: Config = None,
    store: Store = None,
    language: Language = None,
    quiet: Quiet = False,
) -> None:
    """Be asked again later: findings are muted until the date."""
    _decide("snooze", ids, (reviewer, reason, note, until), (config, store, language, quiet))


@app.command()
def fix(
    ids: Ids,
    note: Note = "",
    reviewer: Reviewer = None,
    config: Config = None,
    store: Store = None,
    language: Language = None,
    quiet: Quiet = False,
) -> None:
    """Say that somebody will repair it: findings stay open."""
    _decide("fix", ids, (reviewer, "", note, None), (config, store, language, quiet))


@app.command()
def reopen(
    ids: Ids,
    note: Note = "",
    reviewer: Reviewer = None,
    config: Config = None,
    store: Store = None,
    language: Language = None,
    quiet: Quiet = False,
) -> None:
    """Take back what was decided: findings are no longer muted."""
    _decide("reopen", ids, (reviewer, "", note, None), (config, store, language, quiet))


@app.command()
def assign(
    ids: Ids,
    to: To,
    note: Note = "",
    reviewer: Reviewer = None,
    config: Config = None,
    store: Store = None,
    language: Language = None,
    quiet: Quiet = False,
) -> None:
    """Give findings to a reviewer."""
    from sicaudit.cli.deciding import known_reviewer

    owner = known_reviewer(to, config)
    _decide(
        "assign", ids, (reviewer, "", note, None), (config, store, language, quiet), owner=owner
    )


@app.command()
def confirm(
    pages: Pages,
    on: On = None,
    note: Note = "",
    reviewer: Reviewer = None,
    config: Config = None,
    store: Store = None,
    quiet: Quiet = False,
) -> None:
    """Say that pages were read over and still hold: they count as reviewed from that day."""
    from sicaudit.cli.confirming import confirm as record
    from sicaudit.cli.confirming import read_on
    from sicaudit.cli.places import stored_at
    from sicaudit.store.history import History

    day = read_on(on)
    with History.open(stored_at(store, config)) as history:
        record(history, pages, day, reviewer=reviewer, note=note, quiet=quiet)


@app.command("import")
def import_(
    file: File,
    dry_run: DryRun = False,
    reviewer: Reviewer = None,
    config: Config = None,
    store: Store = None,
    quiet: Quiet = False,
) -> None:
    """Take over the decisions of a file: all of it, or nothing where it has mistakes.

    What contradicts another reviewer's decision is left out and named; the exit code is then 2.
    """
    from sicaudit.cli.decision_files import take_over
    from sicaudit.cli.places import stored_at
    from sicaudit.store.history import History

    with History.open(stored_at(store, config)) as history:
        raise typer.Exit(take_over(history, file, reviewer, dry_run=dry_run, quiet=quiet))


@app.command()
def export(
    csv: AsCsv = False,
    file: ToFile = None,
    run: Run = None,
    config: Config = None,
    store: Store = None,
    language: Language = None,
    quiet: Quiet = False,
) -> None:
    """Give all decisions as JSON, or the findings of a run as a table to decide in."""
    from sicaudit.cli.decision_files import decisions_text, table_text, write
    from sicaudit.cli.places import language_of, run_in, stored_at
    from sicaudit.store.history import History

    with History.open(stored_at(store, config)) as history:
        if csv:
            dutch = language_of(language, config) == "nl"
            text = table_text(history, run_in(history, run), dutch=dutch)
        else:
            text = decisions_text(history)
    write(text, file, quiet=quiet)


def _decide(
    kind: str,
    ids: list[str],
    said: tuple[str | None, str, str, str | None],
    where: tuple[Path | None, Path | None, str | None, bool],
    *,
    owner: str | None = None,
) -> None:
    """Record one decision about each finding; nothing is recorded where anything is wrong."""
    from sicaudit.cli.deciding import day, decide, decision_of
    from sicaudit.cli.places import language_of, stored_at
    from sicaudit.cli.titles import Titles
    from sicaudit.store.history import History

    reviewer, reason, note, until = said
    config, store, language, quiet = where
    last: date | None = day(until) if until else None
    decision = decision_of(kind, reviewer, reason=reason, note=note, until=last, owner=owner)
    titles = Titles(language_of(language, config))
    with History.open(stored_at(store, config)) as history:
        decide(history, ids, decision, titles, quiet=quiet)
