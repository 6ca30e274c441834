import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from time import process_time

import pytest

from sicaudit.model.finding import State
from sicaudit.model.page import Region
from sicaudit.model.run import RunSummary
from sicaudit.report import CheckWords
from sicaudit.report import write as write_report
from sicaudit.report.words import words_in

from . import sample
from .conftest import Writer


def site_page(folder: Path, site: str = "mediawijsheid") -> str:
    return (folder / "sites" / f"{site}.html").read_text("utf-8")


def card(page: str, row: sample.Row) -> str:
    number = sample.ROWS.index(row)
    finding = sample.dated(number, row).finding
    return next(one for one in page.split("<details") if f'id="f-{finding.id}"' in one)


def row_of(check: str) -> sample.Row:
    return next(row for row in sample.ROWS if row[0] == check)


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_says_in_which_language_it_is(written: Writer, language: str) -> None:
    for file in written(language=language).rglob("*.html"):
        assert f'<html lang="{language}">' in file.read_text("utf-8")


def test_the_overview_begins_with_what_was_and_was_not_seen(written: Writer) -> None:
    text = plain((written() / "index.html").read_text("utf-8"))
    assert "3 websites, 1.714 pagina’s en 28.202 links gecontroleerd" in text
    alert = text.index("Niet alles kon bekeken worden.")
    assert (
        alert < text.index("Begin hier") < text.index("Per website") < text.index("Per redacteur")
    )
    assert "bezocht mag worden: 12 adressen, bijvoorbeeld www.mediawijsheid.nl/zoeken?q=." in text


def test_an_audit_that_saw_everything_says_so(written: Writer) -> None:
    sites = tuple(replace(site, status=sample.SITES[2].status) for site in sample.SITES)
    run = replace(sample.run(status="complete"), sites=sites)
    text = plain((written(replace(sample.summary(), run=run)) / "index.html").read_text("utf-8"))
    assert "Alles wat bekeken moest worden, is bekeken." in text
    assert "Niet alles" not in text
    assert "12 adressen" in text


def test_the_worst_come_first(written: Writer) -> None:
    text = (written() / "index.html").read_text("utf-8")
    worst = re.findall(r'<a class="t"[^>]*>([^<]*)', text)
    assert worst[0].startswith("Link leidt naar een domein dat in andere handen is")
    assert worst[1].startswith("Verwijzing naar Helpwanted")
    assert len(worst) == 10


def test_the_anchor_text_is_marked_in_its_sentence(written: Writer) -> None:
    shown = card(site_page(written()), row_of("broken-link"))
    assert "Bel gratis met <mark>de hulplijn</mark> of chat" in shown
    assert "/onlinepesten/#:~:text=de%20hulplijn" in shown


def test_a_chain_is_told_step_by_step(written: Writer) -> None:
    shown = plain(card(site_page(written()), row_of("broken-link")))
    assert (
        "301 voorgoed verhuisd https://partner.example/ouders/tips-2019.html "
        "302 tijdelijk doorverwezen https://www.partner.example/ouders/tips-2019.html "
        "404 pagina niet gevonden https://www.partner.example/404"
    ) in shown


def test_the_date_that_decides_is_marked(written: Writer) -> None:
    shown = card(site_page(written()), row_of("stale-page"))
    (won,) = re.findall(r'<tr class="won">.*?</tr>', shown)
    assert plain(won).startswith("2 maart 2024 deze geeft de doorslag de gegevens voor")


def test_words_places_and_services_of_a_topic_are_shown(written: Writer) -> None:
    shown = plain(card(site_page(written()), row_of("missing-signpost")))
    assert "“sextortion” in de paginatitel, in de hoofdkop" in shown
    assert "De Kindertelefoon (www.kindertelefoon.nl, 0800 0432)" in shown
    assert "Gevonden geen enkele hulp" in shown


def test_a_link_in_the_footer_is_to_be_mended_once(written: Writer) -> None:
    folder = written()
    shown = plain(card(site_page(folder), sample.LINK_ROWS[1]))
    assert "Eén keer aanpassen lost het op alle 1.170 pagina’s op" in shown
    assert "en nog 1.165 pagina’s Alle 1.170 pagina’s waarop dit staat" in shown
    finding = sample.dated(1, sample.LINK_ROWS[1]).finding
    whole = (folder / "pages" / f"{finding.id}.html").read_text("utf-8")
    assert whole.count("<li><a href=") == 1170 + 3
    assert whole.count("<mark>") == 1


