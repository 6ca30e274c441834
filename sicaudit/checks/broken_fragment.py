"""A link to a place on a page that is not there."""

from collections.abc import Iterator
from difflib import get_close_matches
from urllib.parse import unquote

from sicaudit.api import Certainty, Found, Group, LinkCase, Severity, Url, link_check


@link_check(
    id="broken-fragment",
    group=Group.LINKS,
    severity=Severity.WARNING,
    certainty=Certainty.CERTAIN,
    title="Link to a place on a page that is not there",
    why="The page opens, but at its top: a reader must search for what the link promised.",
    fix="Link to a heading that the page has, or to the page itself.",
    bad='<a href="/here#weg">Zo meld je het</a>',
    good='<a href="/here#melden">Zo meld je het</a>',
)
def broken_fragment(case: LinkCase) -> Iterator[Found]:
    if case.fragment is None:
        return
    near = _nearest(case)
    suggest = {"suggest": {"kind": "fragment", "value": near}} if near else {}
    facts = case.evidence(fragment=unquote(case.fragment), **suggest) | {
        "reason": "no-such-fragment"
    }
    target = Url(f"{case.target.url}#{case.fragment}")
    certainty = Certainty.LIKELY if case.scripted else None
    yield Found(facts=facts, key=target, target=target, certainty=certainty)


def _nearest(case: LinkCase) -> str | None:
    wanted = unquote(case.fragment or "")
    by_lower = {anchor.lower(): anchor for anchor in sorted(case.anchors)}
    if (same := by_lower.get(wanted.lower())) is not None:
        return same
    near = get_close_matches(wanted, sorted(case.anchors)[:500], n=1, cutoff=0.8)
    return near[0] if near else None
