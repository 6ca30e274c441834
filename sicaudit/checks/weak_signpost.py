"""A page whose way to help is easily overlooked."""

from collections.abc import Iterator

from sicaudit.api import Certainty, Found, Group, Reading, Severity, page_check
from sicaudit.checks.signpost_facts import judged_topics, signpost_facts


@page_check(
    id="weak-signpost",
    group=Group.SIGNPOSTING,
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    title="Page that points to help too weakly",
    why="The help is there, but in a footer, by name only, behind a link that does not say so, or "
    "without what this topic asks for: who is upset overlooks it.",
    fix="Put the way to help into the text itself, with a link and the phone number.",
    bad="<h1>Online pesten</h1><p>Word je online gepest? Je bent niet de enige.</p>"
    '<footer><a href="https://hulplijn.example/">Hulplijn</a></footer>',
    good="<h1>Online pesten</h1><p>Word je online gepest? Je bent niet de enige.</p>"
    '<p>Praat erover met de <a href="https://hulplijn.example/">Hulplijn</a>.</p>',
)
def weak_signpost(reading: Reading) -> Iterator[Found]:
    for topic, found, verdict in judged_topics(reading):
        if verdict.verdict == "weak":
            yield Found(facts=signpost_facts(reading, topic, found, verdict), key=topic.id)
