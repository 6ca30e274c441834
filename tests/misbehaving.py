"""The zoo: servers that misbehave, each in one named way."""

import asyncio
import gzip
import zlib
from dataclasses import dataclass
from functools import cache
from typing import Any

REASONS = {200: "OK", 301: "Moved Permanently", 404: "Not Found", 503: "Service Unavailable"}


@dataclass(kw_only=True)
class Call:
    """One request as it came, and the way to answer it."""

    method: str
    path: str
    headers: dict[str, str]
    count: int
    """How many times this path was asked for, this one included."""
    writer: Any
    began: float = 0.0
    ended: float | None = None

    async def send(self, data):
        if self.writer.is_closing():
            raise ConnectionResetError("nobody listens any more")
        self.writer.write(data if isinstance(data, bytes) else data.encode())
        await self.writer.drain()

    async def answer(self, status=200, body=b"", **headers):
        body = body if isinstance(body, bytes) else body.encode()
        fields = {"content-type": "text/html; charset=utf-8", "content-length": len(body)}
        fields |= {name.replace("_", "-"): value for name, value in headers.items()}
        lines = [f"{name}: {value}" for name, value in fields.items() if value is not None]
        head = [f"HTTP/1.1 {status} {REASONS.get(status, 'Whatever')}", *lines]
        text = "\r\n".join([*head, "connection: close", "", ""])
        await self.send(text.encode("latin-1") + (b"" if self.method == "HEAD" else body))

    def reset(self):
        """Let the connection break off, as a crashed server's does."""
        self.writer.transport.abort()


FINE = "<!doctype html><title>Goed</title><h1 id=top-of-it>Goed</h1><p>Hier is alles goed.</p>"


def always(status, body=FINE, **headers):
    """The same answer every time."""

    async def way(call):
        await call.answer(status, body, **headers)

    return way


def first(bad, then=None, *, times=1):
    """Misbehave at first, and then be fine: what retries are for."""

    async def way(call):
        await (bad if call.count <= times else then or always(200))(call)

    return way


def to(location, status=302):
    """Redirect."""
    return always(status, b"", location=location)


async def silence(call):
    """Take the request and say nothing."""
    await asyncio.sleep(60)


async def slow_head(call):
    for byte in b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n":
        await call.send(bytes((byte,)))
        await asyncio.sleep(0.2)


async def slow_drip(call):
    """Answer at once that all is well, then give a letter now and then, for ever."""
    await call.send("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n" + FINE)
    while True:
        await call.send("x")
        await asyncio.sleep(0.05)


async def endless_body(call):
    await call.send("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n" + FINE)
    while True:
        await call.send("<p>en verder</p>" * 1000)


async def endless_error(call):
    await call.send("HTTP/1.1 404 Not Found\r\ncontent-type: text/html\r\n\r\n")
    while True:
        await call.send("<p>niet gevonden</p>" * 1000)


async def endless_header(call):
    await call.send("HTTP/1.1 200 OK\r\nx-more: ")
    while True:
        await call.send("a" * 1000)


async def lying_length(call):
    """Promise more than is given."""
    await call.answer(200, FINE, content_length=len(FINE) + 5000)


async def lying_short(call):
    """Give more than was promised."""
    await call.answer(200, FINE, content_length=10)


async def reset(call):
    call.reset()


async def reset_midway(call):
    await call.answer(200, FINE, content_length=len(FINE) + 5000)
    call.reset()


async def closed_unsaid(call):
    """Close the connection without a word."""


async def half_a_head(call):
    await call.send("HTTP/1.1 200 OK\r\ncontent-type: text/ht")


async def not_http(call):
    await call.send("SSH-2.0-OpenSSH_9.2\r\n")


async def stray_byte_in_a_header(call):
    body = FINE.encode()
    head = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nx-bad name\x01: 1\r\n"
    await call.send(head + b"content-length: %d\r\n\r\n" % len(body) + body)


async def refuses_head(call):
    """Say 404 to HEAD of what GET gets."""
    await (always(404) if call.method == "HEAD" else always(200))(call)


async def forbids_head(call):
    await (always(405) if call.method == "HEAD" else always(200))(call)


async def sends_head_elsewhere(call):
    """Redirect HEAD to an error page, and answer GET."""
    await (to("/nowhere") if call.method == "HEAD" else always(200))(call)


async def breaks_at_head(call):
    await (reset if call.method == "HEAD" else always(200))(call)


async def likes_only_head(call):
    await (always(200) if call.method == "HEAD" else always(404))(call)


def chain_of(length, end=None):
    """Redirect `length` times: /chain/0 to /chain/1 to ... to the end."""

    async def way(call):
        step = int(call.path.rpartition("/")[2] or 0)
        await (to(f"/chain/{step + 1}") if step < length else end or always(200))(call)

    return way


