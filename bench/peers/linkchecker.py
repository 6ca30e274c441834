"""LinkChecker's `tests/checker/data` with its `.result` files, and the servers of its tests."""

import ast
import html
import re
from collections.abc import Iterable, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

from misbehaving import always, to
from situations.case import Host

from bench.peers.case import Case, Fixtures, LeftOut, Statement, Way, Ways, Why, Word
from bench.peers.folder import Folder

PEER = "LinkChecker"
_DATA = "/tests/checker/data/"
_SAME = {
    "base_ignorewarnings.html": "base2.html with other settings",
    "base_ignorewarnings_with_warning.html": "base2.html with other settings",
    "all_parts_linenos.html": "base1.html, with line numbers in the output",
    "file_url_quote.html": "http_url_quote.html from the disk",
}
_EMPTY_WORLD = {"/": "<title>Example</title>"}
_WORLD = {
    name: Host(http=_EMPTY_WORLD, https=_EMPTY_WORLD)
    for name in ("example.com", "www.example.com", "www.example.org", "example.org")
}
"""What the tests that need the network rely on: front pages, and nothing behind them."""
_MAIL = ("users.sourceforge.net", "sourceforge.net", "freshcode.club", "example.com", "example.org")


class Handler(Folder):
    """The peer's test server: statuses, redirects by name, a made-up listing of a folder."""

    async def __call__(self, call: Any) -> None:
        path = call.path.partition("?")[0]
        if found := re.search(r"/status/(\d+)$", path):
            await call.answer(int(found[1]), "testcontent")
        elif "redirect_newhost" in path:
            await call.answer(302, "", location="http://www.example.com/")
        elif "redirect" in path:
            await call.answer(302, "", location=path.replace("redirect", "newurl"))
        elif path == "/":
            await call.answer(200, "<title>Dummy directory listing</title>", set_cookie="a=b")
        else:
            await super().__call__(call)


def fixtures(folder: Path) -> Fixtures:
    """Read the fixtures from a copy of the repository."""
    cases = [*_result_cases(folder), *_server_cases(folder), *_mail_cases(folder)]
    return Fixtures(peer=PEER, cases=tuple(cases), left_out=_LEFT_OUT)


def _case(
    folder: Path, name: str, entry: str, statements: Iterable[Statement], **more: Any
) -> Case:
    ways: Ways = {"*": Handler(folder), **more.pop("ways", {})}
    more = {"hosts": _WORLD, "mail": _MAIL} | more
    said = tuple(statements)
    return Case(peer=PEER, name=name, entry=entry, ways=ways, statements=said, **more)


def _result_cases(folder: Path) -> Iterator[Case]:
    data = folder / _DATA.strip("/")
    for result in sorted(data.rglob("*.result")):
        page = result.with_suffix("")
        name = page.relative_to(data).as_posix()
        if page.suffix in (".html", ".xhtml", ".php") and page.exists() and name not in _SAME:
            yield _case(folder, name, _DATA + name, _results(result, _DATA + name))
    for name in ("file.css", "file.txt", "file.asc", "Мошкова.bin", "file.pdf"):
        style = name.endswith(".css")
        link = f'<link rel="stylesheet" href="{name}">' if style else f'<a href="{name}">It</a>'
        ways = {f"{_DATA}start.html": link}
        said = _results(data / f"{name}.result", f"{_DATA}start.html")
        whole = name.endswith(".pdf")
        yield _case(folder, name, f"{_DATA}start.html", said, ways=ways, whole_site=whole)
    pages = {"/robots.txt": _robots_that_names_a_sitemap, "/": "<title>Front</title>"}
    listed = Statement(link=f"{_DATA}sitemap.xml", word=Word.SOUND)
    yield _case(folder, "sitemapindex.xml", "/", [listed], ways=pages)


