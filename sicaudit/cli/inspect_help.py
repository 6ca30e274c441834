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
from sicaudit.report.words import Words, words_in


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
    yield from hits_in_words(one, words)
    grade = words.named("grades", verdict.verdict.value)
    if not verdict.needs:
        yield grade
        return
    yield _line(telling, "needs")
    ways = "; ".join(ways_in_words(telling)) or words.named("phrases", "no_help")
    yield words.named("inspect", "found").format(found=ways)
    reasons = [words.known("weaknesses", reason) or reason for reason in verdict.reasons]
    yield f"{grade}: {'; '.join(reasons)}" if reasons else grade
    if verdict.missing:
        yield _line(telling, "missing")


def topic_in_words(one: HelpSeen, needed: int, language: str) -> str:
    """Give a topic's name with its points, and how many are `needed`."""
    words = words_in(language)
    telling = Telling(finding=_NO_FINDING, facts=one.facts, words=words)
    points = one.facts["points"]
    told = words.named("inspect", "told_topic" if points >= needed else "single")
    name = PLACEHOLDERS["topic"](telling)
    return told.format(topic=name, id=one.facts["topic"], points=points, needed=needed)


def hits_in_words(one: HelpSeen, words: Words) -> Iterator[str]:
    """Say for each place of the page which words showed the topic there, with their points."""
    by_place: dict[str, list[str]] = {}
    for hit in one.facts["hits"]:
        by_place.setdefault(hit["place"], []).append(f"“{hit['word']}” {hit['points']}")
    for place, found in by_place.items():
        yield f"{words.known('hit_places', place) or place}: {', '.join(found)}"


def ways_in_words(telling: Telling) -> Iterator[str]:
    """Give each service with all ways to it in one place: link and number are one to a reader."""
    words = telling.words
    ways: dict[tuple[str, str], list[str]] = {}
    for way in telling.rows("found"):
        by, place = str(way.get("how", "")), str(way.get("place", ""))
        told = [words.known("by", by) or by]
        faults = [str(fault) for fault in way.get("faults", ())]
        told += [words.known("weaknesses", fault) or fault for fault in faults]
        ways.setdefault((str(way.get("service", "")), place), []).append(": ".join(told))
    for (service, place), bys in ways.items():
        where = words.known("places", place) or place
        yield f"{telling.service_name(service)} ({words.listed(bys, 'and')}, {where})"


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
