"""Where OpenDocument files hold URLs (ISO/IEC 26300-1): text, drawings and formulas."""

from collections.abc import Iterator
from typing import Any

from sicaudit.page.documents.office_fields import formula_urls
from sicaudit.page.documents.package import Package
from sicaudit.page.html.context import flat
from sicaudit.page.html.document import DocumentKind, Place, around
from sicaudit.page.html.xml_stream import attribute

_PARTS = ("content.xml", "styles.xml")
"""Headers and footers stand among the styles."""

_HREF = "{http://www.w3.org/1999/xlink}href"
_NAMESPACE = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}{}"
_PARAGRAPHS = tuple(_NAMESPACE.format("text", name) for name in ("p", "h"))
_TEXT_LINK = _NAMESPACE.format("text", "a")
_DRAWN_LINKS = (
    _NAMESPACE.format("drawing", "a"),
    _NAMESPACE.format("presentation", "event-listener"),
)
_IMAGE = _NAMESPACE.format("drawing", "image")
_CELL = _NAMESPACE.format("table", "table-cell")
_TABLE = _NAMESPACE.format("table", "table")
_MOST_WORDS = 20_000
"""Letters of a paragraph in which the words around a link are looked for."""
_SLIDE = _NAMESPACE.format("drawing", "page")


def open_document_places(package: Package, kind: DocumentKind) -> Iterator[Place]:
    """Give the places that hold a URL, part by part; what lies within the document is left out."""
    position = _Position()
    for part in _PARTS:
        octets = package.read(part)
        tags = [*_PARAGRAPHS, *_DRAWN_LINKS, _IMAGE]
        if b"HYPERLINK(" in octets:
            tags.append(_CELL)
        elif b"xlink:href" not in octets:
            continue
        for element in package.elements(octets, *tags):
            for name, href, text, words in _held(element):
                snippet = ": ".join(filter(None, (position.of(element), words)))
                yield Place(href, f"{kind} {name}", text, snippet)


def _held(element: Any) -> Iterator[tuple[str, str, str, str]]:
    """Give what holds a URL, the URL, the words that stand for it and those around them."""
    href = element.get(_HREF, "")
    if element.tag in _PARAGRAPHS:
        links = list(element.iter(_TEXT_LINK))
        words = flat("".join(element.itertext())[:_MOST_WORDS]) if links else ""
        for link in links:
            text = "".join(link.itertext()).strip()
            yield "hyperlink", link.get(_HREF, ""), text, around(words, text)
    elif element.tag in _DRAWN_LINKS:
        yield "hyperlink", href, _title(element), ""
    elif element.tag == _CELL:
        for url, text in formula_urls(attribute(element, "formula")):
            yield "hyperlink", url, text, ""
    elif "://" in href:  # else the picture lies in the file itself
        yield "image", href, _title(element.getparent()), ""


def _title(element: Any) -> str:
    """Give the words that stand for a picture."""
    named = next(element.iter("{*}title", "{*}desc"), None)
    return str(named.text or "").strip() if named is not None else ""


class _Position:
    """Where in the file we are: slides are counted as they come."""

    def __init__(self) -> None:
        self._slide: Any = None
        self._number = 0

    def of(self, element: Any) -> str:
        """Give sheet or slide; empty in a text."""
        for holder in element.iterancestors(_TABLE, _SLIDE):
            if holder.tag == _SLIDE:
                return f"slide {self._number_of(holder)}"
            if next(holder.iterancestors("{*}spreadsheet"), None) is not None:
                return f"sheet {attribute(holder, 'name')}"
        return ""

    def _number_of(self, slide: Any) -> int:
        if slide is not self._slide:
            for before in slide.itersiblings(_SLIDE, preceding=True):
                self._number += 1
                if before is self._slide:
                    break
            else:
                self._number += 1
            self._slide = slide
        return self._number
