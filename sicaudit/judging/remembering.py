"""What earlier runs know that changes today's verdict on a target outside the family."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from rapidfuzz import fuzz

from sicaudit.crawl.frontier import Frontier
from sicaudit.crawl.scope import Family
from sicaudit.judging.judge import Judge
from sicaudit.model.outcome import Certainty, Judgement, Reason, Sign, Target, Verdict
from sicaudit.page.change.fingerprint import changed, unlike, unpacked
from sicaudit.page.language.registrable import registrable
from sicaudit.store.confirmed import Confirmed
from sicaudit.store.journal import Document, Journal
from sicaudit.store.pages import Doors, KnownPage, PageMemory
from sicaudit.store.targets import KnownTarget, TargetMemory
from sicaudit.urls import Url, host_of

_OTHER_TITLE = 40.0
"""Of 100: titles less alike than this have nothing in common but letters."""


class Past(Protocol):
    """What is remembered of pages and targets, and what reviewers said of pages."""

    def target(self, url: Url) -> KnownTarget | None: ...
    def page(self, site: str, url: Url) -> KnownPage | None: ...
    def confirmed(self, site: str) -> Mapping[Url, Confirmed]: ...


class NoPast:
    """The first run: nothing is remembered."""

    def target(self, url: Url) -> KnownTarget | None:
        return None

    def page(self, site: str, url: Url) -> KnownPage | None:
        return None

    def confirmed(self, site: str) -> Mapping[Url, Confirmed]:
        return {}


NO_PAST = NoPast()


class Remembering:
    """Compares the targets of a crawl with what they were in earlier runs."""

    def __init__(self, frontier: Frontier, journal: Journal, past: Past, family: Family) -> None:
        self._frontier = frontier
        self._family = family
        self._journal = journal
        self._past = past

    def worked_before(self, url: Url) -> bool | None:
        """Say whether a target worked when it was last asked; None: it never was."""
        known = self._past.target(url)
        if known is None or known.memory.worked:
            return None if known is None else True
        site = self._family.site_of(url)  # of our own pages only failures are noted as targets
        page = self._past.page(site.id, url) if site is not None else None
        return page is not None and page.last_seen > known.last_seen

    def page_before(self, site: str, url: Url) -> KnownPage | None:
        """Give a page as the last run that saw it left it; None: no run saw it."""
        return self._past.page(site, url)

    def taken_over(self, target: Target) -> Judgement | None:
        """Say whether a target that answers is another one than it was, and what shows it.

        Title and text have nothing in common with those of the last run that reached it, and it
        speaks another language or ends at another registered domain: a person must look.
        """
        if target.judgement.verdict not in (Verdict.OK, Verdict.MOVED):
            return None
        known = self._past.target(target.url)
        if known is None or known.last_worked is None:
            return None
        now = self._journal.document(self._frontier.number(target.final))
        if now is None or not _is_another(known.memory, now):
            return None
        signs = [*_elsewhere(known.memory, target), *_other_language(known.memory, now)]
        if not signs:
            return None
        signs.append(Sign("title-before", known.memory.title[:120]))
        signs.append(Sign("title", now.title[:120]))
        return Judgement(
            verdict=Verdict.HIJACKED,
            reason=Reason.HIJACKED,
            certainty=Certainty.ASK,
            signs=tuple(signs),
        )

    def suspects(self) -> Iterator[tuple[int, Url]]:
        """Give the targets that may be another one than they were, by number."""
        for number, document in self._journal.elsewhere():
            known = self._past.target(document.url)
            if known is not None and _is_another(known.memory, document):
                yield number, document.url


def pages_to_remember(
    journal: Journal, doors: Mapping[tuple[str, Url], Mapping[str, Doors]]
) -> Iterator[PageMemory]:
    """Give what is to be remembered of every page that was read; `doors`: by site and URL."""
    for memory in journal.memories():
        yield PageMemory(
            site=memory.site,
            url=memory.url,
            title=memory.title,
            text_hash=memory.text_hash,
            fingerprint=memory.fingerprint,
            best_date=memory.best,
            basis=memory.basis,
            said=memory.said,
            signposts=doors.get((memory.site, memory.url), {}),
        )


def says_the_same(before: bytes, after: bytes) -> bool | None:
    """Say whether two fingerprints, the older first, stand for the same text.

    None: they were taken in two ways, so that nothing can be told.
    """
    old, new = unpacked(before), unpacked(after)
    return not changed(old, new) if old.version == new.version else None


def targets_to_remember(
    journal: Journal, frontier: Frontier, judge: Judge
) -> Iterator[TargetMemory]:
    """Give what is to be remembered of addresses elsewhere, and of our own pages that failed."""
    for url in (*journal.asked_elsewhere(), *journal.own_failures()):
        target = judge.answered(url)
        if target.judgement.verdict is Verdict.UNCHECKED:
            continue
        document = journal.document(frontier.number(target.final))
        yield TargetMemory(
            url=url,
            worked=target.judgement.verdict in (Verdict.OK, Verdict.MOVED),
            final=target.final,
            title=document.title if document else "",
            language=document.language if document else None,
            fingerprint=document.fingerprint if document else b"",
        )


def _is_another(before: TargetMemory, now: Document) -> bool:
    if not before.fingerprint or not now.fingerprint or now.scripted:
        return False
    alike = fuzz.token_set_ratio(before.title.lower(), now.title.lower())
    return alike < _OTHER_TITLE and unlike(unpacked(before.fingerprint), unpacked(now.fingerprint))


def _elsewhere(before: TargetMemory, target: Target) -> Iterator[Sign]:
    was, is_ = registrable(host_of(before.final)), registrable(host_of(target.final))
    if was != is_:
        yield Sign("final-before", before.final)
        yield Sign("final", target.final)


def _other_language(before: TargetMemory, now: Document) -> Iterator[Sign]:
    was, is_ = (before.language or "")[:2], (now.language or "")[:2]
    if was and is_ and was != is_:
        yield Sign("language", f"{was} > {is_}")
