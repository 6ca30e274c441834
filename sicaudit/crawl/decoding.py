"""Takes a body out of its Content-Encoding, bounded in bytes and in ratio (RFC 9110 8.4).

Only gzip and deflate: brotli and zstd inflate a million times and hold far more memory a stream.
Inflates 300 MB/s with zlib, twice that with isal (the extra `fast`); a 1 GiB bomb costs 64 KiB.
"""

import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from typing import Any

fastest: Any = zlib
with suppress(ImportError):
    from isal import isal_zlib

    fastest = isal_zlib

ACCEPT_ENCODING = "gzip, deflate"
"""What to ask for, as we can read no more than this."""

WINDOW = 64 * 1024
"""Bytes inflated at a time."""
MOST_CODINGS = 2
MOST_MEMBERS = 1024
"""Of one gzip stream: each is a stream of its own, and empty ones cost time but no bytes."""
SUSPICIOUS_BYTES = 1024 * 1024
SUSPICIOUS_RATIO = 200
"""Above what text reaches; deflate's own limit is 1,032."""

_WINDOW_BITS = {"gzip": zlib.MAX_WBITS | 16, "x-gzip": zlib.MAX_WBITS | 16, "deflate": None}


class EncodingError(Exception):
    """A body that cannot be decoded: the server is alive, its body unreadable."""


class Decoder:
    """Decodes one body, chunk by chunk; `cut` says that it was longer than `most_bytes`."""

    def __init__(
        self, coding_header: str | None, most_bytes: int, *, library: Any = fastest
    ) -> None:
        """Prepare for a Content-Encoding as received; None: there was no such field.

        Raises EncodingError for a coding that we did not ask for, and for more than two.
        `library` is zlib or speaks like it.
        """
        names = [name.strip().lower() for name in (coding_header or "").split(",")]
        codings = [name for name in names if name not in ("", "identity")]
        if len(codings) > MOST_CODINGS:
            raise EncodingError(f"{len(codings)} content codings on one another")
        for coding in codings:
            if coding not in _WINDOW_BITS:
                raise EncodingError(f"unknown content coding {coding[:40]!r}")
        self._layers = [_Layer(coding, library) for coding in reversed(codings)]
        self._room = most_bytes
        self.cut = False

    def feed(self, chunk: bytes) -> bytes:
        """Decode what has come; empty from the moment on that the body is cut.

        Raises EncodingError for bytes that are not of the coding, and for a bomb: more than
        1 MiB at over 200 times its size.
        """
        decoded = []
        if not self.cut:
            for piece in self._pieces(chunk):
                decoded.append(piece[: self._room])
                self.cut = len(piece) > self._room
                self._room -= len(decoded[-1])
                if self.cut:
                    break
        return b"".join(decoded)

    def finish(self) -> None:
        """Say that the body has ended; raises EncodingError where its coding has not."""
        if not self.cut:
            for layer in self._layers:
                layer.finish()

    def _pieces(self, chunk: bytes) -> Iterable[bytes]:
        pieces: Iterable[bytes] = (chunk,)
        for layer in self._layers:
            pieces = chain.from_iterable(map(layer.pieces, pieces))
        return pieces


class _Layer:
    """One coding to take off."""

    def __init__(self, coding: str, library: Any) -> None:
        self._window_bits = _WINDOW_BITS[coding]
        self._library = library
        self._inflater: Any = None
        self._members = 0
        self._closed = False
        self._held = b""
        self._given = 0
        self._taken = 0

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        """Give what the chunk holds, in pieces of at most WINDOW bytes."""
        self._taken += len(chunk)
        rest, self._held = self._held + chunk, b""
        while self._inflater or self._begin(rest):
            try:
                piece = self._inflater.decompress(rest, WINDOW)
            except (zlib.error, self._library.error) as error:
                raise EncodingError(f"not what Content-Encoding says: {error}") from error
            ended = self._inflater.eof
            rest = self._inflater.unused_data if ended else self._inflater.unconsumed_tail
            self._given += len(piece)
            self._refuse_bomb(self._taken - len(rest))
            yield piece
            if ended:
                self._inflater = None
            elif not rest and len(piece) < WINDOW:
                return

    def _begin(self, start: bytes) -> bool:
        """Start on a stream, or on a further member of gzip; what else follows is ignored."""
        if len(start) < 2:
            self._held = start
            return False
        gzip = self._window_bits
        if self._members and not (gzip and start.startswith(b"\x1f\x8b")):
            self._closed = True
        if self._closed:
            return False
        self._members += 1
        if self._members > MOST_MEMBERS:
            raise EncodingError(f"more than {MOST_MEMBERS} members in one gzip stream")
        self._inflater = self._library.decompressobj(gzip or _deflate_bits(start))
        return True

    def _refuse_bomb(self, taken: int) -> None:
        if self._given > max(SUSPICIOUS_BYTES, SUSPICIOUS_RATIO * taken):
            raise EncodingError(f"a bomb: inflates to over {SUSPICIOUS_RATIO} times its size")

    def finish(self) -> None:
        if self._inflater or (self._held and not self._members):
            raise EncodingError("cut short")


def _deflate_bits(start: bytes) -> int:
    """Tell zlib's wrapper (RFC 1950, as RFC 9110 8.4.1.2 asks) from the bare stream many send."""
    wrapped = start[0] & 0x0F == 8 and int.from_bytes(start[:2], "big") % 31 == 0
    return zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS
