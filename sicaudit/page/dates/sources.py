"""Dates that machines write for machines: meta, microdata, RDFa, URL, headers, sitemap."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from email.utils import parsedate_to_datetime
from itertools import islice

from selectolax.lexbor import LexborNode

from sicaudit.model.page import DateEvidence, DateKind
from sicaudit.page.dates.regions import Part, Surroundings, upward
from sicaudit.page.dates.text import Reading, names_a_year, stamped_day, written_dates
from sicaudit.page.dates.words import date_words
from sicaudit.urls import path_of

_PICTURES = frozenset(("og:image", "og:image:url", "twitter:image"))

_AT_ONCE = timedelta(minutes=10)
"""A Last-Modified this close to the moment of the answer was made for the answer."""

_DAY_IN_PATH = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})(?:([01][0-9])([0-3][0-9])|[/_-]([01]?[0-9])[/_-]([0-3]?[0-9]))(?![0-9])"
)
_DAY_FIRST_IN_PATH = re.compile(
    r"(?<![0-9])([0-3]?[0-9])([._-])([01]?[0-9])\2((?:19|20)[0-9]{2})(?![0-9])"
)
_MONTH_IN_PATH = re.compile(r"/((?:19|20)[0-9]{2})[/-]([01][0-9])/")

_YEAR = re.compile(r"[12][0-9]{3}")
_IS_STAMP = re.compile(r"\s*[12][0-9]{3}-[01][0-9]-[0-3][0-9]")
_OF_NAME = re.compile("[:/#]")

_VALUE = (
    rb"[\w-]{0,16}"
    rb"(?:[\"']|&quot;|\\\")?\s?[:=]\s?(?:[\"']|&quot;|\\\")?(?P<value>[0-9][0-9T:.+ /-]{7,32})"
)
_CORES = (b"ubli", b"ubDate", b"ub_date", b"reate")
"""Within the names of fields, those that count most first."""
_FIELDS = (
    re.compile(rb"(?P<core>ub(?:li|Date|_date))" + _VALUE),
    re.compile(rb"(?P<core>reate)" + _VALUE),
)
"""Fields of data in scripts, and attributes, whose names may be those of a day of publication.

Each pattern begins with letters of its own: they are found ten times as fast as any of several.
"""

_STATED, _STATED_END = b"ld+json", b"</script"

_NAME = re.compile(rb"[\w-]{3,40}")
_LONGEST_NAME = 24
_MOST_FIELDS = 600
"""For each of the patterns."""

_MOST_ITEMS = 2
"""Distinct days of one property; a page with more of them lists other pages."""


Field = Mapping[str, str | None]
"""Attributes of a `meta` element."""


def meta_dates(fields: Iterable[Field], reading: Reading) -> Iterator[DateEvidence]:
    """Read `meta` fields: article:*, og:*, Dublin Core and the like."""
    known, month_first = date_words().meta, date_words().month_first
    for attributes in fields:
        value = attributes.get("content")
        if not value or not _YEAR.search(value):
            continue
        name = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv")
        if not name:
            continue
        field = name.strip().lower()
        kind = known.get(field) or _kind_by_words(field, value)
        if kind is None:
            continue
        turned = replace(reading, month_first=True) if field in month_first else reading
        day = stamped_day(value, turned)
        if day is not None:
            yield DateEvidence(source="meta", kind=kind, value=day, text=f"{name}: {value}"[:120])


def _kind_by_words(name: str, value: str) -> DateKind | None:
    """Understand a field of a site's own, as `example:uploaded`, where it holds a stamp."""
    if not _IS_STAMP.match(value):
        return None
    words = date_words()
    if words.meta_never.search(name):
        return None
    return next((kind for parts, kind in words.meta_parts if parts.search(name)), None)


def microdata_dates(
    nodes: Iterable[LexborNode], surroundings: Surroundings, reading: Reading
) -> list[DateEvidence]:
    """Read `itemprop` (microdata) and `property` (RDFa) of the page's own item.

    What stands in an item of another kind (comment, video, organisation) or in another region
    is left out; of an event only its own days are kept, as such.
    """
    found = []
    for node in nodes:
        kind = kind_of_item(node)
        if kind is None:
            continue
        attributes = node.attributes
        name = attributes.get("itemprop") or attributes.get("property") or ""
        shown = node.text(separator=" ")
        value = attributes.get("content") or attributes.get("datetime") or shown
        day = stamped_day(value, reading)
        if day is None or _is_other_item(node, kind):
            continue
        if surroundings.around(node).part >= Part.ASIDE:
            continue
        text = f"{name}: {' '.join(value.split())}"[:120]
        found.append(DateEvidence(source="microdata", kind=kind, value=day, text=text))
    return _without_lists(found)


def is_dated_item(node: LexborNode) -> bool:
    """Say whether an element has a property that is a date."""
    return kind_of_item(node) is not None


def kind_of_item(node: LexborNode) -> DateKind | None:
    """Give what an element's property (microdata, RDFa) says its date to be; None: it has none."""
    attributes = node.attributes
    item = attributes.get("itemprop")
    name = item or attributes.get("property")
    if not name or (node.tag == "meta" and not item):
        return None
    return date_words().properties.get(_OF_NAME.split(name)[-1].strip().lower())


def _without_lists(found: list[DateEvidence]) -> list[DateEvidence]:
    """Leave out kinds with more than two days: a page with those lists other pages."""
    days: dict[DateKind, set[date]] = {}
    for evidence in found:
        days.setdefault(evidence.kind, set()).add(evidence.value)
    return [evidence for evidence in found if len(days[evidence.kind]) <= _MOST_ITEMS]


