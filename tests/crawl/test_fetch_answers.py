"""What is kept of an answer: its length, the words of an error, where it leads; and what we say."""

import asyncio
import socket
from contextlib import asynccontextmanager
from types import SimpleNamespace

import aiohttp
import pytest
from misbehaving import FINE, PICTURE, always, ranged, zoo
from sending_to import said, sent

from sicaudit.crawl.failures import dns_kind, failure_of
from sicaudit.crawl.headers import browser_headers, usual_headers
from sicaudit.engine.local import open_session
from sicaudit.model.batch import Approach
from sicaudit.model.outcome import FailureKind


@pytest.fixture
async def session():
    async with open_session(guarded=False, connections=20) as opened:
        yield opened


@pytest.mark.parametrize(
    ("way", "method", "length"),
    [
        ("fine", "GET", len(FINE)),
        ("fine", "HEAD", len(FINE)),
        ("picture-whole", "GET", len(PICTURE)),
        ("picture-empty", "GET", 0),
        ("picture-empty", "HEAD", 0),
        ("endless-body", "GET", None),
        ("lying-length", "HEAD", len(FINE) + 5000),
        ("204", "GET", 0),
        ("no-location", "GET", len(FINE)),
        ("to-nothing", "GET", 0),
    ],
)
async def test_how_long_a_body_is(serve, session, way, method, length):
    server = await serve(zoo)
    assert (await sent(session, server(f"/{way}"), method=method)).length == length


async def test_a_head_that_does_not_tell_a_length_tells_none(serve, session):
    async def way(call):
        await call.send("HTTP/1.1 200 OK\r\ncontent-type: image/png\r\n\r\n")

    server = await serve({"/": way})
    assert (await sent(session, server.url, method="HEAD")).length is None


@pytest.mark.parametrize("most", [0, 10**6])
async def test_the_length_of_what_is_not_read_is_what_the_server_says(serve, session, most):
    film = always(200, b"f" * 300_000, content_type="video/mp4")
    server = await serve({"/film": film})
    assert (await sent(session, server("/film"), most_bytes=most)).length == 300_000


async def test_the_length_of_a_part_is_that_of_the_whole(serve, session):
    server = await serve({"/": ranged(PICTURE, content_type="image/png")})
    outcome = await sent(session, server.url, headers={"Range": "bytes=0-99"})
    assert (outcome.status, len(outcome.body), outcome.length) == (206, 100, len(PICTURE))


@pytest.mark.parametrize(
    "written",
    ["bytes 0-9/*", "bytes */10", "items 0-9/10", "bytes 0-9/1" + "0" * 30, "bytes a-b/c", ""],
)
async def test_a_range_that_does_not_tell_the_whole_tells_nothing(serve, session, written):
    server = await serve({"/": always(206, b"0123456789", content_range=written)})
    assert (await sent(session, server.url)).length == 10


async def test_the_words_of_an_error_are_read_and_not_more(serve, session):
    words = "<title>Just a moment...</title>"
    server = await serve(
        {"/a": always(403, words), "/b": always(503, words * 9999), "/c": always(404, b"%PDF")}
    )
    assert (await sent(session, server("/a"))).body == words.encode()
    long = await sent(session, server("/b"), most_bytes=10**6)
    assert (len(long.body), long.cut) == (65_536, True)
    assert (await sent(session, server("/a"), most_bytes=0)).body == words.encode()


@pytest.mark.parametrize("partial", [True, False])
async def test_an_error_whose_words_break_off_is_that_error(serve, session, partial):
    async def breaks_off(call):
        await call.send("HTTP/1.1 404 Not Found\r\ncontent-type: text/html\r\n\r\n<h1>Niet")
        await asyncio.sleep(0.05)
        call.reset()

    async def drips(call):
        await call.send("HTTP/1.1 404 Not Found\r\ncontent-type: text/html\r\n\r\n<h1>Niet")
        await asyncio.sleep(60)

    server = await serve({"/reset": breaks_off, "/drip": drips})
    for path in ("/reset", "/drip"):
        outcome = await sent(session, server(path), partial=partial)
        assert (said(outcome), outcome.body) == (404, b"<h1>Niet")


