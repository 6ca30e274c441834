"""Whole audits: on servers of loopback, and in a world in memory that can be stopped anywhere."""

import asyncio
import gzip
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st
from misbehaving import (
    FINE,
    always,
    chain_of,
    first,
    gzipped,
    latin_1,
    reset,
    reset_midway,
    to,
    zoo,
)
from world import (
    HOME,
    Reply,
    World,
    audited,
    audited_for_real,
    auditing,
    gone,
    moved,
    settings,
    site,
)

from sicaudit.model.finding import Finding, Group, Severity, Sighting
from sicaudit.model.outcome import Certainty, FailureKind
from sicaudit.store.journal import Journal
from sicaudit.urls import Url

GONE = "https://weg.example.nl/x"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "journal"


def links(*hrefs):
    return "<title>Pagina</title>" + "".join(f'<p><a href="{href}">naar iets</a>' for href in hrefs)


def own(server, **more):
    """A site on a loopback server, crawled without rests."""
    return site("home", Url(server.url), **more)


def loopback(*sites, links=None, **more):
    return settings(*sites, links={"allow_private": True, "retries": 1} | (links or {}), **more)


def of(done, check):
    return sorted(finding.target.rpartition("/")[2] for finding in done.of(check))


# -- the zoo, from end to end ------------------------------------------------------

BROKEN = {
    "silence": ("timeout", "likely"),
    "slow-head": ("timeout", "likely"),
    "endless-error": ("not-found", "certain"),
    "endless-header": ("malformed-response", "likely"),
    "reset": ("reset", "likely"),
    "closed-unsaid": ("reset", "likely"),
    "not-http": ("malformed-response", "likely"),
    "head-only": ("not-found", "certain"),
    "503-always": ("server-error", "certain"),
    "500-always": ("server-error", "certain"),
    "wait-an-hour": ("server-error", "certain"),
    "loop": ("redirect-loop", "certain"),
    "long-loop": ("redirect-loop", "certain"),
    "long-loop-2": ("redirect-loop", "certain"),
    "to-ftp": ("bad-redirect", "certain"),
    "to-mailto": ("bad-redirect", "certain"),
    "to-nothing": ("bad-redirect", "certain"),
    "to-bad-url": ("bad-redirect", "certain"),
    "no-location": ("bad-redirect", "certain"),
    "304": ("bad-redirect", "certain"),
    "300": ("bad-redirect", "certain"),
    "402": ("client-error", "certain"),
    "404": ("not-found", "certain"),
    "410": ("gone", "certain"),
    "418": ("client-error", "certain"),
}
UNVERIFIABLE = {
    "401": "login",
    "429-always": "rate-limited",
    "451": "bot-wall",
    "999": "bot-wall",
    "bot-wall": "bot-wall",
}
ALIVE = [
    "204",
    "206",
    "429-wait",
    "503-once",
    "503-wait",
    "bad-gzip",
    "cut-gzip",
    "empty",
    "endless-body",
    "fine",
    "gzip",
    "gzip-bomb",
    "half-a-head",
    "head-404",
    "head-405",
    "head-elsewhere",
    "head-reset",
    "huge",
    "latin-1",
    "lying-length",
    "lying-short",
    "reset-midway",
    "reset-midway-once",
    "reset-once",
    "slow-drip",
    "stray-byte",
    "unknown-coding",
]


