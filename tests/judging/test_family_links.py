"""Which sites of the family link to which, in numbers of pages."""

from world import HOME, World, audited, links, moved, settings, site

from sicaudit.model.run import LinksTo

OTHER = "https://other.example/"
THIRD = "https://third.example/"
OLD = "https://old-name.example/"
FAMILY = (site("home"), site("other", OTHER), site("third", THIRD))
PAGES = {
    HOME: links("/a", "/b", OTHER),
    f"{HOME}a": links(f"{OTHER}x", f"{OTHER}x#part", "/b"),
    f"{HOME}b": links(OLD, "https://elsewhere.example/"),
    OLD: moved(OTHER),
    "https://elsewhere.example/": "<p>Hallo",
    OTHER: links("/x"),
    f"{OTHER}x": links("/"),
    THIRD: links(HOME) + '<img src="https://other.example/x.png">',
    f"{OTHER}x.png": "",
}


async def linked(tmp_path, pages=PAGES, **more):
    done = await audited(World(pages), settings(*FAMILY), tmp_path / "journal", **more)
    return {tally.id: tally.links_to for tally in done.run.sites}


async def test_pages_and_targets_are_counted_once_an_old_address_and_a_fragment_too(tmp_path):
    found = await linked(tmp_path)
    assert found["home"] == (LinksTo(site="other", pages=3, targets=3, example=HOME),)


async def test_links_within_a_site_and_pictures_are_not_counted(tmp_path):
    found = await linked(tmp_path)
    assert found["other"] == ()
    assert [link.site for link in found["third"]] == ["home"]


async def test_a_family_without_links_between_its_sites_has_none(tmp_path):
    found = await linked(tmp_path, {HOME: "<p>A", OTHER: "<p>B", THIRD: "<p>C"})
    assert set(found.values()) == {()}


async def test_sites_that_share_a_host_are_told_apart_by_their_paths(tmp_path):
    kids = site("kids", f"{HOME}kids/")
    pages = {HOME: links("/a", "/kids/"), f"{HOME}a": links("/kids/b"), f"{HOME}kids/": links("b")}
    pages |= {f"{HOME}kids/b": links("/kids/")}
    done = await audited(World(pages), settings(site("home"), kids), tmp_path / "journal")
    found = {tally.id: tally.links_to for tally in done.run.sites}
    assert found == {
        "home": (LinksTo(site="kids", pages=2, targets=2, example=HOME),),
        "kids": (),
    }
