"""What passes on a page while its text stays as it is: dates, hours ago, counters, nonces."""

import re
from collections.abc import Iterable

from sicaudit.page.change.passing_words import passing_words

_SIGNS = ".,;:!?()[]{}\"'|*-/+"
_SIGN_BYTES = _SIGNS.encode()
_SPACES = bytes(32 if n in b"\t\n\v\f\r\x1c\x1d\x1e\x1f" else n for n in range(256))
"""All white space of ASCII as spaces."""
_DIGITS = bytes(1 if n in b"0123456789" else 0 for n in range(256))
_WORD = re.compile(rb"[^ ]+")

_NUMERIC_DATE = (
    r"(?:0?[1-9]|[12]\d|3[01])(?P<a>[-./])(?:0?[1-9]|1[0-2])(?P=a)(?:19|20)\d\d"
    r"|(?:0?[1-9]|1[0-2])(?P<b>[-./])(?:0?[1-9]|[12]\d|3[01])(?P=b)(?:19|20)\d\d"
    r"|(?:0[1-9]|[12]\d|3[01])(?P<c>[-./])(?:0[1-9]|1[0-2])(?P=c)\d\d"
    r"|(?:19|20)\d\d(?P<d>[-./])(?:0?[1-9]|1[0-2])(?P=d)(?:0?[1-9]|[12]\d|3[01])"
    r"(?:t[\d:.]+(?:z|[+-][\d:]+)?)?"
)
_KIND = re.compile(
    r"(?P<day>(?:0?[1-9]|[12]\d|3[01])(?:\.|e|ste|de|st|nd|rd|th|er)?)"
    rf"|(?P<date>{_NUMERIC_DATE})"
    r"|(?P<named>\d\d?[-./]?(?P<month>[^\W\d]+)[-./]?(?:\d\d(?:\d\d)?)?)"
    r"|(?P<years>(?:\u00a9|\(c\))?(?:19|20)\d\d(?:[-/](?:19|20)?\d\d)?)"
    r"|(?P<clock>\d\d?:\d\d:\d\d(?:\.\d+)?z?)"
    r"|(?P<version>v?\d+(?:\.\d+){3,})"
    r"|(?P<degrees>\d+(?:[.,]\d)?\u00b0[cf]?)"
    r"|(?P<count>\d{1,3}(?:[.,]\d{3})+|\d+(?:[.,]\d)?[km]?|\d+\+?)"
)
_YEAR = re.compile(r"(?:19|20)\d\d|'\d\d")
_HOUR = re.compile(r"\d\d?[:.]\d\d(?::\d\d(?:\.\d+)?)?(?:am|pm|h|z)?|\d\d?h(?:\d\d)?")

_SHORTEST_MARK = 8
_ACCOUNT = re.compile(r"[a-z]{2}\d\d[a-z]{4}\d{8,}")
_MARK = re.compile(r"[0-9a-f]{8,}|[0-9a-f]{4,}(?:-[0-9a-f]{4,}){2,}|[0-9a-z_=+-]{16,}")
_MOMENT = re.compile(r"1[5-9]\d{8}(?:\d{3})?")
"""Seconds or thousandths since 1970, from 2017 on."""

_PLAIN_KINDS = ("day", "count", "years")
"""Numbers that most often are no more than that."""

_LONGEST_LABEL, _LONGEST_PHRASE = 5, 4
_REACH = 60
"""Bytes before and after a number in which the words that belong to it are looked for."""


def lasting_text(text: str) -> bytes:
    """Give a text in UTF-8, with spaces between its words, without what passes.

    Looks at numbers and at the words beside them only: 2 microseconds for each.
    """
    plain = text.encode("utf-8", "surrogatepass").translate(_SPACES)
    parts, done = [], 0
    for start, end in _passing(plain):
        parts.append(plain[done:start])
        done = end
    return b"".join([*parts, plain[done:]]) if parts else plain


