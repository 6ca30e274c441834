"""The day on which a page says that it is to be read over again."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from selectolax.lexbor import LexborHTMLParser

from sicaudit.page.dates.text import Reading, names_a_year, stamped_day, written_dates
from sicaudit.page.tables import tables

_AHEAD = timedelta(days=3653)
"""Nobody plans further."""

_BETWEEN = 12
"""Letters between label and day: a colon, "op", a weekday's name would be too many."""

_LONGEST_DAY = 40
_MOST_LABELS = 50
_LOOKED_AT = 2000
"""Letters at each end of a text: such a line stands under the title or at the end."""

_IN_FIELDS = b"eview"
"""What the names of all fields hold."""


def review_day(tree: LexborHTMLParser, words: str, *, language: str, today: date) -> date | None:
    """Give the day that a page names for its next review; None: it names none.

    `words`: its own text. A field for machines comes before a line for readers; of several lines
    the first counts. 0.05 ms for one that names none.
    """
    reading = Reading(today=today + _AHEAD, language=language[:2].lower())
    if _IN_FIELDS in tree.raw_html:
        for node in tree.tags("meta"):
            attributes = node.attributes
            if (attributes.get("name") or "").lower() in _names():
                day = stamped_day(attributes.get("content") or "", reading)
                if day is not None:
                    return day
    if len(words) > 2 * _LOOKED_AT:
        words = f"{words[:_LOOKED_AT]} {words[-_LOOKED_AT:]}"
    if not names_a_year(words):
        return None
    words = words.lower()
    return _in_words(words, reading) if any(stem in words for stem in _stems()) else None


def _in_words(words: str, reading: Reading) -> date | None:
    """Find the first of the labels that has a day right behind it."""
    text = " ".join(words.split())
    labels = tables("review_days")["labels"]
    for start in sorted(end for label in labels for end in _ends(text, label))[:_MOST_LABELS]:
        behind = text[start : start + _BETWEEN + _LONGEST_DAY]
        found = next(written_dates(behind, reading), None)
        if found is not None and found.start <= _BETWEEN:
            return found.value
    return None


def _ends(text: str, label: str) -> Iterator[int]:
    """Give where a label ends, each time that it stands there as words of its own."""
    start = text.find(label)
    while start >= 0:
        end = start + len(label)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            yield end
        start = text.find(label, end)


@cache
def _names() -> frozenset[str]:
    return frozenset(tables("review_days")["meta"])


@cache
def _stems() -> tuple[str, ...]:
    return tuple(tables("review_days")["stems"])
