"""broken-link-checker's `test/fixtures-http` and `test/fixtures-json`, and its tests' server."""

import gzip
import json
import re
import zlib
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from misbehaving import always, to
from situations.case import Host

from bench.peers.case import Case, Fixtures, LeftOut, Statement, Way, Why, Word
from bench.peers.folder import Folder
from bench.peers.listed import FRONT

PEER = "broken-link-checker"
_OBEDIENT = """
[site.crawl]
respect_robots = {}"""


def fixtures(folder: Path) -> Fixtures:
    """Read the fixtures from a copy of the repository."""
    pages = folder / "test" / "fixtures-http"
    tags = json.loads((folder / "test" / "fixtures-json" / "scrapeHTML.json").read_text("utf-8"))
    cases = [*_site_cases(pages), *_tag_cases(tags)]
    return Fixtures(peer=PEER, cases=tuple(cases), left_out=_LEFT_OUT)


def _site_cases(pages: Path) -> Iterator[Case]:
    fine, broken = Word.SOUND, Word.BROKEN
    simple = {"/simple/with-links.html": fine, "/simple/404.html": broken}
    yield _case(pages, "simple", "/simple/index.html", simple | {"/simple/no-links.html": fine})
    yield _case(pages, "simple/no-links.html", "/simple/no-links.html", {})
    yield _case(pages, "simple/404.html", "/simple/404.html", {"/simple/404.html": broken})
    circular = {"/circular/with-links.html": fine, "/circular/no-links.html": fine}
    yield _case(pages, "circular", "/circular/index.html", circular)
    around = {"/circular-redirect/redirected.html": fine}
    yield _case(pages, "circular-redirect", "/circular-redirect/redirect.html", around)
    redirected = {"/redirect/redirected.html": fine, "/redirect/redirect.html": fine}
    yield _case(pages, "redirect", "/redirect/index.html", redirected)
    asked = dict.fromkeys(("/redirect/redirect.html?query", "/redirect/redirect.html#hash"), fine)
    yield _front(pages, "redirect, with a query and a fragment", asked)
    yield _external_redirect(pages)
    for kind in ("gzip", "deflate"):
        page = f"/compression/{kind}.html"
        yield _case(pages, page[1:], page, {"/compression/404.html": broken})
    links = {"/method-not-allowed/head.html": fine, "/method-not-allowed/any.html": broken}
    yield _front(pages, "method-not-allowed", links)
    yield _front(pages, "unknown/http-999.html", {"/unknown/http-999.html": broken})
    yield _front(pages, "500.html", {"/simple/500.html": broken})
    links = {"/non-html/empty": fine, "/non-html/image.gif": fine, "/": fine}
    yield _front(pages, "non-html", links)
    yield _front(pages, "invalid address", {"http://b:l:c/": broken})
    silent = ("data:image/gif;base64,R0lGODdhAQABAPAAAP", "other://blc1/", "tel:+5-555-555-5555")
    yield _front(pages, "no web addresses", dict.fromkeys(silent, Word.SILENT))
    yield from _robots_cases(pages)
    yield _with_passwords(pages)


def _robots_cases(pages: Path) -> Iterator[Case]:
    kinds = ("header", "meta", "rel", "robots-txt")
    first = {f"/disallowed/{kind}.html": Word.SOUND for kind in kinds}
    for obedient, word in ((True, Word.LEFT_ALONE), (False, Word.SOUND)):
        links = first | {f"/disallowed/{kind}2.html": word for kind in kinds}
        name = f"disallowed, honorRobotExclusions {'on' if obedient else 'off'}"
        settings = _OBEDIENT.format(str(obedient).lower())
        yield _case(pages, name, "/disallowed/index.html", links, settings=settings)


def _case(pages: Path, name: str, entry: str, links: Mapping[str, Word], **more: Any) -> Case:
    said = tuple(Statement(link=link, word=word) for link, word in links.items())
    ways = _ways(pages) | more.pop("ways", {})
    more = {"whole_site": True} | more
    return Case(peer=PEER, name=name, entry=entry, ways=ways, statements=said, **more)


def _front(pages: Path, name: str, links: Mapping[str, Word]) -> Case:
    page = "".join(f'<p><a href="{link}">{link}</a></p>\n' for link in links)
    return _case(pages, name, FRONT, links, ways={FRONT: page}, whole_site=False)


