"""Bodies as the journal keeps them: packed, and read once more for what stands in them."""

import gzip
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sicaudit.model.outcome import Response
from sicaudit.model.page import Link, Region
from sicaudit.page.documents.reading import places_to, unpacked_places
from sicaudit.page.html.charset import decode, is_css, sniff_html
from sicaudit.page.html.css import css_urls
from sicaudit.page.html.page import Page
from sicaudit.page.html.resolving import Resolver
from sicaudit.urls import Url

_fast_gzip: Any = gzip
with suppress(ImportError):
    from isal import igzip

    _fast_gzip = igzip


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A page's body as the journal keeps it, to look up places in it again."""

    url: Url
    body: bytes
    content_type: str | None


def packed(body: bytes) -> bytes:
    """Compress a body for the journal, as fast as this machine can."""
    return bytes(_fast_gzip.compress(body, 1))


def places_in(kept: Kept, wanted: frozenset[Url]) -> tuple[Link, ...]:
    """Give the places of a page that hold one of the wanted URLs, or a faulty one."""
    response = _unpacked(kept)
    if is_css(kept.content_type, kept.url):
        return _sheet_places(response, wanted)
    if not sniff_html(kept.content_type, response.body[:1024]):
        return tuple(places_to(unpacked_places(response.body), wanted))
    page = Page(response)
    return tuple(page.links_to(wanted))


def page_of(kept: Kept) -> Page:
    """Give a kept page as it was read."""
    return Page(_unpacked(kept))


def _unpacked(kept: Kept) -> Response:
    headers = {"content-type": kept.content_type} if kept.content_type else {}
    return Response(
        url=kept.url, status=200, headers=headers, body=bytes(_fast_gzip.decompress(kept.body))
    )


def _sheet_places(response: Response, wanted: frozenset[Url]) -> tuple[Link, ...]:
    resolver = Resolver()
    resolver.use(response.url)
    sheet = decode(response.body, response.headers.get("content-type"))[0]
    return tuple(
        Link(href=href, url=url, element="css url()", region=Region.CONTENT, snippet=href)
        for href in css_urls(sheet)
        if (url := resolver.resolve(href)[0]) in wanted
    )
