"""Whose address a host is: the services' hosts, with and without `www.`, port and all."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from sicaudit.urls import Host, host_of, is_web, without_port

_DEFAULT_PORTS = {"http": "80", "https": "443"}


class ServiceHosts:
    """Finds services by host; made once from pairs of a host and a service's id."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._services: dict[str, list[str]] = defaultdict(list)
        for host, service in pairs:
            self._services[_bare(host)].append(service)
        self._names = frozenset(without_port(Host(host)) for host in self._services)
        self._at = lru_cache(maxsize=4096)(self._at_host)

    def at(self, url: str) -> tuple[str, ...]:
        """Give the services that name a URL's host without a port, or with its port."""
        return self._at(host_of(url), url.partition(":")[0]) if is_web(url) else ()

    def may_be(self, host: str) -> bool:
        """Say whether some service names this host, with whatever port."""
        return _bare(without_port(Host(host))) in self._names

    def _at_host(self, host: Host, scheme: str) -> tuple[str, ...]:
        name = without_port(host)
        port = host[len(name) + 1 :] or _DEFAULT_PORTS[scheme]
        bare = _bare(name)
        found = (*self._services.get(bare, ()), *self._services.get(f"{bare}:{port}", ()))
        return tuple(dict.fromkeys(found))


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")
