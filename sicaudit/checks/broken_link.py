"""A link that leads nowhere."""

from collections.abc import Iterator

from sicaudit.api import Certainty, Found, Group, LinkCase, Severity, link_check


@link_check(
    id="broken-link",
    group=Group.LINKS,
    severity=Severity.ERROR,
    certainty=Certainty.CERTAIN,
    title="Broken link",
    why="Somebody who follows this link finds nothing. Who came for help goes away without it.",
    fix="Link to the page's new address, or to another source that says the same; else "
    "take the link out.",
    bad='<p>Lees meer bij <a href="/gone">onze partner</a>.</p>',
    good='<p>Lees meer bij <a href="/here">onze partner</a>.</p>',
)
def broken_link(case: LinkCase) -> Iterator[Found]:
    if not case.is_broken or case.is_resource or case.is_forgotten_mailto:
        return
    if case.service is None:
        yield Found(
            facts=case.evidence(),
            target=case.target.url,
            certainty=case.target.judgement.certainty,
        )
