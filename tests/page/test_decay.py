"""Single things that a reader of the finders should know; the many passages are in decay/."""

import time
from datetime import date

import pytest
from pages import page

from sicaudit.model.knowledge import Fact, Knowledge, Service, Superseded
from sicaudit.model.page import PageDates, Region
from sicaudit.page.decay.undone import outdated_facts, past_events, replaced_terms

TODAY = date(2026, 11, 23)
LINE = Service(
    id="lijn",
    name="De Lijn",
    phones=("0800-0432",),
    old_phones=("0900-0113",),
    hours=("mo-fr 09:00-17:00",),
    status="confirmed",
)
OTHER = Service(id="ander", name="Ander", phones=("0800-2000",), status="confirmed")
KNOWN = Knowledge(
    services=(LINE, OTHER),
    facts=(
        Fact(
            id="lijn-hours",
            kind="hours",
            near=("De Lijn",),
            wrong=("14:00-17:00",),
            status="confirmed",
        ),
    ),
    superseded=(
        Superseded(
            old="Oude Lijn",
            new="De Lijn",
            since=date(2023, 7, 1),
            allow_near=("voorheen",),
        ),
        Superseded(old="0900-1234567", kind="phone", new="0800-0432"),
    ),
)


def asked(find, html, *, knowledge=KNOWN, kind="information", day=None, url="https://a.nl/x"):
    dates = PageDates(best=day, published=day, confidence=0.9 if day else 0.0)
    return list(find(page(html, url=url), knowledge, kind=kind, dates=dates, today=TODAY))


def facts(html, **more):
    return [one.contradiction for one in asked(outdated_facts, html, **more)]


def test_a_left_number_is_certain_wherever_it_stands():
    (found,) = facts("<p>Bel 0900-0113.</p>")
    assert (found.why, found.certainty, found.said) == ("old-number", "certain", "0900-0113")


def test_a_number_of_another_service_is_certain_where_it_is_clearly_paired():
    (found,) = facts("<p>De Lijn: 0800-2000</p>")
    assert (found.why, found.certainty) == ("wrong-number", "certain")
    assert (found.service, found.owner) == (LINE, OTHER)


def test_an_unknown_number_only_asks():
    (found,) = facts("<p>De Lijn: 0800-0188</p>")
    assert (found.why, found.certainty) == ("unknown-number", "ask")


def test_hours_that_are_known_to_be_wrong_are_certain():
    (found,) = facts("<p>De Lijn is op werkdagen open van 14.00 tot 17.00 uur.</p>")
    assert (found.why, found.certainty) == ("old-hours", "certain")


def test_hours_that_only_differ_are_likely_where_the_record_is_confirmed():
    (found,) = facts("<p>De Lijn is dagelijks open van 8 tot 20 uur.</p>")
    assert (found.why, found.certainty) == ("other-hours", "likely")


@pytest.mark.parametrize("status", ["conflict", "to confirm"])
def test_a_record_in_doubt_only_asks(status):
    line = Service(**{**{f: getattr(LINE, f) for f in LINE.__slots__}, "status": status})
    known = Knowledge(services=(line, OTHER))
    for html in (
        "<p>Bel 0900-0113.</p>",
        "<p>De Lijn: 0800-2000</p>",
        "<p>De Lijn is dagelijks open van 8 tot 20 uur.</p>",
    ):
        assert [found.certainty for found in facts(html, knowledge=known)] == ["ask"]


def test_the_emergency_number_is_everybodys():
    assert facts("<p>De Lijn: bel 112.</p>") == []


def test_the_same_contradiction_is_told_once_a_page():
    assert len(facts("<p>Bel 0900-0113.</p><p>Bel dus 0900 0113.</p>")) == 1


def test_a_number_in_the_footer_is_found_there():
    (found,) = asked(outdated_facts, "<main><p>x</p></main><footer><p>Bel 0900-0113</p></footer>")
    assert found.region is Region.FOOTER


def test_old_news_keeps_the_hours_of_its_day_but_no_left_number():
    html = "<p>De Lijn is dagelijks open van 8 tot 20 uur. Bel 0900-0113.</p>"
    found = facts(html, kind="news", day=date(2020, 1, 1))
    assert [one.why for one in found] == ["old-number"]


def terms(html, **more):
    return [(one.said, one.place) for one in asked(replaced_terms, html, **more)]


def test_a_term_is_told_once_with_how_often_it_stands_there():
    (found,) = asked(replaced_terms, "<p>De Oude Lijn helpt.</p><p>Bel de Oude Lijn.</p>")
    assert (found.said, found.times) == ("Oude Lijn", 2)


def test_a_number_that_no_service_has_left_is_a_replaced_term():
    assert terms("<p>Bel 0900 123 45 67.</p>") == [("0900 123 45 67", "text")]


def test_a_number_that_a_service_has_left_is_told_by_the_other_check():
    assert terms("<p>Bel 0900-0113.</p>") == []


@pytest.mark.parametrize(
    ("kind", "day", "found"),
    [
        ("news", date(2022, 5, 1), False),
        ("news", date(2024, 5, 1), True),
        ("news", None, True),
        ("information", date(2022, 5, 1), True),
        ("history", None, False),
    ],
)
def test_news_may_use_the_names_of_its_day(kind, day, found):
    assert bool(terms("<p>De Oude Lijn helpt.</p>", kind=kind, day=day)) is found


