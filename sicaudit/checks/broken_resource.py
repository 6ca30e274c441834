"""A picture, script, style sheet or other embedded thing that is not there."""

from collections.abc import Iterator

from sicaudit.api import Certainty, Found, Group, LinkCase, Severity, link_check


@link_check(
    id="broken-resource",
    group=Group.LINKS,
    severity=Severity.ERROR,
    certainty=Certainty.CERTAIN,
    title="Broken picture or other embedded resource",
    why="The page shows a hole where a picture, video, style or script should be, or "
    "does not work.",
    fix="Put the file back, correct its address, or take it out of the page.",
    bad='<img src="/gone" alt="Affiche">',
    good='<img src="/here" alt="Affiche">',
)
def broken_resource(case: LinkCase) -> Iterator[Found]:
    if case.is_broken and case.is_resource and not case.is_forgotten_mailto:
        yield Found(
            facts=case.evidence(),
            target=case.target.url,
            certainty=case.target.judgement.certainty,
        )
