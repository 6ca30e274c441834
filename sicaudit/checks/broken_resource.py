"""A picture, script, style sheet or other embedded thing that is not there."""

from collections.abc import Iterator

from sicaudit.api import (
    Certainty,
    Found,
    Group,
    LinkCase,
    Reason,
    Severity,
    Verdict,
    link_check,
)


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
    good='<img src="/poster.png" alt="Affiche">',
)
def broken_resource(case: LinkCase) -> Iterator[Found]:
    if not case.is_resource or case.fragment is not None:
        return
    if case.is_broken and not case.is_forgotten_mailto:
        yield Found(
            facts=case.evidence(),
            target=case.target.url,
            certainty=case.target.judgement.certainty,
        )
    elif (reason := _not_what_it_should_be(case)) is not None:
        yield Found(
            facts=case.evidence(reason=reason.value),
            target=case.target.url,
            certainty=Certainty.LIKELY,
        )


def _not_what_it_should_be(case: LinkCase) -> Reason | None:
    """Say what is wrong with the answer: a picture of no bytes, a web page for a picture."""
    if case.target.judgement.verdict not in (Verdict.OK, Verdict.MOVED):
        return None
    if not all(link.element in _SHOWN for link in case.links):
        return None
    if case.target.length == 0 and case.target.status == 200:
        return Reason.EMPTY
    type_ = (case.target.content_type or "").lower()
    return Reason.WRONG_TYPE if type_.startswith(("text/html", "application/xhtml")) else None


_SHOWN = frozenset(
    (
        "img[src]",
        "img[srcset]",
        "source[srcset]",
        "input[src]",
        "image[href]",
        "image[xlink:href]",
        "video[poster]",
        "video[src]",
        "audio[src]",
        "script[src]",
        "[style] url()",
        "style url()",
        "css url()",
        "manifest icons",
        "manifest screenshots",
        "docx image",
        "pptx image",
        "rss image",
    )
)
"""Places where no browser makes anything of a web page."""
