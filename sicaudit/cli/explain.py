"""`sicaudit explain`: a check's purpose, evidence, examples, and how to mute it."""

from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from sicaudit.cli.messages import answer
from sicaudit.cli.options import Language

if TYPE_CHECKING:
    from sicaudit.api import Check

Name = Annotated[Optional[str], typer.Argument(metavar="[CHECK]", help="Default: list them all.")]  # noqa: UP045

_LINK = "reason, status, chain (every address with its status), attempts, final, suggest"
_DATES = "date, basis (which evidence won), dates (all that was found), review_after"
_AGE = f"{_DATES}, reason, witness (what won), rival (what lost, and why), unchanged_since"
_SIGNPOST = "topic, hits (words found, and where), needs, found (service, how, where), missing"

_EVIDENCE = {
    "broken-fragment": f"{_LINK}, fragment",
    "broken-signpost": f"{_LINK}, service",
    "invalid-link": "reason, href (as written)",
    "stale-page": f"{_AGE}, due, section",
    "undated-page": f"{_AGE}, section",
    "contradictory-dates": f"{_AGE}, gap_days, bumped (the source whose date moved alone)",
    "weak-signpost": f"{_SIGNPOST}, why",
    "orphan-page": "listed_in (the sitemap)",
}
_EVIDENCE_OF_GROUP = {"links": _LINK, "freshness": _DATES, "signposting": _SIGNPOST}

_MUTE_FINDING = "sicaudit review accept ID --reason 'why' --until 2027-01-31"
_MUTE_GROUP = {
    "links": '[[links.rule]] match = "https://www.example.nl/*" treat = "ignore"',
    "freshness": '[[site.section]] paths = ["/archief/*"] review_after = "never"',
    "signposting": '[[site.section]] paths = ["/over-ons/*"] topics = false',
}


def explain(check: Name = None, language: Language = None) -> None:
    """Explain a check: why it matters, what it shows as evidence, examples, how to mute it."""
    from sicaudit.cli.places import language_in

    tongue = language_in(language or "en")
    if check is None:
        _list(tongue)
    else:
        _explain(check, tongue)


def _list(language: str) -> None:
    from sicaudit.model.catalogue import CHECKS
    from sicaudit.report import check_words

    for name, (group, severity) in CHECKS.items():
        words = check_words(name, language)
        answer(f"{name:20} {group:12} {severity:8} {words.title if words else ''}")
    for check in _installed():
        answer(f"{check.id:20} {check.group:12} {check.severity:8} {check.title}")


def _installed() -> "list[Check[Any]]":
    """Give the checks of installed packages; nothing heavy is loaded where there are none."""
    from importlib.metadata import entry_points

    from sicaudit.model.catalogue import CHECKS

    if not entry_points(group="sicaudit.checks"):
        return []
    from sicaudit.cli.plugins import ready_checks

    return [check for check in ready_checks() if check.id not in CHECKS]


def _explain(name: str, language: str) -> None:
    from sicaudit.cli.plugins import ready_checks
    from sicaudit.model.catalogue import CHECKS
    from sicaudit.report import CheckLike, check_words

    built = {each.id: each for each in ready_checks()}
    if name not in CHECKS and name not in built:
        raise _unknown(name, [*CHECKS, *built])
    words: CheckLike = check_words(name, language) or built[name]
    answer(f"{name}: {words.title}\n\n{words.group}, {words.severity}\n")
    _part("Why", words.why)
    _part("What to do", words.fix)
    if name in CHECKS:
        _part("Evidence", _EVIDENCE.get(name, _EVIDENCE_OF_GROUP[words.group]))
    if name in built:
        _part("Certainty", built[name].certainty)
        _part("Found in", built[name].bad)
        _part("Not in", built[name].good)
    else:
        _part("Not yet", "This version does not look for it.")
    _part("Mute one finding", _MUTE_FINDING)
    _part("Mute many, in sites.toml", _MUTE_GROUP[words.group])


def _part(heading: str, text: str) -> None:
    import textwrap

    if text:
        folded = textwrap.wrap(text, 78, break_long_words=False, break_on_hyphens=False)
        lines = (f"  {line}" for line in folded)
        answer("\n".join([heading, *lines]))
        answer("")


def _unknown(check: str, known: list[str]) -> Exception:
    from difflib import get_close_matches

    from sicaudit.errors import ConfigError

    near = get_close_matches(check, known, n=1)
    hint = f" Did you mean {near[0]}?" if near else ""
    return ConfigError(f"there is no check {check!r}.{hint} List them with: sicaudit explain")
