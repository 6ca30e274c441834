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

CRASHES_ON_A_PAGE = """
@page_check(id="house-style", **MORE)
def check(reading):
    if "twee" in reading.page.url:
        raise KeyError("no such word")
    yield Found(facts={"word": "u"})
"""

BAD_FACTS = CRASHES_ON_A_PAGE.replace(
    'raise KeyError("no such word")', 'yield Found(facts={"words": {1, 2}})'
)
LEAVES = CRASHES_ON_A_PAGE.replace('raise KeyError("no such word")', "raise SystemExit(0)")

CRASHES_ON_A_LINK = """
@link_check(id="house-style", **MORE)
def check(case):
    1 / 0
"""

CRASHES_ON_A_SITE = """
@site_check(id="house-style", **MORE)
def check(case):
    yield Found(key=case.no_such_thing)
"""


@pytest.fixture
def installed(tmp_path: Path):
    """Install a package with one check, as pip would; gives the environment that has it."""

    def install(code: str) -> dict[str, str]:
        packages = tmp_path / "packages"
        metadata = packages / "house_style-1.0.dist-info"
        metadata.mkdir(parents=True, exist_ok=True)
        (packages / "house_style.py").write_text(HEAD + code)
        (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: house-style\nVersion: 1\n")
        (metadata / "entry_points.txt").write_text(
            "[sicaudit.checks]\nhouse-style = house_style:check\n"
        )
        return {"PYTHONPATH": str(packages)}

    return install


@pytest.fixture
def site(website, tmp_path):
    served = website({"/": page("/twee", "/weg"), "/twee": page("/")})
    configured(tmp_path, served)
    return served


def test_a_check_of_an_installed_package_finds_and_can_fail_a_build(
    sicaudit, site, installed, tmp_path
):
    ended = sicaudit("audit", "--fail-on", "house-style", **installed(GOOD))
    assert ended.returncode == 1, ended.stderr
    assert "house-style: House style" in ended.stderr
    assert "house-style" in {found["check"] for found in findings_in(tmp_path / "reports")}


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (CRASHES_ON_A_PAGE, "KeyError: 'no such word' (house_style.py:9)"),
        (BAD_FACTS, "TypeError: Object of type set is not JSON serializable"),
        (LEAVES, "SystemExit: 0"),
        (CRASHES_ON_A_LINK, "ZeroDivisionError: division by zero (house_style.py:8)"),
        (CRASHES_ON_A_SITE, "AttributeError: 'SiteCase' object has no attribute"),
    ],
    ids=["page", "facts", "exit", "link", "site"],
)
def test_a_check_that_crashes_costs_itself_and_not_the_run(
    sicaudit, site, installed, tmp_path, code, said
):
    ended = sicaudit("audit", "--fail-on", "never", **installed(code))
    assert ended.returncode == 3, ended.stderr
    assert "a: the check house-style crashed" in ended.stderr
    assert said in ended.stderr
    run = run_in(tmp_path / "reports")["run"]
    assert run["sites"][0]["pages"] == 2
    found = {finding["check"] for finding in findings_in(tmp_path / "reports")}
    assert "broken-link" in found, "all other checks went on"


def test_what_a_crashed_check_found_before_does_not_count_as_fixed(
    sicaudit, site, installed, tmp_path
):
    sicaudit("audit", **installed(GOOD))
    sicaudit("audit", **installed(CRASHES_ON_A_PAGE))
    states = {f["pages"][0]["url"][-5:]: f["state"] for f in findings_in(tmp_path / "reports")}
    assert states["/twee"] == "unchecked"


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
    sicaudit, site, installed, code, said
):
    ended = sicaudit("audit", **installed(code))
    assert ended.returncode == 2
    assert "house-style" in ended.stderr
    assert said in ended.stderr
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