def _ways(pages: Path) -> dict[str, Way | str]:
    """What the peer's server does that a folder does not."""
    html = {"content_type": "text/html"}
    gzipped = gzip.compress((pages / "compression/gzip.html").read_bytes())
    deflated = zlib.compress((pages / "compression/deflate.html").read_bytes())
    header = (pages / "disallowed/header.html").read_bytes()
    robots = (pages / "robots.txt").read_bytes()
    return {
        "*": _Server(pages),
        "/compression/gzip.html": always(200, gzipped, content_encoding="gzip", **html),
        "/compression/deflate.html": always(200, deflated, content_encoding="deflate", **html),
        "/disallowed/header.html": always(200, header, x_robots_tag="nofollow", **html),
        "/robots.txt": always(200, robots, content_type="text/plain"),
        "/circular-redirect/redirect.html": to("/circular-redirect/redirected.html"),
        "/redirect/redirect2.html": to("/redirect/redirected.html", 301),
        "/method-not-allowed/any.html": always(405, ""),
        "/unknown/http-999.html": always(999, ""),
    }


class _Server(Folder):
    async def __call__(self, call: Any) -> None:
        path = call.path.partition("?")[0]
        if re.search(r"(404|500)\.html", path):
            await call.answer(int(path[-8:-5]), "")
        elif path == "/redirect/redirect.html":
            await call.answer(302, "", location="/redirect/redirect2.html")
        elif path == "/method-not-allowed/head.html" and call.method == "HEAD":
            await call.answer(405, "")
        else:
            await super().__call__(call)


def _external_redirect(pages: Path) -> Case:
    other = Host(http={"/external-redirect/redirected.html": "<title>Elsewhere</title>"})
    ways = {"/external-redirect/redirect.html": to("http://blc2/external-redirect/redirected.html")}
    links = {"/external-redirect/redirect.html": Word.SOUND}
    entry = "/external-redirect/index.html"
    return _case(pages, "external-redirect", entry, links, ways=ways, hosts={"blc2": other})


def _with_passwords(pages: Path) -> Case:
    """Restate the part of the tests with basic authentication that is about a link's own name."""
    page = (pages / "auth/intransitive.html").read_text("utf-8")
    ways: dict[str, Way | str] = {"/auth/intransitive.html": _guarded(page)}
    links = {
        "http://user2:pass2@blc1.invalid/auth/intransitive.html": Word.SOUND,
        "http://user3:pass3@blc1.invalid/auth/intransitive.html": Word.BROKEN,
        "http://user2:pass2@blc1.invalid/auth/404.html": Word.BROKEN,
    }
    front = "".join(f'<p><a href="{link}">A link</a></p>\n' for link in links)
    case = _case(pages, "auth, of links", FRONT, {}, ways={FRONT: front}, whole_site=False)
    said = (
        Statement(link=link, word=word, otherwise=re.sub("//.*@", "//", link))
        for link, word in links.items()
    )
    return replace(case, statements=tuple(said), hosts={"blc1.invalid": Host(http=ways)})


def _guarded(page: str) -> Way:
    allowed = "Basic " + b64encode(b"user2:pass2").decode()

    async def way(call: Any) -> None:
        if call.headers.get("authorization") == allowed:
            await call.answer(200, page)
        else:
            await call.answer(401, "")

    return way


def _tag_cases(tags: Mapping[str, Any]) -> Iterator[Case]:
    """Serve each bit of HTML, with nothing behind its links: each must be found, and be broken."""
    for name, tag in tags.items():
        links = dict.fromkeys((link["originalURL"] for link in tag["links"]), Word.SEEN)
        said = tuple(Statement(link=link, word=word) for link, word in links.items())
        yield Case(peer=PEER, name=name, entry="/", ways={"/": tag["html"]}, statements=said)


_LEFT_OUT = (
    LeftOut(
        why=Why.OUT_OF_SCOPE,
        fixtures=("auth/index.html", "auth/transitive.html", "auth/transitive-redirected.html"),
        note="a name and password in the site's own address; ours stand in `headers`, as a secret",
    ),
    LeftOut(
        why=Why.OUT_OF_SCOPE,
        fixtures=("file",),
        note="folders on the disk that are named like files; no test uses them",
    ),
)
