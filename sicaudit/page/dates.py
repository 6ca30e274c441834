"""How old a page is: the evidence it gives, and what that evidence is worth."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sicaudit.model.page import DateEvidence, DateKind, PageDates
from sicaudit.page.date_json import json_ld_dates
from sicaudit.page.date_lines import visible_dates
from sicaudit.page.date_sources import (
    header_dates,
    meta_dates,
    microdata_dates,
    time_dates,
    url_dates,
)
from sicaudit.page.date_text import Reading
from sicaudit.page.date_words import date_words
from sicaudit.urls import path_of

TRUSTED = 0.4
"""A page whose confidence is lower counts as undated."""

_NODES = 'meta,h1,time,script[type="application/ld+json" i]'
_MICRODATA = "[itemprop]"
_RDFA = '[property^="schema:" i],[property^="date" i],[property^="dc" i]'

_CLOCKS = (b"toLocaleDateString", b"document.lastModified", b".getDate()", b"toDateString")
"""Scripts that print the day of the visit."""

_SAME = timedelta(days=1)
"""A moment in UTC may be the next day where the editor is."""

_FAR = timedelta(days=60)
"""Beyond this, witnesses of the same thing contradict each other; the default tolerance."""

_INDEPENDENCE = 0.6
"""How much a second source counts as one of its own: a CMS fills JSON-LD and meta from one field.
Gives 0.95 for two, where 0.96 of 277 pages of the shared development set were right."""

_TORN = 0.6
"""What is left of confidence under contradiction: still trusted, never sure. Not calibrated."""

_SOLID = frozenset(("visible-text", "json-ld", "microdata", "meta"))
"""Sources by which the page itself states a date and what it means."""

_STAMPED = frozenset(("json-ld", "microdata", "meta"))
"""Sources in which machines write year, month and day in that order."""

_CHANGED = frozenset((DateKind.MODIFIED, DateKind.REVIEWED))


def date_evidence(
    tree: LexborHTMLParser,
    *,
    url: str,
    headers: Mapping[str, str],
    language: str | None,
    today: date,
) -> tuple[DateEvidence, ...]:
    """Collect all that dates a page, source by source, without judging it.

    `headers` are named in lower case. Days before 1993, impossible ones and days to come are
    left out. `03/05/2021` is 3 May unless `language` is en-US: a plain `en` says nothing of the
    order, and the sites this is for are European. The source `clock` is a line that a script of
    the page may have set to the day of the visit. The tree is only read.
    """
    reading = Reading(today=today, month_first=(language or "").lower() == "en-us")
    source = tree.raw_html
    is_event_page = date_words().event_path.search(path_of(url).lower()) is not None
    parts: dict[str, list[LexborNode]] = {"meta": [], "h1": [], "time": [], "script": []}
    for node in tree.css(_NODES):
        parts[node.tag or ""].append(node)
    found = list(visible_dates(tree, parts["h1"], reading, is_event_page=is_event_page))
    if any(item.value >= today - _SAME for item in found) and _has_clock(source):
        found = [_as_clock(item) if item.value >= today - _SAME else item for item in found]
    if parts["script"]:
        found += json_ld_dates((node.text() for node in parts["script"]), url, reading)
    found += meta_dates(parts["meta"], reading)
    if selector := _item_selector(source):
        found += microdata_dates(tree.css(selector), reading)
    if parts["time"]:
        found += time_dates(parts["time"], parts["h1"], reading, is_event_page)
    found += url_dates(url, reading, is_event_page)
    found += header_dates(headers, reading)
    stated = {item.value for item in found if item.source in _STAMPED}
    return tuple(dict.fromkeys(_turned(item, stated) for item in found))


def _turned(evidence: DateEvidence, stated: set[date]) -> DateEvidence:
    """Give a line such as `06/01/2020` in the other order where only that agrees with a machine."""
    day = evidence.value
    if evidence.source != "visible-text" or day in stated or "/" not in evidence.text:
        return evidence
    if day.day > 12 or (turned := day.replace(month=day.day, day=day.month)) not in stated:
        return evidence
    return replace(evidence, value=turned)


def _item_selector(source: bytes) -> str:
    selectors = []
    if b"itemprop" in source:
        selectors.append(_MICRODATA)
    if b'property="schema:' in source or b'property="d' in source:
        selectors.append(_RDFA)
    return ",".join(selectors)


def _has_clock(source: bytes) -> bool:
    """Say whether a script of the page may print the day of the visit."""
    return any(clock in source for clock in _CLOCKS)


def _as_clock(evidence: DateEvidence) -> DateEvidence:
    if evidence.source != "visible-text":
        return evidence
    return replace(evidence, source="clock", kind=DateKind.UNKNOWN)


def judge_dates(evidence: Sequence[DateEvidence]) -> PageDates:
    """Weigh the evidence: what the page says, and the day by which to call it stale.

    `published`, `modified` (a review counts) are what the best witnesses say; None where two
    solid ones are more than 60 days apart, since then a person must decide. `best` is the newest
    day that any trusted witness gives, so that no page is called stale while one of them
    speaks against it; `basis` is the strongest witness of that day.

    `confidence` is the worth of that witness (`[trust]` in date_words.toml), raised where an
    independent source agrees within a day, lowered where solid ones contradict each other. Below
    `TRUSTED` (0.4) a page counts as undated. That is so for a page with nothing but a
    Last-Modified header: 0.3, `best` and `modified` are that day. Its newness proves nothing
    (answers made on demand, sites built anew), so it never makes a page fresh; its age does, for
    the file cannot have changed since, so it may be used to call a page stale. A copyright year,
    a `time` somewhere in the text and the day of an event never count.
    """
    weighed = [(worth, item) for item in evidence if (worth := _worth(item)) > 0]
    strong = [(worth, item) for worth, item in weighed if worth >= TRUSTED] or weighed
    published = _published(strong)
    modified = _newest([(worth, item) for worth, item in strong if item.kind in _CHANGED])
    days = [day for day in (published, modified) if day is not None]
    if not days:
        return PageDates(evidence=tuple(evidence))
    best = max(days)
    witnesses = [pair for pair in strong if abs(pair[1].value - best) <= _SAME]
    torn_published, torn_modified = _torn(evidence)
    return PageDates(
        published=None if torn_published else published,
        modified=None if torn_modified else modified,
        best=best,
        basis=max(witnesses, key=lambda pair: pair[0])[1].source,
        confidence=_confidence(witnesses, is_torn=torn_published or torn_modified),
        evidence=tuple(evidence),
    )


def _worth(evidence: DateEvidence) -> float:
    return date_words().trust.get((evidence.source, evidence.kind), 0.0)


def _published(weighed: Iterable[tuple[float, DateEvidence]]) -> date | None:
    """Give the day with most worth behind it, of those that were published or just stand there."""
    pairs = [pair for pair in weighed if pair[1].kind not in _CHANGED]
    stated = [pair for pair in pairs if pair[1].kind is DateKind.PUBLISHED] or pairs
    if not stated:
        return None

    def support(pair: tuple[float, DateEvidence]) -> tuple[float, float]:
        agreeing = (worth for worth, item in pairs if abs(item.value - pair[1].value) <= _SAME)
        return sum(agreeing), -pair[1].value.toordinal()

    return _as_shown(max(stated, key=support)[1].value, pairs)


def _newest(weighed: list[tuple[float, DateEvidence]]) -> date | None:
    if not weighed:
        return None
    return _as_shown(max(item.value for _, item in weighed), weighed)


def _as_shown(day: date, weighed: Iterable[tuple[float, DateEvidence]]) -> date:
    """Give the day as readers see it where a machine's is off by one: UTC of a local evening."""
    for source in ("visible-text", "url"):
        for _, item in weighed:
            if item.source == source and abs(item.value - day) <= _SAME:
                return item.value
    return day


