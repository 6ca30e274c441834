"""Reviewers' decisions at the command line: listed, made, taken back, exported and imported."""

import json
from datetime import date, timedelta

import pytest
from stored import finding, store_run

CONFIGURATION = """
[audit]
language = "en"
packs = []
[[reviewer]]
id = "lisa"
name = "Lisa"
[[site]]
id = "a"
name = "A"
url = "https://a.example/"
"""


@pytest.fixture
def store(tmp_path):
    """Two runs: `fixed` is gone in the second, `late` is new there; `other` is site b's."""
    (tmp_path / "sites.toml").write_text(CONFIGURATION)
    path = tmp_path / ".sicaudit" / "history.db"
    first = [finding("one"), finding("fixed"), finding("other", site="b", owner="lisa")]
    store_run(path, 1, first)
    store_run(path, 2, [first[0], first[2], finding("late", check="soft-404")])
    return path


ONE, OTHER = finding("one").id, finding("other", site="b").id
LATE, FIXED = finding("late", check="soft-404").id, finding("fixed").id


def test_the_list_holds_what_asks_for_work_and_says_what_it_leaves_out(ask, store):
    listed = ask("review", "list")
    assert listed.code == 0
    rows = [line.split(maxsplit=6) for line in listed.out.splitlines()]
    assert {row[0]: tuple(row[1:6]) for row in rows} == {
        ONE: ("open", "error", "broken-link", "a", "-"),
        OTHER: ("open", "error", "broken-link", "b", "lisa"),
        LATE: ("new", "error", "soft-404", "a", "-"),
    }
    assert "gone.example/one" in listed.out
    assert "1 fixed or muted findings are not shown" in listed.err
    assert ask("review", "list", "--quiet").err == ""


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--site", "b"], {OTHER}),
        (["--site", "a,b"], {ONE, OTHER, LATE}),
        (["--check", "soft-404"], {LATE}),
        (["--owner", "lisa"], {OTHER}),
        (["--owner", "none", "--check", "broken-link"], {ONE}),
        (["--state", "new"], {LATE}),
        (["--state", "fixed", "--state", "open"], {FIXED, ONE, OTHER}),
        (["--run", "2026-11-23T0601"], {ONE, FIXED, OTHER}),
        (["--decided"], set()),
    ],
)
def test_the_list_can_be_narrowed(ask, store, options, found):
    assert {line[:16] for line in ask("review", "list", *options).out.splitlines()} == found


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--site", "c"], "it has a, b"),
        (["--check", "soft-40"], "Did you mean soft-404?"),
        (["--state", "gone"], "new, open, returned"),
        (["--run", "2025"], "the newest are 2026-11-23T060200Z, 2026-11-23T060100Z"),
        (["--run", "2026"], "the beginning of several runs"),
    ],
)
def test_a_name_that_is_not_there_is_answered_with_those_that_are(ask, store, options, said):
    ended = ask("review", "list", *options)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


def test_an_accepted_finding_is_muted_in_the_next_report_until_it_is_reopened(ask, store, tmp_path):
    made = ask("review", "accept", ONE[:6], "--reason", "comes back", "--reviewer", "jan")
    assert made.code == 0
    assert (made.out, ONE in made.err, "by jan" in made.err) == ("", True, True)

    assert ONE not in ask("review", "list").out
    listed = ask("review", "list", "--decided").out
    assert "muted" in listed
    assert "by jan" in listed
    assert "comes back" in listed

    def state_in_report() -> str:
        assert ask("report", "--output", "out", "--quiet").code == 0
        report = json.loads((tmp_path / "out/latest/findings.json").read_text())
        return {each["id"]: each["state"] for each in report["findings"]}[ONE]

    assert state_in_report() == "muted"
    undone = ask("review", "reopen", ONE, "--reviewer", "lisa")
    assert "this replaces what jan decided" in undone.err
    assert state_in_report() == "open"


def test_decisions_of_every_kind_are_kept_with_who_and_why(ask, store, monkeypatch):
    monkeypatch.setenv("SICAUDIT_REVIEWER", "kim")
    soon = date.today() + timedelta(days=30)
    assert ask("review", "snooze", ONE, "--until", soon, "--reason", "later").code == 0
    assert ask("review", "false-alarm", LATE, "--reason", "it works", "--note", "seen").code == 0
    assert ask("review", "fix", OTHER).code == 0
    assert ask("review", "assign", OTHER, "--to", "lisa").code == 0
    decisions = json.loads(ask("review", "export").out)["decisions"]
    made = {(each["finding_id"], each["decision"]): each for each in decisions}
    assert made[LATE, "false-alarm"]["note"] == "seen"
    assert made[OTHER, "assign"]["owner"] == "lisa"
    assert made[OTHER, "fix"]["until"] is None
    assert {each["reviewer"] for each in decisions} == {"kim"}


