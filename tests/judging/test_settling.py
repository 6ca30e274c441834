"""Signposts in the light of their whole site: its template, its help page, links that lead on."""

from itertools import count

import pytest
from world import HOME, World, audited, links, moved, settings, site

from sicaudit.model.knowledge import Knowledge, Service, Topic
from sicaudit.model.site import Section
from sicaudit.urls import Url

HELP = Url(f"{HOME}hulp")
LINE = "https://hulplijn.example/"
KNOWN = Knowledge(
    services=(
        Service(id="hulplijn", name="Hulplijn", for_=("public",), hosts=("hulplijn.example",)),
        Service(id="praatlijn", name="Praatlijn", for_=("public",), hosts=("praatlijn.example",)),
    ),
    topics=(
        Topic(
            id="bullying",
            name="Online pesten",
            strong=("online pesten", "gepest"),
            place="one_click",
            needs={"public": (("hulplijn",),)},
        ),
    ),
)
ABOUT = "<title>Online pesten</title><h1>Online pesten</h1><p>Gepest? Je bent niet de enige.</p>"
STRIP = f'<div class=strook><p>Praat met de <a href="{LINE}">Hulplijn</a>.</p></div>'
CLICK = f'<p>Kijk op onze <a href="{HELP}">pagina met hulp</a>.</p>'
SECTIONS = (Section(name="alles", audience=("public",)),)


@pytest.fixture
def told(tmp_path):
    numbers = count()

    async def find(pages, *more, help_page=None):
        """Give check and reasons of what is found of signposts, by page."""
        front = {HOME: links(*pages)}
        outside = {LINE: "<p>Hallo", "https://praatlijn.example/": "<p>Hallo"}
        asked = settings(site(sections=SECTIONS, help_page=help_page), knowledge=KNOWN)
        world = World(outside | front | pages, *more)
        done = await audited(world, asked, tmp_path / f"journal-{next(numbers)}")
        found = {}
        for one in done.findings:
            if one.check.endswith("signpost"):
                found[one.sightings[0].url] = (one.check, one.facts.get("reasons"))
        return found, done

    return find


def others(number, strip):
    """Pages about nothing, each with its own words."""
    return {f"{HOME}p{n}": f"<p>Over fietsen, deel {n}.</p>{strip}" for n in range(number)}


PAGE = f"{HOME}pesten"


async def test_help_that_stands_on_every_page_counts_as_footer(told):
    found, done = await told({PAGE: ABOUT + STRIP} | others(6, STRIP))
    assert found == {PAGE: ("weak-signpost", ["footer-only"])}
    (tally,) = done.run.sites
    assert (tally.help[0].well, tally.help[0].weakly) == (0, 7), "so the overview counts it"


async def test_help_that_stands_on_few_pages_is_their_own(told):
    found, _ = await told({PAGE: ABOUT + STRIP} | others(6, ""))
    assert found == {}


async def test_a_good_help_block_on_every_page_that_needs_one_is_no_template(told):
    needing = {f"{HOME}pesten-{n}": f"{ABOUT}<p>Deel {n}.</p>{STRIP}" for n in range(7)}
    found, _ = await told(needing | others(5, ""))
    assert found == {}


async def test_words_that_stand_on_every_page_make_no_topic(told):
    said = ("Word je gepest?", "Online pesten stopt niet vanzelf.", "Gepest worden is niet leuk.")
    strip = f"<div>{''.join(f'<p>{line}</p>' for line in said)}</div>"
    found, _ = await told({PAGE: ABOUT + strip} | others(20, strip))
    assert found == {PAGE: ("missing-signpost", [])}


async def test_the_own_help_page_counts_as_far_as_it_names_the_services(told):
    pages = {PAGE: ABOUT + CLICK}
    found, _ = await told(pages | {HELP: f"<h1>Hulp</h1>{STRIP}"}, help_page=HELP)
    assert found == {}
    other = STRIP.replace("hulplijn", "praatlijn").replace("Hulplijn", "Praatlijn")
    found, _ = await told(pages | {HELP: f"<h1>Hulp</h1>{other}"}, help_page=HELP)
    assert found == {PAGE: ("missing-signpost", [])}


async def test_a_help_page_on_which_nobody_is_seen_is_given_the_benefit_of_the_doubt(told):
    pages = {PAGE: ABOUT + CLICK, HELP: "<h1>Hulp</h1><p>Kies je onderwerp.</p>"}
    found, _ = await told(pages, help_page=HELP)
    assert found == {}


async def test_a_link_that_leads_on_to_a_service_is_a_way_to_it(told):
    short = "https://kort.example/praat"
    line = f'<p>Praat met <a href="{short}">iemand van de lijn</a>.</p>'
    found, _ = await told({PAGE: ABOUT + line, short: moved(LINE)})
    assert found == {}
    found, _ = await told({PAGE: ABOUT + line, short: "<p>Iets anders"})
    assert found == {PAGE: ("missing-signpost", [])}
