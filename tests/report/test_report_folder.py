import json
import os
import resource
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from sicaudit.errors import ConfigError, ExitCode, MachineError
from sicaudit.report import write
from sicaudit.report.folder import point_latest

from . import sample
from .conftest import Writer

FULL_DISK = """
import resource, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from tests.report import sample
from sicaudit.errors import MachineError
from sicaudit.report import write
resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))
try:
    write(sample.summary(), Path({folder!r}), language="nl", version="1", catalogue={{}})
except MachineError as error:
    print(error)
    sys.exit(int(error.exit_code))
"""


def put(folder: Path, day: str = "2026-11-23", language: str = "nl") -> Path:
    summary = replace(sample.summary(), run=sample.run(day))
    return write(summary, folder, language=language, version="1", catalogue={})


def test_a_run_stands_in_its_folder_with_overview_data_and_views(written: Writer) -> None:
    folder = written()
    assert folder.name == "2026-11-23T060000Z"
    names = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert {"index.html", "findings.json", "findings.csv", "findings.sarif", "junit.xml"} <= names
    assert {"summary.md", "sites/mediawijsheid.html", "reviewers/anna.html"} <= names
    assert {path.name for path in folder.parent.iterdir()} == {folder.name, "index.html", "latest"}


def test_only_the_formats_that_were_asked_for_are_added(tmp_path: Path) -> None:
    index = put(tmp_path)
    assert (index.parent / "findings.json").exists()
    assert not (index.parent / "findings.csv").exists()


def test_a_format_there_is_not_is_a_mistake_of_use(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="pdf: there is no such format"):
        write(sample.summary(), tmp_path, formats=["pdf"], language="nl", version="1", catalogue={})
    assert not list(tmp_path.iterdir())


def test_latest_leads_to_the_newest_run(tmp_path: Path) -> None:
    for day in ("2026-11-09", "2026-11-23", "2026-11-16"):
        put(tmp_path, day)
    assert os.readlink(tmp_path / "latest") == "2026-11-23T060000Z"


def test_writing_an_old_run_again_leaves_the_page_of_all_runs_to_the_newest(tmp_path: Path) -> None:
    put(tmp_path, "2026-11-23")
    before = (tmp_path / "index.html").read_bytes()
    put(tmp_path, "2026-11-09")
    assert (tmp_path / "index.html").read_bytes() == before


def test_the_page_of_all_runs_links_only_to_runs_that_stand_there(tmp_path: Path) -> None:
    put(tmp_path, "2026-11-16")
    put(tmp_path, "2026-11-23")
    text = (tmp_path / "index.html").read_text("utf-8")
    assert 'href="2026-11-16T060000Z/index.html"' in text
    assert "2026-11-09T060000Z" in text
    assert 'href="2026-11-09T060000Z/index.html"' not in text


def test_a_run_that_is_written_again_replaces_the_old_one_whole(tmp_path: Path) -> None:
    folder = put(tmp_path).parent
    (folder / "left-over.html").write_text("old")
    put(tmp_path, language="en")
    assert not (folder / "left-over.html").exists()
    assert 'lang="en"' in (folder / "index.html").read_text("utf-8")
    assert {path.name for path in tmp_path.iterdir()} == {folder.name, "index.html", "latest"}


def test_latest_is_a_copy_where_an_old_copy_stands(tmp_path: Path) -> None:
    put(tmp_path)
    (tmp_path / "latest").unlink()
    (tmp_path / "latest").mkdir()
    point_latest(tmp_path, "2026-11-23T060000Z")
    assert (tmp_path / "latest" / "index.html").exists()
    assert {path.name for path in tmp_path.iterdir()} == {
        "2026-11-23T060000Z",
        "index.html",
        "latest",
    }


def full_disk(folder: Path, most: int) -> subprocess.CompletedProcess[str]:
    """Write with a limit on the size of files: the kernel refuses as a full disk does."""
    root = str(Path(__file__).parents[2])
    script = FULL_DISK.format(root=root, most=most, folder=str(folder))
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="no limit on files here")
@pytest.mark.parametrize("most", [100, 20_000, 60_000])
def test_a_full_disk_leaves_the_old_report_and_nothing_half_written(
    tmp_path: Path, most: int
) -> None:
    put(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()}
    result = full_disk(tmp_path, most)
    assert result.returncode == ExitCode.MACHINE, result.stderr
    assert "Make room on the disk" in result.stdout
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()} == before


def test_a_folder_that_cannot_be_made_is_told_in_words(tmp_path: Path) -> None:
    place = tmp_path / "reports"
    place.write_text("a file, not a folder")
    with pytest.raises(MachineError, match="--output"):
        put(place)


def test_an_id_that_is_no_name_writes_nothing(tmp_path: Path) -> None:
    summary = replace(sample.summary(), run=replace(sample.run(), id="../../evil"))
    with pytest.raises(ValueError, match="names a folder"):
        write(summary, tmp_path / "reports", language="nl", version="1", catalogue={})
    assert not list(tmp_path.iterdir())


def test_importing_the_report_does_not_import_what_writes_it() -> None:
    script = (
        "import sys, sicaudit.report; "
        "print([n for n in ('jinja2', 'csv', 'tempfile', 'urllib.request') if n in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-S", "-c", f"import site; site.main(); {script}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout.strip() == "[]"


def test_a_run_without_findings_is_a_report_too(tmp_path: Path) -> None:
    run = replace(sample.run(status="complete"), sites=sample.SITES[2:])
    summary = replace(sample.summary(()), run=run, earlier=())
    index = write(summary, tmp_path, language="nl", version="1", catalogue={})
    assert "Hier is niets te doen" in index.read_text("utf-8")
    assert json.loads((index.parent / "findings.json").read_text("utf-8"))["findings"] == []
