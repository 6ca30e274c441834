"""Where Word, PowerPoint and Excel files hold URLs (ISO/IEC 29500-1)."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from sicaudit.page.documents.office_fields import Fields, field_url, formula_urls, with_place
from sicaudit.page.documents.package import Package, Relation
from sicaudit.page.html.context import flat
from sicaudit.page.html.document import DocumentKind, Place, around
from sicaudit.page.html.xml_stream import attribute, local_name

_MAIN = {
    DocumentKind.DOCX: "word/document.xml",
    DocumentKind.PPTX: "ppt/presentation.xml",
    DocumentKind.XLSX: "xl/workbook.xml",
}
_BESIDE = frozenset(
    ("header", "footer", "footnotes", "endnotes", "diagramData", "notesSlide", "drawing")
)
"""Relations to further parts that a reader sees."""
_SHOWN = frozenset(("image", "video", "audio"))
"""Relations to what is fetched from elsewhere when the document is opened."""

_COMMANDS = (b"instrText", b"fldSimple", b"HYPERLINK(")
"""Signs of links that need no relation."""
_LINKS = ("{*}hyperlink", "{*}hlinkClick", "{*}instrText", "{*}fldChar", "{*}fldSimple")
_WORDS = "{*}t"
_MOST_WORDS = 20_000
"""Letters of a paragraph in which the words around a link are looked for."""


def main_part(package: Package, kind: DocumentKind) -> str:
    """Give the name of the part that all others hang on."""
    relations = package.relations("").values()
    return next(
        (found.target for found in relations if found.kind == "officeDocument"), _MAIN[kind]
    )


def office_places(package: Package, kind: DocumentKind) -> Iterator[Place]:
    """Give the places that hold a URL, in the order of text, slides or sheets."""
    for part, where in _parts(package, kind):
        relations = package.relations(part)
        yield from _Part(package, kind, where, relations).places(part)
        for relation in relations.values():
            if relation.kind in _SHOWN and relation.is_external:
                yield Place(relation.target, f"{kind} {relation.kind}", "", where)
            elif relation.kind in _BESIDE and not relation.is_external:
                of_its_own = package.relations(relation.target)
                yield from _Part(package, kind, where, of_its_own).places(relation.target)


def _parts(package: Package, kind: DocumentKind) -> Iterator[tuple[str, str]]:
    """Give the parts that hold the text, each with where a reader finds it."""
    main = main_part(package, kind)
    if kind is DocumentKind.DOCX:
        yield main, ""
        return
    relations = package.relations(main)
    listed = package.elements(package.read(main), "sldId", "sheet")
    number = 0
    for number, element in enumerate(listed, 1):
        relation = relations.get(_relation_id(element))
        if relation is not None:
            name = attribute(element, "name")
            yield relation.target, f"sheet {name}" if name else f"slide {number}"
    if not number and kind is DocumentKind.PPTX:
        yield from _unlisted_slides(package)


def _unlisted_slides(package: Package) -> Iterator[tuple[str, str]]:
    """Give the slides by their usual names, where the presentation lists none."""
    for number in count(1):
        part = f"ppt/slides/slide{number}.xml"
        if part not in package:
            return
        yield part, f"slide {number}"


def _relation_id(element: Any) -> str:
    """Give the id in the namespace of relations: a slide has another one, too."""
    return next(
        (str(value) for key, value in element.items() if key.endswith("relationships}id")), ""
    )


class _Part:
    """One part while it is read."""

    def __init__(
        self, package: Package, kind: DocumentKind, where: str, relations: dict[str, Relation]
    ) -> None:
        self._package = package
        self._element = f"{kind} hyperlink"
        self._where = where
        self._links = {
            id_: relation.target
            for id_, relation in relations.items()
            if relation.kind == "hyperlink" and relation.is_external
        }
        self._fields = Fields()

    def places(self, part: str) -> Iterator[Place]:
        octets = self._package.read(part)
        if not self._links and not any(sign in octets for sign in _COMMANDS):
            return
        is_sheet = "/worksheets/" in part
        tags = ("row", "hyperlink") if is_sheet else ("p", "cNvPr")
        for element in self._package.elements(octets, *tags):
            match local_name(element):
                case "p":
                    yield from self._in_paragraph(element)
                case "row":
                    yield from self._in_row(element)
                case "hyperlink":
                    if target := self._target(element, "location"):
                        cell, text = attribute(element, "ref"), attribute(element, "display")
                        yield self._place(target, text, cell)
                case _:
                    for click in element.iter("{*}hlinkClick"):
                        if target := self._target(click, ""):
                            yield self._place(target, _name(element), "")

    def _in_paragraph(self, paragraph: Any) -> Iterator[Place]:
        if not self._fields and next(paragraph.iter(*_LINKS), None) is None:
            return
        words = flat(_text(paragraph)[:_MOST_WORDS])
        last = ("", "")
        for node in paragraph.iter(*_LINKS, _WORDS):
            href, text = self._link(node)
            if not href:
                continue
            self._package.look_at_clock()
            if next(node.iterancestors("{*}Fallback"), None) is not None:
                continue
            if (href, text) != last:
                yield self._place(href, text, around(words, text))
            last = (href, text)

    def _link(self, node: Any) -> tuple[str, str]:
        """Give the URL that a node of a paragraph completes, with its words; empty: none."""
        match local_name(node):
            case "t":
                self._fields.add_text(node.text or "")
            case "instrText":
                self._fields.add_code(node.text or "")
            case "fldChar":
                return self._fields.mark(attribute(node, "fldCharType")) or ("", "")
            case "fldSimple":
                return field_url(attribute(node, "instr")), _text(node)
            case "hyperlink":
                return self._target(node, "anchor"), _text(node)
            case _:
                holder = node.getparent()
                is_text = local_name(holder) == "rPr"
                text = _text(holder.getparent()) if is_text else _name(holder)
                return self._target(node, ""), text
        return "", ""

    def _in_row(self, row: Any) -> Iterator[Place]:
        for formula in row.iter("{*}f"):
            for href, text in formula_urls(formula.text or ""):
                yield self._place(href, text, attribute(formula.getparent(), "r"))

    def _target(self, element: Any, place: str) -> str:
        target = self._links.get(_relation_id(element), "")
        return with_place(target, attribute(element, place)) if place else target

    def _place(self, href: str, text: str, words: str) -> Place:
        snippet = ": ".join(filter(None, (self._where, words)))
        return Place(href, self._element, text.strip(), snippet)


def _text(element: Any) -> str:
    return "".join(element.itertext(_WORDS, with_tail=False))


def _name(element: Any) -> str:
    """Give the words that stand for a picture."""
    return attribute(element, "descr") or attribute(element, "title")
