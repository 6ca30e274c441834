"""Pages that name another page as their address: told only where that one says something else."""

import pytest
from world import HOME, Reply, World, audited, gone, links, moved, settings

GAMES = (
    "<p>Spelletjes kiezen met kleuters: samen spelen, kort, zonder reclame, op een vaste plek in"
    " huis en niet vlak voor bedtijd. Let op de leeftijd die erbij staat."
)
NUDES = (
    "<p>Wat doe je als iemand een naaktfoto van je rondstuurt? Vertel het iemand die je vertrouwt,"
    " bewaar bewijs, doe aangifte en bel de hulplijn."
)


def named(url, text):
    return f'<title>x</title><link rel="canonical" href="{url}">{text}'


async def found(tmp_path, pages):
    front = links(*pages) + "<p>Welkom bij een website over kinderen, ouders, school en internet nu"
    done = await audited(World({HOME: front} | pages), settings(), tmp_path / "journal")
    return [
        (finding.target, [each.url for each in finding.sightings])
        for finding in done.of("wrong-canonical")
    ]


async def test_a_template_that_names_one_page_on_all_is_one_finding_with_all_its_pages(tmp_path):
    pages = {
        f"{HOME}games": named("/", GAMES),
        f"{HOME}foto": named("/", NUDES),
        f"{HOME}goed": named("/goed", NUDES),
    }
    assert await found(tmp_path, pages) == [(HOME, [f"{HOME}games", f"{HOME}foto"])]


@pytest.mark.parametrize(
    ("here", "there"), [("nl/games", "nl/"), ("games", "game"), ("games", "gamesa"), ("b/c", "a")]
)
async def test_a_front_page_and_a_neighbour_stand_for_nothing_else(tmp_path, here, there):
    pages = {f"{HOME}{here}": named(f"/{there}", GAMES), f"{HOME}{there}": NUDES}
    assert await found(tmp_path, pages) == [(f"{HOME}{there}", [f"{HOME}{here}"])]


@pytest.mark.parametrize(
    ("here", "there", "text", "other"),
    [
        ("a?print=1", "a", GAMES, NUDES),
        ("a/index.html", "a/", GAMES, NUDES),
        ("nieuws/page/2", "nieuws/", GAMES, NUDES),
        ("page/2", "", GAMES, NUDES),
        ("nieuws/pagina-3", "nieuws", GAMES, NUDES),
        ("agenda/2026-01/", "agenda/", GAMES, NUDES),
        ("kopie", "a", GAMES, GAMES),
        ("kort", "a", "<p>Even geduld", NUDES),
        ("weg", "a", GAMES, gone()),
        ("verhuisd", "a", GAMES, moved("/")),
        ("leeg", "a", GAMES, Reply(body='<div id="root"></div>')),
    ],
    ids=lambda value: value if isinstance(value, str) and "<" not in value else "",
)
async def test_copies_later_pages_and_what_cannot_be_compared_are_let_be(
    tmp_path, here, there, text, other
):
    pages = {f"{HOME}{here}": named(f"/{there}", text), f"{HOME}{there or 'leeg'}": other}
    assert await found(tmp_path, pages) == []
