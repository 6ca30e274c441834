import re
from datetime import date

import pytest

from sicaudit.page.dates.days import days_in
from sicaudit.page.decay.event_years import resolve
from sicaudit.page.decay.recurring import last_day

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("op 3 maart 2025", [(3, 3, 2025)]),
        ("op woensdag 3 maart", [(3, 3, None)]),
        ("on March 3rd, 2025", [(3, 3, 2025)]),
        ("the 3rd of March 2025", [(3, 3, 2025)]),
        ("03-04-2025", [(3, 4, 2025)]),
        ("12/31/2025", [(31, 12, 2025)]),
        ("2025-03-04", [(4, 3, 2025)]),
        ("van 8 tot en met 15 november 2024", [(15, 11, 2024)]),
        ("from 28 February to 3 March 2025", [(3, 3, 2025)]),
        ("20-21 November 2025", [(21, 11, 2025)]),
        ("dinsdagen 15 en 22 februari", [(22, 2, None)]),
        ("in maart 2025", [(None, 3, 2025)]),
        ("3 maart 2025 en later op 5 mei 2025", [(3, 3, 2025), (5, 5, 2025)]),
        ("1 mei 20.00 uur", [(1, 5, None)]),
    ],
)
def test_days_are_read_as_announcements_name_them(text, expected):
    assert [(day.day, day.month, day.year) for day in days_in(text)] == expected


@pytest.mark.parametrize("day", ["20ste", "3de", "3e", "3.", "1st", "2nd", "3rd", "4th", "4th of"])
def test_every_way_to_number_a_day_is_known(day):
    assert [said.day for said in days_in(f"op {day} mei 2025")] == [int(re.match(r"\d+", day)[0])]


@pytest.mark.parametrize(
    "text",
    [
        "1.10.2",
        "10.30 mei",
        "0800-0432",
        "versie 3.4.2025.1",
        "hoofdstuk 3",
        "mei",
        "may 2",
        "45 maart",
    ],
)
def test_other_numbers_are_no_days(text):
    assert [day for day in days_in(text) if day.year] == []


def the_day(text, **known):
    known = {"page": None, "heading": None, "today": TODAY, **known}
    return resolve(days_in(text)[0], **known)


def test_the_page_gives_the_year():
    found = the_day("op 14 november", page=date(2024, 10, 20))
    assert found == (date(2024, 11, 14), "page")


def test_the_year_may_be_the_next_one():
    assert the_day("vóór 15 januari", page=date(2025, 12, 2)).day == date(2026, 1, 15)


def test_the_heading_gives_the_year():
    assert the_day("op 22 februari", heading=2022) == (date(2022, 2, 22), "heading")


def test_a_weekday_gives_the_year():
    assert the_day("maandag 27 september", page=date(2021, 9, 22)) == (date(2021, 9, 27), "weekday")


def test_a_weekday_that_does_not_fit_the_page_gives_none():
    assert the_day("maandag 27 september", page=date(2022, 9, 1)) is None


def test_without_a_page_a_weekday_tells_where_it_does_not_come_back_soon():
    assert the_day("Tuesday 7 February") == (date(2023, 2, 7), "far")
    assert the_day("vrijdag 5 november") == (date(2021, 11, 5), "guess")
    assert the_day("vrijdag 15 januari") is None


def test_nothing_gives_no_year():
    assert the_day("op 14 november") is None


def test_a_day_that_no_month_has_is_none():
    assert the_day("31 april 2025") is None


@pytest.mark.parametrize(
    "day",
    [
        *(date(2017, 2, 7), date(2018, 2, 6), date(2019, 2, 5), date(2020, 2, 11)),
        *(date(2021, 2, 9), date(2022, 2, 8), date(2023, 2, 7), date(2024, 2, 6)),
        *(date(2025, 2, 11), date(2026, 2, 10), date(2027, 2, 9)),
    ],
)
def test_the_rule_of_safer_internet_day_gives_its_known_days(day):
    assert last_day("first tuesday from 5 february", day.year) == day


def test_a_month_is_over_with_its_last_day():
    assert last_day("november", 2024) == date(2024, 11, 30)


@pytest.mark.parametrize(
    "rule", ["", "some day", "first blueday from 5 february", "first monday from 31 june"]
)
def test_a_rule_nobody_can_read_gives_none(rule):
    assert last_day(rule, 2025) is None
