"""TLS servers on loopback, each with a certificate or a handshake of its own kind."""

import asyncio
import ssl
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import trustme

NOW = datetime.now(UTC)
DAY = timedelta(days=1)
NAME = "localhost"


class Authority:
    """An authority that we trust, and the kinds of certificates that servers show."""

    def __init__(self):
        self.root = trustme.CA()
        self.ours = ssl.create_default_context()
        self.root.configure_trust(self.ours)

    def good(self, name=NAME, **dates):
        return _context(self.root.issue_cert(name, **dates))

    def kinds(self):
        middle, unknown = self.root.create_child_ca(), trustme.CA()
        return {
            "good": self.good(),
            "whole-chain": _context(middle.issue_cert(NAME)),
            "expired": self.good(not_before=NOW - 9 * DAY, not_after=NOW - DAY),
            "not-yet-valid": self.good(not_before=NOW + DAY, not_after=NOW + 9 * DAY),
            "wrong-host": self.good("andere.example"),
            "wrong-host-and-expired": self.good(
                "andere.example", not_before=NOW - 9 * DAY, not_after=NOW - DAY
            ),
            "self-signed": _context_of(unknown.cert_pem, unknown.private_key_pem),
            "incomplete-chain": _leaf_alone(middle.issue_cert(NAME)),
            "private-authority": _context(unknown.issue_cert(NAME)),
            "unknown-authority": _with_root(unknown.issue_cert(NAME), unknown),
        }


def _context(issued):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    issued.configure_cert(context)
    return context


def _context_of(certificates, key):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with certificates.tempfile() as shown, key.tempfile() as secret:
        context.load_cert_chain(shown, secret)
    return context


def _leaf_alone(issued):
    return _context_of(issued.cert_chain_pems[0], issued.private_key_pem)


def _with_root(issued, authority):
    pem = b"".join(blob.bytes() for blob in (*issued.cert_chain_pems, authority.cert_pem))
    return _context_of(trustme.Blob(pem), issued.private_key_pem)


def _alert(number):
    """A server that breaks off the handshake with an alert of RFC 8446 6.2."""
    return bytes((21, 3, 3, 0, 2, 2, number))


def _hello(minor):
    """The hello of a server that speaks nothing newer than SSL 3 (0), TLS 1.0 (1) or 1.1 (2)."""
    return bytes((22, 3, minor, 0, 42, 2, 0, 0, 38, 3, minor)) + bytes(32) + bytes((0, 0, 47, 0))


HANDSHAKES = {
    "tls-1.0": (_hello(1), "old-protocol"),
    "ssl-3": (_hello(0), "old-protocol"),
    "protocol-version": (_alert(70), "old-protocol"),
    "plain-http": (b"HTTP/1.1 400 Bad Request\r\n\r\n", "no-tls"),
    "ssh": (b"SSH-2.0-OpenSSH_9.2\r\n", "no-tls"),
    "handshake-failure": (_alert(40), "handshake"),
    "internal-error": (_alert(80), "handshake"),
    "insufficient-security": (_alert(71), "handshake"),
    "unrecognized-name": (_alert(112), "wrong-host"),
    "certificate-required": (_alert(116), "client-certificate"),
    "bad-certificate": (_alert(42), "client-certificate"),
    "unknown-alert": (_alert(200), "handshake"),
    "nonsense": (b"\x16\x03\x01\x00\x05hallo", "handshake"),
}
"""What comes instead of a server's hello, and what it is called."""


@asynccontextmanager
async def listening(answer):
    """Serve a page over TLS, or send the bytes instead of a handshake; gives the URL."""

    async def page(reader, writer):
        try:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")
            await writer.drain()
        except (OSError, EOFError):
            pass
        finally:
            writer.close()

    async def bytes_(reader, writer):
        await reader.read(600)
        writer.write(answer)
        writer.close()

    tls = answer if isinstance(answer, ssl.SSLContext) else None
    server = await asyncio.start_server(page if tls else bytes_, "127.0.0.1", 0, ssl=tls)
    async with server:
        yield f"https://{NAME}:{server.sockets[0].getsockname()[1]}/"