@asynccontextmanager
async def _counting(body):
    """A server that says 404 in chunks and keeps its connections open."""
    seen = SimpleNamespace(connections=0)

    async def handle(reader, writer):
        seen.connections += 1
        try:
            while await reader.readuntil(b"\r\n\r\n"):
                head = b"HTTP/1.1 404 Not Found\r\ncontent-type: text/html\r\n"
                chunk = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
                writer.write(head + b"transfer-encoding: chunked\r\n\r\n" + chunk)
        except (OSError, EOFError):
            writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    async with server:
        seen.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        yield seen


async def test_an_error_that_is_read_to_its_end_keeps_its_connection(session):
    async with _counting(b"<h1>Niet gevonden</h1>" * 500) as server:
        for _ in range(5):
            assert said(await sent(session, server.url)) == 404
        assert server.connections == 1


@pytest.mark.parametrize("status", [304, 305, 306, 399])
async def test_only_what_browsers_follow_leads_somewhere(serve, session, status):
    server = await serve({"/": always(status, b"", location="/y")})
    assert (await sent(session, server.url)).location is None


async def test_a_server_that_changes_to_another_protocol_unasked_speaks_no_http(serve, session):
    async def switches(call):
        await call.send(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n")

    server = await serve({"/": switches})
    assert (await sent(session, server.url)).kind == "protocol"


async def test_who_names_no_languages_still_asks_for_some(serve, session):
    """Servers answer 403, 404 and 500 to who does not."""
    server = await serve(always(200))
    await sent(session, server.url)
    headers = server.calls[0].headers
    assert headers["accept-language"] == "nl, en;q=0.8"
    assert headers["accept"].startswith("text/html")


@pytest.mark.parametrize(
    ("languages", "usual", "browsers"),
    [
        (("en-ie",), "en-ie", "en-ie"),
        (("nl", "en", "fy"), "nl, en;q=0.8, fy;q=0.7", "nl,en;q=0.9,fy;q=0.8"),
        (tuple("abcdefghijkl"), "i;q=0.1, j;q=0.1, k;q=0.1, l;q=0.1", "j;q=0.1,k;q=0.1,l;q=0.1"),
    ],
)
def test_how_languages_are_weighed(languages, usual, browsers):
    approach = Approach(accept_languages=languages)
    assert usual_headers(approach)["Accept-Language"].endswith(usual)
    assert browser_headers(approach)["Accept-Language"].endswith(browsers)
    assert "User-Agent" not in browser_headers(approach)


async def test_a_request_may_ask_for_something_else_but_not_for_our_secrets(serve, session):
    server = await serve(always(200))
    approach = {"headers": {"X-Key": "s3cret", "Accept": "text/plain"}}
    await sent(session, server.url, approach=approach, headers={"Accept": "*/*", "X-A": "1"})
    headers = server.calls[0].headers
    assert (headers["accept"], headers["x-a"], headers["x-key"]) == ("text/plain", "1", "s3cret")
    elsewhere = approach | {"origins": frozenset(("https://a.nl",))}
    await sent(session, server.url, approach=elsewhere, headers={"X-A": "1"})
    assert "x-key" not in server.calls[1].headers


@pytest.mark.parametrize("host", ["a..b", ".nl", f"{'a' * 64}.nl", f"{'a.' * 130}nl"])
async def test_a_name_that_no_dns_can_hold_does_not_exist(session, host):
    url = f"http://{host}/"
    assert said(await sent(session, url, approach={"timeout": 10})) == "dns"
    error = UnicodeError("encoding with 'idna' codec failed (UnicodeError: label too long)")
    assert failure_of(url, error).kind is FailureKind.DNS


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (1, FailureKind.DNS_NO_ADDRESS),
        (3, FailureKind.DNS_TROUBLE),
        (4, FailureKind.DNS),
        (6, FailureKind.DNS_TROUBLE),
        (8, FailureKind.DNS),
        (11, FailureKind.DNS_TROUBLE),
        (12, FailureKind.DNS_TROUBLE),
    ],
)
async def test_what_a_resolver_says_that_was_asked_directly(number, kind):
    class Resolver(aiohttp.abc.AbstractResolver):
        async def resolve(self, host, port=0, family=socket.AF_INET):
            raise OSError(None, "words") from OSError(number, "words")

        async def close(self):
            pass

    connector = aiohttp.TCPConnector(resolver=Resolver())
    async with aiohttp.ClientSession(connector=connector) as session:
        assert said(await sent(session, "http://a.example.nl/")) == kind.value
    assert dns_kind(OSError()) is FailureKind.DNS_TROUBLE
