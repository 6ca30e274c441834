"""The checks, those of installed packages among them, made sure of before anything begins."""

from collections.abc import Sequence
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from sicaudit import checks
from sicaudit.api import Check
from sicaudit.errors import ConfigError

_LOADING = (ImportError, AttributeError, SyntaxError, NameError, TypeError, ValueError)
"""What a module that is not in order raises when it is imported."""


def ready_checks() -> Sequence[Check[Any]]:
    """Give all checks; ConfigError names the package whose check cannot be used."""
    for point in entry_points(group="sicaudit.checks"):
        _make_sure(point)
    found = checks.load()
    names = [check.id for check in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ConfigError(f"two checks have the name {twice[0]}: uninstall one of their packages")
    return found


def _make_sure(point: EntryPoint) -> None:
    package = f"{point.dist.name} " if point.dist is not None else ""
    where = f"the check {point.name} of the installed package {package}({point.value})"
    mend = "Mend the package, or uninstall it. Nothing was crawled."
    try:
        check = point.load()
    except _LOADING as error:
        name = type(error).__name__
        raise ConfigError(f"{where} cannot be loaded: {name}: {error}. {mend}") from error
    if not isinstance(check, Check):
        raise ConfigError(
            f"{where} is no check, but {type(check).__name__}: decorate its function with"
            f" page_check, link_check or site_check of sicaudit.api. {mend}"
        )
