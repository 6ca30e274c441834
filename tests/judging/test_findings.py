"""From a whole crawl to findings: each problem once, with all its pages and nothing made up."""

from itertools import count

import pytest
from world import HOME, Reply, World, audited, gone, links, moved, settings, site

from sicaudit.model.outcome import Certainty
from sicaudit.model.page import Region

GONE = "https://weg.example.nl/x"


@pytest.fixture
def audit(tmp_path):
    numbers = count()

    async def run(pages, *sites, links=None, world=None, **more):
        asked = settings(*sites, links=links, **more)
        return await audited(world or World(pages), asked, tmp_path / f"journal-{next(numbers)}")

    return run


async def test_a_good_site_has_no_findings(audit):
    done = await audit(
        {
            HOME: links("/a", "https://b.nl/", "#top", "mailto:a@a.nl", "tel:112"),
            f"{HOME}a": '<h1 id="x">A</h1><a href="/#">terug</a><a href="#x">x</a>',
            "https://b.nl/": "<title>B</title>",
        }
    )
    assert done.findings == []
    assert done.run.status == "complete"
    (tally,) = done.run.sites
    assert (tally.status, tally.pages, tally.links, tally.targets) == ("complete", 2, 7, 3)


async def test_one_broken_target_is_one_finding_with_all_its_pages(audit):
    footer = f'<footer><a href="{GONE}">partner</a></footer>'
    pages = {f"{HOME}{n}": footer for n in range(40)}
    done = await audit({HOME: links(*pages) + footer, **pages, GONE: gone()})
    found = done.one("broken-link")
    assert found.target == GONE
    assert found.key == GONE
    assert [sighting.url for sighting in found.sightings] == [HOME, *pages]
    assert {link.region for seen in found.sightings for link in seen.places} == {Region.FOOTER}
    assert found.facts["reason"] == "not-found"
    assert found.facts["status"] == 404
    assert found.facts["chain"] == [{"url": GONE, "status": 404}]


async def test_its_places_say_how_each_page_shows_it_the_text_first(audit):
    html = (
        f'<title>T</title><nav><a href="{GONE}">menu</a></nav><p>Zie <a href="{GONE}#y">hier</a>.'
    )
    done = await audit({HOME: html, GONE: gone()})
    (sighting,) = done.one("broken-link").sightings
    assert sighting.title == "T"
    assert [(link.text, link.region, link.href) for link in sighting.places] == [
        ("hier", Region.CONTENT, f"{GONE}#y"),
        ("menu", Region.NAVIGATION, GONE),
    ]
    assert sighting.places[0].snippet == "Zie hier."


async def test_an_address_in_many_spellings_is_one_target(audit):
    html = links(GONE, "HTTPS://WEG.example.nl:443/x", "https://weg.example.nl/a/../x#y")
    done = await audit({HOME: html, GONE: gone()})
    assert len(done.one("broken-link").sightings[0].places) == 3
    assert len(done.findings) == 1


async def test_two_sites_have_each_their_own_finding_and_the_target_is_asked_once(audit):
    world = World({HOME: links(GONE), "https://two.nl/": links(GONE), GONE: gone()})
    done = await audit(None, site(), site("two", "https://two.nl/"), world=world)
    assert {finding.site for finding in done.of("broken-link")} == {"home", "two"}
    assert len({finding.id for finding in done.findings}) == 2
    assert world.times(GONE) == 1


async def test_what_pages_embed_is_a_resource_until_somebody_links_to_it(audit):
    done = await audit({HOME: '<img src="/x.png"><img srcset="/x.png 2x">', f"{HOME}x.png": gone()})
    assert done.checks() == ["broken-resource"]
    done = await audit({HOME: '<img src="/x"><a href="/x">groot</a>', f"{HOME}x": gone()})
    assert done.checks() == ["broken-link"]
    assert len(done.findings[0].sightings[0].places) == 2


