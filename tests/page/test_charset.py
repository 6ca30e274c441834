import pytest
import webencodings

from sicaudit.page.html.charset import decode, is_css, prescan, sniff_html

WORD = "café €"


@pytest.mark.parametrize(
    ("body", "content_type", "text", "label"),
    [
        (b"plain", None, "plain", "utf-8"),
        (b"", None, "", "utf-8"),
        (WORD.encode(), None, WORD, "utf-8"),
        (WORD.encode("cp1252"), None, WORD, "windows-1252"),
        (WORD.encode(), "text/html; charset=utf-8", WORD, "utf-8"),
        (WORD.encode("cp1252"), "text/html; charset=ISO-8859-1", WORD, "windows-1252"),
        (WORD.encode("cp1252"), 'text/html;Charset = "latin1"', WORD, "windows-1252"),
        (WORD.encode("iso8859-15"), "text/html; x=y; charset=iso-8859-15;", WORD, "iso-8859-15"),
        (WORD.encode("utf-16-le"), "text/html; charset=utf-16", WORD, "utf-16le"),
        (b"\xef\xbb\xbf" + WORD.encode(), "text/html; charset=latin1", WORD, "utf-8"),
        (b"\xff\xfe" + WORD.encode("utf-16-le"), "text/html; charset=utf-8", WORD, "utf-16le"),
        (b"\xfe\xff" + WORD.encode("utf-16-be"), None, WORD, "utf-16be"),
        (b"a\xffb", "text/html; charset=utf-8", "a\N{REPLACEMENT CHARACTER}b", "utf-8"),
        (b"a\xffb", "text/html; charset=nonsense", "aÿb", "windows-1252"),
        (WORD.encode()[:-1], None, "café \N{REPLACEMENT CHARACTER}", "utf-8"),
    ],
)
def test_text_is_decoded_as_browsers_do(body, content_type, text, label):
    assert decode(body, content_type) == (text, label)


def test_the_header_goes_before_the_page_and_the_page_before_a_guess():
    page = b"<meta charset=iso-8859-7>" + "α".encode("iso8859-7")
    assert decode(page, None)[1] == "iso-8859-7"
    assert decode(page, "text/html")[1] == "iso-8859-7"
    assert decode(page, "text/html; charset=koi8-r")[1] == "koi8-r"


@pytest.mark.parametrize(
    "label",
    ["utf-7", "unicode_escape", "punycode", "idna", "rot13", "utf-8\0", "UTF_8", "utf-32", "zip"],
)
def test_labels_that_only_python_knows_are_refused(label):
    page = f'<meta charset="{label}">+ADw-script+AD4-'.encode()
    assert decode(page, f"text/html; charset={label}") == (page.decode(), "utf-8")


@pytest.mark.parametrize("label", sorted(webencodings.LABELS))
def test_every_label_decodes_every_byte(label):
    text, _ = decode(b"<p>" + bytes(range(256)) * 2 + b"\xff", f"text/html; charset={label}")
    assert text


