"""sites.toml and the packs of knowledge: found, read, and all mistakes named at once.

What costs time to import (pydantic, phonenumbers) is imported by the function that needs it, so
that `sicaudit --help` starts fast.
"""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from sicaudit.model.settings import Settings

NAME = "sites.toml"


def find(start: Path) -> Path | None:
    """Give the sites.toml of a folder, or of the nearest folder above it."""
    folder = start.resolve()
    for place in (folder, *folder.parents):
        if (place / NAME).is_file():
            return place / NAME
    return None


def load(path: Path, *, environment: Mapping[str, str] = os.environ) -> Settings:
    """Read and validate a configuration, with the packs it names.

    ${NAME} in header values is read from `environment`. Raises ConfigError, whose message has
    a line `sites.toml:LINE: what is wrong; an example` for every mistake there is.
    """
    from sicaudit.config.loading import load_file

    return load_file(path, environment)


def warnings_of(settings: Settings, *, today: date | None = None) -> tuple[str, ...]:
    """Name what is odd in a valid configuration, a sentence each; `today` ends link rules.

    What is odd in a pack comes with its file and line: they are read once more for it.
    """
    from sicaudit.config.loading import documents_at
    from sicaudit.config.oddities import oddities

    documents = documents_at(settings.path) if settings.path else ()
    return tuple(oddities(settings, documents, today or date.today()))


def built_in_packs() -> tuple[str, ...]:
    """Give the names of the packs that come along."""
    from sicaudit.config.packs import built_in

    return built_in()


def schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 7) of sites.toml."""
    from sicaudit.config.json_schema import sites_schema

    return sites_schema()


def starter(*, pack: bool = False) -> str:
    """Give the commented sites.toml, or pack, that `sicaudit config init` writes."""
    name = "starter_pack.toml" if pack else "starter.toml"
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
