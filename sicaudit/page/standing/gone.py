"""Pages that say that nothing is here, although their status says all is well."""

import re
from functools import cache
from typing import NamedTuple

from sicaudit.model.outcome import Certainty, Judgement, Reason, Sign, Verdict
from sicaudit.page.language.sayings import Sayings
from sicaudit.page.standing.first_look import FirstLook, first_mark, sign
from sicaudit.page.standing.telltales import Kind
from sicaudit.page.tables import marks, table

_LONGEST = 120
"""Letters: a longer title or heading tells a story, and a story may be about pages not found."""

_TINY, _VERY_SHORT, _SHORT, _STORY = 120, 300, 1200, 3000
"""Letters of a page's own words: an apology is short; beyond the last it is something to read."""

_FIRST_BLOCKS = 10
_LONGEST_NAME = 6
"""Words of what else may stand in a title: the site's name."""

_NUMBER = re.compile(r"\b404\b")
_READING = ("product", "book", "event", "video.", "music.")
"""How the Open Graph type begins of what is something to buy, to attend or to watch."""


class _Voice(NamedTuple):
    """One place that speaks for it."""

    points: int
    sign: Sign
    is_plain: bool = False
    """It names what is gone; others are signs that error pages share with stories."""


@cache
def _sayings(*names: str) -> Sayings:
    entries = [entry for name in names for group in table("gone")[name].values() for entry in group]
    return Sayings(entries, table("gone")["words"]["fillers"])


@cache
def _searches() -> re.Pattern[str]:
    """Give what finds the query of a search in an address."""
    names = "|".join(map(re.escape, table("gone")["searches"]["keys"]))
    return re.compile(rf"[?&](?:{names})=")


def gone_standing(look: FirstLook) -> Judgement | None:
    """Judge what a page says of itself in its title, headings and first sentences.

    No single place decides: a title may be that of a novel, a heading that of a lesson.
    """
    if not _may_say(look) or _is_something_else(look):
        return None
    voices = [voice for ask in _LARGE if (voice := ask(look)) is not None]
    if not voices and not look.is_bare:
        return None
    voices += [voice for ask in _SMALL if (voice := ask(look)) is not None]
    points = sum(voice.points for voice in voices) + _for_its_shortness(look, voices)
    is_plain = look.length <= _TINY or any(voice.is_plain for voice in voices)
    if not voices or not is_plain or points < _needed(look):
        return None
    return Judgement(
        verdict=Verdict.SOFT_404,
        reason=Reason.SOFT_404,
        certainty=Certainty.LIKELY,
        signs=tuple(voice.sign for voice in voices),
    )


def _may_say(look: FirstLook) -> bool:
    return Kind.GONE in look.kinds or (look.is_bare and not look.headings)


def _is_something_else(look: FirstLook) -> bool:
    """Say whether a page asks, searches, or calls itself something to read or to buy."""
    asks = (look.title, *look.title_parts, *look.headings[:1])
    if any(text.endswith("?") for text in asks) or _searches().search(look.url):
        return True
    if b"search-no-results" in look.source:
        return True
    return look.metas.get("og:type", "").startswith(_READING) or _is_typed(look)


def _is_typed(look: FirstLook) -> bool:
    if b"ld+json" not in look.page.response.body:
        return False
    scripts = look.page.tree.css('script[type="application/ld+json"]')
    return any(
        first_mark(node.text().lower().encode(), marks("gone", "marks", "veto")) for node in scripts
    )


def _needed(look: FirstLook) -> int:
    """Give the points that convict: the more there is to read, the more must speak for it."""
    return 4 if look.length <= _SHORT else 5 if look.length <= _STORY else 6


def _for_its_shortness(look: FirstLook, voices: list[_Voice]) -> int:
    """Give the points of a page that says little else; its heading may be something else."""
    if look.length > _VERY_SHORT:
        return 0
    is_headed = any(voice.sign.kind == "heading" for voice in voices)
    return 2 if look.length <= _TINY and (is_headed or not look.headings) else 1


def _title(look: FirstLook) -> _Voice | None:
    """Hear the parts of a title; what else stands there must be a name, not a headline."""
    if len(look.title) > _LONGEST:
        return None
    voices = []
    for part in look.title_parts:
        voice = _said("title", part, look, alone=not look.headings)
        if voice is not None:
            voices.append(voice)
        elif len(part.split()) > _LONGEST_NAME:
            return None
    if not voices:
        return None
    loudest = max(voices)
    with_number = loudest.is_plain and _NUMBER.search(look.title) is not None
    return loudest._replace(points=loudest.points + with_number, sign=sign("title", look.title))


def _heading(look: FirstLook) -> _Voice | None:
    voices = [_said("heading", heading, look) for heading in look.headings]
    return max((voice for voice in voices if voice is not None), default=None)


def _said(kind: str, text: str, look: FirstLook, *, alone: bool = False) -> _Voice | None:
    """Hear one title or heading; `alone`: nothing else on the page speaks in large letters."""
    if len(text) > _LONGEST:
        return None
    if _sayings("items").fill(text, look.names):
        return _Voice(3, sign(kind, text), is_plain=True)
    if _sayings("sayings").fill(text, look.names):
        return _Voice(2, sign(kind, text), is_plain=True)
    if _sayings("weak").fill(text, look.names):
        return _Voice(2 if alone else 1, sign(kind, text))
    return None


def _sentence(look: FirstLook) -> _Voice | None:
    sayings = _sayings("sayings", "items")
    own = [text for text in look.own if text not in look.headings]
    for text in own[:_FIRST_BLOCKS]:
        if sayings.possible(text) and sayings.begin(text, look.names):
            return _Voice(2, sign("text", text), is_plain=True)
    return None


def _mark(look: FirstLook) -> _Voice | None:
    if mark := first_mark(look.source, marks("gone", "marks", "strong")):
        return _Voice(2, sign("meta", mark))
    for name in table("gone")["marks"]["names"]:
        if name.encode() in look.source and _is_named(look, name):
            return _Voice(2, sign("meta", name))
    return None


def _is_named(look: FirstLook, name: str) -> bool:
    """Say whether something that is seen has a class or an id that begins so."""
    selector = ",".join(f'[{key}^="{name}" i],[{key}*=" {name}" i]' for key in ("class", "id"))
    return any(map(look.sight.sees, look.page.tree.css(selector)[:_FIRST_BLOCKS]))


def _robots(look: FirstLook) -> _Voice | None:
    robots = look.metas.get("robots", "").lower()
    return _Voice(1, sign("meta", f"robots: {robots}")) if "noindex" in robots else None


_LARGE = (_title, _heading, _mark)
_SMALL = (_sentence, _robots)
