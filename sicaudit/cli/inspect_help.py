"""What `inspect` says of help: what a page's topics need, what it shows, and how good that is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sicaudit.api import Reading, SignpostVerdict
from sicaudit.checks.signpost_facts import judged_topics, signpost_facts
from sicaudit.engine.single import Inspected
from sicaudit.model.finding import Finding, Group, Severity
from sicaudit.model.outcome import Certainty
from sicaudit.model.settings import Settings
from sicaudit.report.phrases import PLACEHOLDERS, Telling
from sicaudit.report.words import words_in


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpSeen:
    """One topic of a page, judged."""

    verdict: SignpostVerdict
    facts: dict[str, Any]
    """The evidence that a finding would have."""


def help_seen(seen: Inspected, settings: Settings, today: date) -> dict[str, HelpSeen]:
    """Judge a page's signposts by topic, also where its site or section asks for no topics."""
    reading = Reading(
        page=seen.page,
        facts=seen.facts,
        site=replace(seen.site, signposts=True),
        section=replace(seen.section, topics=True, audience=_audience(seen)),
        freshness=settings.freshness,
        knowledge=settings.knowledge,
        today=today,
    )
    return {
        topic.id: HelpSeen(verdict=verdict, facts=signpost_facts(reading, topic, found, verdict))
        for topic, found, verdict in judged_topics(reading)
    }


def _audience(seen: Inspected) -> tuple[str, ...]:
    return seen.section.audience or seen.site.audience


def as_json(one: HelpSeen) -> dict[str, Any]:
    """Give verdict, its reasons, needs and what is missing."""
    return {
        "verdict": one.verdict.verdict.value,
        "reasons": list(one.verdict.reasons),
        "needs": [list(group) for group in one.verdict.needs],
        "missing": list(one.verdict.missing),
    }


def in_words(one: HelpSeen, language: str) -> Iterator[str]:
    """Say to an editor, a line each, what is needed, what is there, how good it is, what to do."""
    words = words_in(language)
    telling = Telling(finding=_NO_FINDING, facts=one.facts, words=words)
    verdict = one.verdict
    grade = words.named("grades", verdict.verdict.value)
    if not verdict.needs:
        yield grade
        return
    for line in ("needs", "found"):
        yield _line(telling, line)
    reasons = [words.known("weaknesses", reason) or reason for reason in verdict.reasons]
    yield f"{grade}: {'; '.join(reasons)}" if reasons else grade
    if verdict.missing:
        yield _line(telling, "missing")


def _line(telling: Telling, name: str) -> str:
    fill = {blank: PLACEHOLDERS[blank](telling) for blank in ("audience", name)}
    return telling.words.named("inspect", name).format(**fill)


_NO_FINDING = Finding(
    check="inspect",
    group=Group.SIGNPOSTING,
    severity=Severity.NOTICE,
    certainty=Certainty.ASK,
    site="",
    key="",
)
