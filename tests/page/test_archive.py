"""What an archive says of an address that is gone."""

import json

import pytest

from sicaudit.page.archive import WAYBACK, archive_question, archived_copy

COPY = "http://web.archive.org/web/20190301000000/https://a.nl/oud?x=1"


def answer(**closest):
    fields = {"available": True, "status": "200", "url": COPY, "timestamp": "20190301000000"}
    return json.dumps({"url": "a.nl/oud", "archived_snapshots": {"closest": fields | closest}})


def test_the_question_holds_the_whole_address():
    assert archive_question(WAYBACK, "https://a.nl/oud?x=1&y=é") == (
        "https://archive.org/wayback/available?url=https%3A%2F%2Fa.nl%2Foud%3Fx%3D1%26y%3D%C3%A9"
    )


def test_a_copy_is_given_over_https():
    found = archived_copy(answer().encode())
    assert found == "https://web.archive.org/web/20190301000000/https://a.nl/oud?x=1"


@pytest.mark.parametrize(
    "body",
    [
        answer(status="404"),
        answer(available=False),
        answer(url="javascript:alert(1)"),
        answer(url=None),
        '{"archived_snapshots": {}}',
        "[]",
        "<html>503</html>",
        "",
        "[" * 100_000,
    ],
)
def test_anything_else_is_no_copy(body):
    assert archived_copy(body.encode()) is None
