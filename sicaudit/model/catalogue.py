"""Every check of the contract by name, those still to come too, as reports show them."""

from collections.abc import Mapping
from types import MappingProxyType

from sicaudit.model.finding import Group, Severity

LINKS, FRESHNESS, SIGNPOSTING = Group.LINKS, Group.FRESHNESS, Group.SIGNPOSTING
ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE

CHECKS: Mapping[str, tuple[Group, Severity]] = MappingProxyType(
    {
        "site-unreachable": (LINKS, ERROR),
        "hijacked-link": (LINKS, ERROR),
        "broken-link": (LINKS, ERROR),
        "broken-resource": (LINKS, ERROR),
        "dead-video": (LINKS, ERROR),
        "invalid-link": (LINKS, ERROR),
        "soft-404": (LINKS, WARNING),
        "broken-fragment": (LINKS, WARNING),
        "wrong-canonical": (LINKS, WARNING),
        "expiring-certificate": (LINKS, WARNING),
        "insecure-link": (LINKS, NOTICE),
        "moved-link": (LINKS, NOTICE),
        "unverifiable-link": (LINKS, NOTICE),
        "expired-rule": (LINKS, NOTICE),
        "outdated-fact": (FRESHNESS, ERROR),
        "stale-page": (FRESHNESS, WARNING),
        "past-event": (FRESHNESS, WARNING),
        "superseded-term": (FRESHNESS, WARNING),
        "contradictory-dates": (FRESHNESS, NOTICE),
        "undated-page": (FRESHNESS, NOTICE),
        "broken-signpost": (SIGNPOSTING, ERROR),
        "missing-signpost": (SIGNPOSTING, ERROR),
        "wrong-signpost": (SIGNPOSTING, ERROR),
        "lost-signpost": (SIGNPOSTING, ERROR),
        "weak-signpost": (SIGNPOSTING, WARNING),
        "far-from-help": (SIGNPOSTING, WARNING),
        "orphan-page": (SIGNPOSTING, NOTICE),
    }
)
