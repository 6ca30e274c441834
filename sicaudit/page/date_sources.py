"""Dates that machines write for machines: meta, microdata, RDFa, time, URL, headers, sitemap."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from email.utils import parsedate_to_datetime

from selectolax.lexbor import LexborNode

from sicaudit.model.page import DateEvidence, DateKind
from sicaudit.page.date_labels import flat, is_event, label_before, stands_alone
from sicaudit.page.date_regions import in_other_region
from sicaudit.page.date_text import Reading, stamped_day
from sicaudit.page.date_words import END, date_words
from sicaudit.urls import path_of

_AT_ONCE = timedelta(minutes=10)
"""A Last-Modified this close to the moment of the answer was made for the answer."""

_DAY_IN_PATH = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})([/_-]?)([01]?[0-9])\2([0-3]?[0-9])(?![0-9])"
)
_MONTH_IN_PATH = re.compile(r"/((?:19|20)[0-9]{2})[/-]([01][0-9])/")

_MOST_ITEMS = 2
"""Distinct days of one property; a page with more of them lists other pages."""

_SCOPE = frozenset(("main", "article", "body", "html"))
"""Where the climb from the headline ends."""

_CLIMB = 4

_MOST_AROUND = 120
"""Letters beside a `time` in which its label must stand."""

_STEPS = 5
"""Neighbours and parents looked at on each side of a `time`."""


def meta_dates(nodes: Iterable[LexborNode], reading: Reading) -> Iterator[DateEvidence]:
    """Read `meta` fields: article:*, og:*, Dublin Core and the like."""
    known = date_words().meta
    for node in nodes:
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv")
        value = attributes.get("content")
        if not name or not value:
            continue
        kind = known.get(name.strip().lower())
        if kind is None:
            continue
        day = stamped_day(value, reading)
        if day is not None:
            yield DateEvidence(source="meta", kind=kind, value=day, text=f"{name}: {value}"[:120])


def microdata_dates(nodes: Iterable[LexborNode], reading: Reading) -> list[DateEvidence]:
    """Read `itemprop` (microdata) and `property` (RDFa) of the page's own item.

    What stands in an item of another kind (comment, video, organisation) or in another region
    is left out; of an event only its own days are kept, as such.
    """
    found = []
    properties = date_words().properties
    for node in nodes:
        attributes = node.attributes
        name = attributes.get("itemprop") or attributes.get("property") or ""
        kind = properties.get(re.split("[:/#]", name)[-1].strip().lower())
        if kind is None or (node.tag == "meta" and not attributes.get("itemprop")):
            continue
        shown = node.text(separator=" ")
        value = attributes.get("content") or attributes.get("datetime") or shown
        day = stamped_day(value, reading)
        if day is None or _is_other_item(node, kind) or in_other_region(node):
            continue
        text = f"{name}: {' '.join(value.split())}"[:120]
        found.append(DateEvidence(source="microdata", kind=kind, value=day, text=text))
    return _without_lists(found)


def _without_lists(found: list[DateEvidence]) -> list[DateEvidence]:
    """Leave out kinds with more than two days: a page with those lists other pages."""
    days: dict[DateKind, set[date]] = {}
    for evidence in found:
        days.setdefault(evidence.kind, set()).add(evidence.value)
    return [evidence for evidence in found if len(days[evidence.kind]) <= _MOST_ITEMS]


def _is_other_item(node: LexborNode, kind: DateKind) -> bool:
    words = date_words()
    here: LexborNode | None = node
    while here is not None:
        if (types := here.attributes.get("itemtype")) is not None:
            name = types.strip().rstrip("/").rpartition("/")[2].lower()
            return name in words.others or (name in words.events) is not (kind is DateKind.EVENT)
        here = here.parent
    return kind is DateKind.EVENT


def time_dates(
    nodes: Iterable[LexborNode], headlines: list[LexborNode], reading: Reading, is_event_page: bool
) -> list[DateEvidence]:
    """Read `time` elements in the page's own region.

    The label before it or its class says what a date is. Without these, a date that is no part
    of a sentence, under the same parent as a headline (or at most four elements up, within the
    article), is that of publication, and all others are `unknown`. Three days of one kind make
    the page a list.
    """
    scope = _around(headlines)
    found = []
    for node in nodes:
        attributes = node.attributes
        shown = node.text(separator=END)
        day = stamped_day(attributes.get("datetime") or shown, reading)
        if day is None or attributes.get("itemprop") or in_other_region(node):
            continue
        before, behind = _beside(node)
        label = label_before(before, behind)
        kind = label.kind if label else _kind_unlabelled(node, behind, scope, is_event_page)
        if kind is not None:
            words = label.words if label else ""
            text = " ".join(f"{words}{shown} [{attributes.get('datetime') or ''}]".split())
            found.append(DateEvidence(source="time", kind=kind, value=day, text=text[:120]))
    return _without_lists(found)


def _beside(node: LexborNode) -> tuple[str, str]:
    """Give what stands right before and right behind an element, across inline elements."""
    before = [text[-_MOST_AROUND:] for text in _outward(node, lambda here: here.prev)]
    behind = [text[:_MOST_AROUND] for text in _outward(node, lambda here: here.next)]
    return flat(END.join(reversed(before)) + END), END + END.join(behind)


def _outward(node: LexborNode, step: Callable[[LexborNode], LexborNode | None]) -> Iterator[str]:
    """Give the texts of the nearest neighbours on one side, parents' neighbours included."""
    here: LexborNode | None = node
    for _ in range(_STEPS):
        if here is None:
            return
        neighbour = step(here)
        if neighbour is not None:
            yield neighbour.text(separator=END)
            here = neighbour
        elif here.parent is None or here.parent.tag in _SCOPE:
            return
        else:
            here = here.parent


