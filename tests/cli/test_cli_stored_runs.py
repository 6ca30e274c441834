"""`report` and `diff`: what was stored, told again without the network."""

import json

import pytest
from stored import finding, store_run


@pytest.fixture
def store(tmp_path):
    path = tmp_path / "h.db"
    stays, goes, hides, other = (finding(name) for name in ("stays", "goes", "hides", "other"))
    elsewhere = finding("elsewhere", site="b")
    store_run(path, 1, [stays, goes, hides, elsewhere])
    store_run(path, 2, [stays, other], sites=("a",), unchecked=("hides",))
    return path


def part(text: str, name: str) -> list[str]:
    """Give the names of the findings below a heading of `diff`."""
    lines = text.partition(f"\n{name}: ")[2].splitlines()[1:]
    return [line.split("gone.example/")[1].split()[0] for line in lines[: _end(lines)]]


def _end(lines: list[str]) -> int:
    return lines.index("") if "" in lines else len(lines)


def test_diff_says_what_is_new_still_open_fixed_and_not_checked(ask, store):
    ended = ask("diff", "--store", store, "--language", "en")
    assert ended.code == 0
    assert ended.out.startswith("2026-11-23T060100Z -> 2026-11-23T060200Z\n")
    assert part(ended.out, "new") == ["other"]
    assert part(ended.out, "still open") == ["stays"]
    assert part(ended.out, "fixed") == ["goes"]
    assert sorted(part(ended.out, "not checked")) == ["elsewhere", "hides"]
    assert "does not work" in ended.out
    assert "werkt niet" in ask("diff", "--store", store, "--language", "nl").out


def test_diff_knows_a_finding_again_that_was_not_checked_in_between(ask, store):
    store_run(store, 3, [finding("stays"), finding("hides")], sites=("a",))
    out = ask("diff", "--store", store).out
    assert part(out, "new") == []
    assert sorted(part(out, "still open")) == ["hides", "stays"]
    older = ask("diff", "2026-11-23T0601", "latest", "--store", store, "--site", "a").out
    assert part(older, "fixed") == ["goes"]
    assert "elsewhere" not in older


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["2020"], "no run '2020'; the newest are 2026-11-23T060200Z"),
        (["2026-11-23T060100Z", "2026"], "beginning of several runs"),
    ],
)
def test_diff_of_a_run_there_is_not_names_those_there_are(ask, store, arguments, said):
    ended = ask("diff", *arguments, "--store", store)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


def test_diff_of_a_single_run_says_what_is_missing(ask, tmp_path):
    store_run(tmp_path / "one.db", 1, [finding("x")])
    ended = ask("diff", "--store", "one.db")
    assert ended.code == 2
    assert "sicaudit audit" in ended.err


def test_report_writes_any_stored_run_in_any_format(ask, store, tmp_path):
    formats = "csv,sarif,junit,markdown"
    ended = ask("report", "--store", store, "--run", "2026-11-23T060100Z", "--format", formats)
    assert (ended.code, ended.out) == (0, "")
    folder = tmp_path / "reports" / "2026-11-23T060100Z"
    assert str(folder.relative_to(tmp_path)) in ended.err
    names = {path.name for path in folder.iterdir()}
    assert names >= {"index.html", "findings.json", "findings.csv", "findings.sarif", "junit.xml"}
    assert "summary.md" in names
    assert json.loads((folder / "findings.json").read_text())["run"]["id"] == folder.name


def test_report_speaks_the_language_of_the_configuration(ask, store, tmp_path):
    site = '[[site]]\nid = "a"\nname = "A"\nurl = "https://a.example/"\n'
    (tmp_path / "sites.toml").write_text(f'[audit]\nlanguage = "en"\npacks = []\n{site}')
    assert ask("report", "--store", store).code == 0
    assert "does not work" in (tmp_path / "reports/latest/findings.json").read_text()


def test_report_of_a_run_there_is_not_writes_nothing(ask, store, tmp_path):
    ended = ask("report", "--store", store, "--run", "yesterday")
    assert ended.code == 2
    assert "2026-11-23T060200Z" in ended.err
    assert not (tmp_path / "reports").exists()


def test_report_to_a_place_that_cannot_be_written_ends_with_4(ask, store, tmp_path):
    (tmp_path / "file").touch()
    ended = ask("report", "--store", store, "--output", "file/x")
    assert ended.code == 4
    assert "--output" in ended.err
