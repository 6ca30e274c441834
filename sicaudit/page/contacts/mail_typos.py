"""Misspelled names of well-known mail domains, and what was probably meant."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from sicaudit.page.tables import tables

_SHORTEST_DISTINCT = 5
_ANY_LETTER = 6
"""Letters of a name from which on any wrong letter is a slip; in shorter ones, a key beside."""


@lru_cache(maxsize=4096)
def likely_typo(domain: str) -> str | None:
    """Give the well-known mail domain that was probably meant; None: this may be right.

    One letter too many, too few, wrong, or two swapped, in a distinctive name with the right end;
    or a distinctive name with an end beside the right one; or an end that does not exist. The
    first letter is never taken for wrong, nor are digits and hyphens: brands differ by them.
    """
    known = _known()
    domain = domain.lower().rstrip(".")
    if domain in known.all or not domain.isascii():
        return None
    if domain in known.misspelled:
        return known.misspelled[domain]
    name, dot, ending = domain.rpartition(".")
    if ending in known.endings and dot:
        return f"{name}.{known.endings[ending]}"
    slipped = f"{name}.{known.slipped_endings.get(ending)}"
    if slipped in known.distinctive:
        return slipped
    name, _, ending = domain.partition(".")
    meant = next(
        (right for right in known.by_ending.get(ending, ()) if _is_one_slip(name, right)), ""
    )
    return f"{meant}.{ending}" if meant else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _KnownDomains:
    """The tables of `mail.toml`, ready to be looked up in."""

    all: frozenset[str]
    distinctive: frozenset[str]
    by_ending: Mapping[str, tuple[str, ...]]
    """`com` to the distinctive names that end in it."""
    misspelled: Mapping[str, str]
    endings: Mapping[str, str]
    """A wrong end to the right one."""
    slipped_endings: Mapping[str, str]
    beside: frozenset[str]
    """Pairs of neighbouring keys, as `ty`."""


@cache
def _known() -> _KnownDomains:
    raw = tables("mail")
    distinctive: list[str] = raw["domains"]["distinctive"]
    by_ending: dict[str, tuple[str, ...]] = {}
    for domain in distinctive:
        name, _, ending = domain.partition(".")
        if len(name) >= _SHORTEST_DISTINCT:
            by_ending[ending] = (*by_ending.get(ending, ()), name)
    return _KnownDomains(
        all=frozenset(domain for domains in raw["domains"].values() for domain in domains),
        distinctive=frozenset(distinctive),
        by_ending=by_ending,
        misspelled=raw["misspelled"],
        endings=_turned(raw["endings"]),
        slipped_endings=_turned(raw["slipped_endings"]),
        beside=_neighbours(raw["keyboard"]["rows"]),
    )


def _turned(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {wrong: right for right, wrongs in table.items() for wrong in wrongs}


def _neighbours(rows: list[str]) -> frozenset[str]:
    """Each row of keys stands half a key to the right of the one above."""
    places = {key: (x + y / 2, y) for y, row in enumerate(rows) for x, key in enumerate(row)}
    return frozenset(
        one + other
        for one, (x, y) in places.items()
        for other, (u, v) in places.items()
        if one != other and abs(x - u) <= 1 and abs(y - v) <= 1
    )


def _is_one_slip(wrong: str, right: str) -> bool:
    """Say whether one slip makes `right` into `wrong` (restricted Damerau-Levenshtein distance)."""
    shorter = min(len(wrong), len(right))
    start = next((at for at in range(shorter) if wrong[at] != right[at]), shorter)
    end = 0
    while end < shorter - start and wrong[-1 - end] == right[-1 - end]:
        end += 1
    written, meant = wrong[start : len(wrong) - end], right[start : len(right) - end]
    if not (written + meant).isalpha():
        return False
    if len(written) == len(meant) == 2:
        return written == meant[::-1]
    if start == 0 or len(written) > 1 or len(meant) > 1 or len(wrong) < _SHORTEST_DISTINCT:
        return False
    is_other_key = len(written) == len(meant) == 1
    return not is_other_key or len(right) >= _ANY_LETTER or written + meant in _known().beside
