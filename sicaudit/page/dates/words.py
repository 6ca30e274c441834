"""What `date_words.toml` says, ready for use: patterns and tables, built once when first needed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sicaudit.model.page import DateKind
from sicaudit.page.tables import tables

END = "\x1f"
"""Stands between the text nodes of a page; white space to `str` and `re`."""


_LETTER = (
    r"(?:[^\W\d_\u0900-\u0fff]|[\u0900-\u0963\u0980-\u09e3\u0a00-\u0a63\u0a80-\u0ae3"
    r"\u0b80-\u0be3\u0c00-\u0c63\u0e01-\u0e4e])"
)
"""With the signs of vowels of the scripts of India and Thailand, which are no letters to `re`."""

_NAME = r"(?:[^.!?\d]|(?<=\W\w)\.|(?<=\W\w\w)\.|(?<=\W\w\w\w)\.){1,50}?"
"""Of an author, with initials and titles: `drs. A. Jansen`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """How pages speak of dates; every table is keyed in lower case."""

    months: Mapping[str, int]
    """Of the languages that our sites are written in."""
    all_months: Mapping[str, int]
    """Of some forty languages; among them are short words of others."""
    months_only: Mapping[tuple[str, str], int]
    """By language and name, where a language means another month by it than most do."""
    day_before: re.Pattern[str]
    """The day of a month that follows: `3e `, `3rd of `."""
    day_after: re.Pattern[str]
    """Month and day that a year follows: `May 3rd, `."""
    digits: Mapping[int, str]
    """Those of other scripts, for `str.translate`."""
    own_digits: frozenset[str]
    """Languages that write dates with them."""
    year_of: frozenset[str]
    """Words between a month and its year: `3 de mayo DE 2021`."""
    year_first: re.Pattern[str]
    """Month and day behind their year: `. május 3`."""
    signed: re.Pattern[str]
    """Year, month and day with the signs of Chinese, Japanese and Korean."""
    labels: Mapping[str, DateKind | None]
    """None: a date behind it says nothing of the page's age."""
    label: re.Pattern[str]
    label_after: re.Pattern[str]
    """A label that closes a line behind the date: `3 mei 2021 (bijgewerkt)`."""
    gap: re.Pattern[str]
    """All that may stand between a label and its date."""
    beside: re.Pattern[str]
    """All that may stand in one line with a date that stands alone."""
    of_a_date: frozenset[str]
    """Words of a line that says a date and no more."""
    authors: frozenset[str]
    page_words: frozenset[str]
    linking: frozenset[str]
    """Words behind which a sentence goes on in the next element."""
    sources: frozenset[str]
    full_day: frozenset[str]
    """Labels behind which a month alone is not the page's."""
    range: re.Pattern[str]
    """All that stands between the two days of a period."""
    near_event: re.Pattern[str]
    no_event: re.Pattern[str]
    """Behind a word of these: what one may sign up for that is no event."""
    event_path: re.Pattern[str]
    meta: Mapping[str, DateKind]
    month_first: frozenset[str]
    """Fields whose maker writes the month first."""
    meta_parts: tuple[tuple[re.Pattern[str], DateKind], ...]
    """Parts by which the name of any other field tells what it holds."""
    meta_never: re.Pattern[str]
    """Parts of fields whose dates are not the page's."""
    script: frozenset[str]
    """Names of days of publication in the data of scripts, without underscores."""
    properties: Mapping[str, DateKind]
    events: frozenset[str]
    others: frozenset[str]
    classes: Mapping[str, DateKind]
    region_tags: frozenset[str]
    region_words: frozenset[str]
    doubtful_tags: frozenset[str]
    doubtful_words: frozenset[str]
    vague: frozenset[str]
    """Words of both lists; as the second word of a class they make a part doubtful."""
    date_class: re.Pattern[str]
    cookie_bars: tuple[str, ...]
    trust: Mapping[tuple[str, DateKind], float]


