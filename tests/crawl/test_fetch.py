"""One request over a real connection, and what is made of every way to misbehave."""

import asyncio
import gzip
import socket
import ssl

import aiohttp
import pytest
import trustme
from misbehaving import always, chain_of, zoo
from sending_to import said, sent

from sicaudit.crawl.fetch import (
    Tally,
)
from sicaudit.engine.local import open_session
from sicaudit.model.outcome import Failure


@pytest.fixture
async def session():
    async with open_session(guarded=False, connections=20) as opened:
        yield opened


@pytest.fixture
async def outside():
    async with open_session(guarded=True, connections=20) as opened:
        yield opened


ZOO = {
    "silence": "timeout",
    "slow-head": "timeout",
    "slow-drip": "timeout",
    "endless-body": 200,
    "endless-error": 404,
    "endless-header": "protocol",
    "lying-length": "reset",
    "lying-short": "protocol",
    "reset": "reset",
    "reset-midway": "reset",
    "closed-unsaid": "reset",
    "half-a-head": "reset",
    "not-http": "protocol",
    "stray-byte": "protocol",
    "head-404": 200,
    "503-always": 503,
    "429-always": 429,
    "500-always": 500,
    "loop": 302,
    "to-ftp": 302,
    "to-nothing": 302,
    "to-bad-url": 302,
    "no-location": 302,
    "304": 304,
    "300": 300,
    "999": 999,
    "401": 401,
    "404": 404,
    "410": 410,
    "451": 451,
    "bot-wall": 403,
    "gzip-bomb": 200,
    "bad-gzip": 200,
    "unknown-coding": 200,
    "latin-1": 200,
    "huge": 200,
    "204": 204,
    "empty": 200,
    "fine": 200,
}


@pytest.mark.parametrize(("way", "expected"), ZOO.items())
async def test_every_way_to_misbehave_has_an_outcome(serve, session, way, expected):
    server = await serve(zoo)
    patience = 0.4 if expected == "timeout" else 5.0  # a busy machine is no slow server
    async with asyncio.timeout(10):
        outcome = await sent(session, server(f"/{way}"), approach={"timeout": patience})
    assert said(outcome) == expected


WITH_A_HEAD = {"slow-drip", "lying-length", "reset-midway", "endless-body", "fine"}


@pytest.mark.parametrize("way", sorted(WITH_A_HEAD))
async def test_a_target_whose_head_came_has_answered(serve, session, way):
    server = await serve(zoo)
    outcome = await sent(session, server(f"/{way}"), partial=True)
    assert said(outcome) == 200
    assert b"Goed" in outcome.body
    assert outcome.cut is (way != "fine")


@pytest.mark.parametrize("way", ["silence", "slow-head", "reset", "closed-unsaid", "not-http"])
async def test_a_target_without_a_head_has_not(serve, session, way):
    server = await serve(zoo)
    assert isinstance(await sent(session, server(f"/{way}"), partial=True), Failure)


async def test_what_needs_no_body_is_not_read(serve, session):
    server = await serve(zoo)
    tally = Tally()
    for way in ("endless-error", "endless-body"):
        outcome = await sent(session, server(f"/{way}"), tally=tally, most_bytes=0)
        assert outcome.body == b""
    assert (tally.requests, tally.bytes) == (2, 0)


async def test_only_as_much_is_read_as_was_asked_for(serve, session):
    server = await serve(zoo)
    tally = Tally()
    outcome = await sent(session, server("/endless-body"), tally=tally, most_bytes=200_000)
    assert (len(outcome.body), outcome.cut) == (200_000, True)
    assert tally.bytes == 200_000
    whole = await sent(session, server("/huge"), most_bytes=10_000_000)
    assert (b"einde" in whole.body, whole.cut) == (True, False)


async def test_what_is_no_document_is_not_read_unless_asked(serve, session):
    film = always(200, b"f" * 300_000, content_type="video/mp4")
    server = await serve({"/film": film})
    assert (await sent(session, server("/film"), most_bytes=10**6)).body == b""
    assert len((await sent(session, server("/film"), most_bytes=10**6, all_types=True)).body) == (
        300_000
    )


async def test_a_body_stays_as_it_was_sent(serve, session):
    server = await serve(zoo)
    for way in ("gzip-bomb", "bad-gzip", "gzip"):
        outcome = await sent(session, server(f"/{way}"), most_bytes=10**6)
        assert outcome.body[:2] == b"\x1f\x8b"
        assert outcome.headers["content-encoding"] == "gzip"
    assert b"Goed" in gzip.decompress(outcome.body)


@pytest.mark.parametrize(
    ("written", "location"),
    [
        ("/y", "http://{host}/y"),
        ("y", "http://{host}/map/y"),
        ("?z", "http://{host}/map/x?z"),
        ("//andere.nl/y", "http://andere.nl/y"),
        ("HTTPS://Andere.NL/y", "https://andere.nl/y"),
        ("/a b#c", "http://{host}/a%20b#c"),
        ("ftp://andere.nl/", "ftp://andere.nl/"),
        ("", None),
        ("http://[bad/", None),
        ("http://andere.nl:99999/", None),
    ],
)
async def test_where_a_redirect_leads(serve, session, written, location):
    server = await serve({"/map/x": always(301, b"", location=written)})
    outcome = await sent(session, server("/map/x"))
    expected = location.format(host=server.host) if location else None
    assert (outcome.status, outcome.location) == (301, expected)


