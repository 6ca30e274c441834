import asyncio
import json
import socket
import ssl
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
import trustme

from sicaudit.crawl.addresses import AddressGuard, is_bad_port
from sicaudit.crawl.second_opinion import guarded, second_opinion
from sicaudit.model.outcome import Failure, FailureKind, Response
from sicaudit.urls import is_web

CASES = json.loads((Path(__file__).parents[1] / "vectors" / "raw_responses.json").read_text())[
    "cases"
]
LOOPBACK = AddressGuard(lambda address: address.startswith("127.") or address == "::1")


@asynccontextmanager
async def serving(answer, *, tls=None, host="127.0.0.1"):
    """Serve on loopback: bytes are sent and the connection closed, else `answer` does it all."""
    seen = []

    async def handle(reader, writer):
        try:
            seen.append(await reader.readuntil(b"\r\n\r\n"))
            if callable(answer):
                await answer(writer)
            else:
                writer.write(answer)
                await writer.drain()
        except OSError:
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(handle, host, 0, ssl=tls)
    async with server:
        yield server.sockets[0].getsockname()[1], seen


async def asked(url, *, deadline=5, guard=LOOPBACK, headers=None, **connecting):
    connect = guarded(guard, **connecting)
    return await second_opinion(url, connect=connect, deadline=deadline, headers=headers)


async def answered(raw, **options):
    async with serving(raw) as (port, _):
        return await asked(f"http://127.0.0.1:{port}/x", **options)


def sent(case):
    return b"".join(part["text"].encode("latin-1") * part["repeat"] for part in case["parts"])


def leads_somewhere(outcome):
    location = outcome.location
    return location is not None and is_web(location) and not is_bad_port(_port(location))


def _port(url):
    return int(url.split("/")[2].rpartition(":")[2]) if url.count(":") > 1 else 80