def test_capitals_count():
    assert terms("<p>een oude lijn</p>") == []


def events(html, **more):
    return [event.announcements for event in asked(past_events, html, **more)]


INVITED = "<p>Op 3 maart 2025 organiseren wij een webinar. Meld je aan!</p>"


def test_what_stands_under_one_heading_is_one_finding():
    first = f"<h2>A</h2>{INVITED}<p>Aanmelden kan tot 1 maart 2025.</p>"
    second = "<h2>B</h2><p>Meld je aan voor 5 mei 2025.</p>"
    assert [len(found) for found in events(first + second)] == [2, 1]


def test_what_is_to_come_is_none():
    assert events(INVITED.replace("2025", "2027")) == []


def test_an_event_that_is_still_on_is_none():
    assert events("<p>De expositie loopt van 1 mei 2025 tot en met 30 november 2026.</p>") == []


def test_terms_of_use_begin_on_days_long_past():
    html = "<p>Deze voorwaarden gaan op 1 juli 2024 in.</p>"
    assert events(html)
    assert events(html, kind="legal") == []


def test_what_was_over_when_the_page_was_published_is_told_and_not_announced():
    html = "<p>Op 3 maart 2021 gaat de campagne van start.</p>"
    assert events(html)
    assert events(html, day=date(2024, 5, 1)) == []


def test_an_archive_announces_nothing():
    assert events(INVITED, url="https://a.nl/archief/webinar") == []


def test_a_menu_announces_nothing():
    assert events(f"<nav>{INVITED}</nav>") == []


def test_a_language_without_words_announces_nothing():
    html = "<p>Er will am 3. März 2025 kommen. Wir treffen uns, deadline ist der 1. März 2025.</p>"
    assert events(f"<html lang='de'>{html}") == []


def test_two_days_late_is_only_likely():
    ((found,),) = events("<p>Op 21 november 2026 organiseren wij een webinar.</p>")
    assert found.certainty == "likely"


JSON_LD = (
    '<script type="application/ld+json">{"@type": "Event", "name": "Dag", '
    '"startDate": "2025-05-01", "endDate": "%s"}</script>'
)


@pytest.mark.parametrize(
    ("end", "found"), [("2025-05-02", True), ("2026-12-01", False), ("x", True)]
)
def test_an_event_in_structured_data_is_over_with_its_last_day(end, found):
    assert bool(events(f"<h1>Dag</h1><p>Welkom.</p>{JSON_LD % end}")) is found


def test_a_list_of_events_in_structured_data_is_no_announcement():
    assert events("<h1>Agenda</h1>" + JSON_LD % "2025-05-02" * 3) == []


@pytest.mark.parametrize(
    "html",
    [
        "<p>" + "op 3 maart 2025 " * 2000 + "</p>",
        "<p>Meld je aan " + "." * 50_000 + " 3 maart 2025</p>",
        "<p>3 maart 2025 " + "“" * 5_000 + "</p>",
        "<p>3 maart 2025 wordt " + "ge" * 20_000 + "</p>",
        "<p>De Lijn: " + "0800-" * 5_000 + "</p>",
        "<p>De Lijn " + "ma-vr 9-17 " * 3_000 + "</p>",
        "<p>De Lijn</p>" * 5_000 + "<p>9-17</p>" * 2_000,
        "<p>Oude Lijn " * 3_000,
        "<p>binnenkort " + "vindt " * 20_000 + "</p>",
        "<h2>Agenda</h2>" + "".join(f"<li>3 maart 2025, {n}</li>" for n in range(10_000)),
        "<h1>Webinar</h1>" + ("<p>" + "woord " * 900 + "</p><p>3 maart 2025</p>") * 300,
        "<h2>Webinar 3 maart 2025</h2>" * 10_000,
        "<p>" + "Bel 113 nu. " * 20_000 + "</p>",
    ],
    ids=lambda html: html[:30],
)
def test_hostile_text_is_read_in_bounded_time(html):
    started = time.process_time()
    for find in (past_events, replaced_terms, outdated_facts):
        asked(find, html, day=date(2024, 1, 1))
    assert time.process_time() - started < 5


def test_a_fact_without_words_harms_nobody():
    odd = Knowledge(
        facts=(
            Fact(id="a", kind="statement", near=("x",), wrong=("?!",)),
            Fact(id="b", kind="hours", near=("x",), right=("soon",), wrong=("never",)),
            Fact(id="c", kind="recurring", near=("Dag",), right=("whenever",)),
            Fact(id="d", kind="number", near=("x",), wrong=("veel",)),
            Fact(id="e", kind="phone", near=("x",), wrong=("?",)),
        ),
        superseded=(Superseded(old="++"), Superseded(old="x", new="(", kind="phone")),
        services=(Service(id="s", name="+"),),
    )
    html = "<p>x: 9-17 uur, Dag 2020, ++ veel 0800-0432 + bel 3 maart 2020</p>"
    for find in (past_events, replaced_terms, outdated_facts):
        asked(find, html, knowledge=odd)