def _kind_unlabelled(
    node: LexborNode, behind: str, scope: set[int], is_event_page: bool
) -> DateKind:
    if is_event_page or is_event(behind):
        return DateKind.EVENT
    if (kind := _kind_by_class(node)) is not None:
        return kind
    before, after = (
        sibling.text_content or "" if sibling is not None and sibling.is_text_node else ""
        for sibling in (node.prev, node.next)
    )
    is_own = stands_alone(before, after) and _stands_in(node, scope)
    return DateKind.PUBLISHED if is_own else DateKind.UNKNOWN


def _around(headlines: list[LexborNode]) -> set[int]:
    """Give the elements around the headlines, from the parent to the article at most."""
    scope: set[int] = set()
    for node in headlines:
        here = node.parent
        for _ in range(_CLIMB):
            if here is None:
                break
            scope.add(here.mem_id)
            if here.tag in _SCOPE:
                break
            here = here.parent
    return scope


def _stands_in(node: LexborNode, scope: set[int]) -> bool:
    """Say whether a headline stands around, with no list item, link or article in between."""
    here = node.parent
    while here is not None:
        if here.mem_id in scope:
            return True
        if here.tag in ("li", "a", "article", "tr", "blockquote", "footer"):
            return False
        here = here.parent
    return False


def _kind_by_class(node: LexborNode) -> DateKind | None:
    classes = date_words().classes
    parent = node.parent
    for here in (node, parent):
        if here is None or here.tag in _SCOPE:
            continue
        for name in (here.attributes.get("class") or "").lower().split():
            if (kind := classes.get(name)) is not None:
                return kind
    return None


def url_dates(url: str, reading: Reading, is_event_page: bool) -> Iterator[DateEvidence]:
    """Read the day in a path as that of publication; a month alone as `unknown`, from its first."""
    path = path_of(url)
    if (match := _DAY_IN_PATH.search(path)) is not None:
        kind = DateKind.EVENT if is_event_page else DateKind.PUBLISHED
        day = reading.day(int(match[1]), int(match[3]), int(match[4]))
    elif (match := _MONTH_IN_PATH.search(path)) is not None:
        kind = DateKind.EVENT if is_event_page else DateKind.UNKNOWN
        day = reading.day(int(match[1]), int(match[2]), 1)
    else:
        return
    if day is not None:
        yield DateEvidence(source="url", kind=kind, value=day, text=match[0])


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
