"""Asks a server again by hand whose answer the HTTP library refuses, as browsers would take it.

A stray byte in a header is no reason to call a page broken. Only the head is read: status line and
fields (RFC 9112 4, 5), with the tolerance of a browser and none of its trust.
"""

import asyncio
import re
import socket
import ssl
from collections.abc import Awaitable, Callable, Mapping, Sequence
from errno import EHOSTUNREACH
from functools import cache

import ada_url

from sicaudit.crawl.addresses import AddressGuard, AddressInfo, PrivateAddressError
from sicaudit.crawl.failures import dns_kind
from sicaudit.crawl.statuses import FOLLOWED
from sicaudit.crawl.tls import is_broken_off, tls_kind
from sicaudit.model.outcome import Failure, FailureKind, Outcome, Response
from sicaudit.urls import Url, host_of, resolve

MOST_HEAD_BYTES = 256 * 1024
"""Of all heads together; curl stops at 300 KB."""
MOST_INTERIM = 20
"""1xx answers before the real one."""
MOST_ADDRESSES = 4
"""Of one name, that are tried."""

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Connect = Callable[[Url], Awaitable[Streams]]
LookUp = Callable[[str, int], Awaitable[Sequence[AddressInfo]]]

_STATUS_LINE = re.compile(rb"HTTP/[0-9]+(?:\.[0-9]+)?[ \t]+([1-9][0-9]{2})(?:[ \t].*)?", re.DOTALL)
_FIELD = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t]*:(.*)", re.DOTALL)

_KINDS = (
    (PrivateAddressError, FailureKind.PRIVATE_ADDRESS),
    (ssl.SSLError, FailureKind.TLS),
    (TimeoutError, FailureKind.TIMEOUT),
    (ConnectionRefusedError, FailureKind.REFUSED),
    (ConnectionError, FailureKind.RESET),
    (OSError, FailureKind.UNREACHABLE),
)


class _NotHttpError(Exception):
    """What came is no answer in HTTP."""


class NoAddressError(OSError):
    """A name that could not be looked up; its cause says why."""


async def second_opinion(
    url: Url, *, connect: Connect, deadline: float, headers: Mapping[str, str] | None = None
) -> Outcome:
    """Send one GET and read the head of the answer; the whole takes at most `deadline` seconds.

    Gives a Response without a body, or a Failure: `protocol` where it is not HTTP or its head is
    over 256 KiB, `reset` where the connection ended before a status line. A server that does not
    get as far as the end of its head has answered all the same. `headers` go out as they are.
    """
    try:
        async with asyncio.timeout(deadline):
            reader, writer = await connect(url)
            try:
                writer.write(_request(url, headers or {}))
                status, fields = await _Head(reader).read()
            finally:
                writer.transport.abort()
    except _NotHttpError as error:
        return Failure(url=url, kind=FailureKind.PROTOCOL, detail=str(error))
    except OSError as error:
        return _failure(url, error)
    return Response(url=url, status=status, headers=fields, location=_location(url, status, fields))


def _failure(url: Url, error: OSError) -> Failure:
    detail = " ".join(str(error.__cause__ or error).split())[:200]
    if isinstance(error, NoAddressError):
        return Failure(url=url, kind=dns_kind(error.__cause__ or error), detail=detail)
    if is_broken_off(error):
        return Failure(url=url, kind=FailureKind.RESET, detail=detail)
    kind = next(kind for type_, kind in _KINDS if isinstance(error, type_))
    tls = tls_kind(error) if kind is FailureKind.TLS else None
    return Failure(url=url, kind=kind, detail=detail, tls=tls)


def guarded(
    guard: AddressGuard, *, look_up: LookUp | None = None, tls: ssl.SSLContext | None = None
) -> Connect:
    """Make a `connect` that opens sockets through the guard only; certificates are verified.

    `look_up` gives the addresses of a name and a port, by default the system's resolver does.
    Where it cannot, `connect` raises NoAddressError.
    """

    async def connect(url: Url) -> Streams:
        parts = ada_url.URL(url)
        name = parts.hostname.strip("[]")
        secure = parts.protocol == "https:"
        port = int(parts.port or (443 if secure else 80))
        try:
            infos = await (look_up or _system_look_up)(name, port)
        except (OSError, UnicodeError) as error:
            raise NoAddressError(EHOSTUNREACH, "No address") from error
        opened = await _open(guard, infos)
        try:
            return await asyncio.open_connection(
                sock=opened,
                limit=MOST_HEAD_BYTES,
                ssl=(tls or _verifying()) if secure else None,
                server_hostname=name if secure else None,
            )
        except BaseException:
            opened.close()
            raise

    return connect


