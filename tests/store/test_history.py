"""What becomes of findings over the runs."""

import time
from dataclasses import replace

import pytest
from history_nouns import audited, finding, moment, reached, run, run_id, sightings, states

from sicaudit.errors import ConfigError, MachineError
from sicaudit.model.finding import Finding, Severity, State
from sicaudit.model.run import SiteStatus
from sicaudit.store.history import History


@pytest.fixture
def history(tmp_path):
    with History.open(tmp_path / "deep" / ".sicaudit" / "history.db") as opened:
        yield opened


def not_reached(_: Finding) -> bool:
    return True


def test_a_finding_is_new_then_open_then_fixed_then_silent_then_returned_then_open(history):
    said = [
        states(audited(history, week, [finding()] if there else []))
        for week, there in enumerate([True, True, False, False, True, True])
    ]
    assert [each.get("/weg") for each in said] == [
        "new", "open", "fixed", None, "returned", "open",
    ]  # fmt: skip


def test_times_are_those_of_the_runs_that_saw_it(history):
    audited(history, 0, [finding()])
    audited(history, 1, [finding()])
    (missed,) = audited(history, 2, [], unchecked=not_reached)
    (fixed,) = audited(history, 3, [])
    audited(history, 4, [])
    (returned,) = audited(history, 5, [finding()])
    assert (missed.first_seen, missed.last_seen) == (moment(0), moment(1))
    assert (fixed.first_seen, fixed.last_seen) == (moment(0), moment(1))
    assert (returned.first_seen, returned.last_seen) == (moment(0), moment(5))


def test_what_was_not_reached_is_never_called_fixed_however_long(history):
    audited(history, 0, [finding()])
    for week in (1, 2, 3):
        assert states(audited(history, week, [], unchecked=not_reached)) == {"/weg": "unchecked"}
    assert states(audited(history, 4, [finding()])) == {"/weg": "open"}


def test_a_site_that_did_not_answer_fixes_nothing_whatever_the_caller_says(history):
    audited(history, 0, [finding()])
    down = run(1, "a", status=SiteStatus.UNREACHABLE)
    history.begin(down.id, down.started, "0.1.0", ["a"])
    alarm = finding("https://a.nl/", check="site-unreachable")
    said = states(history.finish(down, [alarm], reached))
    assert said == {"/weg": "unchecked", "https://a.nl/": "new"}


def test_only_what_is_missing_is_asked_about_and_as_it_was_last_seen(history):
    audited(history, 0, [finding("/weg", pages=3), finding("/terug")])
    asked = []
    audited(history, 1, [finding("/terug")], unchecked=lambda old: bool(asked.append(old)))
    assert asked == [finding("/weg", pages=3)]


def test_a_run_of_one_site_leaves_the_other_sites_as_they_stand(history):
    both, there = ("a", "b"), finding("/b", site="b")
    audited(history, 0, [finding("/a"), there], sites=both)
    assert states(audited(history, 1, [], sites=["a"])) == {"/a": "fixed"}
    assert states(audited(history, 2, [finding("/a")], sites=["a"])) == {"/a": "returned"}
    assert states(audited(history, 3, [finding("/a"), there], sites=both)) == {
        "/a": "open",
        "/b": "open",
    }
    assert states(audited(history, 4, [finding("/new", site="b"), there], sites=["b"])) == {
        "/new": "new",
        "/b": "open",
    }
    assert states(audited(history, 5, [], sites=both)) == {
        "/a": "fixed",
        "/b": "fixed",
        "/new": "fixed",
    }


def test_a_stray_finding_of_a_site_outside_the_run_is_kept_and_fixes_nothing_there(history):
    audited(history, 0, [finding("/b", site="b")], sites=["b"])
    stray = finding("/stray", site="b")
    assert states(audited(history, 1, [stray], sites=["a"])) == {"/stray": "new"}
    assert states(audited(history, 2, [finding("/b", site="b"), stray], sites=["b"])) == {
        "/b": "open",
        "/stray": "open",
    }


