"""What a `tel:` link dials: whether that can be a number, and whether it is the one shown."""

import re
from functools import lru_cache
from urllib.parse import unquote

import phonenumbers
from phonenumbers import CountryCodeSource, PhoneNumber, ValidationResult

from sicaudit.model.outcome import Certainty, Judgement, Reason, Verdict
from sicaudit.page.contacts.phones import e164, phones_in

_TEL = re.compile(r"\+?[\d\s().*#/\u2010-\u2015\u2212-]{3,}(?:[,pw]+[\d#*,pw]*)?(?:;[\w=+.-]+)*")
"""RFC 3966 3, and what phones take as well: spaces, and pauses before an extension."""
_UNSEEN = dict.fromkeys(
    (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)
)
"""Marks of direction and the like, copied along from an address book; phones pass over them."""
_FEWEST_DIGITS = 3
"""112, 113: the shortest numbers there are."""
_LONGEST_SHORT = 6
"""116 111, 14 0492."""
_LONGEST_URL = 300

_PAUSE = re.compile("[,;pw]")
_SERVICE_CODES = frozenset("*#")
_MOST_MISSING = 3

_LONGEST_TEXT = 300
"""Letters of a link's text; what is longer is a paragraph, and its numbers may be anybody's."""
_SHORT_ALONE = re.compile(r"[\s(]*(116[\s-]?\d{3}|14[\s-]?0\d{2,3}|[1-9]\d{2,4})[\s).]*")
_WORD_NUMBER = re.compile(r"\s*0[89]00[\s-]?[A-Z]{4,9}\s*")
"""0800-CALLNOW: letters stand for the digits on their keys (ITU-T E.161)."""
_GOES_ON = re.compile(r"\s*[/\u2010-\u2015-]\s*\d")
"""`020-123 45 67/68`: a second number of which only the end is written."""


def is_tel(url: str) -> bool:
    """Say whether a `tel:` URL has the shape of one, leniently."""
    number = _number_in(url)
    digits = sum(sign.isdigit() for sign in number)
    return digits >= _FEWEST_DIGITS and _TEL.fullmatch(number) is not None


def fault_of_tel(url: str, region: str) -> Judgement | None:
    """Say what is wrong with the number of a `tel:` URL; None: nothing.

    `region` (ISO 3166, as "NL") is where numbers without a country code are dialled. Certain:
    no such number can exist (wrong shape, far too short or long, no such country). Likely: not
    given out, but would be with a digit more or less. Ask: only not given out, as far as is
    known here. Short codes are believed, and so are service codes (`*21*...#`).
    """
    return _fault_of(url[:_LONGEST_URL], region)


@lru_cache(maxsize=4096)
def _fault_of(url: str, region: str) -> Judgement | None:
    if not is_tel(url):
        return _fault(Certainty.CERTAIN)
    written = _dialled(url)
    if not _SERVICE_CODES.isdisjoint(written) or "phone-context" in url:
        return None
    if _is_short(written):
        return None if _is_short_code(written, region) else _fault(Certainty.ASK)
    if "+" not in written and region not in phonenumbers.SUPPORTED_REGIONS:
        return None
    try:
        number = phonenumbers.parse(written, region, keep_raw_input=True)
    except phonenumbers.NumberParseException:
        return _fault(Certainty.CERTAIN)
    if phonenumbers.is_valid_number(number):
        # 31201234567 is understood here, but reaches nobody without its plus sign
        lacks_plus = CountryCodeSource.FROM_NUMBER_WITHOUT_PLUS_SIGN
        return _fault(Certainty.ASK) if number.country_code_source == lacks_plus else None
    return _fault(_certainty(number))


def number_dialled(url: str, region: str) -> str | None:
    """Give the one form of what a `tel:` URL dials, as `phones_in` does; None: not safely known.

    Without extension and pauses.
    """
    if not is_tel(url):
        return None
    written = _dialled(url)
    if not _SERVICE_CODES.isdisjoint(written):
        return None
    return _digits(written) if _is_short(written) else _valid(written, region)


