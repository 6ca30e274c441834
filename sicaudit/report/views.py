"""What stands on each page of the HTML report, before it is laid out."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sicaudit.model.age import DuePage
from sicaudit.model.finding import State
from sicaudit.model.run import Limit, SiteStatus, SiteTally
from sicaudit.report.ages import DueTold, ages_told, due_told, liars_told
from sicaudit.report.checks import CheckWords
from sicaudit.report.clean import brief, clean, href
from sicaudit.report.counts import Counts, counts_of
from sicaudit.report.item import Item, Report, sites_of
from sicaudit.report.words import Words

MOST_ON_A_PAGE = 1_000
"""Findings on one page: more, and a browser takes seconds to show it."""
PLAIN_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
# Names that Windows keeps for its devices, whatever comes after the dot.
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)")
Chapter = Callable[[Item], str]
"""What a work list is divided by: a finding's group, or its website."""
GROUPS = ("signposting", "links", "freshness")
ASIDE = (State.UNCHECKED, State.MUTED, State.FIXED)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckBlock:
    """The findings of one check."""

    check: CheckWords
    anchor: str
    items: list[Item]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A chapter of a work list: a group of checks, or a website."""

    title: str
    checks: list[CheckBlock]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkList:
    """One file with findings to work through: of a website, or of a reviewer."""

    file: str
    title: str
    site: SiteTally | None
    link: str | None
    limits: list[str]
    counts: Counts
    blocks: list[Block]
    aside: list[tuple[str, list[Item]]]
    ages: str = ""
    """How many of its pages stand how by their age."""
    due: tuple[DueTold, ...] = ()
    """Pages that are due for review soon."""
    part: int = 1
    parts: tuple[str, ...] = ()
    """The files of all parts, where one file would be too long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRow:
    """A website in the overview."""

    name: str
    file: str
    status: str
    status_word: str
    pages: int
    counts: Counts
    limits: list[str] = field(default_factory=list)


def plain_name(name: str) -> str:
    """Give a file name that is safe everywhere: the name itself, or a digest of it."""
    if PLAIN_NAME.fullmatch(name) and not DEVICES.fullmatch(name):
        return name
    return "x-" + hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def limits_told(words: Words, limits: Iterable[Limit]) -> list[str]:
    """Say what kept us from seeing everything."""
    told = []
    for limit in limits:
        kind, _, name = limit.kind.partition(":")
        said = words.known("limits", limit.kind) or words.known("limits", kind)
        said = said or words.named("limits", "other")
        line = said.format(
            kind=clean(limit.kind),
            name=clean(name),
            detail=clean(limit.detail),
            count=words.number(limit.count),
            addresses=words.counted("address", limit.count),
            pages=words.counted("page", limit.count),
        )
        if limit.example:
            example = words.named("limits", "example")
            line = example.format(told=line, address=brief(clean(limit.example)))
        told.append(f"{line}.")
    return told


def site_rows(report: Report) -> list[SiteRow]:
    by_site: dict[str, list[Item]] = defaultdict(list)
    for item in report.items:
        by_site[item.site].append(item)
    return [
        SiteRow(
            name=clean(site.name) if site else name,
            file=f"sites/{plain_name(name)}.html",
            status=site.status.value if site else SiteStatus.INCOMPLETE.value,
            status_word=report.words.ui(site.status.value)
            if site
            else report.words.named("states", State.UNCHECKED.value),
            pages=site.pages if site else 0,
            counts=counts_of(by_site[name]),
            limits=limits_told(report.words, site.limits) if site else [],
        )
        for name, site in sites_of(report).items()
    ]


def work_lists(report: Report) -> list[WorkList]:
    """Give every website's list, then every reviewer's."""
    sites = sites_of(report)
    by_site: dict[str, list[Item]] = {site: [] for site in sites}
    by_owner: dict[str, list[Item]] = defaultdict(list)
    for item in report.items:
        by_site[item.site].append(item)
        if item.owner:
            by_owner[item.owner].append(item)
    for owner in due_owners(report) - by_owner.keys():
        by_owner[owner] = []
    lists = [
        part for name, items in by_site.items() for part in _of_site(report, name, sites, items)
    ]
    names = {name: clean(site.name) if site else name for name, site in sites.items()}
    lists += [
        part
        for owner in sorted(by_owner)
        for part in _of_owner(report, owner, names, by_owner[owner])
    ]
    return lists


