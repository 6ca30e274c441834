import asyncio
import json
import socket
from contextlib import closing
from ipaddress import ip_network
from pathlib import Path

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver

from sicaudit.crawl.addresses import (
    NOT_PUBLIC_V4,
    NOT_PUBLIC_V6,
    AddressGuard,
    PrivateAddressError,
    is_bad_port,
    is_public,
)

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "ssrf_addresses.json").read_text())


def info(address, port=80, family=socket.AF_INET):
    return family, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (address, port)


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["ip"])
def test_only_public_addresses_are_public(case):
    assert is_public(case["ip"]) is (case["verdict"] == "allow")


def test_the_lists_are_those_of_the_policy():
    assert set(NOT_PUBLIC_V4) == set(map(ip_network, VECTORS["policy"]["deny_v4"]))
    assert set(NOT_PUBLIC_V6) == set(map(ip_network, VECTORS["policy"]["deny_v6"]))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "localhost",
        "example.nl",
        "127.1",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "8.8.8.08",
        "8.8.8",
        "①②⑦.⓪.⓪.①",
        "8.8.8.8:80",
        "8.8.8.8/32",
        " 8.8.8.8",
        "8.8.8.8\0",
        "[2606:4700::1]",
        "::ffff:8.8.8.8",
        "fe80::1%eth0",
    ],
)
def test_what_is_no_canonical_address_is_not_public(text):
    assert not is_public(text)


def test_ports_that_browsers_block_are_bad():
    bad = [port for port in range(65_536) if is_bad_port(port)]
    assert len(bad) == 83
    assert {0, 22, 25, 110, 143, 6000, 6667, 10080} <= set(bad)
    assert not {80, 443, 3000, 5000, 8000, 8080, 8443} & set(bad)


def test_the_guard_opens_sockets_to_public_addresses():
    with closing(AddressGuard()(info("8.8.8.8"))) as opened:
        assert opened.family == socket.AF_INET


@pytest.mark.parametrize(
    "refused",
    [
        info("127.0.0.1"),
        info("::1", family=socket.AF_INET6),
        info("8.8.8.8", 25),
        (socket.AF_UNIX, socket.SOCK_STREAM, 0, "", ("/tmp/x", 80)),
    ],
)
def test_the_guard_refuses_the_rest(refused):
    with pytest.raises(PrivateAddressError) as caught:
        AddressGuard()(refused)
    assert caught.value.address


class Names(AbstractResolver):
    """Answers each name with the next of its lists of addresses."""

    def __init__(self, **answers):
        self.answers = {name.replace("_", "."): list(lists) for name, lists in answers.items()}

    async def resolve(self, host, port=0, family=socket.AF_INET):
        addresses = self.answers[host].pop(0)
        return [
            {
                "hostname": host,
                "host": address,
                "port": port,
                "family": socket.AF_INET,
                "proto": 0,
                "flags": socket.AI_NUMERICHOST,
            }
            for address in addresses
        ]

    async def close(self):
        pass


@pytest.fixture
async def world():
    """Two servers on one port: 127.1.0.1 plays the public internet, 127.0.0.1 is the victim."""
    seen = []

    def taking(name):
        async def answer(reader, writer):
            seen.append(name)
            await reader.readuntil(b"\r\n\r\n")
            port = writer.get_extra_info("sockname")[1]
            location = f"Location: http://127.0.0.1:{port}/\r\n"
            writer.write(f"HTTP/1.1 302 x\r\n{location}Content-Length: 0\r\n\r\n".encode())
            writer.close()

        return answer

    public = await asyncio.start_server(taking("public"), "127.1.0.1", 0)
    port = public.sockets[0].getsockname()[1]
    victim = await asyncio.start_server(taking("victim"), "127.0.0.1", port)
    async with public, victim:
        yield port, seen


async def outcome(url, names=None):
    guard = AddressGuard(lambda address: address.startswith("127.1."))
    connector = aiohttp.TCPConnector(
        socket_factory=guard, resolver=names or Names(), use_dns_cache=False, force_close=True
    )
    async with aiohttp.ClientSession(connector=connector) as session:
        try:
            async with session.get(url) as response:
                return response.status
        except aiohttp.ClientConnectorError as error:
            return type(error.os_error)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "[::ffff:127.0.0.1]", "[::1]", "127.0.0.2", "localhost"]
)
async def test_a_literal_that_leads_inside_is_not_connected(world, host):
    port, seen = world
    names = Names(localhost=[["127.0.0.1"]])
    assert await outcome(f"http://{host}:{port}/", names) is PrivateAddressError
    assert seen == []


async def test_a_redirect_that_leads_inside_is_not_connected(world):
    port, seen = world
    assert await outcome(f"http://127.1.0.1:{port}/") is PrivateAddressError
    assert seen == ["public"]


async def test_a_name_that_changes_its_mind_is_not_connected(world):
    port, seen = world
    names = Names(rebinding_example=[["127.1.0.1"], ["127.0.0.1"]])
    url = f"http://rebinding.example:{port}/"
    await outcome(url, names)
    assert await outcome(url, names) is PrivateAddressError
    assert seen == ["public"]


async def test_several_addresses_inside_still_tell_why(world):
    port, seen = world
    names = Names(inside_example=[["127.0.0.1", "10.0.0.1", "169.254.169.254"]])
    assert await outcome(f"http://inside.example:{port}/", names) is PrivateAddressError
    assert seen == []
