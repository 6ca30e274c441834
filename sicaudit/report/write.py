"""A run written as files, in the formats that were asked for."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sicaudit.errors import ConfigError
from sicaudit.model.run import RunSummary
from sicaudit.report.checks import CheckLike

if TYPE_CHECKING:
    from sicaudit.report.item import Report

ALWAYS = ("html", "json")
FORMATS = (*ALWAYS, "csv", "sarif", "junit", "markdown")
"""What `formats` may hold; the first two are written always, as the contract shows."""

# Whoever only asks for a sentence should not wait for what writes files: the formats, jinja2
# and the disk are imported where they are used.


def write(
    summary: RunSummary,
    folder: Path,
    *,
    formats: Sequence[str] = ALWAYS,
    language: str,
    version: str,
    catalogue: Mapping[str, CheckLike],
) -> Path:
    """Write the reports of a run into `folder`, and give the path of the run's index.html.

    `reports/index.html` and `latest` follow, unless a newer run stands there already.
    Raises MachineError where the disk refuses (the old report is then as it was), and
    ConfigError for a format or language there is not.
    """
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise ConfigError(
            f"format {', '.join(unknown)}: there is no such format. "
            f"Choose from {', '.join(FORMATS)}."
        )
    from sicaudit.report.folder import telling, write_run
    from sicaudit.report.item import report_of

    report = report_of(summary, language=language, version=version, catalogue=catalogue)
    run = folder_name(summary.run.id)
    with telling(folder):
        written = write_run(folder, run, _files(report, formats))
        _lead_there(report, folder, run)
    return written / "index.html"


def folder_name(run_id: str) -> str:
    """Give a run's folder: its id, which is a plain name; anything else is a mistake of ours."""
    if not re.fullmatch(r"[0-9A-Za-z][0-9A-Za-z_-]{0,80}", run_id):
        raise ValueError(f"a run's id names a folder, and cannot be {run_id!r}")
    return run_id


def _files(report: "Report", formats: Sequence[str]) -> Iterator[tuple[str, Iterable[str]]]:
    from sicaudit.report.as_csv import as_csv
    from sicaudit.report.as_html import as_html
    from sicaudit.report.as_json import as_json
    from sicaudit.report.as_junit import as_junit
    from sicaudit.report.as_markdown import as_markdown
    from sicaudit.report.as_sarif import as_sarif

    yield "findings.json", as_json(report)
    extra = {
        "csv": ("findings.csv", as_csv),
        "sarif": ("findings.sarif", as_sarif),
        "junit": ("junit.xml", as_junit),
        "markdown": ("summary.md", as_markdown),
    }
    for name, (file, tell) in extra.items():
        if name in formats:
            yield file, tell(report)
    for path, text in as_html(report):
        yield path, (text,)


def _lead_there(report: "Report", folder: Path, run: str) -> None:
    """Renew the page of all runs and `latest`; both speak of the newest run, and of no other."""
    from sicaudit.report.as_html import runs_page
    from sicaudit.report.folder import point_latest, replace_text, run_folders

    standing = run_folders(folder)
    newest = max([*standing, run])
    if run == newest or not (folder / "index.html").exists():
        replace_text(folder / "index.html", runs_page(report, standing))
    point_latest(folder, newest)
