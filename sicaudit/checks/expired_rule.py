"""A house rule about links whose last day has passed."""

from collections.abc import Iterator

from sicaudit.api import Certainty, Found, Group, Severity, SiteCase, site_check, unasked


@site_check(
    id="expired-rule",
    group=Group.LINKS,
    severity=Severity.NOTICE,
    certainty=Certainty.CERTAIN,
    title="House rule that has ended",
    why="Somebody decided about these links for a time. The time is over, so they are judged "
    "again like all others.",
    fix="Look whether the reason still holds: give the rule a new last day, or take it out.",
    bad='[[links.rule]]\nmatch = "https://x.com/*"\ntreat = "ignore"\nuntil = 2020-01-01',
    good='[[links.rule]]\nmatch = "https://x.com/*"\ntreat = "ignore"',
)
def expired_rule(case: SiteCase) -> Iterator[Found]:
    for rule in case.expired_rules:
        assert rule.until is not None
        until = rule.until.isoformat()
        facts = unasked("house-rule", match=rule.match, until=until, rule_reason=rule.reason)
        yield Found(key=f"{rule.match} {rule.until}", facts=facts)
