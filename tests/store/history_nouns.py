"""Findings and runs for the tests of the history, made with as few words as possible."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta

from sicaudit.model.finding import Dated, Finding, Group, Severity, Sighting
from sicaudit.model.outcome import Certainty
from sicaudit.model.page import Link, Region
from sicaudit.model.run import Limit, Run, SiteStatus, SiteTally
from sicaudit.store.history import History
from sicaudit.urls import Url

FIRST = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


def moment(week: int) -> str:
    return f"{FIRST + timedelta(weeks=week):%Y-%m-%dT%H:%M:%SZ}"


def run_id(week: int) -> str:
    return moment(week).replace(":", "")


def link(page: int) -> Link:
    return Link(
        href="/weg",
        url=Url("https://example.nl/weg"),
        element="a[href]",
        region=Region.FOOTER,
        text=f"Lees meer {page}",
        snippet=f"Wil je meer weten? Lees meer {page} over dit onderwerp.",
    )


def sightings(number: int) -> tuple[Sighting, ...]:
    return tuple(
        Sighting(
            url=Url(f"https://example.nl/p/{page}"), title=f"Pagina {page}", places=(link(page),)
        )
        for page in range(number)
    )


def finding(key: str = "/weg", site: str = "a", pages: int = 1, **changed: object) -> Finding:
    facts = {"reason": "not-found", "status": 404, "chain": [], "attempts": 2, "detail": ""}
    said: dict = {
        "check": "broken-link",
        "group": Group.LINKS,
        "severity": Severity.ERROR,
        "certainty": Certainty.CERTAIN,
        "site": site,
        "key": key,
        "target": Url(f"https://example.nl{key}"),
        "sightings": sightings(pages),
        "facts": facts,
    }
    return Finding(**{**said, **changed})


def run(week: int, *sites: str, status: SiteStatus = SiteStatus.COMPLETE) -> Run:
    return Run(
        id=run_id(week),
        started=moment(week),
        finished=moment(week).replace("T06:00", "T06:12"),
        status="complete",
        sites=tuple(
            SiteTally(
                id=site,
                name=site.upper(),
                url=Url(f"https://{site}.nl/"),
                status=status,
                pages=3,
                limits=(Limit(kind="max_depth", count=2),),
            )
            for site in sites
        ),
    )


def reached(_: Finding) -> bool:
    return False


def audited(
    history: History,
    week: int,
    findings: Sequence[Finding],
    sites: Iterable[str] = ("a",),
    unchecked: Callable[[Finding], bool] = reached,
) -> tuple[Dated, ...]:
    """Begin and finish a run."""
    this = run(week, *sites)
    history.begin(this.id, this.started, "0.1.0", tuple(sites))
    return history.finish(this, findings, unchecked)


def states(dated: Iterable[Dated]) -> dict[str, str]:
    return {each.finding.key: str(each.state) for each in dated}


def filled(path, weeks=2, findings=40):
    with History.open(path) as history:
        for week in range(weeks):
            audited(history, week, [finding(f"/{n}", pages=3) for n in range(findings)])
