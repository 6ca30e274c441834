"""The files in which decisions travel."""

import csv
import io
import json
from datetime import date

import pytest
from decision_nouns import NOW, TODAY, A, B, decision
from history_nouns import audited, moment
from hypothesis import example, given
from hypothesis import strategies as st

from sicaudit.errors import ConfigError
from sicaudit.store.decision_csv import as_csv, from_csv, shielded, unshielded
from sicaudit.store.decision_json import as_json, from_json
from sicaudit.store.decisions import Decision, checked
from sicaudit.store.history import History


@pytest.fixture
def history(tmp_path):
    with History.open(tmp_path / "history.db") as opened:
        audited(opened, 0, [A, B])
        yield opened


def exported(*decisions: Decision) -> bytes:
    return as_json(decisions, NOW).encode()


def taken_in(history, raw):
    plan = history.decisions.plan_import(from_json(raw), TODAY)
    history.decisions.record(plan.new)
    return plan


def test_an_export_taken_in_elsewhere_is_the_same_and_twice_is_once(history, tmp_path):
    made = [
        history.decisions.decide(each)
        for each in (
            decision(),
            decision("assign"),
            decision("reopen", reviewer="jan", decided_at="2026-11-24T10:00:00Z"),
            decision("snooze", note="na de vakantie “=1+1”\n", decided_at="2026-11-24T11:00:00Z"),
        )
    ]
    raw = exported(*history.decisions.all())
    assert taken_in(history, raw).known == tuple(made)
    with History.open(tmp_path / "other.db") as other:
        audited(other, 0, [A, B])
        assert taken_in(other, raw).new == tuple(made)
        assert taken_in(other, raw).new == ()
        assert other.decisions.all() == history.decisions.all()
        assert other.decisions.in_force(TODAY) == history.decisions.in_force(TODAY)


def test_two_reviewers_who_differ_are_listed_and_not_applied(history):
    standing = history.decisions.decide(decision())
    offered = checked(decision("fix", reviewer="jan"))
    plan = taken_in(history, exported(offered))
    assert [(each.offered, each.standing) for each in plan.conflicts] == [(offered, standing)]
    assert plan.new == ()
    assert history.decisions.all() == (standing,)


def test_who_answers_another_s_decision_in_the_same_file_knew_of_it(history):
    standing = history.decisions.decide(decision())
    answer = checked(decision("reopen", reviewer="jan", decided_at="2026-11-24T10:00:00Z"))
    assert taken_in(history, exported(standing, answer)).new == (answer,)
    assert history.decisions.in_force(TODAY) == {}


@pytest.mark.parametrize(
    "offered",
    [
        decision("fix", decided_at="2026-11-25T00:00:00Z"),
        decision(reviewer="jan", reason="also known"),
        decision("assign", reviewer="jan"),
        decision("fix", reviewer="jan", finding=B.id),
    ],
    ids=["same reviewer", "same answer", "another question", "another finding"],
)
def test_what_only_looks_like_a_conflict_is_taken_in(history, offered):
    history.decisions.decide(decision())
    assert taken_in(history, exported(checked(offered))).new == (checked(offered),)


def test_a_decision_that_ran_out_stands_in_nobody_s_way(history):
    history.decisions.decide(
        decision(decided_at="2026-01-05T00:00:00Z", until=date(2026, 2, 1)),
    )
    assert len(taken_in(history, exported(checked(decision("fix", reviewer="jan")))).new) == 1


def test_findings_that_no_run_saw_are_reported(history):
    stray = checked(decision(finding="0123456789abcdef"))
    plan = taken_in(history, exported(stray, checked(decision())))
    assert plan.unknown == (stray,)
    assert plan.new == (checked(decision()),)


def test_a_decision_from_the_future_is_refused_and_nothing_is_imported(history):
    with pytest.raises(ConfigError, match="future"):
        taken_in(history, exported(decision("fix", decided_at="2026-11-26T00:00:00Z")))


def test_a_browser_s_own_file_is_understood(history):
    raw = json.dumps(
        {
            "schema": "sicaudit-decisions/1",
            "run_id": "2026-11-23T060000Z",
            "site": "a",
            "reviewer": "els",
            "exported_at": "2026-11-24T10:30:00.123Z",
            "decisions": [
                {
                    "finding_id": A.id,
                    "evidence_hash": "x",
                    "decision": "accept",
                    "reason": "known",
                    "until": None,
                    "note": "",
                    "decided_at": "2026-11-24T10:30:00.123+01:00",
                }
            ],
        }
    ).encode()
    assert taken_in(history, raw).new == (checked(decision()),)


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (b"{", "no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"[]", "no JSON object"),
        (b"{}", 'lacks "schema"'),
        (b'{"schema": "sicaudit-decisions/2", "decisions": []}', 'lacks "schema"'),
        (b'{"schema": "sicaudit-decisions/1", "decisions": {}}', 'lacks "schema"'),
        (b'{"schema": "sicaudit-decisions/1", "decisions": [1]}', "decision 1: it is no JSON"),
        (b" " * 10_000_001, "longer than"),
    ],
)
def test_a_file_that_is_no_file_of_decisions_says_so(raw, word):
    with pytest.raises(ConfigError, match=word):
        from_json(raw)


