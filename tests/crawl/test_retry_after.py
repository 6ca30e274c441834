import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sicaudit.crawl.retry_after import seconds

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "retry_after.json").read_text())
NOW = datetime.fromisoformat(VECTORS["now"])


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["value"][:30] or "empty")
def test_a_wait_is_read_or_left_to_our_own_backoff(case):
    found = seconds(case["value"], NOW)
    if case["seconds"] == "over-cap":
        assert found is not None
        assert found > VECTORS["cap_seconds"]
    else:
        assert found == case["seconds"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("\t7\t", 7),
        ("007", 7),
        ("7 ", 7),
        ("7;8", None),
        ("Mon, 23 Nov 2026 12:00:60 GMT", 59),
        ("Mon Nov  2 12:00:00 2026", 0),
        (
            "Monday, 23-Nov-76 12:00:00 GMT",
            (datetime(2076, 11, 23, 12, tzinfo=UTC) - NOW).total_seconds(),
        ),
        ("Monday, 23-Nov-77 12:00:00 GMT", 0),
        ("Mon, 23 Nov 2026 12:05:00", None),
        ("Mon, 23 Nov 2026 12:05:00 CET", None),
        ("Mon, 23 nov 2026 12:05:00 GMT", None),
        ("Mon, 30 Feb 2026 12:05:00 GMT", None),
        ("Mon, 23 Nov 2026 24:05:00 GMT", None),
        ("Mon, 23 Nov 0000 12:05:00 GMT", None),
        ("2026-11-23T12:05:00Z", None),
        ("Mon, 23 Nov 2026 12:05:00 GMT\n", None),
    ],
)
def test_odd_values_mean_what_the_rfc_says(value, expected):
    assert seconds(value, NOW) == expected


def test_a_century_turns_where_the_years_have_two_digits():
    late = datetime(2099, 12, 31, 23, 0, tzinfo=UTC)
    assert seconds("Friday, 01-Jan-00 00:00:00 GMT", late) == 3600
