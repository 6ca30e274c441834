"""A finding in one line, in the language of the report."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from sicaudit.cli.messages import one_line
from sicaudit.model.catalogue import CHECKS
from sicaudit.model.finding import Dated, Finding

if TYPE_CHECKING:
    from sicaudit.report import CheckLike


class Titles:
    """Tells findings in a language; checks of installed packages are only loaded where needed."""

    def __init__(self, language: str, folders: Mapping[str, str] = MappingProxyType({})) -> None:
        """Know the language, and the folders that stand for the hosts they are served from."""
        self._language = language
        self._folders = folders
        self._catalogue: Mapping[str, CheckLike] | None = None

    def __call__(self, dated: Dated) -> str:
        """Say what is wrong, in one harmless line."""
        from sicaudit.report import sentence

        finding = dated.finding
        title = sentence(finding, self._language, self._words_for(finding)).title
        return one_line(self.placed(title))

    def placed(self, text: str) -> str:
        """Name files where a folder was served: nobody can open its address any more."""
        for host, folder in self._folders.items():
            text = text.replace(f"http://{host}/", f"{folder}/").replace(f"{host}/", f"{folder}/")
        return text

    def _words_for(self, finding: Finding) -> "Mapping[str, CheckLike]":
        if finding.check in CHECKS:
            return {}
        if self._catalogue is None:
            from sicaudit.cli.plugins import ready_checks

            self._catalogue = {check.id: check for check in ready_checks()}
        return self._catalogue
