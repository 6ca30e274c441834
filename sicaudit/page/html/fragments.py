"""What a URL's fragment asks of a document, and whether the document has it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import unquote
from zlib import crc32

from sicaudit.page.tables import tables
from sicaudit.urls import Url, host_of, path_of, without_port

_TEXT_DIRECTIVE = ":~:"
"""https://wicg.github.io/scroll-to-text-fragment/#the-fragment-directive"""

_ROUTES = ("/", "!")
"""`#/` and `#!` are routes of a script, not places in the document."""


def mark_of(url: Url, fragment: str) -> int:
    """Give 32 bits for a URL with a fragment: one in four thousand million is mistaken for it."""
    return crc32(f"{url}#{fragment}".encode("utf-8", "surrogatepass"))


def wanted_fragment(fragment: str) -> str | None:
    """Give the fragment that a document must have; None: every document answers it.

    The top of the document needs no element (HTML 7.4.6.4), text directives are no part of it.
    """
    fragment = fragment.partition(_TEXT_DIRECTIVE)[0]
    if not fragment or fragment.lower() == "top" or fragment.startswith(_ROUTES):
        return None
    return fragment


def has_fragment(anchors: frozenset[str] | set[str], fragment: str) -> bool:
    """Find the indicated part of a document: as written, then percent-decoded (HTML 7.4.6.4).

    Hosts of code put a prefix before the names that authors gave, and take it away by script.
    """
    decoded = unquote(fragment)
    if fragment in anchors or decoded in anchors:
        return True
    return any(f"{prefix}{decoded}" in anchors for prefix in _known().prefixes)


def is_for_a_script(url: Url, fragment: str) -> bool:
    """Say whether a known viewer reads this fragment: then no element needs to have it."""
    of_host = _viewers_of(url)
    if not of_host and "=" not in fragment and not fragment.startswith("?"):
        return False
    return any(viewer.reads(url, fragment) for viewer in (*of_host, *_known().anywhere))


@lru_cache(maxsize=4096)
def _viewers_of(url: Url) -> tuple["_Viewer", ...]:
    name = f".{without_port(host_of(url))}"
    return tuple(
        viewer
        for viewer in _known().viewers
        if any(name.endswith(f".{known}") for known in viewer.hosts)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Viewer:
    """Documents of a host or a kind whose fragments a script reads."""

    hosts: tuple[str, ...]
    paths: re.Pattern[str] | None
    fragments: re.Pattern[str]

    def reads(self, url: Url, fragment: str) -> bool:
        if self.fragments.fullmatch(fragment) is None:
            return False
        return self.paths is None or self.paths.fullmatch(path_of(url)) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What `fragments.toml` says."""

    prefixes: tuple[str, ...]
    viewers: tuple[_Viewer, ...]
    """Those of certain hosts."""
    anywhere: tuple[_Viewer, ...]
    """Those of any host: their fragments hold a `=` or begin with `?`."""


@cache
def _known() -> _Known:
    data = tables("fragments")
    viewers = [
        _Viewer(
            hosts=tuple(viewer.get("hosts", ())),
            paths=_pattern(viewer["paths"]) if "paths" in viewer else None,
            fragments=_pattern(viewer["fragments"]),
        )
        for viewer in data["viewer"]
    ]
    return _Known(
        prefixes=tuple(data["prefixes"]),
        viewers=tuple(viewer for viewer in viewers if viewer.hosts),
        anywhere=tuple(viewer for viewer in viewers if not viewer.hosts),
    )


def _pattern(globs: Sequence[str]) -> re.Pattern[str]:
    signs = ((r"\*", ".*"), (r"\#", "[0-9]+"))
    patterns = []
    for glob in globs:
        pattern = re.escape(glob)
        for sign, stands_for in signs:
            pattern = pattern.replace(sign, stands_for)
        patterns.append(pattern)
    return re.compile("|".join(patterns), re.DOTALL)
