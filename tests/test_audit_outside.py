"""What an audit does to hosts that are not ours: little, once, and without our secrets."""

from collections import Counter

import pytest
from misbehaving import (
    FINE,
    always,
    to,
)
from world import (
    audited_for_real,
    links,
    loopback,
    own,
    settings,
    site,
)

from sicaudit.urls import Url

GONE = "https://weg.example.nl/x"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "journal"


async def test_an_external_target_is_asked_once_however_many_pages_link_to_it(serve, clock, path):
    other = await serve({"/x": FINE})
    pages = {f"/{n}": links(other("/x"), other("/x#a"), other("/weg")) for n in range(30)}
    home = await serve({"/": links(*pages), **pages})
    two = await serve({"/": links(other("/x"))})
    done = await audited_for_real(loopback(own(home), site("two", Url(two.url))), path, clock)
    asked = Counter(call.path for call in other.asked())
    assert (asked["/x"], asked["/weg"]) == (1, 1)
    assert len(done.one("broken-link").sightings) == 30
    assert len(other.asked("/robots.txt")) == 1


async def test_a_loopback_host_that_is_not_ours_is_not_even_connected_to(serve, clock, path):
    victim = await serve(always(200))
    hostile = [
        f"http://{name}:{victim.port}/"
        for name in ("127.0.0.1", "localhost", "0x7f.1", "2130706433", "[::ffff:127.0.0.1]", "0")
    ]
    home = await serve(
        {
            "/": links(*hostile, "/om") + f'<img src="{victim.url}x.png">',
            "/om": to(f"{victim.url}y"),
        }
    )
    done = await audited_for_real(settings(own(home)), path, clock)
    assert victim.accepts == 0
    assert set(done.checks()) == {"unverifiable-link"}
    assert {finding.facts["reason"] for finding in done.findings} <= {
        "private-address",
        "our-network",
    }


async def test_unless_the_configuration_allows_it(serve, clock, path):
    other = await serve({"/": FINE})
    home = await serve({"/": links(other.url)})
    done = await audited_for_real(settings(own(home), links={"allow_private": True}), path, clock)
    assert other.accepts == 2  # robots.txt and the page
    assert done.findings == []


async def test_a_configured_site_may_be_on_loopback_and_its_neighbour_on_another_port_not(
    serve, clock, path
):
    victim = await serve(always(200))
    home = await serve({"/": links("/a", victim.url), "/a": FINE})
    done = await audited_for_real(settings(own(home)), path, clock)
    assert done.run.sites[0].pages == 2
    assert victim.accepts == 0


SECRET = "s3cr3t-f0r-0ur-0wn-h0st"


async def test_a_sites_headers_go_to_its_own_hosts_and_nowhere_else(serve, clock, path):
    other = await serve({"/x": FINE, "/robots.txt": always(404)})
    second = await serve({"/": FINE, "/weg": to(other("/w"))})
    home = await serve(
        {
            "/": links("/a", "/om", other("/x"), second.url, second("/weg"))
            + f'<img src="{other("/i.png")}">',
            "/a": FINE,
            "/om": to(other("/y")),
            "/sitemap.xml": to(other("/sitemap.xml")),
        }
    )
    first_site = own(home, crawl={"headers": {"X-Key": SECRET}, "sitemaps": True})
    done = await audited_for_real(loopback(first_site, site("two", Url(second.url))), path, clock)
    assert {"/x", "/y", "/w", "/i.png"} <= {call.path for call in other.calls}
    assert all(call.headers.get("x-key") == SECRET for call in home.calls)
    for server in (other, second):
        assert server.calls
        assert SECRET not in repr([call.headers for call in server.calls])
    assert SECRET not in repr(done.findings) + repr(done.run)
    assert SECRET.encode() not in path.read_bytes()
    assert SECRET not in repr(first_site)


async def test_headers_do_not_follow_robots_txt_to_another_host(serve, clock, path):
    other = await serve({"/robots.txt": always(200, "", content_type="text/plain")})
    home = await serve({"/": FINE, "/robots.txt": to(other("/robots.txt"))})
    asked = loopback(own(home, crawl={"headers": {"X-Key": SECRET}}))
    await audited_for_real(asked, path, clock)
    assert SECRET not in repr([call.headers for call in other.calls])


async def test_robots_txt_does_not_lead_us_to_a_private_host(serve, clock, path):
    victim = await serve(always(200))
    home = await serve({"/": FINE, "/robots.txt": to(victim("/robots.txt"))})
    done = await audited_for_real(settings(own(home)), path, clock)
    assert done.run.sites[0].pages == 1
    assert victim.accepts == 0


async def test_no_cookie_is_ever_sent(serve, clock, path):
    server = await serve({"/": always(200, links("/a"), set_cookie="id=1"), "/a": FINE})
    await audited_for_real(loopback(own(server)), path, clock)
    assert not any("cookie" in call.headers for call in server.calls)


def in_parts(html):
    """Give the first bytes to who asks for a part, as servers of files do."""
    body = html.encode()

    async def way(call):
        if "range" not in call.headers:
            await call.answer(200, body)
        else:
            told = f"bytes 0-1023/{len(body)}"
            await call.answer(206, body[:1024], content_range=told)

    return way


LONG = "<p>Veel woorden over veilig gebruik van het internet.</p>" * 40
WHOLE = f"<title>Gids</title><h1 id=begin>Gids</h1>{LONG}"
SOFT = f"<title>Pagina niet gevonden</title><h1>Pagina niet gevonden</h1><!--{LONG}-->"


async def test_what_is_first_embedded_and_later_linked_is_read_as_a_page_once_more(
    serve, clock, path
):
    other = await serve(
        {"/gids": in_parts(WHOLE), "/weg": in_parts(SOFT), "/kaart": in_parts(WHOLE)}
    )
    named = "".join(
        f'<link rel="alternate" hreflang="{n}" href="{other(url)}">'
        for n, url in (("en", "/gids"), ("de", "/weg"), ("fr", "/kaart"))
    )
    later = links(other("/gids#begin"), other("/gids#einde"), other("/weg"))
    home = await serve({"/": f"{named}<a href=/later>later</a>", "/later": later})
    done = await audited_for_real(loopback(own(home)), path, clock)
    assert done.one("broken-fragment").target == other("/gids#einde")
    assert done.one("soft-404").target == other("/weg")
    asked = Counter(call.path for call in other.asked())
    assert (asked["/gids"], asked["/weg"], asked["/kaart"]) == (2, 2, 1)


async def test_a_page_of_others_that_ours_names_as_its_address_is_read_and_compared(
    serve, clock, path
):
    other = await serve({"/gids": in_parts(WHOLE)})
    ours = "<p>Onze lessen over nepnieuws herkennen zijn getest in veertig klassen van groep acht."
    named = f'<link rel="canonical" href="{other("/gids")}">{ours}'
    home = await serve({"/": named})
    done = await audited_for_real(loopback(own(home)), path, clock)
    assert done.one("wrong-canonical").target == other("/gids")
    assert len(other.asked("/gids")) == 2
