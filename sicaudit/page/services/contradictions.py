"""What a page says against the record, and how sure that is."""

from dataclasses import dataclass

from sicaudit.model.knowledge import Fact, Service

SURE = frozenset(("own site", "confirmed"))
"""What is known well enough to call a page wrong."""

_ORDER = ("ask", "likely", "certain")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A passage that says something else than the record."""

    what: str
    """phone, hours, statement, name, year or number."""
    why: str
    """old-number, wrong-number, unknown-number, old-hours, other-hours or statement."""
    said: str
    """As written."""
    start: int
    """Where that begins in the sentence."""
    value: str
    """The same in its one form: what tells one contradiction from another."""
    service: Service | None = None
    """Beside which it stands, or whose it was; None: a fact of no service."""
    owner: Service | None = None
    """Whose number it is, where it is somebody else's."""
    right: tuple[str, ...] = ()
    fact: Fact | None = None
    certainty: str
    """certain, likely or ask."""
    text: str
    """The sentence."""


def certainty_of(status: str) -> str:
    """Say how sure a contradiction of a record may be; what is in conflict may only ask."""
    if status in SURE:
        return "certain"
    return "likely" if status == "seen" else "ask"


def weaker(one: str, other: str) -> str:
    """Give the less sure of two."""
    return min(one, other, key=_ORDER.index)
