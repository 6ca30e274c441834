"""The web links of PDF files: what is found, and what hostile files cannot do."""

import io
import logging
import warnings
from datetime import date
from itertools import count

import pytest
from document_files import CATALOG, PAGES, link, packed_pdf, page_with, pdf, stream
from pypdf import PdfReader, PdfWriter

from sicaudit.page.documents.pdf import read_pdf
from sicaudit.page.html.document import Trouble

A = b"https://a.nl/"


def read(body, *, most_links=1000, most_pages=1000, seconds=5.0, **options):
    return read_pdf(body, most_links=most_links, most_pages=most_pages, seconds=seconds, **options)


def hrefs(body, **options):
    return [place.href for place in read(body, **options).places]


def test_a_link_comes_with_the_number_of_its_page():
    pages = b"<</Type/Pages/Kids[3 0 R 5 0 R]/Count 2>>"
    body = pdf(
        {
            1: CATALOG,
            2: pages,
            3: b"<</Type/Page/Annots[4 0 R]>>",
            4: link(A),
            5: b"<</Type/Page/Annots[6 0 R 7 0 R]>>",
            6: link(b"https://b.nl/"),
            7: link(b"mailto:info@b.nl"),
        }
    )
    found = read(body)
    assert [(place.href, place.element, place.snippet) for place in found.places] == [
        ("https://a.nl/", "pdf /URI", "page 1"),
        ("https://b.nl/", "pdf /URI", "page 2"),
        ("mailto:info@b.nl", "pdf /URI", "page 2"),
    ]
    assert found.trouble is None
    assert not found.cut


def test_files_of_this_century_keep_their_objects_in_streams():
    plain = {1: CATALOG}
    streams = {
        10: {
            2: PAGES,
            3: b"<</Type/Page/Annots 8 0 R>>",
            4: link(A),
            5: b"<</Type/Annot/A 6 0 R>>",
        },
        11: {
            6: b"<</S/URI/URI 7 0 R>>",
            7: b"(https://b.nl/)",
            8: b"[4 0 R 5 0 R 9 0 R]",
            9: b"<</Type/Annot/Dest[3 0 R/Fit]>>",
        },
    }
    assert hrefs(packed_pdf(plain, streams)) == ["https://a.nl/", "https://b.nl/"]


def test_a_link_of_two_lines_is_one_link_and_on_another_page_it_is_another():
    pages = b"<</Type/Pages/Kids[3 0 R 3 0 R]>>"
    two_lines = page_with(link(A), link(A)) | {2: pages}
    assert [place.snippet for place in read(pdf(two_lines)).places] == ["page 1", "page 2"]


@pytest.mark.parametrize(
    "annotation",
    [
        b"<</Subtype/Link/A<</S/GoTo/D[3 0 R/Fit]>>>>",
        b"<</Subtype/Link/A<</S/GoToR/F(b.pdf)/D[0/Fit]>>>>",
        b"<</Subtype/Link/A<</S/Launch/F(b.exe)/URI(https://a.nl/)>>>>",
        b"<</Subtype/Link/A<</S/JavaScript/JS(app.launchURL\\('https://a.nl/'\\))>>>>",
        b"<</Subtype/Link/Dest/URI>>",
        b"<</Subtype/Link/F 2/A<</S/URI/URI(https://a.nl/)>>>>",
        b"<</Subtype/Link/A<</S/URI/URI 5>>>>",
        b"<</Subtype/Link/A<</S/URI>>>>",
        b"<</Subtype/Link/A<</S/URI/URI()>>>>",
        b"(https://a.nl/)",
        b"null",
    ],
)
def test_what_leads_elsewhere_than_the_web_is_no_link(annotation):
    found = read(pdf(page_with(annotation)))
    assert found.places == ()
    assert found.trouble is None


def test_one_click_may_open_several_urls():
    following = b"/Next[<</S/URI/URI(https://b.nl/)>>]"
    annotation = b"<</A<</S/URI/URI(https://a.nl/)%s>>>>" % following
    assert hrefs(pdf(page_with(annotation))) == ["https://a.nl/", "https://b.nl/"]


@pytest.mark.parametrize(
    ("written", "href"),
    [
        (b"(https://a.nl/?a=\\(1\\))", "https://a.nl/?a=(1)"),
        (b"<68747470733A2F2F612E6E6C2F>", "https://a.nl/"),
        ("(https://a.nl/é)".encode(), "https://a.nl/é"),
        ("(https://a.nl/é)".encode("latin-1"), "https://a.nl/é"),
        (b"<" + "https://a.nl/é".encode("utf-16").hex().encode() + b">", "https://a.nl/é"),
        (b"(../folders/b.pdf)", "../folders/b.pdf"),
    ],
)
def test_urls_are_read_however_they_are_written(written, href):
    annotation = b"<</Subtype/Link/A<</S/URI/URI %s>>>>" % written
    assert hrefs(pdf(page_with(annotation))) == [href]


