"""The crawl of one run, batch by batch: each once, and all there."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from journal_nouns import LATE, WHOLE, A, contents, known, merge_whole, page, result, target

from sicaudit.crawl.verdict import OK
from sicaudit.model.batch import Purpose
from sicaudit.model.outcome import FailureKind, Judgement, Reason, Verdict
from sicaudit.model.run import Limit
from sicaudit.store.journal import Counts, Journal, Waiting


@pytest.fixture
def path(tmp_path):
    return tmp_path / "history.db-crawl"


@pytest.fixture
def journal(path):
    opened = Journal(path)
    yield opened
    opened.close()


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
        None,
        "",
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
    (memory,) = journal.memories()
    assert (memory.site, memory.url, memory.title) == ("a", f"{A}1", "Pagina 1")
    assert (memory.text_hash, memory.best, memory.basis) == ("h1", date(2024, 5, 3), "json-ld")
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


def test_limits_are_kept_as_they_stand_with_the_last_batch(journal):
    one, two = (Limit(kind="max_pages", count=n, example=f"{A}9") for n in (1, 2))
    crash = Limit(kind="crashed-check:x", count=1, detail="half een teken: \ud800")
    journal.merge(result(number=1), known=[], numbers={}, limits=[("a", one), ("b", crash)])
    journal.merge(result(number=2), known=[], numbers={}, limits=[("a", two)])
    kept = journal.limits()
    assert kept["a", "max_pages"] == two
    assert kept["b", "crashed-check:x"].count == 1


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
