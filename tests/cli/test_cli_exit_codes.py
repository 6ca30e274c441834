"""Every exit code of the contract that a crawl can end with, from the real command."""

import re
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from commands import configured, findings_in, run_in
from stored import finding, store_run
from website import page

from sicaudit.cli.fail_on import fail_on
from sicaudit.model.finding import Dated, State
from sicaudit.model.outcome import Certainty

BROKEN = {"/": page("/weg", "/twee#plek"), "/twee": page("/")}
"""One certain broken link, one broken fragment."""


def test_a_clean_site_ends_with_0_and_says_nothing_on_stdout(sicaudit, website, tmp_path):
    configured(tmp_path, website({"/": page("/twee"), "/twee": page("/")}))
    ended = sicaudit("audit")
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == ""
    assert run_in(tmp_path / "reports")["run"]["status"] == "complete"
    assert findings_in(tmp_path / "reports") == []


def test_what_fail_on_names_ends_with_1_and_is_named(sicaudit, website, tmp_path):
    configured(tmp_path, website(BROKEN))
    ended = sicaudit("audit", "--language", "en")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "1 finding makes this audit fail" in ended.stderr
    assert "/weg" in ended.stderr

    again = sicaudit("audit", "--fail-on", "new:error", "--quiet")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", ""), "it was there before"


def dated(check="broken-link", state=State.NEW, certainty=Certainty.CERTAIN) -> Dated:
    found = replace(finding("x", check=check), certainty=certainty)
    return Dated(finding=found, state=state, first_seen="", last_seen="")


@pytest.mark.parametrize(
    ("words", "found", "caught"),
    [
        (None, dated(), True),
        (None, dated(certainty=Certainty.LIKELY), False),
        (None, dated("moved-link"), False),
        (None, dated(state=State.MUTED), False),
        (None, dated(state=State.FIXED), False),
        (None, dated(state=State.UNCHECKED), False),
        ("never", dated(), False),
        ("moved-link, broken-link", dated(certainty=Certainty.LIKELY), True),
        ("links", dated("moved-link"), True),
        ("links", dated("unverifiable-link", certainty=Certainty.ASK), False),
        ("unverifiable-link", dated("unverifiable-link", certainty=Certainty.ASK), True),
        ("freshness,signposting", dated(), False),
        ("error", dated(), True),
        ("warning", dated(), False),
        ("new:error", dated(state=State.OPEN), False),
        ("new:links", dated(state=State.RETURNED), True),
        ("new:broken-link,moved-link", dated("moved-link", state=State.OPEN), True),
    ],
)
def test_fail_on_catches_what_it_names_and_nothing_else(words, found, caught):
    assert bool(fail_on(words).caught([found])) is caught


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--site", "nergens"], "known are a"),
        (["--fail-on", "broken-lnk"], "Did you mean broken-link?"),
        (["--fail-on", ""], "--fail-on never"),
        (["--fail-on", "never,error"], "never stands alone"),
        (["--format", "pdf"], "html, json, csv"),
        (["--language", "fy"], "neither nl nor en"),
        (["--config", "elders.toml"], "there is no elders.toml"),
        (["--no-such-option"], "No such option"),
        (["--store"], "requires an argument"),
    ],
)
def test_wrong_usage_ends_with_2_before_anything_is_crawled(
    ask, website, tmp_path, arguments, said
):
    site = website({"/": page()})
    configured(tmp_path, site)
    ended = ask("audit", *arguments)
    assert ended.code == 2
    assert said in ended.err
    assert ended.out == ""
    assert not site.asked
    assert not (tmp_path / "reports").exists()


@pytest.mark.parametrize(
    "command",
    [
        "audit",
        "check",
        "inspect",
        "report",
        "diff",
        "explain",
        "demo",
        "config check",
        "review list",
    ],
)
def test_every_command_takes_the_switches_of_a_cron_job(ask, command):
    ended = ask(*command.split(), "-q", "--verbose", "--no-progress", "--version")
    assert (ended.code, ended.out.split()[0]) == (0, "sicaudit")
    assert ended.err == ""


@pytest.mark.parametrize("command", [(), ("review",), ("config",)])
def test_who_asks_for_nothing_reads_the_help(ask, command):
    ended = ask(*command)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("Usage: sicaudit")
    assert "sicaudit: " not in ended.err


def test_without_a_configuration_it_says_how_to_begin(ask):
    ended = ask("audit")
    assert ended.code == 2
    assert "sicaudit config init" in ended.err
    assert "sicaudit check URL" in ended.err


def test_a_broken_configuration_is_named_by_its_lines(ask, tmp_path):
    (tmp_path / "sites.toml").write_text('[[site]]\nid = "a"\nname = "A"\nurl = "ftp://a"\n')
    ended = ask("audit")
    assert ended.code == 2
    assert "sites.toml:4" in ended.err