async def test_a_redirect_is_never_followed(serve, session):
    server = await serve(chain_of(50))
    outcome = await sent(session, server("/chain/0"))
    assert outcome.location == server("/chain/1")
    assert len(server.calls) == 1


async def test_a_location_without_a_redirect_leads_nowhere(serve, session):
    server = await serve({"/": always(201, b"", location="/y")})
    assert (await sent(session, server.url)).location is None


async def test_repeated_fields_are_joined_and_names_are_in_lower_case(serve, session):
    async def twice(call):
        await call.send("HTTP/1.1 200 OK\r\nX-A: 1\r\nx-a: 2\r\nContent-Length: 0\r\n\r\n")

    server = await serve({"/": twice})
    assert (await sent(session, server.url)).headers["x-a"] == "1, 2"


async def test_the_url_is_sent_as_it_stands(serve, session):
    server = await serve(always(200))
    for path in ("/%2e%2E/a", "/a%2Fb?x=%20+y&z={}", "/é%7e".replace("é", "%C3%A9"), "/;p?a?b"):
        await sent(session, server(path))
        assert server.calls[-1].path == path


async def test_we_say_who_we_are_what_we_take_and_in_which_language(serve, session):
    server = await serve(always(200))
    approach = {
        "user_agent": "sicaudit/1 (+mail@example.nl)",
        "accept_languages": ("nl", "en", "fy"),
        "headers": {"X-Key": "s3cret"},
    }
    await sent(session, server.url, approach=approach)
    headers = server.calls[0].headers
    assert headers["user-agent"] == "sicaudit/1 (+mail@example.nl)"
    assert headers["accept-encoding"] == "gzip, deflate"
    assert headers["accept-language"] == "nl, en;q=0.8, fy;q=0.7"
    assert headers["x-key"] == "s3cret"
    assert "cookie" not in headers


async def test_cookies_are_not_kept(serve, session):
    server = await serve(always(200, set_cookie="id=1; path=/"))
    for _ in range(2):
        await sent(session, f"http://localhost:{server.port}/")  # of numbers no jar keeps any
    assert len(server.calls) == 2
    assert all("cookie" not in call.headers for call in server.calls)


async def test_the_environment_sends_nothing_through_a_proxy(serve, session, monkeypatch):
    proxy, server = await serve(always(200)), await serve(always(204, b""))
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, proxy.url)
    assert said(await sent(session, server.url)) == 204
    assert proxy.calls == []


async def test_a_closed_port_refuses(session):
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        outcome = await sent(session, f"http://127.0.0.1:{held.getsockname()[1]}/")
    assert said(outcome) == "refused"


async def test_a_name_that_nobody_has(session):
    outcome = await sent(session, "http://nobody.invalid/", approach={"timeout": 10})
    assert said(outcome) in ("dns", "dns-trouble")  # the latter without any resolver


class _Failing(aiohttp.abc.AbstractResolver):
    def __init__(self, error):
        self._error = error

    async def resolve(self, host, port=0, family=socket.AF_INET):
        raise self._error

    async def close(self):
        pass


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (socket.EAI_NONAME, "dns"),
        (socket.EAI_NODATA, "dns-no-address"),
        (socket.EAI_AGAIN, "dns-trouble"),
        (socket.EAI_FAIL, "dns-trouble"),
    ],
)
async def test_only_no_such_name_is_an_answer_about_a_name(number, kind):
    resolver = _Failing(socket.gaierror(number, "words"))
    connector = aiohttp.TCPConnector(resolver=resolver)
    async with aiohttp.ClientSession(connector=connector) as session:
        assert said(await sent(session, "http://a.example.nl/")) == kind


@pytest.mark.parametrize("fault", ["unknown authority", "another name", "no TLS at all"])
async def test_a_certificate_that_browsers_refuse_is_a_tls_failure(serve, session, fault):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("andere.nl").configure_cert(context)
    tls = None if fault == "no TLS at all" else context

    async def closing(reader, writer):
        await reader.read(100)
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(closing, "127.0.0.1", 0, ssl=tls)
    async with server:
        port = server.sockets[0].getsockname()[1]
        assert said(await sent(session, f"https://localhost:{port}/")) == "tls"


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]"])
async def test_a_private_address_is_never_connected_to(serve, outside, name):
    victim = await serve(always(200))
    outcome = await sent(outside, f"http://{name}:{victim.port}/")
    assert said(outcome) in ("private-address", "unreachable")
    assert victim.accepts == 0


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/", "http://127.0.0.1:6000/", "http:///x"])
async def test_what_cannot_be_asked_is_a_failure_and_no_exception(session, url):
    assert isinstance(await sent(session, url), Failure)


async def test_secret_headers_go_to_the_sites_own_origin_only(serve, session):
    server = await serve(always(200))
    approach = {"headers": {"X-Key": "s3cret"}, "origins": frozenset(("https://127.0.0.1",))}
    await sent(session, server.url, approach=approach)
    assert "x-key" not in server.calls[0].headers, "nor in the clear where the site is secure"


async def test_a_header_that_cannot_be_sent_is_a_failure_that_does_not_tell_it(serve, session):
    server = await serve(always(200))
    outcome = await sent(session, server.url, approach={"headers": {"X": "s3cret\r\nY: 1"}})
    assert said(outcome) == "protocol"
    assert "s3cret" not in repr(outcome)
