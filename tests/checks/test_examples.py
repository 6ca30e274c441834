"""Every check's own examples, in a small world: the bad one is found, the good one is not."""

import ssl
import tomllib
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from world import HOME, Reply, World, audited, gone, moved, settings, site

from sicaudit import checks
from sicaudit.checks import BUILT_IN
from sicaudit.judging.remembering import NO_PAST, NoPast
from sicaudit.model.catalogue import CHECKS
from sicaudit.model.certificate import Certificate
from sicaudit.model.check import Kind
from sicaudit.model.finding import Group
from sicaudit.model.knowledge import Knowledge, Service, Superseded, Topic
from sicaudit.model.site import LinkRule, Period, Section
from sicaudit.store.pages import KnownPage, PageMemory
from sicaudit.urls import Url, host_of

GONE_WORDS = "<title>Pagina niet gevonden</title><h1>Pagina niet gevonden</h1>"
PARKED = "<title>stichting.example is te koop</title><h1>Dit domein is te koop</h1>"
PICTURE = Reply(body="x", headers={"content-type": "image/png"})
FILM = "https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3D"
SITEMAP = f"<urlset><url><loc>{HOME}folder</loc></url></urlset>"
WORLD = {
    f"{HOME}here": '<title>Hier</title><h1 id="melden">Hier</h1>',
    f"{HOME}gone": gone(),
    f"{HOME}old": moved("/here"),
    f"{HOME}soft": GONE_WORDS,
    f"{HOME}wall": gone(999),
    f"{HOME}parked": PARKED,
    f"{HOME}poster.png": PICTURE,
    f"https://www.youtube.com/oembed?format=json&url={FILM}removed4you": gone(),
    f"https://www.youtube.com/oembed?format=json&url={FILM}stillplays1": '{"type": "video"}',
    f"{HOME}tips": "<title>Tips</title><p>Spelletjes kiezen met kleuters: samen spelen, kort,"
    " zonder reclame, op een vaste plek in huis en niet vlak voor bedtijd.",
    f"{HOME}folder": "<title>Folder</title>",
    f"{HOME}hulp": "<title>Hulp</title>",
    f"{HOME}redactie@example.org": gone(),
    f"{HOME}sitemap.xml": gone(),
    "http://www.example.org/poster.png": PICTURE,
    "https://www.example.org/poster.png": PICTURE,
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
        Service(
            id="luisterlijn",
            name="Luisterlijn",
            phones=("088-786 73 72",),
            old_phones=("0900-0113",),
            status="confirmed",
        ),
    ),
    superseded=(Superseded(old="Lijn Jeugd en Internet", new="Hulplijn"),),
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


class LastWeek(NoPast):
    """A run that saw a page lead to the service that its readers need."""

    def page(self, site, url):
        then = "2026-11-16T06:00:00Z"
        memory = PageMemory(site=site, url=url, signposts={"bullying": {"hulplijn": then}})
        return KnownPage(page=memory, first_seen=then, last_seen=then, text_since=then)


LAST_WEEK = LastWeek()


def until(written):
    expires = datetime.fromtimestamp(ssl.cert_time_to_seconds(written), UTC).date()
    issued = expires - timedelta(days=90)
    return Certificate(host=host_of(HOME), issued=issued, expires=expires, issuer="X", serial="1")


@pytest.fixture
def findings(tmp_path):
    numbers = count()

    async def find(check, example):
        pages = dict(WORLD)
        rules = {}
        certificates = {}
        if example.startswith("[[links.rule]]"):
            (written,) = tomllib.loads(example)["links"]["rule"]
            rules = {"rules": (LinkRule(**written),)}
            pages[HOME] = "<p>Welkom"
        elif example.startswith("notAfter="):
            pages[HOME] = "<p>Welkom"
            certificates = {host_of(HOME): until(example.removeprefix("notAfter="))}
        elif example.startswith("HTTP/1.1 "):
            pages[HOME] = Reply(status=int(example.split()[1]), body="<p>Welkom")
        else:
            pages[HOME] = example.replace("{recently}", "3 november 2026")
        if "sitemap.xml" in example:
            pages[f"{HOME}sitemap.xml"] = SITEMAP
        sections = YEARLY if check.group is Group.FRESHNESS else TIMELESS
        help_page = {"help_page": Url(f"{HOME}hulp")} if "help_page = /hulp" in example else {}
        home = site(crawl={"sitemaps": True}, sections=sections, **help_page)
        path = tmp_path / f"journal-{next(numbers)}"
        past = LAST_WEEK if "<!-- last week: " in example else NO_PAST
        asked = settings(home, knowledge=KNOWN, links=rules)
        done = await audited(World(pages, certificates), asked, path, past=past)
        return done.findings

    return find


@pytest.mark.parametrize("check", BUILT_IN, ids=[check.id for check in BUILT_IN])
async def test_the_bad_example_is_found_and_the_good_one_is_not(findings, check):
    (found,) = [one for one in await findings(check, check.bad) if one.check == check.id]
    assert (found.group, found.site) == (check.group, "home")
    assert found.sightings
    if check.group is Group.LINKS:
        assert found.facts.keys() >= {"reason", "status", "chain", "attempts"}
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
