"""A certificate of one of our own websites that is about to expire."""

from collections.abc import Iterator

from sicaudit.api import Certainty, Found, Group, Severity, SiteCase, Url, site_check, unasked

_SOON = 21
"""Days: time to find who renews it, and to do it once more if that fails."""

_RENEWED_BY_MACHINE = (40, 63)
"""Days for which certificates are made that only machines renew: when a third of that is left."""


@site_check(
    id="expiring-certificate",
    group=Group.LINKS,
    severity=Severity.WARNING,
    certainty=Certainty.CERTAIN,
    title="Security certificate that is about to expire",
    why="From that day on browsers show a warning in place of the website, and hardly any visitor "
    "goes on.",
    fix="Ask whoever hosts the website to renew the certificate, and why that did not happen by "
    "itself.",
    bad="notAfter=Dec  7 12:00:00 2026 GMT",
    good="notAfter=Jan 15 12:00:00 2027 GMT",
)
def expiring_certificate(case: SiteCase) -> Iterator[Found]:
    for shown in case.certificates:
        if shown.days_left <= _soon(shown.lifetime_days):
            facts = unasked(
                "tls",
                host=shown.hosts[0],
                hosts=[*shown.hosts],
                expires=shown.expires.isoformat(),
                days_left=shown.days_left,
                issuer=shown.issuer,
            )
            url = Url(f"https://{shown.hosts[0]}/")
            yield Found(facts=facts, key=shown.hosts[0], target=url)


def _soon(lifetime_days: int) -> int:
    shortest, longest = _RENEWED_BY_MACHINE
    return lifetime_days // 3 if shortest <= lifetime_days <= longest else _SOON
