"""Every exit code of the contract that a crawl can end with, from the real command."""

import json
import sqlite3
from pathlib import Path

import pytest
from commands import configured, findings_in, run_in
from website import page

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
    assert ended.returncode == 1
    assert "1 finding makes this audit fail" in ended.stderr
    assert "/weg" in ended.stderr

    again = sicaudit("audit", "--fail-on", "new:error")
    assert again.returncode == 0, "it was there in the last run"
    assert sicaudit("audit", SICAUDIT_FAIL_ON="links").returncode == 1

    bare = sicaudit("audit", "--fail-on", "never", "--quiet")
    assert (bare.returncode, bare.stdout, bare.stderr) == (0, "", "")


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


def test_a_site_that_refuses_ends_with_3_and_is_named_in_one_line(sicaudit, website, tmp_path):
    configured(tmp_path, website({"/": page()}), "http://127.0.0.1:9/")
    ended = sicaudit("audit", "--fail-on", "never")
    assert ended.returncode == 3
    lines = [line for line in ended.stderr.splitlines() if line.startswith("  b:")]
    assert lines == ["  b: not reached at http://127.0.0.1:9/: the connection was refused"]
    assert run_in(tmp_path / "reports")["run"]["sites"][1]["status"] == "unreachable"


def test_a_limit_that_is_reached_ends_with_3(sicaudit, website, tmp_path):
    configured(
        tmp_path,
        website({"/": page("/een", "/twee"), "/een": page(), "/twee": page()}),
        crawl="max_pages = 2",
    )
    ended = sicaudit("audit")
    assert ended.returncode == 3
    assert "a: 1 more pages were not read: max_pages was reached" in ended.stderr


def test_a_name_that_our_own_dns_fails_to_find_is_not_called_broken(sicaudit, website, tmp_path):
    """No public name resolves where this runs; `.invalid` never exists anywhere (RFC 6761)."""
    links = ("https://www.kindertelefoon.example.org/", "http://nothing.invalid/")
    configured(tmp_path, website({"/": page(*links)}))
    ended = sicaudit("audit", "--fail-on", "never")
    found = {f["target"]: f["evidence"]["reason"] for f in findings_in(tmp_path / "reports")}
    assert found.get("http://nothing.invalid/") == "dns"
    if ended.returncode == 3:
        assert found == {"http://nothing.invalid/": "dns"}
        assert "a: 1 targets could not be checked: our own network or DNS failed" in ended.stderr


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


@pytest.mark.parametrize("command", [("audit",), ("report",), ("diff",), ("review", "list")])
def test_a_damaged_store_ends_with_4_and_is_left_alone(ask, website, tmp_path, command):
    configured(tmp_path, website({"/": page()}))
    store = tmp_path / ".sicaudit" / "history.db"
    store.parent.mkdir()
    store.write_bytes(b"no database" * 500)
    ended = ask(*command)
    assert ended.code == 4
    assert "damaged" in ended.err
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


def test_a_disk_that_is_full_ends_with_4_and_keeps_the_runs_before(tmp_path, website, sicaudit):
    """The limit on a file's size stands for the disk: what is written fails in the same way."""
    site = website({"/": page("/weg", title="Voor" * 2000)})
    configured(tmp_path, site)
    assert sicaudit("audit").returncode == 1
    before = json.loads((tmp_path / "reports/latest/findings.json").read_text())
    site.pages["/"] = page("/weg", *(f"/p{n}" for n in range(3000)))
    full = sicaudit("audit", most_bytes=80_000)
    assert full.returncode == 4, full.stderr
    assert "Nothing stored before is lost" in full.stderr or "Make room" in full.stderr
    assert json.loads((tmp_path / "reports/latest/findings.json").read_text()) == before
    assert sicaudit("report").returncode == 0


def test_an_answer_that_cannot_be_written_ends_with_4(sicaudit):
    ended = sicaudit("explain", stdout=Path("/dev/full"))
    assert ended.returncode == 4
    assert "Make room" in ended.stderr
    assert "Traceback" not in ended.stderr
