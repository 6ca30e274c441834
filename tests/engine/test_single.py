"""One page looked at by itself."""

from dataclasses import replace
from datetime import date

import pytest
from misbehaving import FINE, always, chain_of, first, to
from world import settings, site

from sicaudit.engine.reading import Reader
from sicaudit.engine.single import fetched, from_file, inspected
from sicaudit.model.batch import Approach
from sicaudit.model.outcome import Failure, FailureKind, Response
from sicaudit.urls import Url, origin_of

OURS = Approach(private=True, delay=0.0, timeout=1.0, retries=1, headers={"X-Key": "s3cret"})


async def test_redirects_are_followed_to_their_end(serve, clock):
    server = await serve({"/": to("/a#x"), "/a": to("/b", 301), "/b": FINE})
    outcome = await fetched(Url(server.url), OURS, clock)
    assert isinstance(outcome, Response)
    assert outcome.url == server("/b")
    assert b"Goed" in outcome.body


async def test_but_not_for_ever(serve, clock):
    server = await serve(to("/"))
    outcome = await fetched(Url(server.url), OURS, clock)
    assert isinstance(outcome, Failure)
    assert len(server.calls) <= 25
    server = await serve(chain_of(20))
    assert isinstance(await fetched(Url(server("/chain/0")), OURS, clock), Response)


async def test_what_may_have_passed_is_asked_again(serve, clock):
    server = await serve({"/": first(always(503))})
    assert (await fetched(Url(server.url), OURS, clock)).status == 200


async def test_a_private_host_needs_leave(serve, clock):
    server = await serve(always(200))
    outcome = await fetched(Url(server.url), Approach(private=False), clock)
    assert isinstance(outcome, Failure)
    assert outcome.kind is FailureKind.PRIVATE_ADDRESS
    assert server.accepts == 0


async def test_headers_do_not_follow_a_redirect_to_another_host(serve, clock):
    other = await serve({"/x": FINE})
    server = await serve({"/": to(other("/x"))})
    ours = replace(OURS, origins=frozenset((origin_of(server.url),)))
    await fetched(Url(server.url), ours, clock)
    assert server.calls[0].headers["x-key"] == "s3cret"
    assert "x-key" not in other.calls[0].headers


@pytest.mark.parametrize("location", ["ftp://127.0.0.1/x", "mailto:a@b.nl"])
async def test_a_redirect_out_of_the_web_ends_there(serve, clock, location):
    server = await serve({"/": to(location)})
    outcome = await fetched(Url(server.url), OURS, clock)
    assert isinstance(outcome, Failure) or outcome.status == 302


def test_a_saved_page_is_judged_under_the_address_it_is_given(tmp_path):
    file = tmp_path / "pagina.html"
    file.write_text('<title>Pagina</title><a href="b">b</a>', encoding="utf-8")
    home = site()
    reader = Reader(settings(home), date(2026, 11, 23))
    seen = inspected(from_file(file, Url("https://www.example.nl/map/a")), reader, home)
    assert seen.facts.targets == ("https://www.example.nl/map/b",)
    assert (seen.page.title, seen.section.name) == ("Pagina", "home")
    plain = from_file(file, None)
    assert plain.url == file.as_uri()
    with pytest.raises(OSError, match="weg"):
        from_file(tmp_path / "weg.html", None)
