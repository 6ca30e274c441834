"""A link that only a person can judge."""

from collections.abc import Iterator

from sicaudit.api import Certainty, Found, Group, LinkCase, Reason, Severity, Verdict, link_check


@link_check(
    id="unverifiable-link",
    group=Group.LINKS,
    severity=Severity.NOTICE,
    certainty=Certainty.ASK,
    title="Link that could not be verified",
    why="A bot wall, a login or a rate limit kept us out. A visitor may well get in.",
    fix="Open the link yourself. If it works, there is nothing to do.",
    bad='<a href="/wall">Het account van de politie</a>',
    good='<a href="/here">Het account van de politie</a>',
)
def unverifiable_link(case: LinkCase) -> Iterator[Found]:
    if case.target.judgement.verdict is not Verdict.UNVERIFIABLE:
        return
    if case.own and case.target.judgement.reason is Reason.ROBOTS:
        return  # our own robots.txt says what is not for robots: that is no fault
    yield Found(facts=case.evidence(), target=case.target.url)
