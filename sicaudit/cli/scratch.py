"""A folder for a quick look: what is kept there is gone when the command ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Give an empty folder; a run that is stopped meanwhile cannot be gone on with, and says so."""
    from sicaudit.cli.wiring import StoppedError

    with TemporaryDirectory(prefix="sicaudit-") as folder:
        try:
            yield Path(folder)
        except StoppedError as stopped:
            raise StoppedError(
                stopped.exit_code, "stopped. Of a quick look nothing is kept."
            ) from None
