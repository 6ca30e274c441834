"""What the overview tells of help across all websites: who leads where, who links to whom."""

import re
from dataclasses import replace

import pytest

from sicaudit.model.run import RunSummary, SiteStatus
from sicaudit.report.as_html import as_html
from sicaudit.report.family_links import family_links_of
from sicaudit.report.item import report_of
from sicaudit.report.numbers import numbers_of
from sicaudit.report.reach import reach_of

from .sample import SITES, number, run, summary


def report(*sites, language="en", whole=None):
    told = whole or RunSummary(run=replace(run(), sites=sites or SITES), findings=())
    return report_of(told, language=language, version="0", catalogue={})


def test_a_service_that_a_page_only_names_is_told_apart_from_one_it_leads_to():
    reach = reach_of(report(), {})
    found = {row.name: row.cells[0] for row in reach.rows}
    assert (found["Helpwanted"].well, found["Helpwanted"].weakly) == (12, 1490)
    assert (found["113 Zelfmoordpreventie"].well, found["113 Zelfmoordpreventie"].weakly) == (0, 7)
    assert reach.unused == ("Chat met Fier",)


def test_a_website_that_is_help_itself_is_not_asked_to_lead_to_help():
    helps = {help.name: help.asked for help in reach_of(report(), {}).helps}
    assert helps == {"Mediawijsheid.nl": True, "MediaMasters": False, "Helpwanted": False}
    overview = dict(as_html(report()))["index.html"]
    assert "not asked of this website" in overview


def test_pages_that_no_link_reaches_are_counted_and_linked_to():
    whole = summary()
    orphan = next(d for d in whole.findings if d.finding.check == "orphan-page")
    found = reach_of(report(whole=whole), {orphan.finding.id: "sites/x.html#f"})
    by_site = {help.name: (help.orphans, help.orphan_link) for help in found.helps}
    assert by_site["Mediawijsheid.nl"] == (1, "sites/x.html#f")
    assert by_site["Helpwanted"] == (0, "")


def test_a_website_that_was_not_reached_says_nothing_in_any_table():
    sites = [replace(site, status=SiteStatus.UNREACHABLE) for site in SITES]
    reach = reach_of(report(*sites), {})
    assert {cell for row in reach.rows for cell in row.cells} == {None}
    assert not any(row.seen for row in family_links_of(report(*sites)).rows)


def test_a_link_on_nearly_every_page_is_known_as_one_of_the_template():
    links = family_links_of(report())
    to_itself, to_masters, to_helpwanted = links.rows[0].cells
    assert to_itself is None
    assert (to_masters.pages, to_masters.everywhere) == (2, False)
    assert (to_helpwanted.pages, to_helpwanted.everywhere) == (1490, True)
    assert links.lonely == ("Mediawijsheid.nl",)


def test_of_a_small_website_nothing_is_known_of_a_template():
    small = replace(SITES[0], pages=2, links_to=(replace(SITES[0].links_to[0], pages=2),))
    cells = family_links_of(report(small, *SITES[1:])).rows[0].cells
    assert not cells[2].everywhere


def test_numbers_to_look_at_come_first_and_what_is_right_last():
    groups = {group.id: [row.shown for row in group.rows] for group in numbers_of(report()).groups}
    assert list(groups.items()) == [
        ("look", ["0900-0113", "0800-0432", "030-234 56 79"]),
        ("unknown", ["030-234 56 78"]),
        ("known", ["020-261 52 75", "112"]),
    ]


def test_a_number_of_several_websites_is_one_row_with_the_odd_website_first():
    one = replace(SITES[0], numbers=(number("+318000432", "0800-0432", 9, "known", whose="KT"),))
    two = replace(
        SITES[2],
        numbers=(number("+318000432", "0800 0432", 1, "known", whose="KT", beside="VT"),),
    )
    ((row,),) = [group.rows for group in numbers_of(report(one, two)).groups]
    assert (row.shown, row.standing, row.pages) == ("0800-0432", "mismatch", 10)
    assert (row.whose, row.beside) == (("KT",), ("VT",))
    assert [(place.site, place.pages) for place in row.places] == [
        ("Helpwanted", 1),
        ("Mediawijsheid.nl", 9),
    ]


def test_a_run_of_a_version_that_counted_none_of_this_shows_no_such_tables():
    bare = [replace(s, help=(), links_to=(), numbers=()) for s in SITES]
    assert reach_of(report(*bare), {}) is None
    assert family_links_of(report(*bare)) is None
    assert numbers_of(report(*bare)) is None
    assert 'id="help"' not in dict(as_html(report(*bare)))["index.html"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["12<small>+ 1,490 weakly</small>", "nearly every page", "beside another name"]),
        ("nl", ["12<small>+ 1.490 zwak</small>", "bijna elke pagina", "naast een andere naam"]),
    ],
)
def test_the_overview_says_it_all_in_words(language, words):
    overview = dict(as_html(report(language=language)))["index.html"]
    assert [word for word in words if word not in overview] == []


def test_what_a_page_wrote_beside_a_number_cannot_break_the_report():
    nasty = number("112", "112", 1, "unknown", beside="<b>", words='"><script>alert(1)</script>')
    site = replace(SITES[0], numbers=(replace(nasty, example="javascript:alert(1)"),))
    overview = dict(as_html(report(site)))["index.html"]
    assert "<script>alert" not in overview
    assert not re.search(r'href="javascript', overview)
