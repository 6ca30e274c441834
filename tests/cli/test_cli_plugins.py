"""Checks of installed packages: what is theirs to break, and what is not."""

import subprocess
import sys
from pathlib import Path

import pytest
from commands import configured, environment, findings_in, run_in
from website import page

HEAD = """
from sicaudit.api import *
MORE = dict(group=Group.LINKS, severity=Severity.WARNING, certainty=Certainty.CERTAIN,
            title="House style", why="", fix="", bad="", good="")
"""

GOOD = """
@page_check(id="house-style", **MORE)
def check(reading):
    if "twee" in reading.page.url:
        yield Found(facts={"word": "u"})
"""

CRASHES = """
@page_check(id="on-a-page", **MORE)
def on_a_page(reading):
    yield Found(facts={"word": "u"})
    if "twee" in reading.page.url:
        raise KeyError("no such word")

@page_check(id="house-style", **MORE)
def check(reading):
    if "twee" in reading.page.url:
        yield Found(facts={"words": {1, 2}})

@page_check(id="leaves", **MORE)
def leaves(reading):
    raise SystemExit(0)

@link_check(id="on-a-link", **MORE)
def on_a_link(case):
    1 / 0

@site_check(id="on-a-site", **MORE)
def on_a_site(case):
    yield Found(key=case.no_such_thing)
"""
NAMES = ("check", "on_a_page", "leaves", "on_a_link", "on_a_site")


def install(folder: Path, code: str) -> Path:
    """Install a package with checks, as pip would; gives the folder to import it from."""
    packages = folder / "packages"
    metadata = packages / "house_style-1.0.dist-info"
    metadata.mkdir(parents=True, exist_ok=True)
    (packages / "house_style.py").write_text(HEAD + code)
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: house-style\nVersion: 1\n")
    names = [name for name in NAMES if f"def {name}(" in code] or ["check"]
    points = "\n".join(f"{name} = house_style:{name}" for name in names)
    (metadata / "entry_points.txt").write_text(f"[sicaudit.checks]\n{points}\n")
    return packages


@pytest.fixture
def site(website, tmp_path):
    served = website({"/": page("/twee", "/weg"), "/twee": page("/")})
    configured(tmp_path, served)
    return served


def test_checks_of_an_installed_package_find_and_their_crash_costs_themselves_only(
    sicaudit, site, tmp_path
):
    path = install(tmp_path, GOOD)
    good = sicaudit("audit", "--fail-on", "house-style", PYTHONPATH=path)
    assert good.returncode == 1, good.stderr
    assert "house-style: House style" in good.stderr
    assert "house-style" in {found["check"] for found in findings_in(tmp_path / "reports")}

    crashed = sicaudit("audit", "--fail-on", "never", PYTHONPATH=install(tmp_path, CRASHES))
    assert crashed.returncode == 3, crashed.stderr
    for said in (
        "the check on-a-page crashed once",
        "KeyError: 'no such word' (house_style.py:",
        "the check house-style crashed once",
        "TypeError: Object of type set is not JSON serializable",
        "the check leaves crashed 2 times",
        "SystemExit: 0",
        "the check on-a-link crashed once",
        "ZeroDivisionError: division by zero",
        "the check on-a-site crashed once",
        "AttributeError: 'SiteCase' object has no attribute",
    ):
        assert said in crashed.stderr
    site_told = run_in(tmp_path / "reports")["run"]["sites"][0]
    assert site_told["pages"] == 2
    assert {limit["kind"]: limit["count"] for limit in site_told["limits"]} == {
        "crashed-check:house-style": 1,
        "crashed-check:leaves": 2,
        "crashed-check:on-a-link": 1,
        "crashed-check:on-a-page": 1,
        "crashed-check:on-a-site": 1,
    }
    overview = (tmp_path / "reports/latest/index.html").read_text()
    assert "De controle on-a-link kon haar werk niet doen (ZeroDivisionError" in overview
    states = {found["check"]: found["state"] for found in findings_in(tmp_path / "reports")}
    assert states == {
        "broken-link": "open",  # all other checks went on
        "on-a-page": "new",  # on the page where it did not crash
        "house-style": "unchecked",  # what it found before does not count as fixed
    }


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import no_such_module", "ModuleNotFoundError: No module named 'no_such_module'"),
        ("check = print", "is no check"),
        ("nothing = 1", "AttributeError"),
        ("def", "SyntaxError"),
    ],
)
def test_a_package_that_cannot_be_used_is_named_before_the_crawl(
    ask, site, tmp_path, monkeypatch, code, said
):
    monkeypatch.syspath_prepend(install(tmp_path, code))
    sys.modules.pop("house_style", None)
    ended = ask("audit")
    assert ended.code == 2
    assert "house-style" in ended.err
    assert said in ended.err
    assert not site.asked


BOOM = """
import os, tempfile
from sicaudit.cli import app

if "NO_FILES" in os.environ:
    tempfile.tempdir = "/proc/no-such-folder"

@app.app.command()
def boom():
    {}["an error of ours\\x1b[31m"]

app.run()
"""


def boom(**more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BOOM, "boom"],
        env=environment(**more),
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_error_of_our_own_ends_with_70_in_one_line(tmp_path):
    ended = boom(TMPDIR=str(tmp_path))
    assert ended.returncode == 70
    assert ended.stdout == ""
    [line] = ended.stderr.splitlines()
    [log] = tmp_path.glob("sicaudit-*.log")
    assert str(log) in line
    assert "maintainers" in line
    text = log.read_text()
    assert "Traceback" in text
    assert "KeyError" in text


def test_an_error_of_our_own_is_told_even_where_no_file_can_be_written():
    ended = boom(NO_FILES="1")
    assert ended.returncode == 70
    assert "KeyError" in ended.stderr
    assert "\x1b" not in ended.stderr
