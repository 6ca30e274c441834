"""A page read as the audit reads it: topics, signposts, and what else a reviewer asks."""

import pytest
from dutch_pack import SERVICES, TOPICS
from pages import facts, page

from sicaudit.model.knowledge import Knowledge
from sicaudit.model.page import OWN_HELP_PAGE
from sicaudit.page.help.signposting import Signposting

READER = Signposting(Knowledge(services=SERVICES, topics=TOPICS))
TITLE = "<title>Online pesten</title>"
BULLYING = TITLE + "<main><h1>Online pesten</h1><p>Word je online gepest? {}</p></main>"
HELP_PAGE = "https://a.nl/hulp/"


def read(html, url="https://a.nl/pesten", **options):
    return READER.read(
        page(html, url=url), facts(html, url=url), **{"kind": "information"} | options
    )


def told(found):
    return {(signpost.service, signpost.by, signpost.place) for signpost in found.signposts}


def test_a_page_about_nothing_keeps_its_facts():
    before = facts("<h1>Fietsen</h1><p>Over fietsen in het bos.</p>")
    seen = page("<h1>Fietsen</h1><p>Over fietsen in het bos.</p>")
    assert READER.read(seen, before, kind="information") is before
    assert "blocks" not in seen.__dict__


def test_signposts_are_found_on_pages_about_no_topic():
    found = read("<p>Vragen? Praat met Helpwanted.</p>")
    assert (found.topics, told(found)) == ((), {("helpwanted", "name", "text")})


@pytest.mark.parametrize(
    ("words", "faults"), [("Hier vind je hulp", ()), ("Lees meer", ("vague-link",))]
)
def test_the_sites_own_help_page_is_one_click_away(words, faults):
    html = BULLYING.format(f"Dat is naar. <a href='/hulp'>{words}</a>")
    (signpost,) = read(html, help_page=HELP_PAGE).signposts
    assert (signpost.service, signpost.place) == (OWN_HELP_PAGE, "one_click")
    assert signpost.faults == faults


@pytest.mark.parametrize(
    "html",
    [
        BULLYING.format("") + "<nav><a href=/hulp/>Hulp</a></nav>",
        BULLYING.format("")
        + "<ul><li><a href=/a>A</a><li><a href=/hulp>B</a><li><a href=/c>C</a></ul>",
    ],
)
def test_a_menu_or_list_that_leads_to_the_help_page_is_no_signpost(html):
    assert not read(html, help_page=HELP_PAGE).signposts


def test_the_help_page_does_not_lead_to_itself():
    html = BULLYING.format("<a href='#top'>Naar boven</a>")
    assert not read(html, url=HELP_PAGE, help_page=HELP_PAGE).signposts


def test_a_link_counts_for_where_it_leads_in_the_end():
    html = BULLYING.format(
        "Praat met <a href='/naar/helpwanted'>de hulplijn voor online misbruik</a>."
    )
    assert not read(html).signposts
    ends = {"https://a.nl/naar/helpwanted": "https://www.helpwanted.nl/"}
    assert told(read(html, leads=ends.get, thorough=True)) == {("helpwanted", "link", "text")}


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<a class=quick-exit href='https://x.nl/'>Snel weg ×</a>", True),
        ("<button>Verlaat deze site</button>", True),
        ("<a href='https://x.nl/' class='govuk-exit-this-page__button'>Exit this page</a>", True),
        ("<a href='/weg'>Op weg naar school</a>", False),
    ],
)
def test_a_quick_exit_is_seen(html, expected):
    assert read(html + BULLYING.format("")).quick_exit is expected


def test_teasers_menus_and_the_sites_name_make_no_topic():
    links = "".join(f"<li><a href='/{n}'>Zelfmoord en sexting {n}</a></li>" for n in range(5))
    html = (
        "<title>Fietsen | Stop Online Pesten</title><nav>Online pesten</nav>"
        f"<main><h1>Fietsen</h1><p>{'Fietsen in het bos is leuk. ' * 12}</p><ul>{links}</ul></main>"
        f"<div><h2>Lees ook</h2><ul>{links}</ul></div><div>Online pesten, gepest.</div>"
    )
    assert not read(html, site_name="Stop online pesten").topics
    assert not read(html, url="https://www.stoponlinepesten.nl/").topics


def test_where_there_is_no_main_part_all_that_is_no_chrome_is_read():
    html = "<div><h1>Online pesten</h1></div><div><p>Word je gepest? Pesten stopt.</p></div>"
    assert [topic.id for topic in read(html).topics] == ["cyberbullying"]


def test_hostile_pages_are_read_in_time():
    deep = "<div class=menu>" * 2000 + "Bel 0800-0432, online pesten, gepest." + "</div>" * 2000
    wide = "<p><a href='/x'>Online pesten</a> Bel Helpwanted 020-261 52 75</p>" * 2000
    for html in (deep, wide):
        assert read(html).signposts
