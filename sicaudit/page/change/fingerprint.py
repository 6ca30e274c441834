"""A page's text in a hundred bytes: enough to see years later whether it changed, and how much."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import unquote
from zlib import crc32

from sicaudit.page.change.passing import lasting_text
from sicaudit.urls import path_of

VERSION = 1
"""Counted up whenever the same text would get another fingerprint."""

_MOST_WORDS = 500
"""Of a text, that the sketches rest on; `exact` rests on all of it."""

_PAIRS, _WORDS = 48, 32
"""Slots of the two sketches, one byte each; 0: nothing fell into it."""

_SHORTEST = 5
"""Bytes of a word that says what a text is about."""

_SHORTEST_ECHO = 2
_BETWEEN = re.compile(r"[-_+]+")

_SIGNS = bytes(n for n in range(128) if not chr(n).isalnum())
_APART = bytes(n if n > 127 or chr(n).isalnum() else 32 for n in range(256)).lower()
"""ASCII letters in lower case, signs as spaces."""

_PLAIN = (
    *((sign, "") for sign in "\u00ad\u200b\u200c\u200d\u200e\u2060\ufeff"),
    *((sign, "'") for sign in "\u2018\u2019\u201a\u2032\u00b4"),
    *((sign, '"') for sign in "\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a\u2033"),
    *((sign, "-") for sign in "\u2010\u2011\u2012\u2013\u2014\u2212"),
    *((sign, " ") for sign in "\u00a0\u2002\u2003\u2009\u202f\u00b7\u2022\u2026\u00d7\u2192"),
)
"""Signs that one editor sets and another does not: without width, quotes, dashes, spaces."""


class Fingerprint(NamedTuple):
    """What is kept of a text; only those of one version can be compared."""

    version: int
    words: int
    """Of the text, without what passes."""
    exact: bytes
    """8 bytes (BLAKE2b) of all letters and digits, without what passes."""
    sketch: bytes
    """Of each long word with the one after it, the least hash of each of 48 classes; then of the
    long words alone, that of 32.
    """

    def packed(self) -> bytes:
        """Give it as 92 bytes."""
        words = min(self.words, 0xFFFFFF).to_bytes(3, "big")
        return bytes((self.version,)) + words + self.exact + self.sketch


PACKED_BYTES = 12 + _PAIRS + _WORDS


def unpacked(packed: bytes) -> Fingerprint:
    """Read what `packed` gave, now or in another version."""
    if not packed or (packed[0] == VERSION and len(packed) != PACKED_BYTES):
        raise ValueError(f"a fingerprint has {PACKED_BYTES} bytes, not {len(packed)}")
    return Fingerprint(packed[0], int.from_bytes(packed[1:4], "big"), packed[4:12], packed[12:])


def fingerprint_of(words: str, *, address: str = "") -> Fingerprint:
    """Take the fingerprint of a page's own words: 0.3 ms for a thousand of them.

    With `address`, that of a page that may name it ("/hulp/chat does not exist"): it counts for
    nothing then, nor do the words of its last part.
    """
    if address:
        words = _without(words, address)
    if not words.isascii():
        words = _plain(words)
    lasting = lasting_text(words)
    exact = hashlib.blake2b(lasting.translate(None, _SIGNS), digest_size=8).digest()
    apart = lasting.translate(_APART).split()
    return Fingerprint(VERSION, len(apart), exact, _sketch(apart[:_MOST_WORDS]))


def _without(words: str, address: str) -> str:
    path = unquote(path_of(address)).rstrip("/")
    name = path.rpartition("/")[2].partition(".")[0]
    spoken = " ".join(_BETWEEN.split(name))
    echoes = {echo for echo in (address, path, name, spoken) if len(echo) >= _SHORTEST_ECHO}
    for echo in sorted(echoes, key=len, reverse=True):
        words = re.sub(rf"(?<!\w){re.escape(echo)}(?!\w)", " ", words, flags=re.IGNORECASE)
    return words


def _plain(words: str) -> str:
    if not unicodedata.is_normalized("NFC", words):
        words = unicodedata.normalize("NFC", words)
    for sign, plain in _PLAIN:
        if sign in words:
            words = words.replace(sign, plain)
    return words


def _sketch(words: Sequence[bytes]) -> bytes:
    after = [*words[1:], b""]
    pairs = [pair for pair in zip(words, after, strict=False) if len(pair[0]) >= _SHORTEST]
    hashes = [crc32(word) for word, _ in pairs]
    both = [crc32(word, start) for (_, word), start in zip(pairs, hashes, strict=True)]
    return _least(both, _PAIRS) + _least(hashes, _WORDS)


_TOO_MUCH = 1 << 32


def _least(hashes: Iterable[int], slots: int) -> bytes:
    """Give one byte of the least hash in each class: as many agree as the two sets share.

    One permutation hashing (https://arxiv.org/abs/1208.1259), of which one byte is kept.
    """
    least = [_TOO_MUCH] * slots
    for number in hashes:
        slot = number % slots
        if number < least[slot]:
            least[slot] = number
    return bytes([number // slots % 255 + 1 if number < _TOO_MUCH else 0 for number in least])


def changed(before: Fingerprint, after: Fingerprint) -> bool:
    """Say whether a page says something else than before; of two versions that is not known."""
    return before.exact != after.exact and before.version == after.version


def likeness(one: Fingerprint, other: Fingerprint) -> float:
    """Say between 0 and 1 how much of two texts is the same, within about 0.07.

    Of long texts their first 500 words speak for all; of two versions nothing is known to be.
    """
    if one.version != other.version:
        return 0.0
    if one.exact == other.exact:
        return 1.0
    return _agreement(one.sketch[:_PAIRS], other.sketch[:_PAIRS])


def _agreement(one: bytes, other: bytes) -> float:
    used = [(a, b) for a, b in zip(one, other, strict=True) if a or b]
    return sum(a == b for a, b in used) / len(used) if used else 0.0


_SAME_LENGTH, _SAME_WORDS, _SAME_SHARE = 0.25, 4, 0.45
"""Two pages of one website share less: 1 pair of 24,000 of six manuals passes."""


def same_answer(one: Fingerprint, other: Fingerprint) -> bool:
    """Say whether a host gives one answer to two addresses, but for the address and the time."""
    if one.version != other.version:
        return False
    most = max(one.words, other.words)
    if abs(one.words - other.words) > max(_SAME_WORDS, most * _SAME_LENGTH):
        return False
    return likeness(one, other) >= _SAME_SHARE


_UNLIKE_PAIRS, _UNLIKE_WORDS = 0.08, 0.15
"""Of two pages from different websites 98 in 100 are below both; of one page that changed in a
week, none of 300 was.
"""


def unlike(before: Fingerprint, after: Fingerprint) -> bool:
    """Say whether a text has nothing in common with what stood there before."""
    return (
        before.version == after.version
        and likeness(before, after) < _UNLIKE_PAIRS
        and _agreement(before.sketch[_PAIRS:], after.sketch[_PAIRS:]) < _UNLIKE_WORDS
    )
