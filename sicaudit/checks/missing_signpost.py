"""A page on a topic that demands help, without a way to it."""

from collections.abc import Iterator

from sicaudit.api import Certainty, Found, Group, Reading, Severity, page_check
from sicaudit.checks.signpost_facts import judged_topics, signpost_facts


@page_check(
    id="missing-signpost",
    group=Group.SIGNPOSTING,
    severity=Severity.ERROR,
    certainty=Certainty.LIKELY,
    title="Page that names no help",
    why="Somebody who recognises their own trouble in this page finds no way to help on it.",
    fix="Add a help block: the service's name with a link, and its phone number.",
    bad="<h1>Online pesten</h1><p>Word je online gepest? Je bent niet de enige.</p>",
    good="<h1>Online pesten</h1><p>Word je online gepest? Je bent niet de enige.</p>"
    '<p>Praat erover met de <a href="https://hulplijn.example/">Hulplijn</a>.</p>',
)
def missing_signpost(reading: Reading) -> Iterator[Found]:
    for topic, found, verdict in judged_topics(reading):
        if verdict.verdict == "missing":
            facts = signpost_facts(reading, topic, found, verdict)
            yield Found(facts=facts, key=topic.id)
