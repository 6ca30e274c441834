"""`sicaudit explain`: a check's purpose, examples, and how to mute it."""

from typing import Annotated, Optional

import typer

from sicaudit.cli.messages import answer
from sicaudit.cli.options import Language

Name = Annotated[Optional[str], typer.Argument(metavar="[CHECK]", help="Default: list them all.")]  # noqa: UP045


def explain(check: Name = None, language: Language = None) -> None:
    """Explain a check: why it matters, how it decides, examples, how to mute it."""
    from sicaudit import checks
    from sicaudit.cli.places import language_in
    from sicaudit.model.catalogue import CHECKS
    from sicaudit.report import CheckLike, check_words

    tongue = language_in(language or "en")
    built = {each.id: each for each in checks.load()}
    if check is None:
        for name, (group, severity) in CHECKS.items():
            listed = check_words(name, tongue)
            answer(f"{name:22} {group:12} {severity:8} {listed.title if listed else ''}")
        return
    if check not in CHECKS and check not in built:
        raise _unknown(check, [*CHECKS, *built])
    words: CheckLike = check_words(check, tongue) or built[check]
    answer(f"{check}: {words.title}\n")
    answer(f"{words.group}, {words.severity}\n")
    answer(f"Why\n  {words.why}\n")
    answer(f"What to do\n  {words.fix}\n")
    if check in built:
        answer(f"Certainty: {built[check].certainty}\n")
        if built[check].bad:
            answer(f"Found in\n  {built[check].bad}\nnot in\n  {built[check].good}\n")
    else:
        answer("This version does not look for it yet.\n")
    answer("Mute one finding\n  sicaudit review accept ID --reason '...' --until 2027-01-31")


def _unknown(check: str, known: list[str]) -> Exception:
    from difflib import get_close_matches

    from sicaudit.errors import ConfigError

    near = get_close_matches(check, known, n=1)
    hint = f" Did you mean {near[0]}?" if near else ""
    return ConfigError(f"there is no check {check!r}.{hint} List them with: sicaudit explain")
