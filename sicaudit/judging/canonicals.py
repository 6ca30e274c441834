"""Pages that tell search engines to show another page in their place, which says something else."""

import re
from collections.abc import Iterator

from sicaudit.crawl.frontier import NOT_ASKED
from sicaudit.crawled import Crawled
from sicaudit.judging.judge import Judge
from sicaudit.model.outcome import Verdict
from sicaudit.page.change.fingerprint import unlike, unpacked
from sicaudit.page.standing.front_page import is_front
from sicaudit.store.journal import Document
from sicaudit.urls import Url, path_of

_FEWEST_WORDS = 12
"""Of both pages: less than that is a shell, and nothing to compare."""

_INDEX = re.compile(r"/(?:(?:index|default)\.\w{2,5})?$")
_NEXT_PAGE = re.compile(r"(?:/\w{1,12})?[/-]\d{1,4}(?:\.\w{2,5})?")
"""What the address of a list has behind that of its first page: `/page/2`, `/2`."""


class Canonicals:
    """Holds pages against what they call their own address (RFC 6596)."""

    def __init__(self, crawled: Crawled, judge: Judge) -> None:
        self._frontier = crawled.frontier
        self._journal = crawled.journal
        self._judge = judge
        self._named: dict[Url, Document | None] = {}

    def misleading(self) -> dict[str, dict[Url, list[Url]]]:
        """Give, by site and by the page that is named, the pages that wrongly name it."""
        found: dict[str, dict[Url, list[Url]]] = {}
        for site, named, page in self._wrong():
            found.setdefault(site, {}).setdefault(named, []).append(page)
        return found

    def _wrong(self) -> Iterator[tuple[str, Url, Url]]:
        for site, page in self._journal.naming_another():
            named = page.canonical
            if named is None or _is_part_of(page.url, named):
                continue
            other = self._document(named)
            if other is None or page.scripted or min(page.words, other.words) < _FEWEST_WORDS:
                continue
            if unlike(unpacked(page.fingerprint), unpacked(other.fingerprint)):
                yield site, named, page.url

    def _document(self, url: Url) -> Document | None:
        """Give what stands at an address that plainly answers; None: nothing that was read."""
        if url not in self._named:
            self._named[url] = self._read(url)
        return self._named[url]

    def _read(self, url: Url) -> Document | None:
        number = self._frontier.number(url)
        if number == NOT_ASKED:
            return None
        target = self._judge.answered(url)
        if target.judgement.verdict is not Verdict.OK or len(target.chain) > 1:
            return None
        document = self._journal.document(number)
        if document is None or document.scripted or not document.fingerprint:
            return None
        return document


def _is_part_of(page: Url, named: Url) -> bool:
    """Say whether a page is another way to write the one it names, or stands for a part of it.

    A list stands for its later pages, a calendar for its months; a front page for nothing else.
    """
    here, there = (_INDEX.sub("", path_of(url)).lower() for url in (page, named))
    if here == there:
        return True
    if not here.startswith(there):
        return False
    rest = here[len(there) :]
    return _NEXT_PAGE.fullmatch(rest) is not None or (rest[0] == "/" and not is_front(named))