@pytest.mark.parametrize(
    ("head", "label"),
    [
        ('<meta charset="iso-8859-2">', "iso-8859-2"),
        ("<META CHARSET = 'ISO-8859-2' >", "iso-8859-2"),
        ("<meta/charset=iso-8859-2/>", None),
        ("<meta/charset=iso-8859-2 />", "iso-8859-2"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">', "iso-8859-2"),
        ("<meta content=\"x;charset = 'iso-8859-2'\" http-equiv=content-type>", "iso-8859-2"),
        ('<meta content="text/html; charset=iso-8859-2">', None),
        ('<meta name="charset" content="iso-8859-2">', None),
        ('<!-- <meta charset="iso-8859-2"> --><meta charset="iso-8859-3">', "iso-8859-3"),
        ('<!--><meta charset="iso-8859-2">-->', "iso-8859-2"),
        ('<!-- <meta charset="iso-8859-2">', None),
        ('<p title="<meta charset=iso-8859-2>"><meta charset=iso-8859-3>', "iso-8859-3"),
        ('<!doctype html [<meta]><meta charset="iso-8859-2">', "iso-8859-2"),
        ('</p <meta charset="iso-8859-2">', None),
        ('<metadata charset="iso-8859-2"><meta charset="iso-8859-3">', "iso-8859-3"),
        ('<meta charset="nonsense"><meta charset="iso-8859-2">', "iso-8859-2"),
        ('<meta charset="utf-16">', "utf-8"),
        ('<meta charset="x-user-defined">', "windows-1252"),
        ('<meta charset="utf-7">', None),
        ('<meta charset="iso-8859-1', None),
        ("<meta charset=iso-8859-1", None),
        ("<meta charset=iso-8859-2 x=y", None),
        ('<meta charset="iso-8859-2" charset="iso-8859-3">', "iso-8859-2"),
        ('<?xml version="1.0" encoding="iso-8859-2"?>', "iso-8859-2"),
        ("<?xml version='1.0' encoding='utf-16'?>", "utf-8"),
        ('<?xml encoding="iso-8859-2"?><meta charset="iso-8859-3">', "iso-8859-3"),
        (' <?xml encoding="iso-8859-2"?>', None),
        ("<\0?\0x\0m\0l\0", "utf-16le"),
        ("< <1 <", None),
        ("", None),
    ],
)
def test_the_meta_is_found_where_the_standard_finds_it(head, label):
    assert prescan(head.encode()) == label


def test_a_late_meta_counts_as_it_does_in_browsers():
    late = b"<!--" + b"x" * 3000 + b"--><meta charset=iso-8859-2>"
    assert decode(late + b"\xb1", None)[0].endswith("ą")
    assert decode(late, None)[1] == "utf-8"


@pytest.mark.parametrize("payload", [b"<", b"<!--", b"<a ", b"<a =", b"<meta ", b'<a b="', b"</"])
def test_a_hostile_head_is_scanned_at_once(payload):
    body = payload * (1_000_000 // len(payload)) + b"\xff"
    assert decode(body, None)[1] == "windows-1252"


@pytest.mark.parametrize(
    ("content_type", "head", "html"),
    [
        ("text/html", b"", True),
        ("TEXT/HTML; charset=utf-8", b"%PDF", True),
        ("application/xhtml+xml", b"", True),
        ("text/html, text/html", b"", True),
        (None, b" \n<!DOCTYPE html><html>", True),
        (None, b"<html>", True),
        (None, b"<!-- a page -->", True),
        (None, b"<h1>Hoi</h1>", True),
        (None, b"<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'>", True),
        ("", b"<html >", True),
        ("unknown/unknown", b"<body>", True),
        ("rubbish", b"<html>", True),
        (None, b"<html", False),
        (None, b"<table2>", False),
        (None, b"<?xml version='1.0'?><urlset>", False),
        (None, b"Hoi <html>", False),
        (None, b"%PDF-1.7", False),
        (None, b"", False),
        ("text/plain", b"<html>", False),
        ("application/octet-stream", b"<html>", False),
        ("application/pdf", b"<html>", False),
        ("text/htmlx", b"<html>", False),
    ],
)
def test_html_is_what_says_so_or_says_nothing_and_looks_so(content_type, head, html):
    assert sniff_html(content_type, head) is html


@pytest.mark.parametrize(
    ("content_type", "url", "css"),
    [
        ("text/css; charset=utf-8", "https://example.nl/x", True),
        (None, "https://example.nl/x.CSS?v=1", True),
        (None, "https://example.nl/x?v=1.css", False),
        ("text/html", "https://example.nl/x.css", False),
    ],
)
def test_a_style_sheet_is_known_by_its_type(content_type, url, css):
    assert is_css(content_type, url) is css