def test_all_mistakes_of_a_file_are_named_at_once():
    good = checked(decision()).as_json()
    records = [
        {**good, "untill": "2026-12-01"},
        good,
        {**good, "decision": "ignore"},
        {**good, "until": "1 december"},
        {**good, "note": 7},
        {**good, "decided_at": None},
        {**good, "finding_id": "\ud800"},
    ]
    raw = json.dumps({"schema": "sicaudit-decisions/1", "decisions": records}).encode()
    with pytest.raises(ConfigError) as raised:
        from_json(raw)
    said = str(raised.value)
    for each in (
        "decision 1: unknown: untill",
        "decision 3: 'ignore' is none of accept,",
        "decision 4: until: '1 december' is no date",
        "decision 5: note must be a text",
        "decision 6: decided_at is missing",
        "decision 7: finding_id",
    ):
        assert each in said
    assert "decision 2" not in said


def edited(text: str, delimiter: str, **cells: str) -> bytes:
    """Fill cells in the row of finding A, as somebody with a spreadsheet does."""
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=delimiter))
    for row in rows:
        if row["finding_id"] == f"id-{A.id}":
            row.update(cells)
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("cp1252" if delimiter == ";" else "utf-8")


@pytest.mark.parametrize("nl", [True, False])
def test_a_spreadsheet_goes_out_empty_and_comes_back_filled_in_once(history, nl):
    text = as_csv(history.findings(), {}, nl=nl)
    assert text.startswith("\ufeff") is nl
    delimiter = ";" if nl else ","
    assert from_csv(text.encode(), "els", NOW, ()) == ()
    raw = edited(text, delimiter, decision="snooze", reason="'s zomers weg; é", until="1-12-2026")
    (made,) = from_csv(raw, "els", NOW, ())
    assert made == decision("snooze", reason="'s zomers weg; é", until=date(2026, 12, 1))
    raw = edited(text, delimiter, decision="accept", reason="known")
    plan = history.decisions.plan_import(from_csv(raw, "els", NOW, ()), TODAY)
    history.decisions.record(plan.new)
    later = "2026-11-30T08:00:00Z"
    again = from_csv(raw, "els", later, history.decisions.all())
    assert again == plan.new
    renewed = from_csv(raw, "els", "2027-03-01T08:00:00Z", history.decisions.all())
    assert renewed[0].until == date(2027, 5, 30)
    noted = edited(text, delimiter, decision="accept", reason="known", note="seen again")
    assert from_csv(noted, "els", later, history.decisions.all())[0].note == "seen again"


def test_a_spreadsheet_of_decisions_comes_back_as_it_went(history):
    made = history.decisions.decide(decision(note="=1+1", reason="-"))
    text = as_csv(history.findings(), history.decisions.in_force(TODAY), nl=True)
    assert '"\'=1+1"' in text
    assert from_csv(text.encode(), None, moment(9), ()) == (made,)


def test_mistakes_in_a_spreadsheet_are_named_by_line(history):
    text = as_csv(history.findings(), {}, nl=False)
    with pytest.raises(ConfigError, match="line 2: 'ignore' is none of"):
        from_csv(edited(text, ",", decision="ignore"), "els", NOW, ())
    with pytest.raises(ConfigError, match="line 2: reviewer is missing"):
        from_csv(edited(text, ",", decision="fix"), None, NOW, ())
    with pytest.raises(ConfigError, match="no table of decisions"):
        from_csv(b"a;b\n1;2\n", "els", NOW, ())
    with pytest.raises(ConfigError, match="cannot be read"):
        from_csv(b'finding_id,decision\n"a"b,"\n', "els", NOW, ())


@given(st.text(alphabet="'=+-@\t\r\n ＝a1é") | st.text())
@example("'s avonds")
@example("'=1")
@example("''\t=1")
def test_a_shield_comes_off_as_it_was_put_on_and_no_formula_gets_through(text):
    guarded = shielded(text)
    assert unshielded(guarded) == text
    assert guarded.lstrip()[:1] not in (*"=+-@＝＋－＠",) or not guarded
    assert guarded[:1] not in ("\t", "\r", "\n")


def test_an_ordinary_apostrophe_is_left_alone():
    assert shielded("'s avonds") == unshielded("'s avonds") == "'s avonds"
