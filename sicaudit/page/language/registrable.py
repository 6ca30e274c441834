"""Which part of a host's name somebody registered, by the public suffix list."""

import re
from functools import cache, lru_cache

from publicsuffixlist import PublicSuffixList

from sicaudit.urls import Host, without_port

_ADDRESS = re.compile(r"[\d.]+|\[.*\]")


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()  # 0.05 s, and most runs never ask


@lru_cache(maxsize=4096)
def registrable(host: Host) -> str | None:
    """Give the name that somebody registered: `a.b.co.uk` becomes `b.co.uk`.

    None for an IP address and for a public suffix itself (https://publicsuffix.org/list/).
    """
    name = without_port(host).rstrip(".")
    if _ADDRESS.fullmatch(name):
        return None
    return _suffixes().privatesuffix(name)
