"""The practice family while it is served: where its sites are, and how to audit them."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from sicaudit.practice.addresses import Ports, held_sockets, hosts_of
from sicaudit.practice.folder import Edition
from sicaudit.practice.placeholders import Filling

__all__ = ["Edition", "Ports", "PracticeFamily", "serving"]

CONFIGURATION = Path(__file__).parent / "sites.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeFamily:
    """Websites that answer on loopback as long as `serving` lasts."""

    addresses: Mapping[str, str]
    """Name of a server to its base URL; of the configured sites, the name is the site's id."""
    configuration: str
    """Text of a complete `sites.toml` with these addresses."""


@asynccontextmanager
async def serving(
    ports: Ports | None = None,
    *,
    edition: Edition = Edition.TODAY,
    today: Callable[[], date] = date.today,
) -> AsyncIterator[PracticeFamily]:
    """Serve the practice family on 127.0.0.1 until the block ends.

    `ports` None: the fixed row from 8401 where it is free, any ports otherwise. `today` is asked
    at every request, so that the pages' ages stay true however long the demo runs.
    """
    from sicaudit.practice.servers import listening  # brings in aiohttp

    sockets = held_sockets(ports or Ports())
    try:
        hosts = hosts_of(sockets)
        async with listening(sockets, hosts, edition, today):
            yield PracticeFamily(
                addresses=MappingProxyType({name: f"http://{hosts[name]}/" for name in hosts}),
                configuration=configuration(hosts, today()),
            )
    finally:
        for held in sockets.values():
            held.close()


def configuration(hosts: Mapping[str, str], today: date) -> str:
    """Write the family's `sites.toml` for these hosts (`127.0.0.1:8401`)."""
    filling = Filling(hosts=hosts, today=today, parts={})
    return filling.fill(CONFIGURATION.read_text(encoding="utf-8"))
