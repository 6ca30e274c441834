"""`sicaudit demo`: audit the bundled practice sites."""

from sicaudit.cli.messages import say
from sicaudit.cli.options import (
    DEFAULT_FORMATS,
    DEFAULT_OUTPUT,
    Formats,
    Language,
    NoProgress,
    Output,
    Quiet,
    Store,
    Verbose,
)


def demo(
    output: Output = DEFAULT_OUTPUT,
    store: Store = None,
    formats: Formats = DEFAULT_FORMATS,
    language: Language = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_progress: NoProgress = False,
) -> None:
    """Audit the bundled practice sites, served on loopback: needs no network and no configuration.

    Exits with 0 when the demo worked, whatever it found: it is made to find something. With
    --store its history is kept, to try `sicaudit review` and `sicaudit diff` on.
    """
    from sicaudit import config
    from sicaudit.cli.beside import served
    from sicaudit.cli.outcome import write_report
    from sicaudit.cli.places import formats_in, language_in, ready_output
    from sicaudit.cli.progress import watching
    from sicaudit.cli.scratch import scratch_folder
    from sicaudit.cli.shortfall import shortfall
    from sicaudit.cli.summary import show_summary
    from sicaudit.cli.wiring import run_audit

    wanted, folder = formats_in(formats), ready_output(output)
    with scratch_folder() as scratch, served("sicaudit.practice") as family:
        path = scratch / "sites.toml"
        path.write_text(family["configuration"], encoding="utf-8")
        settings = config.load(path)
        tongue = language_in(language, settings)
        sites = tuple(site.id for site in settings.sites)
        shown = not (quiet or no_progress)
        with watching(settings.sites, shown=shown, verbose=verbose) as watcher:
            summary = run_audit(settings, sites, store or scratch / "history.db", watcher)
    page = write_report(summary, folder, formats=wanted, language=tongue)
    if not quiet:
        show_summary(summary)
        say("\n".join(f"* {line}" for line in shortfall(summary)))
        say(f"\nReport: {page}")
        say("Open it in a browser. Then describe your own sites: sicaudit config init")
