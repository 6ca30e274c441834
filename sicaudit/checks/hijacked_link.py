"""A link to an address that somebody else has taken over."""

from collections.abc import Iterator

from sicaudit.api import Certainty, Found, Group, LinkCase, Severity, Verdict, link_check


@link_check(
    id="hijacked-link",
    group=Group.LINKS,
    severity=Severity.ERROR,
    certainty=Certainty.LIKELY,
    title="Link to an address that was taken over",
    why="The link still opens, but who came for information lands on a page of a domain trader, "
    "a casino, or worse.",
    fix="Take the link away today. Then look for the new address of who was there before.",
    bad='<a href="/parked">De stichting</a>',
    good='<a href="/here">De stichting</a>',
)
def hijacked_link(case: LinkCase) -> Iterator[Found]:
    judgement = case.target.judgement
    if judgement.verdict is Verdict.HIJACKED and case.service is None and case.fragment is None:
        yield Found(facts=case.evidence(), target=case.target.url, certainty=judgement.certainty)
