"""Links inside documents that our pages offer: PDF and office files."""

from situations.answers import always, file, not_found
from situations.case import Case, Host, a, broken, may
from situations.office import docx, odt, pdf, pptx
from situations.pages import ARTICLE

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODT = "application/vnd.oasis.opendocument.text"


def _case(name, why, path, body, type_, *dead, mail=None):
    """A document that links to hosts of its own: those in `dead` have lost the page."""
    hosts = {url.split("/")[2]: Host(https={"/": ARTICLE}) for url in dead}
    return Case(name=name, why=why, html=a(path, "Download het document"),
                own={path: file(body, type_)}, hosts=hosts, mail=mail or {},
                expect=tuple(broken(url, "not-found") for url in dead))  # fmt: skip


LIVING = {"www.in-document.example": Host(https={"/leeft": ARTICLE, "/leeft2": ARTICLE})}
ALIVE = "https://www.in-document.example/leeft"


def _fine(name, why, path, body, type_, **more):
    return Case(name=name, why=why, html=a(path, "Download het document"),
                own={path: file(body, type_)}, hosts=LIVING, **more)  # fmt: skip


def _dead(number):
    return f"https://www.doc-dood-{number}.example/weg"


CASES = (
    _case("A PDF with a dead link", "No other checker looks.", "/doc/folder.pdf",
          pdf(_dead(1), ALIVE), PDF, _dead(1)),
    _case("A PDF of two pages with a dead link on the second", "All pages are read.",
          "/doc/rapport.pdf", pdf(ALIVE, pages=2, last=_dead(2)), PDF, _dead(2)),
    _case("A letter in Word with a dead link", "Hyperlinks are relationships.", "/doc/brief.docx",
          docx(_dead(3), ALIVE), DOCX, _dead(3)),
    _case("Slides with a dead link", "Hyperlinks are relationships.", "/doc/les.pptx",
          pptx(_dead(4), ALIVE), PPTX, _dead(4)),
    _case("A text in OpenDocument with a dead link", "Hyperlinks stand in its content.",
          "/doc/tekst.odt", odt(_dead(5), ALIVE), ODT, _dead(5)),
    _case("A PDF called a stream of bytes with a dead link", "Its bytes say what it is.",
          "/doc/stroom.pdf", pdf(_dead(6)), "application/octet-stream", _dead(6)),
    Case(
        name="A PDF that is not there",
        why="The document itself is gone.",
        html=a("/doc/weg.pdf", "Download"),
        own={"/doc/weg.pdf": not_found},
        expect=(broken("https://www.veilig.example/doc/weg.pdf", "not-found"),),
    ),
    _fine("A PDF whose links live", "Nothing to say.", "/doc/goed.pdf",
          pdf(ALIVE, "mailto:info@redactie.example", "https://www.in-document.example/leeft2"), PDF,
          mail={"redactie.example": "mx"}),
    _fine("A letter in Word whose links live", "Nothing to say.", "/doc/goed.docx", docx(ALIVE),
          DOCX),
    _fine("A PDF that is broken off in the middle", "Readers of PDF mend a lot.", "/doc/half.pdf",
          pdf(ALIVE)[:-120], PDF),
    _fine("A file that is called PDF and is none", "It downloads: not ours to judge.",
          "/doc/geen.pdf", b"Dit is gewone tekst.", PDF),
    _fine("A letter in Word that is no archive", "It downloads: not ours to judge.",
          "/doc/geen.docx", b"Dit is gewone tekst.", DOCX),
    Case(
        name="A PDF of somebody else",
        why="Its links are not ours to mend.",
        html=a("https://www.andermans-pdf.example/rapport.pdf"),
        hosts={"www.andermans-pdf.example": Host(
            https={"/rapport.pdf": always(200, pdf(_dead(7)), content_type=PDF)})},
        may=may("broken-link"),
    ),
)  # fmt: skip
