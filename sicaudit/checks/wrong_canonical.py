"""A page that tells search engines to show another one, which says something else."""

from collections.abc import Iterator

from sicaudit.api import Certainty, Found, Group, Severity, SiteCase, site_check, unasked


@site_check(
    id="wrong-canonical",
    group=Group.LINKS,
    severity=Severity.WARNING,
    certainty=Certainty.LIKELY,
    title="Page that sends search engines to another page",
    why="The page names another page as its own address (rel=canonical), and that one says "
    "something else. Search engines then leave this page out, so nobody finds it.",
    fix="Let the page name its own address, or name none. On many pages at once it is the "
    "template.",
    bad='<link rel="canonical" href="/tips"><p>Wat doe je als iemand een naaktfoto van je deelt? '
    "Vertel het iemand die je vertrouwt, bewaar bewijs en doe aangifte.",
    good='<link rel="canonical" href="/"><p>Wat doe je als iemand een naaktfoto van je deelt? '
    "Vertel het iemand die je vertrouwt, bewaar bewijs en doe aangifte.",
)
def wrong_canonical(case: SiteCase) -> Iterator[Found]:
    for named, pages in case.canonicals.items():
        facts = unasked("canonical", canonical=named)
        yield Found(facts=facts, key=named, target=named, pages=tuple(pages))
