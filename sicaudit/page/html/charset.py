"""From bytes to text as browsers do it, and what kind of document the bytes are.

Labels are those of https://encoding.spec.whatwg.org/ only: Python alone would also take `utf-7`,
`punycode` or `unicode_escape`. Decodes 1 MB of UTF-8 in 1 ms.
"""

import re

import webencodings

from sicaudit.urls import path_of

PRESCAN_BYTES = 1024
"""Of a document, where its <meta> must stand."""
LATE_META_BYTES = 65_536
"""Where browsers still heed it, by starting over; we look only where the text is not UTF-8."""
SNIFF_BYTES = 1445
"""Of a resource, that its kind is read from: https://mimesniff.spec.whatwg.org/#resource-header."""

HTML_TYPES = frozenset(("text/html", "application/xhtml+xml"))
UNKNOWN_TYPES = frozenset(("", "unknown/unknown", "application/unknown", "*/*"))
"""As good as no Content-Type at all: https://mimesniff.spec.whatwg.org/#sniffing-algorithm."""

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xfe\xff", "utf-16be"), (b"\xff\xfe", "utf-16le"))
_WIDE_XML = ((b"<\0?\0x\0", "utf-16le"), (b"\0<\0?\0x", "utf-16be"))
_HEADER_CHARSET = re.compile(r';\s*charset\s*=\s*(?:"([^"]*)"?|([^;\s]*))', re.IGNORECASE)
_META_CHARSET = re.compile(r"charset\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s;\"'][^\s;]*))", re.I)
_XML_ENCODING = re.compile(rb"<\?xml[^>]*?\bencoding\s*=\s*(?:\"([^\">]*)\"|'([^'>]*)')[^>]*>")

_MOST_REMEMBERED = 8
_declarations: dict[bytes, str] = {}
"""Beginnings of documents up to their declaration, and what that declares."""

_META = re.compile(rb"<meta(?=[\t\n\f\r /])", re.IGNORECASE)
_TAG = re.compile(rb"</?[A-Za-z][^\t\n\f\r >]*+")
_ATTRIBUTE = re.compile(
    rb"[\t\n\f\r /]*+([^\t\n\f\r />][^\t\n\f\r />=]*+)[\t\n\f\r ]*+"
    rb"(?:=[\t\n\f\r ]*+(?:\"([^\"]*+)\"|'([^']*+)'|((?![\"'])[^\t\n\f\r >]*+)))?"
)
_HTML_STARTS = re.compile(
    rb"[\t\n\f\r ]*(?:<(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b"
    rb"|body|br|p|!--)[ >]|<\?xml[^>]*>[^<]*<(?:!doctype html|html)[ >])",
    re.IGNORECASE,
)


def decode(body: bytes, content_type: str | None) -> tuple[str, str]:
    """Decode a document; give its text and the WHATWG name of the encoding, in lower case.

    Asked in this order: byte order mark, Content-Type, <meta> or XML declaration
    (https://html.spec.whatwg.org/#determining-the-character-encoding), then UTF-8 where all of it
    is valid, a late <meta>, else windows-1252. What cannot be decoded becomes U+FFFD.
    """
    for bom, label in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(label, "replace"), label
    declared = header_charset(content_type) or prescan(body[:PRESCAN_BYTES])
    encoding = webencodings.lookup(declared or _guess(body))
    assert encoding is not None, "labels were looked up before"
    return encoding.codec_info.decode(body, "replace")[0], encoding.name


def header_charset(content_type: str | None) -> str | None:
    """Give the encoding that a Content-Type names; None where it names none that browsers know."""
    found = _HEADER_CHARSET.search(content_type or "")
    return _known(found[1] or found[2] or "") if found else None