def test_the_words_for_who_cannot_see_are_the_text():
    (place,) = read(pdf(page_with(link(A, b"/Contents(Naar  de hulplijn)")))).places
    assert place.text == "Naar de hulplijn"


def test_title_language_and_dates_come_from_the_file_itself():
    info = b"<</Title(Jaarverslag)/CreationDate(D:20210503101112+02'00')/ModDate(D:20220102)>>"
    objects = page_with() | {1: CATALOG[:-2] + b"/Lang(nl-NL)/URI<</Base(https://b.nl/)>>>>"}
    found = read(pdf(objects, info=info))
    assert found.title == "Jaarverslag"
    assert found.language == "nl-nl"
    assert found.base == "https://b.nl/"
    assert (found.created, found.modified) == (date(2021, 5, 3), date(2022, 1, 2))


XMP = b"""<x:xmpmeta><rdf:RDF><rdf:Description xmp:CreateDate="2020-02-03T04:05:06Z">
<xmp:ModifyDate>2023-04-05</xmp:ModifyDate><dc:title>
<rdf:Alt><rdf:li xml:lang="x-default">Tips &amp; uitleg</rdf:li></rdf:Alt></dc:title>"""


def test_what_the_information_lacks_stands_in_the_xmp_packet():
    objects = page_with() | {1: CATALOG[:-2] + b"/Metadata 9 0 R>>", 9: stream(XMP)}
    found = read(pdf(objects))
    assert found.title == "Tips & uitleg"
    assert (found.created, found.modified) == (date(2020, 2, 3), date(2023, 4, 5))


def test_the_later_day_of_change_counts():
    objects = page_with() | {1: CATALOG[:-2] + b"/Metadata 9 0 R>>", 9: stream(XMP)}
    info = b"<</ModDate(D:20210101)/CreationDate(D:20190101)>>"
    found = read(pdf(objects, info=info))
    assert (found.created, found.modified) == (date(2019, 1, 1), date(2023, 4, 5))


@pytest.mark.parametrize(
    "written", [b"D:2021", b"D:20211301", b"D:20210230", b"yesterday", b"", b"\\320\\317"]
)
def test_what_is_no_day_is_no_date(written):
    found = read(pdf(page_with(), info=b"<</CreationDate(%s)/ModDate 5>>" % written))
    assert (found.created, found.modified, found.trouble) == (None, None, None)


def written_by_pypdf(**encryption):
    writer = PdfWriter(clone_from=io.BytesIO(pdf(page_with(link(A)))))
    writer.add_metadata({"/Title": "Geheim"})
    if encryption:
        writer.encrypt(**encryption)
    packed = io.BytesIO()
    writer.write(packed)
    return packed.getvalue()


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256"])
def test_an_encrypted_file_without_a_password_is_read(algorithm):
    body = written_by_pypdf(user_password="", owner_password="x", algorithm=algorithm)
    found = read(body)
    assert [place.href for place in found.places] == ["https://a.nl/"]
    assert found.title == "Geheim"
    assert found.trouble is None


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_file_with_a_password_says_so(algorithm):
    body = written_by_pypdf(user_password="y", owner_password="x", algorithm=algorithm)
    found = read(body)
    assert found.places == ()
    assert found.trouble is Trouble.ENCRYPTED
    assert not found.cut


def test_a_file_cut_short_gives_what_can_be_read():
    whole = pdf(page_with(link(A)))
    found = read(whole[: whole.rindex(b"xref\n0")])
    assert found.trouble is Trouble.DAMAGED


def test_a_wrong_table_is_made_anew():
    whole = pdf(page_with(link(A)))
    assert hrefs(whole.replace(b"%PDF-1.4\n", b"%PDF-1.4\n%" + b"x" * 99 + b"\n")) == [
        "https://a.nl/"
    ]


def test_rubbish_before_the_file_is_passed_over():
    assert hrefs(b"\r\n\r\n" + pdf(page_with(link(A)))) == ["https://a.nl/"]


def test_a_damaged_page_does_not_hide_the_next():
    pages = b"<</Type/Pages/Kids[9 0 R 3 0 R]>>"
    loop = {9: b"<</Type/Page/Annots 10 0 R>>", 10: b"10 0 R"}
    objects = page_with(link(A)) | {2: pages} | loop
    found = read(pdf(objects))
    assert [place.href for place in found.places] == ["https://a.nl/"]
    assert found.trouble is Trouble.DAMAGED


