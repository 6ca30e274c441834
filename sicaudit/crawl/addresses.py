"""Which addresses and ports we connect to: only what is on the public internet.

The decision falls on the very address a socket is about to connect to, so neither a literal, a
redirect nor a name that changes its answer (DNS rebinding) gets round it.
"""

import socket
from collections.abc import Callable
from errno import EACCES
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import Any

AddressInfo = tuple[int, int, int, str, tuple[Any, ...]]
"""Family, type, protocol, canonical name and socket address, as of `socket.getaddrinfo`."""

IsAllowed = Callable[[str], bool]

# `ipaddress.is_global` lets in a third of what must be kept out (Python 3.11.7), hence our own
# list: https://www.iana.org/assignments/iana-ipv4-special-registry and -ipv6-special-registry.
NOT_PUBLIC_V4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network, RFC 791
            "10.0.0.0/8",  # private, RFC 1918
            "100.64.0.0/10",  # shared by a provider's customers, RFC 6598
            "127.0.0.0/8",  # loopback
            "168.63.129.16/32",  # Azure's host, seen from its guests
            "169.254.0.0/16",  # link-local, RFC 3927; cloud metadata
            "172.16.0.0/12",  # private
            "192.0.0.0/24",  # protocol assignments, RFC 6890
            "192.0.2.0/24",  # documentation, RFC 5737
            "192.88.99.0/24",  # 6to4 relays, RFC 7526
            "192.168.0.0/16",  # private
            "198.18.0.0/15",  # benchmarks, RFC 2544
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/3",  # multicast, reserved, broadcast
        ),
    )
)
PUBLIC_V6 = IPv6Network("2000::/3")
"""All that is given out (RFC 4291 2.4); what embeds an IPv4 address lies outside or below."""
NOT_PUBLIC_V6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocol assignments, Teredo, ORCHID, RFC 2928
            "2001:db8::/32",  # documentation, RFC 3849
            "2002::/16",  # 6to4, RFC 3056
            "2620:4f:8000::/48",  # AS112, RFC 7534
            "3fff::/20",  # documentation, RFC 9637
        ),
    )
)

_BAD_PORTS = """
    0 1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109
    110 111 113 115 117 119 123 135 137 139 143 161 179 389 427 465 512 513 514 515 526
    530 531 532 540 548 554 556 563 587 601 636 989 990 993 995 1719 1720 1723 2049 3659
    4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080
"""
BAD_PORTS = frozenset(map(int, _BAD_PORTS.split()))
"""Where no browser sends HTTP either: https://fetch.spec.whatwg.org/#port-blocking."""


class PrivateAddressError(OSError):
    """An address or port that we do not connect to; nothing was sent."""

    def __init__(self, address: str) -> None:
        # The same text for every address: a client that tries several keeps this error's type
        # only where all of them read alike.
        super().__init__(EACCES, "Not an address on the public internet")
        self.address = address


def is_bad_port(port: int) -> bool:
    return port in BAD_PORTS


@lru_cache(maxsize=4096)
def is_public(address: str) -> bool:
    """Say whether a canonical IPv4 or IPv6 address is on the public internet.

    False for all that `ipaddress` does not take for an address, for IPv4 in any IPv6 dress, and
    for a name. Takes 7 us the first time.
    """
    try:
        given = ip_address(address)
    except ValueError:
        return False
    if given.version == 4:
        return not any(given in network for network in NOT_PUBLIC_V4)
    return given in PUBLIC_V6 and not any(given in network for network in NOT_PUBLIC_V6)


class AddressGuard:
    """Opens sockets to allowed addresses; pass it to aiohttp as `socket_factory`.

    aiohttp calls it for each address it tries: of a name, a literal, and again after a change of
    the name's answer. Ports on the bad-port list are refused for every address.
    """

    def __init__(self, is_allowed: IsAllowed = is_public) -> None:
        self._is_allowed = is_allowed

    def __call__(self, info: AddressInfo) -> socket.socket:
        """Open an unconnected socket; raises PrivateAddressError where it may not be connected."""
        family, kind, protocol, _, target = info
        if family not in (socket.AF_INET, socket.AF_INET6):
            raise PrivateAddressError(str(target))
        address, port = target[:2]
        if is_bad_port(port) or not self._is_allowed(address):
            raise PrivateAddressError(address)
        return socket.socket(family, kind, protocol)
