"""The outside world misbehaves exactly as it says."""

import asyncio

import aiohttp
import pytest


@pytest.mark.parametrize(
    ("host", "path", "status"),
    [
        ("buiten", "artikel/", 200),
        ("buiten", "verdwenen/", 404),
        ("buiten", "opgeheven/", 410),
        ("buiten", "storing/", 500),
        ("buiten", "verhuisd/", 301),
        ("buiten", "verhuisd-308/", 308),
        ("buiten", "tijdelijk/", 302),
        ("buiten", "naar-voorpagina/2018/tips/", 302),
        ("buiten", "zacht-verdwenen/", 200),
        ("buiten", "traag/", 200),
        ("buiten", "beeld/actie.svg", 200),
        ("druk", "altijd-druk/", 503),
        ("druk", "te-veel/", 429),
        ("bewaakt", "botmuur/", 403),
        ("bewaakt", "leden/", 401),
        ("bewaakt", "profiel/", 999),
        ("verhuisd", "welk-pad-ook/", 301),
        ("tekoop", "uitdaging/", 200),
        ("casino", "", 200),
        ("vlaanderen", "chat/", 200),
    ],
)
async def test_each_behaviour_answers_with_its_status(family, host, path, status):
    async with (
        aiohttp.ClientSession() as session,
        session.get(family.addresses[host] + path, allow_redirects=False) as response,
    ):
        assert response.status == status


async def test_the_bot_wall_says_that_it_is_one(family):
    async with (
        aiohttp.ClientSession() as session,
        session.get(family.addresses["bewaakt"] + "botmuur/") as response,
    ):
        assert response.headers["cf-mitigated"] == "challenge"


async def test_a_busy_host_answers_at_the_second_try(family):
    statuses = []
    async with aiohttp.ClientSession() as session:
        for _ in range(4):
            async with session.get(family.addresses["druk"] + "even-druk/") as response:
                statuses.append(response.status)
                assert response.status == 200 or response.headers["Retry-After"] == "1"
    assert statuses == [503, 200, 503, 200]


async def test_a_reset_connection_is_reset_and_not_merely_closed(family):
    host, _, port = family.addresses["buiten"].removeprefix("http://").rstrip("/").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(b"GET /verbroken/ HTTP/1.1\r\nHost: x\r\n\r\n")
    with pytest.raises(ConnectionResetError):
        await reader.read()
    writer.close()


async def test_the_redirect_loop_comes_back_to_its_start(family):
    first = family.addresses["buiten"] + "lus/"
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.TooManyRedirects):
            await session.get(first)


@pytest.mark.parametrize("path", ["alleen-get/", "head-liegt/"])
async def test_pages_that_answer_head_wrongly_answer_get(family, path):
    async with aiohttp.ClientSession() as session:
        async with session.head(family.addresses["buiten"] + path) as head:
            assert head.status >= 400
        async with session.get(family.addresses["buiten"] + path) as got:
            assert got.status == 200


async def test_https_on_a_plain_server_fails_in_tls(family):
    address = family.addresses["buiten"].replace("http:", "https:") + "artikel/"
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.ClientConnectorSSLError):
            await session.get(address)