@pytest.mark.parametrize("element", ["link", "image"])
async def test_every_animal_of_the_zoo_is_judged_for_what_it_is(serve, clock, path, element):
    animals = await serve(zoo)
    shape = '<a href="{}">x</a>' if element == "link" else '<img src="{}">'
    names = [*BROKEN, *UNVERIFIABLE, *ALIVE]
    home = await serve({"/": "".join(shape.format(animals(f"/{name}")) for name in names)})
    asked = loopback(own(home), links={"concurrency": 40, "timeout": 0.5, "retries": 1})
    done = await audited_for_real(asked, path, clock)
    check = "broken-link" if element == "link" else "broken-resource"
    found = {
        finding.target.rpartition("/")[2]: (finding.facts["reason"], finding.certainty)
        for finding in done.of(check)
    }
    if element == "image":
        found["head-only"] = BROKEN["head-only"]  # what HEAD calls fine is not asked further
    assert found == BROKEN
    found = {
        finding.target.rpartition("/")[2]: finding.facts["reason"]
        for finding in done.of("unverifiable-link")
    }
    assert found == UNVERIFIABLE
    assert len(done.findings) == len(BROKEN) + len(UNVERIFIABLE) - (element == "image")
    assert all("HEAD" not in call.method or element == "image" for call in animals.calls)
    got = {finding.target for finding in done.of(check)}
    got -= {animals(call.path) for call in animals.calls if call.method == "GET"}
    assert got == set(), "broken, and never asked with a GET"


@pytest.mark.parametrize(("length", "broken"), [(20, 0), (21, 1), (50, 1)])
async def test_a_chain_is_followed_as_far_as_browsers_go(serve, clock, path, length, broken):
    chain = await serve(chain_of(length))
    home = await serve({"/": links(chain("/chain/0"))})
    done = await audited_for_real(loopback(own(home)), path, clock)
    assert len(done.findings) == broken
    if broken:
        assert done.one("broken-link").facts["reason"] == "too-many-redirects"
        assert len(chain.asked()) <= length + 1


async def test_what_never_answers_is_asked_again_at_the_end_before_it_is_called_broken(path):
    trouble = [FailureKind.TIMEOUT, gone(503), FailureKind.RESET, gone(429), FailureKind.REFUSED]
    names = [f"https://b.nl/{n}" for n in range(len(trouble))]
    world = World(
        {HOME: links(*names)}
        | {name: [answer, "<p>"] for name, answer in zip(names, trouble, strict=True)}
    )
    done = await audited(world, settings(), path)
    assert done.findings == []
    assert [world.times(name) for name in names] == [2] * len(trouble)


async def test_what_is_certainly_gone_is_not_asked_again(path):
    answers = [gone(404), gone(410), FailureKind.DNS, FailureKind.TLS, gone(403), gone(400)]
    names = [f"https://b.nl/{n}" for n in range(len(answers))]
    world = World({HOME: links(*names)} | dict(zip(names, answers, strict=True)))
    await audited(world, settings(), path)
    assert [world.times(name) for name in names] == [1] * len(answers)


async def test_a_page_that_failed_at_first_is_read_in_the_second_round(path):
    world = World(
        {HOME: links("/a"), f"{HOME}a": [gone(503), links("/b")], f"{HOME}b": links(GONE)}
    )
    done = await audited(world, settings(), path)
    assert done.one("broken-link").sightings[0].url == f"{HOME}b"
    assert done.run.sites[0].pages == 3


async def test_a_front_page_that_failed_at_first_is_no_unreachable_site(path):
    done = await audited(World({HOME: [FailureKind.TIMEOUT, "<p>"]}), settings(), path)
    assert done.findings == []
    assert done.run.status == "complete"


# -- our own network ---------------------------------------------------------------


async def no(name):
    return False


async def test_when_our_own_names_fail_no_link_is_called_broken(path):
    world = World({HOME: links("https://b.nl/", "https://nobody.invalid/")})
    done = await audited(world, settings(), path, resolve=no)
    assert [finding.target for finding in done.findings] == ["https://nobody.invalid/"]
    assert done.run.status == "incomplete"
    limits = {limit.kind: limit.count for limit in done.run.sites[0].limits}
    assert limits == {"our-network": 1}


async def test_our_names_are_only_doubted_where_a_name_failed(path):
    asked = []

    async def resolve(name):
        asked.append(name)
        return True

    await audited(World({HOME: links(GONE), GONE: gone()}), settings(), path, resolve=resolve)
    assert asked == []


# -- the world outside --------------------------------------------------------------


