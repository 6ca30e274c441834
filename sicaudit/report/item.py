"""A finding made ready for all formats: clean, told in words, its pages in order."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sicaudit.model.catalogue import CHECKS
from sicaudit.model.finding import Dated, Finding, Severity, State
from sicaudit.model.outcome import Certainty
from sicaudit.model.page import Link, Region
from sicaudit.model.run import RunSummary, SiteTally
from sicaudit.report.checks import CheckLike, CheckWords, check_in
from sicaudit.report.clean import clean, legal
from sicaudit.report.phrases import Telling
from sicaudit.report.sentence import Sentence, told
from sicaudit.report.words import Words, words_in

TO_DO = frozenset({State.NEW, State.OPEN, State.RETURNED})
UNSAFE_REASONS = frozenset({"hijacked", "parked"})
REGION_RANK = {region: rank for rank, region in enumerate(Region)}
SEVERITY_RANK = {severity: rank for rank, severity in enumerate(Severity)}
CERTAINTY_RANK = {certainty: rank for rank, certainty in enumerate(Certainty)}
CHECK_RANK = {check: rank for rank, check in enumerate(CHECKS)}


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenOn:
    """A page that shows it, with its places there, those in the text first."""

    url: str
    title: str
    links: tuple[Link, ...]

    @property
    def places(self) -> tuple[dict[str, str], ...]:
        """The places as findings.json has them; made when asked for, as there are very many."""
        return tuple([_place(link) for link in self.links])


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A finding as every format says it: all text is clean, none is escaped."""

    id: str
    finding: Finding
    check: CheckWords
    site: str
    owner: str | None
    state: State
    first_seen: str
    last_seen: str
    decision: Mapping[str, Any] | None
    sentence: Sentence
    target: str | None
    pages: tuple[SeenOn, ...]
    telling: Telling

    @property
    def is_to_do(self) -> bool:
        """True: somebody should repair it; not solved, put aside or unchecked."""
        return self.state in TO_DO

    @property
    def is_unsafe(self) -> bool:
        """True: its target was taken over, and must never be a link in a report."""
        return (
            self.finding.check == "hijacked-link" or self.telling.text("reason") in UNSAFE_REASONS
        )

    @property
    def rank(self) -> tuple[Any, ...]:
        """Worst first; the same on every run."""
        finding = self.finding
        return (
            not self.is_unsafe,
            SEVERITY_RANK[finding.severity],
            CHECK_RANK.get(finding.check, len(CHECK_RANK)),
            finding.check,
            CERTAINTY_RANK[finding.certainty],
            finding.site,
            finding.key,
            self.id,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A run with its findings told in one language, worst first: what every format is given."""

    summary: RunSummary
    words: Words
    version: str
    items: tuple[Item, ...]


def sites_of(report: Report) -> dict[str, SiteTally | None]:
    """Give every website of the run, then those that only findings still name (as None)."""
    sites: dict[str, SiteTally | None] = {clean(site.id): site for site in report.summary.run.sites}
    for item in report.items:
        sites.setdefault(item.site, None)
    return sites


def report_of(
    summary: RunSummary, *, language: str, version: str, catalogue: Mapping[str, CheckLike]
) -> Report:
    """Tell every finding of a run."""
    words = words_in(language)
    items = sorted(
        (_item(dated, words, catalogue) for dated in summary.findings),
        key=lambda item: item.rank,
    )
    return Report(summary=summary, words=words, version=version, items=tuple(items))


def _item(dated: Dated, words: Words, catalogue: Mapping[str, CheckLike]) -> Item:
    finding = dated.finding
    telling = Telling(finding=finding, facts=legal(finding.facts), words=words)
    return Item(
        id=finding.id,
        finding=finding,
        check=check_in(finding.check, words.language, catalogue),
        site=clean(finding.site),
        owner=clean(finding.owner) if finding.owner else None,
        state=dated.state,
        first_seen=clean(dated.first_seen),
        last_seen=clean(dated.last_seen),
        decision=legal(dated.decision) if dated.decision else None,
        sentence=told(telling, catalogue),
        target=clean(finding.target) if finding.target is not None else None,
        pages=_pages(finding),
        telling=telling,
    )


def _pages(finding: Finding) -> tuple[SeenOn, ...]:
    """Give each page once, by address, with all its places."""
    titles: dict[str, str] = {}
    places: dict[str, list[Link]] = {}
    for seen in finding.sightings:
        titles[seen.url] = titles.get(seen.url) or seen.title
        places.setdefault(seen.url, []).extend(seen.places)
    return tuple(
        SeenOn(url=clean(url), title=clean(titles[url]).strip(), links=_in_order(places[url]))
        for url in sorted(places)
    )


def _in_order(links: list[Link]) -> tuple[Link, ...]:
    """Give the places of one page, those in its text first, else as they stand there."""
    if len(links) > 1:
        links = sorted(links, key=lambda link: REGION_RANK[link.region])
    return tuple(links)


@lru_cache(maxsize=16_384)
def _place(link: Link) -> dict[str, str]:
    """Give a place as findings.json does; a menu's links come back on every page."""
    return {
        "text": clean(link.text).strip(),
        "element": clean(link.element),
        "region": link.region.value,
        "snippet": clean(link.snippet).strip(),
    }
