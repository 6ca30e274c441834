"""The crawl of one run, batch by batch: once each, and there after a kill."""

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sicaudit.crawl.verdict import OK
from sicaudit.errors import MachineError
from sicaudit.model.batch import Approach, HostBatch, HostResult, Purpose, Visit, Visited
from sicaudit.model.finding import Finding, Group, Severity, Sighting
from sicaudit.model.outcome import Certainty, FailureKind, Judgement, Reason, Verdict
from sicaudit.model.page import PageDates, PageFacts
from sicaudit.store.journal import Counts, Journal, Waiting, settings_text
from sicaudit.urls import Host, Url

A = "https://a.nl/"
GONE = Judgement(verdict=Verdict.BROKEN, reason=Reason.NOT_FOUND)
LATE = Judgement(verdict=Verdict.BROKEN, reason=Reason.TIMEOUT, certainty=Certainty.LIKELY)
LONG_AGO = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "history.db-crawl"


@pytest.fixture
def journal(path):
    opened = Journal(path)
    yield opened
    opened.close()


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


def test_what_was_merged_is_there(journal):
    merge_whole(journal)
    assert [*journal.known()] == [
        Waiting(id=1, url=f"{A}1", purpose="page", site="a", depth=0, done=True),
        Waiting(id=2, url=f"{A}2", purpose="target", site=None, depth=1, done=True),
        Waiting(id=3, url=f"{A}3", purpose="target", site=None, depth=1, done=False),
    ]
    assert journal.answer(2) == (
        f"{A}2",
        "broken",
        "not-found",
        "certain",
        404,
        None,
        3,
        "weg",
        None,
    )
    assert journal.answer(3) is None
    assert journal.answer(4) is None
    assert [*journal.troubled()] == [(2, f"{A}2")]
    assert [(n, site, [*targets], bad) for n, site, targets, bad in journal.pages()] == [
        (1, "a", [2, 3], 2)
    ]
    assert journal.body(1) == (f"{A}1", "text/html", b"packed 1")
    assert [*journal.wanted()] == [(2, ["deel"])]
    assert journal.counts() == {"a": Counts(pages=1, links=2, requests=3, bytes=100)}
    assert journal.batches() == {"a.nl": 1}
    assert [*journal.memories()] == [("a", f"{A}1", "Pagina 1", "h1", date(2024, 5, 3), "json-ld")]
    (found,) = journal.findings()
    assert found.key == f"{A}1"


def test_the_same_batch_twice_changes_nothing(journal, path):
    merge_whole(journal)
    before = contents(path)
    merge_whole(journal)
    assert contents(path) == before


def test_a_further_batch_of_the_host_adds_up(journal):
    merge_whole(journal)
    again = replace(WHOLE, batch=replace(WHOLE.batch, number=2))
    journal.merge(again, known=[], numbers={1: [2, 3]})
    assert journal.answer(2)[6] == 6, "attempts of both"
    assert journal.counts()["a"].requests == 6
    assert len([*journal.findings()]) == 1
    assert journal.batches() == {"a.nl": 2}


def test_a_host_does_not_answer_for_the_batches_of_another(journal):
    journal.merge(result(page(1)), known=known(1), numbers={1: []})
    other = result(target(2), host="b.nl")
    journal.merge(other, known=known(2, purpose="target"), numbers={})
    assert journal.batches() == {"a.nl": 1, "b.nl": 1}


def test_what_is_asked_again_as_a_page_waits_until_it_was_read_as_one(journal):
    first = target(1, OK, 200, Purpose.RESOURCE)
    journal.merge(result(first), known=known(1, purpose="resource"), numbers={})
    journal.merge(result(page(2), number=2), known=known(2, 1), numbers={2: [1]})
    assert [(entry.id, entry.purpose, entry.done) for entry in journal.known()] == [
        (1, "page", False),
        (2, "page", True),
    ]
    journal.merge(result(page(1), number=3), known=[], numbers={1: []})
    assert [entry.done for entry in journal.known()] == [True, True]