async def test_an_external_target_is_asked_once_however_many_pages_link_to_it(serve, clock, path):
    other = await serve({"/x": FINE})
    pages = {f"/{n}": links(other("/x"), other("/x#a"), other("/weg")) for n in range(30)}
    home = await serve({"/": links(*pages), **pages})
    two = await serve({"/": links(other("/x"))})
    done = await audited_for_real(loopback(own(home), site("two", Url(two.url))), path, clock)
    assert Counter(call.path for call in other.asked()) == {"/x": 1, "/weg": 1}
    assert len(done.one("broken-link").sightings) == 30
    assert len(other.asked("/robots.txt")) == 1


async def test_a_loopback_host_that_is_not_ours_is_not_even_connected_to(serve, clock, path):
    victim = await serve(always(200))
    hostile = [
        f"http://{name}:{victim.port}/"
        for name in ("127.0.0.1", "localhost", "0x7f.1", "2130706433", "[::ffff:127.0.0.1]", "0")
    ]
    home = await serve(
        {
            "/": links(*hostile, "/om") + f'<img src="{victim.url}x.png">',
            "/om": to(f"{victim.url}y"),
        }
    )
    done = await audited_for_real(settings(own(home)), path, clock)
    assert victim.accepts == 0
    assert set(done.checks()) == {"unverifiable-link"}
    assert {finding.facts["reason"] for finding in done.findings} <= {
        "private-address",
        "our-network",
    }


async def test_unless_the_configuration_allows_it(serve, clock, path):
    other = await serve({"/": FINE})
    home = await serve({"/": links(other.url)})
    done = await audited_for_real(settings(own(home), links={"allow_private": True}), path, clock)
    assert other.accepts == 2  # robots.txt and the page
    assert done.findings == []


async def test_a_configured_site_may_be_on_loopback_and_its_neighbour_on_another_port_not(
    serve, clock, path
):
    victim = await serve(always(200))
    home = await serve({"/": links("/a", victim.url), "/a": FINE})
    done = await audited_for_real(settings(own(home)), path, clock)
    assert done.run.sites[0].pages == 2
    assert victim.accepts == 0


SECRET = "s3cr3t-f0r-0ur-0wn-h0st"


async def test_a_sites_headers_go_to_its_own_hosts_and_nowhere_else(serve, clock, path):
    other = await serve({"/x": FINE, "/robots.txt": always(404)})
    second = await serve({"/": FINE, "/weg": to(other("/w"))})
    home = await serve(
        {
            "/": links("/a", "/om", other("/x"), second.url, second("/weg"))
            + f'<img src="{other("/i.png")}">',
            "/a": FINE,
            "/om": to(other("/y")),
            "/sitemap.xml": to(other("/sitemap.xml")),
        }
    )
    first_site = own(home, crawl={"headers": {"X-Key": SECRET}, "sitemaps": True})
    done = await audited_for_real(loopback(first_site, site("two", Url(second.url))), path, clock)
    assert {"/x", "/y", "/w", "/i.png"} <= {call.path for call in other.calls}
    assert all(call.headers.get("x-key") == SECRET for call in home.calls)
    for server in (other, second):
        assert server.calls
        assert SECRET not in repr([call.headers for call in server.calls])
    assert SECRET not in repr(done.findings) + repr(done.run)
    assert SECRET.encode() not in path.read_bytes()
    assert SECRET not in repr(first_site)


async def test_headers_do_not_follow_robots_txt_to_another_host(serve, clock, path):
    other = await serve({"/robots.txt": always(200, "", content_type="text/plain")})
    home = await serve({"/": FINE, "/robots.txt": to(other("/robots.txt"))})
    asked = loopback(own(home, crawl={"headers": {"X-Key": SECRET}}))
    await audited_for_real(asked, path, clock)
    assert SECRET not in repr([call.headers for call in other.calls])


async def test_robots_txt_does_not_lead_us_to_a_private_host(serve, clock, path):
    victim = await serve(always(200))
    home = await serve({"/": FINE, "/robots.txt": to(victim("/robots.txt"))})
    done = await audited_for_real(settings(own(home)), path, clock)
    assert done.run.sites[0].pages == 1
    assert victim.accepts == 0


