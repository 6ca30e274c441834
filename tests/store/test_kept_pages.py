"""Pages as the last run read them: kept while that is of use, and no loss when lost."""

from datetime import date, timedelta

import pytest

from sicaudit.model.kept import KeptPage
from sicaudit.store.kept_pages import KeptPages

TODAY = date(2026, 11, 23)


def page(name, *, site="home", etag='"1"'):
    url = f"https://{site}.nl/{name}"
    return KeptPage(
        url=url, site=site, etag=etag, modified=None, content_type=None, body=b"x", read=TODAY
    )


@pytest.fixture
def path(tmp_path):
    return tmp_path / "history.db-pages"


def held(path, *names, site="home", today=TODAY):
    with KeptPages(path) as kept:
        return [kept.page(f"https://{site}.nl/{name}", today) is not None for name in names]


def test_a_run_leaves_what_it_read_and_what_was_unchanged_and_nothing_else_of_its_sites(path):
    with KeptPages(path) as kept:
        kept.renew(["home"], [page("a"), page("b"), page("c"), page("x", site="two")], [])
        kept.renew(["home"], [page("a", etag='"2"')], ["https://home.nl/b"])
        assert kept.page("https://home.nl/a", TODAY).etag == '"2"'
    assert held(path, "a", "b", "c") == [True, True, False]
    assert held(path, "x", site="two") == [True]


@pytest.mark.parametrize(("days", "there"), [(-1, False), (0, True), (27, True), (28, False)])
def test_what_was_read_too_long_ago_or_in_the_future_is_not_given(path, days, there):
    with KeptPages(path) as kept:
        kept.renew(["home"], [page("a")], [])
    assert held(path, "a", today=TODAY + timedelta(days=days)) == [there]


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(4000)])
def test_a_file_in_trouble_is_begun_anew(path, content):
    path.write_bytes(content)
    with KeptPages(path) as kept:
        kept.renew(["home"], [page("a")], [])
    assert held(path, "a") == [True]


def test_where_nothing_can_be_kept_nothing_is_and_nobody_is_told_off(tmp_path):
    folder = tmp_path / "history.db-pages"
    folder.mkdir()
    with KeptPages(folder) as kept:
        kept.renew(["home"], [page("a")], [])
        assert kept.page("https://home.nl/a", TODAY) is None
