"""A finding as an editor reads it: what is wrong, how we know, what to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sicaudit.model.finding import Finding
from sicaudit.report.ages import AGES
from sicaudit.report.checks import CheckLike, check_in
from sicaudit.report.clean import cut, legal
from sicaudit.report.phrases import PLACEHOLDERS, Telling, page, suggested
from sicaudit.report.words import words_in

NO_CHECKS: Mapping[str, CheckLike] = MappingProxyType({})
PARTS = ("title", "explanation", "suggestion")
MOST_LETTERS = 300
"""Of a title, and of anything that a page may put into a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Plain text in one language; `suggestion` is None where nothing sensible can be said."""

    title: str
    """One line that names the target, page or topic."""
    explanation: str
    suggestion: str | None


class Blanks(dict[str, str]):
    """The {names} of a template, looked up only when a template asks for them."""

    def __init__(self, telling: Telling) -> None:
        super().__init__()
        self.telling = telling

    def __missing__(self, name: str) -> str:
        if name in AGES:  # long, of parts that are short
            self[name] = AGES[name](self.telling)
        else:
            self[name] = cut(PLACEHOLDERS[name](self.telling), MOST_LETTERS)
        return self[name]


def sentence(
    finding: Finding, language: str, catalogue: Mapping[str, CheckLike] = NO_CHECKS
) -> Sentence:
    """Tell a finding in `language` (nl or en); `catalogue` gives plugins' checks their words."""
    words = words_in(language)
    return told(Telling(finding=finding, facts=legal(finding.facts), words=words), catalogue)


def told(telling: Telling, catalogue: Mapping[str, CheckLike]) -> Sentence:
    """Fill the templates of a check; a check without any is told by its own words."""
    templates = telling.words.tables["findings"].get(telling.finding.check)
    if templates is None:
        check = check_in(telling.finding.check, telling.words.language, catalogue)
        title = f"{check.title}: {page(telling)}"
        return Sentence(
            title=cut(title, MOST_LETTERS), explanation=check.why, suggestion=check.fix or None
        )
    blanks = Blanks(telling)
    title, explanation, suggestion = (
        " ".join(_template(telling, templates, part).format_map(blanks).split()) for part in PARTS
    )
    title = cut(title, MOST_LETTERS)
    return Sentence(title=title, explanation=explanation, suggestion=suggestion)


def _template(telling: Telling, templates: Mapping[str, Any], part: str) -> str:
    """Choose a part's template: by its suggestion, its reason, why or kind, or the check's own."""
    suggest = suggested(telling) if part == "suggestion" else None
    if suggest:
        return telling.words.named("suggest", suggest["kind"])
    special = templates.get(f"{part}s", {})
    variants = (special.get(telling.text(fact)) for fact in ("reason", "why", "kind"))
    chosen: str = next(filter(None, variants), templates[part])
    return chosen