def numbers_shown(text: str, region: str) -> tuple[str, ...]:
    """Give the numbers that a link's text shows, in their one form; none where one is unsure."""
    if len(text) > _LONGEST_TEXT or not any(map(str.isdigit, text)):
        return ()
    return _shown(text.translate(_UNSEEN), region)


@lru_cache(maxsize=4096)
def _shown(text: str, region: str) -> tuple[str, ...]:
    phones = phones_in(text, region)
    if any(_GOES_ON.match(text, phone.start + len(phone.raw)) for phone in phones):
        return ()
    if phones:
        return tuple(phone.number for phone in phones)
    if short := _SHORT_ALONE.fullmatch(text):
        return (_digits(short[1]),)
    number = _valid(text, region) if _WORD_NUMBER.fullmatch(text) else None
    return () if number is None else (number,)


def tel_differs(url: str, text: str, region: str) -> bool:
    """Say whether a `tel:` link dials another number than its text shows.

    False where the text shows none, where one of several is dialled, and where one of the two
    cannot be read safely. Takes 10 us for what was seen before, else 0.3 ms.
    """
    shown = numbers_shown(text, region)
    dialled = number_dialled(url, region) if shown else None
    return dialled is not None and dialled not in shown


def _fault(certainty: Certainty) -> Judgement:
    return Judgement(verdict=Verdict.BROKEN, reason=Reason.INVALID_TEL, certainty=certainty)


def _dialled(url: str) -> str:
    """Give the number as written, up to a parameter or pause."""
    return _PAUSE.split(_number_in(url))[0]


def _number_in(url: str) -> str:
    number = unquote(url[:_LONGEST_URL]).partition(":")[2]
    return number.translate(_UNSEEN).strip().lstrip("/").strip()


def _digits(written: str) -> str:
    return "".join(filter(str.isdigit, written))


def _is_short(written: str) -> bool:
    digits = _digits(written)
    return len(digits) <= _LONGEST_SHORT and "+" not in written and not digits.startswith("0")


def _is_short_code(written: str, region: str) -> bool:
    """Say whether a region may have a short code; its list of them is never complete."""
    try:
        number = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(number) or phonenumbers.is_possible_short_number_for_region(
        number, region
    )


@lru_cache(maxsize=4096)
def _valid(written: str, region: str) -> str | None:
    try:
        number = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return None
    return e164(number) if phonenumbers.is_valid_number(number) else None


def _certainty(number: PhoneNumber) -> Certainty:
    """Say how sure it is that a number that is not given out is wrong."""
    match phonenumbers.is_possible_number_with_reason(number):
        case ValidationResult.IS_POSSIBLE:
            lacks_or_has_too_many = _has_too_many(number) or _lacks_digits(number)
            return Certainty.LIKELY if lacks_or_has_too_many else Certainty.ASK
        case ValidationResult.IS_POSSIBLE_LOCAL_ONLY:
            return Certainty.ASK
        case _ if phonenumbers.is_possible_short_number(number) and "+" in (number.raw_input or ""):
            return Certainty.ASK  # +31113: some networks connect it
    return Certainty.CERTAIN


def _has_too_many(number: PhoneNumber) -> bool:
    shorter = PhoneNumber()
    shorter.merge_from(number)
    return bool(phonenumbers.truncate_too_long_number(shorter))


def _lacks_digits(number: PhoneNumber) -> bool:
    longer = PhoneNumber()
    longer.merge_from(number)
    for missing in range(1, _MOST_MISSING + 1):
        start = number.national_number * 10**missing
        for end in range(0, 10**missing, 10 ** (missing - 1)):
            longer.national_number = start + end
            if phonenumbers.is_valid_number(longer):
                return True
    return False
