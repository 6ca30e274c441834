"""A decision made at the command line: about which findings, by whom, and what it changes."""

import getpass
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from sicaudit.cli.messages import say
from sicaudit.cli.places import run_in, settings_if_any
from sicaudit.cli.titles import Titles
from sicaudit.errors import ConfigError
from sicaudit.model.finding import Dated
from sicaudit.store.decision_csv import ID_MARK
from sicaudit.store.decisions import MOMENT, MUTING, Decision, DecisionKind, checked
from sicaudit.store.history import History

_MOST_NAMED = 5
_WHOLE = 16
"""Signs of an id."""


def now() -> str:
    """Give this moment as RFC 3339, to the second."""
    return f"{datetime.now(UTC):{MOMENT}}"


def who(reviewer: str | None) -> str:
    """Give who decides: as named, else who is logged in."""
    if reviewer and reviewer.strip():
        return reviewer.strip()
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise ConfigError("say who decides: --reviewer NAME, or set SICAUDIT_REVIEWER") from error


def day(text: str) -> date:
    """Read `--until`."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ConfigError(f"--until: {text!r} is no date; write it as 2027-01-31") from error


def known_reviewer(name: str, path: Path | None) -> str:
    """Read `--to`: a reviewer of sites.toml, where it names any."""
    settings = settings_if_any(path)
    known = [reviewer.id for reviewer in settings.reviewers] if settings is not None else []
    if known and name not in known:
        raise ConfigError(
            f"--to: sites.toml has no reviewer {name!r}; known are {', '.join(known)}"
        )
    return name


def decision_of(
    kind: str,
    reviewer: str | None,
    *,
    reason: str,
    note: str,
    until: date | None,
    owner: str | None,
) -> Decision:
    """Make a decision about no finding yet; ConfigError where it breaks a rule."""
    if DecisionKind(kind) in MUTING and not reason.strip():
        raise ConfigError(f"say why, for your colleagues: --reason 'why {kind}'")
    decision = Decision(
        finding="0" * _WHOLE,
        kind=DecisionKind(kind),
        reviewer=who(reviewer),
        reason=reason,
        note=note,
        until=until,
        owner=owner,
        decided_at=now(),
    )
    return checked(decision)


def decide(
    history: History, ids: Sequence[str], decision: Decision, titles: Titles, *, quiet: bool
) -> None:
    """Record the decision about each finding, and say what it changes."""
    today = datetime.now(UTC).date()
    findings = {each.finding.id: each for each in history.findings(run_in(history, None), today)}
    chosen = dict.fromkeys(whole_id(text, findings) for text in ids)
    standing = history.decisions.in_force(today)
    for id_ in chosen:
        history.decisions.decide(replace(decision, finding=id_))
        if not quiet:
            _tell(id_, decision, findings.get(id_), standing.get(id_), titles)
    if not quiet:
        say("The next report shows it. To write that now: sicaudit report")


def whole_id(text: str, findings: Mapping[str, Dated]) -> str:
    """Give the whole id; ConfigError where none or several of the latest run begin like this."""
    wanted = text.strip().lower().removeprefix(ID_MARK)
    if len(wanted) == _WHOLE:
        return wanted  # of an earlier run, perhaps: the history knows
    fitting = [id_ for id_ in findings if wanted and id_.startswith(wanted)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise ConfigError(f"{text!r} is the beginning of several ids: {_named(fitting)}")
    raise ConfigError(
        f"no finding of the latest run has an id that begins with {text!r}."
        " See them with: sicaudit review list"
    )


def _named(ids: Iterable[str]) -> str:
    named = list(ids)
    more = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
    return ", ".join(named[:_MOST_NAMED]) + more


def _tell(
    id_: str, decision: Decision, dated: Dated | None, before: Decision | None, titles: Titles
) -> None:
    until = f" until {decision.until}" if decision.until else ""
    to = f" to {decision.owner}" if decision.owner else ""
    what = f"{dated.finding.check}: {titles(dated)}" if dated is not None else "of an earlier run"
    say(f"{decision.kind}{to}{until} by {decision.reviewer}: {id_} {what}")
    if before is not None and before.reviewer != decision.reviewer and not decision.is_about_owner:
        say(f"  this replaces what {before.reviewer} decided: {before.kind}, {before.reason!r}")