def test_a_stored_run_says_the_same_again_after_opening(tmp_path):
    path = tmp_path / "history.db"
    notice = finding("/oud", severity=Severity.NOTICE, facts={"é": [1, {"x": None}], "date": "—"})
    with History.open(path) as history:
        audited(history, 0, [finding(), notice, finding("/x", owner="jan")])
        said = audited(history, 1, [notice, finding("/y", pages=0, target=None)])
    with History.open(path) as history:
        assert history.findings(run_id(1)) == said
        assert history.findings() == said
        assert states(history.findings(run_id(0))) == {"/oud": "new", "/weg": "new", "/x": "new"}
        assert history.run(run_id(1)) == run(1, "a")
        assert history.runs() == (run(1, "a"), run(0, "a"))


def test_an_old_run_keeps_its_own_facts_when_a_later_one_finds_others(history):
    audited(history, 0, [finding(facts={"status": 404})])
    audited(history, 1, [finding(facts={"status": 410}, pages=7)])
    (old,), (new,) = history.findings(run_id(0)), history.findings(run_id(1))
    assert (old.finding.facts, len(old.finding.sightings)) == ({"status": 404}, 1)
    assert (new.finding.facts, len(new.finding.sightings)) == ({"status": 410}, 7)


def test_text_that_sqlite_cannot_hold_comes_back_as_it_was(history):
    odd = finding("/\ud800\x00", facts={"text": "a\x00b\udcff\u202e"})
    audited(history, 0, [odd])
    assert history.findings()[0].finding == odd


def test_two_findings_of_one_problem_become_one_with_the_pages_of_both(history):
    first, second = sightings(2)
    said = audited(history, 0, [finding(sightings=(first,)), finding(sightings=(first, second))])
    assert [each.finding.sightings for each in said] == [(first, second)]


def test_the_worst_come_first_and_the_fixed_last(history):
    gone = finding("/gone")
    audited(history, 0, [gone])
    said = audited(
        history,
        1,
        [
            finding("/notice", severity=Severity.NOTICE),
            finding("/b"),
            finding("/warning", severity=Severity.WARNING),
            finding("/a"),
        ],
    )
    assert [each.finding.key for each in said] == ["/a", "/b", "/warning", "/notice", "/gone"]


def test_the_summary_counts_earlier_runs_oldest_first(history):
    audited(history, 0, [finding("/a"), finding("/b", severity=Severity.WARNING)])
    audited(history, 1, [finding("/a"), finding("/c")])
    audited(history, 2, [finding("/a")])
    summary = history.summary()
    assert summary.run == run(2, "a")
    assert summary.findings == history.findings()
    zero, one = summary.earlier
    assert (zero[0].id, one[0].id) == (run_id(0), run_id(1))
    assert (zero[1]["error"], zero[1]["warning"], zero[1]["new"], zero[1]["fixed"]) == (1, 1, 2, 0)
    assert (one[1]["error"], one[1]["warning"], one[1]["new"], one[1]["fixed"]) == (2, 0, 1, 1)
    assert history.summary(run_id(0)).earlier == ()


def test_an_interrupted_run_changes_nothing_and_can_be_taken_up_again(history):
    audited(history, 0, [finding()])
    history.begin(run_id(1), moment(1), "0.1.0", ["a"])
    assert [each.id for each in history.runs()] == [run_id(0)]
    assert history.mark_interrupted() == (run_id(1),)
    assert history.mark_interrupted() == ()
    assert [(each.id, each.status) for each in history.runs()] == [
        (run_id(1), "interrupted"),
        (run_id(0), "complete"),
    ]
    assert history.run().id == run_id(0)
    with pytest.raises(ConfigError, match="never came to its end"):
        history.findings(run_id(1))
    assert states(audited(history, 1, [finding()])) == {"/weg": "open"}
    assert [each.status for each in history.runs()] == ["complete", "complete"]


def test_only_a_finished_run_takes_its_id(history):
    audited(history, 0, [])
    history.begin(run_id(1), moment(1), "0.1.0", ["a"])
    assert history.holds(run_id(0))
    assert not history.holds(run_id(1))


def test_a_run_begun_after_a_crash_marks_the_dead_one(history):
    history.begin(run_id(0), moment(0), "0.1.0", ["a"])
    audited(history, 1, [finding()])
    assert [each.status for each in history.runs()] == ["complete", "interrupted"]


