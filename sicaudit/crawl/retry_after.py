"""How long a server asks us to wait: the Retry-After field of RFC 9110 10.2.3."""

import re
from datetime import UTC, datetime

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_MONTH = f"(?P<month>{'|'.join(_MONTHS)})"
_TIME = "(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})"
# The three forms of an HTTP-date, RFC 9110 5.6.7: IMF-fixdate, RFC 850, asctime.
_DATES = (
    re.compile(rf"[A-Z][a-z]{{2}}, (?P<day>[0-9]{{2}}) {_MONTH} (?P<year>[0-9]{{4}}) {_TIME} GMT"),
    re.compile(rf"[A-Z][a-z]+day, (?P<day>[0-9]{{2}})-{_MONTH}-(?P<year>[0-9]{{2}}) {_TIME} GMT"),
    re.compile(rf"[A-Z][a-z]{{2}} {_MONTH} (?P<day>[ 0-9][0-9]) {_TIME} (?P<year>[0-9]{{4}})"),
)
# `int()` alone would take "٣٠", "1_000" and "+30"; thirteen digits are 300,000 years.
_SECONDS = re.compile("[0-9]{1,13}")


def seconds(value: str, now: datetime) -> float | None:
    """Give the seconds to wait from `now` (aware) on; 0 where the moment has passed.

    None where the value is neither whole seconds nor an HTTP-date: use your own backoff. There is
    no upper bound here; what is too long to wait for is the caller's to say.
    """
    value = value.strip(" \t")
    if _SECONDS.fullmatch(value):
        return float(value)
    until = _moment(value, now)
    return None if until is None else max((until - now).total_seconds(), 0.0)


def _moment(value: str, now: datetime) -> datetime | None:
    for form in _DATES:
        found = form.fullmatch(value)
        if not found:
            continue
        year = int(found["year"])
        if len(found["year"]) == 2:
            year = _full_year(year, now.year)
        month = _MONTHS.index(found["month"]) + 1
        time = int(found["hour"]), int(found["minute"]), min(int(found["second"]), 59)
        try:
            return datetime(year, month, int(found["day"]), *time, tzinfo=UTC)
        except ValueError:
            return None
    return None


def _full_year(two_digits: int, this_year: int) -> int:
    """Give the year with these last digits that is less than 50 years off (RFC 9110 5.6.7)."""
    year = this_year - this_year % 100 + two_digits
    return year - 100 if year > this_year + 50 else year + 100 if year < this_year - 49 else year
