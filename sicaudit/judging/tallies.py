"""How far each site came: its counts, its limits, its status."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sicaudit.crawl.frontier import Frontier
from sicaudit.crawl.scope import Family
from sicaudit.judging.judge import Judge
from sicaudit.model.age import AgeTally, LyingDates
from sicaudit.model.batch import Crash
from sicaudit.model.run import Limit, SiteStatus, SiteTally
from sicaudit.store.journal import Counts, Journal
from sicaudit.urls import Url

_OUR_NETWORK = "our-network"


def tallies_of(
    family: Family,
    frontier: Frontier,
    journal: Journal,
    judge: Judge,
    limited: Mapping[tuple[str, str], Limit],
) -> tuple[SiteTally, ...]:
    """Tally every crawled site, in the order of the configuration; `limited`: by site and kind."""
    counts = journal.counts()
    targets, doubted = _targets(frontier, journal, judge)
    tallies = []
    for site in family.sites.values():
        count = counts.get(site.id, Counts())
        limits = [limit for (of, _), limit in sorted(limited.items()) if of == site.id]
        if doubted.get(site.id):
            limits.append(Limit(kind=_OUR_NETWORK, count=doubted[site.id]))
        tallies.append(
            SiteTally(
                id=site.id,
                name=site.name,
                url=site.url,
                status=_status(count, limits),
                pages=count.pages,
                links=count.links,
                targets=targets.get(site.id, 0),
                requests=count.requests,
                bytes=count.bytes,
                not_modified=count.not_modified,
                limits=tuple(limits),
            )
        )
    return tuple(tallies)


def with_crashes(
    tallies: Iterable[SiteTally], crashes: Iterable[tuple[str, Crash]]
) -> tuple[SiteTally, ...]:
    """Add what became of link and site checks: a site that went without one is not complete."""
    limited: dict[tuple[str, str], Limit] = {}
    for site, crash in crashes:
        count_one(limited, site, crashed(crash.check), detail=crash.words)
    return tuple(_with(tally, limited) for tally in tallies)


def with_ages(
    tallies: Iterable[SiteTally],
    liars: Mapping[str, tuple[LyingDates, ...]],
    ages: Mapping[str, AgeTally],
) -> tuple[SiteTally, ...]:
    """Add how each site's pages stand by their age, and which sources of dates lie about it."""
    return tuple(
        replace(tally, liars=liars.get(tally.id, ()), ages=ages.get(tally.id)) for tally in tallies
    )


def _with(tally: SiteTally, limited: Mapping[tuple[str, str], Limit]) -> SiteTally:
    more = [limit for (of, _), limit in sorted(limited.items()) if of == tally.id]
    if not more:
        return tally
    complete = tally.status is SiteStatus.COMPLETE
    status = SiteStatus.INCOMPLETE if complete else tally.status
    return replace(tally, status=status, limits=(*tally.limits, *more))


def crashed(check: str) -> str:
    """Name the limit of a site that went without a check."""
    return f"crashed-check:{check}"


def count_one(
    limited: dict[tuple[str, str], Limit],
    site: str,
    kind: str,
    example: Url | None = None,
    detail: str = "",
) -> None:
    """Count one more case of a limit; the first one stands as its example."""
    old = limited.get((site, kind), Limit(kind=kind, count=0, example=example, detail=detail))
    limited[site, kind] = replace(old, count=old.count + 1)


def _status(count: Counts, limits: list[Limit]) -> SiteStatus:
    if not count.pages:
        return SiteStatus.UNREACHABLE
    return SiteStatus.INCOMPLETE if limits else SiteStatus.COMPLETE


def _targets(
    frontier: Frontier, journal: Journal, judge: Judge
) -> tuple[dict[str, int], dict[str, int]]:
    """Count distinct targets by site, and those that our own network kept from us.

    One bit a URL and site: memory does not grow with links.
    """
    seen: dict[str, bytearray] = {}
    for _, site, numbers, _ in journal.pages():
        flags = seen.get(site)
        if flags is None:
            flags = seen[site] = bytearray(frontier.size + 1)
        for number in numbers:
            flags[number] = 1
    counted = {site: sum(flags) - flags[0] for site, flags in seen.items()}
    doubted = {site: sum(flags[number] for number in judge.doubted) for site, flags in seen.items()}
    return counted, doubted
