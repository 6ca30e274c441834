"""`sicaudit config`: validate sites.toml, write a starter, print its schema."""

from pathlib import Path
from typing import Annotated

import typer

from sicaudit.cli.messages import answer, say
from sicaudit.cli.options import Config

app = typer.Typer(
    help="Validate sites.toml, write a commented starter, print its JSON Schema.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Target = Annotated[Path, typer.Argument(metavar="[FILE]", help="Where to write it.")]
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
        f"{settings.path}: fine. {len(settings.sites)} sites, {len(knowledge.services)} services,"
        f" {len(knowledge.topics)} topics."
    )


@app.command()
def init(file: Target = Path("sites.toml"), force: Overwrite = False) -> None:
    """Write a commented starter."""
    from sicaudit import config as configuration
    from sicaudit.errors import ConfigError, MachineError

    if file.exists() and not force:
        raise ConfigError(f"{file} is there already; it was left alone. Use --force to replace it.")
    try:
        file.write_text(configuration.starter(), encoding="utf-8")
    except OSError as error:
        raise MachineError(f"{file} cannot be written: {error.strerror or error}") from error
    say(f"Wrote {file}. Fill in your sites, then: sicaudit config check && sicaudit audit")


@app.command()
def schema() -> None:
    """Print the JSON Schema of sites.toml, for completion in an editor."""
    import json

    from sicaudit import config as configuration

    answer(json.dumps(configuration.schema(), indent=2, ensure_ascii=False))
