"""A video that nobody can watch any more."""

from collections.abc import Iterator

from sicaudit.api import Certainty, Found, Group, LinkCase, Severity, Verdict, link_check


@link_check(
    id="dead-video",
    group=Group.LINKS,
    severity=Severity.ERROR,
    certainty=Certainty.CERTAIN,
    title="Video that is gone or private",
    why="The video's own website answers as always, so nothing looks wrong from outside. "
    "Visitors see a grey frame with an error.",
    fix="Replace the video, or take it off the page.",
    bad='<iframe src="https://www.youtube.com/embed/removed4you"></iframe>',
    good='<iframe src="https://www.youtube.com/embed/stillplays1"></iframe>',
)
def dead_video(case: LinkCase) -> Iterator[Found]:
    judgement = case.target.judgement
    if judgement.verdict is Verdict.BROKEN and case.is_dead_video:
        yield Found(facts=case.evidence(), target=case.target.url, certainty=judgement.certainty)
