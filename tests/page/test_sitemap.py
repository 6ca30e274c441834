import gzip
import time
import tracemalloc

import pytest

from sicaudit.page.documents.sitemap import Sitemap, parse_sitemap

BASE = "https://example.nl/sitemaps/sitemap.xml"
A, B = "https://example.nl/a", "https://example.nl/b"
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def parsed(text, **options):
    return parse_sitemap(text if isinstance(text, bytes) else text.encode(), BASE, **options)


def urls(text, **options):
    return [url for url, _ in parsed(text, **options).urls]


def entry(loc, rest=""):
    return f"<url><loc>{loc}</loc>{rest}</url>"


def urlset(*entries):
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {NAMESPACE}>{"".join(entries)}</urlset>'
    )


def test_pages_come_with_the_day_of_their_last_change():
    text = urlset(
        entry(A, "<lastmod>2024-01-02</lastmod>"),
        entry(B, "<lastmod> 2024-01-02T03:04:05+01:00 </lastmod><priority>1</priority>"),
        entry("https://example.nl/c", "<lastmod>2024</lastmod>"),
        entry("https://example.nl/d", "<lastmod>2024-13-01</lastmod>"),
        entry("https://example.nl/e", "<lastmod/>"),
    )
    assert parsed(text) == Sitemap(
        urls=(
            (A, "2024-01-02"),
            (B, "2024-01-02T03:04:05+01:00"),
            ("https://example.nl/c", None),
            ("https://example.nl/d", None),
            ("https://example.nl/e", None),
        )
    )


@pytest.mark.parametrize(
    ("loc", "url"),
    [
        (" \n https://example.nl/a \n", A),
        ("https://EXAMPLE.nl:443/x/../a#top", A),
        ("/a", A),
        ("<![CDATA[https://example.nl/?a=1&b=2]]>", "https://example.nl/?a=1&b=2"),
        ("https://example.nl/?a=1&amp;b=2", "https://example.nl/?a=1&b=2"),
        ("https://example.nl/&#x61;", A),
        ("https://example.nl/é", "https://example.nl/%C3%A9"),
        ("https://example.nl/<!-- no -->a", A),
    ],
)
def test_a_url_is_read_however_it_is_written(loc, url):
    assert parsed(urlset(entry(loc))) == Sitemap(urls=((url, None),))


@pytest.mark.parametrize(
    "text",
    [
        f"<urlset>{entry(A)}</urlset>",
        f'<urlset xmlns="http://www.google.com/schemas/sitemap/0.84">{entry(A)}</urlset>',
        f'<s:urlset xmlns:s="x"><s:url><s:loc>{A}</s:loc></s:url></s:urlset>',
        f"\n\n  <?xml version='1.0'?><!-- by a plugin --><?xml-stylesheet href='s.xsl'?>\n<urlset>"
        f"{entry(A)}</urlset>",
        f"\ufeff<urlset>{entry(A)}</urlset>",
        f'<?xml version="1.0" encoding="UTF-16"?><urlset>{entry(A)}</urlset>'.encode("utf-16"),
        f'<?xml version="1.0" encoding="ISO-8859-1"?><urlset>{entry(A)}</urlset>'.encode("latin-1"),
        gzip.compress(urlset(entry(A)).encode()),
        urlset(entry(A), entry(A)),
        urlset(entry(A), "<url/>", "<note><loc>https://example.nl/x</loc></note>"),
        urlset(entry(A, "<image><loc>https://example.nl/i.png</loc></image>")),
        f"{A}\n",
        f"\ufeff{A}\r\n\r\n  {A}  \r",
        f"<rss><channel><link>{B}</link><image><url>{B}</url></image><item><link>{A}</link>"
        f"<guid>{B}</guid></item></channel></rss>",
        f"<rss><channel><item><guid>{A}</guid></item></channel></rss>",
        f'<rdf:RDF xmlns:rdf="r" xmlns="s"><item><link>{A}</link></item></rdf:RDF>',
        f'<feed xmlns="http://www.w3.org/2005/Atom"><link href="{B}"/><entry><link rel="self" '
        f'href="{B}"/><link href="{A}"/></entry></feed>',
    ],
)
def test_every_kind_of_sitemap_is_read_without_complaint(text):
    assert parsed(text) == Sitemap(urls=((A, None),))


def test_days_of_feeds_are_given_as_iso_dates():
    rss = "<rss><channel>{}</channel></rss>".format(
        f"<item><link>{A}</link><pubDate>Mon, 01 Jan 2024 23:30:00 +0100</pubDate></item>"
        f"<item><link>{B}</link><pubDate>gisteren</pubDate></item>"
    )
    assert parsed(rss).urls == ((A, "2024-01-01"), (B, None))
    atom = f"<feed><entry><link href='{A}'/><updated>2024-02-03T04:05:06Z</updated></entry></feed>"
    assert parsed(atom).urls == ((A, "2024-02-03T04:05:06Z"),)


def test_an_index_lists_further_sitemaps():
    text = f"<sitemapindex {NAMESPACE}><sitemap><loc>s1.xml</loc><lastmod>2024-01-01</lastmod>"
    text += f"</sitemap><sitemap><loc>{A}</loc></sitemap></sitemapindex>"
    assert parsed(text) == Sitemap(nested=("https://example.nl/sitemaps/s1.xml", A))


def test_other_languages_are_pages_too():
    link = '<x:link rel="{}" {} href="{}"/>'.format
    text = urlset(
        '<url xmlns:x="http://www.w3.org/1999/xhtml"><loc>https://example.nl/a</loc>',
        link("alternate", 'hreflang="fy"', B),
        link("alternate", 'media="print"', "https://example.nl/print"),
        link("canonical", "", "https://example.nl/c"),
        "</url>",
    )
    assert parsed(text) == Sitemap(urls=((A, None), (B, None)))