@cache
def _verifying() -> ssl.SSLContext:
    """Make a context with the system's authorities, once: it takes 20 ms."""
    return ssl.create_default_context()


async def _system_look_up(name: str, port: int) -> Sequence[AddressInfo]:
    loop = asyncio.get_running_loop()
    return await loop.getaddrinfo(name, port, type=socket.SOCK_STREAM)


async def _open(guard: AddressGuard, infos: Sequence[AddressInfo]) -> socket.socket:
    """Connect to the first address that lets us; one that is refused to us ends the search."""
    trouble = OSError(EHOSTUNREACH, "No address")
    for info in infos[:MOST_ADDRESSES]:
        opened = guard(info)
        try:
            opened.setblocking(False)
            await asyncio.get_running_loop().sock_connect(opened, info[4])
        except BaseException as error:
            opened.close()
            if not isinstance(error, OSError) or isinstance(error, TimeoutError):
                raise
            trouble = error
        else:
            return opened
    raise trouble


def _request(url: Url, headers: Mapping[str, str]) -> bytes:
    """Write the request, without user name and password (RFC 9112 3, RFC 9110 4.2.4)."""
    parts = ada_url.URL(url)
    lines = [f"GET {parts.pathname}{parts.search} HTTP/1.1", f"Host: {host_of(url)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    lines += ["Connection: close", "", ""]
    if any("\r" in line or "\n" in line for line in lines):
        raise ValueError("a header field holds a line break")
    return "\r\n".join(lines).encode(errors="surrogateescape")


def _location(url: Url, status: int, fields: Mapping[str, str]) -> Url | None:
    written = fields.get("location") if status in FOLLOWED else None
    target = resolve(written, url) if written else None
    return Url(target) if target else None


class _Head:
    """The heads of an answer, interim ones too, within one budget of bytes."""

    def __init__(self, reader: asyncio.StreamReader) -> None:
        self._reader = reader
        self._room = MOST_HEAD_BYTES

    async def read(self) -> tuple[int, dict[str, str]]:
        for _ in range(MOST_INTERIM + 1):
            status = await self._status()
            fields = await self._fields()
            if status >= 200:
                return status, fields
            if status == 101:
                raise _NotHttpError("switched protocols unasked")
        raise _NotHttpError(f"more than {MOST_INTERIM} interim answers")

    async def _status(self) -> int:
        line = b"\n"
        while line in (b"\n", b"\r\n"):
            line = await self._line()
        if not line:
            raise ConnectionResetError("closed without an answer")
        found = _STATUS_LINE.fullmatch(line.rstrip(b"\r\n"))
        if not found:
            raise _NotHttpError(f"not HTTP: {line[:60]!r}")
        return int(found[1])

    async def _fields(self) -> dict[str, str]:
        """Read up to the empty line, or as far as it goes; what is no field is passed over."""
        fields: dict[str, list[str]] = {}
        latest: list[str] = []
        while line := (await self._line_or_end()).rstrip(b"\r\n"):
            if line[:1] in b" \t":
                latest.append(f" {_clean(line)}")
            elif found := _FIELD.fullmatch(line):
                latest = fields.setdefault(found[1].decode().lower(), [])
                latest.append(f", {_clean(found[2])}")
            else:
                latest = []
        return {name: "".join(pieces)[2:] for name, pieces in fields.items()}

    async def _line_or_end(self) -> bytes:
        try:
            return await self._line()
        except (ConnectionError, ssl.SSLError):
            return b""

    async def _line(self) -> bytes:
        try:
            line = await self._reader.readline()
        except ValueError as error:
            raise _NotHttpError("a line without end") from error
        self._room -= len(line)
        if self._room < 0:
            raise _NotHttpError("a head of more than 256 KiB")
        return line


def _clean(value: bytes) -> str:
    text = value.strip(b" \t").decode(errors="replace")
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")
