"""What a person, a pipe and a log see: progress, colours, silence, and a quick answer."""

import os
import pty
import re
import resource
import subprocess
import sys
import threading

import pytest
from commands import COMMAND, configured, environment, run
from website import chain, page

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def on_a_terminal(folder, *arguments, **more) -> str:
    """Run `sicaudit` with stderr on a terminal of 80 columns, and give all that it drew."""
    ours, theirs = pty.openpty()
    drawn: list[bytes] = []

    def read() -> None:
        try:
            while piece := os.read(ours, 65536):
                drawn.append(piece)
        except OSError:
            pass  # the other end was closed

    reader = threading.Thread(target=read)
    reader.start()
    ended = subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        env=environment(TERM="xterm-256color", **more),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=theirs,
        timeout=60,
        check=False,
    )
    os.close(theirs)
    reader.join()
    os.close(ours)
    assert ended.stdout == b""
    return b"".join(drawn).decode()


@pytest.fixture
def slow(website, tmp_path):
    site = website(chain(20), seconds=0.05)
    path = configured(tmp_path, site)
    text = path.read_text().replace("Site A", "[red]Site A[/x]")
    path.write_text(text)
    return site


def test_a_terminal_shows_how_far_each_site_is(slow, tmp_path):
    drawn = on_a_terminal(tmp_path, "audit", NO_COLOR="1")
    assert "[red]Site A[/x]" in drawn, "a name is no markup"
    assert re.search(r"crawling: \d+ of \d+ targets, \d+ requests/s, 0 findings so far", drawn)
    pages = {int(number) for number in re.findall(r"Site A\[/x\]\s+(\d+)", drawn)}
    assert len(pages) > 2, "it moves while a batch is under way"
    codes = {code for found in COLOUR.findall(drawn) for code in found[2:-1].split(";")}
    assert codes <= {"", "0", "1"}, "NO_COLOR: bold is no colour"


def test_a_pipe_gets_no_control_signs_and_80_columns(sicaudit, website, tmp_path):
    pages = {"/": page("/a", title="\x1b]0;x\x07"), "/a": page("/weg", title="\x9b2J")}
    configured(tmp_path, *(website(pages) for _ in range(3)))
    ended = sicaudit("audit", "--verbose")
    assert not {"\x1b", "\x07", "\x9b"} & set(ended.stderr)
    table = ended.stderr[ended.stderr.index("site ") :].partition("\n\n")[0].splitlines()
    assert [line.split()[0] for line in table] == ["site", "a", "b", "c", "all"]
    assert max(map(len, table)) <= 80
    assert "crawling ...\n" in ended.stderr, "a log gets the steps, where it is asked for"
    assert str(tmp_path / "sites.toml") in ended.stderr


def test_every_shared_option_has_its_variable(sicaudit, website, tmp_path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    configured(folder, website({"/": page("/weg")}), website({"/": page("/weg")}))
    drawn = on_a_terminal(
        tmp_path,
        "audit",
        SICAUDIT_CONFIG="elsewhere/sites.toml",
        SICAUDIT_OUTPUT="out",
        SICAUDIT_STORE="store.db",
        SICAUDIT_SITE="b",
        SICAUDIT_FAIL_ON="never",
        SICAUDIT_FORMAT="csv",
        SICAUDIT_LANGUAGE="en",
        SICAUDIT_NO_PROGRESS="1",
    )
    assert "crawling" not in drawn
    assert "Report: out/" in drawn
    [run_folder] = (tmp_path / "out").glob("2*")
    table = (run_folder / "findings.csv").read_text()
    assert "does not work" in table
    assert (tmp_path / "store.db").exists()
    assert not (folder / ".sicaudit").exists()
    again = sicaudit("report", SICAUDIT_STORE="store.db", SICAUDIT_QUIET="1")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


def modules_of(*arguments: str) -> set[str]:
    """Give the names of the modules that a command imports."""
    ended = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "sicaudit", *arguments],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    return {line.rpartition("|")[2].strip() for line in ended.stderr.splitlines()}


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("explain",)])
def test_a_quick_question_imports_nothing_heavy(arguments):
    """Typer itself imports pydantic as soon as a command takes parameters; we do not."""
    loaded = modules_of(*arguments)
    assert "sicaudit.cli.explain" in loaded
    heavy = {"aiohttp", "jinja2", "selectolax", "bs4", "phonenumbers", "sqlite3", "asyncio"}
    assert not heavy & loaded
    assert not {name for name in loaded if name.startswith("sicaudit.config.")}
    if arguments[0] != "explain":
        assert "pydantic" not in loaded


def test_help_is_there_at_once():
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([*COMMAND, "--help"], env=environment(), capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime - before.ru_utime < 0.4


def test_a_reader_that_leaves_is_no_error(tmp_path):
    for command in ("explain", "config schema", "--help"):
        shell = f"{sys.executable} -m sicaudit {command} | head -1; echo ${{PIPESTATUS[0]}}"
        ended = subprocess.run(
            ["bash", "-c", shell], cwd=tmp_path, env=environment(), capture_output=True, text=True
        )
        assert ended.stderr == ""
        assert ended.stdout.splitlines()[-1] == "0"


def test_a_reader_that_leaves_does_not_change_what_check_says(website, tmp_path):
    site = website({"/": page(*(f"/weg{n}" for n in range(4)), title="\x1b[31mrood")})
    command = f"{sys.executable} -m sicaudit check {site.url} -q -o out -f markdown"
    ended = subprocess.run(
        ["bash", "-c", f"{command} | head -1; echo ${{PIPESTATUS[0]}}"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
    )
    assert ended.stdout.splitlines()[-1] == "1"
    assert "Traceback" not in ended.stderr
    assert "\x1b" not in ended.stdout + ended.stderr
    assert (tmp_path / "out/latest/summary.md").exists()


def test_closed_streams_and_narrow_alphabets_stop_nothing(website, tmp_path):
    configured(tmp_path, website({"/": page("/weg", title="caf\u00e9 \U0001f600")}))
    shell = f"{sys.executable} -m sicaudit audit 2>&- ; echo $?"
    ended = subprocess.run(
        ["bash", "-c", shell], cwd=tmp_path, env=environment(), capture_output=True, text=True
    )
    assert ended.stdout == "1\n", "nothing that was meant for stderr comes on stdout"
    spoken = run(tmp_path, "explain", "stale-page", "-l", "nl", PYTHONIOENCODING="ascii")
    assert spoken.returncode == 0
    assert "Pagina?s" in spoken.stdout
