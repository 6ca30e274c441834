"""What the journal keeps of signposts until a whole site is known: blocks, pages on topics."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from sicaudit.model.batch import Visited
from sicaudit.model.page import PageFacts, PageTopic, Signpost, TopicHit
from sicaudit.store.database import Database, Row, storable
from sicaudit.urls import Url


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicalPage:
    """A page that is about a topic."""

    number: int
    title: str
    facts: PageFacts
    """With topics, signposts and what else their judgement asks for only."""


class JournalSettling:
    """The part of a journal's reading half that holds pages against their site."""

    _database: Database

    def template_of(self, site: str, fewest: int, *, many: int) -> frozenset[int]:
        """Give the marks of blocks with signposts or topics that as many pages share.

        Where fewer than `many` share one, a page on no topic must be among them, or every page of
        the site: else it is a help block that editors gave to their pages on a topic.
        """
        rows = self._database.rows(
            "SELECT mark FROM marked JOIN page USING (id) LEFT JOIN topical USING (id)"
            " WHERE site = ? AND is_page GROUP BY mark"
            " HAVING count(*) >= ? AND (count(*) >= ? OR count(topical.id) < count(*)"
            " OR count(*) = ?)",
            (site, fewest, many, self.pages_of(site)),
        )
        return frozenset(mark for (mark,) in rows)

    def pages_of(self, site: str) -> int:
        """Count the pages of a site."""
        rows = self._database.rows("SELECT count(*) FROM page WHERE site = ? AND is_page", (site,))
        return int(rows[0][0])

    def topical(self, site: str) -> Iterator[TopicalPage]:
        """Give a site's pages that are about topics, by number."""
        rows = self._database.each(
            "SELECT id, url, page.title, facts FROM topical JOIN page USING (id)"
            " JOIN target USING (id) WHERE page.site = ? AND is_page ORDER BY id",
            (site,),
        )
        for number, url, title, facts in rows:
            yield TopicalPage(number=number, title=title, facts=_facts(Url(url), facts))

    def note_signposts(
        self, pages: Iterable[tuple[int, Iterable[str], Iterable[Signpost]]]
    ) -> None:
        """Note, by number, topics and signposts that are others in the light of the site."""
        rows = [(*told(topics, posts), number) for number, topics, posts in pages]
        with self._database.transaction():
            self._database.for_each(
                "UPDATE signposted SET topics = ?, signposts = ? WHERE id = ?", rows
            )


def told(topics: Iterable[str], signposts: Iterable[Signpost]) -> tuple[str, str]:
    """Give topics and signposts as the journal keeps them of every page."""
    posts = [
        (post.service, post.by, post.place, post.target, post.faults, post.block)
        for post in signposts
    ]
    return json.dumps(list(topics)), storable(json.dumps(posts))


def marked_rows(pages: Iterable[Visited]) -> Iterator[Row]:
    """Give a row for each block of each page that may be a template's."""
    for page in pages:
        if page.facts is not None:
            for mark in page.facts.marks:
                yield page.visit.id, mark


def topical_rows(pages: Iterable[Visited]) -> Iterator[Row]:
    """Give a row for each page that is about a topic."""
    for page in pages:
        if page.facts is not None and page.facts.topics:
            told = {
                "topics": [asdict(topic) for topic in page.facts.topics],
                "signposts": [asdict(post) for post in page.facts.signposts],
                "unread": page.facts.unread,
                "quick_exit": page.facts.quick_exit,
            }
            yield page.visit.id, storable(json.dumps(told))


def _facts(url: Url, written: str) -> PageFacts:
    told = json.loads(written)
    return PageFacts(
        url=url,
        topics=tuple(
            PageTopic(**topic | {"hits": tuple(TopicHit(**hit) for hit in topic["hits"])})
            for topic in told["topics"]
        ),
        signposts=tuple(
            Signpost(**post | {"faults": tuple(post["faults"])}) for post in told["signposts"]
        ),
        unread=told["unread"],
        quick_exit=told["quick_exit"],
    )
