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
    from sicaudit.cli.outcome import end_of, write_report
    from sicaudit.cli.places import (
        formats_in,
        language_in,
        ready_output,
        settings_at,
        sites_in,
        store_at,
    )
    from sicaudit.cli.progress import watching
    from sicaudit.cli.wiring import run_audit

    failing, wanted = read_fail_on(fail_on), formats_in(formats)
    settings = settings_at(config)
    tongue = language_in(language, settings)
    sites = sites_in(site, settings)
    if verbose:
        for warning in configuration.warnings_of(settings):
            say(f"note: {warning}")
    folder = ready_output(output)
    with watching(settings.sites, quiet=quiet or no_progress) as watch:
        summary = run_audit(settings, sites, store_at(store, settings.path), watch)
    page = write_report(summary, folder, formats=wanted, language=tongue)
    raise typer.Exit(end_of(summary, failing, page, quiet=quiet))
