"""Whose a telephone number is, by the words between it and the nearest name."""

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from sicaudit.page.language.cue_words import all_languages
from sicaudit.page.language.sentences import sentences_of
from sicaudit.page.services.service_mentions import Mention, SaidNumber
from sicaudit.page.tables import tables

_FARTHEST = 60
"""Letters between a name and a number that still belong together."""

_WORDS = re.compile(r"[^\W_]+")
_LOOSE_WORDS = 3
_DENIED = 2
"""Words before a number among which "not" denies it."""

_LONG = 8
"""Signs of a number that can have a misprint; a short code cannot."""


class Bond(IntEnum):
    """How clearly a number is a name's."""

    NONE = 0
    LOOSE = 1
    """Other words, or a comma, stand between."""
    BARE = 2
    """Nothing but a space or a dash."""
    CLEAR = 3
    """A colon, a bracket, or words such as "call" and "on"."""


class Pair(NamedTuple):
    """The services that a number is shown beside, with how clearly."""

    services: tuple[str, ...]
    bond: Bond


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(all_languages(tables("fact_words")[name]))


def paired(
    text: str, numbers: Sequence[SaidNumber], mentions: Sequence[Mention], under: tuple[str, ...]
) -> list[Pair | None]:
    """Give for each number of a sentence the name it belongs to; None: to none.

    `under`: the services that the heading above names; numbers with nothing but "call" before
    them are theirs. Where a name stands on both sides and both may be meant, the one that owns
    the number is taken: lists are written both ways.
    """
    pairs: list[Pair | None] = []
    floor = 0
    for at, number in enumerate(numbers):
        pair, taken = _of(text, number, [m for m in mentions if m.start >= floor], under)
        if at and pair is None and pairs[-1] is not None:
            between = text[numbers[at - 1].end : number.start]
            if _only(between, _words("and") | _words("linking")) and ". " not in between:
                pair = pairs[-1]
        pairs.append(pair)
        floor = max(number.end, taken)
        under = ()
    return pairs


def _of(
    text: str, number: SaidNumber, mentions: Sequence[Mention], under: tuple[str, ...]
) -> tuple[Pair | None, int]:
    """Give a number's pair, and where the name ends that it took from behind itself."""
    before = [m for m in mentions if m.end <= number.start]
    after = [m for m in mentions if m.start >= number.end]
    left = right = None
    if before:
        gap = text[before[-1].end : number.start]
        left = Pair(before[-1].services, bond_before(gap))
        if not left.bond and _is_subject(text, before, gap):
            left = Pair(before[-1].services, Bond.BARE)
    elif under and not mentions and only_linking(text[: number.start]):
        left = Pair(under, Bond.BARE)
    if after:
        right = Pair(after[0].services, _bond_behind(text[number.end : after[0].start]))
        if right.bond is Bond.LOOSE and set(right.services).isdisjoint(number.owners):
            right = None  # "0800-0432, Veilig Thuis: ...": the next in a list
    pair = _better(left, right, number.owners)
    return pair, after[0].end if pair is not None and pair is right else 0


def _is_subject(text: str, before: Sequence[Mention], gap: str) -> bool:
    """Say whether a sentence begins with the one name it has, and leads to the number by a colon.

    As in "Veilig Thuis is het advies- en meldpunt huiselijk geweld: 0800-2000".
    """
    opens = len(_WORDS.findall(text[: before[0].start])) <= 1
    return len(before) == 1 and opens and gap.rstrip().endswith(":") and ". " not in gap


def _better(left: Pair | None, right: Pair | None, owners: Sequence[str]) -> Pair | None:
    near = [pair for pair in (left, right) if pair is not None and pair.bond]
    if len(near) == 2 and near[0].bond == near[1].bond:
        owning = [pair for pair in near if not set(pair.services).isdisjoint(owners)]
        return (owning or near)[0]
    return max(near, key=lambda pair: pair.bond, default=None)


def bond_before(gap: str) -> Bond:
    """Say how a name and what follows it belong together, by what stands between."""
    if len(gap) > _FARTHEST or _ends_a_sentence(gap):
        return Bond.NONE
    if not (words := _WORDS.findall(gap)):
        return _bare(gap)
    joints = [n for n, word in enumerate(words) if word.lower() in _words("and")]
    if any(n in (0, len(words) - 1) or not _links(words[n - 1 : n + 2 : 2]) for n in joints):
        return Bond.NONE
    others = [w for n, w in enumerate(words) if n not in joints and not _links([w])]
    if any(word[0].isupper() or word.lower() in _words("not") for word in others):
        return Bond.NONE
    if others:
        return Bond.LOOSE if len(others) <= _LOOSE_WORDS else Bond.NONE
    return Bond.CLEAR


def _ends_a_sentence(gap: str) -> bool:
    """Say whether a full stop stands in a gap, but for one behind an abbreviation: ", tel. "."""
    if "?" in gap or "!" in gap:
        return True
    return len(list(sentences_of(f"{gap}0"))) > 1


def _bare(gap: str) -> Bond:
    if "," in gap or ")" in gap or "|" in gap or ";" in gap:
        return Bond.LOOSE
    return Bond.CLEAR if ":" in gap or "(" in gap else Bond.BARE


def _bond_behind(gap: str) -> Bond:
    if len(gap) > _FARTHEST or re.search(r"[?!.;|]", gap):
        return Bond.NONE
    words = [word.lower() for word in _WORDS.findall(gap)]
    if "," in gap:
        return Bond.LOOSE if _links(words) else Bond.NONE
    if not _words("of").issuperset(words):
        return Bond.NONE
    return Bond.CLEAR if "(" in gap and ")" not in gap else Bond.BARE


def _links(words: Sequence[str]) -> bool:
    return all(word.lower() in _words("linking") for word in words)


def _only(gap: str, allowed: frozenset[str]) -> bool:
    return all(word.lower() in allowed for word in _WORDS.findall(gap))


def only_linking(text: str) -> bool:
    """Say whether nothing stands here but such words as "call us for free on"."""
    return _only(text, _words("linking"))


def leads_to_a_number(text: str) -> bool:
    """Say the same of a sentence's begin, where "and" may stand between but not "or call"."""
    words = [word.lower() for word in _WORDS.findall(text)]
    if words and words[0] in _words("and"):
        return False
    return all(word in _words("linking") or word in _words("and") for word in words)


def names_none(text: str) -> bool:
    """Say whether a sentence says "not" or "no": what it names may be what it is not about."""
    return any(word.lower() in _words("not") for word in _WORDS.findall(text))


def is_denied(before: str) -> bool:
    """Say whether a number is said to be none, by the words before it: "bel niet 0900-0113"."""
    return any(word.lower() in _words("denied") for word in _WORDS.findall(before)[-_DENIED:])


def is_alike(number: str, other: str) -> bool:
    """Say whether two numbers differ in their last four digits alone, or by a misprint."""
    if len(number) == len(other) >= _LONG and number[:-4] == other[:-4]:
        return True
    return is_misprint(number, other)


def is_misprint(number: str, other: str) -> bool:
    """Say whether two numbers differ in one digit, or in two neighbours that changed places."""
    if len(number) != len(other) or len(number) < _LONG:
        return False
    apart = [at for at, (one, two) in enumerate(zip(number, other, strict=True)) if one != two]
    if len(apart) == 1:
        return True
    if len(apart) != 2 or apart[1] - apart[0] != 1:
        return False
    first, last = apart
    return number[first] == other[last] and number[last] == other[first]
