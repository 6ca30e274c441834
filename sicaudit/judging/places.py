"""Where the troubled targets stand: the pages are read again, but only those that hold one."""

from collections.abc import AsyncIterator, Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from sicaudit.engine.kept import Kept
from sicaudit.engine.workers import LookUp
from sicaudit.model.page import Link, Region
from sicaudit.page.contacts.mail import mail_domains_in
from sicaudit.page.html.fragments import mark_of
from sicaudit.store.journal import Journal
from sicaudit.urls import Url

_PAGES_AT_ONCE = 32
"""Pages whose places a worker looks up in one go."""

Named = tuple[Url, str]
"""A URL, and a fragment of it."""

Places = tuple[Url, str, str, tuple[Link, ...]]
"""A page, its site, its title, and the places on it that were looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is looked for on the pages."""

    targets: Mapping[int, Url]
    fragments: Set[Named]
    mail_domains: Container[str]
    """Domains that take no mail."""


class PlaceFinder:
    """Finds the places on every page that hold something that is wanted, or is faulty itself."""

    def __init__(self, journal: Journal, look_up: LookUp) -> None:
        self._journal = journal
        self._look_up = look_up

    async def find(self, asked: Wanted) -> AsyncIterator[Places]:
        """Give the places of one page after the other, by its number."""
        wanted, named = asked.targets, asked.fragments
        batch: list[tuple[str, str, Kept, list[Url]]] = []
        urls: set[Url] = set()
        numbers = wanted.keys()
        suspects = self._pages_with(named) | self._pages_that_write_to(asked.mail_domains)
        whole = {Url(f"{url}#{fragment}") for url, fragment in named}
        for number, site, targets, malformed in self._journal.pages():
            hit = numbers & set(targets)
            is_suspect = malformed or number in suspects
            if not hit and not is_suspect:
                continue
            page, title, unseen = self._journal.head(number)
            held = [(targets[index], label, href) for index, label, href in unseen]
            if not is_suspect and hit <= {target for target, _, _ in held}:
                yield page, site, title, tuple(_unseen(held, hit, wanted))
                continue
            url, type_, body = self._journal.body(number)
            here = [wanted[target] for target in sorted(hit)]
            batch.append((site, title, Kept(url=url, content_type=type_, body=body), here))
            urls.update(here)
            if len(batch) == _PAGES_AT_ONCE:
                for found in await self._looked_up(batch, urls | whole):
                    yield found
                batch, urls = [], set()
        for found in await self._looked_up(batch, urls | whole):
            yield found

    def _pages_with(self, named: Set[Named]) -> set[int]:
        """Give the numbers of pages that may hold one of these URLs with fragments."""
        if not named:
            return set()
        marks = {mark_of(url, fragment) for url, fragment in named}
        return {page for page, held in self._journal.fragment_marks() if not marks.isdisjoint(held)}

    async def _looked_up(
        self, batch: Sequence[tuple[str, str, Kept, Sequence[Url]]], urls: set[Url]
    ) -> list[Places]:
        if not batch:
            return []
        found = await self._look_up([kept for _, _, kept, _ in batch], frozenset(urls))
        return [
            (kept.url, site, title, links if links is not None else _somewhere(here))
            for (site, title, kept, here), links in zip(batch, found, strict=True)
        ]

    def _pages_that_write_to(self, domains: Container[str]) -> set[int]:
        """Give the numbers of pages with an e-mail address at one of these domains."""
        if not domains:
            return set()
        return {
            page
            for page, urls in self._journal.mailto()
            if any(domain in domains for url in urls for domain in mail_domains_in(url))
        }


def _somewhere(urls: Iterable[Url]) -> tuple[Link, ...]:
    """Give places without more than their URLs: of a page that takes too long to look through."""
    return tuple(Link(url, url, "", Region.CONTENT) for url in urls)


def _unseen(
    held: Iterable[tuple[int, str, str]], hit: set[int], wanted: Mapping[int, Url]
) -> Iterator[Link]:
    """Give the places that no reader sees: there is nothing to look up around them."""
    for target, label, href in held:
        if target in hit:
            _, sign, fragment = href.partition("#")
            yield Link(href, Url(f"{wanted[target]}{sign}{fragment}"), label, Region.CONTENT)
