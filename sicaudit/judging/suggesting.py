"""What could stand in the place of a dead address: a living page like it, or an archived copy."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from rapidfuzz import fuzz

from sicaudit.crawl.frontier import Frontier
from sicaudit.model.outcome import Certainty, Suggestion, Target, Verdict
from sicaudit.page.archive import archive_question
from sicaudit.store.journal import DETAIL, Journal
from sicaudit.urls import Url, is_web, path_of

_LIKE_ENOUGH = 85.0
"""Of 100. Measured on the 526 addresses of Python's documentation and 1,170 of PostgreSQL's, each
misspelt, moved to another folder, given a date or another ending: 93 in 100 are found again, and 1
in 500 gets another page; one in five that were taken away gets a neighbour.
"""
_CLEARLY = 3.0
"""By which the best must beat the next, else nobody can tell which is meant."""
_MOST_COMPARED = 400
_WORD = re.compile(r"[^\W_]+")
_ENDINGS = (".html", ".htm", ".php", ".aspx", ".asp", ".shtml", ".jsp")


@dataclass(frozen=True, slots=True, kw_only=True)
class Living:
    """A page that answers, as it is compared."""

    url: Url
    title: str
    path: str
    slug: str


class Suggesting:
    """Finds the page most like a dead address among those that were read, or an old copy of it."""

    def __init__(self, journal: Journal, frontier: Frontier, archive: Url | None) -> None:
        self._journal = journal
        self._frontier = frontier
        self._archive = archive
        self._sites: dict[str, _Index] = {}

    def suggestion(self, dead: Url, site: str | None, text: str = "") -> Suggestion | None:
        """Say what could stand instead of a dead address, which may be one of a `site` of ours."""
        found = self.nearest(dead, site, text) if site is not None else None
        if found is not None:
            return Suggestion(kind="nearest-page", value=found.url, title=found.title)
        copy = self._copy(dead)
        return Suggestion(kind="archived", value=copy) if copy else None

    def _copy(self, gone: Url) -> str:
        """Give what the archive answered; empty where it was not asked or holds nothing."""
        if self._archive is None:
            return ""
        number = self._frontier.number(archive_question(self._archive, gone))
        answer = self._journal.answer(number)
        return str(answer[DETAIL]) if answer is not None else ""

    def nearest(self, dead: Url, site: str, text: str = "") -> Living | None:
        """Give the living page of a site that a dead address meant; None: none is clearly alike.

        `text`: the words of the link, which speak for a page that has them as its title.
        """
        index = self._sites.get(site)
        if index is None:
            pages = [_living(url, title) for url, title in self._journal.living(site)]
            index = self._sites[site] = _Index(pages)
        return index.nearest(dead, text)


class _Index:
    """The pages of a site by the words of their addresses and titles."""

    def __init__(self, pages: Sequence[Living]) -> None:
        self._pages = pages
        self._by_word: dict[str, list[int]] = {}
        for number, page in enumerate(pages):
            for word in {*_words(page.path), *_words(page.title)}:
                self._by_word.setdefault(word, []).append(number)

    def nearest(self, dead: Url, text: str) -> Living | None:
        path = _path(dead)
        scored = sorted(
            ((_score(path, text, page), page.url, page) for page in self._candidates(path, text)),
            key=lambda each: (-each[0], each[1]),
        )
        if not scored or scored[0][0] < _LIKE_ENOUGH:
            return None
        if len(scored) > 1 and scored[0][0] - scored[1][0] < _CLEARLY:
            return None
        return scored[0][2]

    def _candidates(self, path: str, text: str) -> list[Living]:
        """Give the pages that share the rarest words; a small site is compared as a whole."""
        if len(self._pages) <= _MOST_COMPARED:
            return list(self._pages)
        words = {*_words(path), *_words(text)}
        rarest = sorted(words, key=lambda word: len(self._by_word.get(word, ())))
        found: Counter[int] = Counter()
        for word in rarest:
            if len(found) < _MOST_COMPARED:
                found.update(self._by_word.get(word, ())[:_MOST_COMPARED])
        return [self._pages[number] for number, _ in found.most_common(_MOST_COMPARED)]


def _score(path: str, text: str, page: Living) -> float:
    """Compare last parts, whole paths, and the link's words with the title: 0 to 100."""
    slug = path.rpartition("/")[2]
    same = fuzz.ratio(slug, page.slug) if slug and page.slug else 0.0
    whole = fuzz.ratio(path, page.path)
    by_address = max(0.75 * same + 0.25 * whole, whole)
    if len(text) < 4:
        return by_address
    by_title = fuzz.token_set_ratio(text.lower(), page.title.lower()) if page.title else 0.0
    return max(by_address, 0.5 * by_address + 0.5 * by_title)


def _living(url: Url, title: str) -> Living:
    path = _path(url)
    return Living(url=url, title=title, path=path, slug=path.rpartition("/")[2])


@lru_cache(maxsize=1024)
def _path(url: Url) -> str:
    """Give the path as people read it: decoded, in lower case, without its ending."""
    path = unquote(path_of(url)).lower().rstrip("/")
    for ending in ("/index", *_ENDINGS):
        path = path.removesuffix(ending)
    return path.removesuffix("/index").strip("/")


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.lower()) if len(word) > 2]


def old_copies(targets: Iterable[Target], archive: Url) -> Iterator[Url]:
    """Give the questions to an archive about all that is certainly gone."""
    for target in targets:
        judgement = target.judgement
        is_gone = judgement.verdict is Verdict.BROKEN and judgement.certainty is Certainty.CERTAIN
        if is_gone and is_web(target.url):
            yield archive_question(archive, target.url)
