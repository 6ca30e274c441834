"""Something written where a URL belongs that can never work."""

from collections.abc import Iterator
from typing import Any

from sicaudit.api import (
    Certainty,
    Found,
    Group,
    Judgement,
    LinkCase,
    Reason,
    Severity,
    link_check,
)


@link_check(
    id="invalid-link",
    group=Group.LINKS,
    severity=Severity.ERROR,
    certainty=Certainty.CERTAIN,
    title="Link that can never work",
    why="What stands in the link is no address: a browser can do nothing with it.",
    fix="Write the address in full. An e-mail address begins with mailto:, a phone "
    "number with tel:.",
    bad='<a href="redactie@example.org">Mail de redactie</a>',
    good='<a href="mailto:redactie@example.org">Mail de redactie</a>',
)
def invalid_link(case: LinkCase) -> Iterator[Found]:
    href = case.links[0].href.strip()
    judgement = case.target.judgement
    if case.is_malformed:
        facts = case.evidence(href=href) | _correction(judgement)
        is_shown = judgement.reason is Reason.TEL_DIFFERS
        yield Found(
            facts=facts,
            key=f"{href} {case.links[0].text}" if is_shown else href,
            target=case.target.url or None,
            certainty=judgement.certainty,
        )
    elif case.is_broken and case.is_forgotten_mailto:
        mailto = f"mailto:{href}"
        facts = case.evidence(href=href, suggest={"kind": "mailto", "value": mailto})
        reason = {"reason": Reason.EMAIL_WITHOUT_MAILTO.value}
        yield Found(facts=facts | reason, key=mailto, target=case.target.url)


def _correction(judgement: Judgement) -> dict[str, Any]:
    """Give the address that was probably meant, where a sign names it."""
    meant = next((text for kind, text in judgement.signs if kind == "meant"), None)
    return {} if meant is None else {"suggest": {"kind": "mailto", "value": f"mailto:{meant}"}}
