"""Why an audit is incomplete, a line a site."""

from collections.abc import Iterator
from typing import Any

from sicaudit.model.outcome import Reason
from sicaudit.model.run import Limit, RunSummary, SiteStatus, SiteTally

_LIMITS = {
    "max_pages": ("1 more page was not read", "{count} more pages were not read"),
    "max_depth": ("1 page lies too deep", "{count} pages lie too deep"),
    "max_bytes": (
        "1 page is too long and was not read to its end",
        "{count} pages are too long and were not read to their end",
    ),
    "robots": ("robots.txt could not be read, so nothing may be crawled",) * 2,
    "our-network": (
        "1 target could not be checked: our own network or DNS failed",
        "{count} targets could not be checked: our own network or DNS failed",
    ),
    "crashed-check:reading": (
        "1 page could not be read: {detail}",
        "{count} pages could not be read: {detail}",
    ),
    "crashed-check": (
        "the check {name} crashed once, so it found nothing there: {detail}",
        "the check {name} crashed {count} times, so it found nothing there: {detail}",
    ),
}
"""By kind of limit: of one, and of several."""

_SETTINGS = ("max_pages", "max_depth", "max_bytes")
"""Limits that stand in sites.toml under these names."""

_REASONS: dict[str, str] = {
    Reason.DNS: "its name does not exist",
    Reason.REFUSED: "the connection was refused",
    Reason.TIMEOUT: "no answer in time",
    Reason.RESET: "the connection was broken off",
    Reason.TLS: "its certificate or https is not in order",
    Reason.ROBOTS: "robots.txt asks us to stay away",
    Reason.BOT_WALL: "it turns robots away",
    Reason.LOGIN: "it asks for a login",
    Reason.RATE_LIMITED: "it asked us to come back later",
    Reason.OUR_NETWORK: "our own network or DNS failed",
    Reason.PRIVATE_ADDRESS: "its address is inside a private network",
}

_NO_NETWORK = (
    "There is no network: no name could be resolved and no site reached. See to this machine's"
    " network or DNS, then start again. Nothing is called broken for this."
)


def shortfall(summary: RunSummary) -> Iterator[str]:
    """Give a line for each site that was not wholly seen; one for all where there is no network."""
    causes = {
        dated.finding.site: dated.finding.facts
        for dated in summary.findings
        if dated.finding.check == "site-unreachable"
    }
    sites = summary.run.sites
    if sites and all(_is_cut_off(site, causes.get(site.id, {})) for site in sites):
        yield _NO_NETWORK
        return
    for site in sites:
        if site.status is SiteStatus.UNREACHABLE:
            yield f"{site.id}: not reached at {site.url}: {_cause(causes.get(site.id, {}))}"
        elif site.status is SiteStatus.INCOMPLETE:
            yield f"{site.id}: {'; '.join(map(_limit, site.limits))}"


def _is_cut_off(site: SiteTally, facts: Any) -> bool:
    ours = facts.get("reason") == Reason.OUR_NETWORK
    return site.status is SiteStatus.UNREACHABLE and ours


def _cause(facts: Any) -> str:
    reason, final = facts.get("reason"), facts.get("final")
    if reason in (Reason.OK, Reason.PERMANENT_REDIRECT):
        return f"no page was found there; it leads to {final}. Name the right address in sites.toml"
    if reason in _REASONS:
        return _REASONS[reason]
    status = facts.get("status")
    return f"the server answered {status}" if status else f"{reason or 'it did not answer'}"


def _limit(limit: Limit) -> str:
    kind, _, name = limit.kind.partition(":")
    told = _LIMITS.get(limit.kind) or _LIMITS.get(kind)
    one, several = told or ("{kind}: 1", "{kind}: {count}")
    text = (one if limit.count == 1 else several).format(
        kind=kind, name=name, count=limit.count, detail=limit.detail
    )
    if kind in _SETTINGS:
        text += f": {kind} was reached"
    return f"{text} (as {limit.example})" if limit.example else text
