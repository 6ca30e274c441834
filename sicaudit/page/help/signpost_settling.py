"""What only a whole site shows of a page's signposts: its template, and its own help page."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from sicaudit.model.knowledge import Scoring, Topic
from sicaudit.model.page import OWN_HELP_PAGE, PageFacts, PageTopic, Signpost
from sicaudit.page.help.topics import needed_points
from sicaudit.page.help.wrong_doors import WRONG_NUMBER

_SHARE = 0.3
"""Of a site's pages, above which a block that they share is the template's."""

_FEWEST = 5
"""Pages that must share it: on a site of three, any help block stands on a third."""


MANY = 20
"""Pages of a template, whatever they are about."""


def fewest_of(pages: int) -> int:
    """Say how many of a site's pages must share a block for it to be the template's."""
    return max(_FEWEST, int(pages * _SHARE) + 1)


class Settling:
    """Takes a template's blocks off the facts of a site's pages; made once for a pack."""

    def __init__(self, topics: Sequence[Topic], scoring: Scoring) -> None:
        self._scoring = scoring
        self._single = {topic.id for topic in topics if topic.single_mention}

    def settled(self, facts: PageFacts, template: Collection[int], *, kind: str) -> PageFacts:
        """Give a page's facts once its site's template is known: what stands there is footer.

        `kind` is the section's.
        """
        if facts.marks.isdisjoint(template):
            return facts
        return replace(
            facts,
            topics=tuple(self._topics(facts.topics, template, kind)),
            signposts=tuple(settled_posts(facts.signposts, template)),
        )

    def _topics(
        self, topics: Iterable[PageTopic], template: Collection[int], kind: str
    ) -> Iterator[PageTopic]:
        """Take the template's words away, and what is no topic then."""
        for topic in topics:
            hits = tuple(hit for hit in topic.hits if hit.block not in template)
            points = sum(hit.points for hit in hits)
            if points >= needed_points(self._scoring, kind) or (hits and topic.id in self._single):
                yield replace(topic, points=points, hits=hits)


def settled_posts(signposts: Iterable[Signpost], template: Collection[int]) -> Iterator[Signpost]:
    """Give signposts where those in the template's blocks stand in a footer."""
    for signpost in signposts:
        if signpost.block is None or signpost.block not in template:
            yield signpost
        elif signpost.service != OWN_HELP_PAGE:  # a menu leads to it from everywhere
            yield replace(signpost, place="footer", choices=0)


def services_on(signposts: Iterable[Signpost]) -> frozenset[str]:
    """Give the services that a site's own help page leads to, in its own text."""
    return frozenset(
        signpost.service
        for signpost in signposts
        if signpost.by != "name"
        and signpost.place != "footer"
        and signpost.service != OWN_HELP_PAGE
        and WRONG_NUMBER not in signpost.faults
    )
