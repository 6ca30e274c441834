"""The engine of one machine: visits batches from this process's own loop."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

import aiohttp
from aiohttp.abc import AbstractResolver

from sicaudit.crawl.addresses import AddressGuard, AddressInfo
from sicaudit.crawl.certificates import certificate_of
from sicaudit.crawl.clock import Clock
from sicaudit.crawl.cookies import bringing_cookies
from sicaudit.crawl.examined import Examine
from sicaudit.crawl.fetch import Fetch, Tally, doubting, paced, retrying, sending
from sicaudit.crawl.headers import usual_headers
from sicaudit.crawl.robots import Robots
from sicaudit.crawl.second_opinion import Connect, LookUp, guarded, second_opinion
from sicaudit.crawl.second_try import trying_twice
from sicaudit.crawl.visit import PRODUCT_TOKEN, visit
from sicaudit.engine.robots_txt import robots_of
from sicaudit.model.batch import Approach, HostBatch, HostResult
from sicaudit.model.outcome import Outcome
from sicaudit.urls import Host, Url

Engine = Callable[[HostBatch], Awaitable[HostResult]]

_HEADER_BYTES = 32_768
"""A field longer than this is refused; real sites pass aiohttp's own 8 KiB."""

_MOST_HEADERS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """How names become addresses and whose certificates count; None: as this machine says."""

    resolver: AbstractResolver | None = None
    tls: ssl.SSLContext | None = None


_THIS_MACHINE = Network()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sessions:
    """Two kinds of connections: to hosts that may be private, and to those that may not."""

    own: aiohttp.ClientSession
    outside: aiohttp.ClientSession

    def of(self, approach: Approach) -> aiohttp.ClientSession:
        return self.own if approach.private else self.outside


def open_session(
    *, guarded: bool, connections: int, network: Network = _THIS_MACHINE
) -> aiohttp.ClientSession:
    """Open connections that keep no cookies and inflate nothing; `guarded`: public hosts only."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(
            limit=connections,
            ttl_dns_cache=600,
            socket_factory=AddressGuard() if guarded else None,
            resolver=network.resolver,
            ssl=network.tls or True,
        ),
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
        trust_env=False,
        max_field_size=_HEADER_BYTES,
        max_headers=_MOST_HEADERS,
        max_line_size=_HEADER_BYTES,
    )


@asynccontextmanager
async def local_engine(
    examine: Examine,
    clock: Clock,
    stop: asyncio.Event,
    *,
    connections: int = 256,
    network: Network = _THIS_MACHINE,
) -> AsyncIterator[Engine]:
    """Give an engine whose connections end with the block; robots.txt is read once a host."""
    robots: dict[Host, Robots] = {}
    shaken: set[Host] = set()
    async with (
        open_session(guarded=False, connections=connections, network=network) as own,
        open_session(guarded=True, connections=connections, network=network) as outside,
    ):
        sessions = _Sessions(own=own, outside=outside)

        async def engine(batch: HostBatch) -> HostResult:
            tally = Tally()

            def fetching(approach: Approach) -> Fetch:
                return _stack(sessions.of(approach), approach, tally, clock, network)

            rules = robots.get(batch.host)
            fresh = rules is None and batch.approach.respect_robots
            if fresh:
                rules = robots[batch.host] = await robots_of(batch, fetching)
            batch = _unhurried(batch, rules)
            fetch = fetching(batch.approach)
            result = await visit(batch, fetch, examine, robots=rules, tally=tally, stop=stop)
            secure = None if batch.host in shaken else _answered_securely(result)
            if secure is not None and not stop.is_set():
                shaken.add(batch.host)
                connect = _connecting(batch.approach, network)
                shown = await certificate_of(secure, connect, batch.approach.timeout)
                result = replace(result, certificate=shown)
            if rules is None or not fresh:
                return result
            return replace(
                result,
                sitemaps=tuple(Url(url) for url in rules.sitemaps),
                robots_unreachable=rules.unreachable,
            )

        yield engine


def _stack(
    session: aiohttp.ClientSession,
    approach: Approach,
    tally: Tally,
    clock: Clock,
    network: Network = _THIS_MACHINE,
) -> Fetch:
    """The whole network policy, read from the inside out: every attempt is paced."""
    connect = _connecting(approach, network)

    async def ask_leniently(url: Url) -> Outcome:
        return await second_opinion(
            url, connect=connect, deadline=approach.timeout, headers=usual_headers(approach)
        )

    send = doubting(bringing_cookies(sending(session, approach, tally)), ask_leniently)
    send = paced(send, delay=approach.delay, clock=clock)
    return trying_twice(retrying(send, retries=approach.retries, clock=clock), approach)


def _answered_securely(result: HostResult) -> Url | None:
    """Give a URL of one of our own hosts that answered over https; None: there was none."""
    return next(
        (
            each.visit.url
            for each in result.visited
            if each.status is not None
            and each.visit.site is not None
            and each.visit.ask is None
            and each.visit.url.startswith("https://")
        ),
        None,
    )


def _connecting(approach: Approach, network: Network) -> Connect:
    """Give what opens a connection by hand, with the same names and the same trust."""
    guard = AddressGuard(_anywhere) if approach.private else AddressGuard()
    look_up = _looking_up(network.resolver) if network.resolver is not None else None
    return guarded(guard, look_up=look_up, tls=network.tls)


def _looking_up(resolver: AbstractResolver) -> LookUp:
    """Let the lenient reader use the same resolver."""

    async def look_up(name: str, port: int) -> Sequence[AddressInfo]:
        found = await resolver.resolve(name, port, socket.AF_UNSPEC)
        return [
            (each["family"], socket.SOCK_STREAM, each["proto"], "", (each["host"], each["port"]))
            for each in found
        ]

    return look_up


def _anywhere(address: str) -> bool:
    """Allow every address: hosts of our own family may be private."""
    return True


def _unhurried(batch: HostBatch, robots: Robots | None) -> HostBatch:
    """Keep to a Crawl-delay that is longer than our own rest."""
    delay = robots.crawl_delay(PRODUCT_TOKEN) if robots is not None else None
    if delay is None or delay <= batch.approach.delay:
        return batch
    approach = replace(batch.approach, delay=delay, concurrency=1)
    return replace(batch, approach=approach)
