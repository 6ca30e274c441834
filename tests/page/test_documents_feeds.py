"""What web app manifests and feeds point to."""

import json

import pytest

from sicaudit.page.documents.feed import read_feed
from sicaudit.page.documents.manifest import read_manifest
from sicaudit.page.html.document import Trouble

A, B = "https://a.nl/", "https://b.nl/"


def manifest(value, **options):
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    return read_manifest(body, **{"most_links": 100, **options})


def feed(text, **options):
    body = text if isinstance(text, bytes) else text.encode()
    return read_feed(body, **{"most_links": 100, **options})


def held(contents):
    return [(place.element, place.href, place.text) for place in contents.places]


# -- manifests -------------------------------------------------------------


def test_a_manifest_holds_icons_screenshots_shortcuts_and_a_start():
    contents = manifest(
        {
            "name": "Helpwijzer",
            "lang": "nl-NL",
            "scope": "/app/",
            "start_url": "/?bron=app",
            "icons": [{"src": "i.png", "sizes": "192x192"}, {"src": "/j.svg"}],
            "screenshots": [{"src": "s.webp", "label": "Het begin", "sizes": "100x200"}],
            "shortcuts": [{"name": "Chat", "url": "/chat", "icons": [{"src": "c.png"}]}],
        }
    )
    assert [tuple(place) for place in contents.places] == [
        ("i.png", "manifest icons", "", "192x192"),
        ("/j.svg", "manifest icons", "", ""),
        ("s.webp", "manifest screenshots", "Het begin", "Het begin 100x200"),
        ("/chat", "manifest shortcuts", "Chat", "Chat"),
        ("c.png", "manifest icons", "Chat", "Chat"),
        ("/?bron=app", "manifest start_url", "", ""),
    ]
    assert (contents.title, contents.language) == ("Helpwijzer", "nl-nl")
    assert contents.trouble is None


@pytest.mark.parametrize(
    "value",
    [
        {"icons": "i.png", "shortcuts": {"url": "/"}, "start_url": 5, "name": ["x"], "lang": 1},
        {"icons": [None, "i.png", {"src": None}, {"src": ""}, {"src": "data:image/png;base64,AA"}]},
        {"shortcuts": [{"url": "/a" * 9000}]},
        {},
    ],
)
def test_what_is_not_as_it_should_be_in_a_manifest_is_missing(value):
    contents = manifest(value)
    assert contents.places == ()
    assert contents.trouble is None


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"<!doctype html>", b'{"a":', b"\xff\xfe{", b"[" * 100_000, b'{"a":' * 100_000],
)
def test_what_is_no_manifest_is_damaged(body):
    assert manifest(body).trouble is Trouble.DAMAGED


def test_a_manifest_with_a_mark_before_it_is_read():
    assert held(manifest(b'\xef\xbb\xbf{"start_url": "/"}')) == [("manifest start_url", "/", "")]


def test_a_manifest_of_more_than_a_megabyte_is_none():
    contents = manifest(b'{"a": "' + b"x" * 1_100_000 + b'"}')
    assert contents.trouble is Trouble.TOO_LARGE
    assert contents.cut


def test_more_icons_than_asked_for_are_cut():
    icons = {"icons": [{"src": f"{number}.png"} for number in range(9)]}
    assert len(manifest(icons, most_links=4).places) == 4
    assert manifest(icons, most_links=4).cut
    assert not manifest(icons, most_links=9).cut


# -- feeds -----------------------------------------------------------------

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>Nieuws &amp; meer</title><link>{A}</link><language>nl</language>
<atom:link href="{A}feed" rel="self" type="application/rss+xml"/>
<image><url>{A}logo.png</url><title>Logo</title><link>{A}</link></image>
<item><title><![CDATA[Een <b>bericht</b>]]></title><link> {A}een </link>
  <guid isPermaLink="false">17</guid><comments>{A}een#c</comments>
  <enclosure url="{A}een.mp3" length="1" type="audio/mpeg"/></item>