async def test_what_a_style_sheet_loads_is_shown_by_the_style_sheet(audit):
    css = Reply(body="p { background: url(weg.png) }", headers={"content-type": "text/css"})
    done = await audit(
        {
            HOME: '<link rel="stylesheet" href="/css/a.css">',
            f"{HOME}css/a.css": css,
            f"{HOME}css/weg.png": gone(),
        }
    )
    found = done.one("broken-resource")
    (sighting,) = found.sightings
    assert sighting.url == f"{HOME}css/a.css"
    assert sighting.places[0].element == "css url()"
    assert done.run.sites[0].pages == 1


async def test_a_style_sheet_imports_further_ones(audit):
    def css(text):
        return Reply(body=text, headers={"content-type": "text/css"})

    done = await audit(
        {
            HOME: '<link rel="stylesheet" href="/a.css">',
            f"{HOME}a.css": css("@import 'b.css';"),
            f"{HOME}b.css": css("@import url(c.css);"),
            f"{HOME}c.css": css("p { src: url(weg.woff) } q { src: url(ook.woff) }"),
            f"{HOME}weg.woff": gone(),
            f"{HOME}ook.woff": Reply(headers={"content-type": "font/woff"}),
        }
    )
    assert done.one("broken-resource").target == f"{HOME}weg.woff"


async def test_a_missing_fragment_is_its_own_problem_for_each_name(audit):
    done = await audit(
        {
            HOME: links("/a#weg", "/a#er", "/a#ook-weg", "/b#weg", "#weg"),
            f"{HOME}a": '<h1 id="er">A</h1>' + links("#weg"),
            f"{HOME}b": "<a name=weg></a>",
        }
    )
    assert done.checks() == ["broken-fragment"] * 3
    found = {finding.target: finding for finding in done.findings}
    assert set(found) == {f"{HOME}a#weg", f"{HOME}a#ook-weg", f"{HOME}#weg"}
    shown = [sighting.url for sighting in found[f"{HOME}a#weg"].sightings]
    assert shown == [HOME, f"{HOME}a"]
    assert found[f"{HOME}a#weg"].facts["fragment"] == "weg"


@pytest.mark.parametrize(
    ("fragment", "broken"),
    [
        ("d%C3%A9el", False),
        ("déel", False),
        ("Déel", True),
        ("top", False),
        ("Top", False),
        ("", False),
        (":~:text=hallo", False),
        ("déel:~:text=hallo", False),
        ("weg:~:text=hallo", True),
        (":~:text=Hallo%20allemaal", True),
        ("/route", False),
        ("!route", False),
    ],
)
async def test_which_fragments_are_missing(audit, fragment, broken):
    done = await audit({HOME: links(f"/a#{fragment}"), f"{HOME}a": '<p id="déel">A hallo'})
    assert done.checks() == (["broken-fragment"] if broken else [])


async def test_the_fragment_is_looked_for_where_the_redirects_end(audit):
    pages = {
        HOME: links("/oud#er", "/oud#weg"),
        f"{HOME}oud": moved("/nieuw", 302),
        f"{HOME}nieuw": '<p id="er">',
    }
    done = await audit(pages)
    assert done.one("broken-fragment").target == f"{HOME}oud#weg"


async def test_of_a_dead_page_no_fragment_is_missing(audit):
    done = await audit({HOME: links(f"{GONE}#deel"), GONE: gone()})
    assert done.checks() == ["broken-link"]
    says_gone = "<title>Pagina niet gevonden</title><h1>Pagina niet gevonden</h1>"
    done = await audit({HOME: links("/weg#deel"), f"{HOME}weg": says_gone})
    assert done.checks() == ["soft-404"]


async def test_of_what_is_no_page_no_fragment_is_missing(audit):
    pdf = Reply(body="%PDF", headers={"content-type": "application/pdf"})
    done = await audit({HOME: links("/x.pdf#page=2"), f"{HOME}x.pdf": pdf})
    assert done.findings == []


async def test_a_page_outside_is_read_for_its_anchors_too(audit):
    done = await audit(
        {HOME: links("https://b.nl/#er", "https://b.nl/#weg"), "https://b.nl/": "<p id=er>"}
    )
    assert done.one("broken-fragment").target == "https://b.nl/#weg"


async def test_a_page_that_script_builds_may_have_the_fragment_after_all(audit):
    done = await audit({HOME: links("/app#deel"), f"{HOME}app": '<div id="root"></div>'})
    assert all(finding.certainty is not Certainty.CERTAIN for finding in done.findings)


