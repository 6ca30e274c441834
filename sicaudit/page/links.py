"""Every URL that a document holds, as written: the hot path of reading a page."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sicaudit.page.css import css_urls
from sicaudit.page.elements import (
    HOLDERS,
    LINK_HINTS,
    LINK_RESOURCES,
    META_URLS,
    Holder,
    Use,
)
from sicaudit.page.srcset import srcset_urls

Held = tuple[LexborNode, str, Use, str]
"""The node, the label of the place (`a[href]`), what the page does with it, the URL as written."""

_REFRESH = re.compile(
    r"\s*+[\d.]*+(?:\s*+[;,]\s*+|\s++(?![;,]))(?:url\s*+=\s*+)?(['\"]?)(.+)",
    re.IGNORECASE | re.DOTALL,
)
_SPECIAL = frozenset(("link", "meta", "style", "form", "input", "img", "source"))
"""Elements whose other attributes decide what their URL is for."""
_LAST_STANDARD_TAG = 1000
"""Above lexbor's own tag numbers stand those it makes up for unknown elements of one document."""

_known: dict[int, tuple[Holder, ...] | str | None] = {}


def held_urls(tree: LexborHTMLParser, html: str) -> Iterator[Held]:
    """Give every place that holds a URL, in document order; those in style attributes last.

    `template` contents and comments hold none, `noscript` does. An empty `href` is a link to the
    page itself and is given; an empty `src` or `url()` is no request and is not.
    """
    root = tree.root
    if root is None:
        return
    for node in root.traverse():
        holders = _holders_of(node)
        if holders is None:
            continue
        if isinstance(holders, str):
            yield from _special(node, holders)
            continue
        attributes = node.attributes
        for holder in holders:
            value = attributes.get(holder.attribute)
            if value is not None and (value or holder.use is Use.NAVIGATION):
                yield node, holder.label, holder.use, value
    if "style" in html or "STYLE" in html:
        for node in tree.css("[style]"):
            for url in css_urls(node.attributes.get("style") or ""):
                yield node, "[style] url()", Use.RESOURCE, url


def _holders_of(node: LexborNode) -> tuple[Holder, ...] | str | None:
    """Give the holders of an element; its name where the attributes decide; None: holds no URL."""
    number = node.tag_id
    try:
        return _known[number]
    except KeyError:
        pass
    tag = (node.tag or "").lower()  # `feImage` of SVG
    holders = tag if tag in _SPECIAL else HOLDERS.get(tag)
    if number < _LAST_STANDARD_TAG:
        _known[number] = holders
    return holders


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
            src = attributes.get("src")
            if src and (attributes.get("type") or "").lower() == "image":
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
        if found := _REFRESH.match(content):
            quote, url = found[1], found[2]
            yield node, "meta[refresh]", Use.NAVIGATION, url.partition(quote)[0] if quote else url
        return
    name = (attributes.get("property") or attributes.get("name") or "").lower()
    if name in META_URLS:
        yield node, "meta[content]", Use.RESOURCE, content


def _form(node: LexborNode, attributes: dict[str, str | None]) -> Iterator[Held]:
    """A form that posts is not asked: a GET of its address says nothing about it."""
    action = attributes.get("action")
    if action and (attributes.get("method") or "get").lower() == "get":
        yield node, "form[action]", Use.REFERENCE, action
