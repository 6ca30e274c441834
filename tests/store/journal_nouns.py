"""Batches for the tests of the journal, made with as few words as possible."""

import sqlite3
from datetime import UTC, date, datetime

from sicaudit.crawl.verdict import OK
from sicaudit.model.batch import Approach, HostBatch, HostResult, Purpose, Visit, Visited
from sicaudit.model.finding import Finding, Group, Severity, Sighting
from sicaudit.model.outcome import Certainty, Judgement, Reason, Verdict
from sicaudit.model.page import PageDates, PageFacts
from sicaudit.store.journal import Journal
from sicaudit.urls import Host, Url

A = "https://a.nl/"
GONE = Judgement(verdict=Verdict.BROKEN, reason=Reason.NOT_FOUND)
LATE = Judgement(verdict=Verdict.BROKEN, reason=Reason.TIMEOUT, certainty=Certainty.LIKELY)
LONG_AGO = datetime(2026, 11, 1, tzinfo=UTC)


def visit(number, purpose=Purpose.PAGE, site="a", url=None):
    return Visit(id=number, url=Url(url or f"{A}{number}"), purpose=purpose, site=site)


def page(number, *, targets=(), fragments=(), findings=(), cut=False, malformed=0, anchors=()):
    facts = PageFacts(
        url=Url(f"{A}{number}"),
        title=f"Pagina {number}",
        links=len(targets),
        targets=tuple(map(Url, targets)),
        follow=len(targets),
        fragments=tuple(fragments),
        anchors=frozenset(anchors),
        malformed=malformed,
        text_hash=f"h{number}",
        dates=PageDates(best=date(2024, 5, 3), basis="json-ld"),
    )
    return Visited(
        visit=visit(number),
        judgement=OK,
        status=200,
        content_type="text/html",
        facts=facts,
        findings=tuple(findings),
        body=b"packed %d" % number,
        cut=cut,
    )


def target(number, judgement=GONE, status=404, purpose=Purpose.TARGET, **more):
    return Visited(visit=visit(number, purpose, None), judgement=judgement, status=status, **more)


def result(*visited, number=1, host="a.nl", requests=3, size=100):
    batch = HostBatch(
        host=Host(host),
        number=number,
        visits=tuple(one.visit for one in visited),
        approach=Approach(),
    )
    return HostResult(batch=batch, visited=visited, requests=requests, bytes=size)


def known(*numbers, purpose="page", site="a", depth=0):
    return [(number, f"{A}{number}", purpose, site, depth) for number in numbers]


def finding(number):
    return Finding(
        check="stale-page",
        group=Group.FRESHNESS,
        severity=Severity.WARNING,
        certainty=Certainty.LIKELY,
        site="a",
        key=f"{A}{number}",
        sightings=(Sighting(url=Url(f"{A}{number}"), title="\ud800 half een teken"),),
        facts={"date": None},
    )


def contents(path):
    """Give every row of every table."""
    connection = sqlite3.connect(path)
    try:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        return {
            name: sorted(map(repr, connection.execute(f"SELECT * FROM {name}")))
            for (name,) in tables.fetchall()
        }
    finally:
        connection.close()


WHOLE = result(
    page(1, targets=["x", "y"], fragments=[(0, "deel")], findings=[finding(1)], malformed=2),
    target(2, attempts=3, detail="weg"),
)


def merge_whole(journal):
    journal.merge(
        WHOLE,
        known=[*known(1), *known(2, 3, purpose="target", site=None, depth=1)],
        numbers={1: [2, 3]},
        listed=[(1, f"{A}sitemap.xml")],
    )


def begin(path, settings="s", oldest=LONG_AGO):
    journal, resumed = Journal.begin(path, settings, oldest=oldest)
    journal.note("started", "2026-11-23T06:00:00Z") if not resumed else None
    return journal, resumed


def left_behind(path):
    journal, _ = begin(path)
    merge_whole(journal)
    journal.close()