async def test_a_permanent_redirect_has_moved_and_a_temporary_one_is_fine(audit):
    done = await audit(
        {
            HOME: links("/oud", "/even"),
            f"{HOME}oud": moved("https://b.nl/nieuw#x", 301),
            f"{HOME}even": moved("https://b.nl/nieuw", 302),
            "https://b.nl/nieuw": "<title>B</title><p id=x>",
        }
    )
    found = done.one("moved-link")
    assert len(done.findings) == 1
    assert found.target == f"{HOME}oud"
    assert found.facts["suggest"] == {"kind": "new-address", "value": "https://b.nl/nieuw"}
    assert [hop["status"] for hop in found.facts["chain"]] == [301, 200]


async def test_a_redirect_to_nowhere_is_broken_where_it_is_linked(audit):
    done = await audit({HOME: links("/oud"), f"{HOME}oud": moved("/weg"), f"{HOME}weg": gone(410)})
    found = done.one("broken-link")
    assert (found.target, found.facts["final"]) == (f"{HOME}oud", f"{HOME}weg")
    assert (found.facts["reason"], found.facts["status"]) == ("gone", 410)


async def test_a_loop_is_broken(audit):
    pages = {HOME: links("/a"), f"{HOME}a": moved("/b"), f"{HOME}b": moved("/a")}
    done = await audit(pages)
    assert done.one("broken-link").facts["reason"] == "redirect-loop"
    assert len(done.findings) == 1


@pytest.mark.parametrize("location", ["ftp://b.nl/", "mailto:a@b.nl"])
async def test_a_redirect_out_of_the_web_is_not_asked_for(audit, location):
    """A browser opens no FTP any more, but it does open the mail program."""
    world = World({HOME: links("/a"), f"{HOME}a": moved(location)})
    done = await audit(None, world=world)
    check = "unverifiable-link" if location.startswith("mailto:") else "broken-link"
    assert done.one(check).facts["reason"] == "bad-redirect"
    assert {url for _, url in world.asked} == {HOME, f"{HOME}a"}


async def test_what_can_never_work_is_found_on_every_page_without_asking(audit):
    bad = ("http://[bad/", "mailto:info", "tel:bel", "{{ url }}")
    world = World({HOME: links("/a", *bad), f"{HOME}a": links(*bad)})
    done = await audit(None, world=world)
    assert done.checks() == ["invalid-link"] * 4
    found = {finding.facts["href"]: finding for finding in done.findings}
    assert {href: finding.facts["reason"] for href, finding in found.items()} == {
        "http://[bad/": "invalid-url",
        "mailto:info": "invalid-mailto",
        "tel:bel": "invalid-tel",
        "{{ url }}": "unfilled-template",
    }
    assert all(len(finding.sightings) == 2 for finding in done.findings)
    assert len(world.asked) == 2


async def test_an_e_mail_address_without_mailto_is_invalid_and_not_broken_as_well(audit):
    done = await audit(
        {HOME: links("info@a.nl", "/map/"), f"{HOME}map/": links("info@a.nl")}
        | {f"{HOME}info@a.nl": gone(), f"{HOME}map/info@a.nl": gone()}
    )
    assert set(done.checks()) == {"invalid-link"}
    assert done.findings[0].facts["reason"] == "email-without-mailto"
    assert done.findings[0].facts["suggest"] == {"kind": "mailto", "value": "mailto:info@a.nl"}


async def test_the_same_e_mail_address_in_two_folders_is_one_problem(audit):
    done = await audit(
        {HOME: links("info@a.nl", "/map/"), f"{HOME}map/": links("info@a.nl")}
        | {f"{HOME}info@a.nl": gone(), f"{HOME}map/info@a.nl": gone()}
    )
    assert len({finding.id for finding in done.findings}) == len(done.findings) == 1


async def test_a_page_whose_name_only_looks_like_an_e_mail_address_is_fine(audit):
    done = await audit({HOME: links("info@a.nl"), f"{HOME}info@a.nl": "<title>Over ons</title>"})
    assert done.findings == []
