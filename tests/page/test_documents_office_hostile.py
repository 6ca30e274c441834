"""Office files that are broken, locked or made to do harm."""

import io
import random
import time
import tracemalloc
import zipfile
from itertools import count

import pytest
from document_files import (
    archive,
    core,
    linked,
    open_document,
    open_document_part,
    read_in_bounds,
    relations,
    word,
    word_part,
)

from sicaudit.page.html.document import OLE, Trouble

A = "https://a.nl/"


@pytest.mark.parametrize(
    ("body", "kind", "trouble"),
    [
        (OLE + b"x" * 600, "docx", Trouble.ENCRYPTED),
        (OLE + b"x" * 600, "odt", Trouble.MISLABELLED),
        (b"<!doctype html>", "docx", Trouble.MISLABELLED),
        (b"", "xlsx", Trouble.MISLABELLED),
        (b"PK\x03\x04 and no more", "docx", Trouble.DAMAGED),
        (archive({"a.txt": "a"}), "docx", Trouble.MISLABELLED),
        (archive({"a.txt": "a"}), "ods", Trouble.MISLABELLED),
        (
            open_document("x", **{"META-INF__manifest_xml": "<m:encryption-data/>"}),
            "odt",
            Trouble.ENCRYPTED,
        ),
        (word("<w:p>", ("h1", A)), "docx", Trouble.DAMAGED),
        (open_document("<text:p><text:a xlink:href='https://a.nl/'>"), "odt", Trouble.DAMAGED),
    ],
)
def test_why_a_file_cannot_be_read(body, kind, trouble):
    assert read_in_bounds(body, kind).trouble is trouble


def test_what_stands_before_the_first_fault_is_read():
    contents = read_in_bounds(word(f"<w:p>{linked('a')}</w:p><w:p>&nbsp;</w:p>", ("h1", A)))
    assert [place.href for place in contents.places] == [A]
    assert contents.trouble is Trouble.DAMAGED


def test_every_beginning_and_every_wrong_byte_of_a_file_ends_well():
    whole = word(f"<w:p>{linked('a')}</w:p>", ("h1", A), docProps__core_xml=core(title="x"))
    dice = random.Random(1)
    for end in range(0, len(whole), 5):
        assert read_in_bounds(whole[:end]).trouble is not None
        wrong = bytearray(whole)
        wrong[end] = dice.randrange(256)
        read_in_bounds(bytes(wrong))


def test_entities_are_not_replaced_and_a_document_type_is_refused():
    laughs = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]>"
    part = laughs + word_part(f"<w:p>{linked('&b;')}</w:p>")
    body = archive(
        {
            "word/document.xml": part,
            "word/_rels/document.xml.rels": relations(("h1", "hyperlink", A)),
        }
    )
    assert read_in_bounds(body).places == ()
    assert read_in_bounds(body).trouble is Trouble.DAMAGED


def test_a_file_from_outside_is_not_fetched(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("https://geheim.nl/")
    outside = f"<!DOCTYPE x [<!ENTITY a SYSTEM '{secret.as_uri()}'>]>"
    body = archive({"content.xml": outside + open_document_part("<text:p>&a;</text:p>")})
    assert "geheim" not in repr(read_in_bounds(body, "odt"))


def test_an_archive_that_swells_is_not_unpacked_to_its_end():
    blank = word_part(f"<w:p>{linked('a')}</w:p>" + " " * 30_000_000)
    body = archive(
        {
            "word/document.xml": blank,
            "word/_rels/document.xml.rels": relations(("h1", "hyperlink", A)),
        }
    )
    del blank
    assert len(body) < 100_000
    tracemalloc.start()
    contents = read_in_bounds(body, most_bytes=8_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert contents.trouble is Trouble.TOO_LARGE
    assert contents.cut
    assert peak < 20_000_000


def test_a_lying_size_is_not_believed():
    body = bytearray(word("<w:p>" + " " * 100_000 + "</w:p>", ("h1", A)))
    at = body.index(b"PK\x01\x02")
    body[at + 24 : at + 28] = b"\xff\xff\xff\x7f"
    read_in_bounds(bytes(body))


def test_more_files_than_any_office_file_has_are_too_many():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for number in range(20_001):
            file.writestr(str(number), "")
    start = time.thread_time()
    assert read_in_bounds(packed.getvalue()).trouble is Trouble.TOO_LARGE
    assert time.thread_time() - start < 0.1


def test_other_methods_of_packing_are_refused():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_LZMA) as file:
        file.writestr("word/document.xml", word_part("<w:p/>"))
    assert read_in_bounds(packed.getvalue()).trouble is Trouble.DAMAGED


def test_much_xml_without_a_paragraph_is_given_up():
    body = word("<w:x>" * 200 + "</w:x>" * 200 + "<w:y/>" * 900_000 + "instrText")
    assert read_in_bounds(body).trouble is Trouble.TOO_LARGE


def test_more_links_than_asked_for_are_cut():
    body = word("".join(f"<w:p>{linked(n)}</w:p>" for n in range(9)), ("h1", A))
    assert len(read_in_bounds(body, most_links=4).places) == 4
    assert read_in_bounds(body, most_links=4).cut
    assert not read_in_bounds(body, most_links=9).cut


def test_time_that_is_up_ends_the_reading_and_keeps_what_there_is():
    ticks = count()
    body = word("".join(f"<w:p>{linked(n)}</w:p>" for n in range(200)), ("h1", A))
    contents = read_in_bounds(body, seconds=100, clock=lambda: next(ticks))
    assert 0 < len(contents.places) < 200
    assert contents.trouble is Trouble.TOO_SLOW
    assert contents.cut
