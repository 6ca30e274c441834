"""A machine with a resolver of its own: `python machine.py NAMES.json sicaudit's arguments...`.

Names lead to loopback, ports to where the servers of the small internet listen, and whatever is
not in the list does not exist. Only the system's resolver is replaced, in this process alone.
"""

import json
import socket
import sys
from pathlib import Path

_ALWAYS_THERE = ("example.com", "iana.org", "europa.eu")
"""By these the program tells that names work at all."""


class Resolver:
    """Stands in for `socket.getaddrinfo`."""

    def __init__(self, hosts):
        self._hosts = hosts
        self._system = socket.getaddrinfo

    def __call__(self, host, port, family=0, type=0, proto=0, flags=0):
        name = host.decode() if isinstance(host, bytes) else host
        if name is None or _is_literal(name) or name == "localhost":
            return self._system(host, port, family, type, proto, flags)
        known = self._hosts.get(name.lower().rstrip("."))
        if known is None and name.rstrip(".") in _ALWAYS_THERE:
            known = {"address": "127.0.0.1", "ports": {}}
        if known is None or family == socket.AF_INET6:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if "trouble" in known:
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        place = known["ports"].get(str(port), port) or _closed_port()
        where = (known["address"], int(place or 0))
        return [(socket.AF_INET, type or socket.SOCK_STREAM, proto or 6, "", where)]


def _is_literal(name):
    for family in (socket.AF_INET, socket.AF_INET6):
        try:
            socket.inet_pton(family, name.strip("[]"))
        except OSError:
            continue
        return True
    return False


def _closed_port():
    """Find a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.77.255.1", 0))
        return probe.getsockname()[1]


def _answer_mail(mail, hosts):
    """Let dnspython ask our own name server, over the network as always."""
    import dns.resolver

    from situations.name_server import serve_names

    port = serve_names(mail, hosts)

    def read_resolv_conf(self, file):
        self.nameservers, self.port = ["127.0.0.1"], port

    dns.resolver.BaseResolver.read_resolv_conf = read_resolv_conf


def main(names, *arguments):
    """Replace the resolver and be the command `sicaudit`."""
    for faster in ("uvloop", "aiodns"):
        sys.modules[faster] = None  # both bring a resolver of their own
    known = json.loads(Path(names).read_text("utf-8"))
    socket.getaddrinfo = Resolver(known["hosts"])
    _answer_mail(known["mail"], known["hosts"])
    sys.argv = ["sicaudit", *arguments]
    from sicaudit.__main__ import main as sicaudit

    sicaudit()


if __name__ == "__main__":
    sys.path[:1] = [str(Path(__file__).resolve().parents[1])]
    main(*sys.argv[1:])