def _results(result: Path, entry: str) -> Iterator[Statement]:
    """Read what the peer prints of each link: its real URL, a warning, and `valid` or `error`."""
    text = re.sub(r"^#.*\n", "", result.read_text("utf-8"), flags=re.MULTILINE)
    for block in re.split(r"^(?=url )", text, flags=re.MULTILINE):
        found = re.findall(r"^(cache key|real url|baseurl|url|warning) (.*)$", block, re.MULTILINE)
        fields = {name: _here(text) for name, text in found}
        if not fields or fields["url"] in (entry, entry.removeprefix(_DATA)):
            continue
        link = fields.get("baseurl", "") + fields["url"]
        known = None if fields["cache key"] == "None" else fields["real url"]
        if re.search(r"^error$", block, re.MULTILINE) or "Anchor" in fields.get("warning", ""):
            word = Word.BROKEN
        elif re.match(r"https?:|/", known or link):
            word = Word.SOUND
        else:
            word = Word.SILENT
        yield Statement(link=link, word=word, otherwise=known)


def _here(url: str) -> str:
    """Put our own server where the peer's file or server stands."""
    for place in ("file://%(curdir)s/%(datadir)s", "http://localhost:%(port)d/%(datadir)s"):
        url = url.replace(place, _DATA.rstrip("/"))
    return url.replace("http://localhost:%(port)d", "").replace("%%", "%")


async def _robots_that_names_a_sitemap(call: Any) -> None:
    where = f"http://{call.headers['host']}{_DATA}sitemapindex.xml"
    await call.answer(200, f"Sitemap: {where}\n", content_type="text/plain")


def _server_cases(folder: Path) -> Iterator[Case]:
    """Restate the tests whose fixture is the server."""
    yield _links(folder, "status codes", dict(_statuses()))
    redirects = {"/redirect1": Word.BROKEN, f"{_DATA}redirect.html": Word.SOUND}
    yield _links(folder, "redirects", redirects)
    other = {"/a": to("ftp://example.com/"), "/b": to("file:README.md")}
    yield _links(folder, "redirects to ftp and file", dict.fromkeys(other, Word.BROKEN), ways=other)
    ways = {"/redirect1": _to_https}
    yield _links(folder, "redirect to https", {"/redirect1": Word.BROKEN}, ways=ways)
    robots = (folder / "robots.txt").read_text("utf-8").replace("LinkChecker", "sicaudit")
    ways = {"/robots.txt": always(200, robots, content_type="text/plain")}
    yield _links(folder, "robots.txt", {"/secret": Word.LEFT_ALONE}, ways=ways)
    alone = Statement(link="do_not_check.html", word=Word.LEFT_ALONE)
    yield _case(folder, "norobots.html", f"{_DATA}norobots.html", [alone])
    schemes = ["skype:", "irc://example.org", "ircs://example.org", "steam://connect/example.org"]
    schemes += ["feed:https://example.com/entries.atom", "feed://example.com/entries.atom"]
    yield _links(folder, "unknown schemes", dict.fromkeys(schemes, Word.SILENT))
    spaced = (" http://www.example.org/", "\nhttp://www.example.org/", "http://www.example.org/ ")
    yield _links(folder, "white space", dict.fromkeys(spaced, Word.SOUND))
    yield from _header_cases(folder)


def _links(folder: Path, name: str, links: dict[str, Word], **more: Any) -> Case:
    page = "".join(f'<p><a href="{html.escape(link)}">It</a></p>\n' for link in links)
    ways = {"/start.html": page} | more.pop("ways", {})
    said = (Statement(link=link, word=word) for link, word in links.items())
    return _case(folder, name, "/start.html", said, ways=ways, **more)


def _statuses() -> Iterator[tuple[str, Word]]:
    for status in HTTPStatus:
        if status >= 200:  # 1xx is no answer yet
            word = Word.BROKEN if status >= 400 else Word.SOUND
            is_warning = status == HTTPStatus.TOO_MANY_REQUESTS
            yield f"/status/{status.value}", Word.DOUBTFUL if is_warning else word


async def _to_https(call: Any) -> None:
    await call.answer(302, "", location=f"https://{call.headers['host']}/newurl1")


