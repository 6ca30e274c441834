"""`sicaudit report`: write a stored run again, without the network."""

from typing import Annotated, Optional

import typer

from sicaudit.cli.messages import say
from sicaudit.cli.options import (
    DEFAULT_FORMATS,
    DEFAULT_OUTPUT,
    Config,
    Formats,
    Language,
    Output,
    Quiet,
    Store,
)

Run = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--run", envvar="SICAUDIT_RUN", metavar="ID", help="Default: the latest."),
]


def report(
    run: Run = None,
    config: Config = None,
    output: Output = DEFAULT_OUTPUT,
    store: Store = None,
    formats: Formats = DEFAULT_FORMATS,
    language: Language = None,
    quiet: Quiet = False,
) -> None:
    """Write the reports of a stored run again, in any format, without the network."""
    from datetime import UTC, datetime

    from sicaudit.cli.outcome import write_report
    from sicaudit.cli.places import formats_in, language_in, ready_output, stored_at
    from sicaudit.store.history import History

    wanted, tongue = formats_in(formats), language_in(language)
    with History.open(stored_at(store, config)) as history:
        summary = history.summary(run, today=datetime.now(UTC).date())
    page = write_report(summary, ready_output(output), formats=wanted, language=tongue)
    if not quiet:
        say(f"Report: {page}")
