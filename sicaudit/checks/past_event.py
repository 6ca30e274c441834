"""A page that announces, as still to come, something that is over."""

from collections.abc import Iterator

from sicaudit.api import (
    Certainty,
    Found,
    Group,
    Link,
    PastEvent,
    Reading,
    Severity,
    page_check,
    past_events,
)
from sicaudit.checks.date_facts import date_facts
from sicaudit.checks.text_places import text_place

_LONGEST = 160
"""Letters of a sentence that are kept."""


@page_check(
    id="past-event",
    group=Group.FRESHNESS,
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    title="Announcement of something that is over",
    why="Readers prepare for it, register for it, and find that it is long past; the rest of the "
    "page looks abandoned too.",
    fix="Tell it as past, announce the next one, or take the announcement away.",
    bad="<main><p>Op 11 februari 2025 organiseren wij een webinar. Meld je aan!</p></main>",
    good="<main><p>Op 11 februari 2025 vond ons webinar plaats. Kijk het hier terug.</p></main>",
)
def past_event(reading: Reading) -> Iterator[Found]:
    for event in past_events(
        reading.page,
        reading.knowledge,
        kind=reading.section.kind,
        dates=reading.facts.dates,
        today=reading.today,
    ):
        first = event.announcements[0]
        facts = date_facts(reading)
        if first.last is not None:
            facts["dates"] += [
                {
                    "source": "json-ld" if first.by == "data" else "visible-text",
                    "kind": "event",
                    "value": first.last.isoformat(),
                    "text": first.text[:_LONGEST],
                }
            ]
        yield Found(
            facts=facts
            | {
                "why": first.why,
                "text": first.text[:_LONGEST],
                "when": first.when,
                "announced_by": first.words,
                "event_date": first.last.isoformat() if first.last else None,
                "year_by": first.by,
                "region": event.region.value,
                "element": event.element,
                "passages": [one.text[:_LONGEST] for one in event.announcements],
            },
            key=f"{first.last or first.when.lower()} {first.text[:_LONGEST]}",
            places=_places(event),
            shared=True,  # a banner of the template is one announcement, whatever it stands on
            certainty=Certainty(first.certainty),
        )


def _places(event: PastEvent) -> tuple[Link, ...]:
    """Give where it is announced; what only machines read stands at no place."""
    return tuple(
        text_place(one.when, passage=one.text, element=event.element, region=event.region)
        for one in event.announcements
        if one.by != "data"
    )
