"""Which URLs are known, and which host is next. Pure: no clock, no network, no await."""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from sicaudit.crawl.scope import Family, is_crawled, is_excluded, is_meant, rule_for
from sicaudit.model.batch import Approach, HostBatch, HostResult, Purpose, Visit, Visited
from sicaudit.model.run import Limit
from sicaudit.model.site import LinkManners, Site
from sicaudit.urls import Host, Url, host_of, is_web

_PAGE, _ASKED, _LINKED = 1, 2, 4
"""What the frontier remembers of a URL, in one byte: it was handed out, or waits, as a page; it was
handed out for whatever purpose; some page links to it. Plain integers: a flag of the standard
library costs 0.5 us to test, and a page has a hundred links.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A URL as the journal keeps it from one run to its resumption."""

    id: int
    url: Url
    purpose: Purpose
    site: str | None
    depth: int


_MOST_COUNTED = 100_000
"""Pages beyond a limit, at about 150 bytes each."""

NOT_ASKED = 0
"""The number of every URL that is not asked for: excluded, or beyond a limit."""


class Frontier:
    """Numbers URLs, decides what is asked for, and hands out batches.

    A URL costs about 200 bytes here, a link nothing.
    """

    def __init__(
        self,
        family: Family,
        links: LinkManners,
        approaches: Mapping[str | None, Approach],
        *,
        ask_instead: Callable[[Url], Url | None] = lambda url: None,
        of_site: Mapping[str | None, LinkManners] = MappingProxyType({}),
    ) -> None:
        """Know nothing yet.

        `ask_instead` names the address that tells what became of a video; `of_site` holds how each
        site wants the targets of its links to be asked for, where not all want the same.
        """
        self._family = family
        self._links = links
        self._approaches = approaches
        self._ask_instead = ask_instead
        self._of_site = of_site
        self._ids: dict[Url, int] = {}
        self._marks = bytearray(1)
        self._depths = bytearray(1)
        self._waiting: dict[Host, deque[Visit]] = {}
        self._idle: dict[Host, None] = {}
        self._busy: set[Host] = set()
        self._batches: dict[Host, int] = {}
        self._pages: dict[str, int] = {}
        self._beyond: dict[tuple[str, str], dict[Url, None]] = {}
        self._fresh: list[Known] = []
        self._retries: int | None = None

    # -- what is known -------------------------------------------------------

    @property
    def pages(self) -> Mapping[str, int]:
        """Pages admitted so far, by site."""
        return self._pages

    @property
    def size(self) -> int:
        """How many URLs are known."""
        return len(self._ids)

    @property
    def waiting(self) -> int:
        """How many URLs wait to be handed out."""
        return sum(map(len, self._waiting.values()))

    def limits(self, site: str) -> tuple[Limit, ...]:
        """Give the limits of a site that kept pages from being read, each page counted once.

        They are counted up to a hundred thousand: a calendar without end has more.
        """
        return tuple(
            Limit(kind=kind, count=len(pages), example=next(iter(pages)))
            for (of, kind), pages in sorted(self._beyond.items())
            if of == site and pages
        )

    def number(self, url: Url) -> int:
        """Give a URL's number; 0 where it is not asked for."""
        return self._ids.get(url, NOT_ASKED)

    def mark_linked(self, numbers: Iterable[int]) -> None:
        """Note that some page links to these."""
        for number in numbers:
            self._marks[number] |= _LINKED

    def is_linked(self, number: int) -> bool:
        """Say whether any page links to this URL."""
        return bool(self._marks[number] & _LINKED)

    def take_fresh(self) -> list[Known]:
        """Give the URLs that became known since the last call, for the journal."""
        fresh, self._fresh = self._fresh, []
        return fresh

    # -- adding --------------------------------------------------------------

    def seed(self, site: Site) -> None:
        """Begin a site at its front page."""
        self._page(site.url, site, depth=0)

    def add_sitemap(self, url: Url, site: Site) -> None:
        """Ask for a sitemap of a site, if it lies on one of the site's own hosts."""
        if is_web(url) and self._family.is_own(host_of(url)):
            self._admit(url, Purpose.SITEMAP, site.id, 0)

    def add_listed(self, urls: Iterable[Url], site: Site) -> list[tuple[int, Url]]:
        """Add pages that a sitemap lists; gives those that are asked for, with their numbers."""
        listed = []
        for url in urls:
            owner = self._family.site_of(url)
            if owner is not None and owner.id == site.id:
                number = self._page(url, site, depth=1)
                if number != NOT_ASKED:
                    listed.append((number, url))
        return listed

    def add_links(self, visited: Visited) -> list[int]:
        """Number the targets of a page, in their order, and let the new ones wait."""
        facts = visited.facts
        if facts is None:
            return []
        depth = self._depths[visited.visit.id] + 1
        links = self._of_site.get(visited.visit.site, self._links)
        known, marks, own = self._ids, self._marks, visited.visit.id
        numbers = []
        for index, url in enumerate(facts.targets):
            crawl = index < facts.follow
            number = known.get(url)
            if number is None or (crawl and not marks[number] & _PAGE):
                number = self._target(url, depth, crawl=crawl, links=links)
            if crawl and number != own:
                marks[number] |= _LINKED
            numbers.append(number)
        return numbers

    def add_redirect(self, visited: Visited) -> int:
        """A redirect is an edge: its end waits for its own host's turn."""
        location = visited.location
        if location is None or not is_web(location):
            return NOT_ASKED
        target = Url(location.partition("#")[0])
        if visited.visit.purpose is Purpose.SITEMAP and visited.visit.site is not None:
            self.add_sitemap(target, self._family.sites[visited.visit.site])
        number = self._ids.get(target)
        crawl = visited.visit.purpose in (Purpose.PAGE, Purpose.TARGET)
        if number is None or (crawl and not self._marks[number] & _PAGE):
            links = self._of_site.get(visited.visit.site, self._links)
            depth = self._depths[visited.visit.id]
            number = self._target(target, depth, crawl=crawl, links=links, hop=True)
        if self._marks[visited.visit.id] & _LINKED:
            self._marks[number] |= _LINKED
        return number

    def ask_besides(self, urls: Iterable[Url], purpose: Purpose) -> None:
        """Ask for what no page links to; what is known already is not asked again for it."""
        for url in urls:
            owner = self._family.site_of(url)
            self._admit(url, purpose, owner.id if owner else None, 0)

    def ask_again(self, known: Iterable[Known], *, retries: int | None = None) -> None:
        """Let URLs wait once more: those a stopped run left, or whose trouble may have passed.

        `retries`: for all that is handed out from now on; None: as the manners say.
        """
        self._retries = retries
        for entry in known:
            self._wait(entry.id, entry.url, entry.purpose, entry.site)

    def read_too(self, known: Iterable[Known]) -> None:
        """Let wait once more, as links, what was only sampled because a page embeds it."""
        for entry in known:
            self._fresh.append(replace(entry, purpose=Purpose.TARGET))
            self._wait(entry.id, entry.url, Purpose.TARGET, entry.site)

    def ask_for_quotes(self, quotes: Mapping[Url, tuple[str, ...]]) -> None:
        """Let known documents wait once more, to be looked through for what links quote."""
        for url, directives in quotes.items():
            owner = self._family.site_of(url)
            visit = Visit(
                id=self._ids[url],
                url=url,
                purpose=Purpose.TARGET,
                site=owner.id if owner else None,
                quotes=directives,
            )
            self._queue(visit, host_of(url))

    def queue(self, visits: Iterable[Visit]) -> None:
        """Let visits wait that say themselves how known URLs are asked for once more."""
        for visit in visits:
            self._queue(visit, host_of(visit.ask or visit.url))

    def restore(self, known: Iterable[Known], batches: Mapping[Host, int]) -> None:
        """Take over what a stopped run knew, in its own numbers."""
        self._batches.update(batches)
        for entry in known:
            self._ids[entry.url] = entry.id
            while len(self._marks) <= entry.id:
                self._marks.append(0)
                self._depths.append(0)
            self._marks[entry.id] = _ASKED | (_PAGE if entry.purpose is Purpose.PAGE else 0)
            self._depths[entry.id] = min(255, entry.depth)
            if entry.purpose is Purpose.PAGE and entry.site is not None:
                self._pages[entry.site] = self._pages.get(entry.site, 0) + 1

    # -- handing out ---------------------------------------------------------

    def ready(self, *, hosts_at_once: int) -> list[HostBatch]:
        """Hand out one batch for each idle host that has work, as far as there is room."""
        batches = []
        while self._idle and len(self._busy) < hosts_at_once:
            host = next(iter(self._idle))
            del self._idle[host]
            batches.append(self._batch(host))
        return batches

    def finish(self, result: HostResult) -> None:
        """Take a host back; what its batch left waits again, first in line."""
        host = result.batch.host
        self._busy.discard(host)
        if result.left:
            self._waiting.setdefault(host, deque()).extendleft(reversed(result.left))
        if self._waiting.get(host):
            self._idle[host] = None

    def _batch(self, host: Host) -> HostBatch:
        waiting = self._waiting[host]
        owner = self._family.hosts.get(host)
        approach = self._approaches[owner.id if owner else None]
        if self._retries is not None:
            approach = replace(approach, retries=self._retries)
        size = min(len(waiting), batch_size(approach))
        visits = tuple(waiting.popleft() for _ in range(size))
        if not waiting:
            del self._waiting[host]
        self._busy.add(host)
        number = self._batches[host] = self._batches.get(host, 0) + 1
        return HostBatch(host=host, number=number, visits=visits, approach=approach)

    # -- deciding ------------------------------------------------------------

    def _target(
        self, url: Url, depth: int, *, crawl: bool, links: LinkManners, hop: bool = False
    ) -> int:
        site = self._family.site_of(url)
        purpose = Purpose.TARGET if crawl or hop else Purpose.RESOURCE
        if site is None:
            return self._outside(url, depth, purpose, links)
        if is_excluded(site, url):
            return NOT_ASKED
        if crawl and is_crawled(site, url):
            return self._page(url, site, depth)
        return self._admit(url, purpose, site.id, depth)

    def _outside(self, url: Url, depth: int, purpose: Purpose, links: LinkManners) -> int:
        """Ask for a target if the site that links to it wants that."""
        own = self._family.is_own(host_of(url))
        if not (links.external or own) or (links.exclude and is_meant(url, links.exclude)):
            return NOT_ASKED
        rule = rule_for(url, links.rules) if links.rules else None
        if rule is not None and rule.treat == "ignore":
            return NOT_ASKED
        if self._ask_instead(url) is not None:
            purpose = Purpose.VIDEO
        return self._admit(url, purpose, None, depth)

    def _page(self, url: Url, site: Site, depth: int) -> int:
        number = self._ids.get(url, NOT_ASKED)
        if number and self._marks[number] & _PAGE:
            return number
        if is_excluded(site, url) or (depth and not is_crawled(site, url)):
            return NOT_ASKED
        if depth > site.crawl.max_depth:
            return self._leave("max_depth", url, site)
        if self._pages.get(site.id, 0) >= site.crawl.max_pages:
            return self._leave("max_pages", url, site)
        self._pages[site.id] = self._pages.get(site.id, 0) + 1
        for kind in ("max_depth", "max_pages"):
            self._beyond.get((site.id, kind), {}).pop(url, None)
        return self._admit(url, Purpose.PAGE, site.id, depth)

    def _leave(self, kind: str, url: Url, site: Site) -> int:
        """Note a page beyond a limit; give its number where it was asked for something else."""
        pages = self._beyond.setdefault((site.id, kind), {})
        if len(pages) < _MOST_COUNTED:
            pages[url] = None
        return self._ids.get(url, NOT_ASKED)

    def _admit(self, url: Url, purpose: Purpose, site: str | None, depth: int) -> int:
        number = self._ids.get(url)
        if number is None:
            number = self._ids[url] = len(self._marks)
            self._marks.append(0)
            self._depths.append(min(depth, 255))
        elif self._marks[number] & _ASKED and purpose is not Purpose.PAGE:
            return number
        self._fresh.append(Known(id=number, url=url, purpose=purpose, site=site, depth=depth))
        self._wait(number, url, purpose, site)
        return number

    def _wait(self, number: int, url: Url, purpose: Purpose, site: str | None) -> None:
        self._marks[number] |= _ASKED | (_PAGE if purpose is Purpose.PAGE else 0)
        ask = self._ask_instead(url) if purpose is Purpose.VIDEO else None
        host = host_of(ask or url)
        self._queue(Visit(id=number, url=url, purpose=purpose, site=site, ask=ask), host)

    def _queue(self, visit: Visit, host: Host) -> None:
        self._waiting.setdefault(host, deque()).append(visit)
        if host not in self._busy:
            self._idle[host] = None


def batch_size(approach: Approach) -> int:
    """Give how many URLs make five seconds of work: so little is lost when a run is killed."""
    pause = approach.delay + 0.05
    return max(4, min(250, round(5 * approach.concurrency / pause)))