def _is_other_item(node: LexborNode, kind: DateKind) -> bool:
    words = date_words()
    for here in upward(node):
        if (types := here.attributes.get("itemtype")) is not None:
            name = types.strip().rstrip("/").rpartition("/")[2].lower()
            return name in words.others or (name in words.events) is not (kind is DateKind.EVENT)
    return kind is DateKind.EVENT


def script_dates(source: bytes, reading: Reading) -> Iterator[DateEvidence]:
    """Read the day of publication from data in scripts and attributes of a site's own.

    Several days are other pages'.
    """
    known = date_words().script
    found: dict[date, str] = {}
    for match in _fields(source):
        start = max(0, match.start() - _LONGEST_NAME)
        names = _NAME.finditer(source, start, match.start("value"))
        name = next(each for each in names if each.end() > match.start())
        plain = name[0].removeprefix(b"data-").translate(None, b"_-").lower()
        if plain.decode("ascii", "replace") not in known:
            continue
        day = stamped_day(match["value"].decode("ascii"), reading)
        if day is not None:
            text = source[name.start() : match.end()].decode("utf-8", "replace")
            found.setdefault(day, text)
    if len(found) == 1:
        ((day, text),) = found.items()
        yield DateEvidence(source="script", kind=DateKind.PUBLISHED, value=day, text=text[:120])


def _fields(source: bytes) -> list[re.Match[bytes]]:
    """Give the fields that may be a day of publication, but for what is read as JSON-LD."""
    found = [one for each in _FIELDS for one in islice(each.finditer(source), _MOST_FIELDS)]
    if not found:
        return []
    stated = list(_stated(source))
    own = (one for one in found if not any(one.start() in span for span in stated))
    return sorted(own, key=lambda one: _CORES.index(one["core"]))


def _stated(source: bytes) -> Iterator[range]:
    """Give where JSON-LD stands."""
    end = 0
    while (start := source.find(_STATED, end)) >= 0:
        end = source.find(_STATED_END, start)
        yield range(start, end if end >= 0 else len(source))
        if end < 0:
            return


def title_dates(title: str, reading: Reading) -> Iterator[DateEvidence]:
    """Read the days that a page's title names; they may as well be an event's."""
    for found in written_dates(title, reading) if names_a_year(title) else ():
        if not found.is_month:
            text = " ".join(title[: found.end].split())
            yield DateEvidence(
                source="title", kind=DateKind.UNKNOWN, value=found.value, text=text[-120:]
            )


def url_dates(url: str, reading: Reading, is_event_page: bool) -> list[DateEvidence]:
    """Read the day in a path as that of publication; a month alone as `unknown`, from its first."""
    found = _in_path(path_of(url), reading)
    if found is None:
        return []
    day, text, precision = found
    kind = DateKind.PUBLISHED if precision == "day" else DateKind.UNKNOWN
    kind = DateKind.EVENT if is_event_page else kind
    return [DateEvidence(source="url", kind=kind, value=day, text=text, precision=precision)]


def _in_path(path: str, reading: Reading) -> tuple[date, str, str] | None:
    """Give the day or month in a path, as it stands there, and which it is."""
    if not _YEAR.search(path):
        return None
    precision = "day"
    if (match := _DAY_IN_PATH.search(path)) is not None:
        month, number = match[2] or match[4], match[3] or match[5]
        day = reading.day(int(match[1]), int(month), int(number))
    elif (match := _DAY_FIRST_IN_PATH.search(path)) is not None:
        day = reading.day(int(match[4]), int(match[3]), int(match[1]))
    elif (match := _MONTH_IN_PATH.search(path)) is not None:
        precision = "month"
        day = reading.day(int(match[1]), int(match[2]), 1)
    else:
        return None
    return (day, match[0], precision) if day is not None else None


def picture_dates(fields: Iterable[Field], reading: Reading) -> Iterator[DateEvidence]:
    """Read when the picture that stands for a page was put where it lies: often on its day."""
    for attributes in fields:
        name = attributes.get("property") or attributes.get("name") or ""
        if name.lower() in _PICTURES and (address := attributes.get("content")):
            found = _in_path(path_of(address), reading)
            if found is not None:
                day, text, precision = found
                yield DateEvidence(
                    source="picture",
                    kind=DateKind.UNKNOWN,
                    value=day,
                    text=text,
                    precision=precision,
                )
                return


def header_dates(headers: Mapping[str, str], reading: Reading) -> Iterator[DateEvidence]:
    """Read Last-Modified (RFC 9110 8.8.2), unless it is the moment of the answer itself."""
    text = headers.get("last-modified")
    if text is None:
        return
    try:
        modified = parsedate_to_datetime(text)
        answered = parsedate_to_datetime(headers["date"]) if "date" in headers else None
    except ValueError:
        return
    if answered is None:
        is_now = modified.date() >= reading.today
    else:
        is_now = modified.replace(tzinfo=None) > answered.replace(tzinfo=None) - _AT_ONCE
    day = reading.day(modified.year, modified.month, modified.day)
    if day is not None and not is_now:
        yield DateEvidence(
            source="last-modified", kind=DateKind.MODIFIED, value=day, text=text[:120]
        )


def sitemap_date(lastmod: str, today: date) -> DateEvidence | None:
    """Read a sitemap's `lastmod` for `judge_dates`; None: no day that can be.

    Whoever adds it must first see that the site's values differ from page to page: one value
    for many pages is the moment the site was built.
    """
    day = stamped_day(lastmod, Reading(today=today))
    if day is None:
        return None
    return DateEvidence(source="sitemap", kind=DateKind.MODIFIED, value=day, text=lastmod[:120])
