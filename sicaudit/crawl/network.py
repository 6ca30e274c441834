"""Is it they or we? Asked only when names fail."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence

from sicaudit.urls import Host, without_port

SURE_TO_EXIST = ("example.com", "iana.org", "europa.eu")
"""Names that have stood for decades: where none of them resolves, the fault is ours."""

_RESERVED = (".invalid", ".test", ".example", ".localhost")
"""Names that no resolver knows (RFC 6761): their failing says nothing about our network."""

_PATIENCE = 5.0

Resolve = Callable[[str], Awaitable[bool]]


def is_reserved(host: Host) -> bool:
    """Say whether a host's name can never exist on the public internet."""
    return without_port(host).endswith(_RESERVED)


async def resolves(name: str) -> bool:
    """Ask the machine's own resolver."""
    try:
        async with asyncio.timeout(_PATIENCE):
            found = await asyncio.get_running_loop().getaddrinfo(name, 443, type=socket.SOCK_STREAM)
    except (OSError, TimeoutError):
        return False
    return bool(found)


async def names_work(names: Sequence[str] = SURE_TO_EXIST, resolve: Resolve = resolves) -> bool:
    """Say whether our own name resolution works at all."""
    for name in names:
        if await resolve(name):
            return True
    return False
