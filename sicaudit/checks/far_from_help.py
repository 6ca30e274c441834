"""A site whose help lies too many clicks from its front page."""

from collections.abc import Iterator

from sicaudit.api import Certainty, Found, Group, Severity, SiteCase, site_check
from sicaudit.checks.signpost_facts import beyond_topics


@site_check(
    id="far-from-help",
    group=Group.SIGNPOSTING,
    severity=Severity.WARNING,
    certainty=Certainty.CERTAIN,
    title="Help too many clicks from the front page",
    why="Somebody in trouble begins at the front page, and does not search for long.",
    fix="Link to the help page from the menu or the front page.",
    bad="<p>Welkom. Lees eerst wie wij zijn.</p><!-- help_page = /hulp: no page links to it -->",
    good='<p>Welkom. Hier vind je <a href="/hulp">hulp</a>.</p><!-- help_page = /hulp -->',
)
def far_from_help(case: SiteCase) -> Iterator[Found]:
    way, allowed = case.help, case.site.help_clicks
    if way is None or (way.clicks is not None and way.clicks <= allowed):
        return
    yield Found(
        facts=beyond_topics(
            clicks=way.clicks,
            allowed=allowed,
            why="unreachable" if way.clicks is None else "too-far",
            path=list(way.path),
        ),
        key="help",
        page=way.page,
        certainty=None if way.sure else Certainty.LIKELY,
    )
