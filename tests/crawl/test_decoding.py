import gzip
import random
import tracemalloc
import zlib

import pytest

from sicaudit.crawl.decoding import WINDOW, Decoder, EncodingError, fastest

PAGE = "".join(random.Random(1).choices("abcdefgh <>/\n", k=100_000)).encode()
MOST = 10_000_000


def bare_deflate(body):
    deflater = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return deflater.compress(body) + deflater.flush()


def decoded(header, body, *, most=MOST, step=1 << 16, library=fastest):
    decoder = Decoder(header, most, library=library)
    steps = range(0, len(body), step)
    text = b"".join(decoder.feed(body[at : at + step]) for at in steps)
    decoder.finish()
    return text, decoder.cut


BODIES = {
    "no field": (None, PAGE),
    "empty field": ("", PAGE),
    "identity": ("identity", PAGE),
    "gzip": ("gzip", gzip.compress(PAGE)),
    "its old name": ("x-gzip", gzip.compress(PAGE)),
    "capitals and spaces": (" GZip ", gzip.compress(PAGE)),
    "deflate as the RFC says": ("deflate", zlib.compress(PAGE)),
    "deflate as some servers do": ("deflate", bare_deflate(PAGE)),
    "two members": ("gzip", gzip.compress(PAGE[:1000]) + gzip.compress(PAGE[1000:])),
    "rubbish after the end": ("gzip", gzip.compress(PAGE) + b"\0\0rubbish"),
    "a member after rubbish": ("gzip", gzip.compress(PAGE) + b"rubb" + gzip.compress(PAGE)),
    "one byte after the end": ("gzip", gzip.compress(PAGE) + b"\x1f"),
    "rubbish after deflate": ("deflate", zlib.compress(PAGE) + b"\x1f\x8brubbish"),
    "gzip twice": ("gzip, gzip", gzip.compress(gzip.compress(PAGE))),
    "deflate, then gzip": ("deflate,gzip", gzip.compress(zlib.compress(PAGE))),
    "identity between": ("gzip, identity, deflate", zlib.compress(gzip.compress(PAGE))),
}


@pytest.mark.parametrize("library", [zlib, fastest], ids=["zlib", "fastest"])
@pytest.mark.parametrize("step", [17, 1000, 1 << 20])
@pytest.mark.parametrize("name", BODIES)
def test_a_body_comes_out_as_it_went_in_however_it_is_sliced(name, step, library):
    header, body = BODIES[name]
    if step == 17 and header in (None, "", "identity"):
        body = body[:100]
    expected = PAGE[: len(body)] if body[:9] == PAGE[:9] else PAGE
    assert decoded(header, body, step=step, library=library) == (expected, False)


@pytest.mark.parametrize("library", [zlib, fastest], ids=["zlib", "fastest"])
def test_nothing_is_left_behind_where_the_last_byte_holds_much(library):
    for size in range(WINDOW, WINDOW + 4000, 50):
        page = bytes(size)
        assert decoded("deflate", bare_deflate(page), library=library) == (page, False)


@pytest.mark.parametrize("header", ["br", "zstd", "foo", "compress", "gzip, br", "gzip,gzip,gzip"])
def test_a_coding_that_was_not_asked_for_is_an_error(header):
    with pytest.raises(EncodingError):
        Decoder(header, MOST)


@pytest.mark.parametrize("library", [zlib, fastest], ids=["zlib", "fastest"])
@pytest.mark.parametrize(
    ("header", "body"),
    [
        ("gzip", b"hello"),
        ("gzip", b"h"),
        ("deflate", b"hello, world"),
        ("gzip", gzip.compress(PAGE)[:-1]),
        ("gzip", gzip.compress(PAGE)[:5000]),
        ("gzip", gzip.compress(PAGE)[:5]),
        ("deflate", zlib.compress(PAGE)[:-1]),
        ("deflate", bare_deflate(PAGE)[:-1]),
        ("gzip", gzip.compress(PAGE)[:-8] + b"checksum"),
        ("gzip, gzip", gzip.compress(gzip.compress(PAGE)[:5000])),
        ("gzip", gzip.compress(b"") * 1025),
    ],
)
def test_a_body_that_is_not_what_it_says_or_is_cut_short_is_an_error(header, body, library):
    with pytest.raises(EncodingError):
        decoded(header, body, library=library)


@pytest.mark.parametrize("header", ["gzip", "deflate", "gzip, deflate"])
def test_no_bytes_at_all_are_no_error(header):
    assert decoded(header, b"") == (b"", False)


@pytest.mark.parametrize(
    ("header", "body"),
    [(None, PAGE), ("gzip", gzip.compress(PAGE)), ("deflate", zlib.compress(PAGE))],
)
@pytest.mark.parametrize("most", [0, 1, 65_536, len(PAGE) - 1, len(PAGE), len(PAGE) + 1])
def test_a_body_is_cut_at_the_byte_and_only_where_more_would_come(header, body, most):
    assert decoded(header, body, most=most) == (PAGE[:most], most < len(PAGE))


def test_a_cut_body_is_not_called_cut_short():
    assert decoded("gzip", gzip.compress(PAGE)[:-8], most=1000)[1]


def bomb(size):
    deflater = zlib.compressobj(9, wbits=31)
    parts = [deflater.compress(bytes(1 << 20)) for _ in range(size >> 20)]
    return b"".join(parts) + deflater.flush()


@pytest.mark.parametrize("library", [zlib, fastest], ids=["zlib", "fastest"])
@pytest.mark.parametrize(
    ("header", "body"),
    [("gzip", bomb(1 << 26)), ("gzip, gzip", gzip.compress(bomb(1 << 26)))],
    ids=["once", "twice"],
)
def test_a_bomb_is_refused_and_costs_next_to_nothing(header, body, library):
    tracemalloc.start()
    with pytest.raises(EncodingError, match="bomb"):
        decoded(header, body, library=library)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3_000_000


def test_a_page_of_much_the_same_is_no_bomb():
    table = b"<tr><td>0</td></tr>\n" * 40_000
    assert decoded("gzip", gzip.compress(table)) == (table, False)
