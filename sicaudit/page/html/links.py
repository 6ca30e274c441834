"""Every URL that a document holds, as written: the hot path of reading a page."""

import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sicaudit.page.html.css import css_urls
from sicaudit.page.html.elements import (
    HOLDERS,
    LINK_HINTS,
    LINK_RESOURCES,
    META_URLS,
    Use,
)
from sicaudit.page.html.inventory import SPECIAL
from sicaudit.page.html.source import lowered_source
from sicaudit.page.html.srcset import srcset_urls

Held = tuple[LexborNode, str, Use, str]
"""The node, the label of the place (`a[href]`), what the page does with it, the URL as written."""

_REFRESH = re.compile(
    r"\s*+([\d.]*+)(?:\s*+[;,]\s*+|\s++(?![;,]))(?:url\s*+=\s*+)?(['\"]?)(.+)",
    re.IGNORECASE | re.DOTALL,
)
"""Seconds, a quote or nothing, and the address with what follows it (HTML 4.2.5.3)."""
_RARE_ATTRIBUTES = ("background", "cite")
"""Hardly any page has them, and the elements that may have them stand there by the thousand."""

_RARE = {
    tag: holders[0].attribute
    for tag, holders in HOLDERS.items()
    if len(holders) == 1 and holders[0].attribute in _RARE_ATTRIBUTES
}

_HIGHEST = 300
"""Elements above a button among which its form is looked for."""

_A_HREF = HOLDERS["a"][0].label
_A_XLINK = HOLDERS["a"][1].label


def held_urls(tree: LexborHTMLParser, holders: Iterable[tuple[LexborNode, str]]) -> Iterator[Held]:
    """Give every place that holds a URL, in document order; those in style attributes last.

    `holders` are the elements that may hold one, with their names. `template` contents and
    comments hold none, `noscript` does. An empty `href` is a link to the page itself and is
    given; an empty `src` or `url()` is no request and is not.
    """
    source = lowered_source(tree)
    missing = {name for name in _RARE_ATTRIBUTES if name.encode() not in source}
    has_xlink, navigation = b"xlink" in source, Use.NAVIGATION
    for node, tag in holders:
        if tag == "a":
            attributes = node.attributes  # all at once take a third of the time of one in `attrs`
            if (href := attributes.get("href")) is not None:
                yield node, _A_HREF, navigation, href
            if has_xlink and (href := attributes.get("xlink:href")) is not None:
                yield node, _A_XLINK, navigation, href
        elif tag in SPECIAL:
            yield from _special(node, tag)
        elif _RARE.get(tag) not in missing and (attributes := node.attributes):
            for holder in HOLDERS[tag]:
                value = attributes.get(holder.attribute)
                if value is not None and (value or holder.use is navigation):
                    yield node, holder.label, holder.use, value
    if b"style" in source:
        for node in tree.css("[style]"):
            for url in css_urls(node.attributes.get("style") or ""):
                yield node, "[style] url()", Use.RESOURCE, url


def _special(node: LexborNode, tag: str) -> Iterator[Held]:
    if tag == "style":
        for url in css_urls(node.text()):
            yield node, "style url()", Use.RESOURCE, url
        return
    attributes = node.attributes
    match tag:
        case "img" | "source":
            if src := attributes.get("src"):
                yield node, f"{tag}[src]", Use.RESOURCE, src
            if srcset := attributes.get("srcset"):
                for url in srcset_urls(srcset):
                    yield node, f"{tag}[srcset]", Use.RESOURCE, url
        case "link":
            yield from _link(node, attributes)
        case "meta":
            yield from _meta(node, attributes)
        case "form":
            yield from _form(node, attributes)
        case _:
            yield from _formaction(node, tag, attributes)
            src = attributes.get("src")
            if tag == "input" and src and (attributes.get("type") or "").lower() == "image":
                yield node, "input[src]", Use.RESOURCE, src


def _link(node: LexborNode, attributes: dict[str, str | None]) -> Iterator[Held]:
    rel = set((attributes.get("rel") or "").lower().split())
    if rel & LINK_HINTS:
        return
    if srcset := attributes.get("imagesrcset"):
        for url in srcset_urls(srcset):
            yield node, "link[imagesrcset]", Use.RESOURCE, url
    if href := attributes.get("href"):
        if rel & LINK_RESOURCES:
            yield node, "link[href]", Use.RESOURCE, href
        else:
            yield node, f"link[rel={min(rel)}]" if rel else "link[rev]", Use.REFERENCE, href


def _meta(node: LexborNode, attributes: dict[str, str | None]) -> Iterator[Held]:
    content = attributes.get("content")
    if not content:
        return
    if (attributes.get("http-equiv") or "").lower() == "refresh":
        if (refresh := refresh_in(content)) is not None:
            yield node, "meta[refresh]", Use.NAVIGATION, refresh[1]
        return
    name = (attributes.get("property") or attributes.get("name") or "").lower()
    if name in META_URLS:
        yield node, "meta[content]", Use.RESOURCE, content


def refresh_in(content: str) -> tuple[float, str] | None:
    """Give the seconds and the address that a refresh names; None: it only loads the page again."""
    found = _REFRESH.match(content)
    if found is None:
        return None
    number, quote, rest = found.groups()
    address = rest.partition(quote)[0] if quote else rest
    try:
        return float(number or 0), address
    except ValueError:
        return 0.0, address


def _form(node: LexborNode, attributes: dict[str, str | None]) -> Iterator[Held]:
    """A form that posts is not asked: a GET of its address says nothing about it."""
    action = attributes.get("action")
    if action and (attributes.get("method") or "get").lower() == "get":
        yield node, "form[action]", Use.REFERENCE, action


def _formaction(node: LexborNode, tag: str, attributes: dict[str, str | None]) -> Iterator[Held]:
    """A button may send its form elsewhere, and in its own way."""
    action = attributes.get("formaction")
    if not action:
        return
    method = attributes.get("formmethod")
    parent = node.parent
    for _ in range(_HIGHEST):
        if method or parent is None:
            break
        if parent.tag == "form":
            method = parent.attributes.get("method")
            break
        parent = parent.parent
    if (method or "get").lower() == "get":
        yield node, f"{tag}[formaction]", Use.REFERENCE, action
