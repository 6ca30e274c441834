"""What is said to the person at the terminal: harmless whatever a page holds, never in the way."""

import io
import os
import sys
import unicodedata
from contextlib import suppress
from typing import TextIO

from sicaudit.errors import MachineError

_KEPT = "\n\t"


def harmless(text: str) -> str:
    """Replace what could steer a terminal: control signs, and those that turn the direction."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        sign
        if sign in _KEPT or sign.isprintable()
        else " "
        if unicodedata.category(sign) == "Zs"
        else "\ufffd"
        for sign in text
    )


def one_line(text: str) -> str:
    """Give a text that came from a page, harmless and without line breaks."""
    return " ".join(harmless(text).split())


def say(text: str = "") -> None:
    """Say something to who runs the command; whether anybody hears it changes nothing."""
    if sys.stderr is not None:  # closed by `2>&-`
        with suppress(OSError, ValueError):
            print(harmless(text), file=sys.stderr, flush=True)


def complain(text: str) -> None:
    """Name a fault and the way out of it."""
    say(f"sicaudit: {text}")


def answer(text: str) -> None:
    """Give a line of what was asked for, harmless: only this goes to stdout."""
    _write(f"{harmless(text)}\n")


def give(text: str) -> None:
    """Give a whole file for another program; unchanged, unless a terminal shows it."""
    _write(harmless(text) if sys.stdout is not None and sys.stdout.isatty() else text)


def is_terminal() -> bool:
    """Say whether a person watches stderr."""
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def prepare() -> None:
    """Let no letter stop us: what a terminal's own encoding lacks is shown as a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def finish() -> None:
    """Send what waits to be written; a reader that left is no fault, a full disk is one."""
    if sys.stdout is not None:
        _mind(sys.stdout, "")


def _write(text: str) -> None:
    if sys.stdout is not None:
        _mind(sys.stdout, text)


def _mind(stream: TextIO, text: str) -> None:
    try:
        if text:
            stream.write(text)
        else:
            stream.flush()
    except BrokenPipeError:
        _send_nowhere(stream)
    except OSError as error:
        _send_nowhere(stream)
        raise MachineError(
            f"The answer could not be written ({error.strerror or error}). Make room, or send it"
            " elsewhere, then give the command again."
        ) from error


def _send_nowhere(stream: TextIO) -> None:
    """Let the rest of a stream vanish, so that the interpreter does not stumble over it at exit."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
