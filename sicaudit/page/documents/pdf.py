"""The web links of a PDF file, page by page (ISO 32000-1 12.6.4.7), with its title and dates."""

import logging
import time
import warnings
from collections.abc import Iterator
from dataclasses import replace

from pypdf import apply_configuration
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    PdfObject,
    TextStringObject,
)

from sicaudit.page.documents.pdf_head import read_head
from sicaudit.page.documents.pdf_reader import BOUNDS, BoundedReader
from sicaudit.page.html.context import flat
from sicaudit.page.html.document import Clock, Contents, OutOfBounds, Place, Trouble, is_link

logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # it tells of every fault it mends

_START = 1024
"""Bytes within which a PDF begins; readers take what stands before it for rubbish."""
_MOST_TEXT = 160
_MOST_ACTIONS = 8
"""That one click sets off."""
_HIDDEN = 2
"""Of an annotation's flags (ISO 32000-1, table 165)."""
_FATAL = (FileNotDecryptedError, DependencyError, MemoryError)
"""What befalls one page for such a reason befalls all."""


def read_pdf(
    body: bytes,
    *,
    most_links: int,
    most_pages: int,
    seconds: float,
    clock: Clock = time.thread_time,
) -> Contents:
    """Read a PDF file; never raises, whatever the file holds.

    A file that asks for no password is read although it is encrypted. Links that stand on a page
    as mere text are left out: what of it is a URL is anybody's guess.
    """
    if b"%PDF-" not in body[:_START]:
        return Contents(trouble=Trouble.MISLABELLED)
    found = _Found(most_links, most_pages)
    with apply_configuration(BOUNDS), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found.read(BoundedReader(body, deadline=clock() + seconds, clock=clock))
        except OutOfBounds as limit:
            found.note(limit.trouble, cut=True)
        except Exception as error:  # what a broken file makes of pypdf is of every kind there is
            found.note(*_trouble(error))
    return found.contents()


def _trouble(error: Exception) -> tuple[Trouble, bool]:
    """Give what an error means, and whether a limit of ours is behind it."""
    match error:
        case FileNotDecryptedError() | DependencyError():
            return Trouble.ENCRYPTED, False
        case LimitReachedError() | MemoryError():
            return Trouble.TOO_LARGE, True
        case _:
            return Trouble.DAMAGED, False


class _Found:
    """What was found so far: it is kept when the rest cannot be read."""

    def __init__(self, most_links: int, most_pages: int) -> None:
        self._most_links = most_links
        self._most_pages = most_pages
        self._head = Contents()
        self._places: list[Place] = []
        self._trouble: Trouble | None = None
        self._cut = False

    def note(self, trouble: Trouble, cut: bool) -> None:
        self._trouble = trouble
        self._cut = self._cut or cut

    def contents(self) -> Contents:
        places = tuple(self._places)
        return replace(self._head, places=places, trouble=self._trouble, cut=self._cut)

    def read(self, reader: BoundedReader) -> None:
        try:
            self._head = read_head(reader)
        except Exception as error:  # a file without a proper head may still have pages
            self._go_on_after(error)
        if not reader.may_hold_links():
            return
        for number, page in enumerate(self._pages(reader), 1):
            if number > self._most_pages:
                self._cut = True
                return
            try:
                for place in _places_on(page, number, reader):
                    if len(self._places) == self._most_links:
                        self._cut = True
                        return
                    self._places.append(place)
            except Exception as error:  # the next page may be whole
                self._go_on_after(error)

    def _go_on_after(self, error: Exception) -> None:
        if isinstance(error, _FATAL):
            raise error
        trouble, cut = _trouble(error)
        self.note(self._trouble or trouble, cut)

    def _pages(self, reader: BoundedReader) -> Iterator[DictionaryObject]:
        """Walk the page tree in order; a branch that comes again is a loop."""
        seen: set[int] = set()
        branches: list[Iterator[PdfObject]] = [iter([reader.root_object.raw_get("/Pages")])]
        while branches:
            kid = next(branches[-1], None)
            if kid is None:
                branches.pop()
                continue
            try:
                node = kid.get_object()
                kids = _of(node, "/Kids")
            except Exception as error:  # its sisters may be whole
                self._go_on_after(error)
                continue
            if isinstance(kids, ArrayObject):
                if not isinstance(kid, IndirectObject) or kid.idnum not in seen:
                    seen.add(kid.idnum if isinstance(kid, IndirectObject) else 0)
                    branches.append(iter(kids))
            elif isinstance(node, DictionaryObject):
                yield node
            else:
                self.note(self._trouble or Trouble.DAMAGED, cut=False)


def _places_on(page: DictionaryObject, number: int, reader: BoundedReader) -> Iterator[Place]:
    """Give the links of a page, each URL once: a link of two lines is two annotations."""
    annotations = _of(page, "/Annots")
    if not isinstance(annotations, ArrayObject):
        return
    seen: set[str] = set()
    for reference in annotations:
        if isinstance(reference, IndirectObject) and not reader.may_be_link(reference):
            continue
        annotation = reference.get_object()
        for href in _urls(annotation):
            if href not in seen and is_link(href):
                seen.add(href)
                yield Place(href, "pdf /URI", _text(annotation), f"page {number}")


def _urls(annotation: PdfObject | None) -> Iterator[str]:
    """Give the URLs that a click on an annotation opens: one, as good as always."""
    flags = _of(annotation, "/F")
    if isinstance(flags, int) and flags & _HIDDEN:
        return
    waiting = [_of(annotation, "/A")]
    for _ in range(_MOST_ACTIONS):
        if not waiting:
            return
        action = waiting.pop(0)
        kind = _of(action, "/S")
        if isinstance(kind, NameObject) and kind == "/URI":
            yield _written(_of(action, "/URI"))
        following = _of(action, "/Next")
        waiting += following[:_MOST_ACTIONS] if isinstance(following, ArrayObject) else [following]


def _written(value: PdfObject | None) -> str:
    """Give a URL as written; empty where there is none.

    It should be ASCII, but many write UTF-8, and some UTF-16.
    """
    if not isinstance(value, TextStringObject | ByteStringObject):
        return ""
    octets = value.original_bytes
    if octets.startswith((b"\xfe\xff", b"\xff\xfe")):
        return octets.decode("utf-16", "replace")
    try:
        return octets.decode()
    except UnicodeDecodeError:
        return octets.decode("cp1252", "replace")


def _text(annotation: PdfObject | None) -> str:
    """Give the words that stand for a link to who cannot see the page (ISO 14289)."""
    contents = _of(annotation, "/Contents")
    return flat(contents[:_MOST_TEXT]) if isinstance(contents, TextStringObject) else ""


def _of(node: PdfObject | None, key: str) -> PdfObject | None:
    """Give what an object holds under a key; None: nothing, or it holds no keys."""
    value = node.get_object() if node is not None else None
    if not isinstance(value, DictionaryObject) or key not in value:
        return None
    return value[key]
