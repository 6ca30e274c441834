"""`sicaudit report`: write a stored run again, without the network."""

from sicaudit.cli.messages import say
from sicaudit.cli.options import (
    DEFAULT_FORMATS,
    DEFAULT_OUTPUT,
    Config,
    Formats,
    Language,
    Output,
    Quiet,
    Run,
    Store,
)


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

    from sicaudit.cli import places
    from sicaudit.cli.outcome import write_report
    from sicaudit.store.history import History

    wanted, tongue = places.formats_in(formats), places.language_of(language, config)
    with History.open(places.stored_at(store, config)) as history:
        summary = history.summary(places.run_in(history, run), today=datetime.now(UTC).date())
    folder = places.ready_output(output)
    page = write_report(summary, folder, formats=wanted, language=tongue)
    if not quiet:
        say(f"Report: {page}")
