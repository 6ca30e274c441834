"""Reviewers' decisions: what counts when."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from decision_nouns import TODAY, A, B, decision
from history_nouns import audited, states

from sicaudit.errors import ConfigError
from sicaudit.store.decisions import checked
from sicaudit.store.history import History


@pytest.fixture
def history(tmp_path):
    with History.open(tmp_path / "history.db") as opened:
        audited(opened, 0, [A, B])
        yield opened


@pytest.mark.parametrize("kind", ["accept", "false-alarm", "snooze"])
def test_a_muting_decision_mutes_until_its_end_and_then_the_finding_is_open_again(history, kind):
    made = history.decisions.decide(decision(kind, until=date(2026, 12, 10)))
    (muted, other) = sorted(audited(history, 1, [A, B]), key=lambda each: each.finding.key)
    assert (muted.state, other.state) == ("muted", "open")
    assert muted.decision == made.as_json()
    assert muted.decision["until"] == "2026-12-10"
    assert states(audited(history, 2, [A, B])) == {"/a": "muted", "/b": "open"}  # 7 December
    assert states(audited(history, 3, [A, B])) == {"/a": "open", "/b": "open"}  # 14 December


def test_the_end_counts_as_the_last_day():
    made = checked(decision(until=date(2026, 12, 10)))
    assert made.counts_on(date(2026, 12, 10))
    assert not made.counts_on(date(2026, 12, 11))


def test_an_accepted_finding_that_is_gone_is_fixed_and_a_return_is_muted_again(history):
    history.decisions.decide(decision())
    assert states(audited(history, 1, [B])) == {"/a": "fixed", "/b": "open"}
    assert states(audited(history, 2, [A, B])) == {"/a": "muted", "/b": "open"}


def test_a_muted_finding_that_was_not_reached_stays_muted(history):
    history.decisions.decide(decision())
    said = audited(history, 1, [B], unchecked=lambda _: True)
    assert states(said) == {"/a": "muted", "/b": "open"}


def test_muted_findings_come_last_and_are_not_counted_by_severity(history):
    history.decisions.decide(decision())
    assert [each.finding.key for each in audited(history, 1, [A, B])] == ["/b", "/a"]
    audited(history, 2, [A, B])
    counts = history.summary().earlier[1][1]
    assert (counts["error"], counts["muted"], counts["open"]) == (1, 1, 1)


def test_fix_and_reopen_take_a_muting_back(history):
    for kind in ("fix", "reopen"):  # all within one second, as a script does
        history.decisions.decide(decision())
        assert states(history.findings())["/a"] == "muted"
        history.decisions.decide(decision(kind))
        assert states(history.findings())["/a"] == "new"
    assert history.decisions.in_force(TODAY) == {}


def test_a_fix_is_in_force_but_mutes_nothing(history):
    made = history.decisions.decide(decision("fix"))
    assert history.decisions.in_force(TODAY) == {A.id: made}
    assert states(history.findings())["/a"] == "new"


def test_an_assignment_changes_the_owner_and_nothing_else(history):
    before = {each.finding.key: each for each in history.findings()}
    history.decisions.decide(decision())
    history.decisions.decide(decision("assign"))
    history.decisions.decide(decision("assign", owner="piet", decided_at="2026-11-25T00:00:00Z"))
    after = {each.finding.key: each for each in history.findings()}
    assert (after["/a"].finding.owner, after["/a"].state) == ("piet", "muted")
    assert after["/b"] == before["/b"]
    assert {each.finding.owner for each in audited(history, 1, [A, B])} == {"piet", None}


def test_a_decision_made_after_a_run_shows_when_its_report_is_made_again(history):
    assert states(history.findings())["/a"] == "new"
    history.decisions.decide(decision(until=date(2026, 12, 1)))
    assert states(history.findings())["/a"] == "muted"
    assert states(history.findings(today=date(2026, 12, 2)))["/a"] == "new"


def test_the_usual_end_is_ninety_days_and_the_last_possible_one_a_year():
    assert checked(decision()).until == date(2027, 2, 22)
    assert checked(decision(until=date(2027, 11, 24))).until == date(2027, 11, 24)
    with pytest.raises(ConfigError, match="more than 365 days"):
        checked(decision(until=date(2027, 11, 25)))
    with pytest.raises(ConfigError, match="before the day of the decision"):
        checked(decision(until=date(2026, 11, 23)))
    assert checked(decision("fix")).until is None


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        (decision(reviewer=" "), "reviewer is missing"),
        (decision(reason=""), "accept needs a reason"),
        (decision(note="x" * 501), "note is longer than 500"),
        (decision("assign", owner=None), "assign needs an owner"),
        (decision("fix", owner="jan"), "fix takes no owner"),
        (decision("reopen", until=TODAY), "reopen takes no end"),
        (decision(decided_at="yesterday"), "no RFC 3339 time"),
        (decision(decided_at="2026-11-24T09:30:00"), "lacks its time zone"),
        (replace(decision(), finding="0" * 16), "holds no finding 0000"),
        (replace(decision(), finding="\ud800"), "is not 16 hexadecimal digits"),
    ],
)
def test_what_breaks_a_rule_is_refused_and_not_recorded(history, wrong, word):
    with pytest.raises(ConfigError, match=word):
        history.decisions.decide(wrong)
    assert history.decisions.all() == ()


def test_decisions_cannot_be_rewritten_or_deleted(history, tmp_path):
    history.decisions.decide(decision())
    with closing(sqlite3.connect(tmp_path / "history.db")) as raw:
        for sql in ("UPDATE decision SET reviewer = 'x'", "DELETE FROM decision"):
            with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
                raw.execute(sql)


def test_decisions_outlive_pruning_and_the_finding_itself(history):
    made = history.decisions.decide(decision())
    for week in (1, 2, 3):
        audited(history, week, [B])
    history.prune(1)
    assert history.decisions.all() == (made,)
    assert states(audited(history, 4, [A, B]))["/a"] == "muted"
