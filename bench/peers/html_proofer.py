"""html-proofer's `spec/html-proofer/fixtures`, with the answers of the world that it recorded."""

import base64
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import ada_url
import yaml
from misbehaving import always
from situations.answers import PNG
from situations.case import Host

from bench.peers.case import Case, Fixtures, Way
from bench.peers.listed import case_of, left_out_in

PEER = "html-proofer"
_LIST = Path(__file__).with_name("html_proofer.toml")
_WORDS = ("broken", "sound", "insecure", "seen", "left_alone", "silent")
_URL = re.compile(r"""\s(?:href|src|srcset|content)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


class _Loader(yaml.CSafeLoader):
    """Knows the name that Ruby has for bytes."""


_Loader.add_constructor("!binary", yaml.CSafeLoader.construct_yaml_binary)


def fixtures(folder: Path) -> Fixtures:
    """Read the fixtures from a copy of the repository."""
    base = folder / "spec" / "html-proofer" / "fixtures"
    listed = tomllib.loads(_LIST.read_text("utf-8"))
    cases = tuple(_case(base, entry) for entry in listed["case"])
    return Fixtures(peer=PEER, cases=cases, left_out=left_out_in(listed))


def _case(base: Path, entry: Mapping[str, Any]) -> Case:
    given = {"extensions": ["html"], **entry}
    cassette, file = given.pop("cassette", None), given.pop("file", entry["page"])
    found = [one or other for one, other in _URL.findall((base / file).read_text("utf-8"))]
    for key in set(_WORDS) & set(given):
        given[key] = [_link(link, found) for link in given[key]]
    if cassette == "auto":
        cassette = f"{entry['page'].replace('.', '_')}_log_level_error_type_file_"
    hosts = _recorded(base / "vcr_cassettes" / f"{cassette}.yml") if cassette else {}
    return case_of(PEER, base, given, hosts)


def _link(link: str, found: list[str]) -> str:
    """Give the link that `@2` stands for: the second of the page."""
    return found[int(link[1:]) - 1].strip() if re.fullmatch(r"@\d+", link) else link


@cache
def _recorded(cassette: Path) -> Mapping[str, Host]:
    """Make hosts of what was recorded; who did not answer then does not exist now."""
    recorded = yaml.load(cassette.read_text("utf-8"), Loader=_Loader)
    ways: dict[str, dict[str, dict[str, Way]]] = {}
    for call in recorded["http_interactions"]:
        status = call["response"]["status"]["code"]
        url = urlsplit(call["request"]["uri"])
        if status and url.hostname:
            host = url.hostname.encode("idna").decode()
            path = (url.path or "/") + (f"?{url.query}" if url.query else "")
            ways.setdefault(host, {}).setdefault(_sent(path), {}).setdefault(
                call["request"]["method"], _answer(status, call["response"])
            )
    return {host: _host(paths) for host, paths in ways.items()}


def _sent(path: str) -> str:
    """Spell a path as it goes over the wire."""
    return ada_url.join_url("http://a/", path).removeprefix("http://a")


def _answer(status: int, response: Mapping[str, Any]) -> Way:
    headers = {name.lower(): values for name, values in response["headers"].items()}
    fields = {
        name.replace("-", "_"): values[0]
        for name, values in headers.items()
        if name in ("content-type", "location", "cf-mitigated", "server", "retry-after")
    }
    body = response["body"]
    given = base64.b64decode(body.get("base64_string", "")) or body.get("string") or ""
    if not given and fields.get("content_type", "").startswith("image/"):
        given = PNG  # only HEAD was recorded
    return always(status, given, **fields)


def _host(paths: Mapping[str, Mapping[str, Way]]) -> Host:
    ways = {path: _by_method(methods) for path, methods in paths.items()}
    return Host(http=ways, https=ways)


def _by_method(methods: Mapping[str, Way]) -> Way:
    """Play what was recorded for the method; else what was recorded for the other."""

    async def way(call: Any) -> None:
        await (methods.get(call.method.lower()) or next(iter(methods.values())))(call)

    return way