def test_a_stream_that_cannot_be_unpacked_does_not_hide_the_others():
    plain = {1: CATALOG, 2: b"<</Type/Pages/Kids[5 0 R 3 0 R]>>"}
    good = {3: b"<</Type/Page/Annots[4 0 R]>>", 4: link(A)}
    body = packed_pdf(plain, {10: {5: b"<</Type/Page>>"}, 11: good})
    start = body.index(b"stream\n", body.index(b"10 0 obj")) + 7
    broken = body[:start] + b"\xff\xff\xff" + body[start + 3 :]
    found = read(broken)
    assert [place.href for place in found.places] == ["https://a.nl/"]
    assert found.trouble is Trouble.DAMAGED


@pytest.mark.parametrize("body", [b"", b"<!doctype html><title>Niet gevonden", b"GIF89a", b"%!PS"])
def test_what_is_no_pdf_says_so(body):
    assert read(body).trouble is Trouble.MISLABELLED


@pytest.mark.parametrize("body", [b"%PDF-", b"%PDF-1.7\n%%EOF", b"%PDF-1.4\nstartxref\n99\n%%EOF"])
def test_an_empty_shell_is_damaged(body):
    assert read(body).trouble is Trouble.DAMAGED


def test_every_beginning_of_a_file_ends_well():
    info = b"<</Title(T)>>"
    whole = packed_pdf({1: CATALOG}, {10: {2: PAGES, 3: b"<</Annots[4 0 R]>>", 4: link(A)}})
    for body in (pdf(page_with(link(A)), info=info), whole):
        for end in range(0, len(body), 7):
            found = read(body[:end])
            assert found.trouble is not None or found.places


def test_more_links_than_asked_for_are_cut():
    links = [link(b"https://a.nl/%d" % number) for number in range(9)]
    found = read(pdf(page_with(*links)), most_links=4)
    assert len(found.places) == 4
    assert found.cut
    assert not read(pdf(page_with(*links)), most_links=9).cut


def test_more_pages_than_asked_for_are_cut():
    pages = b"<</Type/Pages/Kids[%s]>>" % (b"3 0 R " * 9)
    body = pdf(page_with(link(A)) | {2: pages})
    assert len(read(body, most_pages=4).places) == 4
    assert read(body, most_pages=4).cut
    assert not read(body, most_pages=9).cut


def test_time_that_is_up_ends_the_reading_and_keeps_what_there_is():
    ticks = count()
    pages = b"<</Type/Pages/Kids[%s]>>" % b" ".join(b"%d 0 R" % n for n in range(10, 500))
    objects = dict.fromkeys(range(10, 500), b"<</Type/Page/Annots[4 0 R]>>")
    body = pdf({1: CATALOG, 2: pages, 4: link(A)} | objects)
    found = read(body, seconds=500, clock=lambda: next(ticks))
    assert 0 < len(found.places) < 490
    assert found.trouble is Trouble.TOO_SLOW
    assert found.cut


def test_nothing_is_said_aloud(caplog, capsys):
    body = pdf(page_with(link(A))).replace(b"startxref", b"startxxxx")
    with caplog.at_level(logging.DEBUG), warnings.catch_warnings():
        warnings.simplefilter("error")
        read(body)
    assert caplog.records == []
    assert capsys.readouterr() == ("", "")


def test_a_tree_of_many_floors_is_climbed():
    floors = {number: b"<</Type/Pages/Kids[%d 0 R]>>" % (number + 1) for number in range(2, 3000)}
    top = {3000: b"<</Type/Page/Annots[3001 0 R]>>", 3001: link(A)}
    assert hrefs(pdf({1: CATALOG} | floors | top)) == ["https://a.nl/"]


def test_the_same_links_are_found_as_by_pypdf_itself():
    links = [link(b"https://a.nl/%d" % number) for number in range(30)]
    inner = {number + 20: annotation for number, annotation in enumerate(links)}
    kids = b" ".join(b"%d 0 R" % number for number in range(60, 70))
    pages = {
        number: b"<</Type/Page/MediaBox[0 0 9 9]/Annots[%d 0 R %d 0 R]>>"
        % (number - 40, number - 30)
        for number in range(60, 70)
    }
    body = packed_pdf(
        {1: CATALOG, 2: b"<</Type/Pages/Count 10/Kids[%s]>>" % kids}, {100: inner, 101: pages}
    )
    expected = [
        (str(annotation.get_object()["/A"]["/URI"]), f"page {number}")
        for number, page in enumerate(PdfReader(io.BytesIO(body)).pages, 1)
        for annotation in page["/Annots"]
    ]
    assert [(place.href, place.snippet) for place in read(body).places] == expected