def test_several_findings_are_decided_at_once_or_none_at_all(ask, store):
    refused = ask("review", "accept", ONE, "zz", "--reason", "x")
    assert refused.code == 2
    assert "sicaudit review list" in refused.err
    assert json.loads(ask("review", "export").out)["decisions"] == []
    assert ask("review", "accept", ONE, f"id-{LATE.upper()}", "--reason", "x").code == 0
    assert len(json.loads(ask("review", "export").out)["decisions"]) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["accept", ONE], "--reason"),
        (["accept"], "Missing argument"),
        (["accept", "", "--reason", "x"], "begins with ''"),
        (["accept", "0" * 16, "--reason", "x"], "holds no finding"),
        (["accept", ONE, "--reason", "x", "--until", "31-12-2026"], "write it as 2027-01-31"),
        (["accept", ONE, "--reason", "x", "--until", "2020-01-01"], "before the day"),
        (["accept", ONE, "--reason", "x", "--until", "2099-01-01"], "more than 365 days"),
        (["accept", ONE, "--reason", "x" * 501], "longer than 500"),
        (["snooze", ONE, "--reason", "x"], "Missing option '--until'"),
        (["assign", ONE, "--to", "piet"], "known are lisa"),
        (["assign", ONE], "Missing option '--to'"),
    ],
)
def test_a_decision_with_a_mistake_says_what_would_be_right(ask, store, arguments, said):
    ended = ask("review", *arguments)
    assert ended.code == 2
    assert said in ended.err
    assert json.loads(ask("review", "export").out)["decisions"] == []


def test_exported_decisions_go_into_another_history_once(ask, store, tmp_path):
    ask("review", "accept", ONE, "--reason", "comes back", "--reviewer", "jan")
    assert ask("review", "export", "--file", "decided.json").out == ""
    store_run(tmp_path / "other.db", 1, [finding("one")])

    into = ("--store", "other.db")
    tried = ask("review", "import", "decided.json", "--dry-run", *into)
    assert "1 decisions would be imported" in tried.err
    assert ONE in ask("review", "list", *into).out
    assert "1 decisions imported" in ask("review", "import", "decided.json", *into).err
    assert ask("review", "list", *into).out == ""
    assert "1 were known already" in ask("review", "import", "decided.json", *into).err


def test_a_table_can_be_filled_in_and_imported(ask, store, tmp_path):
    ask("review", "export", "--csv", "--file", "table.csv")
    table = (tmp_path / "table.csv").read_text()
    lines = table.splitlines()
    assert lines[0].startswith('"finding_id","site","check"')
    empty, decided = '"","","","","","",""', '"accept","","fine","","","",""'
    filled = [line.replace(empty, decided) if ONE in line else line for line in lines]
    (tmp_path / "table.csv").write_text("\n".join(filled))
    done = ask("review", "import", "table.csv", "--reviewer", "jan")
    assert (done.code, "1 decisions imported" in done.err) == (0, True)
    assert '"accept","jan","fine"' in ask("review", "export", "--csv").out
    dutch = ask("review", "export", "--csv", "--language", "nl").out
    assert dutch.startswith('\ufeff"finding_id";')


def test_what_contradicts_a_colleague_is_left_out_and_told(ask, store, tmp_path):
    ask("review", "accept", ONE, "--reason", "fine", "--reviewer", "jan")
    offered = {
        "finding_id": ONE,
        "decision": "false-alarm",
        "reviewer": "lisa",
        "reason": "works",
        "decided_at": "2026-11-20T10:00:00Z",
    }
    unknown = {**offered, "finding_id": "f" * 16}
    document = {"schema": "sicaudit-decisions/1", "decisions": [offered, unknown]}
    (tmp_path / "lisa.json").write_text(json.dumps(document))
    ended = ask("review", "import", "lisa.json", "--quiet")
    assert ended.code == 2
    assert f"{ONE}: lisa says false-alarm, but jan decided accept" in ended.err
    assert "never saw such a finding" in ended.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "No such file"),
        ("{}", "this is no file of decisions"),
        ("{", "no JSON"),
        ("hallo", "no table of decisions"),
        ('{"schema": "sicaudit-decisions/1", "decisions": [{}]}', "decision 1: "),
    ],
)
def test_a_file_that_is_no_decisions_changes_nothing(ask, store, tmp_path, text, said):
    if text is not None:
        (tmp_path / "file").write_text(text)
    ended = ask("review", "import", "file")
    assert ended.code == 2
    assert "file" in ended.err
    assert said.lower() in ended.err.lower()


def test_where_nothing_is_stored_it_says_what_to_run_first(ask, tmp_path):
    for command in (["list"], ["accept", "a", "--reason", "x"], ["export"], ["import", "x"]):
        ended = ask("review", *command)
        assert ended.code == 2
        assert "sicaudit audit" in ended.err
    assert not (tmp_path / ".sicaudit").exists()


def test_words_of_a_page_cannot_steer_the_terminal(ask, tmp_path):
    store_run(tmp_path / "h.db", 1, [finding("\x1b[2J\u202eone\nfake  line", owner="x\x1b[31m")])
    listed = ask("review", "list", "--store", "h.db")
    assert "\x1b" not in listed.out
    assert "\u202e" not in listed.out
    assert len(listed.out.splitlines()) == 1
