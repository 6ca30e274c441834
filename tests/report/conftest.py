from collections.abc import Callable
from pathlib import Path

import pytest

from sicaudit.model.run import RunSummary
from sicaudit.report import FORMATS, write

from . import sample

Writer = Callable[..., Path]


@pytest.fixture
def written(tmp_path: Path) -> Writer:
    """Write a run in every format and give its folder."""

    def write_it(summary: RunSummary | None = None, language: str = "nl") -> Path:
        index = write(
            summary or sample.summary(),
            tmp_path / "reports",
            formats=FORMATS,
            language=language,
            version="0.1.0",
            catalogue=sample.catalogue(),
        )
        assert index.name == "index.html"
        return index.parent

    return write_it
