"""What a country's centre knows: services, topics, facts of record, replaced terms."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Somewhere a page can send people."""

    id: str
    name: str
    what: str = ""
    operator: str = ""
    for_: tuple[str, ...] = ()
    """Audiences that may be sent there."""
    pass_on: tuple[str, ...] = ()
    """Audiences that may be given it to hand on ("your child can call ...")."""
    hosts: tuple[str, ...] = ()
    """Host names; one with a port means only that port."""
    old_hosts: tuple[str, ...] = ()
    other_country: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    old_phones: tuple[str, ...] = ()
    unsure_phones: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    not_this: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    country: str = ""
    """ISO 3166, where it is another country's: then it is no way to help here; empty: ours."""
    status: str = "to confirm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a page can be about, and what it must then point to."""

    id: str
    name: str
    name_in: Mapping[str, str] = field(default_factory=dict)
    """Its name in reports of a language, where that is not `name`."""
    severity: str = "medium"
    """low, medium, high or highest."""
    strong: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    """What somebody says whom it happens to: as good as a word in the title, wherever it stands."""
    clues: tuple[str, ...] = ()
    """What means nothing alone: each counts once, beside another word of the topic."""
    not_: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()
    """Which of those words have an everyday sense too: they count in company only."""
    together_with: tuple[str, ...] = ()
    single_mention: bool = False
    place: str = "text"
    """The weakest place that is still good enough; a key of Knowledge.places."""
    show: tuple[str, ...] = ()
    quick_exit: str = ""
    never_only: tuple[str, ...] = ()
    needs: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """Audience to groups of service ids: every group must be met by any one of its services."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What should be said about a subject, and what must not be said any more."""

    id: str
    kind: str
    near: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    unless_near: tuple[str, ...] = ()
    status: str = "to confirm"
    why: str = ""
    ask_for: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Superseded:
    """A name, address or number that was replaced."""

    old: str
    new: str = ""
    kind: str = "name"
    also: tuple[str, ...] = ()
    not_: tuple[str, ...] = ()
    since: date | None = None
    note: str = ""
    allow_near: tuple[str, ...] = ()
    status: str = "seen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """How many points a word gives by its place, and how many make a topic."""

    title: int = 4
    h1: int = 4
    address: int = 3
    heading: int = 2
    first_paragraph: int = 2
    body: int = 1
    told: int = 4
    frame: int = 6
    clue: int = 1
    most_clues: int = 4
    company: int = 3
    """What a word with an everyday sense needs: a clue is worth 1, a word that is sure 2."""
    count_each_word_at_most: int = 3
    needed: int = 6
    needed_news: int = 8
    needed_lesson: int = 4
    different_places: int = 2
    list_of_topics: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """All packs and the file's own blocks together; what stands in the file wins."""

    country: str = "NL"
    """ISO 3166 region by which phone numbers are read."""
    languages: tuple[str, ...] = ("nl", "en")
    emergency_number: str = "112"
    audiences: Mapping[str, str] = field(default_factory=dict)
    places: tuple[str, ...] = ("help_block", "text", "one_click", "footer")
    """From strongest to weakest."""
    scoring: Scoring = Scoring()
    services: tuple[Service, ...] = ()
    topics: tuple[Topic, ...] = ()
    facts: tuple[Fact, ...] = ()
    superseded: tuple[Superseded, ...] = ()
    relative_words: tuple[str, ...] = ()
