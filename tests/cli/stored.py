"""A history made by hand, with runs whose findings a test names."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from sicaudit.model.finding import Finding, Group, Severity, Sighting
from sicaudit.model.outcome import Certainty
from sicaudit.model.run import Run, SiteStatus, SiteTally
from sicaudit.store.history import History
from sicaudit.urls import Url

SITE = "https://a.example/"


def finding(
    name: str, *, check: str = "broken-link", site: str = "a", owner: str | None = None
) -> Finding:
    """Give a broken link to https://gone.example/NAME on a page of the site."""
    target = Url(f"https://gone.example/{name}")
    return Finding(
        check=check,
        group=Group.LINKS,
        severity=Severity.ERROR,
        certainty=Certainty.CERTAIN,
        site=site,
        key=target,
        target=target,
        owner=owner,
        sightings=(Sighting(url=Url(f"https://{site}.example/page"), title="Pagina"),),
        facts={"reason": "not-found", "status": 404, "chain": [], "attempts": 2, "detail": ""},
    )


def store_run(
    store: Path,
    number: int,
    findings: Sequence[Finding],
    *,
    sites: Iterable[str] = ("a", "b"),
    unchecked: Iterable[str] = (),
) -> str:
    """Store run `number` of a day; findings whose names are `unchecked` were not reached."""
    run_id = f"2026-11-23T06{number:02}00Z"
    at = f"2026-11-23T06:{number:02}:00Z"
    tallies = tuple(
        SiteTally(id=site, name=site, url=Url(f"https://{site}.example/"), pages=1)
        for site in sites
    )
    run = Run(id=run_id, started=at, finished=at, status="complete", sites=tallies)
    assert all(tally.status is SiteStatus.COMPLETE for tally in tallies)
    ends = tuple(f"/{name}" for name in unchecked)
    with History.open(store) as history:
        history.begin(run_id, at, "0", tuple(sites))
        history.finish(run, findings, lambda old: bool(ends) and old.key.endswith(ends))
    return run_id
