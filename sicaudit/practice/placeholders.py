"""What stands between double braces in a practice page, and what it becomes when served.

    {{site:ouders}}         http://127.0.0.1:8401    (no slash at the end)
    {{host:ouders}}         127.0.0.1:8401
    {{part:footer}}         the file _parts/footer.html of the same site
    {{today-40d}}           15 oktober 2026
    {{today+9d|weekday}}    donderdag 3 december 2026
    {{today|iso}} {{today|short}} {{today|en}} {{today|year}} {{today|http}}

Braces with a space inside are left alone: some pages show an unfilled template on purpose.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

PLACEHOLDER = re.compile(r"\{\{(?P<what>[^{}\s|]+)(?:\|(?P<form>[a-z]+))?\}\}")
DAY = re.compile(r"today(?:(?P<days>[+-]\d{1,5})d)?")

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
ENGLISH_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def dutch(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def english(day: date) -> str:
    return f"{day.day} {ENGLISH_MONTHS[day.month - 1]} {day.year}"


def http_date(day: date) -> str:
    """Write nine o'clock of that day as an IMF-fixdate (RFC 9110 5.6.7)."""
    month = ENGLISH_MONTHS[day.month - 1][:3]
    return f"{ENGLISH_WEEKDAYS[day.weekday()]}, {day:%d} {month} {day.year} 09:00:00 GMT"


FORMS: Mapping[str | None, Callable[[date], str]] = {
    None: dutch,
    "weekday": lambda day: f"{WEEKDAYS[day.weekday()]} {dutch(day)}",
    "iso": date.isoformat,
    "short": lambda day: f"{day:%d-%m-%Y}",
    "en": english,
    "year": lambda day: str(day.year),
    "http": http_date,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What placeholders become for one website on one day."""

    hosts: Mapping[str, str]
    """Name of a server to its host with port."""
    today: date
    parts: Mapping[str, str]
    """Name of a part to its text, which may hold placeholders itself."""

    def fill(self, text: str) -> str:
        """Replace every placeholder; KeyError or ValueError where one means nothing."""
        return PLACEHOLDER.sub(self._one, text)

    def _one(self, match: re.Match[str]) -> str:
        what, form = match["what"], match["form"]
        kind, _, name = what.partition(":")
        if kind == "site":
            return f"http://{self.hosts[name]}"
        if kind == "host":
            return self.hosts[name]
        if kind == "part":
            return self.fill(self.parts[name])
        day = DAY.fullmatch(what)
        if day is None:
            raise ValueError(f"no such placeholder: {match[0]}")
        return FORMS[form](self.today + timedelta(days=int(day["days"] or 0)))
