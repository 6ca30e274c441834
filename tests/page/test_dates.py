"""What evidence is worth."""

from datetime import date

import pytest

from sicaudit.model.page import DateEvidence, DateKind, PageDates
from sicaudit.page.dates import TRUSTED, contradiction, judge_dates


def seen(source, kind, day):
    value = date.fromisoformat(day)
    return DateEvidence(source=source, kind=DateKind(kind), value=value, text="")


def test_nothing_dates_nothing():
    assert judge_dates([]) == PageDates()


def test_the_newest_trusted_day_is_best():
    found = judge_dates(
        [seen("meta", "published", "2022-03-01"), seen("json-ld", "modified", "2025-09-04")]
    )
    assert (found.published, found.modified) == (date(2022, 3, 1), date(2025, 9, 4))
    assert (found.best, found.basis) == (date(2025, 9, 4), "json-ld")


def test_a_review_counts_as_a_change():
    found = judge_dates([seen("visible-text", "reviewed", "2025-01-14")])
    assert (found.modified, found.basis) == (date(2025, 1, 14), "visible-text")


@pytest.mark.parametrize(
    ("source", "kind"),
    [("copyright", "unknown"), ("time", "unknown"), ("json-ld", "event"), ("clock", "unknown")],
)
def test_mentions_and_events_never_count(source, kind):
    found = judge_dates([seen(source, kind, "2024-01-01")])
    assert (found.best, found.confidence) == (None, 0.0)
    assert len(found.evidence) == 1


def test_agreement_raises_confidence():
    alone = judge_dates([seen("json-ld", "modified", "2025-09-04")])
    both = judge_dates(
        [seen("json-ld", "modified", "2025-09-04"), seen("meta", "modified", "2025-09-04")]
    )
    assert TRUSTED < alone.confidence < both.confidence < 1


def test_one_source_does_not_agree_with_itself():
    one = seen("json-ld", "modified", "2025-09-04")
    assert judge_dates([one, one]).confidence == judge_dates([one]).confidence


def test_the_day_that_readers_see_wins_over_a_stamp_in_utc():
    found = judge_dates(
        [seen("meta", "published", "2026-01-14"), seen("visible-text", "published", "2026-01-15")]
    )
    assert (found.published, found.best) == (date(2026, 1, 15), date(2026, 1, 15))
    assert contradiction(found, 0) == 1
    assert contradiction(found, 60) is None


def test_witnesses_that_contradict_each_other_leave_it_to_a_person():
    found = judge_dates(
        [seen("visible-text", "modified", "2021-05-03"), seen("meta", "modified", "2026-11-20")]
    )
    assert found.modified is None
    assert found.best == date(2026, 11, 20)
    assert TRUSTED < found.confidence < 0.6
    assert contradiction(found, 60) == 2027


def test_a_page_cannot_be_changed_before_it_was_published():
    found = judge_dates(
        [seen("meta", "published", "2025-06-01"), seen("meta", "modified", "2019-02-01")]
    )
    assert (found.published, found.modified) == (None, None)
    assert found.best == date(2025, 6, 1)
    assert contradiction(found, 60) == 2312


@pytest.mark.parametrize(
    "other",
    [
        seen("visible-text", "published", "2021-05-03"),
        seen("visible-text", "reviewed", "2021-05-03"),
        seen("url", "published", "2021-05-03"),
        seen("time", "modified", "2021-05-03"),
        seen("visible-text", "unknown", "2021-05-03"),
        seen("last-modified", "modified", "2021-05-03"),
        seen("visible-text", "modified", "2025-10-30"),
    ],
)
def test_different_things_and_weak_sources_do_not_contradict(other):
    found = judge_dates([seen("meta", "modified", "2025-09-04"), other])
    assert contradiction(found, 60) is None


def test_judging_is_the_same_in_any_order():
    items = [
        seen("meta", "published", "2020-01-02"),
        seen("time", "published", "2020-01-02"),
        seen("json-ld", "published", "2019-12-01"),
        seen("url", "published", "2020-01-03"),
    ]
    days = {judge_dates(order).published for order in (items, items[::-1])}
    assert days == {date(2020, 1, 3)}
