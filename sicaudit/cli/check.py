"""`sicaudit check`: the same judgement without a configuration file."""

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sicaudit.cli.fail_on import fail_on as read_fail_on
from sicaudit.cli.messages import answer
from sicaudit.cli.options import (
    DEFAULT_FORMATS,
    FailOn,
    Formats,
    Language,
    NoProgress,
    OutputIfAny,
    Packs,
    Quiet,
    Verbose,
)

if TYPE_CHECKING:
    from sicaudit.cli.titles import Titles
    from sicaudit.model.run import RunSummary
    from sicaudit.urls import Url

Sources = Annotated[
    list[str],
    typer.Argument(metavar="URL_OR_DIR...", help="A site's address, or a built site's folder."),
]


def check(
    sources: Sources,
    output: OutputIfAny = None,
    fail_on: FailOn = None,
    formats: Formats = DEFAULT_FORMATS,
    language: Language = None,
    packs: Packs = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_progress: NoProgress = False,
) -> None:
    """Judge a site, or a built static site before it is deployed: no configuration, no history.

    Prints the findings, a line each, the worst first.
    """
    from sicaudit.cli.adhoc import settings_for
    from sicaudit.cli.outcome import end_of, write_report
    from sicaudit.cli.places import formats_in, language_in, ready_output
    from sicaudit.cli.plugins import ready_checks
    from sicaudit.cli.progress import watching
    from sicaudit.cli.scratch import scratch_folder
    from sicaudit.cli.titles import Titles
    from sicaudit.cli.wiring import run_audit

    failing, wanted, tongue = read_fail_on(fail_on), formats_in(formats), language_in(language)
    ready_checks()
    folder = ready_output(output) if output is not None else None
    with ExitStack() as stack:
        urls = [_address(source, stack) for source in sources]
        scratch = stack.enter_context(scratch_folder())
        local = all(Path(source).is_dir() for source in sources)
        named = list(zip(map(_name, sources, urls), urls, strict=True))
        settings = settings_for(named, scratch, packs=packs, delay="0s" if local else "0.2s")
        shown = not (quiet or no_progress)
        sites = tuple(site.id for site in settings.sites)
        with watching(settings.sites, shown=shown, verbose=verbose) as watcher:
            summary = run_audit(settings, sites, scratch / "history.db", watcher)
    page = folder and write_report(summary, folder, formats=wanted, language=tongue)
    titles = Titles(tongue, _folders(sources, urls))
    _list(summary, titles)
    raise typer.Exit(end_of(summary, failing, page, titles=titles, quiet=quiet))


def _address(source: str, stack: ExitStack) -> "Url":
    """Give the address of a site; a folder is served for as long as the command runs."""
    from sicaudit.cli.adhoc import names_a_file, web_address
    from sicaudit.cli.beside import served
    from sicaudit.errors import ConfigError

    path = Path(source)
    if path.is_dir():
        if not any(path.glob("index.htm*")):
            raise ConfigError(
                f"the folder {source} holds no index.html, so no site begins there. Name the folder"
                " that your site generator builds, as public/ or _site/"
            )
        return web_address(stack.enter_context(served("sicaudit.cli.static_site", source))["url"])
    if path.is_file():
        raise ConfigError(f"{source} is one file. To look at it: sicaudit inspect {source}")
    if names_a_file(source):
        raise ConfigError(f"there is no folder {source}; an address begins with https://")
    return web_address(source)


def _name(source: str, url: "Url") -> str:
    """Name a site by its folder, or by its host."""
    from sicaudit.urls import host_of

    return Path(source).resolve().name if Path(source).is_dir() else host_of(url)


def _folders(sources: list[str], urls: "list[Url]") -> dict[str, str]:
    from sicaudit.urls import host_of

    named = zip(sources, urls, strict=True)
    return {host_of(url): source.rstrip("/") for source, url in named if Path(source).is_dir()}


def _list(summary: "RunSummary", titles: "Titles") -> None:
    """Print the findings, a line each: what to grep."""
    for dated in summary.findings:
        finding = dated.finding
        pages = [sighting.url for sighting in finding.sightings]
        where = titles.placed(pages[0] if pages else finding.target or "")
        more = f" and {len(pages) - 1} more" if len(pages) > 1 else ""
        answer(f"{finding.severity} {finding.check}: {titles(dated)} [{where}{more}]")
