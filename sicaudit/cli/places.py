"""Where things are: the configuration, the store, the output folder, the run that is meant."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sicaudit import config
from sicaudit.errors import ConfigError, MachineError
from sicaudit.model.settings import Settings
from sicaudit.report import FORMATS, LANGUAGES

if TYPE_CHECKING:
    from sicaudit.store.history import History

_STORE = Path(".sicaudit") / "history.db"

_MOST_NAMED = 5
"""Runs that a message names."""


def settings_at(path: Path | None) -> Settings:
    """Load the configuration that was named, or the nearest; ConfigError where there is none."""
    if path is not None and not path.exists():
        raise ConfigError(f"there is no {path}. Write a starter with: sicaudit config init {path}")
    found = path or config.find(Path.cwd())
    if found is None:
        raise ConfigError(
            "there is no sites.toml in this folder or above. Write a starter with: sicaudit"
            " config init. To look at one site without a configuration: sicaudit check URL"
        )
    return config.load(found)


def settings_if_any(path: Path | None) -> Settings | None:
    """Load the configuration that was named, or the nearest; None where there is none."""
    if path is None and config.find(Path.cwd()) is None:
        return None
    return settings_at(path)


def store_at(path: Path | None, configuration: Path | None) -> Path:
    """Give the file of the history; MachineError where a folder stands in its place."""
    if path is not None and path.is_dir():
        raise MachineError(f"--store: {path} is a folder. Name a file, as {path / _STORE.name}")
    if path is not None:
        return path
    folder = configuration.parent if configuration is not None else Path.cwd()
    return folder / _STORE


def stored_at(path: Path | None, configuration: Path | None) -> Path:
    """Give the history for reading; ConfigError where nothing was stored yet."""
    if path is None and configuration is None:
        configuration = config.find(Path.cwd())
    store = store_at(path, configuration)
    if not store.exists():
        raise ConfigError(
            f"there is no history at {store}. Run first: sicaudit audit; or name it with --store"
        )
    return store


def run_in(history: "History", wanted: str | None) -> str:
    """Give the id of a finished run: the latest, or the one that was named, be it by its beginning.

    ConfigError names the runs there are.
    """
    finished = [run.id for run in history.runs() if run.finished is not None]
    if not finished:
        raise ConfigError("no audit came to its end yet. Run first: sicaudit audit")
    if wanted in (None, "latest"):
        return finished[0]
    fitting = [id_ for id_ in finished if id_.startswith(wanted or "")]
    if wanted in fitting:
        return wanted or ""
    if len(fitting) == 1:
        return fitting[0]
    shown = ", ".join((fitting or finished)[:_MOST_NAMED])
    if fitting:
        raise ConfigError(f"{wanted!r} is the beginning of several runs: {shown}")
    raise ConfigError(f"there is no run {wanted!r}; the newest are {shown}")


def ready_output(folder: Path) -> Path:
    """Make sure, before anything is crawled, that reports can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=".sicaudit-", dir=folder)
        os.close(descriptor)
        with suppress(OSError):
            os.unlink(name)
    except OSError as error:
        raise MachineError(
            f"the output folder {folder} cannot be written ({error.strerror or error})."
            " Make it writable, or name another with --output. Nothing was crawled."
        ) from error
    return folder


def formats_in(text: str) -> tuple[str, ...]:
    """Read `--format`; ConfigError for a word that is no format."""
    words = tuple(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))
    for word in words:
        if word not in FORMATS:
            raise ConfigError(f"--format: {word!r} is none of {', '.join(FORMATS)}")
    return words


def language_in(text: str | None, settings: Settings | None = None) -> str:
    """Read `--language`; by default as the configuration says."""
    language = text or (settings.language if settings else LANGUAGES[0])
    if language not in LANGUAGES:
        raise ConfigError(f"--language: {language!r} is neither {' nor '.join(LANGUAGES)}")
    return language


def language_of(text: str | None, path: Path | None) -> str:
    """Read `--language` where nothing else of the configuration is needed."""
    return language_in(text, None if text else settings_if_any(path))


def sites_in(wanted: list[str] | None, settings: Settings) -> tuple[str, ...]:
    """Read `--site`, in the order of the configuration; by default all sites."""
    known = [site.id for site in settings.sites]
    names = split(wanted)
    for name in names:
        if name not in known:
            raise ConfigError(f"--site: there is no site {name!r}; known are {', '.join(known)}")
    return tuple(site for site in known if not names or site in names)


def split(wanted: list[str] | None) -> list[str]:
    """Read an option that may be repeated, and may hold commas (as its environment variable)."""
    return [name.strip() for text in wanted or () for name in text.split(",") if name.strip()]
