"""Documents written by hand, as small as readers take them."""

import io
import zipfile

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_TYPES = (
    '<?xml version="1.0"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def pdf(*urls, pages=1, last=None):
    """Write a PDF whose first page holds links to `urls`, and whose last page one to `last`."""
    from pypdf import PdfWriter
    from pypdf.annotations import Link
    from pypdf.generic import RectangleObject

    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    for number, url in enumerate(urls):
        place = RectangleObject((50, 700 - 20 * number, 300, 715 - 20 * number))
        writer.add_annotation(0, Link(rect=place, url=url))
    if last:
        writer.add_annotation(pages - 1, Link(rect=RectangleObject((50, 50, 300, 65)), url=last))
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _archive(files):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return written.getvalue()


def _links(urls):
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_HYPERLINK}" Target="{url}" TargetMode="External"/>'
        for number, url in enumerate(urls, 1)
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{_RELATIONSHIPS}">{rows}</Relationships>'


def _main(target):
    row = f'<Relationship Id="rId1" Type="{_DOCUMENT}" Target="{target}"/>'
    return f'<?xml version="1.0"?><Relationships xmlns="{_RELATIONSHIPS}">{row}</Relationships>'


def docx(*urls):
    """Write a letter in Word."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    text = "".join(
        f'<w:p><w:hyperlink r:id="rId{number}"><w:r><w:t>Lees meer</w:t></w:r></w:hyperlink></w:p>'
        for number, _ in enumerate(urls, 1)
    )
    body = f'<w:document xmlns:w="{w}" xmlns:r="{r}"><w:body>{text}</w:body></w:document>'
    return _archive(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _main("word/document.xml"),
            "word/document.xml": f'<?xml version="1.0"?>{body}',
            "word/_rels/document.xml.rels": _links(urls),
        }
    )


def pptx(*urls):
    """Write one slide."""
    p = "http://schemas.openxmlformats.org/presentationml/2006/main"
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    runs = "".join(
        f'<a:r><a:rPr><a:hlinkClick r:id="rId{number}"/></a:rPr><a:t>Kijk</a:t></a:r>'
        for number, _ in enumerate(urls, 1)
    )
    shape = f"<p:sp><p:txBody><a:p>{runs}</a:p></p:txBody></p:sp>"
    slide = (
        f'<p:sld xmlns:p="{p}" xmlns:a="{a}" xmlns:r="{r}"><p:cSld><p:spTree>{shape}</p:spTree>'
        "</p:cSld></p:sld>"
    )
    return _archive(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _main("ppt/presentation.xml"),
            "ppt/presentation.xml": f'<p:presentation xmlns:p="{p}"/>',
            "ppt/slides/slide1.xml": f'<?xml version="1.0"?>{slide}',
            "ppt/slides/_rels/slide1.xml.rels": _links(urls),
        }
    )


def odt(*urls):
    """Write a text in OpenDocument."""
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    xlink = "http://www.w3.org/1999/xlink"
    rows = "".join(
        f'<text:p><text:a xlink:type="simple" xlink:href="{url}">Lees meer</text:a></text:p>'
        for url in urls
    )
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{office}" xmlns:text="{text}"'
        f' xmlns:xlink="{xlink}"><office:body><office:text>{rows}</office:text></office:body>'
        "</office:document-content>"
    )
    return _archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
