"""A site of the family that cannot be crawled at all."""

from collections.abc import Iterator

from sicaudit.api import (
    Certainty,
    Found,
    Group,
    Severity,
    SiteCase,
    SiteStatus,
    Verdict,
    site_check,
)


@site_check(
    id="site-unreachable",
    group=Group.LINKS,
    severity=Severity.ERROR,
    certainty=Certainty.CERTAIN,
    title="Site that could not be reached",
    why="Nothing of this site was audited: its front page did not answer.",
    fix="Open the site yourself. If it works for you, ask its host whether it blocks our robot.",
    bad="HTTP/1.1 503 Service Unavailable",
    good="HTTP/1.1 200 OK",
)
def site_unreachable(case: SiteCase) -> Iterator[Found]:
    if case.status is not SiteStatus.UNREACHABLE:
        return
    ours = case.front.judgement.verdict is Verdict.UNCHECKED
    yield Found(
        facts=case.front.evidence(),
        target=case.site.url,
        page=case.site.url,
        certainty=Certainty.ASK if ours else None,
    )