def _confidence(witnesses: list[tuple[float, DateEvidence]], *, is_torn: bool) -> float:
    worths: dict[str, float] = {}
    for worth, item in witnesses:
        worths[item.source] = max(worth, worths.get(item.source, 0.0))
    ranked = sorted(worths.values(), reverse=True)
    confidence = ranked[0]
    for worth in ranked[1:]:
        confidence += (1 - confidence) * worth * _INDEPENDENCE
    return round(confidence * (_TORN if is_torn else 1.0), 2)


def _torn(evidence: Sequence[DateEvidence]) -> tuple[bool, bool]:
    """Say whether solid witnesses contradict each other on publication, and on change."""
    gaps = list(_gaps(evidence))
    return (
        any(gap > _FAR and DateKind.PUBLISHED in kinds for gap, kinds in gaps),
        any(gap > _FAR and kinds != {DateKind.PUBLISHED} for gap, kinds in gaps),
    )


def contradiction(dates: PageDates, tolerance_days: int) -> int | None:
    """Give the widest gap in days between the page's own statements; None: within tolerance.

    Two sources that give different days for the same thing (the line that readers see and
    JSON-LD's dateModified), or a page that was changed before it was published. Weak sources
    (URL, `time`, headers, sitemap) do not contradict; a review may be older than a change.
    """
    widest = max((gap.days for gap, _ in _gaps(dates.evidence)), default=0)
    return widest if widest > tolerance_days else None


def _gaps(evidence: Sequence[DateEvidence]) -> Iterable[tuple[timedelta, set[DateKind]]]:
    """Give the distances between statements that should agree, with what they are about."""
    latest: dict[tuple[str, DateKind], date] = {}
    for item in evidence:
        if item.source in _SOLID and item.kind in (DateKind.PUBLISHED, DateKind.MODIFIED):
            key = (item.source, item.kind)
            latest[key] = max(item.value, latest.get(key, item.value))
    for (one, day), (other, other_day) in combinations(latest.items(), 2):
        if one[1] is other[1]:
            yield abs(day - other_day), {one[1]}
    changed = [day for (_, kind), day in latest.items() if kind is DateKind.MODIFIED]
    published = [day for (_, kind), day in latest.items() if kind is DateKind.PUBLISHED]
    if changed and published and max(changed) < min(published):
        yield min(published) - max(changed), {DateKind.PUBLISHED, DateKind.MODIFIED}
