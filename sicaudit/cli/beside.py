"""A server in a process of its own, for as long as a block lasts."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sicaudit.errors import MachineError


@contextmanager
def served(module: str, *arguments: str) -> Iterator[Any]:
    """Run `python -m module`; gives the line of JSON it prints once it listens on loopback.

    It serves until its standard input is closed, so it never outlives us.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,  # Ctrl-C stops the audit first, and the server with it
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        if not line:
            raise MachineError("the pages could not be served on loopback; is 127.0.0.1 usable?")
        yield json.loads(line)
    finally:
        process.stdin.close()
        process.stdout.close()
        process.wait()
