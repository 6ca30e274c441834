"""Lengths of time and sizes as an editor writes them: "0.2s", "12 months", "10MB"."""

import math
import re
from datetime import date, datetime

from sicaudit.model.site import Period

SECONDS = {
    "ms": 0.001,
    "millisecond": 0.001,
    "s": 1.0,
    "sec": 1.0,
    "second": 1.0,
    "m": 60.0,
    "min": 60.0,
    "minute": 60.0,
    "h": 3600.0,
    "hour": 3600.0,
    "day": 86_400.0,
}
PERIODS = {
    "day": Period(days=1),
    "week": Period(days=7),
    "month": Period(months=1),
    "year": Period(months=12),
}
BYTES = {
    "b": 1,
    "byte": 1,
    "kb": 1_000,
    "mb": 1_000_000,
    "gb": 1_000_000_000,
    "kib": 1 << 10,
    "mib": 1 << 20,
    "gib": 1 << 30,
}
MOST_SECONDS = 86_400.0
MOST_MONTHS, MOST_DAYS = 1_200, 36_525  # a century: further back there is no web
MOST_BYTES = 1_000_000_000  # a page is held in memory while it is read
WORTH = re.compile(r"([0-9]{1,12}(?:\.[0-9]{1,12})?)\s*([A-Za-z]*)", re.ASCII)

ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)

NOT_SECONDS = "is not a length of time: write a number and a unit (ms, s, minutes, hours)"
NOT_PERIOD = "is not a period: write a whole number and a unit (days, weeks, months, years)"
NOT_BYTES = "is not a size: write a number and a unit (KB, MB)"


def seconds(value: object) -> float:
    """Read a wait: "0.2s", "500ms", "10 minutes"; a bare number counts seconds.

    Raises ValueError, worded to follow the value.
    """
    amount = _number(value)
    if amount is None:
        number, unit = _split(value, NOT_SECONDS)
        if unit not in SECONDS:
            raise ValueError(NOT_SECONDS)
        amount = float(number) * SECONDS[unit]
    if not 0 <= amount <= MOST_SECONDS:  # nor is NaN
        raise ValueError("is out of reach: a wait is between 0 seconds and 24 hours")
    return amount


def some_seconds(value: object) -> float:
    """Read a wait that must not be nothing, such as a timeout."""
    amount = seconds(value)
    if amount == 0:
        raise ValueError("is too short: nothing could ever be read in no time")
    return amount


def period(value: object) -> Period:
    """Read a period by the calendar: "60 days", "12 months", "2 years".

    Raises ValueError, worded to follow the value; a bare number is one, as it has no unit.
    """
    if _number(value) is not None:
        raise ValueError("has no unit: write a number and days, weeks, months or years, in quotes")
    number, unit = _split(value, NOT_PERIOD)
    if unit not in PERIODS or not number.isdigit():
        raise ValueError(NOT_PERIOD)
    one = PERIODS[unit]
    length = Period(months=int(number) * one.months, days=int(number) * one.days)
    if length.months > MOST_MONTHS or length.days > MOST_DAYS:
        raise ValueError("is out of reach: the longest period is 100 years")
    return length


def review_period(value: object) -> Period | None:
    """Read a `review_after`; None stands for "never"."""
    if isinstance(value, str) and value.strip().lower() == "never":
        return None
    length = period(value)
    if length == Period():
        raise ValueError('is no time at all: every page would be due. Write "never" or a period')
    return length


def section_review(value: object) -> Period | date | None:
    """Read a section's `review_after`: a period, "never", or the day on which all of it is due."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and ISO_DAY.fullmatch(value.strip()):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            raise ValueError("is no day of the calendar: write year-month-day") from None
    return review_period(value)


def size(value: object) -> int:
    """Read a size in bytes: "10MB" is 10,000,000, "1 MiB" 1,048,576; a bare number counts bytes.

    Raises ValueError, worded to follow the value.
    """
    amount = _number(value)
    if amount is None:
        number, unit = _split(value, NOT_BYTES)
        if unit not in BYTES:
            raise ValueError(NOT_BYTES)
        amount = float(number) * BYTES[unit]
    if not 1 <= amount <= MOST_BYTES:
        raise ValueError("is out of reach: a page is between 1 byte and 1 GB")
    return int(amount)


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return float(value)
    except OverflowError:  # TOML's whole numbers know no end
        return math.inf


def _split(value: object, complaint: str) -> tuple[str, str]:
    """Give number and unit, the unit in small letters and in the singular."""
    found = WORTH.fullmatch(value.strip()) if isinstance(value, str) else None
    if not found:
        raise ValueError(complaint)
    unit = found[2].lower()
    return found[1], unit.removesuffix("s") if len(unit) > 2 else unit