def _of_site(
    report: Report, name: str, sites: dict[str, SiteTally | None], items: list[Item]
) -> list[WorkList]:
    site = sites[name]
    words = report.words
    whole = WorkList(
        file=f"sites/{plain_name(name)}.html",
        title=clean(site.name) if site else name,
        site=site,
        link=href(site.url) if site else None,
        limits=[*limits_told(words, site.limits), *liars_told(words, site.liars)] if site else [],
        counts=counts_of(items),
        blocks=[],
        aside=_aside(words, items),
        ages=ages_told(words, site.ages) if site else "",
        due=tuple(due_told(words, site.ages.next_due if site and site.ages else ())),
    )

    def group(item: Item) -> str:
        return item.finding.group.value

    in_order = _by_chapter(items, group, GROUPS)
    titles = {name: words.named("groups", name) for name in GROUPS}
    return _parts(whole, in_order, group, titles)


def _of_owner(
    report: Report, owner: str, names: dict[str, str], items: list[Item]
) -> list[WorkList]:
    whole = WorkList(
        file=f"reviewers/{plain_name(owner)}.html",
        title=report.words.ui("owner_findings").format(owner=owner),
        site=None,
        link=None,
        limits=[],
        counts=counts_of(items),
        blocks=[],
        aside=_aside(report.words, items),
        due=tuple(due_told(report.words, _due_for(report, owner))),
    )

    def site(item: Item) -> str:
        return item.site

    in_order = _by_chapter(items, site, tuple(names))
    return _parts(whole, in_order, site, names)


def due_owners(report: Report) -> frozenset[str]:
    """Give who has pages to read over soon, whether or not there is anything else to do."""
    return frozenset(
        clean(page.owner)
        for tally in report.summary.run.sites
        for page in (tally.ages.next_due if tally.ages else ())
        if page.owner
    )


def _due_for(report: Report, owner: str) -> list[DuePage]:
    """Give the pages that are due for review soon, and then will be this owner's."""
    return [
        page
        for tally in report.summary.run.sites
        for page in (tally.ages.next_due if tally.ages else ())
        if page.owner is not None and clean(page.owner) == owner
    ]


def _by_chapter(items: list[Item], chapter: Chapter, names: Sequence[str]) -> list[Item]:
    """Put what is to be done in order: the chapter with the worst first, then check by check."""
    to_do = [item for item in items if item.is_to_do]
    worst: dict[str, tuple[Any, ...]] = {}
    for item in to_do:
        worst.setdefault(chapter(item), item.rank[:2])
    place = {name: number for number, name in enumerate(names)}
    return sorted(
        to_do,
        key=lambda item: (
            *worst[chapter(item)],
            place.get(chapter(item), len(place)),
            item.rank[:4],
            item.state is State.OPEN,
            -len(item.pages),
            item.rank,
        ),
    )


def _parts(
    whole: WorkList, items: list[Item], chapter: Chapter, titles: dict[str, str]
) -> list[WorkList]:
    """Cut a list that no browser would like into several files."""
    cuts = range(0, max(len(items), 1), MOST_ON_A_PAGE)
    stem = whole.file.removesuffix(".html")
    files = tuple(
        whole.file if not start else f"{stem}.{start // MOST_ON_A_PAGE + 1}.html" for start in cuts
    )
    parts = []
    for number, (start, file) in enumerate(zip(cuts, files, strict=True), 1):
        blocks = [
            Block(title=titles.get(name, name), checks=_checks(list(inner), number, name))
            for name, inner in groupby(items[start : start + MOST_ON_A_PAGE], chapter)
        ]
        parts.append(
            WorkList(
                file=file,
                title=whole.title,
                site=whole.site,
                link=whole.link,
                limits=whole.limits,
                counts=whole.counts,
                blocks=blocks,
                aside=whole.aside if number == len(files) else [],
                ages=whole.ages,
                due=whole.due if number == 1 else (),
                part=number,
                parts=files,
            )
        )
    return parts


def _checks(items: list[Item], part: int, chapter: str) -> list[CheckBlock]:
    blocks = []
    for _, inner in groupby(items, lambda item: item.check.id):
        found = list(inner)
        anchor = f"c-{plain_name(f'{chapter}-{found[0].check.id}'.lower())}"
        blocks.append(CheckBlock(check=found[0].check, anchor=anchor, items=found))
    return blocks


def _aside(words: Words, items: list[Item]) -> list[tuple[str, list[Item]]]:
    """Give what is not to be done: unchecked, put aside, solved."""
    chosen = [(state.value, [item for item in items if item.state is state]) for state in ASIDE]
    return [(state, found) for state, found in chosen if found]
