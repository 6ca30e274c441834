"""A page that contradicts a fact of record: a telephone number, opening hours, a name, a figure."""

from collections.abc import Iterator

from sicaudit.api import Certainty, Found, Group, Reading, Severity, outdated_facts, page_check
from sicaudit.checks.date_facts import date_facts
from sicaudit.checks.signpost_facts import tells_wrong_number
from sicaudit.checks.text_places import text_place

_LONGEST = 160


@page_check(
    id="outdated-fact",
    group=Group.FRESHNESS,
    severity=Severity.ERROR,
    certainty=Certainty.LIKELY,
    title="Statement that contradicts the record",
    why="A wrong number or wrong hours can leave somebody without help at the moment they ask "
    "for it.",
    fix="Compare with the service's own website, and correct the page; where the page is right, "
    "correct the record.",
    bad="<main><p>Praat met de Luisterlijn: bel 0900-0113.</p></main>",
    good="<main><p>Praat met de Luisterlijn: bel 088-786 73 72.</p></main>",
)
def outdated_fact(reading: Reading) -> Iterator[Found]:
    for found, region, element in outdated_facts(
        reading.page,
        reading.knowledge,
        kind=reading.section.kind,
        dates=reading.facts.dates,
        today=reading.today,
    ):
        service, fact, owner = found.service, found.fact, found.owner
        if (
            service
            and found.what == "phone"
            and tells_wrong_number(reading, service.id, found.value)
        ):
            continue  # wrong-signpost tells it, with the help that the page lacks
        subject = service.id if service else fact.id if fact else ""
        right = " / ".join(found.right)
        yield Found(
            facts=date_facts(reading)
            | {
                "why": found.why,
                "text": found.said,
                "what": found.what,
                "service": service.id if service else "",
                "service_name": service.name if service else "",
                "owner": owner.name if owner else "",
                "right": list(found.right),
                "fact": fact.id if fact else "",
                "known_by": fact.why if fact else "",
                "ask_for": fact.ask_for if fact else "",
                "status": fact.status if fact else service.status if service else "",
                "snippet": found.text[:_LONGEST],
                "region": region.value,
                "element": element,
            }
            | ({"suggest": {"kind": "on-record", "value": right}} if right else {}),
            key=f"{found.what} {subject} {found.value}",
            places=(text_place(found.said, passage=found.text, element=element, region=region),),
            shared=True,  # a number in a template is one thing to mend
            certainty=Certainty(found.certainty),
        )