async def test_no_cookie_is_ever_sent(serve, clock, path):
    server = await serve({"/": always(200, links("/a"), set_cookie="id=1"), "/a": FINE})
    await audited_for_real(loopback(own(server)), path, clock)
    assert not any("cookie" in call.headers for call in server.calls)


# -- what a site sends ----------------------------------------------------------------


async def test_pages_are_read_whatever_their_coding_and_charset(serve, clock, path):
    server = await serve(
        {
            "/": links("/gzip", "/latin"),
            "/gzip": gzipped(links("/weg-1")),
            "/latin": latin_1,
        }
    )
    done = await audited_for_real(loopback(own(server)), path, clock)
    assert of(done, "broken-link") == ["weg-1"]
    titles = {url: title for _, url, title, *_ in done_memories(path)}
    assert titles[server("/latin")] == "Privé"


def done_memories(path):
    journal = Journal(path)
    try:
        return [*journal.memories()]
    finally:
        journal.close()


async def test_a_page_that_was_reset_once_is_read_all_the_same(serve, clock, path):
    server = await serve(
        {
            "/": first(reset, always(200, links("/a"))),
            "/a": first(reset_midway, always(200, links("/weg"))),
        }
    )
    done = await audited_for_real(loopback(own(server)), path, clock)
    assert of(done, "broken-link") == ["weg"]
    assert done.run.status == "complete"


@pytest.mark.parametrize("way", ["lying-length", "endless-body", "bad-gzip", "gzip-bomb"])
async def test_a_page_that_was_not_read_whole_makes_the_site_incomplete(serve, clock, path, way):
    server = await serve({"/": links("/a"), "/a": lambda call: zoo(replace(call, path=f"/{way}"))})
    asked = loopback(own(server, crawl={"max_bytes": 100_000, "timeout": 1.0}))
    done = await audited_for_real(asked, path, clock)
    assert done.run.status == "incomplete"
    assert [limit.kind for limit in done.run.sites[0].limits] == ["max_bytes"]


@pytest.mark.parametrize("way", ["lying-short", "stray-byte"])
async def test_a_page_that_only_lenient_readers_read_is_not_passed_over(serve, clock, path, way):
    server = await serve({"/": links("/a"), "/a": lambda call: zoo(replace(call, path=f"/{way}"))})
    done = await audited_for_real(loopback(own(server)), path, clock)
    assert done.run.status == "incomplete"


def urlset(*urls):
    return "<urlset>" + "".join(f"<url><loc>{url}</loc></url>" for url in urls) + "</urlset>"


async def test_sitemaps_are_found_and_read_in_all_their_shapes(serve, clock, path):
    pages = {f"/{n}": FINE for n in range(1, 9)}
    server = await serve(pages | {"/": FINE})
    server.answers |= {
        "/robots.txt": always(
            200,
            f"Sitemap: {server('/index.xml')}\nSitemap: /text.txt\nsitemap: http://b.invalid/x.xml",
            content_type="text/plain",
        ),
        "/index.xml": f"<sitemapindex><sitemap><loc>{server('/a.xml.gz')}</loc></sitemap>"
        "<sitemap><loc>/b.xml</loc></sitemap></sitemapindex>",
        "/a.xml.gz": always(
            200, gzip.compress(urlset(server("/1")).encode()), content_type="application/x-gzip"
        ),
        "/b.xml": gzipped(urlset(server("/2"), "http://elders.invalid/9"), content_type="text/xml"),
        "/text.txt": always(200, f"{server('/3')}\n{server('/4')}\n", content_type="text/plain"),
        "/sitemap.xml": to("/sitemap_index.xml", 301),
        "/sitemap_index.xml": urlset(server("/5"), server("/6#deel")),
    }
    done = await audited_for_real(loopback(own(server, crawl={"sitemaps": True})), path, clock)
    orphans = {finding.sightings[0].url.rpartition("/")[2] for finding in done.of("orphan-page")}
    assert orphans == {"1", "2", "3", "4", "5", "6"}
    assert done.run.sites[0].pages == 7


