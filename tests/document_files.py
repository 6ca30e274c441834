"""Documents for the tests, made from the ground up: PDFs byte by byte, office files as archives."""

import io
import zipfile
import zlib

from sicaudit.page.documents.office import read_office
from sicaudit.page.html.document import DocumentKind

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def pdf(objects, *, trailer=b"", info=b""):
    """A PDF as in 1993: objects one after the other, a table of where they begin."""
    objects = dict(objects)
    if info:
        objects[max(objects) + 1] = info
        trailer += b"/Info %d 0 R" % max(objects)
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    table = bytearray(b"0000000000 65535 f \n")
    for number in range(1, max(objects) + 1):
        if number in objects:
            table += b"%010d 00000 n \n" % len(out)
            out += b"%d 0 obj\n" % number + objects[number] + b"\nendobj\n"
        else:
            table += b"0000000000 00000 f \n"
    size = max(objects) + 1
    start = len(out)
    out += b"xref\n0 %d\n" % size + table
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\n" % (size, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def page_with(*annotations, rest=b""):
    """A PDF of one page that has these annotations."""
    numbers = range(4, 4 + len(annotations))
    references = b" ".join(b"%d 0 R" % number for number in numbers)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Annots[%s]%s>>" % (references, rest)
    return {1: CATALOG, 2: PAGES, 3: page, **dict(zip(numbers, annotations, strict=True))}


def link(url, rest=b""):
    action = b"<</Type/Action/S/URI/URI(%s)>>" % url
    return b"<</Type/Annot/Subtype/Link/Rect[0 0 1 1]/A %s%s>>" % (action, rest)


def packed_pdf(plain, streams):
    """A PDF as since 2003: `streams` of many objects each, and the table a stream as well."""
    out = bytearray(b"%PDF-1.5\n")
    rows = {}
    for number, octets in plain.items():
        rows[number] = (1, len(out), 0)
        out += b"%d 0 obj\n" % number + octets + b"\nendobj\n"
    for number, objects in streams.items():
        rows[number] = (1, len(out), 0)
        head, bodies = bytearray(), bytearray()
        for index, (inner, octets) in enumerate(objects.items()):
            rows[inner] = (2, number, index)
            head += b"%d %d " % (inner, len(bodies))
            bodies += octets + b"\n"
        entries = b"/Type/ObjStm/N %d/First %d" % (len(objects), len(head))
        out += b"%d 0 obj\n" % number + stream(bytes(head + bodies), entries) + b"\nendobj\n"
    size = max(rows) + 1
    table = bytearray()
    for number in range(size):
        kind, place, index = rows.get(number, (0, 0, 0))
        table += bytes([kind]) + place.to_bytes(4, "big") + index.to_bytes(4, "big")
    entries = b"/Type/XRef/Size %d/W[1 4 4]/Root 1 0 R" % (size + 1)
    start = len(out)
    out += b"%d 0 obj\n" % size + stream(bytes(table), entries) + b"\nendobj\n"
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def stream(octets, entries=b""):
    packed = zlib.compress(octets, 9)
    return b"<</Filter/FlateDecode/Length %d%s>>stream\n%s\nendstream" % (
        len(packed),
        entries,
        packed,
    )


def archive(files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in files.items():
            file.writestr(name, text)
    return packed.getvalue()


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"


def relations(*entries, namespace=OFFICE):
    """A .rels file of (id, kind, target); a target with a colon lies outside."""
    lines = "".join(
        f'<Relationship Id="{id_}" Type="{namespace}/{kind}" Target="{target}"'
        + (' TargetMode="External"' if ":" in target or target.startswith("www") else "")
        + "/>"
        for id_, kind, target in entries
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns='
        f'"http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'
    )


def word(body, *links, namespace=OFFICE, **parts):
    """A .docx whose paragraphs are `body`; `links`: id and target of its hyperlinks."""
    return archive(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")),
            "word/document.xml": word_part(body, namespace=namespace),
            "word/_rels/document.xml.rels": relations(
                *((id_, "hyperlink", target) for id_, target in links), namespace=namespace
            ),
            **{
                name.replace("__", "/").replace("_xml", ".xml"): text
                for name, text in parts.items()
            },
        }
    )


def word_part(body, namespace=OFFICE):
    return (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        f' xmlns:r="{namespace}"><w:body>{body}</w:body></w:document>'
    )


def core(**values):
    names = {"title": "dc:title", "language": "dc:language"}
    lines = "".join(
        f"<{names.get(name, f'dcterms:{name}')}>{value}</{names.get(name, f'dcterms:{name}')}>"
        for name, value in values.items()
    )
    return (
        "<cp:coreProperties xmlns:cp="
        '"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"{lines}</cp:coreProperties>"
    )


def open_document(body, kind="text", **files):
    """An OpenDocument file whose content is `body`."""
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        file.writestr("content.xml", open_document_part(body))
        for name, text in files.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return packed.getvalue()


def open_document_part(body):
    names = "office text drawing presentation table"
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in names.split()
    )
    return (
        f"<office:document-content{spaces} xmlns:draw="
        '"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
        ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
        ' xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"<office:body>{body}</office:body></office:document-content>"
    )


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def linked(text, id_="h1", rest=""):
    return f'<w:hyperlink r:id="{id_}"{rest}>{run(text)}</w:hyperlink>'


def read_in_bounds(
    body, kind="docx", *, most_links=1000, most_bytes=8_000_000, seconds=5.0, **options
):
    return read_office(
        body,
        DocumentKind(kind),
        most_links=most_links,
        most_bytes=most_bytes,
        seconds=seconds,
        **options,
    )