def test_what_is_put_aside_says_by_whom_why_and_until_when(written: Writer) -> None:
    shown = plain(card(site_page(written()), row_of("insecure-link")))
    assert "Opzijgezet door anna: Partner is ingelicht (tot 1 januari 2027)" in shown


def test_solved_unchecked_and_put_aside_stand_apart_from_the_work(written: Writer) -> None:
    page = site_page(written())
    work, aside = page.split('<section class="chapter aside">', 1)
    for state in (State.FIXED, State.UNCHECKED, State.MUTED):
        assert f'data-state="{state.value}"' not in work
        assert f'data-state="{state.value}"' in aside
    assert "telt nooit als opgelost" in plain(aside)


def test_a_reviewer_has_a_list_of_their_own_over_all_sites(written: Writer) -> None:
    folder = written(sample.many(9, 2))
    text = (folder / "reviewers" / "anna.html").read_text("utf-8")
    assert text.count('<details class="f"') == 3
    assert 'href="reviewers/anna.html"' in (folder / "index.html").read_text("utf-8")


def test_a_run_without_reviewers_has_no_table_of_them(written: Writer) -> None:
    rows = tuple(row for row in sample.ROWS if row[0] not in sample.OWNERS)
    folder = written(sample.summary(rows))
    assert not (folder / "reviewers").exists()
    assert "Per redacteur" not in (folder / "index.html").read_text("utf-8")


def test_a_very_long_list_is_cut_into_parts_that_lead_to_each_other(written: Writer) -> None:
    summary = sample.many(1_100, 1)
    one_site = tuple(
        replace(one, finding=replace(one.finding, site="mediawijsheid")) for one in summary.findings
    )
    folder = written(replace(summary, findings=one_site))
    first, second = site_page(folder), site_page(folder, "mediawijsheid.2")
    assert first.count('<details class="f"') == 1_000
    assert second.count('<details class="f"') == 100
    assert 'href="../sites/mediawijsheid.2.html"' in first
    assert 'href="../sites/mediawijsheid.html"' in second


def test_quoted_text_is_in_the_language_of_its_page_where_that_is_known(written: Writer) -> None:
    row = sample.LINK_ROWS[0]
    facts = {**row[3], "language": "fy"}
    shown = site_page(written(sample.summary(((*row[:3], facts, *row[4:]),))))
    assert '<q lang="fy">' in shown


def test_a_plugins_check_is_shown_with_its_facts_and_its_language(tmp_path: Path) -> None:
    dated = sample.dated(0, row_of("stale-page"))
    finding = replace(dated.finding, check="house-style", facts={"old_name": "Meldknop", "n": 3})
    words = CheckWords(
        id="house-style",
        group=finding.group,
        severity=finding.severity,
        title="House style",
        why="It looks odd.",
        fix="Mend it.",
    )
    summary = RunSummary(run=sample.run(), findings=(replace(dated, finding=finding),))
    index = write_report(
        summary, tmp_path, language="nl", version="1", catalogue={"house-style": words}
    )
    shown = site_page(index.parent)
    assert '<h3 lang="en">House style' in shown
    assert "old name Meldknop" in plain(shown)


def test_the_trend_is_drawn_and_told_in_a_table(written: Writer) -> None:
    text = (written() / "index.html").read_text("utf-8")
    assert text.count('<rect class="error"') == 7
    assert "16 november 2026" in plain(text)


def test_every_region_has_a_word_in_the_list_of_places(written: Writer) -> None:
    places = [sample.place("hier", "klik hier", region=region) for region in Region]
    row = sample.LINK_ROWS[0]
    shown = plain(
        site_page(
            written(sample.summary(((row[0], (sample.seen("/x", "X", *places),), *row[2:]),)))
        )
    )
    for region in Region:
        assert f"Link {words_in('nl').named('regions', region.value)}" in shown


def test_ten_thousand_sightings_are_written_in_at_most_three_times_their_budget(
    tmp_path: Path,
) -> None:
    summary = sample.many(600, 17)
    begun = process_time()
    write_report(summary, tmp_path, language="nl", version="1", catalogue={})
    assert process_time() - begun < 3 * 1.5  # seconds; other work may share the machine
