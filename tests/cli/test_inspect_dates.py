"""What `inspect` says of a page's dates, to an editor and to a program."""

import json
from datetime import UTC, datetime, timedelta

import pytest

TODAY = datetime.now(UTC).date()


@pytest.fixture
def looked_at(ask, tmp_path):
    def look(body, *options, head=""):
        page = f'<html lang="nl"><head><title>P</title>{head}</head><body><main><h1>P</h1>{body}'
        (tmp_path / "p.html").write_text(page, encoding="utf-8")
        ended = ask("inspect", "p.html", *options)
        assert ended.code == 0, ended.err
        return ended.out

    return look


CMS = '<meta property="article:modified_time" content="2024-02-01">'
LINE = "<p>Laatst bijgewerkt op 3 mei 2021</p>"


def dates(looked_at, body, **more):
    return json.loads(looked_at(body, "--json", **more))["dates"]


def test_an_editor_reads_the_age_the_state_and_each_piece_of_evidence(looked_at):
    told = [line.strip() for line in looked_at(LINE, "--language", "nl").splitlines()]
    assert told[3:7] == [
        "datum: Laatst gewijzigd op 3 mei 2021: dat staat op de pagina zelf (“Laatst bijgewerkt "
        "op 3 mei 2021”).",
        "Moet worden nagekeken",
        "Na te kijken 24 maanden na de datum: op 3 mei 2023",
        told[6],
    ]
    assert told[6].startswith("Gewijzigd of nagekeken op 3 mei 2021, ")
    line = "3 mei 2021, bijgewerkt: de tekst van de pagina: “Laatst bijgewerkt op 3 mei 2021” "
    assert told[7].startswith(f"{line}(klopt op zichzelf ")


def test_a_program_reads_what_won_what_lost_and_why(looked_at):
    found = dates(looked_at, LINE, head=CMS)
    assert (found["best"], found["basis"], found["reason"]) == ("2024-02-01", "meta", "torn")
    assert found["witness"]["text"] == "article:modified_time: 2024-02-01"
    assert (found["rival"]["value"], found["rival"]["lost"]) == ("2021-05-03", "torn")
    assert all(0 < one["trust"] <= 1 for one in found["evidence"])
    assert {one["precision"] for one in found["evidence"]} == {"day"}


@pytest.mark.parametrize(
    ("days", "state"), [(10, "fresh"), (715, "due-soon"), (760, "stale"), (None, "undated")]
)
def test_the_state_says_how_a_page_stands_to_its_section(looked_at, days, state):
    line = (
        "" if days is None else f"<p>Laatst bijgewerkt op {TODAY - timedelta(days=days):%d-%m-%Y}"
    )
    found = dates(looked_at, line)
    assert found["state"] == state
    assert (found["due"] is None) == (days is None)
    assert found["review_after"] == "24 months"


def test_a_guess_is_told_as_one(looked_at):
    body = "<p>Tekst</p><aside><h2>Meer nieuws</h2><p>4 maart 2020</p></aside>"
    found = dates(looked_at, body)
    assert (found["published"], found["guess"]) == (None, "2020-03-04")
    assert "Perhaps published 4 March 2020" in looked_at(body, "--language", "en")


def test_a_review_is_told_as_a_change_with_what_it_means_beside(looked_at):
    (found,) = dates(looked_at, "<p>Laatst nagekeken op 3 mei 2021</p>")["evidence"]
    assert (found["kind"], found["means"]) == ("modified", "reviewed")


def test_the_day_of_an_event_is_told_as_no_day_of_the_page(looked_at):
    event = '{"@type": "Event", "name": "Avond", "startDate": "2021-05-03"}'
    head = f'<script type="application/ld+json">{event}</script>'
    kinds = {(one["kind"], one["means"]) for one in dates(looked_at, "", head=head)["evidence"]}
    assert kinds == {("unknown", "event")}
