"""Documents that are not HTML: what they are, and what is kept of them."""

import subprocess
import sys
from datetime import date

import pytest
from document_files import archive, core, link, open_document, page_with, pdf, word

from sicaudit.model.page import DateKind, Region
from sicaudit.page.documents.reading import (
    facts_of_document,
    kind_of_document,
    packed_places,
    places_to,
    read_document,
    unpacked_places,
)
from sicaudit.page.html.document import EMBEDDED, FOLLOWED, OLE, Document, DocumentKind
from sicaudit.page.html.fragments import mark_of
from sicaudit.urls import Url

HERE = Url("https://a.nl/map/folder.pdf?v=2")
TODAY = date(2026, 11, 23)

PDF = pdf(page_with(link(b"https://b.nl/")))
WORD = word("<w:p/>")
RSS = b'<?xml version="1.0"?>\n<!-- <x> -->\n<rss version="2.0">'
XML_RDF = b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
APP = b'{"name": "x", "icons": [], "start_url": "/"}'


def linked(*urls):
    """A PDF with these links."""
    return pdf(page_with(*(link(url.encode()) for url in urls)))


def read(body, kind="pdf", url=HERE, **options):
    return read_document(body, kind, url, **options)


@pytest.mark.parametrize(
    ("content_type", "name", "head", "kind"),
    [
        ("application/pdf", "a", PDF, "pdf"),
        ("Application/PDF; charset=binary", "a.html", PDF, "pdf"),
        ("application/pdf", "a.pdf", b"<!doctype html>", "pdf"),
        ("application/octet-stream", "a", PDF, "pdf"),
        ("application/octet-stream", "a", b"\r\n\r\n" + PDF, "pdf"),
        (None, "a", PDF, "pdf"),
        ("", "a", PDF, "pdf"),
        ("application/force-download", "a.php", PDF, "pdf"),
        ("application/octet-stream", "a.pdf", b"x", None),
        ("text/html", "a.pdf", PDF, None),
        ("text/plain", "a.pdf", PDF, None),
        ("image/png", "a.pdf", b"\x89PNG", None),
        ("application/zip", "a", WORD, "docx"),
        ("application/msword", "a.docx", WORD, "docx"),
        ("application/octet-stream", "a.docx", archive({"a": "b"}), "docx"),
        ("application/zip", "a.zip", archive({"a": "b"}), None),
        ("application/octet-stream", "a.docx", b"<!doctype html>", None),
        ("application/zip", "a.pdf", archive({"a": "b"}), None),
        ("application/zip", "a.zip", archive({"ppt/slides/slide1.xml": "b"}), "pptx"),
        ("application/zip", "a.zip", archive({"a": "b", "xl/workbook.xml": "b"}), "xlsx"),
        ("application/octet-stream", "a", open_document(""), "odt"),
        ("application/octet-stream", "a", open_document("", "presentation"), "odp"),
        ("application/octet-stream", "a", open_document("", "spreadsheet"), "ods"),
        ("application/msword", "a.doc", OLE, None),
        ("application/octet-stream", "a.docx", OLE, "docx"),
        (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "a",
            WORD,
            "docx",
        ),
        ("application/vnd.oasis.opendocument.text", "a", b"", "odt"),
        ("application/manifest+json", "a", APP, "manifest"),
        ("application/json", "site.webmanifest", b"{}", "manifest"),
        ("application/json", "manifest.json", b" {}", "manifest"),
        ("application/octet-stream", "app.webmanifest", b"{}", "manifest"),
        ("application/json", "x.php", APP, "manifest"),
        ("application/json", "cijfers.json", b'{"icons": 5}', None),
        ("application/json", "manifest.json", b"[]", None),
        ("application/json", "a", b'{"version": "https://jsonfeed.org/version/1.1"}', "feed"),
        ("application/rss+xml", "a", RSS, "feed"),
        ("application/atom+xml", "a", b"<feed>", "feed"),
        ("text/xml; charset=utf-8", "a", RSS, "feed"),
        ("application/xml", "a", b'<feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        ("application/xml", "a", b"<urlset>", None),
        ("application/xml", "a", b"<note><rss/></note>", None),
        ("application/rdf+xml", "a", XML_RDF + b' xmlns="http://purl.org/rss/1.0/">', "feed"),
        ("application/rdf+xml", "a", XML_RDF + b">", None),
        (None, "feed", RSS, "feed"),
        (None, "a", b"<!doctype html><html>", None),
        (None, "a", b"", None),
        ("text/css", "a.css", b"a{}", None),
    ],
)
def test_what_a_document_is(content_type, name, head, kind):
    assert kind_of_document(content_type, f"https://a.nl/{name}?b.pdf#c", head) == kind


def test_all_kinds_can_be_read():
    for kind in DocumentKind:
        assert read(b"", kind).trouble is not None


def test_places_are_links_with_absolute_urls():
    (place,) = read(linked("../b.html#deel")).places
    assert place.href == "../b.html#deel"
    assert place.url == "https://a.nl/b.html#deel"
    assert (place.element, place.region, place.snippet) == ("pdf /URI", Region.CONTENT, "page 1")


def test_a_pdf_may_say_what_its_urls_start_from():
    objects = page_with(link(b"b"))
    objects[1] = objects[1][:-2] + b"/URI<</Base(https://b.nl/map/)>>>>"
    assert read(pdf(objects)).places[0].url == "https://b.nl/map/b"


def test_a_website_without_its_scheme_opens_all_the_same():
    (place,) = read(linked("www.b.nl/folder")).places
    assert (place.href, place.url) == ("www.b.nl/folder", "http://www.b.nl/folder")


def test_an_open_document_file_is_a_folder():
    urls = ("../b.pdf", "../../c.pdf", "https://b.nl/")
    links = "".join(f'<text:a xlink:href="{url}">x</text:a>' for url in urls)
    places = read(open_document(f"<text:p>{links}</text:p>"), "odt").places
    assert [place.url for place in places] == [
        "https://a.nl/map/b.pdf",
        "https://a.nl/c.pdf",
        "https://b.nl/",
    ]


def test_facts_are_those_of_a_page():
    body = linked(
        "https://b.nl/", "https://b.nl/#deel", "mailto:a@b.nl", "mailto:nergens", "https://[", "c"
    )
    facts = facts_of_document(read(body), HERE, today=TODAY)
    assert facts.url == HERE
    assert facts.targets == ("https://b.nl/", "https://a.nl/map/c")
    assert facts.follow == 2
    assert facts.links == 6
    assert facts.malformed == 2
    assert facts.mails == ("mailto:a@b.nl",)
    assert facts.fragments == ((0, "deel"),)
    assert facts.fragment_marks == {mark_of(Url("https://b.nl/"), "deel")}
    assert facts.anchors == frozenset()


def test_pictures_of_a_manifest_are_not_crawled():
    body = b'{"icons": [{"src": "i.png"}], "start_url": "/"}'
    facts = facts_of_document(read(body, "manifest"), HERE, today=TODAY)
    assert facts.targets == ("https://a.nl/map/i.png", "https://a.nl/")
    assert facts.follow == 0


def test_what_a_feed_links_to_is_crawled_before_what_it_plays():
    item = "<item><enclosure url='/a.mp3'/><link>/a</link></item>"
    body = f"<rss><channel>{item}</channel></rss>".encode()
    facts = facts_of_document(read(body, "feed"), HERE, today=TODAY)
    assert facts.targets == ("https://a.nl/a", "https://a.nl/a.mp3")
    assert facts.follow == 1


def test_dates_are_evidence_as_far_as_they_are_possible():
    info = b"<</CreationDate(D:20210503)/ModDate(D:20990101)>>"
    dates = facts_of_document(read(pdf(page_with(), info=info)), HERE, today=TODAY).dates
    (evidence,) = dates.evidence
    assert (evidence.source, evidence.kind) == ("pdf", DateKind.PUBLISHED)
    assert (evidence.value, evidence.text) == (date(2021, 5, 3), "created 2021-05-03")
    body = word("<w:p/>", docProps__core_xml=core(created="1901-01-01", modified="2021-02-03"))
    (evidence,) = facts_of_document(read(body, "docx"), HERE, today=TODAY).dates.evidence
    assert (evidence.source, evidence.kind) == ("office", DateKind.MODIFIED)


def test_a_document_is_as_old_as_the_newest_of_its_properties_says():
    info = b"<</CreationDate(D:20190503)/ModDate(D:20210504)>>"
    dates = facts_of_document(read(pdf(page_with(), info=info)), HERE, today=TODAY).dates
    days = (date(2019, 5, 3), date(2021, 5, 4))
    assert (dates.published, dates.modified) == days
    assert (dates.best, dates.basis, dates.witness.value) == (days[1], "pdf", days[1])
    assert facts_of_document(read(PDF), HERE, today=TODAY).dates.best is None


@pytest.fixture
def places():
    return read(
        linked("https://b.nl/", "https://b.nl/c#deel", "mailto:nergens", "https://[", "d")
    ).places


def sought(places, *wanted):
    return [place.href for place in places_to(places, frozenset(map(Url, wanted)))]


def test_places_are_found_again_by_their_url_and_faulty_ones_always(places):
    faulty = ["mailto:nergens", "https://["]
    assert sought(places) == faulty
    assert sought(places, "https://b.nl/") == ["https://b.nl/", *faulty]
    assert sought(places, "https://b.nl/c") == ["https://b.nl/c#deel", *faulty]
    assert sought(places, "https://b.nl/c#deel") == ["https://b.nl/c#deel", *faulty]
    assert sought(places, "https://b.nl/c#elders", "https://b.nl/d") == faulty
    assert sought(places, "https://a.nl/map/d") == [*faulty, "d"]


def test_places_are_kept_as_bytes(places):
    document = Document(kind=DocumentKind.PDF, places=places)
    assert unpacked_places(packed_places(document)) == places
    assert packed_places(document).isascii()


def test_limits_are_told():
    body = linked("https://b.nl/", "https://c.nl/")
    assert read(body, most_links=1).cut
    assert read(word_with(2), "docx", most_links=1).cut
    assert read(word_with(2), "docx", most_bytes=10).trouble == "too-large"
    assert read(body, most_pages=0).cut
    assert read(body, seconds=0).trouble == "too-slow"


def word_with(count):
    paragraph = '<w:p><w:hyperlink r:id="h1"/></w:p>'
    return word(paragraph * count, ("h1", "https://b.nl/"))


def test_every_place_is_followed_or_embedded_or_told_apart():
    feed = b"<rss><channel><item><link>/a</link><enclosure url='/b'/></item></channel></rss>"
    app = (
        b'{"icons": [{"src": "a"}], "screenshots": [{"src": "a"}], "shortcuts": [{"url": "a"}],'
        b'"start_url": "a"}'
    )
    documents = [
        read(linked("https://b.nl/")),
        read(word_with(1), "docx"),
        read(feed, "feed"),
        read(app, "manifest"),
    ]
    labels = {place.element for document in documents for place in document.places}
    assert labels - FOLLOWED - EMBEDDED == {"manifest shortcuts", "manifest start_url"}
    assert not FOLLOWED & EMBEDDED


def test_the_reader_of_pdfs_is_loaded_only_for_a_pdf():
    code = (
        "import sys; from sicaudit.page.documents.reading import read_document;"
        "read_document(b'{}', 'manifest', 'https://a.nl/'); print('pypdf' in sys.modules);"
        "read_document(b'%PDF-', 'pdf', 'https://a.nl/'); print('pypdf' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["False", "True"]
    assert done.stderr == ""
