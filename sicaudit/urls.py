"""URLs by the WHATWG standard: resolved, serialised and compared as browsers do."""

import re
from functools import lru_cache
from typing import NewType

import ada_url

Url = NewType("Url", str)
Host = NewType("Host", str)

WEB_SCHEMES = ("http://", "https://")

_SURROGATE = re.compile("[\ud800-\udfff]")


def resolve(href: str, base: str) -> str | None:
    """Resolve `href` as found on a page against `base`, an absolute URL.

    Returns the serialised absolute URL, fragment included, of any scheme; None where the
    WHATWG URL parser fails (https://url.spec.whatwg.org/#concept-basic-url-parser). An empty
    `base` is none at all: `href` must then be absolute.
    """
    try:
        return ada_url.join_url(base, href) if base else ada_url.normalize_url(href)
    except (ValueError, UnicodeEncodeError):
        halved = _SURROGATE.search(href) or _SURROGATE.search(base)
        return resolve(_whole_letters(href), _whole_letters(base)) if halved else None


def _whole_letters(text: str) -> str:
    """Put U+FFFD for half a letter, as browsers do: https://webidl.spec.whatwg.org/#idl-USVString."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def canonical(url: str) -> Url | None:
    """Serialise an absolute URL; None where it is not one."""
    try:
        return Url(ada_url.normalize_url(url))
    except (ValueError, UnicodeEncodeError):
        return None


def is_web(url: str) -> bool:
    """Say whether a serialised URL is fetched over HTTP."""
    return url.startswith(WEB_SCHEMES)


def split_fragment(url: str) -> tuple[Url, str | None]:
    """Split a serialised URL into what is fetched and its fragment; None: no fragment."""
    address, hash_sign, fragment = url.partition("#")
    return Url(address), fragment if hash_sign else None


@lru_cache(maxsize=4096)
def _origin(prefix: str) -> Host:
    return Host(prefix.partition("//")[2].rpartition("@")[2])


def host_of(url: str) -> Host:
    """Give the host of a serialised http(s) URL with its port where that is not the default."""
    end = url.find("/", url.find("//") + 2)  # serialised, a path begins behind every host
    return _origin(url if end < 0 else url[:end])


def origin_of(url: str) -> str:
    """Give scheme, host and port of a serialised http(s) URL: `https://www.example.nl`."""
    return f"{url[: url.find('//')]}//{host_of(url)}"


def without_port(host: Host) -> str:
    """Give the bare name or address of a host: `127.0.0.1:80` becomes `127.0.0.1`."""
    if host.endswith("]"):
        return host
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host


def path_of(url: str) -> str:
    """Give the path of a serialised http(s) URL, without query and fragment."""
    rest = url[url.find("//") + 2 :]
    slash = rest.find("/")
    return "/" if slash < 0 else rest[slash:].partition("#")[0].partition("?")[0]
