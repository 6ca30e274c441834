"""`sicaudit review`."""

import typer

app = typer.Typer(help="Reviewers' decisions.", no_args_is_help=True, rich_markup_mode=None)


@app.command("list")
def list_() -> None:
    """List."""
