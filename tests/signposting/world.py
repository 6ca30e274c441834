"""The world around the family: the services of the pack, as stand-ins that answer."""

import re
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

from situations.answers import permanently
from situations.case import Host
from situations.pages import PARAGRAPHS, page

from signposting.family import outside

_PACK = Path(__file__).parents[2] / "sicaudit/config/packs/nl.toml"
_URL = re.compile(r"https://[^\s\"'<>)]+")


def hosts_outside(family):
    """Give every host that pages may link to: services, others that live, what leads onward.

    `family`: the hosts of our own. A host has the pages that are linked to, and no others: one
    that answers whatever it is asked looks as if nothing there were true.
    """
    known = outside()
    linked = _linked(family) | set(known["leads"].values())
    names = set(known["alive"]) | _service_hosts() - set(known["leads"])
    hosts = {name: Host(https={"/": _page(name, "/")}) for name in names}
    for url in linked - set(known["dead"]):
        parts = urlsplit(url)
        if parts.hostname in hosts:
            hosts[parts.hostname].https[parts.path or "/"] = _page(parts.hostname, parts.path)
    for name, target in known["leads"].items():
        hosts[name] = Host(https={"*": permanently(target)})
    return hosts


def _linked(family):
    ways = (host.https | host.before for host in family.values())
    pages = (way for some in ways for way in some.values() if isinstance(way, str))
    return {url for html in pages for url in _URL.findall(html)}


def _service_hosts():
    services = tomllib.loads(_PACK.read_text("utf-8"))["service"]
    return {
        host
        for service in services
        for key in ("hosts", "old_hosts", "other_country")
        for host in service.get(key, ())
    }


def _page(name, path):
    words = path.strip("/").replace("-", " ") or "welkom"
    more = f"<p>Dit is de bladzijde over {words}, een van vele op {name}.</p>"
    return page(f"{words.capitalize()} | {name}", more + PARAGRAPHS, site=name)
