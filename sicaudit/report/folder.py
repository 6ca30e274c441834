"""The reports folder: a reader never sees half a report, and a failure leaves the old one."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sicaudit.errors import MachineError

RUN_FOLDER = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z[0-9A-Za-z-]*")
LATEST = "latest"


@contextmanager
def telling(folder: Path) -> Iterator[None]:
    """Turn what the disk refuses into words that say what to do."""
    try:
        yield
    except OSError as trouble:
        what = trouble.strerror or str(trouble)
        raise MachineError(
            f"The report could not be written in {folder}: {what}. "
            "Make room on the disk, or name a folder you may write in with --output; then run "
            "'sicaudit report' to write it again from the stored run. "
            "Earlier reports are as they were."
        ) from trouble


def run_folders(folder: Path) -> list[str]:
    """Name the runs whose overview stands in the folder, oldest first."""
    if not folder.is_dir():
        return []
    found = (path.name for path in folder.iterdir() if RUN_FOLDER.fullmatch(path.name))
    return sorted(name for name in found if (folder / name / "index.html").is_file())


def write_run(folder: Path, run: str, files: Iterable[tuple[str, Iterable[str]]]) -> Path:
    """Write a run's files beside their place and move them there when all are whole."""
    folder.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{run}.", dir=folder))
    try:
        beside.chmod(0o755)
        for name, pieces in files:
            path = beside / name
            path.parent.mkdir(exist_ok=True)
            write_text(path, pieces)
        _take_place(beside, folder / run)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return folder / run


def write_text(path: Path, pieces: Iterable[str]) -> None:
    """Write a file as it stands: no line end is changed."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(pieces)


def replace_text(path: Path, text: str) -> None:
    """Replace a file in one step."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    beside = Path(name)
    try:
        write_text(beside, [text])
        beside.chmod(0o644)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def point_latest(folder: Path, run: str) -> None:
    """Let `latest` lead to a run: a link, or a copy where links are not to be had."""
    latest = folder / LATEST
    beside = Path(tempfile.mkdtemp(prefix=f".{LATEST}.", dir=folder))
    try:
        fresh = beside / LATEST
        try:
            fresh.symlink_to(run, target_is_directory=True)
        except (OSError, NotImplementedError):
            shutil.copytree(folder / run, fresh)
        if latest.is_symlink() and fresh.is_symlink():
            fresh.replace(latest)
        else:
            _take_place(fresh, latest)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _take_place(whole: Path, place: Path) -> None:
    """Move a folder to where an older one may stand; that one goes only once this one stands."""
    if not place.exists() and not place.is_symlink():
        whole.rename(place)
        return
    aside = Path(tempfile.mkdtemp(prefix=f".{place.name}.old.", dir=place.parent))
    old = aside / place.name
    try:
        place.rename(old)
        try:
            whole.rename(place)
        except OSError:
            with suppress(OSError):
                old.rename(place)
            raise
    finally:
        if old.is_symlink():
            old.unlink()
        shutil.rmtree(aside, ignore_errors=True)
