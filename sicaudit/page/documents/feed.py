"""What a feed points to: RSS of all versions, Atom (RFC 4287) and JSON Feed (https://jsonfeed.org)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sicaudit.page.html.charset import decode
from sicaudit.page.html.context import flat
from sicaudit.page.html.document import (
    MOST_TITLE_LETTERS,
    Contents,
    OutOfBounds,
    Place,
    Trouble,
    is_link,
    language_of,
)
from sicaudit.page.html.json_reading import json_object, members, string
from sicaudit.page.html.xml_stream import NotXml, elements, local_name

MOST_BYTES = 10 * 1024 * 1024

_HEAD = 4096
"""Letters within which a feed begins."""
_XML = "{http://www.w3.org/XML/1998/namespace}"
_ROOT = re.compile(r"<(?:[\w-]++:)?(?:rss|feed|RDF)\b")
_USES = {"alternate": "link", "related": "link", "via": "link", "enclosure": "enclosure"}
"""What an Atom link is for a reader, by its `rel`; others are for programs."""


def read_feed(body: bytes, *, most_links: int) -> Contents:
    """Read a feed; never raises. What stands before the first fault of its XML is given."""
    if len(body) > MOST_BYTES:
        return Contents(trouble=Trouble.TOO_LARGE, cut=True)
    text = decode(body, None)[0].lstrip()
    if text.startswith("{"):
        feed = json_object(body)
        found = Contents(trouble=Trouble.DAMAGED) if feed is None else _of_json(feed)
    elif _ROOT.search(text, 0, _HEAD):
        found = _of_xml(text, most_links)
    else:
        found = Contents(trouble=Trouble.MISLABELLED)
    is_cut = found.cut or len(found.places) > most_links
    return replace(found, places=found.places[:most_links], cut=is_cut)


def _of_xml(text: str, most_links: int) -> Contents:
    head, places = None, list[Place]()
    trouble, cut = None, False
    try:
        for entry in elements(text.encode(errors="replace"), "item", "entry", encoding="utf-8"):
            if head is None:
                head = _head(entry)
                places += head.places
            title = next((_words(child) for child in entry if local_name(child) == "title"), "")
            places += _places(_entry_links(entry), title)
            if len(places) > most_links:
                break
    except NotXml:
        trouble = Trouble.DAMAGED
    except OutOfBounds as limit:
        trouble, cut = limit.trouble, True
    return replace(head or Contents(), places=tuple(places), trouble=trouble, cut=cut)


def _head(entry: Any) -> Contents:
    """Read what stands before the first entry: the feed's own title, language and links."""
    feed = entry.getparent()
    before = list(entry.itersiblings(preceding=True))[::-1]
    channel = next((node for node in before if local_name(node) == "channel"), None)
    own = before if channel is None else list(channel)  # RSS 1.0 has its entries beside the channel
    values = {local_name(node): _words(node) for node in reversed(own)}
    links = [link for node in own for link in _links(node)]
    links += [
        ("rss image", _written(url))
        for node in own
        if local_name(node) == "image"
        for url in node
        if local_name(url) == "url"
    ]
    title = values.get("title", "")
    return Contents(
        title=title,
        language=language_of(values.get("language") or _own(feed, "lang")),
        base=_own(feed, "base") or None,
        places=tuple(_places(links, title)),
    )


def _own(element: Any, name: str) -> str:
    return "" if element is None else str(element.get(f"{_XML}{name}", ""))


def _places(links: Iterable[tuple[str, str]], text: str) -> Iterator[Place]:
    return (Place(href, element, text, text) for element, href in links if is_link(href))


def _entry_links(entry: Any) -> Iterator[tuple[str, str]]:
    """Give the links of an entry, else its `guid` where that is one."""
    found = [link for child in entry for link in _links(child)]
    yield from found
    if not any(element.endswith(" link") for element, _ in found):
        for child in entry:
            is_permanent = child.get("isPermaLink", "true").lower() == "true"
            if local_name(child) == "guid" and is_permanent and "://" in _written(child):
                yield "rss link", _written(child)


def _links(node: Any) -> Iterator[tuple[str, str]]:
    """Give the place that one child of a feed or an entry is, and the URL there."""
    href = node.get("href")
    match local_name(node):
        case "link" if href is not None:
            if use := _USES.get(node.get("rel", "alternate").lower()):
                yield f"atom {use}", href.strip()
        case "link":
            yield "rss link", _written(node)
        case "enclosure":
            yield "rss enclosure", node.get("url", "").strip()


def _written(node: Any) -> str:
    return str(node.text or "").strip()


def _words(node: Any) -> str:
    return flat("".join(node.itertext())[:MOST_TITLE_LETTERS])


def _of_json(feed: dict[str, Any]) -> Contents:
    title = flat(string(feed, "title")[:MOST_TITLE_LETTERS])
    links = [("json feed link", string(feed, "home_page_url"))]
    places = list(_places(links, title))
    for item in members(feed, "items"):
        links = [("json feed link", string(item, name)) for name in ("url", "external_url")]
        links.append(("json feed image", string(item, "image")))
        attached = (string(attachment, "url") for attachment in members(item, "attachments"))
        links += [("json feed enclosure", url) for url in attached]
        places += _places(links, flat(string(item, "title")[:MOST_TITLE_LETTERS]))
    language = language_of(string(feed, "language"))
    return Contents(title=title, language=language, places=tuple(places))
