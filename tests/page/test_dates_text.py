"""Days as people write them, in the languages of Europe and a few others."""

from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from sicaudit.page.dates.evidence import date_evidence, judge_dates
from sicaudit.page.dates.text import Reading, short_dates, written_dates

TODAY = date(2026, 11, 23)


def found(text, *, language="", month_first=False):
    reading = Reading(today=TODAY, language=language, month_first=month_first)
    return [written.value for written in written_dates(text, reading)]


@pytest.mark.parametrize(
    "text",
    [
        "5 maart 2024",
        "5 mrt. 2024",
        "March 5th, 2024",
        "Mar. 5, 2024",
        "05-Mar-2024",
        "Tue Mar 5 10:22:33 CET 2024",
        "5. März 2024",
        "5 mars 2024",
        "1er février 2020, 5 mars 2024",
        "5 de marzo de 2024",
        "5 marzo 2024",
        "5 de março de 2024",
        "5 de març de 2024",
        "5. marts 2024",
        "5. maaliskuuta 2024",
        "5 marca 2024",
        "5. března 2024",
        "2024. március 5.",
        "5 martie 2024",
        "5 Μαρτίου 2024",
        "5 март 2024",
        "5. ožujka 2024.",
        "5. marec 2024",
        "5. märts 2024",
        "2024. gada 5. martā",
        "2024 m. kovo 5 d.",
        "5 марта 2024",
        "5 березня 2024",
        "5 Mart 2024",
        "2024年3月5日",
        "2024년 3월 5일",
        "2024-03-05",
        "2024/3/5",
        "5.3.2024",
        "05 | 03 | 2024",
        "5\n      maart\n      2024",
    ],
)
def test_a_day_is_read_in_many_languages(text):
    assert found(text)[-1] == date(2024, 3, 5)


@pytest.mark.parametrize(
    ("language", "month"), [("hr", 10), ("pl", 11), ("cs", 11)], ids=["Croatian", "Polish", "Czech"]
)
def test_a_name_that_is_two_months_is_read_by_the_language(language, month):
    name = "listopadu" if language == "cs" else "listopada"
    assert found(f"5. {name} 2023", language=language) == [date(2023, month, 5)]


@pytest.mark.parametrize(
    "text", ["in 2019, 3 May 2020", "© 2019 3 May 2020", "2019 | 3 May 2020", "(2019) 3.5.2020"]
)
def test_a_year_before_a_day_is_not_the_days(text):
    assert found(text) == [date(2020, 5, 3)]


@pytest.mark.parametrize(
    "text", ["31 februari 2024", "5 maart 2031", "3 mei 1991", "1.2.3.2024", "12024-03-05"]
)
def test_a_day_that_cannot_be_is_none(text):
    assert date(2024, 3, 5) not in found(text)
    assert all(day <= TODAY for day in found(text))


def test_a_year_of_two_digits_is_read_where_one_is_due():
    reading = Reading(today=TODAY)
    text = "Party, 30.10.23 | versie 2.4.10 | 10.0.0.1 | 3-5-21x"
    days = [written.value for written in short_dates(text, 0, len(text), reading)]
    assert days == [date(2023, 10, 30)]


def test_other_days_of_a_page_show_in_what_order_it_writes_numbers():
    html = (
        '<html lang="en"><title>Phones at school</title><h1>Phones at school</h1>'
        "<p>Posted: 02/03/2024</p><p>Of 120 parents we asked on 02/23/2024 most agree.</p>"
    )
    evidence = date_evidence(
        LexborHTMLParser(html), url="https://a.org/x", headers={}, language="en", today=TODAY
    )
    assert judge_dates(evidence).published == date(2024, 2, 3)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("bn", "প্রকাশ: ৫ মার্চ ২০২৪"),
        ("bn", "মার্চ ৫, ২০২৪"),
        ("hi", "5 मार्च 2024"),
        ("ar", "نشر في ٥ مارس ٢٠٢٤"),
        ("th", "5 มีนาคม 2024"),
        ("ko", "입력 2024.03.05 22:09"),
        ("ja", "公開日：2024年3月5日"),
    ],
)
def test_other_scripts_are_read_with_their_own_digits_and_months(language, line):
    html = f"<html lang={language}><h1>-</h1><p>{line}</p>"
    tree = LexborHTMLParser(html)
    items = date_evidence(tree, url="https://a.nl/", headers={}, language=language, today=TODAY)
    assert judge_dates(items).published == date(2024, 3, 5)
