"""A page that says it is gone while its status says it is fine."""

from collections.abc import Iterator

from sicaudit.api import Certainty, Found, Group, LinkCase, Severity, Verdict, link_check


@link_check(
    id="soft-404",
    group=Group.LINKS,
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    title="Link to a page that says it is gone",
    why="The server answers that all is well, but the page says that it no longer exists.",
    fix="Open the link. If the page is gone, link to its new address or to another source.",
    bad='<a href="/soft">Folder</a>',
    good='<a href="/here">Folder</a>',
)
def soft_404(case: LinkCase) -> Iterator[Found]:
    if case.target.judgement.verdict is Verdict.SOFT_404 and case.service is None:
        yield Found(
            facts=case.evidence(),
            target=case.target.url,
            certainty=case.target.judgement.certainty,
        )
