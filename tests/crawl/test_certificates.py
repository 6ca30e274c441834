"""Certificates of our own hosts: looked at once a run, and told while there is time."""

import asyncio
from contextlib import asynccontextmanager
from datetime import date, timedelta

import pytest
from secure import DAY, NOW, Authority
from world import HOME, STARTED, World, audited, audited_for_real, loopback, settings, site

from sicaudit.engine.local import Network
from sicaudit.model.certificate import Certificate
from sicaudit.model.finding import Severity
from sicaudit.model.outcome import Certainty

PAGES = {"/": '<a href="/twee">twee</a><a href="/drie">drie</a>', "/twee": "<p>Twee", "/drie": "x"}


@asynccontextmanager
async def website(tls):
    """Serve some pages over TLS; gives the URL, and a list with the requests of each connection."""
    connections = []

    async def connected(reader, writer):
        requests = []
        connections.append(requests)
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                path = head.split(b" ")[1].decode()
                requests.append(path)
                body = PAGES.get(path, "").encode()
                status = b"200 OK" if path in PAGES else b"404 Not Found"
                writer.write(
                    b"HTTP/1.1 %s\r\ncontent-type: text/html\r\ncontent-length: %d\r\n\r\n%s"
                    % (status, len(body), body)
                )
        except (OSError, EOFError):
            writer.close()

    server = await asyncio.start_server(connected, "127.0.0.1", 0, ssl=tls)
    async with server:
        yield f"https://localhost:{server.sockets[0].getsockname()[1]}/", connections


async def test_one_handshake_for_each_host_tells_that_its_certificate_expires(tmp_path, clock):
    authority = Authority()
    tls = authority.good(not_before=NOW - 90 * DAY, not_after=NOW + 9 * DAY)
    async with website(tls) as (url, connections):
        asked = loopback(site(url=url))
        network = Network(tls=authority.ours)
        done = await audited_for_real(
            asked, tmp_path / "journal", clock, network=network, started=NOW
        )
    assert sum(not requests for requests in connections) == 1
    found = done.one("expiring-certificate")
    assert (found.severity, found.certainty) == (Severity.WARNING, Certainty.CERTAIN)
    assert found.target == url
    assert found.facts["host"] == url.removeprefix("https://").rstrip("/")
    assert found.facts["issuer"].startswith("trustme")


def certificate(host, days, *, lifetime=90, serial="1"):
    expires = STARTED.date() + timedelta(days=days)
    issued = expires - timedelta(days=lifetime)
    return Certificate(host=host, issued=issued, expires=expires, issuer="Let's X", serial=serial)


@pytest.mark.parametrize(
    ("days", "lifetime", "told"),
    [
        (0, 90, True),
        (21, 90, True),
        (22, 90, False),
        (21, 398, True),
        (16, 47, False),
        (15, 47, True),
        (9, 11, True),
    ],
)
async def test_it_is_told_in_time_and_not_while_a_machine_still_has_to_come(
    tmp_path, days, lifetime, told
):
    shown = {"www.example.nl": certificate("www.example.nl", days, lifetime=lifetime)}
    done = await audited(World({HOME: "<p>Welkom"}, shown), settings(), tmp_path / "journal")
    assert bool(done.of("expiring-certificate")) is told


async def test_hosts_that_share_a_certificate_are_one_finding(tmp_path):
    hosts = ("www.example.nl", "example.nl", "ouders.example.nl")
    shown = {host: certificate(host, 5) for host in hosts[:2]}
    shown[hosts[2]] = certificate(hosts[2], 5, serial="2")
    pages = {HOME: '<a href="https://example.nl/a">a</a><a href="https://ouders.example.nl/">b</a>'}
    pages |= {"https://example.nl/a": "<p>A", "https://ouders.example.nl/": "<p>B"}
    asked = settings(site(also=tuple(f"https://{host}/" for host in hosts[1:])))
    done = await audited(World(pages, shown), asked, tmp_path / "journal")
    found = [finding.facts for finding in done.of("expiring-certificate")]
    assert [facts["hosts"] for facts in found] == [["example.nl", "www.example.nl"], [hosts[2]]]
    assert {date.fromisoformat(facts["expires"]) for facts in found} == {date(2026, 11, 28)}
    assert {facts["days_left"] for facts in found} == {5}
