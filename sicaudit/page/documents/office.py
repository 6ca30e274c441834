"""The links of office files: Office Open XML (ISO/IEC 29500) and OpenDocument (ISO/IEC 26300)."""

import time
from dataclasses import replace
from datetime import date

from sicaudit.page.documents.office_xml import main_part, office_places
from sicaudit.page.documents.open_document import open_document_places
from sicaudit.page.documents.package import Package
from sicaudit.page.html.context import flat
from sicaudit.page.html.document import (
    MOST_TITLE_LETTERS,
    OLE,
    Clock,
    Contents,
    DocumentKind,
    OutOfBounds,
    Place,
    Trouble,
    is_link,
    language_of,
)
from sicaudit.page.html.xml_stream import local_name

OPEN_DOCUMENT = (DocumentKind.ODT, DocumentKind.ODP, DocumentKind.ODS)


def read_office(
    body: bytes,
    kind: DocumentKind,
    *,
    most_links: int,
    most_bytes: int,
    seconds: float,
    clock: Clock = time.thread_time,
) -> Contents:
    """Read an office file; never raises, whatever the file holds.

    At most `most_bytes` are unpacked. What is read is what a reader sees, and the notes under
    slides; comments, layouts and masters are left out.
    """
    if not body.startswith(b"PK"):
        is_locked = body.startswith(OLE) and kind not in OPEN_DOCUMENT
        return Contents(trouble=Trouble.ENCRYPTED if is_locked else Trouble.MISLABELLED)
    head = Contents()
    places: list[Place] = []
    cut = False
    try:
        package = Package(body, most_bytes=most_bytes, seconds=seconds, clock=clock)
        trouble = _lock(package, kind)
        if trouble is None:
            head = _head(package, kind)
            found = open_document_places if kind in OPEN_DOCUMENT else office_places
            for place in found(package, kind):
                if len(places) == most_links:
                    cut = True
                    break
                if is_link(place.href):
                    places.append(place)
            trouble = Trouble.DAMAGED if package.is_damaged else None
    except OutOfBounds as limit:
        trouble, cut = limit.trouble, True
    except Exception:  # a broken archive can fail to open in many ways
        trouble = Trouble.DAMAGED
    return replace(head, places=tuple(places), trouble=trouble, cut=cut)


def _lock(package: Package, kind: DocumentKind) -> Trouble | None:
    """Say why there is nothing to read; None: there is."""
    if kind not in OPEN_DOCUMENT:
        return None if main_part(package, kind) in package else Trouble.MISLABELLED
    if "content.xml" not in package:
        return Trouble.MISLABELLED
    is_locked = b":encryption-data" in package.read("META-INF/manifest.xml")
    return Trouble.ENCRYPTED if is_locked else None


def _head(package: Package, kind: DocumentKind) -> Contents:
    """Read title, language and dates: Dublin Core in both families, in words of their own."""
    part = "meta.xml" if kind in OPEN_DOCUMENT else "docProps/core.xml"
    for relation in package.relations("").values():
        if relation.kind == "core-properties":
            part = relation.target
    values: dict[str, str] = {}
    names = ("title", "language", "created", "creation-date", "modified", "date")
    for element in package.elements(package.read(part), *names):
        values.setdefault(local_name(element), (element.text or "").strip())
    return Contents(
        title=flat(values.get("title", "")[:MOST_TITLE_LETTERS]),
        language=language_of(values.get("language", "")),
        created=_day(values.get("created") or values.get("creation-date", "")),
        modified=_day(values.get("modified") or values.get("date", "")),
    )


def _day(written: str) -> date | None:
    """Read the day of a moment (W3CDTF)."""
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None