@cache
def date_words() -> DateWords:
    """Read the tables; later calls give the same object."""
    raw, calendar = tables("date_words"), tables("date_months")
    raw["lines"]["weekdays"] += calendar["weekdays"]["names"]
    lines, regions = raw["lines"], raw["regions"]
    months = _months(raw["months"])
    all_months = _months(calendar["months"]) | _months(raw["more_months"]) | months
    labels = _label_kinds(raw["labels"])
    label, author = _any_of(labels), _any_of(lines["author"])
    day_before, day_after = _days(lines)
    return DateWords(
        months=months,
        all_months=all_months,
        months_only={
            (language, name): number
            for language, names in calendar["only"].items()
            for name, number in names.items()
        },
        day_before=day_before,
        day_after=day_after,
        digits={
            ord(digit): str(number)
            for row in raw["digits"]["rows"]
            for number, digit in enumerate(row)
        },
        own_digits=frozenset(raw["digits"]["languages"]),
        year_of=frozenset(lines["year_of"]),
        year_first=_year_first(lines),
        signed=_signed(raw["days"]),
        labels=labels,
        label=re.compile(rf"\b(?<!\w)({label})(?!\w)"),  # `re` then looks only where words begin
        label_after=re.compile(
            rf"[\s(,|–-]*+(?:(?:{_any_of(lines['page'])})\s){{0,3}}({label})"
            rf"(?>(?:[).]|[^\S{END}])*)(?=\x1f|\Z|(?:{author})\s)"
        ),
        gap=_gap(lines),
        beside=_beside(lines),
        of_a_date=frozenset((*all_months, *lines["weekdays"], *lines["beside"], *lines["between"])),
        authors=frozenset(lines["author"]),
        page_words=frozenset(lines["page"]),
        linking=frozenset(lines["linking"]),
        sources=frozenset(lines["sources"]),
        full_day=frozenset(lines["full_day"]),
        range=re.compile(
            rf"[\s,]*(?:[-–—]|(?:{_any_of(lines['range'])})(?!\w))[\s,]*"
            rf"(?:(?:{_any_of(lines['weekdays'])})\.?\s)?"
        ),
        near_event=_near_event(raw["event_pages"]),
        no_event=re.compile(_any_of(raw["event_pages"]["no_event"])),
        event_path=re.compile(rf"/(?:{_any_of(raw['event_pages']['paths'])})(?:/|$)"),
        meta=_kinds(raw["meta"]),
        month_first=frozenset(raw["month_first"]["fields"]),
        meta_parts=tuple(
            (re.compile(_any_of(raw["meta_parts"][kind])), kind)
            for kind in (DateKind.MODIFIED, DateKind.PUBLISHED)
        ),
        meta_never=re.compile(_any_of(raw["meta_parts"]["never"])),
        script=frozenset(raw["script"]["published"]),
        properties=_kinds(raw["properties"]),
        events=frozenset(raw["entities"]["events"]),
        others=frozenset(raw["entities"]["others"]),
        classes=_kinds(raw["classes"]),
        region_tags=frozenset(regions["tags"]),
        region_words=frozenset(regions["words"]),
        doubtful_tags=frozenset(regions["doubtful_tags"]),
        doubtful_words=frozenset(regions["doubtful_words"]),
        vague=frozenset(regions["words"] + regions["doubtful_words"]),
        date_class=re.compile(
            rf"{_any_of(raw['dated']['parts'])}"
            rf"|(?:^|[\s_-])(?:{_any_of(raw['dated']['words'])})(?:$|[\s_-])"
        ),
        cookie_bars=tuple(regions["cookie_bars"]),
        trust=_worths(raw["trust"]),
    )


def _months(table: Mapping[str, list[str]]) -> dict[str, int]:
    return {name: int(number) for number, names in table.items() for name in names}


def _year_first(lines: Mapping[str, Any]) -> re.Pattern[str]:
    """Give the pattern of month and day behind a year that is theirs, not that of another."""
    behind = rf"(?:(?:{_any_of(lines['behind_year'])})(?!\w)[\s.]*)?"
    return re.compile(
        rf"[\s.,/-]{{1,4}}{behind}(?:([0-9]{{1,2}})[\s./-]{{1,3}})?([^\W\d_]{{2,12}})\.?"
        r"(?:[\s.-]{1,3}([0-9]{1,2})(?![0-9]|[:.,][0-9]))?"
        rf"(?![\s.,/-]{{0,4}}(?:(?:{_any_of(lines['of_year'])})\s)?(?:19|20)[0-9]{{2}})",
        re.IGNORECASE,
    )


def _signed(days: Mapping[str, list[str]]) -> re.Pattern[str]:
    year, month, day = (_any_of(days[f"{name}_signs"]) for name in ("year", "month", "day"))
    number = r"\s?([0-9]{1,2})\s?"
    return re.compile(rf"[0-9]{{4}}\s?(?:{year}){number}(?:{month}){number}(?:{day})")


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
    link = rf"(?:(?:{_any_of(lines['day_of_month'])})[\s'’]+)?"
    return (
        re.compile(rf"(?<![0-9.,])([0-9]{{1,2}}){ordinal}[\s./-]*{link}\Z", re.IGNORECASE),
        re.compile(rf"({_LETTER}+)\.?\s+([0-9]{{1,2}}){ordinal},?\s+\Z", re.IGNORECASE),
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
    small = _any_of({*lines["between"], *lines["weekdays"], *lines["page"]})
    author, ends = _any_of(lines["author"]), _any_of(lines["after_author"])
    stop = rf"\s+(?:{ends})\s|\s*[,|•·–—-]|\s*\Z"
    return re.compile(
        rf"(?>(?:[\s:：;,|()•·–—-]++|v?\d+(?:\.\d+)*,?(?=\s)|\d\d?[:.]\d\d"
        rf"|(?:{author})\s{_NAME}(?={stop})(?:,\s*[^.,!?\d]{{1,30}}?(?={stop}))*"
        rf"|(?:{small})\.?(?!\w))*)"
    )


def _beside(lines: Mapping[str, Any]) -> re.Pattern[str]:
    """Around a date alone: signs, an hour, a weekday, small words, an author to the end."""
    small = _any_of([*lines["beside"], *lines["weekdays"]])
    author = _any_of(lines["author"])
    return re.compile(
        rf"(?>(?:[\s:：;,|()•·–—/-]++|\d\d?[:.]\d\d(?::\d\d)?|(?:{small})\.?(?!\w))*)"
        rf"(?:(?:{author})\s[^.!?\d]{{1,50}})?"
    )