async def test_with_sitemaps_off_none_is_asked_for(serve, clock, path):
    robots = always(200, "Sitemap: /s.xml", content_type="text/plain")
    server = await serve({"/": FINE, "/robots.txt": robots, "/s.xml": urlset()})
    await audited_for_real(loopback(own(server)), path, clock)
    assert [call.path for call in server.asked()] == ["/"]


@pytest.mark.parametrize("most", [1, 3])
async def test_limits_are_reported_and_make_the_run_incomplete(path, most):
    deep = [f"{HOME}{n}" for n in range(6)]
    world = World({HOME: links(*deep), **dict.fromkeys(deep, links(*deep))})
    done = await audited(world, settings(site(crawl={"max_pages": most})), path)
    (tally,) = done.run.sites
    assert (tally.pages, tally.status) == (most, "incomplete")
    assert [(limit.kind, limit.count) for limit in tally.limits] == [("max_pages", 7 - most)]


async def test_progress_is_told_after_every_batch_and_only_grows(path):
    told = []
    pages = {f"{HOME}{n}": links(GONE) for n in range(400)}
    world = World({HOME: links(*pages), GONE: gone(), **pages})
    await audited(world, settings(), path, watch=told.append)
    assert len(told) >= 4
    assert [progress.step for progress in told][-1] == "judge"
    assert told[-1].pages == {"home": 401}
    assert told[-1].known == told[-1].done == 402
    assert [progress.done for progress in told] == sorted(progress.done for progress in told)


# -- stopped, killed, resumed ------------------------------------------------------------

HOSTS = ("www.example.nl", "two.nl", "b.nl")
NAMES = [f"https://{host}/{name}" for host in HOSTS for name in "abcd"]
HTML = st.tuples(
    st.lists(st.sampled_from([*NAMES, HOME, "info@a.nl", "http://["]), max_size=4),
    st.lists(st.sampled_from(NAMES), max_size=2),
).map(lambda held: links(*held[0]) + "".join(f'<img src="{url}">' for url in held[1]))
ANSWERS = st.one_of(
    HTML, HTML, HTML, st.sampled_from(NAMES).map(moved), st.sampled_from([gone(), gone(503)])
)
WORLDS = st.dictionaries(st.sampled_from(NAMES), ANSWERS, min_size=4)
SITES = (site(crawl={"delay": 5.0, "concurrency": 1}), site("two", "https://two.nl/a"))


class Killed(Exception):
    pass


async def killed_after(steps, world, asked, path):
    """Crawl until a number of batches is merged, then fall over with whatever is under way."""
    async with auditing(asked, path) as (audit, _, examine, _, stop):
        engine = world.engine(examine, stop)
        left = count(steps, -1)

        async def dying(batch):
            if next(left) <= 0:
                raise Killed
            return await engine(batch)

        with suppress(ExceptionGroup):
            await audit.crawl(dying, resumed=False)


async def stopped_after(requests, world, asked, path):
    async with auditing(asked, path) as (audit, _, examine, _, stop):

        async def stopping(response, visit):
            if len(world.asked) >= requests:
                stop.set()
            return await examine(response, visit)

        return await audit.crawl(world.engine(stopping, stop), resumed=False)


def essence(done):
    """What must be the same however a run came to its end."""
    return (
        sorted(
            (finding.id, finding.facts.get("reason"), sorted(s.url for s in finding.sightings))
            for finding in done.findings
        ),
        [replace(tally, requests=0, bytes=0) for tally in done.run.sites],
        done.run.status,
    )


