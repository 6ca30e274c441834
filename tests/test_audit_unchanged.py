"""The second week: pages that did not change are not sent again, and judged as if they were."""

from datetime import timedelta

import pytest
from misbehaving import FINE, always
from world import STARTED, audited_for_real, links, loopback, own

from sicaudit.store.kept_pages import KeptPages

WEEK = timedelta(days=7)
TWO = "<title>Twee</title><p>Tweede pagina" + links("/weg") + "</p>"


def versioned(body, etag='"1"', **more):
    """Answer 304 to who has this version."""

    async def way(call):
        if call.headers.get("if-none-match") == etag:
            await call.answer(304, b"", etag=etag, content_length=None, **more)
        else:
            await call.answer(200, body, etag=etag, **more)

    return way


def since(body, when):
    async def way(call):
        if call.headers.get("if-modified-since") == when.lower():
            await call.answer(304, b"", content_length=None)
        else:
            await call.answer(200, body, last_modified=when)

    return way


@pytest.fixture
def weekly(serve, clock, tmp_path):
    """Audit a server in a given week, with what the week before kept."""

    async def audit(server, week, **crawl):
        started = STARTED + week * WEEK
        path = tmp_path / f"journal-{week}"
        with KeptPages(tmp_path / "pages") as kept:

            def keep(journal):
                fresh = journal.read_in_full(started.date())
                kept.renew(["home"], fresh, journal.unchanged())

            return await audited_for_real(
                loopback(own(server, crawl=crawl)),
                path,
                clock,
                started=started,
                kept=lambda url: kept.page(url, started.date()),
                keep=keep,
            )

    return audit


def not_modified(done):
    return done.run.sites[0].not_modified


def conditional(server):
    names = ("if-none-match", "if-modified-since")
    return [call for call in server.calls if any(name in call.headers for name in names)]


async def test_the_second_week_asks_only_what_changed_and_finds_the_same(serve, weekly):
    first = "Mon, 02 Nov 2026 10:00:00 GMT"
    pages = {
        "/": versioned(links("/twee", "/drie", "/vier", "/twee#nergens")),
        "/twee": versioned(TWO),
        "/drie": since(f"<title>Drie</title><h1>Drie</h1>{FINE}", first),
        "/vier": FINE,
        "/weg": always(404),
    }
    server = await serve(pages)
    before = await weekly(server, 0)
    asked, began = len(conditional(server)), before.run.sites[0].bytes
    after = await weekly(server, 1)
    assert (not_modified(before), asked) == (0, 0)
    assert not_modified(after) == 3
    assert after.run.sites[0].bytes < began
    assert [finding.check for finding in after.findings] == [
        finding.check for finding in before.findings
    ]
    assert after.one("broken-link").sightings == before.one("broken-link").sightings


async def test_a_page_that_changed_is_read_anew_and_kept_as_it_is_now(serve, weekly):
    server = await serve({"/": versioned(links("/weg")), "/weg": always(404)})
    assert (await weekly(server, 0)).of("broken-link")
    server.answers["/"] = versioned("<p>Niets meer", '"2"')
    changed = await weekly(server, 1)
    assert (changed.of("broken-link"), not_modified(changed)) == ([], 0)
    assert not_modified(await weekly(server, 2)) == 1


async def test_a_304_that_names_another_version_proves_nothing(serve, weekly):
    server = await serve({"/": versioned("<p>Eerst"), "/weg": always(404)})
    await weekly(server, 0)

    async def confused(call):
        asked = "if-none-match" in call.headers
        await call.answer(304 if asked else 200, b"" if asked else links("/weg"), etag='"9"')

    server.answers["/"] = confused
    again = await weekly(server, 1)
    assert (len(again.of("broken-link")), not_modified(again)) == (1, 0)


async def test_after_four_weeks_a_page_is_asked_for_in_full(serve, weekly):
    server = await serve({"/": versioned("<p>Altijd hetzelfde")})
    counts = [not_modified(await weekly(server, week)) for week in range(6)]
    assert counts == [0, 1, 1, 1, 0, 1]


async def test_what_secret_headers_open_is_neither_kept_nor_asked_for_by_its_version(serve, weekly):
    server = await serve({"/": versioned("<p>Besloten")})
    for week in range(2):
        done = await weekly(server, week, headers={"x-key": "geheim"})
    assert (not_modified(done), conditional(server)) == (0, [])


async def test_a_file_of_kept_pages_that_is_damaged_is_begun_anew(serve, weekly, tmp_path):
    server = await serve({"/": versioned("<p>Hoi")})
    (tmp_path / "pages").write_bytes(b"no database at all" * 99)
    assert not_modified(await weekly(server, 0)) == 0
    assert not_modified(await weekly(server, 1)) == 1


async def test_a_server_that_never_sends_the_page_to_who_asks_by_version_breaks_nothing(
    serve, weekly
):
    """Nothing of ours is called broken for asking so."""
    server = await serve({"/": versioned("<p>Hoi")})
    await weekly(server, 0)

    async def offended(call):
        asked = "if-none-match" in call.headers
        await call.answer(412 if asked else 200, "" if asked else "<p>Hoi")

    server.answers["/"] = offended
    assert (await weekly(server, 1)).findings == []
