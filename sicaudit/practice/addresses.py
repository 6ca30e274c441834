"""Where each server of the practice family listens: one loopback port a site."""

import socket
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

LOOPBACK = "127.0.0.1"

SITES = ("ouders", "jongeren", "school", "netwerk", "hulplijn", "meldpunt")
"""Websites with pages, in the order of their ports."""

CLOSED = ("campagne", "weg")
"""Ports that are held but never answer: a website that is down, an outside host that is gone."""

OUTSIDE = ("buiten", "druk", "bewaakt", "verhuisd", "tekoop", "casino", "vlaanderen")
"""Hosts of other people, played by `outside.py`."""

NAMES = (*SITES, *CLOSED, *OUTSIDE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ports:
    """Which ports the family takes: a row that starts at `first`; None: whichever are free."""

    first: int | None = 8401


def held_sockets(ports: Ports) -> Mapping[str, socket.socket]:
    """Bind one loopback socket a name; a fixed row that is not wholly free gives way to any ports.

    Nothing listens yet: a bound socket that never listens refuses connections, and keeps the port.
    """
    if ports.first is not None:
        row = range(ports.first, ports.first + len(NAMES))
        try:
            return _bound(dict(zip(NAMES, row, strict=True)))
        except OSError:
            pass  # somebody has one of these ports: the demo works as well on others
    return _bound(dict.fromkeys(NAMES, 0))


def hosts_of(sockets: Mapping[str, socket.socket]) -> Mapping[str, str]:
    """Give the host with its port of each name: `127.0.0.1:8401`."""
    return MappingProxyType(
        {name: f"{LOOPBACK}:{held.getsockname()[1]}" for name, held in sockets.items()}
    )


def _bound(wanted: Mapping[str, int]) -> Mapping[str, socket.socket]:
    sockets: dict[str, socket.socket] = {}
    try:
        for name, port in wanted.items():
            sockets[name] = held = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
            held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            held.bind((LOOPBACK, port))
    except BaseException:
        for held in sockets.values():
            held.close()
        raise
    return MappingProxyType(sockets)
