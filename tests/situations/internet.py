"""A small internet on loopback: many names, two ports, and a server behind each name."""

import asyncio
from collections import Counter
from contextlib import asynccontextmanager, suppress

from situations.answers import KeptCall, always, not_found
from situations.certificates import Certificates

_ADDRESSES = tuple(f"127.77.{number // 250}.{number % 250 + 1}" for number in range(24))
"""All of 127/8 is loopback on Linux; hosts are spread over some, as on the real internet."""
_LONGEST_HEAD = 65_536
_HANDSHAKE = b"\x16"
"""How TLS begins: somebody takes a plain server for a secure one."""


class Internet:
    """Hosts by name, as `case.Host`; counts what it is asked."""

    def __init__(self, hosts, mail=None):
        self.hosts = hosts
        self.mail = mail or {}
        self.last_week = False
        self.asked = Counter()
        """(Method, scheme, host, path) to how often."""
        self.certificates = Certificates({name: host.certificate for name, host in hosts.items()})
        self._tasks = set()
        self._by_path = Counter()

    @asynccontextmanager
    async def served(self):
        """Listen until the block ends."""
        tls = self.certificates.listener()
        plain, self.http_port = await self._listen("http", None)
        secure, self.https_port = await self._listen("https", tls)
        try:
            yield self
        finally:
            for server in (plain, secure):
                server.close()
            for task in self._tasks:
                task.cancel()
            if self._tasks:
                await asyncio.wait(self._tasks, timeout=2)

    async def _listen(self, scheme, tls):
        async def connected(reader, writer):
            await self._connected(scheme, reader, writer)

        options = {"ssl": tls, "limit": _LONGEST_HEAD, "backlog": 512}
        first_ = await asyncio.start_server(connected, _ADDRESSES[0], 0, **options)
        port = first_.sockets[0].getsockname()[1]
        rest = await asyncio.start_server(connected, list(_ADDRESSES[1:]), port, **options)
        return _Both(first_, rest), port

    def names(self):
        """Say what the machine's resolver must answer, as JSON."""
        return {
            "hosts": {
                name: self._places(host, _ADDRESSES[number % len(_ADDRESSES)])
                for number, (name, host) in enumerate(self.hosts.items())
            },
            "mail": dict(self.mail),
        }

    def _places(self, host, address):
        if host.names != "answer":
            return {"trouble": host.names}
        open_ = {"http": self.http_port, "https": self.https_port, "closed": None}
        ports = {"80": "http" if host.http is not None else "closed"}
        ports["443"] = "https" if host.https is not None else "closed"
        ports |= host.ports
        return {"address": address, "ports": {port: open_[kind] for port, kind in ports.items()}}

    async def _connected(self, scheme, reader, writer):
        task = asyncio.current_task()
        self._tasks.add(task)
        troubles = (OSError, EOFError, ValueError, asyncio.LimitOverrunError)
        try:
            with suppress(*troubles, asyncio.CancelledError):
                while await self._answer(scheme, reader, writer):
                    pass
        finally:
            self._tasks.discard(task)
            with suppress(OSError, RuntimeError):
                writer.close()

    async def _answer(self, scheme, reader, writer):
        start = await reader.readexactly(1)
        if start == _HANDSHAKE:
            writer.write(b"HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n")
            return False
        head = start + await reader.readuntil(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        method, path, _ = lines[0].split(" ")
        fields = (line.partition(":") for line in lines[1:] if line)
        headers = {name.lower(): value.strip() for name, _, value in fields}
        name = headers.get("host", "").partition(":")[0].lower().rstrip(".")
        self.asked[method, scheme, name, path] += 1
        self._by_path[scheme, name, path] += 1
        call = KeptCall(
            method=method,
            path=path,
            headers=headers,
            count=self._by_path[scheme, name, path],
            writer=writer,
        )
        await self._way(scheme, name, path)(call)
        return call.kept

    def _way(self, scheme, name, path):
        host = self.hosts.get(name)
        if host is None:
            return always(421, "<h1>421 Misdirected Request</h1>")
        ways = (host.https if scheme == "https" else host.http) or host.https or host.http or {}
        if self.last_week and host.before is not None:
            ways = host.before
        default = "" if path == "/robots.txt" else "*"
        way = ways.get(path, ways.get(default, not_found))
        return always(200, way) if isinstance(way, str) else way


class _Both:
    """Two listeners that close as one."""

    def __init__(self, *servers):
        self._servers = servers

    def close(self):
        for server in self._servers:
            server.close()
