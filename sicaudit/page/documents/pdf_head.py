"""What a PDF file says of itself: title, language and dates."""

import re
from datetime import date
from html import unescape

from pypdf.generic import DictionaryObject, PdfObject, StreamObject

from sicaudit.page.documents.pdf_reader import BoundedReader
from sicaudit.page.html.context import flat
from sicaudit.page.html.document import MOST_TITLE_LETTERS, Contents, language_of

_MOST_METADATA = 256 * 1024

_DAY = re.compile(r"\s*(?:D:)?([0-9]{4})[-:/]?([01][0-9])[-:/]?([0-3][0-9])")
"""`D:20210503...` (ISO 32000-1 7.9.4), and the ISO 8601 of XMP."""

_VALUE = rb"\s*(?:=\s*[\"']|>)\s*([^\"'<]{4,40})"
_XMP_CREATED = re.compile(rb"xmp:CreateDate" + _VALUE)
_XMP_MODIFIED = re.compile(rb"xmp:ModifyDate" + _VALUE)
_XMP_TITLE = re.compile(rb"<dc:title>\s*+<rdf:Alt>\s*+<rdf:li[^>]{0,80}>([^<]{1,1000})<")


def read_head(reader: BoundedReader) -> Contents:
    """Read the information dictionary, and the XMP packet (ISO 16684-1) for what is not in it.

    Of two days of change the later one is given: many programs write only one of the two anew.
    """
    info = _dictionary(reader.trailer.get("/Info"))
    packet = _packet(reader)
    changes = [_day(_string(info, "/ModDate")), _xmp_day(_XMP_MODIFIED, packet)]
    return Contents(
        title=flat(_string(info, "/Title")[:MOST_TITLE_LETTERS]) or _xmp_title(packet),
        language=language_of(_string(reader.root_object, "/Lang")),
        base=_string(_dictionary(reader.root_object.get("/URI")), "/Base") or None,
        created=_day(_string(info, "/CreationDate")) or _xmp_day(_XMP_CREATED, packet),
        modified=max((day for day in changes if day is not None), default=None),
    )


def _dictionary(node: PdfObject | None) -> DictionaryObject:
    value = node.get_object() if node is not None else None
    return value if isinstance(value, DictionaryObject) else DictionaryObject()


def _string(dictionary: DictionaryObject, key: str) -> str:
    found = dictionary.get(key)
    value = found.get_object() if found is not None else None
    return str(value) if isinstance(value, str | bytes) else ""


def _packet(reader: BoundedReader) -> bytes:
    stream = _dictionary(reader.root_object.get("/Metadata"))
    return stream.get_data()[:_MOST_METADATA] if isinstance(stream, StreamObject) else b""


def _day(written: str) -> date | None:
    found = _DAY.match(written)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def _xmp_day(pattern: re.Pattern[bytes], packet: bytes) -> date | None:
    found = pattern.search(packet)
    return _day(found[1].decode("ascii", "replace")) if found else None


def _xmp_title(packet: bytes) -> str:
    found = _XMP_TITLE.search(packet)
    return flat(unescape(found[1].decode("utf-8", "replace"))[:MOST_TITLE_LETTERS]) if found else ""
