"""How old every page is, once its whole site was read and held against earlier runs."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sicaudit import checks
from sicaudit.api import AgeCase, Check
from sicaudit.crawl.scope import section_of
from sicaudit.crawled import Crawled
from sicaudit.engine.applying import applied
from sicaudit.judging.age_tallies import AgeCounting
from sicaudit.judging.ownership import owned
from sicaudit.judging.remembering import Past, says_the_same
from sicaudit.judging.sharing import each_once
from sicaudit.model.age import AgeTally, DuePage, LyingDates, Watched
from sicaudit.model.batch import Crash
from sicaudit.model.check import Kind
from sicaudit.model.finding import Finding, Group, Severity, Sighting
from sicaudit.model.outcome import Certainty
from sicaudit.model.page import DateEvidence, DateKind, PageDates
from sicaudit.model.site import Section, Site
from sicaudit.page.dates.liars import Liar, Lie, site_trust
from sicaudit.page.dates.states import AgeState, due_on, state_of
from sicaudit.page.dates.watched import as_confirmed, as_watched, bumps, in_its_site
from sicaudit.page.help.signposts import needs_of
from sicaudit.store.confirmed import Confirmed
from sicaudit.store.journal import DatedPage
from sicaudit.store.journal_dates import said_from
from sicaudit.store.pages import KnownPage

_STALE, _CONTRADICTORY = "stale-page", "contradictory-dates"

_OF_ONE_KIND = 256
"""Verdicts that are kept: the pages of a manual say the same of their dates, word for word."""

_AT_ONCE = 1000
"""Pages that are noted in one transaction."""


class Ages:
    """Judges the dates of all pages, site by site; what changes a page's date is noted."""

    def __init__(self, crawled: Crawled, past: Past) -> None:
        self._crawled = crawled
        self._journal = crawled.journal
        self._today = crawled.today
        self._past = past
        self._checks: Sequence[Check[Any]] = [
            check for check in checks.load() if check.kind is Kind.AGE
        ]
        self.crashes: list[tuple[str, Crash]] = []
        """Of checks, with the site they looked at."""
        self._liars: dict[str, tuple[Liar, ...]] = {}
        topics = crawled.settings.knowledge.topics
        self._topics = {topic.id: topic for topic in topics}
        self._tallies: dict[str, AgeCounting] = {}
        self._others: list[tuple[int, PageDates]] = []
        """Pages whose date is another one than they say, until that is noted."""

    def findings(self) -> Iterator[Finding]:
        """Give what checks say of the age of every page; each problem once."""
        self._journal.forget_ages()
        for site in self._crawled.family.sites.values():
            yield from each_once(self._of_site(site))
            self._note_others()

    def lying(self) -> Mapping[str, tuple[LyingDates, ...]]:
        """Give the sources that lie about a whole site, by site, once `findings` was asked."""
        return {
            site: tuple(
                LyingDates(
                    source=liar.source,
                    kind=liar.kind.value,
                    lie=liar.lie.value,
                    value=liar.value.isoformat(),
                    pages=liar.pages,
                    of=liar.of,
                )
                for liar in liars
                if liar.lie is not Lie.YEAR
            )
            for site, liars in self._liars.items()
        }

    def tallies(self) -> Mapping[str, AgeTally]:
        """Give how the pages stand by their age, by site, once `findings` was asked."""
        return {site: counting.tally() for site, counting in self._tallies.items()}

    def _of_site(self, site: Site) -> Iterator[Finding]:
        listed = 0

        def all_said() -> Iterator[tuple[Any, ...]]:
            nonlocal listed
            for said in self._journal.said_of_pages(site.id):
                listed += any(one.source == "sitemap" for one in said)
                yield said

        liars = self._liars[site.id] = site_trust(all_said(), self._today)
        confirmed = self._past.confirmed(site.id)

        @lru_cache(_OF_ONE_KIND)
        def judged(dates: PageDates, lastmod: str | None) -> PageDates:
            return in_its_site(dates, liars, lastmod=_said_by_sitemap(lastmod), listed=listed)

        for page in self._journal.dated(site.id):
            dates = judged(page.dates, page.lastmod)
            yield from self._of_page(site, page, dates, confirmed.get(page.url))
            if len(self._others) >= _AT_ONCE:
                self._note_others()

    def _note_others(self) -> None:
        self._journal.note_ages(self._others)
        self._others.clear()

    def _of_page(
        self, site: Site, page: DatedPage, dates: PageDates, confirmed: Confirmed | None
    ) -> Iterator[Finding]:
        section = section_of(site, page.url)
        seen = self._watched(site, page, dates)
        dates = as_watched(dates, seen, due=_due(section, self._today))
        if confirmed is not None:
            dates = as_confirmed(dates, confirmed.day, confirmed.reviewer)
        if (dates.best, dates.basis) != (page.dates.best, page.dates.basis):
            self._others.append((page.number, dates))
        case = AgeCase(
            page=page.url,
            site=site,
            section=section,
            freshness=self._crawled.settings.freshness,
            dates=dates,
            title=page.title,
            is_document=page.is_document,
            seen=seen,
            liars=self._liars[site.id],
            topics=self._asking_for_help(page, section),
            today=self._today,
        )
        sighting = Sighting(url=page.url, title=page.title)
        owner = section.owner or site.owner
        contradicts = False
        for check in self._checks:
            result = applied(check, case, site, lambda found: (sighting,), owner=owner)
            if result.crash is not None:
                self.crashes.append((site.id, result.crash))
            contradicts |= check.id == _CONTRADICTORY and bool(result.findings)
            yield from result.findings
        if not page.is_document:
            self._count(case, sighting, contradicts=contradicts)

    def _count(self, case: AgeCase, seen: Sighting, *, contradicts: bool) -> None:
        state = state_of(
            case.dates,
            case.section,
            today=case.today,
            due_soon=case.freshness.due_soon,
            contradicts=contradicts,
        )
        due = due_on(case.dates, case.section) if state is AgeState.DUE_SOON else None
        page = None if due is None else self._due_page(case, seen, due)
        self._tallies.setdefault(case.site.id, AgeCounting()).add(state, page)

    def _due_page(self, case: AgeCase, seen: Sighting, due: date) -> DuePage:
        """Give a page that is due soon to whom it will be given once it is."""
        to_be = Finding(
            check=_STALE,
            group=Group.FRESHNESS,
            severity=Severity.WARNING,
            certainty=Certainty.LIKELY,
            site=case.site.id,
            key=seen.url,
            owner=case.section.owner or case.site.owner,
        )
        owner = owned(to_be, self._crawled.settings.reviewers).owner
        return DuePage(url=seen.url, title=seen.title, due=due.isoformat(), owner=owner)

    def _asking_for_help(self, page: DatedPage, section: Section) -> tuple[str, ...]:
        """Give the topics of a page whose readers are to be sent to help."""
        topics = (self._topics.get(topic) for topic in page.topics)
        return tuple(
            topic.id
            for topic in topics
            if topic is not None and any(needs_of(topic, section.audience))
        )

    def _watched(self, site: Site, page: DatedPage, dates: PageDates) -> Watched:
        known = self._past.page(site.id, page.url)
        is_same = None if known is None else _is_same(known, page)
        if known is None or is_same is None:
            return Watched()
        if not is_same:
            # What changes at every visit, as a quote of the day does, was edited by nobody.
            if known.changed == known.last_seen:
                return Watched()
            return Watched(changed_after=_day(known.last_seen), changed_by=self._today)
        since, moved = _day(known.text_since), tuple(bumps(said_from(known.page.said), dates))
        return Watched(
            unchanged_since=since if moved or since != self._today else None,
            changed_after=_day(known.changed_after),
            changed_by=_day(known.changed),
            bumps=moved,
        )


def _is_same(known: KnownPage, page: DatedPage) -> bool | None:
    """Say whether a page says what an earlier run saw there; None: it cannot be told."""
    before = known.page
    if not page.text_hash:
        return None
    if before.text_hash == page.text_hash:
        return True
    if not before.fingerprint or not page.fingerprint:
        return None
    return says_the_same(before.fingerprint, page.fingerprint)


def _said_by_sitemap(lastmod: str | None) -> DateEvidence | None:
    if lastmod is None:
        return None
    return DateEvidence(
        source="sitemap",
        kind=DateKind.MODIFIED,
        value=date.fromisoformat(lastmod),
        text=lastmod,
    )


def _due(section: Section, today: date) -> date | None:
    """Give the day before which a page of a section is due for review; None: none ever is."""
    return section.review_after.before(today) if section.review_after is not None else None


def _day(moment: str | None) -> date | None:
    return date.fromisoformat(moment[:10]) if moment else None
