"""The sentences of a page in which something may be announced, with what stands around them."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from sicaudit.model.page import Region
from sicaudit.page.decay.event_words import event_cues
from sicaudit.page.html.blocks import TextBlock
from sicaudit.page.language.past_tense import years_in
from sicaudit.page.language.sentences import LONGEST, sentences_of

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "summary"))
_NEAR = 2
"""Blocks behind one in which a call to the reader still belongs to it."""


class Passage(NamedTuple):
    """A sentence that may announce something."""

    text: str
    opens: bool
    """It is the first of its paragraph."""
    beside: str
    """The sentences beside it, one a line."""
    behind: str
    """The paragraphs behind its own, one a line."""
    part: int
    """Number of the heading above."""
    year: int | None
    """The year that the heading above names, or else the title."""
    agenda: str
    """The heading above where it says that what follows is to come; else empty."""
    number: int
    """Of its block on the page."""
    block: TextBlock


def passages_of(
    blocks: Sequence[TextBlock], title: str, may_announce: Callable[[str], bool]
) -> Iterator[Passage]:
    """Give the sentences of a page but for menus, and paragraphs that look back or say it is over.

    A paragraph looks back too where the next one offers the recording. `may_announce` is a quick
    test for the rest: most paragraphs name no day.
    """
    part, year, agenda = 0, _one_year(title), ""
    for number, block in enumerate(blocks):
        if block.tag in HEADINGS:
            part += 1
            year = _one_year(block.text) or year
            agenda = block.text if event_cues("agenda").search(block.text) else ""
        if block.region is Region.NAVIGATION or len(block.text) > 4 * LONGEST:
            continue
        if not may_announce(block.text):
            continue
        behind = [b.text for b in blocks[number + 1 : number + 1 + _NEAR] if b.tag not in HEADINGS]
        if _is_over(block.text, behind[:1]):
            continue
        sentences = list(sentences_of(block.text))
        for at, sentence in enumerate(sentences):
            if len(sentence.text) > LONGEST:
                continue
            near = (*sentences[max(0, at - 1) : at], *sentences[at + 1 : at + 2])
            yield Passage(
                text=sentence.text,
                opens=at == 0,
                beside="\n".join(one.text for one in near),
                behind="\n".join(behind),
                part=part,
                year=year,
                agenda=agenda,
                number=number,
                block=block,
            )


def _is_over(text: str, behind: Sequence[str]) -> bool:
    watch = event_cues("watch_back")
    if any(watch.search(one) for one in (text, *behind)):
        return True
    return event_cues("over").search(text) is not None


def _one_year(text: str) -> int | None:
    """Give the year that a heading names; None: none, or several."""
    years = set(years_in(text))
    return years.pop() if len(years) == 1 else None


def says_over(blocks: Sequence[TextBlock]) -> bool:
    """Say whether the page as a whole says that its event is over.

    A badge that says no more than "Geweest" does, above the second heading.
    """
    headings = 0
    for block in blocks:
        headings += block.tag in HEADINGS
        if headings > 1:
            return False
        if block.region is Region.NAVIGATION:
            continue
        if event_cues("over_alone").fullmatch(block.text.strip(" .!:·•|()")):
            return True
        if event_cues("page_over").search(block.text):
            return True
    return False
