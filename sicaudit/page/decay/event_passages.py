"""The sentences of a page in which something may be announced, with what stands around them."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from sicaudit.model.page import Region
from sicaudit.page.decay.event_parts import HEADINGS
from sicaudit.page.decay.event_words import event_cues, may_say
from sicaudit.page.html.blocks import TextBlock
from sicaudit.page.language.past_tense import years_in
from sicaudit.page.language.sentences import LONGEST, sentences_of

ITEMS = frozenset(("li", "td", "dd", "dt", "th", "tr"))
_LONGEST_LINE = 120
_FEW_WORDS, _MOST_WORDS = 3, 6
"""Of a heading that announces what follows; a longer one is a title."""

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
    """The heading or line above where it says that what follows is to come; else empty."""
    number: int
    """Of its block on the page."""
    block: TextBlock


class _Above(NamedTuple):
    """What the headings and the line above a block say of it."""

    heading: str = ""
    """The heading that announces what follows, and holds until one of its rank."""
    rank: str = ""
    line: str = ""
    """The same of a line that ends with a colon: it holds for the items behind it."""
    past: str = ""
    """Rank of the heading that says that what follows has been; empty: none does."""

    @property
    def agenda(self) -> str:
        return self.line or self.heading

    @property
    def is_past(self) -> bool:
        return bool(self.past)

    def at(self, block: TextBlock) -> "_Above":
        """Give what is above the next block."""
        text, rank = block.text, block.tag
        if rank not in HEADINGS:
            if text.endswith(":") and len(text) <= _LONGEST_LINE and _leads_to_what_comes(text):
                return self._replace(line=text)
            return self if rank in ITEMS or not self.line else self._replace(line="")
        above = self._replace(line="")
        if self.past and rank <= self.past:
            above = above._replace(past="")
        if self.heading and rank <= self.rank:
            above = above._replace(heading="", rank="")
        past = event_cues("past_heading").search(text)
        is_past = past and (past.start() == 0 or len(text.split()) <= _FEW_WORDS)
        if not above.past and (is_past or event_cues("stories").search(text)):
            return above._replace(past=rank, heading="", rank="")
        is_short = len(text.split()) <= _MOST_WORDS and not block.links
        if is_short and event_cues("agenda").search(text):
            return above._replace(heading=text, rank=rank)
        return above


def _leads_to_what_comes(text: str) -> bool:
    return any(event_cues(name).search(text) for name in ("agenda", "next"))


def passages_of(
    blocks: Sequence[TextBlock], title: str, may_announce: Callable[[str], bool]
) -> Iterator[Passage]:
    """Give the sentences of a page but for menus, and paragraphs that look back or say it is over.

    A paragraph looks back too where the next one offers the recording. `may_announce` is a quick
    test for the rest: most paragraphs name no day.
    """
    part, year, above = 0, _one_year(title), _Above()
    for number, block in enumerate(blocks):
        above = above.at(block)
        if block.tag in HEADINGS:
            part += 1
            year = _one_year(block.text) or year
        if above.is_past:
            continue
        if block.region is Region.NAVIGATION or len(block.text) > 4 * LONGEST:
            continue
        if block.tag == "figcaption":
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
                agenda=above.agenda,
                number=number,
                block=block,
            )


def _is_over(text: str, behind: Sequence[str]) -> bool:
    return any(may_say("watch_back", one) for one in (text, *behind)) or may_say("over", text)


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