<item><title>Twee</title><guid>{A}twee</guid></item>
<item><title>Drie</title><guid isPermaLink="false">{A}drie</guid></item>
</channel></rss>"""


def test_rss_holds_its_own_link_those_of_its_items_and_what_they_bring_along():
    contents = feed(RSS)
    assert held(contents) == [
        ("rss link", A, "Nieuws & meer"),
        ("rss image", f"{A}logo.png", "Nieuws & meer"),
        ("rss link", f"{A}een", "Een <b>bericht</b>"),
        ("rss enclosure", f"{A}een.mp3", "Een <b>bericht</b>"),
        ("rss link", f"{A}twee", "Twee"),
    ]
    assert (contents.title, contents.language, contents.trouble) == ("Nieuws & meer", "nl", None)


def test_rss_of_the_first_kind_has_its_items_beside_the_channel():
    text = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        f' xmlns="http://purl.org/rss/1.0/"><channel><title>T</title><link>{A}</link></channel>'
        f"<item><title>Een</title><link>{A}een</link></item></rdf:RDF>"
    )
    assert held(feed(text)) == [("rss link", A, "T"), ("rss link", f"{A}een", "Een")]


def test_atom_holds_links_for_readers_and_not_those_for_programs():
    text = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl-NL" xml:base="{B}map/">
    <title>T</title><link rel="self" href="feed"/><link rel="hub" href="{A}hub"/><link href="./"/>
    <entry><title>Een</title><link href="een"/><link rel="enclosure" href="een.pdf"/>
    <link rel="edit" href="edit"/><id>tag:17</id><content src="een.html"/></entry></feed>"""
    contents = feed(text)
    assert held(contents) == [
        ("atom link", "./", "T"),
        ("atom link", "een", "Een"),
        ("atom enclosure", "een.pdf", "Een"),
    ]
    assert (contents.base, contents.language) == (f"{B}map/", "nl-nl")


def test_json_feeds_are_read():
    value = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "T",
        "language": "nl",
        "home_page_url": A,
        "feed_url": f"{A}feed.json",
        "items": [
            {"id": "1", "title": "Een", "url": f"{A}een", "image": f"{A}een.png"},
            {"id": "2", "external_url": B, "attachments": [{"url": f"{A}twee.mp3"}, 5]},
            "geen",
        ],
    }
    contents = feed(json.dumps(value))
    assert held(contents) == [
        ("json feed link", A, "T"),
        ("json feed link", f"{A}een", "Een"),
        ("json feed image", f"{A}een.png", "Een"),
        ("json feed link", B, ""),
        ("json feed enclosure", f"{A}twee.mp3", ""),
    ]
    assert (contents.title, contents.language) == ("T", "nl")


def test_a_broken_feed_gives_what_stands_before_the_fault():
    contents = feed(RSS.replace("<title>Twee</title>", "<title>Twee &nbsp;</title>"))
    assert [place.href for place in contents.places][-1] == f"{A}een.mp3"
    assert contents.trouble is Trouble.DAMAGED


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-16"])
def test_feeds_are_read_in_the_encoding_that_they_declare(encoding):
    text = RSS.replace("UTF-8", encoding).replace("Nieuws &amp; meer", "Café")
    assert feed(text.encode(encoding)).title == "Café"


@pytest.mark.parametrize("text", ["", "<!doctype html><title>x", "<urlset/>", "geen feed"])
def test_what_is_no_feed_says_so(text):
    assert feed(text).trouble is Trouble.MISLABELLED


@pytest.mark.parametrize("text", ["<rss>", '{"items": [', "<rss><channel></rss>"])
def test_a_feed_that_is_broken_from_the_start_is_damaged(text):
    assert feed(text).trouble is Trouble.DAMAGED


def test_an_empty_feed_is_fine():
    contents = feed("<rss><channel><title>T</title></channel></rss>")
    assert (contents.places, contents.trouble, contents.cut) == ((), None, False)


def test_a_document_type_is_refused():
    text = f"<!DOCTYPE rss [<!ENTITY a '{B}'>]>" + RSS.partition("?>")[2]
    assert feed(text.replace(f"{A}een", "&a;")).trouble is Trouble.DAMAGED
    assert feed(text.replace(f"{A}een", "&a;")).places == ()


def test_more_links_than_asked_for_are_cut():
    item = f"<item><link>{A}</link></item>"
    text = f"<rss><channel>{item * 9}</channel></rss>"
    assert len(feed(text, most_links=4).places) == 4
    assert feed(text, most_links=4).cut
    assert not feed(text, most_links=9).cut


def test_a_feed_without_end_of_its_items_is_given_up():
    contents = feed("<rss><channel><item>" + "<b>x</b>" * 400_000)
    assert contents.trouble is Trouble.TOO_LARGE
    assert contents.cut