@given(WORLDS, HTML, st.integers(0, 6), st.booleans())
@hypothesis(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_run_that_was_killed_or_stopped_and_resumed_finds_what_a_whole_one_finds(
    tmp_path_factory, pages, front, steps, kill
):
    async def both():
        folder = tmp_path_factory.mktemp("resumed")
        asked = settings(*SITES)
        world = {HOME: front, **pages}
        whole = await audited(World(world), asked, folder / "whole")
        interrupt = killed_after if kill else stopped_after
        await interrupt(steps, World(world), asked, folder / "parts")
        resumed = await audited(World(world), asked, folder / "parts", resumed=True)
        assert essence(resumed) == essence(whole)

    asyncio.run(both())


async def test_what_was_asked_before_the_stop_is_not_asked_again(path):
    pages = {f"{HOME}{n}": links() for n in range(20)}
    asked = settings(site(crawl={"delay": 5.0, "concurrency": 1}))
    before, after = (World({HOME: links(*pages), **pages}) for _ in range(2))
    assert not await stopped_after(7, before, asked, path)
    done = await audited(after, asked, path, resumed=True)
    assert done.run.sites[0].pages == 21
    assert len(before.asked) >= 7
    repeated = {url for _, url in before.asked} & {url for _, url in after.asked}
    assert repeated == set()


async def test_a_resumed_run_that_hit_a_limit_before_says_so(path):
    pages = {f"{HOME}{n}": links() for n in range(9)}
    asked = settings(site(crawl={"max_pages": 5, "delay": 5.0, "concurrency": 1}))
    world = {HOME: links(*pages), **pages}
    assert not await stopped_after(2, World(world), asked, path)
    done = await audited(World(world), asked, path, resumed=True)
    assert done.run.status == "incomplete"
    assert [(limit.kind, limit.count) for limit in done.run.sites[0].limits] == [("max_pages", 5)]


async def test_a_resumed_run_knows_orphans_as_a_whole_one_does(path):
    pages = {f"{HOME}{n}": links() for n in range(9)}
    pages[f"{HOME}0"] = f'<link rel="canonical" href="{HOME}0">'
    asked = settings(site(crawl={"sitemaps": True, "delay": 5.0, "concurrency": 1}))
    world = {HOME: links(), **pages, f"{HOME}sitemap.xml": Reply(body=urlset(*pages))}
    assert not await stopped_after(5, World(world), asked, path)
    done = await audited(World(world), asked, path, resumed=True)
    assert len(done.of("orphan-page")) == 9


# -- compared with the run before ----------------------------------------------------------


def old(check="broken-link", target=GONE, pages=(HOME,), key=None):
    return Finding(
        check=check,
        group=Group.LINKS,
        severity=Severity.ERROR,
        certainty=Certainty.CERTAIN,
        site="home",
        key=key or target or pages[0],
        target=target,
        sightings=tuple(Sighting(url=Url(page)) for page in pages),
    )


LATE = f"{HOME}late"
REACHED = [
    ("its page is read and links elsewhere now", old(), True),
    ("its page is gone", old(pages=(f"{HOME}weg",)), True),
    ("no page of a whole site leads to its page any more", old(pages=(f"{HOME}los",)), True),
    ("its page did not answer", old(pages=(LATE,)), False),
    ("one of its pages did not answer", old(pages=(HOME, LATE)), False),
    ("a finding without target", old(target=None), True),
    ("a finding without a web address", old(target="mailto:x"), True),
]


@pytest.mark.parametrize(("why", "finding", "reached"), REACHED, ids=[why for why, *_ in REACHED])
async def test_an_old_finding_is_only_gone_where_its_page_was_seen(path, why, finding, reached):
    world = World({HOME: links("/weg", "/late"), f"{HOME}weg": gone(), LATE: FailureKind.TIMEOUT})
    done = await audited(world, settings(), path, old=[finding])
    assert done.reached == [reached]


async def test_a_target_that_our_network_kept_from_us_was_not_reached(path):
    world = World({HOME: links(GONE)})
    done = await audited(world, settings(), path, resolve=no, old=[old()])
    assert done.reached == [False]


async def test_of_a_site_cut_by_a_limit_a_page_not_seen_is_not_gone(path):
    world = World({HOME: links("/a"), f"{HOME}a": links()})
    lost = old(pages=(f"{HOME}los",))
    done = await audited(world, settings(site(crawl={"max_pages": 1})), path, old=[lost])
    assert done.reached == [False]
