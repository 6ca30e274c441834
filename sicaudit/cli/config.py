"""`sicaudit config`: validate sites.toml, write a starter, print its schema."""

from collections.abc import Sized
from pathlib import Path
from typing import Annotated, Optional

import typer

from sicaudit.cli.messages import answer, say
from sicaudit.cli.options import Config

app = typer.Typer(
    help="Validate sites.toml, write a commented starter, print its JSON Schema.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Target = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Argument(metavar="FILE", help="Where to write it. [default: sites.toml, or pack.toml]"),
]
OfPack = Annotated[
    bool, typer.Option("--pack", help="A country's pack: helplines, topics and facts.")
]
Overwrite = Annotated[bool, typer.Option("--force", help="Write over an existing file.")]


@app.command()
def check(config: Config = None) -> None:
    """Validate sites.toml: every mistake with its line, and what would be right."""
    from sicaudit import config as configuration
    from sicaudit.cli.places import settings_at

    settings = settings_at(config)
    for warning in configuration.warnings_of(settings):
        say(f"note: {warning}")
    knowledge = settings.knowledge
    answer(
        f"{settings.path}: fine. {_counted(settings.sites, 'site')},"
        f" {_counted(knowledge.services, 'service')}, {_counted(knowledge.topics, 'topic')}."
    )


def _counted(several: Sized, noun: str) -> str:
    return f"{len(several)} {noun}{'' if len(several) == 1 else 's'}"


@app.command()
def init(file: Target = None, pack: OfPack = False, force: Overwrite = False) -> None:
    """Write a commented starter: of sites.toml or, with --pack, of a pack for another country."""
    from sicaudit import config as configuration
    from sicaudit.errors import ConfigError, MachineError

    file = file or Path("pack.toml" if pack else "sites.toml")
    if file.exists() and not force:
        raise ConfigError(f"{file} is there already; it was left alone. Use --force to replace it.")
    try:
        file.write_text(configuration.starter(pack=pack), encoding="utf-8")
    except OSError as error:
        raise MachineError(f"{file} cannot be written: {error.strerror or error}") from error
    if pack:
        say(f'Wrote {file}. Fill it in, and name it in sites.toml: [audit] packs = ["{file}"]')
        say("Then: sicaudit config check")
    else:
        say(f"Wrote {file}. Fill in your sites, then: sicaudit config check && sicaudit audit")


@app.command()
def schema() -> None:
    """Print the JSON Schema of sites.toml, for completion in an editor."""
    import json

    from sicaudit import config as configuration

    answer(json.dumps(configuration.schema(), indent=2, ensure_ascii=False))