def test_what_was_not_seen_ends_with_3_and_each_site_says_why_in_a_line(
    sicaudit, website, tmp_path
):
    """No public name resolves where this runs; `.invalid` never exists anywhere (RFC 6761)."""
    many = {"/": page("/een", "/twee"), "/een": page(), "/twee": page()}
    links = page("https://www.kindertelefoon.example.org/", "http://nothing.invalid/")
    refused = "http://127.0.0.1:9/"
    configured(tmp_path, website(many), refused, website({"/": links}), crawl="max_pages = 2")
    ended = sicaudit("audit", "--fail-on", "never")
    assert (ended.returncode, ended.stdout) == (3, "")
    lines = dict(re.findall(r"^  (\w): (.*)$", ended.stderr, re.MULTILINE))
    assert lines["a"].startswith("1 more page was not read: max_pages was reached (as http")
    assert lines["b"] == f"not reached at {refused}: the connection was refused"
    run = run_in(tmp_path / "reports")
    assert run["run"]["status"] == "incomplete"
    assert [site["status"] for site in run["run"]["sites"][:2]] == ["incomplete", "unreachable"]
    broken = {f["target"]: f["evidence"]["reason"] for f in run["findings"] if f["site"] == "c"}
    assert broken["http://nothing.invalid/"] == "dns"
    if "c" in lines:  # our own names do not resolve: nothing else may be called broken for that
        assert lines["c"] == "1 target could not be checked: our own network or DNS failed"
        assert list(broken) == ["http://nothing.invalid/"]


def test_no_network_at_all_is_said_once(sicaudit, tmp_path):
    configured(tmp_path, "https://www.een.example.org/", "https://www.twee.example.org/")
    ended = sicaudit("audit")
    assert ended.returncode == 3
    assert ended.stderr.count("There is no network") <= 1
    certain = [f for f in findings_in(tmp_path / "reports") if f["certainty"] == "certain"]
    if "There is no network" in ended.stderr:
        assert certain == []


def test_an_output_that_cannot_be_written_ends_with_4_before_the_crawl(ask, website, tmp_path):
    site = website({"/": page()})
    configured(tmp_path, site)
    (tmp_path / "file").touch()
    ended = ask("audit", "--output", "file/reports")
    assert ended.code == 4
    assert "--output" in ended.err
    assert not site.asked


def test_a_store_that_cannot_be_written_ends_with_4_before_the_crawl(ask, website, tmp_path):
    site = website({"/": page()})
    configured(tmp_path, site)
    (tmp_path / "file").touch()
    ended = ask("audit", "--store", "file/history.db")
    assert ended.code == 4
    assert "--store" in ended.err
    assert not site.asked


@pytest.mark.parametrize("folder", [".", "map"])
def test_a_folder_in_the_place_of_the_store_ends_with_4(ask, website, tmp_path, folder):
    site = website({"/": page()})
    configured(tmp_path, site)
    (tmp_path / "map").mkdir()
    for command in ("audit", "report"):
        ended = ask(command, "--store", folder)
        assert ended.code == 4
        assert f"{folder} is a folder. Name a file" in ended.err
    assert not site.asked


@pytest.mark.parametrize("command", [("audit",), ("report",), ("diff",), ("review", "list")])
def test_a_damaged_store_ends_with_4_and_is_left_alone(ask, website, tmp_path, command):
    configured(tmp_path, website({"/": page()}))
    store = tmp_path / ".sicaudit" / "history.db"
    store.parent.mkdir()
    store.write_bytes(b"no database" * 500)
    ended = ask(*command)
    assert ended.code == 4
    assert "damaged" in ended.err
    assert len(ended.err.splitlines()) == 1
    assert store.read_bytes() == b"no database" * 500


def test_a_store_of_a_newer_version_ends_with_4(ask, website, tmp_path):
    configured(tmp_path, website({"/": page()}))
    store = tmp_path / ".sicaudit" / "history.db"
    store.parent.mkdir()
    with sqlite3.connect(store) as connection:
        connection.execute(f"PRAGMA application_id = {0x53494341}")
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    ended = ask("audit")
    assert ended.code == 4
    assert "newer sicaudit" in ended.err


def test_a_disk_that_is_full_ends_with_4_and_keeps_the_runs_before(
    tmp_path, website, sicaudit, ask
):
    """The limit on a file's size stands for the disk: what is written fails in the same way."""
    configured(tmp_path, website({"/": page(*(f"/p{n}" for n in range(3000)))}))
    earlier = store_run(tmp_path / ".sicaudit/history.db", 1, [finding("x")])
    full = sicaudit("audit", most_bytes=80_000)
    assert full.returncode == 4, full.stderr
    assert "Nothing stored before is lost; make room" in full.stderr
    assert not (tmp_path / "reports/latest").exists()
    assert ask("report").code == 0
    assert run_in(tmp_path / "reports")["run"]["id"] == earlier


def test_an_answer_that_cannot_be_written_ends_with_4(sicaudit):
    ended = sicaudit("explain", stdout=Path("/dev/full"))
    assert ended.returncode == 4
    assert "Make room" in ended.stderr
    assert "Traceback" not in ended.stderr
