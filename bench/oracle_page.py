"""What a page refers to, read with html5lib and plain rules: shares no code with sicaudit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import html5lib

SPACE = " \t\n\f\r"
XLINK = "{http://www.w3.org/1999/xlink}href"

# Where HTML and SVG keep URLs (HTML Living Standard, "Attributes"; obsolete ones are left out).
URL_ATTRIBUTES = {
    "a": ("href",),
    "area": ("href",),
    "img": ("src",),
    "source": ("src",),
    "script": ("src", "href"),
    "iframe": ("src",),
    "frame": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "form": ("action",),
    "button": ("formaction",),
    "blockquote": ("cite",),
    "q": ("cite",),
    "ins": ("cite",),
    "del": ("cite",),
    "image": ("href",),
    "use": ("href",),
}
SRCSET = {"img": "srcset", "source": "srcset", "link": "imagesrcset"}
# Connections are opened or names looked up; nothing is fetched that could be missing.
NOT_FETCHED = {"preconnect", "dns-prefetch"}
# HTML: an empty value is an error and nothing is fetched; for `a` and `area` it is the page itself.
MAY_BE_EMPTY = {"a", "area"}
OG_IMAGES = {"og:image", "og:image:url", "og:image:secure_url"}
CRAWLED = {"a", "area", "iframe", "frame"}

REFRESH = re.compile(
    r"\s*[\d.]+[\d.]*\s*(?:[;,]\s*)?(?:url\s*=\s*)?(?:\"([^\"]*)|'([^']*)|(.*))",
    re.IGNORECASE | re.DOTALL,
)
CSS = re.compile(
    r"""/\*.*?(?:\*/|\Z)
    | @namespace\b[^;]*;
    | @import\s+(?P<rule>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
    | (?<![\w-])url\(\s*(?P<url>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?:[^)"'\s\\]|\\.)*)\s*\)
    | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
CSS_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|\n|(.))", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Reference:
    """A URL as written, and the element and attribute that hold it."""

    element: str
    attribute: str
    value: str
    sheet: bool = False
    """True: a stylesheet, to be read in its turn."""


@dataclass(frozen=True, slots=True)
class PageContent:
    """All that the oracle needs of a page."""

    base: str | None
    references: tuple[Reference, ...]
    anchors: frozenset[str]


def read_page(body: bytes, charset: str | None) -> PageContent:
    """Parse as a browser without script does: `noscript` counts, `template` does not."""
    tree = html5lib.parse(body, transport_encoding=charset)
    base = None
    references: list[Reference] = []
    anchors: set[str] = set()
    for element, name in _elements(tree):
        if name == "base" and base is None:
            base = element.get("href")
        references += _references(element, name)
        if element.get("id"):
            anchors.add(element.get("id"))
        if name == "a" and element.get("name"):
            anchors.add(element.get("name"))
    return PageContent(base, tuple(references), frozenset(anchors))


def _elements(tree: Any) -> Iterator[tuple[Any, str]]:
    """Walk in document order; comments have a function for a tag."""
    waiting = [tree]
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str):
            continue
        name = element.tag.rpartition("}")[2].lower()
        if name == "template":
            continue
        yield element, name
        waiting.extend(reversed(element))


def _references(element: Any, name: str) -> Iterator[Reference]:
    for attribute in URL_ATTRIBUTES.get(name, ()):
        value = element.get(attribute)
        if value is None and attribute == "href":
            value = element.get(XLINK) or element.get("xlink:href")
        if value is not None and (value.strip(SPACE) or name in MAY_BE_EMPTY):
            yield Reference(name, attribute, value)
    if name in SRCSET and element.get(SRCSET[name]):
        for value in read_srcset(element.get(SRCSET[name])):
            yield Reference(name, SRCSET[name], value)
    if element.get("style"):
        for value in read_css(element.get("style")):
            yield Reference("style", "url()", value)
    match name:
        case "style":
            for value in read_css("".join(element.itertext())):
                yield Reference("style", "url()", value)
        case "link":
            yield from _link(element)
        case "meta":
            yield from _meta(element)
        case "input" if (element.get("type") or "").strip(SPACE).lower() == "image":
            if element.get("src"):
                yield Reference("input", "src", element.get("src"))


def _link(element: Any) -> Iterator[Reference]:
    kinds = set((element.get("rel") or "").lower().split())
    if (element.get("href") or "").strip(SPACE) and not kinds & NOT_FETCHED:
        yield Reference("link", "href", element.get("href"), sheet="stylesheet" in kinds)


def _meta(element: Any) -> Iterator[Reference]:
    content = element.get("content") or ""
    if (element.get("http-equiv") or "").strip(SPACE).lower() == "refresh":
        match = REFRESH.match(content)
        url = next((part for part in match.groups() if part), "") if match else ""
        if url.strip(SPACE):
            yield Reference("meta", "refresh", url)
    if (element.get("property") or "").strip(SPACE).lower() in OG_IMAGES and content.strip(SPACE):
        yield Reference("meta", "content", content)


def read_srcset(value: str) -> Iterator[str]:
    """Split a srcset (HTML, "parse a srcset attribute"): a URL may hold commas, not spaces."""
    position = 0
    while match := re.compile(r"[\s,]*([^\s,]\S*)").match(value, position):
        url = match[1]
        position = match.end()
        if url.endswith(","):
            url = url.rstrip(",")
        else:
            descriptors = re.compile(r"(?:[^,(]|\([^)]*\)?)*").match(value, position)
            position = descriptors.end() if descriptors else position
        if url:
            yield url


def read_css(text: str) -> Iterator[str]:
    """Give what `url()` and `@import` name, outside comments and other strings."""
    for match in CSS.finditer(text):
        written = match["rule"] or match["url"]
        if not written:
            continue
        if written[0] in "\"'":
            written = written[1:-1]
        url = CSS_ESCAPE.sub(_unescaped, written).strip(SPACE)
        if url and not url.startswith("#"):
            yield url


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 16) or 0xFFFD) if match[1] else match[2] or ""
