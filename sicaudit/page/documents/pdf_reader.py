"""A PDF file opened within bounds of time and memory, its objects read one by one.

pypdf reads all objects of a stream as soon as one of them is wanted; a manual of 10 MB takes it
7 s. Few of them are on the way to a link, so here each is read when it is wanted itself: 1.3 s.
"""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass

from pypdf import Configuration, PdfReader
from pypdf.errors import PdfReadError
from pypdf.generic import IndirectObject, PdfObject, StreamObject, read_object

from sicaudit.page.html.document import Clock, OutOfBounds, Trouble

MOST_UNPACKED = 64 * 1024 * 1024
"""Bytes of all object streams together."""
MOST_OBJECTS = 200_000
"""Kept in memory: about 1 KB each."""
MOST_XREF_ENTRIES = 500_000

BOUNDS = Configuration(
    zlib_maximum_output_length=4 * 1024 * 1024,
    zlib_maximum_recovery_input_length=256 * 1024,
    lzw_maximum_output_length=4 * 1024 * 1024,
    run_length_maximum_output_length=4 * 1024 * 1024,
    brotli_maximum_output_length=4 * 1024 * 1024,
    array_based_stream_maximum_output_length=4 * 1024 * 1024,
    stream_decoding_work_maximum_length=32 * 1024 * 1024,
    stream_filters_maximum_length=4,
    jbig2dec_binary=None,
)
"""What a single stream may cost; pictures and text, which are larger, are never unpacked here."""

_NUMBER_PAIRS = re.compile(rb"[\d\s]*+")
_MAY_BE_LINK = re.compile(rb"/URI|/A\s*\d")
"""An action that opens a URL, in the annotation itself or an object of its own."""
_WHOLE_OBJECT = 4096
"""Bytes within which an annotation ends."""
_STEPS_PER_LOOK = 64
"""A look at the clock costs 1 us, ten times what a step costs."""


class _Watched(io.BytesIO):
    """Bytes that can be read until time is up: pypdf reads one, or a few, at a time."""

    def __init__(self, octets: bytes, look_at_bounds: Callable[[], None]) -> None:
        super().__init__(octets)
        self._steps = 0
        self._look_at_bounds = look_at_bounds

    def read(self, size: int | None = -1, /) -> bytes:
        self._steps += 1
        if not self._steps % _STEPS_PER_LOOK:
            self._look_at_bounds()
        return super().read(size)


@dataclass(frozen=True, slots=True)
class _Packed:
    """An object stream, unpacked: where each of its objects begins and ends."""

    octets: bytes
    spans: dict[int, tuple[int, int]]

    def raw(self, number: int) -> bytes:
        start, end = self.spans[number]
        return self.octets[start:end].strip()


_NOTHING = _Packed(b"", {})


class BoundedReader(PdfReader):
    """Opens a PDF and gives its objects until time or room is used up, then `OutOfBounds`."""

    def __init__(self, body: bytes, *, deadline: float, clock: Clock) -> None:
        self._body = body
        self._deadline = deadline
        self._clock = clock
        self._room = MOST_UNPACKED
        self._streams: dict[int, _Packed] = {}
        self.resolved_objects = {}
        super().__init__(self._watched(body), xref_stream_maximum_entries=MOST_XREF_ENTRIES)

    def get_object(self, indirect_reference: int | IndirectObject) -> PdfObject | None:
        """Give an object; None or a null where there is none."""
        self._look_at_bounds()
        if isinstance(indirect_reference, int):
            indirect_reference = IndirectObject(indirect_reference, 0, self)
        number, generation = indirect_reference.idnum, indirect_reference.generation
        if generation or number not in self.xref_objStm:
            return super().get_object(indirect_reference)
        if (0, number) in self.resolved_objects:
            return self.resolved_objects[0, number]
        packed = self._stream_of(number)
        found = None
        if number in packed.spans:
            found = read_object(self._watched(packed.raw(number) + b"\n"), self)
        return self.cache_indirect_object(0, number, found) if found is not None else None

    def may_hold_links(self) -> bool:
        """Say whether it is worth while to look for links."""
        return b"/URI" in self._body or b"/ObjStm" in self._body

    def may_be_link(self, reference: IndirectObject) -> bool:
        """Say whether it is worth while to read an annotation: nine in ten lead to other pages."""
        raw = self._raw(reference)
        return raw is None or _MAY_BE_LINK.search(raw) is not None

    def _raw(self, reference: IndirectObject) -> bytes | None:
        """Give the bytes of an object without reading it; None: they are not had so cheaply."""
        number, generation = reference.idnum, reference.generation
        if not generation and number in self.xref_objStm:
            packed = self._stream_of(number)
            return packed.raw(number) if number in packed.spans else None
        start = self.xref.get(generation, {}).get(number)
        if start is None:
            return None
        end = self._body.find(b"endobj", start, start + _WHOLE_OBJECT)
        return self._body[start:end] if end > 0 else None

    def _watched(self, octets: bytes) -> _Watched:
        return _Watched(octets, self._look_at_bounds)

    def _look_at_bounds(self) -> None:
        if self._clock() > self._deadline:
            raise OutOfBounds(Trouble.TOO_SLOW)
        if len(self.resolved_objects) > MOST_OBJECTS:
            raise OutOfBounds(Trouble.TOO_LARGE)

    def _stream_of(self, number: int) -> _Packed:
        """Give the object stream that holds an object; one that cannot be read holds nothing."""
        stream = self.xref_objStm[number][0]
        if stream not in self._streams:
            self._streams[stream] = _NOTHING  # should reading it fail, or need itself
            self._streams[stream] = self._unpacked(stream)
        return self._streams[stream]

    def _unpacked(self, number: int) -> _Packed:
        self._look_at_bounds()
        stream = super().get_object(IndirectObject(number, 0, self))
        self.resolved_objects.pop((0, number), None)
        if not isinstance(stream, StreamObject):
            raise PdfReadError("no object stream")
        octets = stream.get_data()
        self._room -= len(octets)
        if self._room < 0:
            raise OutOfBounds(Trouble.TOO_LARGE)
        first = stream["/First"]
        if not isinstance(first, int) or not 0 <= first <= len(octets):
            raise PdfReadError("an object stream without /First")
        return _Packed(octets, _spans(octets, first))


def _spans(octets: bytes, first: int) -> dict[int, tuple[int, int]]:
    """Read the head of an object stream: pairs of numbers and offsets (ISO 32000-1 7.5.7)."""
    head = _NUMBER_PAIRS.match(octets, 0, first)
    words = [int(word) for word in head[0].split()] if head else []
    starts = [
        (first + start, number) for number, start in zip(words[::2], words[1::2], strict=False)
    ]
    starts.sort()
    ends = [start for start, _ in starts[1:]] + [len(octets)]
    return {number: (start, end) for (start, number), end in zip(starts, ends, strict=True)}
