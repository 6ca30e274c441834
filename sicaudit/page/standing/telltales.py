"""Which kinds of pages a title may belong to, by the longest words of what they say."""

from collections.abc import Iterator
from enum import Enum, StrEnum, auto
from functools import cache, lru_cache

from sicaudit.page.language.sayings import Sayings, plainer
from sicaudit.page.language.words import Phrase, fold, plain, tokens_of
from sicaudit.page.standing import domain_words
from sicaudit.page.tables import Table, table

_SHORTEST = 3
"""Letters of the beginning or end of a word that are compared."""

TRADES = ("gambling", "pills", "adult")


class _Place(Enum):
    """Where the longest word of a saying stands in a word of a page."""

    WHOLE = auto()
    BEGINNING = auto()
    END = auto()


class Kind(StrEnum):
    """What a closer look is for."""

    WALL = "wall"
    PARKED = "parked"
    GONE = "gone"
    TRADE = "trade"


_Hint = tuple[Kind, tuple[str, ...]]
"""What a saying stands for, and all of its words."""


def kinds_hinted_at(text: str) -> frozenset[Kind]:
    """Give the kinds of which a text may hold a saying; misses none, and is mostly right.

    What a healthy page calls itself holds hardly any word of one, and comes back on the next page.
    """
    words = plain(text)
    hints = [hint for word in set(words.split()) for hint in _hints_of(word)]
    if not hints:
        return frozenset()
    every = words if words.isascii() else plainer(fold(words))
    kinds: set[Kind] = set()
    for kind, letters in hints:
        if kind not in kinds and all(part in every for part in letters):
            kinds.add(kind)
    return frozenset(kinds)


@lru_cache(maxsize=1 << 16)
def _hints_of(word: str) -> tuple[_Hint, ...]:
    """Give the sayings of which a word is the longest, or may hold it."""
    parts = (part for token in tokens_of(word) for part in _parts_of(plainer(token.folded)))
    return tuple({hint for part in parts for hint in _hints().get(part, ())})


def _parts_of(word: str) -> Iterator[tuple[str, _Place]]:
    yield word, _Place.WHOLE
    for length in range(_SHORTEST, len(word)):
        yield word[:length], _Place.BEGINNING
        yield word[-length:], _Place.END


@cache
def _hints() -> dict[tuple[str, _Place], set[_Hint]]:
    """Give the sayings by their longest word, and by where in a word of a page it may stand."""
    found: dict[tuple[str, _Place], set[_Hint]] = {}
    for kind in Kind:
        for phrase in _titles_of(kind).phrases:
            for place in _places_of(phrase):
                found.setdefault((phrase.anchor, place), set()).add((kind, phrase.letters))
    for anchor in domain_words.anchors():
        found.setdefault((anchor, _Place.WHOLE), set()).add((Kind.PARKED, ()))
    return found


def _places_of(phrase: Phrase) -> Iterator[_Place]:
    """Give where its longest word may stand; a forgotten space joins it to the one beside it."""
    yield _Place.WHOLE
    if len(phrase.letters) > 1:
        yield from (_Place.BEGINNING, _Place.END)
    elif phrase.pieces[0].open_ended:
        yield _Place.BEGINNING


@cache
def _titles_of(kind: Kind) -> Sayings:
    """Give what titles and headings of one kind say, but for what speaks of a domain."""
    match kind:
        case Kind.WALL:
            return wall_titles()
        case Kind.GONE:
            return gone_words()
        case Kind.TRADE:
            return trade_words()
        case Kind.PARKED:
            words = {name: table("parked")[name] for name in ("vague", "reserved")}
            return Sayings((*_all(words), *table("parked")["server"]["titles"]))


@cache
def wall_titles() -> Sayings:
    """Give the titles of all that keeps somebody out."""
    keys = ("own_titles", "titles")
    lists = (wall.get(key, ()) for wall in table("walls").values() for key in keys)
    return Sayings(entry for entries in lists for entry in entries)


@cache
def gone_words() -> Sayings:
    """Give all that error pages call themselves."""
    return Sayings(_all({name: table("gone")[name] for name in ("sayings", "items", "weak")}))


@cache
def trade_words() -> Sayings:
    """Give what only sellers write, of all trades together."""
    return Sayings(entry for trade in TRADES for entry in table("spam")[trade]["trade"])


def _all(words: Table) -> Iterator[str]:
    return (entry for lists in words.values() for entries in lists.values() for entry in entries)
