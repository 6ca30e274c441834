"""The files in a zip archive, unpacked within bounds of size and time."""

import io
import re
import zipfile
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from typing import Any, NamedTuple

from sicaudit.page.html.document import Clock, OutOfBounds, Trouble
from sicaudit.page.html.xml_stream import NotXml, attribute, elements

MOST_FILES = 20_000

_ENTRY = b"PK\x01\x02"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""All that office files may use; others can ask for gigabytes of memory in a few bytes."""
_CHUNK = 256 * 1024


class Relation(NamedTuple):
    """What one part of an Office Open XML file says of another, or of the world outside."""

    kind: str
    """Last word of its type: `hyperlink`, `slide`, `core-properties`."""
    target: str
    """As written where it is external, else the name of the part."""
    is_external: bool


class Package:
    """A zip archive that is read file by file until time or room is used up: `OutOfBounds`."""

    def __init__(self, body: bytes, *, most_bytes: int, seconds: float, clock: Clock) -> None:
        """Open the archive; any other exception than `OutOfBounds` means that it is damaged."""
        if body.count(_ENTRY) > MOST_FILES:
            raise OutOfBounds(Trouble.TOO_LARGE)
        self._room = most_bytes
        self._clock = clock
        self._deadline = clock() + seconds
        self._archive = zipfile.ZipFile(io.BytesIO(body))
        self._names = {info.filename: info for info in self._archive.infolist()}
        self.is_damaged = False
        """True once some file in it could not be read to its end."""

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def read(self, name: str) -> bytes:
        """Unpack a file, as far as it goes; one that is missing is empty."""
        info = self._names.get(name)
        if info is None or info.compress_type not in _METHODS:
            self.is_damaged = self.is_damaged or info is not None
            return b""
        chunks: list[bytes] = []
        try:
            with self._archive.open(info) as file:
                while chunk := file.read(_CHUNK):
                    self._take(len(chunk))
                    chunks.append(chunk)
        except Exception:  # zipfile, zlib and struct have a dozen kinds between them
            self.is_damaged = True
        return b"".join(chunks)

    def elements(self, octets: bytes, *tags: str) -> Iterator[Any]:
        """Give the elements of an unpacked file, as far as it is well-formed; see `xml_stream`."""
        try:
            for element in elements(octets, *tags) if octets else ():
                self.look_at_clock()
                yield element
        except NotXml:
            self.is_damaged = True

    def relations(self, part: str) -> dict[str, Relation]:
        """Give what a part refers to, by id, in order (ECMA-376 part 2, 6.5); of "" the whole's."""
        folder, name = dirname(part), part.rpartition("/")[2]
        found: dict[str, Relation] = {}
        octets = self.read(join(folder, "_rels", f"{name}.rels"))
        for element in self.elements(octets, "Relationship"):
            target = attribute(element, "Target")
            is_external = attribute(element, "TargetMode") == "External"
            found[attribute(element, "Id")] = Relation(
                kind=re.split("[/#]", attribute(element, "Type"))[-1],
                target=target if is_external else normpath(join("/", folder, target))[1:],
                is_external=is_external,
            )
        return found

    def _take(self, size: int) -> None:
        self._room -= size
        if self._room < 0:
            raise OutOfBounds(Trouble.TOO_LARGE)
        self.look_at_clock()

    def look_at_clock(self) -> None:
        """Raise `OutOfBounds` when time is up; for loops within one element."""
        if self._clock() > self._deadline:
            raise OutOfBounds(Trouble.TOO_SLOW)
