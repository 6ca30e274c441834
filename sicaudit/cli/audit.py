"""`sicaudit audit`: the main job."""

import typer

from sicaudit.cli.fail_on import fail_on as read_fail_on
from sicaudit.cli.messages import say
from sicaudit.cli.options import (
    DEFAULT_FORMATS,
    DEFAULT_OUTPUT,
    Config,
    FailOn,
    Formats,
    Language,
    NoProgress,
    Output,
    Quiet,
    Sites,
    Store,
    Verbose,
)


def audit(
    config: Config = None,
    output: Output = DEFAULT_OUTPUT,
    store: Store = None,
    site: Sites = None,
    fail_on: FailOn = None,
    formats: Formats = DEFAULT_FORMATS,
    language: Language = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_progress: NoProgress = False,
) -> None:
    """Crawl every site in sites.toml, judge it, store the run and write the reports."""
    from sicaudit import config as configuration
    from sicaudit.cli import places
    from sicaudit.cli.outcome import end_of, write_report
    from sicaudit.cli.plugins import ready_checks
    from sicaudit.cli.progress import watching
    from sicaudit.cli.titles import Titles
    from sicaudit.cli.wiring import run_audit

    failing, wanted = read_fail_on(fail_on), places.formats_in(formats)
    settings = places.settings_at(config)
    tongue = places.language_in(language, settings)
    sites = places.sites_in(site, settings)
    ready_checks()
    history = places.store_at(store, settings.path)
    if verbose:
        say(f"configuration: {settings.path}\nhistory: {history}\nsites: {', '.join(sites)}")
        for warning in configuration.warnings_of(settings):
            say(f"note: {warning}")
    folder = places.ready_output(output)
    shown = not (quiet or no_progress)
    with watching(settings.sites, shown=shown, verbose=verbose) as watcher:
        summary = run_audit(settings, sites, history, watcher)
    page = write_report(summary, folder, formats=wanted, language=tongue)
    raise typer.Exit(end_of(summary, failing, page, titles=Titles(tongue), quiet=quiet))