def test_an_answer_for_another_purpose_does_not_pass_for_the_page(journal):
    asked = target(1, OK, 200, Purpose.RESOURCE)
    journal.merge(
        result(page(2), asked),
        known=[*known(2), *known(1, purpose="resource"), *known(1)],
        numbers={2: [1]},
    )
    assert [entry.id for entry in journal.known() if not entry.done] == [1]


def test_of_a_document_that_was_cut_nobody_can_say_what_it_lacks(journal):
    read = page(1, anchors=["een", "twee"]), page(2, anchors=["een"], cut=True), page(3)
    journal.merge(result(*read), known=known(1, 2, 3), numbers={1: [], 2: [], 3: []})
    assert journal.anchors(1) == (frozenset({"een", "twee"}), False)
    assert journal.anchors(2) is None
    assert "een" not in journal.anchors(3)[0]
    assert journal.anchors(4) is None


def test_what_may_have_passed_is_what_failed_for_such_a_reason(journal):
    answers = [
        target(1, LATE, None, failure=FailureKind.TIMEOUT),
        target(2),
        target(3, OK, 200),
        target(4, Judgement(verdict=Verdict.UNVERIFIABLE, reason=Reason.RATE_LIMITED), 429),
    ]
    journal.merge(result(*answers), known=known(1, 2, 3, 4, purpose="target"), numbers={})
    found = journal.transient([Reason.TIMEOUT, Reason.RATE_LIMITED])
    assert [entry.id for entry in found] == [1, 4]
    assert journal.transient([]) == []


def test_fragments_are_given_by_target(journal):
    one = page(1, targets=["x", "y", "z"], fragments=[(0, "b"), (0, "a"), (2, "c"), (1, "d")])
    journal.merge(result(one), known=known(1), numbers={1: [7, 0, 5]})
    assert [*journal.wanted()] == [(5, ["c"]), (7, ["a", "b"])]


def test_a_page_in_a_sitemap_is_listed_but_not_the_front_page(journal):
    journal.merge(
        result(page(1), page(2)),
        known=[*known(1, depth=0), *known(2, depth=1)],
        numbers={1: [], 2: []},
        listed=[(1, f"{A}s.xml"), (2, f"{A}s.xml"), (2, f"{A}t.xml"), (9, f"{A}s.xml")],
    )
    assert [*journal.listed()] == [(2, "a", f"{A}2", f"{A}s.xml")]


def test_nothing_of_a_batch_is_there_unless_all_of_it_is(journal, path):
    broken = replace(WHOLE, batch=replace(WHOLE.batch, number=2))
    with pytest.raises(KeyError):
        journal.merge(broken, known=known(1), numbers=Refusing())
    assert all(not rows for rows in contents(path).values())
    merge_whole(journal)


class Refusing(dict):
    def __contains__(self, number):
        return True


# -- opening -------------------------------------------------------------------


def begin(path, settings="s", oldest=LONG_AGO):
    journal, resumed = Journal.begin(path, settings, oldest=oldest)
    journal.note("started", "2026-11-23T06:00:00Z") if not resumed else None
    return journal, resumed


def left_behind(path):
    journal, _ = begin(path)
    merge_whole(journal)
    journal.close()


def test_a_stopped_run_of_the_same_settings_is_gone_on_with(path):
    left_behind(path)
    journal, resumed = begin(path)
    assert resumed
    assert len([*journal.known()]) == 3
    journal.close()


@pytest.mark.parametrize(
    "options",
    [
        {"settings": "other"},
        {"oldest": datetime(2026, 11, 23, 6, 0, tzinfo=UTC) + timedelta(seconds=1)},
    ],
)
def test_one_of_other_settings_or_too_long_ago_is_not(path, options):
    left_behind(path)
    journal, resumed = begin(path, **options)
    assert not resumed
    assert [*journal.known()] == []
    assert journal.meta("settings") == options.get("settings", "s")
    journal.close()


