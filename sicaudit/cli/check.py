"""`sicaudit check`: the same judgement without a configuration file."""

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from sicaudit.cli.fail_on import fail_on as read_fail_on
from sicaudit.cli.messages import answer, harmless, say
from sicaudit.cli.options import DEFAULT_FORMATS, FailOn, Formats, Language, NoProgress, Quiet

if TYPE_CHECKING:
    from sicaudit.model.run import RunSummary
    from sicaudit.urls import Url

Sources = Annotated[
    list[str],
    typer.Argument(metavar="URL_OR_DIR...", help="A site's address, or a built site's folder."),
]
OutputIfAny = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option(
        "--output", "-o", envvar="SICAUDIT_OUTPUT", metavar="DIR", help="Write reports too."
    ),
]


def check(
    sources: Sources,
    output: OutputIfAny = None,
    fail_on: FailOn = None,
    formats: Formats = DEFAULT_FORMATS,
    language: Language = None,
    quiet: Quiet = False,
    no_progress: NoProgress = False,
) -> None:
    """Judge a site, or a built static site before it is deployed: no configuration, no history."""
    from sicaudit.cli.adhoc import settings_for
    from sicaudit.cli.outcome import end_of, write_report
    from sicaudit.cli.places import formats_in, language_in, ready_output
    from sicaudit.cli.progress import watching
    from sicaudit.cli.wiring import run_audit

    failing, wanted = read_fail_on(fail_on), formats_in(formats)
    folder = ready_output(output) if output is not None else None
    with ExitStack() as stack:
        urls = [_address(source, stack) for source in sources]
        delay = "0s" if all(Path(source).is_dir() for source in sources) else "0.2s"
        settings, scratch = stack.enter_context(settings_for(urls, delay=delay))
        tongue = language_in(language, settings)
        with watching(settings.sites, quiet=quiet or no_progress) as watch:
            sites = tuple(site.id for site in settings.sites)
            summary = run_audit(settings, sites, scratch / "history.db", watch)
    page = None
    if folder is not None:
        page = write_report(summary, folder, formats=wanted, language=tongue)
    _list(summary, tongue)
    raise typer.Exit(end_of(summary, failing, page, quiet=quiet))


def _address(source: str, stack: ExitStack) -> "Url":
    """Give the address of a site; a folder is served for as long as the command runs."""
    from sicaudit.cli.adhoc import web_address
    from sicaudit.cli.beside import served
    from sicaudit.errors import ConfigError

    if Path(source).is_dir():
        if not any(Path(source).glob("*.htm*")):
            say(f"note: {source} holds no index.html")
        return web_address(stack.enter_context(served("sicaudit.cli.static_site", source))["url"])
    if "://" not in source and ("/" in source or "." not in source):
        raise ConfigError(f"there is no folder {source}; an address begins with https://")
    return web_address(source)


def _list(summary: "RunSummary", language: str) -> None:
    """Print the findings, a line each: what to grep."""
    from sicaudit.report import sentence

    for dated in summary.findings:
        finding = dated.finding
        title = sentence(finding, language).title
        pages = len(finding.sightings)
        where = finding.sightings[0].url if finding.sightings else finding.target
        answer(harmless(f"{finding.severity} {finding.check} {title} [{where}; {pages} pages]"))
