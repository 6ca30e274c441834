"""A page whose help is not meant for its readers, or shows another number than its own."""

from collections.abc import Iterator

from sicaudit.api import Certainty, Found, Group, Reading, Severity, page_check
from sicaudit.checks.signpost_facts import (
    judged_topics,
    number_facts,
    signpost_facts,
    wrong_numbers,
)

_SURE = frozenset(("own site", "seen", "confirmed"))
"""How well a service must be known to call another number than its own wrong."""


@page_check(
    id="wrong-signpost",
    group=Group.SIGNPOSTING,
    severity=Severity.ERROR,
    certainty=Certainty.LIKELY,
    title="Page that points to the wrong help",
    why="The services it names are not meant for these readers, or the number beside a name is "
    "another one: they will be sent on, or sent away.",
    fix="Name a service that is meant for the readers of this page, with its own number.",
    bad="<h1>Online pesten</h1><p>Word je online gepest? Je bent niet de enige.</p>"
    '<p>Vraag raad aan de <a href="https://docentenlijn.example/">Docentenlijn</a>.</p>',
    good="<h1>Online pesten</h1><p>Word je online gepest? Je bent niet de enige.</p>"
    '<p>Praat erover met de <a href="https://hulplijn.example/">Hulplijn</a>.</p>',
)
def wrong_signpost(reading: Reading) -> Iterator[Found]:
    told: set[tuple[str, str | None]] = set()
    known = {service.id: service for service in reading.knowledge.services}
    for topic, found, verdict in judged_topics(reading):
        if verdict.verdict != "wrong":
            continue
        is_sure = verdict.why != "wrong-number" or all(
            known[post.service].status in _SURE for post in verdict.found
        )
        told.update((post.service, post.target) for post in verdict.found)
        yield Found(
            facts=signpost_facts(reading, topic, found, verdict),
            key=topic.id,
            certainty=None if is_sure else Certainty.ASK,
        )
    for post in wrong_numbers(reading):
        if (post.service, post.target) not in told:
            yield Found(
                facts=number_facts(reading, post),
                key=f"number {post.service} {post.text}",
                shared=True,  # a number in a template is one thing to mend
                certainty=None if known[post.service].status in _SURE else Certainty.ASK,
            )