def test_a_finished_run_is_never_written_over(history):
    audited(history, 0, [finding()])
    with pytest.raises(MachineError, match=r"holds a run .* already"):
        history.begin(run_id(0), moment(0), "0.1.0", ["a"])
    with pytest.raises(MachineError, match="already, and stays so"):
        history.finish(run(0, "a"), [], reached)
    assert states(history.findings()) == {"/weg": "new"}


def test_a_caller_that_fails_in_the_middle_leaves_the_run_unfinished(history):
    audited(history, 0, [finding("/a"), finding("/b")])

    def falls_over(_: Finding) -> bool:
        raise RuntimeError("no such page")

    with pytest.raises(RuntimeError):
        audited(history, 1, [finding("/a")], unchecked=falls_over)
    assert history.run().id == run_id(0)
    assert states(audited(history, 1, [finding("/a")])) == {"/a": "open", "/b": "fixed"}


def test_a_clock_that_goes_back_does_not_turn_the_order_of_runs_around(history):
    audited(history, 5, [finding()])
    assert states(audited(history, 1, [finding()])) == {"/weg": "open"}
    assert history.run().id == run_id(1)
    assert [each.id for each in history.runs()] == [run_id(1), run_id(5)]


def test_asking_for_a_run_that_is_not_there_says_so(history):
    with pytest.raises(ConfigError, match="no finished run yet"):
        history.run()
    with pytest.raises(ConfigError, match="holds no run 2020"):
        history.findings("2020")


def test_pruning_drops_old_findings_but_not_what_is_known_of_them(history):
    audited(history, 0, [finding("/once"), finding("/always"), finding("/away")])
    audited(history, 1, [finding("/always")], unchecked=lambda old: old.key == "/away")
    for week in (2, 3):
        audited(history, week, [finding("/always")], unchecked=not_reached)
    assert history.prune(2) == (run_id(0), run_id(1))
    assert history.prune(2) == ()
    with pytest.raises(ConfigError, match="keep_runs"):
        history.findings(run_id(1))
    assert [each.id for each in history.runs()] == [run_id(3), run_id(2), run_id(1), run_id(0)]
    assert history.summary().earlier[0][1]["new"] == 3
    assert states(history.findings(run_id(2))) == {"/always": "open", "/away": "unchecked"}
    said = audited(history, 4, [finding("/once"), finding("/always")])
    assert states(said) == {"/once": "returned", "/always": "open", "/away": "fixed"}
    assert {each.first_seen for each in said} == {moment(0)}
    assert history.findings() == said


def test_pruning_gives_room_back(tmp_path):
    path = tmp_path / "history.db"
    with History.open(path) as history:
        for week in range(4):
            many = [finding(f"/{week}/{n}", facts={"detail": f"{week} {n}"}) for n in range(300)]
            audited(history, week, many)
            history.prune(2)
        size = path.stat().st_size
        for week in range(4, 8):
            many = [finding(f"/{week}/{n}", facts={"detail": f"{week} {n}"}) for n in range(300)]
            audited(history, week, many)
            history.prune(2)
        assert path.stat().st_size < size * 1.5


def test_two_thousand_findings_are_stored_and_read_in_a_moment(history):
    findings = [finding(f"/{number}", pages=2) for number in range(1_999)]
    findings.append(finding("/footer", pages=1_170))
    took = []
    for week in range(3):
        start = time.perf_counter()
        audited(history, week, findings)
        took.append(time.perf_counter() - start)
    start = time.perf_counter()
    assert len(history.findings()) == 2_000
    took.append(time.perf_counter() - start)
    print([f"{each:.3f}" for each in took])
    assert max(took) < 1.5  # 0.1 s each on a free machine


def test_an_unchanged_finding_costs_a_few_bytes_a_run(tmp_path):
    path = tmp_path / "history.db"
    findings = [finding(f"/{number}", pages=20) for number in range(500)]
    with History.open(path) as history:
        audited(history, 0, findings)
        audited(history, 1, findings)
        before = path.stat().st_size
        for week in range(2, 12):
            audited(history, week, findings)
        assert (path.stat().st_size - before) / (10 * 500) < 40


def test_a_finding_keeps_its_state_when_only_its_words_change(history):
    audited(history, 0, [finding()])
    (said,) = audited(history, 1, [replace(finding(), severity=Severity.NOTICE, owner="els")])
    assert (said.state, said.finding.owner) == (State.OPEN, "els")
