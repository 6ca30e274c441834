"""What is remembered of pages over the runs."""

from datetime import date

import pytest
from history_nouns import audited, moment, run_id

from sicaudit.errors import ConfigError
from sicaudit.store.history import History
from sicaudit.store.pages import KnownPage, PageMemory
from sicaudit.urls import Url


@pytest.fixture
def history(tmp_path):
    with History.open(tmp_path / "history.db") as opened:
        for week in range(4):
            audited(opened, week, [])
        yield opened


def page(path: str = "/", site: str = "a", **changed: object) -> PageMemory:
    said: dict = {
        "site": site,
        "url": Url(f"https://{site}.nl{path}"),
        "title": "Hulp",
        "text_hash": "1",
    }
    return PageMemory(**{**said, **changed})


def test_a_text_is_as_old_as_the_run_that_first_saw_it(history):
    for week, text in enumerate(["1", "1", "2", "2"]):
        history.remember_pages(run_id(week), [page(text_hash=text)])
    (known,) = history.pages("a")
    assert (known.first_seen, known.last_seen, known.text_since) == (
        moment(0),
        moment(3),
        moment(2),
    )


def test_a_run_that_does_not_know_the_text_leaves_its_age_alone(history):
    history.remember_pages(run_id(0), [page()])
    history.remember_pages(run_id(1), [page(text_hash=None)])
    history.remember_pages(run_id(2), [page()])
    assert history.pages("a")[0].text_since == moment(0)


def test_all_of_a_page_comes_back(history):
    seen = page("/oud", title="Oud \x00 \ud800", best_date=date(2019, 2, 28), basis="json-ld")
    history.remember_pages(run_id(0), [seen, page("/"), page("/", site="b")])
    front, old = history.pages("a")
    assert front == KnownPage(
        page=page("/"),
        first_seen=moment(0),
        last_seen=moment(0),
        text_since=moment(0),
        date_since=moment(0),
    )
    assert (old.page.best_date, old.page.basis) == (date(2019, 2, 28), "json-ld")
    assert old.page.title == "Oud \x00 \ufffd"
    assert [each.page.site for each in history.pages("b")] == ["b"]


def test_remembering_twice_changes_nothing(history):
    for _ in range(2):
        history.remember_pages(run_id(1), (page(f"/{number}") for number in range(300)))
    assert len(history.pages("a")) == 300


def test_pages_of_a_run_that_is_not_there_are_refused(history):
    with pytest.raises(ConfigError, match="holds no run"):
        history.remember_pages("2020-01-01T000000Z", [page()])
