"""Runs that are stopped, killed or in each other's way: nothing is lost, nothing asked twice."""

import os
import signal
import subprocess
import time
from collections.abc import Callable

import pytest
from commands import configured, findings_in, run_in
from stored import finding, store_run
from website import chain, page

PAGES = 36
SECONDS = 0.04

STOPS = (
    (os.kill, signal.SIGINT, 130),
    (os.killpg, signal.SIGTERM, 143),  # as timeout(1) and systemd send it: to the workers, too
)


def wait_until(running: subprocess.Popen, is_so: Callable[[], bool], seconds: float = 30.0) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert running.poll() is None, f"it ended by itself: {running.communicate()[1]}"
        assert time.monotonic() < deadline, "it never came so far"
        time.sleep(0.01)


def asked_pages(site) -> int:
    return sum(count for path, count in site.asked.items() if path in site.pages)


def without_times(finding: dict) -> dict:
    return {name: said for name, said in finding.items() if name not in ("first_seen", "last_seen")}


@pytest.fixture
def slow(website):
    """A site with one dead link on every page, slow enough to be stopped in the middle."""
    pages = chain(PAGES)
    inner = {path: page("/", f"/weg{path}", title=path) for path in pages if path != "/"}
    return website({**pages, **inner}, seconds=SECONDS)


def test_a_run_that_is_stopped_twice_ends_soon_and_goes_on_each_time(
    sicaudit, started, slow, tmp_path
):
    configured(tmp_path, slow)
    for part, (send, number, code) in enumerate(STOPS, 1):
        running = started("audit")
        wait_until(running, lambda enough=part * PAGES // 3: asked_pages(slow) >= enough)
        send(running.pid, number)
        began = time.monotonic()
        out, err = running.communicate(timeout=30)
        assert running.returncode == code, err
        assert time.monotonic() - began < 5
        assert out == ""
        assert "the same command goes on from there" in err
        assert asked_pages(slow) < PAGES, "it was stopped too late to prove anything"

    ended = sicaudit("audit", "--fail-on", "never")
    assert ended.returncode == 0, ended.stderr
    assert "Going on with the run of 2" in ended.stderr
    twice = {path for path, count in slow.asked.items() if count > 1 and path in slow.pages}
    assert twice == set()
    run = run_in(tmp_path / "reports")["run"]
    assert (run["status"], run["sites"][0]["pages"]) == ("complete", PAGES)
    assert len(findings_in(tmp_path / "reports")) == PAGES - 1


def test_after_kill_9_the_next_run_finds_what_an_undisturbed_run_finds(
    sicaudit, started, slow, tmp_path
):
    configured(tmp_path, slow)
    running = started("audit")
    wait_until(running, lambda: asked_pages(slow) >= PAGES // 3)
    os.kill(running.pid, signal.SIGKILL)
    running.communicate(timeout=10)  # ends only when its workers have ended, too

    listed = sicaudit("review", "list")
    assert listed.returncode == 2
    assert "no audit came to its end yet" in listed.stderr

    fresh = started("audit", "--fail-on", "never", "--store", "fresh.db", "--output", "fresh")
    resumed = sicaudit("audit", "--fail-on", "never")
    assert resumed.returncode == 0, resumed.stderr
    assert "Going on" in resumed.stderr
    fresh.communicate(timeout=30)
    assert fresh.returncode == 0
    found = findings_in(tmp_path / "reports")
    undisturbed = findings_in(tmp_path / "fresh")
    assert [*map(without_times, found)] == [*map(without_times, undisturbed)]


def test_a_page_that_never_ends_does_not_hold_up_the_stop(sicaudit, started, slow, tmp_path):
    """What was fetched beside it is kept, and so is what was left out: a resumed run once forgot
    that max_pages was reached, and called itself complete.
    """
    configured(tmp_path, slow, crawl="max_pages = 20")
    slow.pages = chain(PAGES)  # only the front page leads to what is left out
    slow.slow["/3"] = 50.0
    running = started("audit")
    wait_until(running, lambda: slow.asked["/3"] > 0 and asked_pages(slow) >= 10)

    second = sicaudit("audit")
    assert second.returncode == 75, "two runs on one store do not mix"
    assert f"pid {running.pid}" in second.stderr
    assert "started 2" in second.stderr
    assert running.poll() is None

    running.terminate()
    began = time.monotonic()
    running.communicate(timeout=30)
    assert running.returncode == 143
    assert time.monotonic() - began < 8
    slow.slow.clear()
    ended = sicaudit("audit", "--fail-on", "never")
    assert ended.returncode == 3
    assert "max_pages was reached" in ended.stderr
    twice = {path for path, count in slow.asked.items() if count > 1 and path in slow.pages}
    assert twice == {"/3"}


def test_a_worker_that_is_killed_ends_the_run_with_4(started, slow, tmp_path):
    configured(tmp_path, slow)
    running = started("audit")
    wait_until(running, lambda: asked_pages(slow) >= 5)
    children = subprocess.run(
        ["pgrep", "-P", str(running.pid)], capture_output=True, text=True, check=True
    )
    os.kill(int(children.stdout.split()[0]), signal.SIGKILL)
    _, err = running.communicate(timeout=20)
    assert running.returncode == 4, err
    assert "the same command goes on from there" in err


def test_a_quick_look_that_is_stopped_does_not_promise_to_go_on(started, slow, tmp_path):
    running = started("check", slow.url)
    wait_until(running, lambda: asked_pages(slow) >= 2)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=20)
    assert running.returncode == 130
    assert "nothing is kept" in err
    assert "goes on" not in err


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_before_the_crawl_ends_with_its_own_code(started, tmp_path, number, code):
    """An import waits for its input: there is no crawl whose stop could be graceful."""
    store_run(tmp_path / "history.db", 1, [finding("x")])
    os.mkfifo(tmp_path / "input")
    running = started("review", "import", "input", "--store", "history.db")
    writer = os.open(tmp_path / "input", os.O_WRONLY)  # waits until the command has opened it
    running.send_signal(number)
    _, err = running.communicate(timeout=10)
    os.close(writer)
    assert running.returncode == code, err
    assert "Traceback" not in err
