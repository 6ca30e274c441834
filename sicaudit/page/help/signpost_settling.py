"""What only the whole site tells of a page's signposts: its template, and its own help page."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace

from sicaudit.model.page import OWN_HELP_PAGE, PageFacts, Signpost
from sicaudit.page.help.topics import TopicFinder

_SHARE = 0.3
"""Of a site's pages, above which a block that they share is the template's."""

_FEWEST = 5
"""Pages that must share it: on a site of three, any help block stands on a third."""


class TemplateBlocks:
    """Counts the blocks of one site's pages while these come by."""

    def __init__(self) -> None:
        self._pages = 0
        self._times: Counter[int] = Counter()

    def add(self, facts: PageFacts) -> None:
        """Take a page in: only blocks with signposts or words of topics are counted."""
        self._pages += 1
        self._times.update(marks_of(facts))

    def template(self) -> frozenset[int]:
        """Give the marks of the blocks on more than 30 % of the pages."""
        fewest = max(_FEWEST, int(self._pages * _SHARE) + 1)
        return frozenset(mark for mark, times in self._times.items() if times >= fewest)


def marks_of(facts: PageFacts) -> frozenset[int]:
    """Give the marks of a page's blocks that may be a template's."""
    marks = {signpost.block for signpost in facts.signposts}
    marks |= {hit.block for topic in facts.topics for hit in topic.hits}
    return frozenset(mark for mark in marks if mark is not None)


def settled(
    facts: PageFacts, template: Collection[int], topics: TopicFinder, *, kind: str
) -> PageFacts:
    """Give a page's facts once its site's template is known: what stands there counts as footer.

    `kind` is the section's; `topics` the finder that read the page.
    """
    if marks_of(facts).isdisjoint(template):
        return facts
    return replace(
        facts,
        topics=topics.without_template(facts.topics, template, kind=kind),
        signposts=tuple(_settled(facts.signposts, template)),
    )


def _settled(signposts: Iterable[Signpost], template: Collection[int]) -> Iterable[Signpost]:
    for signpost in signposts:
        if signpost.block is None or signpost.block not in template:
            yield signpost
        elif signpost.service != OWN_HELP_PAGE:  # a menu leads to it from everywhere
            yield replace(signpost, place="footer", choices=0)


def services_on(help_page: PageFacts) -> frozenset[str]:
    """Give the services that a site's own help page leads to, in its own text."""
    return frozenset(
        signpost.service
        for signpost in help_page.signposts
        if signpost.by != "name"
        and signpost.place != "footer"
        and "wrong-number" not in signpost.faults
    )
