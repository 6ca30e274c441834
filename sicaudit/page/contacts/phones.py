"""Telephone numbers as people write them, and the short ones beside a word that says so."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberMatcher

from sicaudit.page.language.words import fold, tokens_of
from sicaudit.page.tables import table

_LONG = re.compile(r"[0-9][0-9\s\-‐‑‒–—−.·/()]{6,}")
_FEWEST_DIGITS = 7
"""A necessary condition for a number that is no short code: looking for it takes 0.1 ms a page."""

_CONTEXT = 12
"""Letters around a candidate that phonenumbers wants to see, so as not to read half an IBAN."""

_SHORT = re.compile(r"[139][0-9]{2,5}")
_SHORT_CODE = re.compile(r"(?:116[ \-\xa0]?\d{3}|1\d{2,4}|[39]\d{2,3})(?![\w%€°])(?![.,\-–/:]\w)")
"""Shapes of short codes in Europe: 112, 999, 1717, 3018, 14020, 116 111 (ITU-T E.164.1, EU 116)."""

_NOT_BEFORE_A_CODE = frozenset(".,-–/€$£+§#:")

_CLOSE = 60
"""Letters before a short code within which a word must say that it is a telephone number."""

_CLOSE_BEHIND = 24

_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """A telephone number that a reader can see."""

    raw: str
    """As written."""
    number: str
    """E.164 with its plus sign (`+31202615275`), or the digits of a short code (`113`)."""
    start: int
    """Where it begins in the text."""


def phones_in(text: str, region: str) -> tuple[Phone, ...]:
    """Find the telephone numbers of a text, in order.

    `region` (ISO 3166, as "NL") is where numbers without a country code are dialled. Years,
    dates, amounts, IBANs and registration numbers are none. A short code counts only where
    the same sentence says that one can call it.
    """
    found = []
    end = 0
    for candidate in _LONG.finditer(text):
        if sum(map(str.isdigit, candidate[0])) < _FEWEST_DIGITS:
            continue
        start = max(end, candidate.start() - _CONTEXT)
        window = text[start : candidate.end() + _CONTEXT]
        for at, raw, number in _long_numbers(window, region):
            if start + at >= end:
                found.append(Phone(raw=raw, number=number, start=start + at))
                end = start + at + len(raw)
    found += _short_codes(text, [(phone.start, phone.start + len(phone.raw)) for phone in found])
    return tuple(sorted(found, key=lambda phone: phone.start))


@lru_cache(maxsize=4096)
def _long_numbers(window: str, region: str) -> tuple[tuple[int, str, str], ...]:
    """Ask phonenumbers (0.1 ms); the numbers of a footer come back on every page."""
    return tuple(
        (match.start, match.raw_string, e164(match.number))
        for match in PhoneNumberMatcher(window, region)
    )


def e164(number: phonenumbers.PhoneNumber) -> str:
    """Give a parsed number in its one international form (ITU-T E.164)."""
    return str(phonenumbers.format_number(number, PhoneNumberFormat.E164))


@lru_cache(maxsize=4096)
def normal_number(written: str, region: str) -> str:
    """Give the one form of a number that is known to be one: of a pack, or of a `tel:` URL.

    Digits alone where it is a short code or no number that can be dialled.
    """
    digits = "".join(filter(str.isdigit, written))
    try:
        number = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return digits
    return e164(number) if phonenumbers.is_valid_number(number) else digits


def _short_codes(text: str, taken: list[tuple[int, int]]) -> list[Phone]:
    found = []
    for digits in _SHORT.finditer(text):
        match = _SHORT_CODE.match(text, digits.start())
        if match is None:
            continue
        start, end = match.span()
        before = text[start - 1 : start]
        if before.isalnum() or before in _NOT_BEFORE_A_CODE or _YEAR.fullmatch(match[0]):
            continue
        if any(start < last and first < end for first, last in taken):
            continue
        if _says_call(text, start, end):
            number = "".join(filter(str.isdigit, match[0]))
            found.append(Phone(raw=match[0], number=number, start=start))
            taken.append((start, end))
    return found


@cache
def _words(section: str) -> frozenset[str]:
    languages = table("phones")[section].values()
    return frozenset(fold(word) for words in languages for word in words)


def _says_call(text: str, start: int, end: int) -> bool:
    """Look for "call" before the number or behind it, in the same sentence."""
    first = max(0, start - _CLOSE)
    around = text[first : end + _CLOSE_BEHIND]
    tokens = tokens_of(around)
    here = next((n for n, token in enumerate(tokens) if first + token.end > start), None)
    if here is None:
        return False
    sentence = tokens[here].sentence
    before = {t.folded for t in tokens[:here] if t.sentence == sentence}
    behind = {t.folded for t in tokens[here + 1 :] if t.sentence == sentence and not t.apart}
    return not (
        _words("call_words").isdisjoint(before) and _words("called_words").isdisjoint(behind)
    )
