"""A page that led to help in an earlier run, and leads there no longer."""

from collections.abc import Iterator

from sicaudit.api import Certainty, Found, Group, Loss, Severity, SiteCase, site_check


@site_check(
    id="lost-signpost",
    group=Group.SIGNPOSTING,
    severity=Severity.ERROR,
    certainty=Certainty.CERTAIN,
    title="Page that lost its help",
    why="Earlier this page led to help; somebody who needs it now finds it gone.",
    fix="Put the link and the phone number back, or name another service that helps with this.",
    bad="<h1>Online pesten</h1><p>Word je online gepest? Je bent niet de enige.</p>"
    '<!-- last week: <p>Praat erover met de <a href="https://hulplijn.example/">Hulplijn</a>.</p>-->',
    good="<h1>Online pesten</h1><p>Word je online gepest? Je bent niet de enige.</p>"
    '<p>Praat erover met de <a href="https://hulplijn.example/">Hulplijn</a>.</p>',
)
def lost_signpost(case: SiteCase) -> Iterator[Found]:
    for loss in case.losses:
        facts = {**loss.facts, "lost": list(loss.services), "last_seen_there": loss.last_seen}
        yield Found(
            facts=facts,
            key=f"{loss.page}\n{loss.topic}",
            page=loss.page,
            certainty=Certainty.LIKELY if _is_named(loss) else None,
        )


def _is_named(loss: Loss) -> bool:
    """Say whether the page still names what it led to: the door may only look different."""
    return any(post.get("service") in loss.services for post in loss.facts.get("found", ()))
