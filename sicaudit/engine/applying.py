"""A check applied to what it looks at: what it found, or the news that it crashed."""

import json
import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sicaudit.api import Check
from sicaudit.model.batch import Crash
from sicaudit.model.check import Found, Kind
from sicaudit.model.finding import Finding, Sighting
from sicaudit.model.site import Site

Where = Callable[[Found], tuple[Sighting, ...]]
"""The pages that show what was found."""

_MOST_WORDS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What came of one check and one page, target or site."""

    findings: tuple[Finding, ...] = ()
    crash: Crash | None = None
    """Set where it raised an error: then it found nothing, whatever it had said before."""


def applied(
    check: Check[Any], subject: object, site: Site, where: Where, *, owner: str | None = None
) -> Applied:
    """Let a check look at its subject; one that crashes costs itself, never the run."""
    try:
        return Applied(findings=tuple(_findings(check, subject, site, where, owner)))
    except (Exception, SystemExit) as error:  # a stranger's code: whatever it raises ends here
        return Applied(crash=Crash(check=check.id, words=words_of(error)))


def _findings(
    check: Check[Any], subject: object, site: Site, where: Where, owner: str | None
) -> Iterable[Finding]:
    for found in check.find(subject):
        sightings = where(found)
        is_of_page = check.kind in (Kind.PAGE, Kind.AGE) and not found.shared
        page = sightings[0].url if is_of_page else ""
        key = "\n".join(part for part in (page, found.key or found.target or "") if part)
        yield Finding(
            check=check.id,
            group=check.group,
            severity=found.severity or check.severity,
            certainty=found.certainty or check.certainty,
            site=site.id,
            key=key,
            target=found.target,
            owner=owner if owner is not None else site.owner,
            sightings=sightings,
            facts=_plain(found.facts),
        )


def _plain(facts: Mapping[str, Any]) -> Mapping[str, Any]:
    """Make sure that facts are JSON, as they must be stored; raises where they are not."""
    plain: dict[str, Any] = json.loads(json.dumps(dict(facts)))
    return plain


def words_of(error: BaseException) -> str:
    """Say what went wrong and where: for the author of the code."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    text = " ".join(str(error).split())[:_MOST_WORDS]
    return f"{type(error).__name__}: {text}{place}"
