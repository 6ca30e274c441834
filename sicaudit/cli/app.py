"""The command line: what can be asked, and how every way out ends."""

import signal
import sys
import tempfile
import traceback
from collections.abc import Iterator
from copy import copy
from types import FrameType
from typing import Annotated, Any, NoReturn

import typer
from typer.main import get_command

import sicaudit
from sicaudit.cli.messages import answer, complain, finish, prepare, say
from sicaudit.errors import ExitCode, SicauditError

app = typer.Typer(
    name="sicaudit",
    help="Keeps a Safer Internet Centre's websites trustworthy: dead links, stale pages, missing"
    " help.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        answer(f"sicaudit {sicaudit.__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool,
        typer.Option(
            "--version", "-V", callback=_show_version, is_eager=True, help="Say which version."
        ),
    ] = False,
) -> None:
    """Register what holds for every command."""


def _register() -> None:
    from sicaudit.cli import (
        audit,
        check,
        config,
        demo,
        diff,
        explain,
        inspect,
        report,
        review,
    )

    app.command("audit")(audit.audit)
    app.command("check")(check.check)
    app.command("inspect")(inspect.inspect)
    app.command("report")(report.report)
    app.command("diff")(diff.diff)
    app.add_typer(review.app, name="review")
    app.command("explain")(explain.explain)
    app.add_typer(config.app, name="config")
    app.command("demo")(demo.demo)


_register()


def run() -> NoReturn:
    """Run one command and exit with the code that the contract names for its end."""
    prepare()
    signal.signal(signal.SIGTERM, _terminate)
    code = outcome()
    try:
        finish()
    except SicauditError as error:
        complain(str(error))
        code = error.exit_code
    sys.exit(code)


def _terminate(number: int, frame: FrameType | None) -> NoReturn:
    """End by SIGTERM before or after a crawl: files half written are cleaned up on the way out."""
    sys.exit(ExitCode.TERMINATED)


def outcome() -> int:
    """Run the command that sys.argv holds, and give its exit code."""
    try:
        code = _understanding(get_command(app))(prog_name="sicaudit", standalone_mode=False)
    except SicauditError as error:
        complain(str(error))
        return error.exit_code
    except typer.Exit as end:
        return end.exit_code
    except (KeyboardInterrupt, typer.Abort):
        complain("stopped.")
        return ExitCode.INTERRUPTED
    except Exception as error:  # the last edge: a person must never see a bare traceback
        return _own_failure(error)
    return code if isinstance(code, int) else ExitCode.OK


_EVERYWHERE = ("quiet", "verbose", "no_progress")
"""Switches a cron job may give every command, though they make no difference to some."""


def _understanding(root: Any) -> Any:
    """Let every command take the switches that all share, and say the version when asked."""
    audit = {param.name: param for param in root.commands["audit"].params}
    shared = [audit[name] for name in _EVERYWHERE]
    shared += [param for param in root.params if param.name == "version"]
    groups = [root]
    for group in groups:
        for command in group.commands.values():
            if hasattr(command, "commands"):
                groups.append(command)
                continue
            own = {param.name for param in command.params}
            command.params += [_unused(param) for param in shared if param.name not in own]
    return root


def _unused(param: Any) -> Any:
    """Take a switch along that the command itself does not look at."""
    unused = copy(param)
    unused.hidden, unused.expose_value, unused.envvar = True, False, None
    return unused


def _own_failure(error: Exception) -> int:
    """Usage errors carry their own words; what the machine refused is told; the rest is ours."""
    if hasattr(error, "format_message"):
        context = getattr(error, "ctx", None)
        words = error.format_message()
        if words.startswith("Usage:"):  # nothing was asked for: the help, as it is
            say(words)
            return ExitCode.USAGE
        complain(words)
        if context is not None:
            complain(f"try: {context.command_path} --help")
        return ExitCode.USAGE
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, SicauditError):
            complain(str(cause))
            return cause.exit_code
    for cause in causes:
        if isinstance(cause, MemoryError):
            complain("there is not enough memory. Nothing that was stored is lost.")
            return ExitCode.MACHINE
        if isinstance(cause, OSError) and cause.errno is not None:
            complain(f"{cause}. Nothing that was stored is lost; mend this and start again.")
            return ExitCode.MACHINE
    _tell_ours(error)
    return ExitCode.INTERNAL


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Give an error, or those of a group: tasks that ran together fail together."""
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from _causes(inner)
    else:
        yield error


def _tell_ours(error: Exception) -> None:
    name = type(next(_causes(error))).__name__
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="sicaudit-", suffix=".log", delete=False, encoding="utf-8"
        ) as log:
            log.write(f"sicaudit {sicaudit.__version__}: {' '.join(sys.argv[1:])}\n")
            traceback.print_exception(error, file=log)
    except OSError:  # not even that: then the terminal must do
        say("".join(traceback.format_exception(error)))
        complain(f"an error of sicaudit itself ({name}). Please send the lines above to us.")
        return
    complain(
        f"an error of sicaudit itself ({name}). The details are in {log.name}:"
        " please send this file to the maintainers. Nothing that was stored is lost."
    )
