"""All that dates a page, source by source; `judge_dates` then weighs it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sicaudit.model.page import DateEvidence, DateKind
from sicaudit.page.dates.json import json_ld_dates
from sicaudit.page.dates.judging import TRUSTED, contradiction, judge_dates
from sicaudit.page.dates.layout import Layout, may_hold_dates, stamped_in
from sicaudit.page.dates.lines import copyright_year, visible_dates
from sicaudit.page.dates.sources import (
    Field,
    header_dates,
    is_dated_item,
    meta_dates,
    microdata_dates,
    picture_dates,
    script_dates,
    title_dates,
    url_dates,
)
from sicaudit.page.dates.text import Reading, holds_short_dates, may_hold_a_day, names_a_year
from sicaudit.page.dates.words import END, date_words
from sicaudit.urls import path_of

__all__ = ["TRUSTED", "contradiction", "date_evidence", "judge_dates"]

_STATED = "application/ld+json"
_MICRODATA = "[itemprop]"
_PARTS = ("meta", "link", "script")
_RDFA_NAMES = re.compile(rb'property="(?:schema:|d)')
_RDFA = '[property^="schema:" i],[property^="date" i],[property^="dc" i]'

_LONGEST_TITLE = 1000
"""Letters of all that a page calls itself."""

_CLOCKS = (b"toLocaleDateString", b"document.lastModified", b".getDate()", b"toDateString")
"""Scripts that print the day of the visit."""

_SAME = timedelta(days=1)
"""A moment in UTC may be the next day where the editor is."""

_STAMPED = frozenset(("json-ld", "microdata", "meta"))
"""Sources in which machines write year, month and day in that order."""


def date_evidence(
    tree: LexborHTMLParser,
    *,
    url: str,
    headers: Mapping[str, str],
    language: str | None,
    today: date,
    elements: Iterable[tuple[LexborNode, str]] | None = None,
) -> tuple[DateEvidence, ...]:
    """Collect all that dates a page, source by source, without judging it.

    `headers` are named in lower case. Days before 1993, impossible ones and days to come are
    left out. `03/05/2021` is 3 May unless `language` is en-US: a plain `en` says nothing of the
    order, and the sites this is for are European. The source `clock` is a line that a script of
    the page may have set to the day of the visit. The tree is only read.
    `elements`, with their names: those of an inventory; None: they are looked for.
    """
    language = (language or "").lower()
    reading = Reading(today=today, month_first=language == "en-us", language=language[:2])
    source = tree.raw_html
    is_event_page = date_words().event_path.search(path_of(url).lower()) is not None
    parts = _parts(tree, elements)
    fields = [node.attributes for node in parts["meta"]]
    title = _title(tree.css_first("title"), fields)
    body = tree.body
    written = body.text(separator=END) if body is not None else ""
    text = reading.plain(written)
    has_years = names_a_year(text)
    has_days = has_years or may_hold_a_day(source)
    found: list[DateEvidence] = []
    items: list[DateEvidence] = []
    if body is not None and (has_days or holds_short_dates(text)):
        selector = _item_selector(source)
        has_items = bool(selector) and any(map(is_dated_item, tree.css(selector)))
        stamped = stamped_in(source)
        if stamped or has_items or may_hold_dates(text, reading):
            layout = Layout(body, written, title, reading, stamped=stamped)
            found = list(visible_dates(layout, is_event_page=is_event_page))
            if has_items:
                head = tree.head.css(selector) if tree.head is not None else []
                nodes = head + layout.body.css(selector)
                items = microdata_dates(nodes, layout.surroundings, reading)
    if has_years:
        found += copyright_year(text, reading)
    if any(item.value >= today - _SAME for item in found) and _has_clock(source):
        found = [_as_clock(item) if item.value >= today - _SAME else item for item in found]
    if has_days:
        scripts = (node.text() for node in parts["script"] if _is(node, "type", _STATED))
        found += json_ld_dates(scripts, url, reading)
        found += meta_dates(fields, reading)
        found += items
        if not any(item.kind is DateKind.PUBLISHED for item in found):
            found += script_dates(source, reading)
        found += title_dates(title, reading)
    in_url = url_dates(url, reading, is_event_page)
    if has_days and not in_url:
        canonical = _canonical(parts["link"])
        in_url = url_dates(canonical, reading, is_event_page)
    found += in_url
    if has_days:
        found += picture_dates(fields, reading)
    found += header_dates(headers, reading)
    stated = {item.value for item in found if item.source in _STAMPED}
    return tuple(dict.fromkeys(_turned(item, stated) for item in found))


def _parts(
    tree: LexborHTMLParser, elements: Iterable[tuple[LexborNode, str]] | None
) -> dict[str, list[LexborNode]]:
    """Give the elements that speak to machines, by their names."""
    if elements is None:
        return {name: tree.tags(name) for name in _PARTS}
    parts: dict[str, list[LexborNode]] = {name: [] for name in _PARTS}
    for node, tag in elements:
        if tag in parts:
            parts[tag].append(node)
    return parts


def _is(node: LexborNode, name: str, value: str) -> bool:
    return (node.attributes.get(name) or "").lower() == value


def _title(title: LexborNode | None, fields: Sequence[Field]) -> str:
    """Give what the page calls itself, in all its ways."""
    said = [title.text()] if title is not None else []
    for attributes in fields:
        name = attributes.get("property") or attributes.get("name")
        if name in ("og:title", "twitter:title"):
            said.append(attributes.get("content") or "")
    return " ".join(said)[:_LONGEST_TITLE]


def _canonical(links: Sequence[LexborNode]) -> str:
    """Give the address that a page calls its own; empty: none."""
    own = (link for link in links if _is(link, "rel", "canonical"))
    return next((href for link in own if (href := link.attributes.get("href"))), "")


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
    if _RDFA_NAMES.search(source):
        selectors.append(_RDFA)
    return ",".join(selectors)


def _has_clock(source: bytes) -> bool:
    """Say whether a script of the page may print the day of the visit."""
    return any(clock in source for clock in _CLOCKS)


def _as_clock(evidence: DateEvidence) -> DateEvidence:
    if evidence.source != "visible-text":
        return evidence
    return replace(evidence, source="clock", kind=DateKind.UNKNOWN)
