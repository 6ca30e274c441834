"""What an audit reads of a site: every shape of page and sitemap, up to its limits."""

import gzip
from dataclasses import replace

import pytest
from misbehaving import (
    FINE,
    always,
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
    World,
    audited,
    audited_for_real,
    gone,
    links,
    loopback,
    own,
    settings,
    site,
    urlset,
)

from sicaudit.store.journal import Journal

GONE = "https://weg.example.nl/x"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "journal"


def of(done, check):
    return sorted(finding.target.rpartition("/")[2] for finding in done.of(check))


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
    titles = {memory.url: memory.title for memory in memories_in(path)}
    assert titles[server("/latin")] == "Privé"


def memories_in(path):
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
    assert "/s.xml" not in [call.path for call in server.asked()]


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
    pages, their_target, our_probe = 401, 1, 1
    assert told[-1].known == told[-1].done == pages + their_target + our_probe
    assert [progress.done for progress in told] == sorted(progress.done for progress in told)
