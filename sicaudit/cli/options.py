"""Options that several commands share, each with its environment variable."""

from pathlib import Path
from typing import Annotated, Optional

import typer

Config = Annotated[
    Optional[Path],  # noqa: UP045  typer reads the annotation itself
    typer.Option(
        "--config",
        "-c",
        envvar="SICAUDIT_CONFIG",
        metavar="FILE",
        help="The configuration. Default: sites.toml in this folder or above.",
    ),
]
Output = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        envvar="SICAUDIT_OUTPUT",
        metavar="DIR",
        help="Where the reports go.",
    ),
]
Store = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option(
        "--store",
        envvar="SICAUDIT_STORE",
        metavar="FILE",
        help="The history. Default: .sicaudit/history.db beside the configuration.",
    ),
]
Sites = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option(
        "--site", envvar="SICAUDIT_SITE", metavar="ID", help="Only this site; may be repeated."
    ),
]
FailOn = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--fail-on",
        envvar="SICAUDIT_FAIL_ON",
        metavar="LIST",
        help="What makes the exit code 1: check names, links, freshness, signposting, error, "
        "warning, each with new: before it for new findings only; or never. "
        "[default: broken-link,broken-resource,invalid-link,broken-signpost where certain]",
    ),
]
Formats = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        envvar="SICAUDIT_FORMAT",
        metavar="LIST",
        help="html, json, csv, sarif, junit, markdown; with commas between.",
    ),
]
Language = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--language",
        "-l",
        envvar="SICAUDIT_LANGUAGE",
        metavar="nl|en",
        help="Language of the reports. Default: as sites.toml says.",
    ),
]
Packs = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option(
        "--pack",
        metavar="NAME|FILE",
        help="What is known of the country: a built-in pack, or a file; may be given again. "
        "[default: as sites.toml says, else by the domain: ie for .ie, nl for all others]",
    ),
]
Quiet = Annotated[
    bool,
    typer.Option("--quiet", "-q", envvar="SICAUDIT_QUIET", help="Only what went wrong."),
]
OutputIfAny = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option(
        "--output", "-o", envvar="SICAUDIT_OUTPUT", metavar="DIR", help="Write reports too."
    ),
]
Run = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--run", envvar="SICAUDIT_RUN", metavar="ID", help="Default: the latest."),
]
Verbose = Annotated[
    bool,
    typer.Option("--verbose", "-v", envvar="SICAUDIT_VERBOSE", help="Say more of what is done."),
]
NoProgress = Annotated[
    bool,
    typer.Option("--no-progress", envvar="SICAUDIT_NO_PROGRESS", help="No progress display."),
]

DEFAULT_OUTPUT = Path("reports")
DEFAULT_FORMATS = "html,json"