@pytest.mark.parametrize(
    ("text", "found", "trouble"),
    [
        (
            urlset(entry("https://example.nl/?x=1&y=2")),
            ["https://example.nl/?x=1&y=2"],
            "EntityRef",
        ),
        (
            urlset(entry("<![CDATA[https://example.nl/?x&y]]>"), entry("/?x&y")),
            ["https://example.nl/?x&y"],
            "EntityRef",
        ),
        (urlset(entry(A), entry("/b&nbsp;c")), [A, "https://example.nl/b&nbsp;c"], "nbsp"),
        (urlset(entry(A + "\x08"), entry(B)), [A, B], "invalid"),
        (urlset(entry(A), "<br>", entry(B)), [A, B], "mismatch"),
        (urlset(entry(A), entry(B))[:-30], [A], "Premature end"),
        (urlset(entry(A), entry(B))[:-22], [A], "Premature end"),
        (urlset(entry(A)) + "<script>x</script>", [A], "Extra content"),
        (gzip.compress(urlset(entry(A)).encode())[:-8], [A], "gzip cut short"),
        (gzip.compress(urlset(entry(A)).encode())[:-8] + b"checksum", None, "broken gzip"),
        (urlset(entry(A), entry("https://"), entry("mailto:a@b"), entry("")), [A], "3 entries"),
        (f"{A}\nhallo\n", [A], "1 entries"),
        (urlset(), [], "lists nothing"),
        ("", [], "lists nothing"),
        ("<!-- nothing -->", [], "lists nothing"),
        ("Not found", [], "without a proper URL"),
        ("<!DOCTYPE html><html><a href='/a'>", [], "a web page"),
        ("<html><body>", [], "not a sitemap"),
        ("<Error><Code>AccessDenied</Code></Error>", [], "not a sitemap"),
        ("<", [], "not a sitemap"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), [], "without a proper URL"),
        (urlset(entry("/" + "a" * 9000)), [], "1 entries"),
    ],
)
def test_what_is_wrong_is_said_and_what_is_right_is_kept(text, found, trouble):
    sitemap = parsed(text)
    assert trouble in sitemap.trouble
    if found is not None:
        assert [url for url, _ in sitemap.urls] == found


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE u [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE u [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE u [<!ENTITY % a SYSTEM "http://127.0.0.1/x.dtd"> %a;]>',
        '<!DOCTYPE u SYSTEM "http://127.0.0.1/x.dtd">',
        "<!-- a --><!doctype u>",
        '<?xml version="1.0"?> <?x ?>\n<!DOCTYPE\nu>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_in_every_encoding(doctype, encoding):
    text = f"{doctype}<urlset>{entry('https://example.nl/&a;')}{entry(A)}</urlset>"
    assert parsed(text.encode(encoding)) == Sitemap(trouble="a document type")


def test_a_document_type_cannot_hide_in_utf_7():
    text = '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE u+AD4-<urlset/>'
    assert parsed(text).urls == ()


def test_more_than_most_is_cut_and_said():
    text = urlset(*(entry(f"https://example.nl/{number}") for number in range(11)))
    assert not parsed(text, most=11).cut
    assert parsed(text, most=10).cut
    assert len(parsed(text, most=10).urls) == 10
    assert parsed("\n".join([A, B]), most=1) == Sitemap(urls=((A, None),), cut=True)


def big(start, piece, end=b""):
    return start + piece * (2_600_000 // len(piece)) + end


HOSTILE = {
    "a million URLs": b"<urlset>"
    + b"".join(b"<url><loc>/%d</loc></url>" % n for n in range(120_000)),
    "empty elements": big(b"<urlset>", b"<a/>"),
    "nesting": big(b"<urlset>", b"<a>"),
    "nested entries": big(b"<urlset>", b"<url>"),
    "empty entries": big(b"<rss>", b"<c><item/></c>"),
    "references": big(b"<urlset><url><loc>", b"&amp;"),
    "ampersands": big(b"<urlset><url><loc>", b"&"),
    "angles": big(b"<urlset>", b"<"),
    "wrong ends": big(b"<urlset>", b"</b>"),
    "a long word": big(b"<urlset><url><loc>", b"a"),
    "attributes": b"<urlset " + b" ".join(b'a%d=""' % n for n in range(200_000)) + b"/>",
    "a long attribute": big(b"<urlset a='", b"b", b"'/>"),
    "comments": big(b"", b"<!---->"),
    "open comments": big(b"", b"<!--"),
    "instructions": big(b"", b"<?a?>"),
    "open data": big(b"<urlset>", b"<![CDATA["),
    "closing data": big(b"<urlset>&<![CDATA[", b"]]"),
    "spaces": big(b"<?a?>", b" "),
    "lines": big(b"", b"x\n"),
    "a bomb": gzip.compress(bytes(20_000_000)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_costs_little(name):
    began = time.process_time()
    sitemap = parsed(HOSTILE[name])
    assert time.process_time() - began < 4
    assert sitemap.trouble or sitemap.cut


def test_xml_without_entries_is_left_before_it_fills_the_memory():
    assert parsed(HOSTILE["empty elements"]).trouble == "not a sitemap: no entries in 2 MiB"
    late = big(b"<rss>", b"<a/>", f"<item><link>{A}</link></item></rss>".encode())
    assert parsed(late).urls == ()


def test_memory_stays_flat_over_a_full_sitemap():
    body = urlset(*(entry(f"https://example.nl/{number}") for number in range(3_000))).encode()
    tracemalloc.start()
    assert len(parsed(body).urls) == 3_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3 * len(body) + 20_000_000
