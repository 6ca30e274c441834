"""`sicaudit demo`: audit the bundled practice sites."""

from pathlib import Path

from sicaudit.cli.messages import say
from sicaudit.cli.options import (
    DEFAULT_FORMATS,
    DEFAULT_OUTPUT,
    Formats,
    Language,
    NoProgress,
    Output,
    Quiet,
)


def demo(
    output: Output = DEFAULT_OUTPUT,
    formats: Formats = DEFAULT_FORMATS,
    language: Language = None,
    quiet: Quiet = False,
    no_progress: NoProgress = False,
) -> None:
    """Audit the bundled practice sites, served on loopback: needs no network and no configuration.

    Exits with 0 when the demo worked, whatever it found: it is made to find something.
    """
    from tempfile import TemporaryDirectory

    from sicaudit import config
    from sicaudit.cli.beside import served
    from sicaudit.cli.outcome import write_report
    from sicaudit.cli.places import formats_in, language_in, ready_output
    from sicaudit.cli.progress import watching
    from sicaudit.cli.summary import show_summary
    from sicaudit.cli.wiring import run_audit

    wanted, folder = formats_in(formats), ready_output(output)
    with (
        TemporaryDirectory(prefix="sicaudit-demo-") as scratch,
        served("sicaudit.practice") as family,
    ):
        path = Path(scratch) / "sites.toml"
        path.write_text(family["configuration"], encoding="utf-8")
        settings = config.load(path)
        sites = tuple(site.id for site in settings.sites)
        with watching(settings.sites, quiet=quiet or no_progress) as watch:
            summary = run_audit(settings, sites, Path(scratch) / "history.db", watch)
    page = write_report(summary, folder, formats=wanted, language=language_in(language, settings))
    if not quiet:
        show_summary(summary, page)
        say("Open it in a browser. Then describe your own sites: sicaudit config init")
