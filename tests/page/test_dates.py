"""What evidence is worth."""

from datetime import date

import pytest

from sicaudit.model.page import DateEvidence, DateKind, PageDates
from sicaudit.page.dates.evidence import TRUSTED, contradiction, judge_dates
from sicaudit.page.dates.liars import Liar, Lie


def seen(source, kind, day, place="", text="", precision="day"):
    value = date.fromisoformat(day)
    return DateEvidence(
        source=source,
        kind=DateKind(kind),
        value=value,
        text=text,
        place=place,
        precision=precision,
    )


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


def test_two_kinds_of_witnesses_win_over_a_url_whatever_their_order():
    items = [
        seen("meta", "published", "2020-01-02"),
        seen("time", "published", "2020-01-02"),
        seen("json-ld", "published", "2019-12-01"),
        seen("url", "published", "2020-01-03"),
    ]
    days = {judge_dates(order).published for order in (items, items[::-1])}
    assert days == {date(2020, 1, 2)}


def test_the_winner_is_quoted_with_the_rival_and_why_it_lost():
    line = seen("visible-text", "modified", "2025-05-03", "far labelled", "Laatst bijgewerkt 3 mei")
    found = judge_dates([seen("meta", "modified", "2025-04-20"), line])
    assert (found.witness.text, found.reason) == (line.text, "labelled")
    assert (found.rival.source, found.rival_lost) == ("meta", "older")


def test_what_lies_about_its_site_is_named_with_the_days_that_are_believed():
    liar = Liar(
        source="json-ld",
        kind=DateKind.MODIFIED,
        lie=Lie.BUMPED,
        value=date(2026, 11, 2),
        pages=412,
        of=430,
    )
    line = seen("visible-text", "modified", "2021-05-03", "near labelled")
    bumped = seen("json-ld", "modified", "2026-11-02")
    assert judge_dates([line, bumped]).best == date(2026, 11, 2)
    found = judge_dates([line, bumped], [liar])
    assert (found.best, found.modified) == (date(2021, 5, 3), date(2021, 5, 3))
    assert found.confidence >= 0.9
    assert (found.rival.source, found.rival_lost, found.rival.distrust) == (
        "json-ld",
        "lies",
        "bumped",
    )
    assert contradiction(found, 60) is None


def test_a_lie_alone_dates_no_page_but_may_call_it_old():
    liar = Liar(
        source="sitemap",
        kind=DateKind.MODIFIED,
        lie=Lie.ONE_DAY,
        value=date(2019, 3, 1),
        pages=90,
        of=90,
    )
    found = judge_dates([seen("sitemap", "modified", "2019-03-01")], [liar])
    assert (found.best, found.reason) == (date(2019, 3, 1), "distrusted")
    assert found.confidence < TRUSTED


def test_a_liar_is_believed_on_other_days():
    liar = Liar(
        source="meta",
        kind=DateKind.MODIFIED,
        lie=Lie.BUMPED,
        value=date(2024, 5, 2),
        pages=60,
        of=100,
    )
    found = judge_dates([seen("meta", "modified", "2025-01-14")], [liar])
    assert (found.best, found.evidence[0].distrust) == (date(2025, 1, 14), None)


def test_evidence_says_how_far_it_is_trusted():
    found = judge_dates(
        [
            seen("json-ld", "published", "2021-05-03"),
            seen("visible-text", "unknown", "2019-01-01", "other text"),
            seen("copyright", "unknown", "2026-01-01", precision="year"),
        ]
    )
    statement, mention, year = (item.trust for item in found.evidence)
    assert statement > 0.8 > mention > year == 0.0


def test_a_mention_in_a_sentence_is_a_guess_and_dates_nothing():
    found = judge_dates([seen("visible-text", "unknown", "2019-01-01", "near text")])
    assert (found.published, found.best, found.confidence) == (None, None, 0.0)
    assert found.guess == date(2019, 1, 1)
    assert 0 < found.published_confidence < TRUSTED


def test_a_change_alone_is_the_best_guess_at_publication_and_no_more():
    found = judge_dates([seen("visible-text", "modified", "2021-05-03", "near labelled")])
    assert (found.published, found.guess) == (None, date(2021, 5, 3))
    assert 0 < found.published_confidence < TRUSTED
    assert (found.modified, found.best) == (date(2021, 5, 3), date(2021, 5, 3))


@pytest.mark.parametrize("source", ["meta", "json-ld", "script", "url"])
def test_a_page_that_tells_when_it_came_out_did_not_do_so_on_the_day_of_its_change(source):
    change = seen("visible-text", "modified", "2024-05-03", "near labelled")
    found = judge_dates([change, seen(source, "published", "2021-02-03")])
    assert (found.published, found.modified) == (date(2021, 2, 3), date(2024, 5, 3))


def test_a_picture_of_the_same_month_supports_a_day():
    day = seen("visible-text", "unknown", "2021-05-03", "far alone")
    same, other = (seen("picture", "unknown", f"2021-0{n}-01", precision="month") for n in (5, 2))
    alone, supported, not_so = (judge_dates([day, *more]) for more in ((), (same,), (other,)))
    assert supported.published_confidence > alone.published_confidence
    assert not_so.published_confidence == alone.published_confidence


def test_a_label_with_a_month_alone_dates_the_page_where_nothing_says_the_day():
    month = seen(
        "visible-text", "published", "2021-05-01", "near labelled", "mei 2021", precision="month"
    )
    assert judge_dates([month]).published == date(2021, 5, 1)
    both = judge_dates([month, seen("json-ld", "published", "2021-05-17")])
    assert both.published == date(2021, 5, 17)


def test_a_stamp_in_utc_is_the_day_before_where_the_clock_says_so():
    found = judge_dates(
        [
            seen("json-ld", "published", "2023-11-09", text="datePublished: 2023-11-09T03:28:35Z"),
            seen("meta", "published", "2023-11-08", text="date: 2023-11-08 22:28:35"),
            seen("url", "published", "2023-11-08", text="2023/11/08"),
        ]
    )
    assert found.published == date(2023, 11, 8)


def test_the_class_of_an_element_in_a_list_says_nothing_of_this_page():
    found = judge_dates(
        [
            seen("meta", "published", "2021-05-03"),
            seen("time", "modified", "2026-01-01", "list dated"),
            seen("time", "modified", "2026-01-02", "other dated"),
        ]
    )
    assert (found.best, found.modified) == (date(2021, 5, 3), None)


def test_confidence_is_that_of_the_less_certain_day():
    found = judge_dates(
        [
            seen("visible-text", "unknown", "2021-05-03", "far alone"),
            seen("visible-text", "reviewed", "2026-01-14", "far labelled"),
        ]
    )
    assert (found.published, found.best) == (date(2021, 5, 3), date(2026, 1, 14))
    assert found.confidence == found.published_confidence < found.modified_confidence
