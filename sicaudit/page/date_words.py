"""What `date_words.toml` says, ready for use: patterns and tables, built once when first needed."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sicaudit.model.page import DateKind

END = "\x1f"
"""Stands between the text nodes of a page; white space to `str` and `re`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """How pages speak of dates; every table is keyed in lower case."""

    months: Mapping[str, int]
    day_before: re.Pattern[str]
    """The day of a month that follows: `3e `, `3rd of `."""
    day_after: re.Pattern[str]
    """Month and day that a year follows: `May 3rd, `."""
    labels: Mapping[str, DateKind | None]
    """None: a date behind it says nothing of the page's age."""
    label: re.Pattern[str]
    label_after: re.Pattern[str]
    """A label that closes a line behind the date: `3 mei 2021 (bijgewerkt)`."""
    gap: re.Pattern[str]
    """All that may stand between a label and its date."""
    beside: re.Pattern[str]
    """All that may stand in one line with a date that stands alone."""
    page_words: frozenset[str]
    sources: frozenset[str]
    full_day: frozenset[str]
    """Labels behind which a month alone is not the page's."""
    near_event: re.Pattern[str]
    event_path: re.Pattern[str]
    meta: Mapping[str, DateKind]
    properties: Mapping[str, DateKind]
    events: frozenset[str]
    others: frozenset[str]
    classes: Mapping[str, DateKind]
    region_tags: frozenset[str]
    region_words: frozenset[str]
    cookie_bars: tuple[str, ...]
    trust: Mapping[tuple[str, DateKind], float]


@cache
def date_words() -> DateWords:
    """Read the tables; later calls give the same object."""
    raw = tomllib.loads(files("sicaudit.page").joinpath("date_words.toml").read_text("utf-8"))
    lines, regions = raw["lines"], raw["regions"]
    labels = _label_kinds(raw["labels"])
    label, author = _any_of(labels), _any_of(lines["author"])
    day_before, day_after = _days(lines)
    return DateWords(
        months={name: int(number) for number, names in raw["months"].items() for name in names},
        day_before=day_before,
        day_after=day_after,
        labels=labels,
        label=re.compile(rf"(?<!\w)({label})(?!\w)"),
        label_after=re.compile(
            rf"[\s(,|–-]*+({label})(?>(?:[).]|[^\S{END}])*)(?=\x1f|\Z|(?:{author})\s)"
        ),
        gap=_gap(lines),
        beside=_beside(lines),
        page_words=frozenset(lines["page"]),
        sources=frozenset(lines["sources"]),
        full_day=frozenset(lines["full_day"]),
        near_event=_near_event(raw["event_pages"]),
        event_path=re.compile(rf"/(?:{_any_of(raw['event_pages']['paths'])})(?:/|$)"),
        meta=_kinds(raw["meta"]),
        properties=_kinds(raw["properties"]),
        events=frozenset(raw["entities"]["events"]),
        others=frozenset(raw["entities"]["others"]),
        classes=_kinds(raw["classes"]),
        region_tags=frozenset(regions["tags"]),
        region_words=frozenset(regions["words"]),
        cookie_bars=tuple(regions["cookie_bars"]),
        trust=_worths(raw["trust"]),
    )


def _label_kinds(table: Mapping[str, list[str]]) -> dict[str, DateKind | None]:
    return {
        label: None if kind == "never" else DateKind(kind)
        for kind, labels in table.items()
        for label in labels
    }


def _worths(table: Mapping[str, Mapping[str, float]]) -> dict[tuple[str, DateKind], float]:
    return {
        (source, DateKind(kind)): worth
        for source, kinds in table.items()
        for kind, worth in kinds.items()
    }


def _days(lines: Mapping[str, Any]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give the patterns of a day before its month, and of a month with its day."""
    ordinal = rf"(?:\s?(?:{_any_of(lines['ordinals'])})(?!\w))?"
    link = rf"(?:(?:{_any_of(lines['day_of_month'])})\s+)?"
    return (
        re.compile(rf"(?<![0-9.,])([0-9]{{1,2}}){ordinal}[\s./-]*{link}\Z", re.IGNORECASE),
        re.compile(rf"([^\W\d_]+)\.?\s+([0-9]{{1,2}}){ordinal},?\s+\Z", re.IGNORECASE),
    )


def _near_event(events: Mapping[str, Any]) -> re.Pattern[str]:
    """Behind a date: from which hour to which, or a word such as `location`."""
    hour = rf"\d\d?[:.]\d\d(?:\s*(?:{_any_of(events['hour'])}))?"
    until = rf"[-–]|{_any_of(events['until'])}"
    return re.compile(
        rf"{hour}\s*(?:{until})\s*\d\d?[:.]\d\d|(?<!\w)(?:{_any_of(events['near'])})(?!\w)"
    )


def _any_of(words: Iterable[str]) -> str:
    """Give pattern alternatives, longest first; words may stand in elements of their own."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", f"[ {END}]") for word in longest_first)


def _kinds(table: Mapping[str, list[str]]) -> dict[str, DateKind]:
    return {name: DateKind(kind) for kind, names in table.items() for name in names}


def _gap(lines: Mapping[str, Any]) -> re.Pattern[str]:
    """Between label and date: signs, a version, an hour, a weekday, small words, an author.

    Atomic, so that a label followed by something else is given up at once.
    """
    small = _any_of([*lines["between"], *lines["weekdays"]])
    author, ends = _any_of(lines["author"]), _any_of(lines["after_author"])
    return re.compile(
        rf"(?>(?:[\s:;,|()•·–—-]++|v?\d+(?:\.\d+)*,?(?=\s)|\d\d?[:.]\d\d|(?:{small})\.?(?!\w)"
        rf"|(?:{author})\s[^.!?\d]{{1,50}}?(?=\s+(?:{ends})\s|\s*[,|•·–-]|\s*\Z))*)"
    )


def _beside(lines: Mapping[str, Any]) -> re.Pattern[str]:
    """Around a date alone: signs, an hour, a weekday, small words, an author to the end."""
    small = _any_of([*lines["beside"], *lines["weekdays"]])
    author = _any_of(lines["author"])
    return re.compile(
        rf"(?>(?:[\s:;,|()•·–—/-]++|\d\d?[:.]\d\d(?::\d\d)?|(?:{small})\.?(?!\w))*)"
        rf"(?:(?:{author})\s[^.!?\d]{{1,50}})?"
    )
