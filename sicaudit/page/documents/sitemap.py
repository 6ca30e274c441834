"""What a sitemap lists: XML, index, text, RSS or Atom, plain or gzipped (https://sitemaps.org).

The XML never becomes a tree: its events are read as they come, so memory stays flat.
"""

import re
import zlib
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any

from lxml import etree

from sicaudit.page.html.charset import decode
from sicaudit.urls import Url, is_web, resolve, split_fragment

MOST_BYTES = 50 * 1024 * 1024
"""Of a sitemap, unpacked: the protocol's own limit."""
MOST_URL_LETTERS = 8192
MOST_BAD_LINES = 1000

MOST_IDLE_BYTES = 2 * 1024 * 1024
"""XML without the end of an entry, after which we give up; it is all the memory it can take."""
MOST_MENDED = 10 * 1024 * 1024
"""Letters of broken XML that we take the trouble to mend."""
MOST_AMPERSANDS = 500_000
MOST_TAG_LETTERS = 64 * 1024

_CHUNK = 64 * 1024
_ROOTS = frozenset(("urlset", "sitemapindex", "rss", "feed", "rdf"))
_ENTRIES = ("{*}url", "{*}sitemap", "{*}item", "{*}entry")
_URL_FIELDS = ("loc", "link", "guid")
_DATE_FIELDS = ("lastmod", "pubdate", "date", "updated", "published")
_PROLOG = re.compile(r"(?>(?:\s++|<\?(?>(?:[^?]|\?(?!>))*)\?>|<!--(?>(?:[^-]|-(?!->))*)-->)*)")
_DOCTYPE = re.compile(r"<!DOCTYPE\s*+(html)?", re.IGNORECASE)
_ROOT = re.compile(r"<(?:[\w.-]++:)?([\w.-]++)")
_LONG_TAG = re.compile(rf"<[^<>]{{{MOST_TAG_LETTERS}}}")
_BARE_AMPERSAND = re.compile(
    r"<!\[CDATA\[(?>(?:[^\]]|\](?!\]>))*)(?:\]\]>)?|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)"
)
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """The pages and further sitemaps that one file lists, each once, in its order."""

    urls: tuple[tuple[Url, str | None], ...] = ()
    """With the day of last change: text that starts with an ISO date, or None."""
    nested: tuple[Url, ...] = ()
    trouble: str | None = None
    """What is wrong with the file; what could be read of it is still here."""
    cut: bool = False
    """True: it holds more than we read."""


class _Enough(Exception):
    """Raised out of a parser to stop it; the text says why, empty where all is well."""


def parse_sitemap(body: bytes, base: str, *, most: int = 50_000) -> Sitemap:
    """Read a sitemap that was fetched from the URL `base`; never raises.

    At most `most` URLs, and as many nested sitemaps, are read (50,000 is the protocol's limit).
    Alternates in other languages (`xhtml:link`) count as URLs. A document type is refused, as no
    sitemap has one and entities hide in it. Broken XML is mended and `trouble` says so.
    A full sitemap takes 0.7 s and the worst ones 2 s: keep large ones off the event loop.
    """
    unpacked, trouble, cut = _unpacked(body)
    text = decode(unpacked, None)[0].lstrip()
    listing = _Listing(base, most)
    prolog = _PROLOG.match(text)
    start = prolog.end() if prolog else 0
    if doctype := _DOCTYPE.match(text, start):
        trouble = "a web page" if doctype[1] else "a document type"
    elif text.startswith("<", start):
        listing, broken = _read_xml(text, start, listing)
        trouble = trouble or broken
    else:
        trouble = trouble or _read_lines(text[start:], listing)
    return listing.sitemap(trouble, cut)


class _Listing:
    """What was found so far."""

    def __init__(self, base: str, most: int) -> None:
        self.base = base
        self.most = most
        self.urls: dict[Url, str | None] = {}
        self.nested: dict[Url, None] = {}
        self.bad = 0
        self.entries = 0
        self.full = False

    def fresh(self) -> "_Listing":
        return _Listing(self.base, self.most)

    def count_entry(self) -> None:
        self.entries += 1
        self._make_room(self.entries - self.most)

    def add(self, written: str, changed: str | None = None) -> None:
        url = self._resolved(written)
        if url and url not in self.urls:
            self._make_room(len(self.urls))
            self.urls[url] = changed

    def add_nested(self, written: str) -> None:
        url = self._resolved(written)
        if url and url not in self.nested:
            self._make_room(len(self.nested))
            self.nested[url] = None

    def _resolved(self, written: str) -> Url | None:
        url = resolve(written, self.base) if written and len(written) <= MOST_URL_LETTERS else None
        if url and is_web(url):
            return split_fragment(url)[0]
        self.bad += 1
        return None

    def _make_room(self, taken: int) -> None:
        if taken >= self.most:
            self.full = True
            raise _Enough

    def sitemap(self, trouble: str | None, cut: bool) -> Sitemap:
        if not trouble and self.bad:
            trouble = f"{self.bad} entries without a proper URL"
        if not trouble and not self.urls and not self.nested:
            trouble = "lists nothing"
        return Sitemap(
            urls=tuple(self.urls.items()),
            nested=tuple(self.nested),
            trouble=trouble,
            cut=cut or self.full,
        )


