"""A page that the sitemap lists and no page links to."""

from collections.abc import Iterator

from sicaudit.api import Certainty, Found, Group, Severity, SiteCase, site_check
from sicaudit.checks.signpost_facts import beyond_topics


@site_check(
    id="orphan-page",
    group=Group.SIGNPOSTING,
    severity=Severity.NOTICE,
    certainty=Certainty.CERTAIN,
    title="Page that no page links to",
    why="The sitemap names this page, but a visitor of the site cannot find it.",
    fix="Link to it where its readers are, or take it down.",
    bad="<!-- sitemap.xml lists /folder --> <p>Welkom.</p>",
    good='<!-- sitemap.xml lists /folder --> <p>Welkom. Lees de <a href="/folder">folder</a>.</p>',
)
def orphan_page(case: SiteCase) -> Iterator[Found]:
    for page, sitemap in case.orphans:
        yield Found(facts=beyond_topics(listed_in=sitemap), key=page, page=page)
