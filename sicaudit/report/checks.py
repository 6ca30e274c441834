"""What the report calls each check: the contract's list with its words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from sicaudit.model.catalogue import CHECKS
from sicaudit.model.finding import Group, Severity
from sicaudit.report.clean import clean
from sicaudit.report.words import words_in


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckWords:
    """A check in words: what it is called, why it matters, how to mend what it finds."""

    id: str
    group: Group
    severity: Severity
    title: str
    why: str
    fix: str
    language: str = "en"
    """Of title, why and fix: a plugin's check may have no Dutch."""


class CheckLike(Protocol):
    """What the report asks of a check: CheckWords has it, and so has a check itself."""

    @property
    def group(self) -> Group: ...
    @property
    def severity(self) -> Severity: ...
    @property
    def title(self) -> str: ...
    @property
    def why(self) -> str: ...
    @property
    def fix(self) -> str: ...


def check_words(check_id: str, language: str) -> CheckWords | None:
    """Give the words of a check of the contract; None: it is not ours (a plugin's)."""
    if check_id not in CHECKS:
        return None
    group, severity = CHECKS[check_id]
    said = words_in(language).tables["checks"][check_id]
    return CheckWords(
        id=check_id,
        group=group,
        severity=severity,
        title=said["title"],
        why=said["why"],
        fix=said["fix"],
        language=language,
    )


def check_in(check_id: str, language: str, catalogue: Mapping[str, CheckLike]) -> CheckWords:
    """Give a check's words: the check file's own in English, ours in Dutch, its id if need be."""
    own = catalogue.get(check_id)
    ours = check_words(check_id, language)
    if own and (ours is None or language == "en"):
        return CheckWords(
            id=check_id,
            group=own.group,
            severity=own.severity,
            title=clean(own.title),
            why=clean(own.why),
            fix=clean(own.fix),
        )
    if ours:
        return ours
    name = clean(check_id).replace("-", " ").capitalize()
    return CheckWords(
        id=check_id,
        group=Group.LINKS,
        severity=Severity.NOTICE,
        title=name,
        why="",
        fix="",
        language="",
    )
