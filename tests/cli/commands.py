"""The real command in a process of its own, and what it leaves behind."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from website import Website

COMMAND = (sys.executable, "-m", "sicaudit")
LONGEST = 60
"""Seconds; no test takes so long unless something hangs."""


def environment(**more: str | Path) -> dict[str, str]:
    """Give the environment of a plain terminal: nothing of the tester's own SICAUDIT_ settings."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("SICAUDIT_")}
    return {**kept, "COLUMNS": "80", **{name: str(text) for name, text in more.items()}}


def run(
    folder: Path,
    *arguments: object,
    stdout: Path | None = None,
    most_bytes: int | None = None,
    **more: str | Path,
) -> subprocess.CompletedProcess[str]:
    """Run `sicaudit` in a folder and give how it ended.

    `most_bytes`: no file may become longer; `more`: environment variables.
    """

    def limit() -> None:
        if most_bytes is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))

    with ExitStack() as stack:
        out = stack.enter_context(stdout.open("w")) if stdout is not None else subprocess.PIPE
        return subprocess.run(
            [*COMMAND, *map(str, arguments)],
            cwd=folder,
            env=environment(**more),
            stdout=out,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            text=True,
            timeout=LONGEST,
            preexec_fn=limit if most_bytes is not None else None,
        )


@contextmanager
def start(folder: Path, *arguments: object, **more: str) -> Iterator[subprocess.Popen[str]]:
    """Start `sicaudit` in a folder and let it run, in a process group of its own, until killed."""
    running = subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        cwd=folder,
        env=environment(**more),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with running:
        try:
            yield running
        finally:
            running.kill()


def configured(folder: Path, *sites: Website | str, more: str = "", crawl: str = "") -> Path:
    """Write a sites.toml for these websites, named a, b, c, ...; gives its path."""
    lines = ["[audit]", "packs = []", more, "[crawl]", 'delay = "0s"', crawl]
    lines += ["[links]", 'delay = "0s"', 'timeout = "5s"', "retries = 0", "allow_private = true"]
    for name, site in zip("abcdefgh", sites, strict=False):
        url = site if isinstance(site, str) else site.url
        lines += ["[[site]]", f'id = "{name}"', f'name = "Site {name.upper()}"', f'url = "{url}"']
    path = folder / "sites.toml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def findings_in(reports: Path) -> list[Mapping[str, Any]]:
    """Read the findings of the latest run."""
    return run_in(reports)["findings"]


def run_in(reports: Path) -> Mapping[str, Any]:
    """Read findings.json of the latest run."""
    return json.loads((reports / "latest" / "findings.json").read_text("utf-8"))