def _header_cases(folder: Path) -> Iterator[Case]:
    """Restate the tests with httpbin: addresses in fields of the answer."""
    for name, text in {
        "Refresh": "5;url=http://www.example.com/refreshed",
        "Link": "<http://www.example.com/linked>;rel=previous",
        "Content-Location": "http://www.example.com/located",
    }.items():
        link = re.search(r"http:[^>]*", text)
        assert link is not None
        way: Way = always(200, "<title>Page</title>", **{name.lower(): text})
        said = Statement(link=link[0], word=Word.SEEN)
        entry, ways = "/start.html", {"/start.html": way}
        more = {"is_whole": False, "ways": ways}
        yield _case(folder, f"field {name} of the answer", entry, [said], **more)


def _mail_cases(folder: Path) -> Iterator[Case]:
    tests = folder / "tests" / "checker"
    bad = dict.fromkeys(_called(tests / "test_mail_bad.py", "mail_error"), Word.BROKEN)
    good = dict.fromkeys(_good_mail(tests / "test_mail_good.py"), Word.SILENT)
    good["mailto:"] = Word.BROKEN  # valid, with the warning that it holds no address
    yield _links(folder, "test_mail_bad.py", bad)
    yield _links(folder, "test_mail_good.py", good)


def _called(test: Path, function: str) -> Iterator[str]:
    """Give the first argument of each call; it is a string, or made of strings by `%` and `*`."""
    for node in ast.walk(ast.parse(test.read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Attribute(attr=name), args=[given, *_]) if name == function:
                yield _text(given)


def _text(node: ast.expr) -> Any:
    match node:
        case ast.Constant(value=value):
            return value
        case ast.BinOp(left=left, op=ast.Mod(), right=right):
            return _text(left) % _text(right)
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return _text(left) * _text(right)
    raise ValueError(f"line {node.lineno}: {ast.unparse(node)} is no plain text")


def _good_mail(test: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(test.read_text("utf-8"))):
        match node:
            case ast.Constant(value=str(text)) if re.match("mailto:(?!%s)", text):
                yield text
            case ast.For(iter=ast.Constant(value=str(signs))):
                yield from (f"mailto:abc{sign}def@sourceforge.net" for sign in signs)


_LEFT_OUT = (
    LeftOut(
        why=Why.OUT_OF_SCOPE,
        fixtures=(
            *("Bookmarks", "opera6.adr", "places.sqlite", "plist_binary/Bookmarks.plist"),
            *("plist_xml/Bookmarks.plist", "urllist.txt"),
        ),
        note="bookmarks of browsers and lists of addresses are no websites",
    ),
    LeftOut(
        why=Why.OUT_OF_SCOPE,
        fixtures=("file.markdown", "file.doc", "file.wml"),
        note="Markdown is no page yet, WAP pages are gone; of office files only docx, pptx and odt "
        "are read",
    ),
    LeftOut(
        why=Why.OUT_OF_SCOPE,
        fixtures=("dir", "udir", "a b", "urlencoding_anchor.html.file"),
        note="folders and pages on the disk, which no visitor sees without a web server",
    ),
    LeftOut(
        why=Why.OUT_OF_SCOPE,
        fixtures=("loginform.html", "loginform_password.html", "loginform_user.html"),
        note="logging in by a form",
    ),
    LeftOut(
        why=Why.OUT_OF_SCOPE,
        fixtures=tuple(_SAME),
        note="the same pages again: "
        + "; ".join(f"{name} is {what}" for name, what in _SAME.items()),
    ),
    LeftOut(
        why=Why.OUT_OF_SCOPE,
        fixtures=("test.swf", "cookies.txt", "no_decl_sitemap.xml", "no_decl_sitemapindex.xml"),
        note="Flash, a file of cookies, and guessing the type of files without a name for it",
    ),
    LeftOut(
        why=Why.OUT_OF_SCOPE,
        fixtures=("sitemap.xml",),
        note="a sitemap of another host's pages, which a sitemap may not hold; it is read as part "
        "of sitemapindex.xml",
    ),
)
