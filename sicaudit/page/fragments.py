"""What a URL's fragment asks of a document, and whether the document has it."""

from urllib.parse import unquote
from zlib import crc32

from sicaudit.urls import Url

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
    """Find the indicated part of a document: as written, then percent-decoded (HTML 7.4.6.4)."""
    return fragment in anchors or unquote(fragment) in anchors
