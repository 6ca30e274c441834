"""Where the URLs of a page stand: in which order, against which base, within what."""

import time

import pytest
from pages import HERE, facts, page, the_link

from sicaudit.model.page import Link, Region


def hrefs(html, **options):
    return [link.href for link in page(html, **options).links]


def urls(html, **options):
    return [link.url for link in page(html, **options).links]


def test_links_come_in_the_order_of_the_document_and_style_attributes_last():
    html = "<p style='background:url(d)'><a href=a>1</a><img src=b srcset='c 1x, c2 2x'><a href=a>2"
    assert hrefs(html) == ["a", "b", "c", "c2", "a", "d"]


def test_noscript_counts_for_those_without_script():
    assert urls("<noscript><img src=x><a href=y>y</a></noscript>") == [
        "https://a.nl/map/x",
        "https://a.nl/map/y",
    ]
    assert len(urls("<head><noscript><link rel=stylesheet href=x></noscript></head>")) == 1


def test_elements_nobody_knows_do_not_disturb():
    assert hrefs("<my-app href=no><x-y src=no><a href=a>1</a></x-y></my-app><foo href=no>") == ["a"]
    assert hrefs("<my-other src=no><b-c><a href=b>1</a>") == ["b"]


def test_one_place_can_hold_several():
    assert hrefs("<video src=a poster=b></video>") == ["a", "b"]
    assert hrefs("<svg><a href=a xlink:href=b>x</a></svg>") == ["a", "b"]


@pytest.mark.parametrize(
    ("base", "url"),
    [
        ("<base href=/ander/>", "https://a.nl/ander/x"),
        ("<base href=https://b.nl/y/z>", "https://b.nl/y/x"),
        ("<base href=//b.nl/y/>", "https://b.nl/y/x"),
        ("<BASE HREF=/ander/>", "https://a.nl/ander/x"),
        ("<base href=/een/><base href=/twee/>", "https://a.nl/een/x"),
        ("<base target=_blank><base href=/twee/>", "https://a.nl/twee/x"),
        ("<base href=''>", "https://a.nl/map/x"),
        ("<base href='http://[bad/'>", "https://a.nl/map/x"),
        ("<base href='data:text/plain,'>", "https://a.nl/map/x"),
        ("<base href='javascript:1'>", "https://a.nl/map/x"),
        ("<!-- <base href=/ander/> -->", "https://a.nl/map/x"),
        ("<base href='/ander/#deel'>", "https://a.nl/ander/x"),
        ("<base href='/ander/y?z=/'>", "https://a.nl/ander/x"),
    ],
)
def test_a_base_is_what_addresses_start_from(base, url):
    assert urls(f"<head>{base}</head><a href=x>x</a>") == [url]
    assert facts(f"<head>{base}</head><a href=x>x</a>").targets == (url,)


def test_a_base_after_the_link_counts_all_the_same():
    assert urls("<a href=x>x</a><base href=/ander/>") == ["https://a.nl/ander/x"]


def test_with_a_base_a_bare_fragment_is_no_longer_of_this_page():
    html = "<base href=/ander/><a href='#deel'>x</a><a href=''>y</a>"
    assert urls(html) == ["https://a.nl/ander/#deel", "https://a.nl/ander/"]


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("", HERE),
        ("?a=1", f"{HERE}?a=1"),
        ("#deel", f"{HERE}#deel"),
        (".", "https://a.nl/map/"),
        ("..", "https://a.nl/"),
        ("../../..", "https://a.nl/"),
        ("/x", "https://a.nl/x"),
        ("//b.nl", "https://b.nl/"),
        (" x ", "https://a.nl/map/x"),
        ("\n\tx\n", "https://a.nl/map/x"),
        ("a\nb", "https://a.nl/map/ab"),
        ("HTTP://B.NL:80/%7Ex", "http://b.nl/%7Ex"),
        ("https://b.nl:443", "https://b.nl/"),
        ("a b", "https://a.nl/map/a%20b"),
        ("é?é#é", "https://a.nl/map/%C3%A9?%C3%A9#%C3%A9"),
        ("x\\y", "https://a.nl/map/x/y"),
        ("x&amp;y", "https://a.nl/map/x&y"),
        ("x&amp;copy=1", "https://a.nl/map/x&copy=1"),
        ("https://müller.example/", "https://xn--mller-kva.example/"),
        ("https:x", "https://a.nl/map/x"),
        ("https:/x", "https://a.nl/x"),
        ("mailto:a@b.nl", "mailto:a@b.nl"),
        ("javascript:void(0)", "javascript:void(0)"),
        ("http://b.nl:99999/", None),
        ("http://", None),
        ("http://a b/", None),
        ("https://exa%mple.nl/", None),
    ],
)
def test_a_link_resolves_as_in_a_browser(href, url):
    assert the_link(f'<a href="{href}">x</a>').url == url


def test_links_to_gives_the_wanted_and_the_faulty():
    html = "<a href=a>1</a><a href='b#c'>2</a><a href='http://['>3</a><a href='mailto:x'>4</a>"
    found = [link.text for link in page(html).links_to({"https://a.nl/map/b"})]
    assert found == ["2", "3", "4"]
    assert [link.text for link in page(html).links_to(set())] == ["3", "4"]


def test_a_link_knows_all_that_a_report_shows():
    html = """<main><p>Wil je <b>praten</b>? Ga dan naar <a href="hulp#nu"> de
        hulplijn </a>, die is er altijd.</p></main>"""
    assert page(html).links == (
        Link(
            href="hulp#nu",
            url="https://a.nl/map/hulp#nu",
            element="a[href]",
            region=Region.CONTENT,
            text="de hulplijn",
            snippet="Wil je praten? Ga dan naar de hulplijn, die is er altijd.",
        ),
    )


@pytest.mark.parametrize(
    "html",
    [
        "<a href=x>" * 20_000,
        "<div>" * 5_000 + "<a href=x>x",
        "<p><a href=x>x</a>" * 10_000,
        '<img srcset="' + "x 1x, " * 30_000 + '">',
        '<img srcset="' + "(" * 100_000 + '">',
        '<meta http-equiv=refresh content="' + " " * 100_000 + '">',
        '<meta http-equiv=refresh content="' + "1" * 100_000 + '">',
        "<style>" + "url(" * 50_000,
        '<a href="' + "{{" * 50_000 + '">x</a>',
        '<a href="' + "a" * 200_000 + '">x</a>',
        '<a href="mailto:' + "a@" * 50_000 + '">x</a>',
        '<a href="tel:' + "1-" * 50_000 + 'x">x</a>',
        '<a href="' + "a." * 50_000 + '@">x</a>',
    ],
)
def test_a_hostile_page_costs_little(html):
    began = time.process_time()
    facts(html)
    assert time.process_time() - began < 2
