"""Where things are: the configuration, the store, the output folder."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from sicaudit import config
from sicaudit.errors import ConfigError, MachineError
from sicaudit.model.settings import Settings

_STORE = Path(".sicaudit") / "history.db"
_FORMATS = ("html", "json", "csv", "sarif", "junit", "markdown")


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


def store_at(path: Path | None, configuration: Path | None) -> Path:
    """Give the file of the history."""
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
        raise ConfigError(f"there is no history at {store}. Run first: sicaudit audit")
    return store


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
        if word not in _FORMATS:
            raise ConfigError(f"--format: {word!r} is none of {', '.join(_FORMATS)}")
    return words


def language_in(text: str | None, settings: Settings | None = None) -> str:
    """Read `--language`; by default as the configuration says."""
    language = text or (settings.language if settings else "nl")
    if language not in ("nl", "en"):
        raise ConfigError(f"--language: {language!r} is neither nl nor en")
    return language


def sites_in(wanted: list[str] | None, settings: Settings) -> tuple[str, ...]:
    """Read `--site`; by default all sites."""
    known = [site.id for site in settings.sites]
    for name in wanted or ():
        if name not in known:
            raise ConfigError(f"--site: there is no site {name!r}; known are {', '.join(known)}")
    return tuple(site for site in known if not wanted or site in wanted)