def prescan(head: bytes) -> str | None:
    """Find what the first bytes of HTML declare: the "prescan" of the HTML standard.

    https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding
    """
    for start, label in _WIDE_XML:
        if head.startswith(start):
            return label
    for start, label in _declarations.items():
        if head.startswith(start):
            return label
    position = 0
    while (position := head.find(b"<", position)) >= 0:
        meta = _META.match(head, position)
        tag = meta or _TAG.match(head, position)
        if tag:
            attributes, position = _attributes(head, tag.end())
            declared = _meta_encoding(attributes) if meta else None
            if declared:
                _remember(head, position, declared)
                return declared
        elif head.startswith(b"<!--", position):
            position = _after(head, b"-->", position + 2)
        elif head[position + 1 : position + 2] in (b"!", b"/", b"?"):
            position = _after(head, b">", position)
        else:
            position += 1
    found = _XML_ENCODING.match(head)
    return _as_ascii(_known((found[1] or found[2]).decode("latin-1"))) if found else None


def _remember(head: bytes, position: int, declared: str) -> None:
    """Remember a declaration with all before it: the pages of a website begin alike."""
    end = head.find(b">", position) + 1
    if end and not head[position : end - 1].strip(b"\t\n\f\r /"):
        if len(_declarations) >= _MOST_REMEMBERED:
            _declarations.clear()
        _declarations[head[:end]] = declared


def sniff_html(content_type: str | None, head: bytes) -> bool:
    """Say whether this is an HTML or XHTML document, by its Content-Type or, without one, its head.

    What is declared as anything else is taken at its word, as text/plain is by browsers
    (https://mimesniff.spec.whatwg.org/#determining-the-computed-mime-type-of-a-resource).
    """
    essence = essence_of(content_type)
    if essence in UNKNOWN_TYPES:
        return _HTML_STARTS.match(head[:SNIFF_BYTES]) is not None
    return essence in HTML_TYPES


def is_css(content_type: str | None, url: str) -> bool:
    """Say whether this is a style sheet, by its Content-Type or, without one, its URL."""
    essence = essence_of(content_type)
    if essence in UNKNOWN_TYPES:
        return path_of(url).lower().endswith(".css")
    return essence == "text/css"


def essence_of(content_type: str | None) -> str:
    """Give `type/subtype` in lower case, of the last of several joined fields; empty: none."""
    types = [part.partition(";")[0].strip().lower() for part in (content_type or "").split(",")]
    return next((essence for essence in reversed(types) if "/" in essence), "")


def _known(label: str) -> str | None:
    encoding = webencodings.lookup(label)
    return encoding.name if encoding else None


def _as_ascii(name: str | None) -> str | None:
    """Correct what cannot be true of bytes in which ASCII could be read (HTML standard)."""
    if name in ("utf-16be", "utf-16le"):
        return "utf-8"
    return "windows-1252" if name == "x-user-defined" else name


def _guess(body: bytes) -> str:
    """Take it for UTF-8 where it is valid, but for a character cut in two at the end."""
    try:
        body.decode()
    except UnicodeDecodeError as error:
        cut = error.reason == "unexpected end of data" and error.start > len(body) - 4
        return "utf-8" if cut else prescan(body[:LATE_META_BYTES]) or "windows-1252"
    return "utf-8"


def _after(head: bytes, sign: bytes, position: int) -> int:
    found = head.find(sign, position)
    return len(head) if found < 0 else found + len(sign)


def _attributes(head: bytes, position: int) -> tuple[dict[str, str], int]:
    """Read a tag's attributes, the first of each name; give them and where they end."""
    attributes: dict[str, str] = {}
    while found := _ATTRIBUTE.match(head, position):
        position = found.end()
        if position == len(head) or head.startswith(b"=", position):
            return {}, len(head)  # cut off, so its value may be too
        value = found[2] or found[3] or found[4] or b""
        attributes.setdefault(found[1].lower().decode("latin-1"), value.decode("latin-1"))
    return attributes, position


def _meta_encoding(attributes: dict[str, str]) -> str | None:
    if "charset" in attributes:
        return _as_ascii(_known(attributes["charset"]))
    if attributes.get("http-equiv", "").lower() != "content-type":
        return None
    found = _META_CHARSET.search(attributes.get("content", ""))
    return _as_ascii(_known(found[1] or found[2] or found[3] or "")) if found else None