def expect(outcome, case):
    match case["outcome"]:
        case "bad":
            assert isinstance(outcome, Failure)
            assert outcome.kind in (FailureKind.PROTOCOL, FailureKind.RESET)
        case "bad-redirect":
            assert outcome.status == case["status"]
            assert not leads_somewhere(outcome)
        case "ok" | "quirk":
            assert outcome.status == case["status"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
async def test_a_broken_server_is_told_from_a_broken_page(case):
    expect(await answered(sent(case)), case)


async def library_first(method, url):
    """Ask as the crawl does: by the HTTP library, then by hand where it raises."""
    connector = aiohttp.TCPConnector(socket_factory=LOOPBACK, force_close=True)
    limits = {"max_line_size": 16_384, "max_field_size": 32_768, "max_headers": 256}
    async with aiohttp.ClientSession(
        connector=connector, auto_decompress=False, timeout=aiohttp.ClientTimeout(5), **limits
    ) as session:
        try:
            async with session.request(method, url, allow_redirects=False) as answer:
                await answer.content.read(1000)
                location = answer.headers.get("Location")
                if answer.status >= 200 and not location:
                    return Response(url=url, status=answer.status, headers={})
        except (aiohttp.ClientError, ValueError):
            pass
    return await asked(url)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
async def test_library_and_second_opinion_together_judge_every_server(case):
    async with serving(sent(case)) as (port, _):
        expect(await library_first(case["method"], f"http://127.0.0.1:{port}/x"), case)


async def test_the_request_is_plain_and_carries_no_credentials():
    async with serving(b"HTTP/1.1 200 OK\r\n\r\n") as (port, seen):
        url = f"http://user:hunter2@127.0.0.1:{port}/a%20b?c=d#e"
        await asked(url, headers={"User-Agent": "sicaudit/1.0"})
    assert seen == [
        f"GET /a%20b?c=d HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
        "User-Agent: sicaudit/1.0\r\nConnection: close\r\n\r\n".encode()
    ]


async def test_a_header_cannot_smuggle_another():
    with pytest.raises(ValueError, match="line break"):
        await answered(b"", headers={"User-Agent": "x\r\nCookie: y"})


async def test_fields_are_read_as_far_as_they_make_sense():
    raw = (
        b"\r\nHTTP/1.1  200\r\nSet-Cookie: a=1\r\nset-cookie : b=2\r\nX: one\r\n\ttwo\r\n"
        b"nonsense\r\n folded nonsense\r\nA B: 1\r\n: 2\r\nY: \xe9\0\r\nZ:\n\nbody: 1\r\n"
    )
    outcome = await answered(raw)
    assert outcome.headers == {
        "set-cookie": "a=1, b=2",
        "x": "one two",
        "y": "\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}",
        "z": "",
    }


@pytest.mark.parametrize(
    ("location", "resolved"),
    [
        ("/y?z", "/y?z"),
        ("  y", "/y"),
        ("//example.nl/é", "http://example.nl/%C3%A9"),
        ("http://[::1", None),
        ("", None),
    ],
)
async def test_a_redirect_is_resolved(location, resolved):
    raw = f"HTTP/1.1 301 x\r\nLocation: {location}\r\n\r\n".encode()
    async with serving(raw) as (port, _):
        outcome = await asked(f"http://127.0.0.1:{port}/x")
    own = f"http://127.0.0.1:{port}"
    assert outcome.location == (own + resolved if resolved and resolved[0] == "/" else resolved)


async def test_what_follows_a_switch_of_protocols_is_not_http():
    outcome = await answered(b"HTTP/1.1 101 x\r\n\r\nHTTP/1.1 200 OK\r\n\r\n")
    assert outcome.kind is FailureKind.PROTOCOL


async def test_a_head_that_never_ends_still_was_an_answer():
    outcome = await answered(b"HTTP/1.1 404 Not Found\r\nServer: x")
    assert (outcome.status, outcome.headers) == (404, {"server": "x"})


async def test_a_connection_reset_before_the_answer_is_a_reset():
    async def reset(writer):
        linger = b"\1\0\0\0\0\0\0\0"
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        writer.transport.abort()

    outcome = await answered(reset)
    assert outcome.kind is FailureKind.RESET


async def drip(writer):
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        writer.write(b"X: 1\r\n")
        await writer.drain()
        await asyncio.sleep(0.01)


async def silence(writer):
    await writer.drain()
    await asyncio.sleep(1)


@pytest.mark.parametrize("server", [drip, silence], ids=["drip", "silence"])
async def test_a_server_that_drips_or_is_silent_is_left_at_the_deadline(server):
    began = asyncio.get_running_loop().time()
    outcome = await answered(server, deadline=0.2)
    assert outcome.kind is FailureKind.TIMEOUT
    assert asyncio.get_running_loop().time() - began < 3


@pytest.mark.parametrize(
    "raw",
    [
        b"HTTP/1.1 200 OK\r\n" + b"X:\n" * 200_000,
        b"a" * 600_000,
        b"\r\n" * 300_000,
        b"HTTP/1.1 200 OK\r\nX: 1\r\n" + b" 1\r\n" * 200_000,
    ],
    ids=["fields", "a line", "empty lines", "folds"],
)
async def test_an_endless_head_is_given_up(raw):
    outcome = await answered(raw)
    assert outcome.kind is FailureKind.PROTOCOL


async def test_nothing_is_sent_to_an_address_that_is_refused():
    async with serving(b"HTTP/1.1 200 OK\r\n\r\n") as (port, seen):
        outcome = await asked(f"http://127.0.0.1:{port}/", guard=AddressGuard())
    assert outcome.kind is FailureKind.PRIVATE_ADDRESS
    assert seen == []


async def test_a_name_with_an_address_inside_is_not_asked():
    async def look_up(name, port):
        kind = (socket.AF_INET, socket.SOCK_STREAM, 0, "")
        return [(*kind, ("127.0.0.1", port)), (*kind, ("127.1.0.1", port))]

    public = AddressGuard(lambda address: address.startswith("127.1."))
    async with serving(b"HTTP/1.1 200 OK\r\n\r\n", host="127.1.0.1") as (port, seen):
        outcome = await asked(f"http://mixed.example:{port}/", guard=public, look_up=look_up)
    assert outcome.kind is FailureKind.PRIVATE_ADDRESS
    assert seen == []


async def test_the_next_address_is_tried_where_the_first_refuses():
    async def look_up(name, port):
        kind = (socket.AF_INET, socket.SOCK_STREAM, 0, "")
        return [(*kind, ("127.9.9.9", port)), (*kind, ("127.0.0.1", port))]

    async with serving(b"HTTP/1.1 200 OK\r\n\r\n") as (port, _):
        outcome = await asked(f"http://two.example:{port}/", look_up=look_up)
    assert outcome.status == 200


async def test_a_closed_port_is_refused():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        outcome = await asked(f"http://127.0.0.1:{held.getsockname()[1]}/")
    assert outcome.kind is FailureKind.REFUSED


async def test_a_name_that_does_not_resolve_is_trouble_with_names():
    async def look_up(name, port):
        raise socket.gaierror(socket.EAI_AGAIN, "try again")

    outcome = await asked("http://x.example/", look_up=look_up)
    assert outcome.kind is FailureKind.DNS_TROUBLE
    outcome = await asked("http://x.example/", look_up=lambda name, port: asyncio.sleep(0, []))
    assert outcome.kind is FailureKind.UNREACHABLE


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (socket.gaierror(socket.EAI_NONAME, "no such name"), FailureKind.DNS),
        (socket.gaierror(socket.EAI_NODATA, "no address"), FailureKind.DNS_NO_ADDRESS),
        (OSError(4, "what c-ares says of a name that does not exist"), FailureKind.DNS),
        (OSError(12, "its timeout"), FailureKind.DNS_TROUBLE),
        (TimeoutError("ours"), FailureKind.DNS_TROUBLE),
    ],
)
async def test_what_is_wrong_with_a_name_is_told(error, kind):
    async def look_up(name, port):
        raise error

    outcome = await asked("http://x.example/", look_up=look_up)
    assert (outcome.kind, outcome.detail) == (kind, str(error))


@pytest.mark.parametrize("host", ["a..b", ".nl", f"{'a' * 64}.nl"])
async def test_a_name_that_no_dns_can_hold_does_not_exist(host):
    assert (await asked(f"http://{host}/")).kind is FailureKind.DNS


@pytest.mark.parametrize(
    ("name", "trusted", "expected"),
    [("127.0.0.1", True, 200), ("127.0.0.1", False, "tls"), ("other.example", True, "tls")],
)
async def test_certificates_are_verified(name, trusted, expected):
    authority = trustme.CA()
    theirs = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(name).configure_cert(theirs)
    ours = ssl.create_default_context()
    if trusted:
        authority.configure_trust(ours)
    async with serving(b"HTTP/1.1 200 OK\r\n\r\n", tls=theirs) as (port, _):
        outcome = await asked(f"https://127.0.0.1:{port}/", tls=ours)
    found = outcome.status if isinstance(outcome, Response) else outcome.kind
    assert found == expected
