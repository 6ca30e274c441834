"""What a page announces although it is over, and the days by which that is judged."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """The days by which announcements are judged."""

    today: date
    page: date | None = None
    """The newest day that the page gives as its own; None: none to be trusted."""
    published: date | None = None
    heading: int | None = None
    """The year that the title or the heading above names."""


class Announcement(NamedTuple):
    """Words that announce something that is over."""

    text: str
    """The sentence."""
    when: str
    """The day, or the word that stands for one, as written."""
    words: str
    """What announces."""
    last: date | None
    """When it was over; None: nobody can tell the day."""
    by: str
    """How that is known: year, weekday, page, heading, far or guess (of a day without its year),
    rule (of a day that comes back every year), data (structured data) or word ("soon").
    """
    why: str
    """announced, agenda, relative, school-year, recent or data."""
    certainty: str
    """certain, likely or ask."""