def _read_xml(text: str, start: int, listing: _Listing) -> tuple[_Listing, str | None]:
    """Read strictly; where that fails with ampersands mended, then whatever can be saved."""
    root = _ROOT.match(text, start)
    if not root or root[1].lower() not in _ROOTS:
        return listing, f"not a sitemap: {text[start : start + 40]!r}"
    if _LONG_TAG.search(text):
        return listing, "a tag of more than 64 KiB"
    trouble = _parse(text, listing)
    if not trouble or len(text) > MOST_MENDED:
        return listing, trouble
    mended = _NOT_XML.sub("", _BARE_AMPERSAND.sub(_ampersand, text, count=MOST_AMPERSANDS))
    again = listing.fresh()
    if _parse(mended, again):
        again = listing.fresh()
        _parse(mended, again, recover=True)
    return again, trouble


def _parse(text: str, listing: _Listing, *, recover: bool = False) -> str | None:
    """Add what the XML lists; gives what is wrong with it."""
    parser = etree.XMLPullParser(
        events=("end",),
        tag=_ENTRIES,
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    idle = 0
    try:
        for at in range(0, len(text), _CHUNK):
            broken = _feed(parser, text[at : at + _CHUNK].encode(errors="replace"))
            entries = _read_entries(parser, listing)
            if broken:
                return f"not well-formed: {broken}"
            idle = 0 if entries else idle + _CHUNK
            if idle > MOST_IDLE_BYTES:
                return "not a sitemap: no entries in 2 MiB"
        broken = _feed(parser, None)
        if not broken and not recover:  # else it has closed an entry that was cut in two
            _read_entries(parser, listing)
    except _Enough:
        return None
    return f"not well-formed: {broken}" if broken else None


def _feed(parser: Any, octets: bytes | None) -> str | None:
    """Feed the parser, None: the end; gives its complaint."""
    try:
        if octets is None:
            parser.close()
        else:
            parser.feed(octets)
    except etree.XMLSyntaxError:
        complaint = parser.feed_error_log.last_error
        return f"{complaint.message[:200].strip()}, line {complaint.line}" if complaint else "XML"
    return None


def _read_entries(parser: Any, listing: _Listing) -> int:
    """Add the entries that are whole by now, and let go of their part of the tree."""
    count = 0
    for _, entry in parser.read_events():
        count += 1
        listing.count_entry()
        _read_entry(entry, listing)
        entry.clear()
        parent = entry.getparent()
        while parent is not None and entry.getprevious() is not None:
            del parent[0]
    return count


def _read_entry(entry: Any, listing: _Listing) -> None:
    kind = _local_name(entry)
    values: dict[str, str] = {}
    alternates = []
    for child in entry:
        name = _local_name(child)
        href = child.get("href") if name == "link" else None
        if href is None:
            values.setdefault(name, (child.text or "").strip())
        elif "alternate" in child.get("rel", "alternate").lower().split():
            if kind == "entry":
                values.setdefault(name, href.strip())
            elif child.get("hreflang"):
                alternates.append(href.strip())
    if not values:
        return
    written = next(filter(None, map(values.get, _URL_FIELDS)), "")
    if kind == "sitemap":
        listing.add_nested(written)
        return
    listing.add(written, _iso(next(filter(None, map(values.get, _DATE_FIELDS)), "")))
    for alternate in alternates:
        listing.add(alternate)


def _local_name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _read_lines(text: str, listing: _Listing) -> str | None:
    """Read a text sitemap: a URL a line."""
    try:
        for line in re.finditer(r"[^\r\n]+", text):
            written = line[0].strip()
            if written:
                listing.add(written if is_web(written.lower()) else "")
            if listing.bad > MOST_BAD_LINES:
                return "not a sitemap"
    except _Enough:
        pass
    return None


def _unpacked(body: bytes) -> tuple[bytes, str | None, bool]:
    """Inflate what starts like gzip; give it with what went wrong and whether it was cut."""
    if not body.startswith(b"\x1f\x8b"):
        return body[:MOST_BYTES], None, len(body) > MOST_BYTES
    inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
    unpacked = bytearray()
    try:
        for at in range(0, len(body), _CHUNK):
            room = MOST_BYTES + 1 - len(unpacked)
            unpacked += inflater.decompress(body[at : at + _CHUNK], room)
            if len(unpacked) > MOST_BYTES:
                return bytes(unpacked[:MOST_BYTES]), None, True
    except zlib.error as error:
        return bytes(unpacked), f"broken gzip: {error}", False
    return bytes(unpacked), None if inflater.eof else "gzip cut short", False


def _ampersand(found: re.Match[str]) -> str:
    return "&amp;" if found[0] == "&" else found[0]


def _iso(written: str) -> str | None:
    """Give a date that starts as YYYY-MM-DD: W3C format as it stands, RFC 822 as its day."""
    written = written[:64]
    try:
        date.fromisoformat(written[:10])
    except ValueError:
        pass
    else:
        return written
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