def _passing(plain: bytes) -> list[tuple[int, int]]:
    """Find what passes: from which byte to which."""
    found: list[tuple[int, int]] = []
    digits, size = plain.translate(_DIGITS), len(plain)
    find = plain.find
    at = digits.find(1)
    while at >= 0:
        end = find(b" ", at)
        if end < 0:
            end = size
        start = plain.rfind(b" ", 0, at) + 1
        word = plain[start:end].strip(_SIGN_BYTES)
        if _may_pass(plain, word, start, end):
            span = _judged(plain, word.decode("utf-8", "surrogatepass").lower(), start, end)
            if span is not None:
                found.append(span)
                end = max(end, span[1])
        at = digits.find(1, end)
    found += _ago(plain)
    found.sort()
    return list(_apart(found))


def _apart(spans: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """Give spans in order of which none begins within another."""
    done = 0
    for start, end in spans:
        if end > done:
            yield max(start, done), end
            done = end


def _may_pass(plain: bytes, word: bytes, start: int, end: int) -> bool:
    """Say whether a word that holds a digit is worth a closer look: most are a plain `12`."""
    if word.isdigit():
        return len(word) >= _SHORTEST_MARK or _has_company(plain, start, end)
    if (first := word[:1]).isalpha() and first not in b"vV":
        return (
            len(word) >= _SHORTEST_MARK
            and _MARK.fullmatch(word.decode("latin-1").lower()) is not None
        )
    return True


def _judged(plain: bytes, word: str, start: int, end: int) -> tuple[int, int] | None:
    """Give what passes with a word that holds a digit; None: it stays."""
    if len(word) >= _SHORTEST_MARK and _is_mark(word):
        return start, end
    found = _KIND.fullmatch(word)
    if found is None:
        return None
    kind = found.lastgroup or ""
    is_known = not word[0].isdigit() or (word.isdigit() and len(word) < _SHORTEST_MARK)
    if kind in _PLAIN_KINDS and not is_known and not _has_company(plain, start, end):
        return None
    if kind == "named" and found["month"] not in passing_words().months:
        return None
    around = _Around(plain, start, end)
    span = around.judged(kind, word)
    return None if span is None else around.place(span)


def _has_company(plain: bytes, start: int, end: int) -> bool:
    """Say whether a word stands beside a number that may make more of it than a number."""
    known = passing_words()
    after = plain[end : end + _REACH].split(None, 1)
    if after and after[0].strip(_SIGN_BYTES).lower() in known.after_numbers:
        return True
    before = plain[max(0, start - _REACH) : start].split()[-3:]
    return not known.before_numbers.isdisjoint([word.strip(_SIGN_BYTES).lower() for word in before])


def _ago(plain: bytes) -> Iterable[tuple[int, int]]:
    """Find `een uur geleden` and `vor einer Woche`, where there is no digit."""
    for guard in passing_words().ago_guards:
        at = plain.find(guard)
        while at >= 0:
            end = plain.find(b" ", at + 1)
            start = plain.rfind(b" ", 0, at + 1) + 1
            around = _Around(plain, start, len(plain) if end < 0 else end)
            if (span := around.ago()) is not None:
                yield around.place(span)
            at = plain.find(guard, at + len(guard))


_Span = tuple[int, int]
"""Words from which to which, counted from the one that is judged; the last is in it."""


class _Around:
    """A word with those before and after it, in lower case and without signs."""

    def __init__(self, plain: bytes, start: int, end: int) -> None:
        self._known = passing_words()
        first = plain.rfind(b" ", 0, max(0, start - _REACH)) + 1
        last = plain.find(b" ", end + _REACH)
        window = plain[first : len(plain) if last < 0 else last]
        found = list(_WORD.finditer(window))
        self._places = [(first + word.start(), first + word.end()) for word in found]
        text = window.decode("utf-8", "surrogatepass")
        self._written = [word.strip(_SIGNS) for word in text.split(" ") if word]
        self._words = [word.lower() for word in self._written]
        self._here = self._places.index((start, end))

    def place(self, span: _Span) -> tuple[int, int]:
        """Give the bytes of a span of words."""
        first, last = (self._places[self._here + number] for number in span)
        return first[0], last[1]

    def _at(self, number: int) -> str:
        index = self._here + number
        return self._words[index] if 0 <= index < len(self._words) else ""

    def _is_month(self, number: int) -> bool:
        word = self._at(number)
        if word not in self._known.months:
            return False
        return word not in self._known.capitals or self._written[self._here + number] != word

    def judged(self, kind: str, word: str) -> _Span | None:
        """Give what passes with a word of this kind; None: it stays."""
        match kind:
            case "date" | "clock" | "degrees":
                return self._date(0, 0)
            case "named":
                return self._date(0, self._to_year(0))
            case "years":
                return self._year(word)
            case "version":
                known = word[0] == "v" or self._at(-1) in self._known.versions
                return (0, 0) if known else None
            case "day":
                return self._day() or self._counter()
        return self._counter()

    # Dates

    def _day(self) -> _Span | None:
        known, after = self._known, 1
        while self._at(after) in known.ordinals:
            after += 1
        if self._is_month(after):
            return self._date(0, self._to_year(after))
        if self._is_month(-1):
            return self._date(-1, self._to_year(after - 1))
        return None

    def _to_year(self, last: int) -> int:
        return last + 1 if _YEAR.fullmatch(self._at(last + 1)) else last

    def _year(self, word: str) -> _Span | None:
        if self._is_month(-1):
            return self._date(-1, 0)
        before = {self._at(-1), self._at(-2), self._at(-3)}
        if not word[0].isdigit() or not self._known.copyright.isdisjoint(before):
            return 0, 0
        return self._counter()

    def _date(self, first: int, last: int) -> _Span:
        """Give a date with its label, its weekday and its hour."""
        known, hour = self._known, last + 1
        while hour <= last + 3 and (not self._at(hour) or self._at(hour) in known.between):
            hour += 1
        if _HOUR.fullmatch(self._at(hour)):
            last = hour
            while self._at(last + 1) in known.hours:
                last += 1
        while self._at(first - 1) in known.weekdays or self._at(first - 1) in known.between:
            first -= 1
        for count in range(_LONGEST_LABEL, 0, -1):
            words = [self._at(number) for number in range(first - count, first)]
            if words[0] and " ".join(words) in known.labels:
                return first - count, last
        return first, last

    # Counters

    def _counter(self) -> _Span | None:
        known = self._known
        before, after = self._at(-1), self._at(1)
        if after in known.counted_firsts:
            for count in range(_LONGEST_PHRASE, 0, -1):
                if tuple(self._at(number + 1) for number in range(count)) in known.counted:
                    return 0, count
        if before in known.counting_lasts:
            for count in range(_LONGEST_PHRASE, 0, -1):
                if tuple(self._at(number - count) for number in range(count)) in known.counting:
                    return -count, 0
        if after.startswith(known.degrees):
            return 0, 1
        return self.ago()

    def ago(self) -> _Span | None:
        """Give `3 dagen geleden`, `an hour ago`, `vor einer Woche`, from any of its words on."""
        known = self._known
        for first in (-2, -1, 0):
            amount, unit, word = (self._at(first + number) for number in range(3))
            if word in known.ago and unit in known.units and self._is_amount(amount):
                return first, first + 2
        for count in (3, 1):
            for first in range(-count, 1):
                words = tuple(self._at(first + number) for number in range(count))
                amount, unit = self._at(first + count), self._at(first + count + 1)
                if words in known.ago_before and unit in known.units and self._is_amount(amount):
                    return first, first + count + 1
        return None

    def _is_amount(self, word: str) -> bool:
        return word[:1].isdigit() or word in self._known.numbers


def _is_mark(word: str) -> bool:
    """Say whether a word is a nonce, a key or a moment, made by a machine for this visit."""
    if word.isdigit():
        return _MOMENT.fullmatch(word) is not None
    if not _MARK.fullmatch(word) or _ACCOUNT.fullmatch(word):
        return False
    digits = sum(sign.isdigit() for sign in word)
    return digits >= 2 and sum(sign.isalpha() for sign in word) >= 2
