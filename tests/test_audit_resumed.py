"""An audit that was stopped or killed goes on as if nothing had happened."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st
from world import (
    HOME,
    Reply,
    World,
    audited,
    auditing,
    gone,
    links,
    moved,
    settings,
    site,
    urlset,
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "journal"


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
    world = {HOME: links("/8"), **pages, f"{HOME}sitemap.xml": Reply(body=urlset(*pages))}
    assert not await stopped_after(5, World(world), asked, path)
    done = await audited(World(world), asked, path, resumed=True)
    orphans = {finding.sightings[0].url for finding in done.of("orphan-page")}
    assert orphans == {*pages} - {f"{HOME}8"}
