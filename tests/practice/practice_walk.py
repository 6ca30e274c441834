"""An independent look at the practice family: html5lib, nothing of the audit."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import html5lib

from sicaudit.practice import Edition
from sicaudit.practice.addresses import SITES
from sicaudit.practice.folder import Folder

LINKS = {"a": ("href",), "area": ("href",)}
RESOURCES = {
    "link": ("href",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "script": ("src",),
    "iframe": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
}
NOT_WEB = ("mailto:", "tel:", "javascript:")
CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""")


@dataclass(frozen=True)
class Seen:
    """One link as it stands on a page or in a stylesheet."""

    page: str
    href: str
    url: str
    is_resource: bool


def pages_of(family, edition=Edition.TODAY) -> list[str]:
    return [
        family.addresses[site] + path.removeprefix("/").removesuffix("index.html")
        for site in SITES
        for path in Folder(name=site, edition=edition).files
        if path.endswith(".html") and path != "/404.html"
    ]


def parsed(html: bytes, charset: str):
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    return parser.parse(html, transport_encoding=charset), parser.errors


def links_of(tree, page: str) -> list[Seen]:
    base_element = tree.find(".//base[@href]")
    base = page if base_element is None else urljoin(page, base_element.get("href"))
    found = []
    for kinds, is_resource in ((LINKS, False), (RESOURCES, True)):
        for name, attributes in kinds.items():
            for element in tree.iter(name):
                for attribute in attributes:
                    found += [
                        Seen(page, href, joined(base, href), is_resource)
                        for href in _hrefs(element.get(attribute), attribute)
                    ]
    return found


def _hrefs(value: str | None, attribute: str) -> list[str]:
    if value is None:
        return []
    if attribute == "srcset":
        return [candidate.split()[0] for candidate in value.split(",")]
    return [value]


def joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href)
    except ValueError:
        return ""


def css_links(css: str, sheet: str) -> list[Seen]:
    hrefs = [first or second for first, second in CSS_URL.findall(css)]
    return [Seen(sheet, href, urljoin(sheet, href), True) for href in hrefs]


def fragments_of(tree) -> set[str]:
    ids = {element.get("id") for element in tree.iter() if isinstance(element.tag, str)}
    return ids | {element.get("name") for element in tree.iter("a")}


def without_fragment(url: str) -> str:
    return urldefrag(url).url


def fragment(url: str) -> str:
    return unquote(urlsplit(url).fragment)


def text_of(tree) -> str:
    return " ".join("".join(tree.itertext()).split())
