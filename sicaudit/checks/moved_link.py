"""A link to a page that has a new address for good."""

from collections.abc import Iterator

from sicaudit.api import Certainty, Found, Group, LinkCase, Severity, Verdict, link_check


@link_check(
    id="moved-link",
    group=Group.LINKS,
    severity=Severity.NOTICE,
    certainty=Certainty.CERTAIN,
    title="Link to a page that has moved",
    why="The old address still forwards, but nobody knows for how long.",
    fix="Link to the new address.",
    bad='<a href="/old">Veelgestelde vragen</a>',
    good='<a href="/here">Veelgestelde vragen</a>',
)
def moved_link(case: LinkCase) -> Iterator[Found]:
    if case.target.judgement.verdict is Verdict.MOVED and case.fragment is None:
        suggest = {"kind": "new-address", "value": case.target.moved_to or case.target.final}
        yield Found(facts=case.evidence(suggest=suggest), target=case.target.url)
