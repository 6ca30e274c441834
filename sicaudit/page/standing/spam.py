"""Addresses that now sell bets, pills or sex."""

import re
from functools import cache

from sicaudit.model.outcome import Certainty, Judgement, Reason, Sign, Verdict
from sicaudit.page.language.sayings import Sayings
from sicaudit.page.standing.first_look import FirstLook, sign
from sicaudit.page.standing.telltales import TRADES, Kind
from sicaudit.page.tables import table

_MOST_READ = 6000
"""Letters of the page's own words that are looked at."""

_LONGEST_CALL = 120
"""Letters of a block: what is asked of a customer stands on buttons, not in stories."""

_FRONT, _TOTAL = 4, 8
"""Points that title, headings and description need, and the page as a whole."""

_KINDS, _SIGNS = 3, 3
"""Different words of a trade, or signs of a script without spaces, that a seller's page has."""

_SPACELESS = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
"""Letters of Thai, Japanese, Chinese and Korean."""

_QUOTED = re.compile(
    r"“[^“”]{1,150}”|„[^„“”]{1,150}[“”]|«[^«»]{1,150}»|\"[^\"]{1,150}\"|‘[^‘’]{1,150}’"
)
"""Somebody else's words, as those who warn of advertisements quote them."""


@cache
def _sayings(trade: str, name: str) -> Sayings:
    return Sayings(table("spam")[trade][name])


@cache
def _signs(*trades: str) -> re.Pattern[str]:
    return re.compile("|".join(sign for trade in trades for sign in table("spam")[trade]["signs"]))


@cache
def label(name: str) -> frozenset[str]:
    """Give the ratings of one kind by which pages call themselves."""
    return frozenset(table("spam")["labels"][name])


def hijacked(signs: list[Sign], certainty: Certainty = Certainty.LIKELY) -> Judgement:
    """Make the judgement that an address now serves something else."""
    return Judgement(
        verdict=Verdict.HIJACKED, reason=Reason.HIJACKED, certainty=certainty, signs=tuple(signs)
    )


def spam_standing(look: FirstLook) -> Judgement | None:
    """Judge whether a page sells bets, pills or sex.

    Those who write about such trades use the same words, but ask nothing of a customer, and name
    what the sellers leave out; so title, headings, buttons and all the rest must agree.
    """
    if _SPACELESS.search(look.shown) and (signs := _signs_without_spaces(look)):
        return hijacked(signs)
    if Kind.TRADE not in look.kinds:
        return None
    for trade in TRADES:
        if signs := _signs_of(trade, look):
            return hijacked(signs)
    return None


def _signs_without_spaces(look: FirstLook) -> list[Sign]:
    """Give the signs of one trade in a script that sets no spaces between words."""
    for trade in TRADES:
        found = _signs(trade).findall(look.title)
        if found and len(set(_signs(trade).findall(look.shown))) >= _SIGNS:
            return [sign("title", look.title), sign("words", ", ".join(dict.fromkeys(found)))]
    return []


def _signs_of(trade: str, look: FirstLook) -> list[Sign]:
    """Give what speaks for a seller's page; empty where that is too little."""
    title, heading, description = (
        _words(trade, text) for text in (look.title, "\n".join(look.headings), look.description)
    )
    front = sum(points for points, _ in (title, heading, description))
    if front < _FRONT or (title[0] < 2 and min(heading[0], description[0]) < 2):
        return []
    short = (text for text in look.own if len(text) <= _LONGEST_CALL)
    calls = Calls(trade, "\n".join((look.title, *look.headings, look.description, *short)))
    body = _words(trade, " \n".join(look.own)[:_MOST_READ])
    kinds = title[1] | heading[1] | description[1] | body[1]
    against = _spoken_against(trade, look)
    total = front + 2 * min(len(calls.all), 4) + min(len(kinds), 3) - against
    if not calls.all or (against and not calls.asks) or len(kinds) < _KINDS or total < _TOTAL:
        return []
    return [
        sign("title", look.title),
        sign("words", ", ".join(sorted(kinds))),
        sign("calls", ", ".join(calls.all)),
    ]


class Calls:
    """What a text asks of customers, and what it promises them; each once, in lower case."""

    def __init__(self, trade: str, text: str) -> None:
        text = _QUOTED.sub(" ", text[:_MOST_READ])
        self.asks = said(trade, "asks", text)
        self.lures = said(trade, "lures", text)

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.asks, *self.lures)


def said(trade: str, key: str, text: str) -> tuple[str, ...]:
    """Give the words of one list that a text holds, each once, in lower case."""
    return tuple(dict.fromkeys(word.lower() for word in _sayings(trade, key).within(text)))


def _words(trade: str, text: str) -> tuple[int, frozenset[str]]:
    """Give the points of a text, and the different words of the trade that it holds."""
    sold, named = said(trade, "trade", text), said(trade, "words", text)
    return 2 * len(sold) + len(named), frozenset((*sold, *named))


def _spoken_against(trade: str, look: FirstLook) -> int:
    """Give the points of what only those say who inform, warn or help."""
    front = said(trade, "help", "\n".join((look.title, look.heading, look.description)))
    body = said(trade, "help", " \n".join(look.own)[:_MOST_READ])
    return 4 * len(front) + min(len(body), 4)
