"""What `inspect` says of dates: how old a page is, how we know, and all that dates it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sicaudit.api import AgeCase, DateEvidence, DateKind, PageDates, contradiction
from sicaudit.checks.date_facts import age_facts
from sicaudit.engine.single import Inspected
from sicaudit.model.finding import Finding, Group, Severity
from sicaudit.model.outcome import Certainty
from sicaudit.model.settings import Settings
from sicaudit.page.dates.states import AgeState, due_on, state_of
from sicaudit.report.ages import age
from sicaudit.report.phrases import Telling
from sicaudit.report.words import Words, words_in

_KINDS = {
    DateKind.PUBLISHED: DateKind.PUBLISHED,
    DateKind.MODIFIED: DateKind.MODIFIED,
    DateKind.REVIEWED: DateKind.MODIFIED,
}
"""A review counts for a change, and the day of an event is not the page's."""


def as_json(seen: Inspected, settings: Settings, today: date) -> dict[str, Any]:
    """Give the dates, what they rest on, what speaks against them, and what the section asks."""
    dates = seen.facts.dates
    due = due_on(dates, seen.section)
    return {
        "published": _iso(dates.published),
        "modified": _iso(dates.modified),
        "best": _iso(dates.best),
        "confidence": dates.confidence,
        "evidence": [_evidence(one) for one in dates.evidence],
        "basis": dates.basis,
        "reason": dates.reason or None,
        "published_confidence": dates.published_confidence,
        "modified_confidence": dates.modified_confidence,
        "guess": _iso(dates.guess),
        "witness": _evidence(dates.witness) if dates.witness else None,
        "rival": _evidence(dates.rival) | {"lost": dates.rival_lost} if dates.rival else None,
        "state": _state(seen, settings, today).value,
        "review_after": str(seen.section.review_after or "never"),
        "due": _iso(due),
        "review_by": _iso(dates.review_by),
    }


def _evidence(one: DateEvidence) -> dict[str, Any]:
    return {
        "source": one.source,
        "kind": _KINDS.get(one.kind, DateKind.UNKNOWN).value,
        "means": one.kind.value,
        "value": one.value.isoformat(),
        "text": one.text,
        "place": one.place or None,
        "precision": one.precision,
        "trust": None if one.trust is None else round(one.trust, 2),
        "distrust": one.distrust,
    }


def in_words(seen: Inspected, settings: Settings, language: str, today: date) -> Iterator[str]:
    """Say the same to an editor: a sentence, the state, then each piece of evidence in a line."""
    words, dates = words_in(language), seen.facts.dates
    facts = age_facts(_case(seen, settings, today))
    yield age(Telling(finding=_NO_FINDING, facts=facts, words=words))
    state = _state(seen, settings, today)
    yield words.named("ages", state)
    if state in (AgeState.FRESH, AgeState.DUE_SOON, AgeState.STALE):
        yield from _due(seen, words)
    yield from _days(dates, words)
    for one in dates.evidence:
        yield _line(one, words)


def _days(dates: PageDates, words: Words) -> Iterator[str]:
    """Give the days with how sure each is."""
    is_told = dates.published is not None or dates.guess == dates.modified
    for name, day, sure in (
        ("published", dates.published, dates.published_confidence),
        ("modified", dates.modified, dates.modified_confidence),
        ("guess", None if is_told else dates.guess, dates.published_confidence),
    ):
        if day is not None:
            told = words.named("inspect_dates", name)
            yield told.format(day=words.day(day.isoformat()), sure=round(100 * sure))


def _line(one: DateEvidence, words: Words) -> str:
    day = words.day(one.value.isoformat())
    kind = words.known("kinds", one.kind.value) or one.kind.value
    source = words.known("sources", one.source) or one.source
    worth = words.named("inspect_dates", "trust" if one.trust else "no_trust")
    told = f"{day}, {kind}: {source}: “{one.text}”"
    doubt = words.known("doubts", one.distrust or "")
    return " ".join(filter(None, (told, worth.format(sure=round(100 * (one.trust or 0))), doubt)))


def _due(seen: Inspected, words: Words) -> Iterator[str]:
    due = due_on(seen.facts.dates, seen.section)
    if due is None:
        return
    day, period = words.day(due.isoformat()), words.span(str(seen.section.review_after))
    name = "due_itself" if due == seen.facts.dates.review_by else "due"
    if name == "due" and due == seen.section.review_on:
        name = "due_section"
    yield words.named("inspect_dates", name).format(day=day, period=period)


def _state(seen: Inspected, settings: Settings, today: date) -> AgeState:
    freshness = settings.freshness
    tolerance = (freshness.tolerance.after(today) - today).days
    return state_of(
        seen.facts.dates,
        seen.section,
        today=today,
        due_soon=freshness.due_soon,
        contradicts=contradiction(seen.facts.dates, tolerance) is not None,
    )


def _case(seen: Inspected, settings: Settings, today: date) -> AgeCase:
    return AgeCase(
        page=seen.facts.url,
        site=seen.site,
        section=seen.section,
        freshness=settings.freshness,
        dates=seen.facts.dates,
        today=today,
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


_NO_FINDING = Finding(
    check="inspect",
    group=Group.FRESHNESS,
    severity=Severity.NOTICE,
    certainty=Certainty.ASK,
    site="",
    key="",
)
