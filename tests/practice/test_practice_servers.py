"""The servers: where they listen, how they answer, how they leave."""

import gzip
import socket
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import aiohttp
import pytest
import yarl

from sicaudit.practice import Edition, Ports, serving

ANY_PORTS = Ports(first=None)
LISTENING = "0A"


def port_of(address: str) -> int:
    return int(address.rstrip("/").rpartition(":")[2])


def listening_addresses() -> set[tuple[str, int]]:
    """Read every listening socket of this machine from Linux's own table."""
    found = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        for line in Path(table).read_text().splitlines()[1:]:
            _, local, _, state, *_ = line.split()
            if state == LISTENING:
                host, _, port = local.partition(":")
                found.add((host, int(port, 16)))
    return found


async def test_every_site_answers_and_closed_ones_refuse(family):
    async with aiohttp.ClientSession() as session:
        for name, address in family.addresses.items():
            if name in ("campagne", "weg"):
                with pytest.raises(aiohttp.ClientConnectorError):
                    await session.get(address)
            elif name not in ("druk", "bewaakt"):
                async with session.get(address) as response:
                    assert response.status == 200, name


async def test_the_ports_are_free_again_after_the_demo():
    async with serving(ANY_PORTS) as family:
        ports = {port_of(address) for address in family.addresses.values()}
    for port in ports:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
    assert not {port for _, port in listening_addresses()} & ports


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="reads Linux's table of sockets")
async def test_nothing_listens_beyond_loopback(family):
    ports = {port_of(address) for address in family.addresses.values()}
    ours = {(host, port) for host, port in listening_addresses() if port in ports}
    assert {host for host, _ in ours} == {"0100007F"}
    assert len(ours) == len(ports) - 2, "the two closed ports must not listen"


async def test_a_taken_port_makes_the_family_move_to_other_ports():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        first = taken.getsockname()[1]
        async with serving(Ports(first=first)) as family:
            assert port_of(family.addresses["ouders"]) != first


async def test_a_fixed_row_of_ports_is_kept_where_it_is_free():
    for first in range(21_000, 31_000, 500):  # below the ports that systems hand out
        async with serving(Ports(first=first)) as family:
            ports = [port_of(address) for address in family.addresses.values()]
        if ports[0] == first:
            break
    assert ports == list(range(first, first + len(ports)))


async def test_two_families_can_stand_side_by_side(family):
    async with serving(ANY_PORTS) as other:
        assert not set(family.addresses.values()) & set(other.addresses.values())


async def test_the_configuration_names_the_served_addresses(family):
    settings = tomllib.loads(family.configuration)
    for site in settings["site"]:
        assert site["url"] == family.addresses[site["id"]]
    hosts = {host for service in settings["service"] for host in service.get("hosts", ())}
    assert f"127.0.0.1:{port_of(family.addresses['hulplijn'])}" in hosts
    assert settings["audit"]["packs"] == []


async def test_head_gives_the_headers_of_get_and_no_body(family):
    page = family.addresses["ouders"]
    async with aiohttp.ClientSession() as session:
        async with session.get(page) as got:
            length = len(await got.read())
        async with session.head(page) as head:
            assert head.status == 200
            assert head.headers["Content-Length"] == str(length)
            assert await head.read() == b""


async def test_what_does_not_exist_is_a_real_404_page(family):
    async with (
        aiohttp.ClientSession() as session,
        session.get(family.addresses["ouders"] + "bestaat-niet/") as response,
    ):
        assert response.status == 404
        assert "Deze pagina bestaat niet" in await response.text()


@pytest.mark.parametrize("path", ["_site.toml", "_parts/footer.html", "%2e%2e/outside.py"])
async def test_what_is_no_page_is_not_served(family, path):
    async with (
        aiohttp.ClientSession() as session,
        session.get(yarl.URL(family.addresses["ouders"] + path, encoded=True)) as response,
    ):
        assert response.status == 404


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        ("", "text/html"),
        ("stijl/thuis.css", "text/css"),
        ("beeld/logo.svg", "image/svg+xml"),
        ("beeld/spel.png", "image/png"),
        ("bestanden/tien-afspraken.pdf", "application/pdf"),
        ("robots.txt", "text/plain"),
        ("sitemap.xml", "application/xml"),
    ],
)
async def test_files_carry_their_content_type(family, path, content_type):
    async with (
        aiohttp.ClientSession() as session,
        session.get(family.addresses["ouders"] + path) as response,
    ):
        assert response.status == 200
        assert response.content_type == content_type


async def test_a_page_that_was_kept_is_not_sent_again(family):
    page = family.addresses["ouders"]
    async with aiohttp.ClientSession() as session:
        async with session.get(page) as first:
            tag = first.headers["ETag"]
        async with session.get(page, headers={"If-None-Match": tag}) as second:
            assert second.status == 304


async def test_last_modified_is_sent_only_where_a_page_asks_for_it(family):
    async with aiohttp.ClientSession() as session:
        async with session.get(family.addresses["school"]) as plain:
            assert "Last-Modified" not in plain.headers
        async with session.get(family.addresses["school"] + "protocol/telefoons/") as dated:
            assert dated.headers["Last-Modified"].endswith(" 09:00:00 GMT")


async def test_the_packed_sitemap_unpacks_to_a_sitemap(family):
    async with (
        aiohttp.ClientSession() as session,
        session.get(family.addresses["school"] + "sitemap-lessen.xml.gz") as response,
    ):
        text = gzip.decompress(await response.read()).decode()
    assert f"<loc>{family.addresses['school']}lessen/</loc>" in text


async def test_an_old_corner_of_the_network_is_served_in_windows_1252(family):
    async with (
        aiohttp.ClientSession() as session,
        session.get(family.addresses["netwerk"] + "archief/") as response,
    ):
        assert response.charset == "windows-1252"
        assert "Privé".encode("windows-1252") in await response.read()


async def test_dates_follow_the_day_that_is_asked():
    days = iter([date(2026, 11, 23), date(2027, 3, 1), date(2027, 3, 2)])
    async with (
        serving(ANY_PORTS, today=lambda: next(days)) as family,
        aiohttp.ClientSession() as session,
    ):
        texts = []
        for _ in range(2):
            async with session.get(family.addresses["hulplijn"] + "chat/") as response:
                texts.append(await response.text())
    assert "20 februari 2027" in texts[0]
    assert "21 februari 2027" in texts[1]


async def test_last_week_showed_a_help_block_that_is_lost_today():
    seen = {}
    for edition in Edition:
        async with (
            serving(ANY_PORTS, edition=edition) as family,
            aiohttp.ClientSession() as session,
            session.get(family.addresses["jongeren"] + "roddelapps/") as response,
        ):
            seen[edition] = "0800-0432" in await response.text()
    assert seen == {Edition.LAST_WEEK: True, Edition.TODAY: False}


def test_importing_the_room_does_not_load_aiohttp():
    code = "import sys, sicaudit.practice; sys.exit('aiohttp' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
