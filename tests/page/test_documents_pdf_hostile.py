"""PDF files made to do harm: each is left when its time or its room is used up."""

import time
import tracemalloc
import zlib

import pytest
from document_files import CATALOG, PAGES, link, packed_pdf, page_with, pdf

from sicaudit.page.documents.pdf import read_pdf
from sicaudit.page.html.document import Trouble

A = b"https://a.nl/"


def read(body, *, most_pages=1000, seconds=5.0):
    return read_pdf(body, most_links=1000, most_pages=most_pages, seconds=seconds)


LOOPS = {
    "a page tree that is its own child": {2: b"<</Type/Pages/Kids[2 0 R 2 0 R]>>", 3: b"/URI"},
    "a tree in which every branch comes twice": {
        number: b"<</Type/Pages/Kids[%d 0 R %d 0 R]>>" % (number + 1, number + 1)
        for number in range(2, 90)
    }
    | {90: b"/URI"},
    "references that refer to each other": {
        2: PAGES,
        3: b"<</Type/Page/Annots 4 0 R>>",
        4: b"5 0 R",
        5: b"4 0 R",
        6: b"/URI",
    },
    "actions without end": {
        2: PAGES,
        3: b"<</Type/Page/Annots[4 0 R]>>",
        4: b"<</A 5 0 R>>",
        5: b"<</S/URI/URI(https://a.nl/)/Next[5 0 R 5 0 R]>>",
    },
    "nested arrays": {2: PAGES, 3: b"<</Type/Page/Annots" + b"[" * 100_000, 4: b"/URI"},
    "nested dictionaries": {2: PAGES, 3: b"<</Type/Page" + b"/A<<" * 20_000, 4: b"/URI"},
    "a stream as long as it likes": {2: PAGES, 3: b"<</Length 999999999>>stream\n", 4: b"/URI"},
}


@pytest.mark.parametrize("name", LOOPS)
def test_a_file_that_turns_in_circles_ends(name):
    start = time.thread_time()
    found = read(pdf({1: CATALOG} | LOOPS[name]))
    assert time.thread_time() - start < 2
    assert len(found.places) <= 1


def test_tables_that_point_at_each_other_end():
    body = pdf(page_with(link(A)), trailer=b"/Prev 15")
    start = body.rindex(b"xref\n0")
    looping = body.replace(b"/Prev 15", b"/Prev %d" % start)
    assert [place.href for place in read(looping).places] == ["https://a.nl/"]


def bomb(size):
    return packed_pdf({1: CATALOG, 2: PAGES}, {10: {3: b"<</Annots[4 0 R]>>" + b" " * size}})


def test_a_stream_that_swells_is_not_unpacked_to_its_end():
    body = bomb(50_000_000)
    assert len(body) < 100_000
    tracemalloc.start()
    found = read(body)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found.trouble is Trouble.TOO_LARGE
    assert found.cut
    assert peak < 40_000_000


def test_many_streams_that_swell_a_little_are_not_unpacked_either():
    inner = {number: {number + 1000: b"<<>>" + b" " * 4_000_000} for number in range(10, 40)}
    kids = b" ".join(b"%d 0 R" % (number + 1000) for number in inner)
    found = read(packed_pdf({1: CATALOG, 2: b"<</Type/Pages/Kids[%s]>>" % kids}, inner))
    assert found.trouble is Trouble.TOO_LARGE
    assert found.cut


SLOW = {
    "objects without a table": lambda: (
        b"%PDF-1.4\n"
        + b"".join(b"%d 0 obj 1 endobj\n" % number for number in range(100_000))
        + b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF"
    ),
    "short lines and no end": lambda: b"%PDF-1.4\n" + b"ab\n" * 1_000_000,
    "a string without end": lambda: pdf(
        {1: CATALOG, 2: PAGES, 3: b"<</Type/Page/Annots(" + b"(" * 5_000_000, 4: b"/URI"}
    ),
    "blanks": lambda: pdf({1: CATALOG, 2: PAGES, 3: b" " * 5_000_000, 4: b"/URI"}),
    "pages that are not there": lambda: pdf(
        {
            1: CATALOG,
            2: b"<</Type/Pages/Kids[%s]>>" % b" ".join(b"%d 0 R" % n for n in range(9000, 60_000)),
            3: b"(/URI" + b"x" * 3_000_000 + b")",
        }
    ),
    "the same page, many times": lambda: pdf(
        {
            1: CATALOG,
            2: b"<</Type/Pages/Kids[%s]>>" % (b"3 0 R " * 90_000),
            3: b"<</Annots[%s]>>" % (b"4 0 R " * 1000),
            4: link(A),
        }
    ),
    "lists of numbers": lambda: packed_pdf(
        {
            1: CATALOG,
            2: b"<</Type/Pages/Kids[%s]>>" % b" ".join(b"%d 0 R" % n for n in range(500, 600)),
        },
        {number: {number + 400: b"[" + b"1 " * 95_000 + b"]"} for number in range(100, 200)},
    ),
}


@pytest.mark.parametrize("name", SLOW)
def test_a_file_made_to_take_long_is_left_when_time_is_up(name):
    body = SLOW[name]()
    start = time.thread_time()
    found = read(body, seconds=0.3, most_pages=100_000)
    assert time.thread_time() - start < 1.5
    assert found.trouble in (Trouble.TOO_SLOW, Trouble.DAMAGED)


def test_unpacking_stays_bounded_for_filters_in_a_row():
    packed = zlib.compress(zlib.compress(b" " * 100_000_000, 9), 9)
    metadata = b"<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%s\nendstream"
    objects = page_with(link(A)) | {
        1: CATALOG[:-2] + b"/Metadata 9 0 R>>",
        9: metadata % (len(packed), packed),
    }
    found = read(pdf(objects))
    assert [place.href for place in found.places] == ["https://a.nl/"]
    assert found.trouble is Trouble.TOO_LARGE