def test_a_run_that_never_began_is_not_gone_on_with(path):
    journal, _ = Journal.begin(path, "s", oldest=LONG_AGO)
    journal.close()
    journal, resumed = begin(path)
    assert not resumed
    journal.close()


@pytest.mark.parametrize("damage", [b"", b"no database at all, no database at all" * 100])
def test_what_is_no_journal_is_begun_anew(path, damage):
    path.write_bytes(damage)
    journal, resumed = begin(path)
    assert not resumed
    merge_whole(journal)
    journal.close()


def test_a_journal_torn_in_the_middle_is_begun_anew(path):
    left_behind(path)
    whole = path.read_bytes()
    path.write_bytes(b"\0" * 4096 + whole[4096:])
    journal, resumed = begin(path)
    assert not resumed
    assert [*journal.known()] == []
    journal.close()


def test_a_folder_that_is_not_there_is_the_machines_fault(tmp_path):
    with pytest.raises(MachineError):
        Journal.begin(tmp_path / "no" / "x", "s", oldest=LONG_AGO)


def test_discarding_leaves_nothing_behind(path):
    left_behind(path)
    Journal.discard(path)
    assert [*path.parent.iterdir()] == []
    Journal.discard(path)


KILLED = """
import os, signal, sys
sys.path[:0] = [sys.argv[2], sys.argv[3]]
from pathlib import Path
import test_journal as t
from sicaudit.store.journal import Journal
journal, _ = t.begin(Path(sys.argv[1]))
for number in range(1, 40):
    journal.merge(
        t.result(t.page(number), number=number),
        known=t.known(number, number + 100), numbers={number: [number + 100]},
    )

def numbers():
    yield (1000, "https://a.nl/1000", "page", "a", 0)
    os.kill(os.getpid(), signal.SIGKILL)

journal.merge(t.result(t.page(40), number=40), known=numbers(), numbers={})
"""


def test_killed_in_the_middle_of_a_batch_it_opens_with_all_that_was_merged_before(path):
    here = os.path.dirname(__file__)
    arguments = [sys.executable, "-c", KILLED, str(path), here, os.path.dirname(here)]
    assert subprocess.run(arguments, check=False).returncode == -signal.SIGKILL
    journal, resumed = begin(path)
    assert resumed
    assert journal.batches() == {"a.nl": 39}
    assert [entry.id for entry in journal.known()] == [*range(1, 40), *range(101, 140)]
    assert [entry.id for entry in journal.known() if entry.done] == [*range(1, 40)]
    journal.merge(result(page(101), number=40), known=[], numbers={101: []})
    assert journal.answer(101) is not None
    journal.close()


def test_the_name_of_the_settings_holds_no_secret_and_changes_with_them():
    one = settings_text({"a": 1, "key": "s3cret"})
    assert "s3cret" not in one
    assert one == settings_text({"key": "s3cret", "a": 1})
    assert one != settings_text({"a": 2, "key": "s3cret"})


# -- for every crawl -----------------------------------------------------------

BATCHES = st.lists(st.integers(0, 4), min_size=1, max_size=12)


@given(BATCHES, st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_batches_merged_any_number_of_times_are_merged_once(tmp_path, repeats, data):
    made = [
        {
            "result": result(page(number), target(number + 50), number=number),
            "known": [*known(number), *known(number + 50, purpose="target", site=None)],
            "numbers": {number: [number + 50]},
        }
        for number in range(1, len(repeats) + 1)
    ]
    stored = []
    for name, times in (("once", [1] * len(made)), ("often", [1 + n for n in repeats])):
        path = tmp_path / name
        path.unlink(missing_ok=True)
        journal = Journal(path)
        for batch, number in zip(made, times, strict=True):
            for _ in range(number):
                journal.merge(**batch)
        if name == "often":
            for batch in data.draw(st.permutations(made)):
                journal.merge(**batch)
        journal.close()
        stored.append(contents(path))
    assert stored[0] == stored[1]
