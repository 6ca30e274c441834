"""Pages that a reviewer read over, told at the command line."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from commands import configured, findings_in

from sicaudit.store.history import History

TODAY = datetime.now(UTC).date()
OLD = (
    '<html lang="nl"><title>Hulp</title><main><h1>Hulp</h1>'
    "<p>Laatst bijgewerkt op 3 mei 2019</p><p>Bel ons.</p>"
)


def stale(folder):
    return [
        finding
        for finding in findings_in(folder / "reports")
        if finding["check"] == "stale-page" and finding["state"] != "fixed"
    ]


@pytest.fixture
def site(website, sicaudit, tmp_path):
    """A website whose only page is old, audited once."""
    served = website({"/": OLD})
    configured(tmp_path, served)
    assert sicaudit("audit").returncode == 0
    return served


@pytest.mark.parametrize("by", ["address", "id"])
def test_a_page_that_was_read_over_is_not_stale_any_more(site, ask, sicaudit, tmp_path, by):
    (found,) = stale(tmp_path)
    name = site.url if by == "address" else found["id"][:6]
    told = ask("review", "confirm", name, "--reviewer", "anna", "--note", "met Bas")
    assert told.code == 0
    assert f"read over on {TODAY} by anna: {site.url}" in told.err
    assert "The next audit counts them" in told.err
    assert sicaudit("audit").returncode == 0
    assert stale(tmp_path) == []


def test_it_is_stale_again_once_that_was_too_long_ago(site, ask, sicaudit, tmp_path):
    before = TODAY - timedelta(days=900)
    assert ask("review", "confirm", site.url, "--on", str(before), "--reviewer", "anna").code == 0
    assert sicaudit("audit").returncode == 0
    (found,) = stale(tmp_path)
    assert (found["evidence"]["date"], found["evidence"]["basis"]) == (str(before), "reviewer")
    assert "anna" in found["explanation"]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (["https://elders.example/"], "no run has read a page at https://elders.example/"),
        (["ffffffffffffffff"], "has no finding ffffffffffffffff"),
        (["zz"], "begins with 'zz'"),
        (["{}", "--on", "gisteren"], "--on: 'gisteren' is no date"),
        (["{}", "--on", str(TODAY + timedelta(days=2))], "is still to come"),
        (["{}", "--note", "x" * 501], "at most 500 signs"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_recorded(
    site, ask, sicaudit, tmp_path, said, words
):
    ended = ask("review", "confirm", *(word.format(site.url) for word in said))
    assert ended.code == 2
    assert words in ended.err
    assert sicaudit("audit").returncode == 0
    assert len(stale(tmp_path)) == 1


def test_a_table_may_say_confirm_and_the_export_takes_it_to_another_history(
    site, ask, sicaudit, tmp_path
):
    (found,) = stale(tmp_path)
    table = tmp_path / "besluiten.csv"
    table.write_text(f"finding_id;decision;reviewer\nid-{found['id']};confirm;bas\n")
    told = ask("review", "import", "besluiten.csv", "--dry-run")
    assert (told.code, "would count them" in told.err) == (0, True)
    assert json.loads(ask("review", "export").out)["confirmed"] == []
    for _ in range(2):
        told = ask("review", "import", "besluiten.csv")
        assert (told.code, "1 pages were read over" in told.err) == (0, True)
    exported = ask("review", "export").out
    (page,) = json.loads(exported)["confirmed"]
    assert (page["site"], page["url"], page["day"], page["reviewer"]) == (
        "a",
        site.url,
        str(TODAY),
        "bas",
    )
    (tmp_path / "alles.json").write_text(exported)
    History.open(tmp_path / "elders.db").close()
    assert ask("review", "import", "alles.json", "--store", "elders.db").code == 0
    there = json.loads(ask("review", "export", "--store", "elders.db").out)
    assert there["confirmed"] == [page]
    assert sicaudit("audit").returncode == 0
    assert stale(tmp_path) == []


@pytest.mark.parametrize(
    "change", [{"day": "gisteren"}, {"url": "geen adres"}, {"decided_at": "nu"}, {"reviewer": ""}]
)
def test_a_file_with_a_mistake_is_refused_whole(ask, tmp_path, change):
    right = {
        "site": "a",
        "url": "https://a.nl/",
        "day": "2026-11-23",
        "reviewer": "bas",
        "decided_at": "2026-11-23T06:00:00Z",
    }
    file = {"schema": "sicaudit-decisions/1", "decisions": [], "confirmed": [right, right | change]}
    (tmp_path / "x.json").write_text(json.dumps(file))
    History.open(tmp_path / "x.db").close()
    ended = ask("review", "import", "x.json", "--store", "x.db")
    assert (ended.code, "page 2: " in ended.err) == (2, True)
    assert json.loads(ask("review", "export", "--store", "x.db").out)["confirmed"] == []
