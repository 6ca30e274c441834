"""How far help lies from a site's front page, counted in clicks."""

from itertools import count, pairwise

import pytest
from world import HOME, World, audited, links, moved, settings, site

from sicaudit.checks.signpost_facts import beyond_topics
from sicaudit.model.finding import Severity
from sicaudit.model.knowledge import Knowledge, Service, Topic
from sicaudit.model.outcome import Certainty
from sicaudit.model.site import Section
from sicaudit.urls import Url

HELP = Url(f"{HOME}hulp")
KNOWN = Knowledge(
    services=(
        Service(id="hulplijn", name="Hulplijn", for_=("public",), hosts=("hulplijn.example",)),
        Service(id="baaslijn", name="Baaslijn", for_=("teacher",), hosts=("baaslijn.example",)),
    ),
    topics=(
        Topic(
            id="bullying",
            name="Online pesten",
            strong=("online pesten",),
            words=("gepest*",),
            needs={"public": (("hulplijn",),)},
        ),
    ),
)
OUTSIDE = {f"https://{name}.example/": "<p>Hallo" for name in ("hulplijn", "baaslijn")}
TO_LINE = '<p>Praat met de <a href="https://hulplijn.example/">Hulplijn</a>.</p>'
ABOUT = "<title>Online pesten</title><h1>Online pesten</h1><p>Gepest? Je bent niet de enige.</p>"
SECTIONS = (Section(name="alles", audience=("public",)),)


def chain(*paths, end="<p>Hulp"):
    """Pages that each link to the next one; the first is the front page."""
    urls = [HOME + path.lstrip("/") for path in paths]
    return {url: links(next_) for url, next_ in pairwise(urls)} | {urls[-1]: end}


@pytest.fixture
def far(tmp_path):
    numbers = count()

    async def find(pages, *, crawl=None, **more):
        one = site(sections=SECTIONS, crawl=crawl, **({"help_page": HELP} | more))
        asked = settings(one, knowledge=KNOWN)
        done = await audited(World(OUTSIDE | pages), asked, tmp_path / f"journal-{next(numbers)}")
        return done.of("far-from-help")

    return find


async def test_help_three_clicks_away_is_far_and_the_way_there_is_told(far):
    (found,) = await far(chain("/", "/over", "/contact", "/hulp"))
    assert (found.severity, found.certainty) == (Severity.WARNING, Certainty.CERTAIN)
    assert [seen.url for seen in found.sightings] == [HELP]
    assert found.facts == beyond_topics() | {
        "clicks": 3,
        "allowed": 2,
        "why": "too-far",
        "path": [HOME, f"{HOME}over", f"{HOME}contact", HELP],
    }


async def test_help_two_clicks_away_is_near_enough(far):
    assert await far(chain("/", "/over", "/hulp")) == []


async def test_a_site_says_itself_how_many_clicks_it_allows(far):
    pages = chain("/", "/over", "/contact", "/hulp")
    assert await far(pages, help_clicks=3) == []
    (found,) = await far(chain("/", "/over", "/hulp"), help_clicks=1)
    assert found.facts["allowed"] == 1


async def test_the_shortest_way_counts(far):
    pages = chain("/", "/over", "/contact", "/hulp")
    assert await far(pages | {HOME: links("/over", "/snel"), f"{HOME}snel": links("/hulp")}) == []


async def test_a_help_page_that_no_page_links_to_cannot_be_reached(far):
    (found,) = await far({HOME: links("/over"), f"{HOME}over": "<p>Over ons", HELP: "<p>Hulp"})
    unreachable = {"clicks": None, "allowed": 2, "why": "unreachable", "path": []}
    assert found.facts == beyond_topics() | unreachable
    assert found.certainty is Certainty.CERTAIN


async def test_redirects_are_no_clicks(far):
    pages = chain("/", "/over", "/naar-hulp")
    pages |= {f"{HOME}naar-hulp": moved("/nl/hulp"), f"{HOME}nl/hulp": moved("/hulp")}
    assert await far(pages | {HELP: "<p>Hulp"}) == []


async def test_a_front_page_that_leads_on_is_no_click_either(far):
    pages = {HOME: moved("/nl/"), f"{HOME}nl/": links("/over"), f"{HOME}over": links("/hulp")}
    assert await far(pages | {HELP: "<p>Hulp"}) == []


async def test_a_help_page_that_moved_is_reached_at_its_new_address(far):
    pages = {HOME: links("/nieuw"), f"{HOME}nieuw": "<p>Hulp", HELP: moved("/nieuw")}
    assert await far(pages, help_clicks=1) == []


async def test_circles_of_links_come_to_an_end(far):
    pages = {HOME: links("/a"), f"{HOME}a": links("/b", "/"), f"{HOME}b": links("/a", "/b")}
    (found,) = await far(pages)
    assert found.facts["clicks"] is None


async def test_where_not_everything_was_seen_nothing_is_certain(far):
    pages = chain("/", "/over", "/contact", "/hulp") | chain("/hulp", "/meer", "/nog-meer")
    (found,) = await far(pages, crawl={"max_pages": 5})
    assert found.certainty is Certainty.LIKELY


async def test_where_not_everything_was_seen_there_may_be_a_way(far):
    assert await far(chain("/", "/a", "/b", "/c", "/hulp"), crawl={"max_pages": 2}) == []


async def test_a_front_page_that_a_script_builds_may_lead_anywhere(far):
    front = '<div id="root"></div><script src="/app.js"></script>'
    assert await far({HOME: front, f"{HOME}app.js": "", HELP: "<p>Hulp"}) == []


async def test_a_help_page_that_is_not_crawled_is_left_alone(far):
    assert await far({HOME: links("/hulp")}, do_not_crawl=("/hulp",)) == []


async def test_without_a_help_page_the_nearest_page_that_leads_to_a_service_counts(far):
    pages = chain("/", "/a", "/b", "/pesten", end=ABOUT + TO_LINE)
    (found,) = await far(pages, help_page=None)
    assert found.facts["clicks"] == 3
    assert found.facts["path"][-1] == f"{HOME}pesten"
    assert await far(pages | {f"{HOME}a": links("/b") + TO_LINE}, help_page=None) == []


async def test_a_service_for_other_readers_is_no_help(far):
    front = '<p><a href="https://baaslijn.example/">Baaslijn</a>'
    pages = chain("/", "/a", "/b", "/pesten", end=ABOUT + TO_LINE)
    (found,) = await far(pages | {HOME: front + links("/a")}, help_page=None)
    assert found.facts["clicks"] == 3


async def test_a_site_that_leads_to_no_help_at_all_is_told_so_on_its_pages_only(far):
    assert await far(chain("/", "/a", "/b", "/pesten", end=ABOUT), help_page=None) == []


async def test_a_site_about_nothing_in_particular_needs_no_help(far):
    pages = chain("/", "/a", "/b", "/c", end=f"<p>Fietsen</p>{TO_LINE}")
    assert await far(pages, help_page=None) == []


async def test_a_site_that_gives_help_itself_needs_no_way_to_it(far):
    pages = chain("/", "/a", "/b", "/pesten", end=ABOUT + TO_LINE)
    assert await far(pages, help_page=None, signposts=False) == []
