"""Every check's own examples, in a small world: the bad one is found, the good one is not."""

from itertools import count

import pytest
from world import HOME, Reply, World, audited, gone, moved, settings, site

from sicaudit import checks
from sicaudit.checks import BUILT_IN
from sicaudit.model.catalogue import CHECKS
from sicaudit.model.check import Kind
from sicaudit.model.finding import Group
from sicaudit.model.knowledge import Knowledge, Service, Topic
from sicaudit.model.site import Period, Section

GONE_WORDS = "<title>Pagina niet gevonden</title><h1>Pagina niet gevonden</h1>"
SITEMAP = f"<urlset><url><loc>{HOME}folder</loc></url></urlset>"
WORLD = {
    f"{HOME}here": '<title>Hier</title><h1 id="melden">Hier</h1>',
    f"{HOME}gone": gone(),
    f"{HOME}old": moved("/here"),
    f"{HOME}soft": GONE_WORDS,
    f"{HOME}wall": gone(999),
    f"{HOME}folder": "<title>Folder</title>",
    f"{HOME}redactie@example.org": gone(),
    f"{HOME}sitemap.xml": gone(),
    "http://www.example.org/here": "",
    "https://www.example.org/here": "",
    "https://hulplijn.example/": "<title>Hulplijn</title>",
    "https://hulplijn.example/gone": gone(),
    "https://docentenlijn.example/": "<title>Docentenlijn</title>",
}
KNOWN = Knowledge(
    services=(
        Service(
            id="hulplijn",
            name="Hulplijn",
            names=("Hulplijn",),
            for_=("public",),
            hosts=("hulplijn.example",),
        ),
        Service(
            id="docentenlijn",
            name="Docentenlijn",
            for_=("teacher",),
            hosts=("docentenlijn.example",),
        ),
    ),
    topics=(
        Topic(
            id="bullying",
            name="Online pesten",
            strong=("online pesten", "online gepest"),
            words=("online pest*", "gepest*"),
            needs={"public": (("hulplijn",),)},
        ),
    ),
)
YEARLY = (Section(name="alles", audience=("public",), review_after=Period(months=12)),)
TIMELESS = (Section(name="alles", audience=("public",)),)


@pytest.fixture
def findings(tmp_path):
    numbers = count()

    async def find(check, example):
        pages = dict(WORLD)
        if example.startswith("HTTP/1.1 "):
            pages[HOME] = Reply(status=int(example.split()[1]), body="<p>Welkom")
        else:
            pages[HOME] = example.replace("{recently}", "3 november 2026")
        if "sitemap.xml" in example:
            pages[f"{HOME}sitemap.xml"] = SITEMAP
        sections = YEARLY if check.group is Group.FRESHNESS else TIMELESS
        home = site(crawl={"sitemaps": True}, sections=sections)
        path = tmp_path / f"journal-{next(numbers)}"
        done = await audited(World(pages), settings(home, knowledge=KNOWN), path)
        return done.findings

    return find


@pytest.mark.parametrize("check", BUILT_IN, ids=[check.id for check in BUILT_IN])
async def test_the_bad_example_is_found_and_the_good_one_is_not(findings, check):
    (found,) = [one for one in await findings(check, check.bad) if one.check == check.id]
    assert (found.group, found.site) == (check.group, "home")
    assert found.sightings
    assert [one.check for one in await findings(check, check.good) if one.check == check.id] == []


LINKS = [check for check in BUILT_IN if check.kind is Kind.LINK]


@pytest.mark.parametrize("check", LINKS, ids=[check.id for check in LINKS])
async def test_of_links_the_bad_example_is_one_problem_and_the_good_one_none(findings, check):
    assert [found.check for found in await findings(check, check.bad)] == [check.id]
    assert await findings(check, check.good) == []


@pytest.mark.parametrize("check", BUILT_IN, ids=[check.id for check in BUILT_IN])
def test_a_check_says_all_that_a_reader_needs(check):
    for words in (check.title, check.why, check.fix, check.bad, check.good):
        assert words.strip()
    assert not check.title.endswith(".")
    assert check.why.endswith((".", "?"))
    assert check.fix.endswith(".")
    assert check.bad != check.good
    assert CHECKS[check.id] == (check.group, check.severity)


def test_the_registry_has_each_check_once_and_in_a_file_of_its_name():
    ids = [check.id for check in BUILT_IN]
    assert len(set(ids)) == len(ids)
    assert [*checks.load()][: len(ids)] == [*BUILT_IN]
    for check in BUILT_IN:
        name = check.id.replace("-", "_")
        assert check.find.__module__ == f"sicaudit.checks.{name}"
        assert check.find.__name__ == name
