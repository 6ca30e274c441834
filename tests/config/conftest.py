"""A sites.toml in a folder of its own, loaded, or the message of what is wrong with it."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from sicaudit.config import load
from sicaudit.errors import ConfigError, ExitCode
from sicaudit.model.settings import Settings

SITE = """
[[site]]
id = "x"
name = "X"
url = "https://x.nl/"
"""

Load = Callable[..., Settings]
Complain = Callable[..., list[str]]


@pytest.fixture
def load_text(tmp_path: Path) -> Load:
    """Load a text; `site` adds a site at its end, and `[audit] packs = []` stands before it."""

    def load_it(
        text: str = "", *, environment: Mapping[str, str] | None = None, site: str = SITE
    ) -> Settings:
        path = tmp_path / "sites.toml"
        path.write_text(text + site, encoding="utf-8")
        return load(path, environment=environment or {})

    return load_it


@pytest.fixture
def complaints(load_text: Load) -> Complain:
    """Load a text that is wrong, and give the lines of the message."""

    def complain(
        text: str, *, environment: Mapping[str, str] | None = None, site: str = SITE
    ) -> list[str]:
        with pytest.raises(ConfigError) as caught:
            load_text(text, environment=environment, site=site)
        assert caught.value.exit_code == ExitCode.USAGE
        return str(caught.value).split("\n")

    return complain
