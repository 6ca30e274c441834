"""A page whose help is not meant for its readers."""

from collections.abc import Iterator

from sicaudit.api import Certainty, Found, Group, Reading, Severity, page_check
from sicaudit.checks.signpost_facts import judged_topics, signpost_facts


@page_check(
    id="wrong-signpost",
    group=Group.SIGNPOSTING,
    severity=Severity.ERROR,
    certainty=Certainty.LIKELY,
    title="Page that points to the wrong help",
    why="The services it names are not meant for these readers: they will be sent on, or "
    "sent away.",
    fix="Name a service that is meant for the readers of this page.",
    bad="<h1>Online pesten</h1><p>Word je online gepest? Je bent niet de enige.</p>"
    '<p>Vraag raad aan de <a href="https://docentenlijn.example/">Docentenlijn</a>.</p>',
    good="<h1>Online pesten</h1><p>Word je online gepest? Je bent niet de enige.</p>"
    '<p>Praat erover met de <a href="https://hulplijn.example/">Hulplijn</a>.</p>',
)
def wrong_signpost(reading: Reading) -> Iterator[Found]:
    for topic, found, verdict in judged_topics(reading):
        if verdict.verdict == "wrong":
            facts = signpost_facts(reading, topic, found, verdict)
            yield Found(facts=facts, key=topic.id)
