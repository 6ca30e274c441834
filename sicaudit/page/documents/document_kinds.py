"""What kind of document a body is that is not HTML: by header, name and first bytes."""

import re
from dataclasses import dataclass
from functools import cache

from sicaudit.page.html.charset import UNKNOWN_TYPES, essence_of
from sicaudit.page.html.document import OLE, DocumentKind
from sicaudit.page.tables import tables
from sicaudit.urls import path_of

HEAD_BYTES = 8192
"""Of a body, that its kind is read from."""

_ZIP = b"PK\x03\x04"
_PDF_BYTES = 1024
_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?(?>(?:\s++|<\?(?>(?:[^?]|\?(?!>))*)\?>|<!--(?>(?:[^-]|-(?!->))*)-->)*)"
    rb"<(?:[\w-]++:)?([\w-]++)[\s>]"
)
"""The first element, behind declaration and comments."""
_APP = re.compile(rb"\"(?:start_url|short_name|display)\"\s*:")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    types: dict[str, DocumentKind]
    extensions: dict[str, DocumentKind]
    inside: dict[bytes, DocumentKind]
    file: frozenset[str]
    xml: frozenset[str]
    json: frozenset[str]
    manifest_names: frozenset[str]


@cache
def _known() -> _Known:
    table = tables("document_kinds")
    vague = {name: frozenset(words) for name, words in table["vague"].items()}
    return _Known(
        types={name: DocumentKind(kind) for name, kind in table["types"].items()},
        extensions={name: DocumentKind(kind) for name, kind in table["extensions"].items()},
        inside={name.encode(): DocumentKind(kind) for name, kind in table["inside"].items()},
        **vague,
    )


@cache
def _first_file() -> re.Pattern[bytes]:
    names = b"|".join(map(re.escape, sorted(_known().inside, key=len, reverse=True)))
    return re.compile(rb"PK\x03\x04.{26}(" + names + rb")", re.DOTALL)


def kind_of_document(content_type: str | None, url: str, head: bytes) -> DocumentKind | None:
    """Say what a body is, from its first 8 KB or more; None: no document that can be read.

    A type that says what it is, is taken at its word; one that says "some file", or none at all,
    is read from the first bytes, then the name. HTML, sitemaps and style sheets give None.
    """
    known = _known()
    essence = essence_of(content_type)
    if (kind := known.types.get(essence)) is not None:
        return kind
    head = head[:HEAD_BYTES]
    has_none = essence in UNKNOWN_TYPES
    is_vague = has_none or essence in known.file
    kind = _packed(url, head) if is_vague else None
    if kind is None and (has_none or essence in known.xml):
        kind = _feed(head)
    if kind is None and (is_vague or essence in known.json):
        kind = _json(url, head)
    return kind


def _packed(url: str, head: bytes) -> DocumentKind | None:
    if b"%PDF-" in head[:_PDF_BYTES]:
        return DocumentKind.PDF
    by_name = _known().extensions.get(_name_of(url).rpartition(".")[2])
    is_office = by_name not in (None, DocumentKind.PDF, DocumentKind.MANIFEST)
    if head.startswith(_ZIP) and (found := _first_file().search(head)):
        return _known().inside[found[1]]
    return by_name if is_office and head.startswith((_ZIP, OLE)) else None


def _feed(head: bytes) -> DocumentKind | None:
    root = _ROOT.match(head)
    name = root[1] if root else b""
    is_feed = name in (b"rss", b"feed") or (name == b"RDF" and b"//purl.org/rss/" in head)
    return DocumentKind.FEED if is_feed else None


def _json(url: str, head: bytes) -> DocumentKind | None:
    if not head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return None
    if b"//jsonfeed.org/version/" in head:
        return DocumentKind.FEED
    name = _name_of(url)
    is_named = name in _known().manifest_names or name.endswith(".webmanifest")
    is_manifest = is_named or (b'"icons"' in head and _APP.search(head) is not None)
    return DocumentKind.MANIFEST if is_manifest else None


def _name_of(url: str) -> str:
    return path_of(url).rpartition("/")[2].lower()