def gzipped(text, **headers):
    return always(200, gzip.compress(text.encode()), content_encoding="gzip", **headers)


@cache
def _bomb(size):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(size)) + packer.flush()


async def gzip_bomb(call):
    """Thirty megabytes in 30 KB."""
    await call.answer(200, _bomb(30), content_encoding="gzip")


bad_gzip = always(200, b"\x1f\x8b\x08\x00 this is no gzip", content_encoding="gzip")
unknown_coding = always(200, b"\x0b\x02\x80hallo\x03", content_encoding="br")
cut_gzip = always(200, gzip.compress(FINE.encode() * 9)[:-12], content_encoding="gzip")
bot_wall = always(403, "<title>Just a moment...</title>", cf_mitigated="challenge")
latin_1 = always(
    200,
    "<title>Privé</title><p>Eén café</p>".encode("latin-1"),
    content_type="text/html; charset=iso-8859-1",
)
huge = always(200, FINE + "<p>lang</p>" * 200_000 + '<p id="end">einde</p>')

WAYS = {
    "silence": silence,
    "slow-head": slow_head,
    "slow-drip": slow_drip,
    "endless-body": endless_body,
    "endless-error": endless_error,
    "endless-header": endless_header,
    "lying-length": lying_length,
    "lying-short": lying_short,
    "reset": reset,
    "reset-midway": reset_midway,
    "reset-once": first(reset),
    "reset-midway-once": first(reset_midway),
    "closed-unsaid": closed_unsaid,
    "half-a-head": half_a_head,
    "not-http": not_http,
    "stray-byte": stray_byte_in_a_header,
    "head-404": refuses_head,
    "head-405": forbids_head,
    "head-elsewhere": sends_head_elsewhere,
    "head-reset": breaks_at_head,
    "head-only": likes_only_head,
    "503-once": first(always(503)),
    "503-always": always(503),
    "503-wait": first(always(503, retry_after=7)),
    "429-wait": first(always(429, retry_after=7)),
    "429-always": always(429),
    "wait-an-hour": always(503, retry_after=3600),
    "500-always": always(500),
    "loop": to("/loop"),
    "long-loop": to("/long-loop-2"),
    "long-loop-2": to("/long-loop"),
    "to-ftp": to("ftp://127.0.0.1/bestand"),
    "to-mailto": to("mailto:iemand@example.org"),
    "to-nothing": to(""),
    "to-bad-url": to("http://[bad/"),
    "no-location": always(302),
    "304": always(304, b""),
    "300": always(300),
    "999": always(999),
    "401": always(401),
    "402": always(402),
    "404": always(404),
    "410": always(410),
    "418": always(418),
    "451": always(451),
    "bot-wall": bot_wall,
    "gzip-bomb": gzip_bomb,
    "bad-gzip": bad_gzip,
    "cut-gzip": cut_gzip,
    "gzip": gzipped(FINE),
    "unknown-coding": unknown_coding,
    "latin-1": latin_1,
    "huge": huge,
    "204": always(204, b"", content_length=None),
    "206": always(206),
    "empty": always(200, b""),
    "fine": always(200),
}


def ranged(body, *, refuses=None, **headers):
    """Know ranges: give a part where one is asked for, or refuse it with `refuses`."""

    async def way(call):
        if "range" not in call.headers or refuses:
            await call.answer(refuses if "range" in call.headers else 200, body, **headers)
            return
        start, last = map(int, call.headers["range"].removeprefix("bytes=").split("-"))
        sent = body[start : last + 1]
        of = f"bytes {start}-{start + len(sent) - 1}/{len(body)}"
        await call.answer(206, sent, content_range=of, **headers)

    return way


def unless(name, value, otherwise, then=None):
    """Answer otherwise unless a field of the request holds a value."""

    async def way(call):
        fine = value in call.headers.get(name, "")
        await ((then or always(200)) if fine else otherwise)(call)

    return way


PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(9000)

WAYS |= {
    "cookie-kept": unless("cookie", "a=1", always(302, location="/cookie-kept", set_cookie="a=1")),
    "cookie-deaf": always(302, b"", location="/cookie-deaf", set_cookie="a=1"),
    "picture": ranged(PICTURE, content_type="image/png"),
    "picture-416": ranged(PICTURE, refuses=416, content_type="image/png"),
    "picture-404": ranged(PICTURE, refuses=404, content_type="image/png"),
    "picture-whole": always(200, PICTURE, content_type="image/png"),
    "picture-empty": always(200, b"", content_type="image/png"),
    "wall-of-languages": unless("accept-language", "nl,en;q=0.9", always(403)),
    "wall-of-types": unless("accept", "image/avif", always(406)),
}


async def zoo(call):
    """All of them, each at the path of its name."""
    await WAYS.get(call.path.strip("/"), always(404))(call)
