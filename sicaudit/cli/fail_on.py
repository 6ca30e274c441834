"""What makes an audit fail: `--fail-on`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from sicaudit.errors import ConfigError
from sicaudit.model.catalogue import CHECKS
from sicaudit.model.finding import Dated, Group, Severity, State
from sicaudit.model.outcome import Certainty

_DEFAULT = ("broken-link", "broken-resource", "invalid-link", "broken-signpost")
_STANDING = frozenset((State.NEW, State.OPEN, State.RETURNED))
_JUST_COME = frozenset((State.NEW, State.RETURNED))
_NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    name: str
    only_new: bool = False
    only_certain: bool = False

    def catches(self, dated: Dated) -> bool:
        finding = dated.finding
        if dated.state not in (_JUST_COME if self.only_new else _STANDING):
            return False
        if self.only_certain and finding.certainty is not Certainty.CERTAIN:
            return False
        if self.name == finding.check:
            return True
        return self.name in (finding.group, finding.severity) and (
            finding.certainty is not Certainty.ASK
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FailOn:
    """Decides whether findings make an audit fail."""

    rules: tuple[_Rule, ...]

    def caught(self, findings: Iterable[Dated]) -> list[Dated]:
        """Give the findings that make it fail; muted, fixed and unchecked ones never do."""
        return [dated for dated in findings if any(rule.catches(dated) for rule in self.rules)]


def fail_on(text: str | None) -> FailOn:
    """Read `--fail-on`; None means the default. Raises ConfigError for a word it does not know."""
    if text is None:
        return FailOn(rules=tuple(_Rule(name=name, only_certain=True) for name in _DEFAULT))
    words = [word.strip() for word in text.split(",") if word.strip()]
    if not words:
        raise ConfigError("--fail-on: name what makes the audit fail, or write: --fail-on never")
    if _NEVER in words:
        if len(words) > 1:
            raise ConfigError("--fail-on: never stands alone, or not at all.")
        return FailOn(rules=())
    return FailOn(rules=tuple(map(_rule, words)))


def _rule(word: str) -> _Rule:
    name = word.removeprefix("new:")
    known: Sequence[str] = (*CHECKS, *Group, *Severity)
    if name not in known:
        known = (*known, *_installed())
    if name not in known:
        near = get_close_matches(name, known, n=1)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise ConfigError(
            f"--fail-on: {name!r} is no check, group or severity.{hint}"
            " Write for example --fail-on broken-link,new:signposting"
        )
    return _Rule(name=name, only_new=word != name)


def _installed() -> Iterable[str]:
    from sicaudit.cli.plugins import ready_checks

    return (check.id for check in ready_checks())
