"""How much of a document's source can be parsed in time."""

import time

import pytest
from pages import facts, page

from sicaudit.page.html.nesting import readable_bytes

_LONG = b"<p>Een verhaal.</p>" * 6000
"""More than the bytes from which on anybody looks."""

HOSTILE = {
    "boxes": "<div>x" * 400_000,
    "forms": "<form><div>" + "<button formaction=x>x" * 100_000,
    "headers": "<div>" * 3000 + "<header>x</header>" * 100_000,
    "modals": "<div class=modal><h1>x" * 100_000,
    "lists of other pages": "<div><p>Lees ook</p><a href=/x>x</a>" * 50_000,
    "options": "<select>" + "<option>x" * 200_000,
    "attributes": "<div " + " ".join(f"a{n}=1" for n in range(200_000)) + ">",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_read_in_time(name):
    start = time.process_time()
    facts(f"<title>Speeltuin</title>{HOSTILE[name]}")
    assert time.process_time() - start < 10  # 0.1 to 1.5 when measured; it took minutes


def test_a_page_is_read_up_to_where_it_gets_too_deep_and_says_so():
    deep = page(b"<a href=/voor>x</a>" + b"<div>" * 50_000 + b"<a href=/na>x</a>")
    assert [link.href for link in deep.links] == ["/voor"]
    assert deep.cut


def test_a_page_is_read_up_to_a_tag_of_countless_attributes():
    attributes = b" ".join(b"a%d" % number for number in range(50_000))
    endless = page(b"<a href=/voor>x</a><p " + attributes + b"><a href=/na>x</a>")
    assert [link.href for link in endless.links] == ["/voor"]
    assert endless.cut


@pytest.mark.parametrize(
    "source",
    [
        b"<ul>" + b"<li>x" * 30_000,
        b"<dl>" + b"<dt>x<dd>y<p>z<br>" * 20_000,
        b"<table>" + b"<tr><td>x" * 30_000,
        b"<script>" + b"for(i=0;i<n;i++)" * 10_000 + b"</script>",
        b"<!--" + b"<div>" * 30_000 + b"-->",
        b"<div>" * 900 + _LONG + b"</div>" * 900,
        b"<img src='data:image/png;base64," + b"A" * 200_000 + b"'>",
        b"<script>var x='<b'," + b"a , " * 50_000 + b"</script>",
        b"<p>" + b"woord " * 50_000,
    ],
)
def test_a_long_page_that_is_only_sloppy_is_read_whole(source):
    assert len(source) > 100_000
    assert readable_bytes(source) is None
    assert not page(source).cut


def test_choices_by_the_thousand_are_read_as_before():
    options = "".join(f"<option value={n}>Gemeente {n}</option>" for n in range(5000))
    chosen = page(f"<select>{options}</select><a href=/x>x</a>")
    assert len(chosen.tree.css("option")) == 5000
    assert [link.href for link in chosen.links] == ["/x"]
