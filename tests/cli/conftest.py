import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from commands import run, start
from website import Website, serving

from sicaudit.cli.app import outcome


@dataclass(frozen=True)
class Said:
    """How a command ended in this process: quicker than a child, for what needs no crawl."""

    code: int
    out: str
    err: str


@pytest.fixture
def sicaudit(tmp_path: Path) -> Callable[..., object]:
    """Run `sicaudit` in the test's folder, in a process of its own, and give how it ended."""
    return partial(run, tmp_path)


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Callable[..., object]]:
    """Start `sicaudit` in the test's folder; whatever still runs when the test ends is killed."""
    with ExitStack() as stack:
        yield lambda *arguments, **more: stack.enter_context(start(tmp_path, *arguments, **more))


@pytest.fixture
def ask(tmp_path: Path, monkeypatch, capsys) -> Callable[..., Said]:
    """Run a command that crawls nothing, in the test's folder and in this process."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def command(*arguments: object) -> Said:
        monkeypatch.setattr(sys, "argv", ["sicaudit", *map(str, arguments)])
        capsys.readouterr()
        code = outcome()
        told = capsys.readouterr()
        return Said(code=int(code), out=told.out, err=told.err)

    return command


@pytest.fixture
def website() -> Iterator[Callable[..., Website]]:
    """Serve pages until the test ends."""
    with ExitStack() as stack:
        yield lambda pages, **more: stack.enter_context(serving(pages, **more))
