"""The made-up family of websites: every page with its address, this week's and last week's."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urlsplit

from situations.answers import file
from situations.case import Host

from signposting.case import HERE, Case, all_cases
from signposting.looks import page_html


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a website, as sites.toml describes it."""

    id: str
    paths: tuple[str, ...]
    kind: str
    audience: tuple[str, ...]
    language: str
    place: str | None = None
    topics: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Website:
    """One site of the family."""

    id: str
    name: str
    url: str
    look: str
    audience: tuple[str, ...]
    language: str
    footer: str
    help_page: str = ""
    sections: Mapping[str, Section] = field(default_factory=dict)
    small: tuple[str, ...] = ()
    """Paths of a website that is judged as a whole: each links to the next."""
    fan: bool = False
    """The first of `small` links to all others instead."""
    orphans: tuple[str, ...] = ()
    """Paths that only the sitemap names."""

    @property
    def host(self):
        return urlsplit(self.url).hostname


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as it is put into its look."""

    url: str
    path: str
    h1: str
    text: str
    language: str
    title: str = ""
    date: str = ""
    more: tuple[str, ...] = ()


def _table(name):
    return tomllib.loads((HERE / name).read_text("utf-8"))


@cache
def websites():
    """Give the sites by id, in the order of their file."""
    return {table["id"]: _website(table) for table in _table("family.toml")["site"]}


def _website(table):
    known = {key: value for key, value in table.items() if key != "section"}
    known |= {"audience": tuple(table.get("audience", ("public",)))}
    known |= {"language": table.get("language", "nl")}
    known |= {key: tuple(table[key]) for key in ("small", "orphans") if key in table}
    sections = {}
    for section in table.get("section", ()):
        filled = {"audience": known["audience"], "language": known["language"]} | section
        filled |= {"paths": tuple(filled["paths"]), "audience": tuple(filled["audience"])}
        sections[section["id"]] = Section(**filled)
    return Website(**known, sections=sections)


def site_findings():
    """Give what must be found of whole sites: (check, URL of the page or of the site)."""
    return {
        (table["check"], websites()[table["site"]].url.rstrip("/") + table.get("path", "/"))
        for table in _table("family.toml")["site_finding"]
    }


def outside():
    return _table("family.toml")["outside"]


def section_of(case: Case):
    return websites()[case.site].sections[case.section]


@cache
def path_of(case: Case):
    start = section_of(case).paths[0].removesuffix("*")
    return f"{start}{case.slug}/"


def url_of(case: Case):
    return websites()[case.site].url.rstrip("/") + path_of(case)


class Family:
    """All pages of all sites."""

    def __init__(self, cases=None):
        self.cases = all_cases() if cases is None else tuple(cases)
        self.by_url = {url_of(case): case for case in self.cases}
        assert len(self.by_url) == len(self.cases), "two pages share an address"

    def hosts(self):
        """Give each site's host with its ways, this week's and last week's."""
        return {
            site.host: Host(https=self._ways(site), before=self._ways(site, last_week=True))
            for site in websites().values()
        }

    def _ways(self, site, *, last_week=False):
        if site.small:
            return _small_ways(site)
        cases = [case for case in self.cases if case.site == site.id]
        pages = [_page_of(case, last_week=last_week) for case in cases]
        shown = [page for page in pages if not _is_extra(page.path)]
        ways = {"/": page_html(site, _front(site, pages), shown)}
        for case, page in zip(cases, pages, strict=True):
            ways[page.path] = page.text if case.raw else page_html(site, page, shown)
        if site.help_page:
            ways[site.help_page] = page_html(site, _help_page(site), shown)
        return ways | _FILES


_FILES = {
    "/folder.pdf": file(b"%PDF-1.4\n%%EOF\n", "application/pdf"),
    "/film.mp4": file(bytes(4) + b"ftypisom" + bytes(500), "video/mp4"),
    "/assets/index-4f3a9c.js": file("(()=>{})()", "text/javascript"),
}
"""What pages without a text of their own are made of."""


def _is_extra(path):
    """Keep the menus of a site free of the pages that a section of its own holds."""
    return "/privacyverklaring/" in path or "/legal/" in path


def _page_of(case, *, last_week):
    text = case.before if last_week and case.before is not None else case.text
    return Page(
        url=url_of(case),
        path=path_of(case),
        h1=case.h1,
        title=case.title,
        text=text,
        language=section_of(case).language,
        date=case.date,
        more=case.more,
    )


def _front(site, pages):
    words = _table("passages.toml")["front"][site.language]
    links = "\n".join(f"- [{page.h1}]({page.path})" for page in pages)
    return Page(
        url=site.url, path="/", h1=site.name, title=site.name, text=f"{words}\n\n{links}",
        language=site.language,
    )  # fmt: skip


def _help_page(site):
    words = _table("passages.toml")["help"][site.language]
    return Page(
        url=site.url, path=site.help_page, h1=words["h1"], text=words["text"],
        language=site.language,
    )  # fmt: skip


def _small_ways(site):
    """Give a chain of pages, or a fan of them; and a sitemap where some are orphans."""
    words = _table("passages.toml")["small"]["text"]
    base = site.url.rstrip("/")
    ways = {}
    for number, path in enumerate((*site.small, *site.orphans)):
        onward = site.small[number + 1 : number + 2]
        if site.fan:
            onward = site.small[1:] if path == "/" else ("/",)
        links = [Page(url=base + to, path=to, h1=_named(to), text="", language="nl")
                 for to in onward]  # fmt: skip
        page = Page(url=base + path, path=path, h1=_named(path), text=words, language="nl")
        ways[path] = page_html(site, page, links)
    if site.orphans:
        listed = "".join(f"<url><loc>{base}{path}</loc></url>" for path in ways)
        ways["/sitemap.xml"] = file(f"<urlset>{listed}</urlset>", "application/xml")
    return ways


def _named(path):
    return path.strip("/").rpartition("/")[2].replace("-", " ").capitalize() or "Welkom"
