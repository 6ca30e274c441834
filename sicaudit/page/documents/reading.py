"""Documents that are not HTML: read once, kept as places, told as facts."""

import json
from collections.abc import Container, Iterable, Iterator
from datetime import date
from typing import assert_never

from sicaudit.model.page import DateEvidence, DateKind, Link, PageDates, PageFacts, Region
from sicaudit.page.dates.properties import dates_by_properties
from sicaudit.page.dates.text import Reading
from sicaudit.page.documents.document_kinds import kind_of_document
from sicaudit.page.documents.feed import read_feed
from sicaudit.page.documents.manifest import read_manifest
from sicaudit.page.documents.office import OPEN_DOCUMENT, read_office
from sicaudit.page.html.document import FOLLOWED, Document, DocumentKind, Place
from sicaudit.page.html.faults import fault_of
from sicaudit.page.html.fragments import mark_of, wanted_fragment
from sicaudit.urls import Url, is_web, resolve, split_fragment

__all__ = [
    "Document",
    "DocumentKind",
    "facts_of_document",
    "kind_of_document",
    "packed_places",
    "places_to",
    "read_document",
    "unpacked_places",
]


def read_document(
    body: bytes,
    kind: str,
    url: Url,
    *,
    most_links: int = 10_000,
    most_pages: int = 5_000,
    most_bytes: int = 32 * 1024 * 1024,
    seconds: float = 5.0,
) -> Document:
    """Read a document of a kind that `kind_of_document` gave; never raises, whatever it holds.

    `most_pages` of a PDF, `most_bytes` unpacked of an office file, and `seconds` of this thread's
    own work are granted; a limit that was reached is told by `cut`. The same body gives the same
    places as long as time is not the limit.
    """
    kind = DocumentKind(kind)
    match kind:
        case DocumentKind.PDF:
            from sicaudit.page.documents.pdf import (
                read_pdf,  # 0.1 s to import, and most runs never need it
            )

            contents = read_pdf(body, most_links=most_links, most_pages=most_pages, seconds=seconds)
        case DocumentKind.MANIFEST:
            contents = read_manifest(body, most_links=most_links)
        case DocumentKind.FEED:
            contents = read_feed(body, most_links=most_links)
        case (
            DocumentKind.DOCX
            | DocumentKind.PPTX
            | DocumentKind.XLSX
            | DocumentKind.ODT
            | DocumentKind.ODP
            | DocumentKind.ODS
        ):
            contents = read_office(
                body, kind, most_links=most_links, most_bytes=most_bytes, seconds=seconds
            )
        case _:
            assert_never(kind)
    base = resolve(contents.base, url) or url if contents.base else url
    return Document(
        kind=kind,
        title=contents.title,
        language=contents.language,
        places=tuple(_link(place, base, kind) for place in contents.places),
        created=contents.created,
        modified=contents.modified,
        trouble=contents.trouble,
        cut=contents.cut,
    )


def _link(place: Place, base: str, kind: DocumentKind) -> Link:
    url = resolve(_meant(place.href, kind), base)
    return Link(
        href=place.href,
        url=Url(url) if url is not None else None,
        element=place.element,
        region=Region.CONTENT,
        text=place.text,
        snippet=place.snippet,
    )


def _meant(href: str, kind: DocumentKind) -> str:
    """Give the URL that opens when somebody follows this one.

    Viewers open `www.example.nl` as a website. An OpenDocument file is a folder, out of which
    `../` leads (ISO/IEC 26300-3 3.7).
    """
    if href.lower().startswith("www.") and kind not in (DocumentKind.MANIFEST, DocumentKind.FEED):
        return f"http://{href}"
    return href.removeprefix("../") if kind in OPEN_DOCUMENT else href


def facts_of_document(document: Document, url: Url, *, today: date) -> PageFacts:
    """Read the facts of a document: what it points to, and when it was written.

    It has no anchors that could be known, so nothing can be said of fragments in it.
    """
    crawled: dict[Url, None] = {}
    others: dict[Url, None] = {}
    fragments: dict[tuple[Url, str], None] = {}
    mails: dict[Url, None] = {}
    malformed = 0
    for link in document.places:
        if fault_of(link.href, link.url) is not None:
            malformed += 1
        elif link.url is not None and link.url.startswith("mailto:"):
            mails[link.url] = None
        elif link.url is not None and is_web(link.url):
            address, fragment = split_fragment(link.url)
            (crawled if link.element in FOLLOWED else others)[address] = None
            if fragment and (wanted := wanted_fragment(fragment)) is not None:
                fragments[address, wanted] = None
    targets = (*crawled, *(address for address in others if address not in crawled))
    index = {address: number for number, address in enumerate(targets)}
    return PageFacts(
        document=document.kind.value,
        url=url,
        title=document.title,
        language=document.language,
        links=len(document.places),
        targets=targets,
        follow=len(crawled),
        fragments=tuple((index[address], wanted) for address, wanted in fragments),
        fragment_marks=frozenset(mark_of(address, wanted) for address, wanted in fragments),
        mails=tuple(mail for mail in mails if "@" in mail),
        malformed=malformed,
        dates=_dates(document, today),
    )


def _dates(document: Document, today: date) -> PageDates:
    source = "pdf" if document.kind is DocumentKind.PDF else "office"
    reading = Reading(today=today)
    found = (
        DateEvidence(source=source, kind=kind, value=day, text=f"{word} {day.isoformat()}")
        for kind, word, day in (
            (DateKind.PUBLISHED, "created", document.created),
            (DateKind.MODIFIED, "modified", document.modified),
        )
        if day is not None and reading.day(day.year, day.month, day.day) is not None
    )
    return dates_by_properties(found)


def places_to(places: Iterable[Link], wanted: Container[Url]) -> Iterator[Link]:
    """Give the places that hold one of the wanted URLs, or a faulty one, as `Page.links_to` does.

    A URL without a fragment wants all its fragments too.
    """
    for link in places:
        if link.url is None or fault_of(link.href, link.url) is not None:
            yield link
            continue
        address, fragment = split_fragment(link.url)
        named = fragment and f"{address}#{wanted_fragment(fragment)}"
        if address in wanted or (named and named in wanted):
            yield link


def packed_places(document: Document) -> bytes:
    """Give a document's places as bytes: all that is needed of it to look them up again."""
    return json.dumps(document.places, separators=(",", ":")).encode()


def unpacked_places(octets: bytes) -> tuple[Link, ...]:
    """Give the places that `packed_places` put into bytes."""
    return tuple(
        Link(href, None if url is None else Url(url), element, Region(region), text, snippet)
        for href, url, element, region, text, snippet in json.loads(octets)
    )
