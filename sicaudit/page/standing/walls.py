"""Pages that stand in the way: bot walls, consent walls, and forms to log in."""

from functools import cache

from sicaudit.model.outcome import Certainty, Judgement, Reason, Sign, Verdict
from sicaudit.page.language.sayings import Sayings
from sicaudit.page.standing.first_look import FirstLook, first_mark, sign
from sicaudit.page.standing.front_page import (
    is_login_address,
    is_login_host,
    stands_under,
    will_return,
)
from sicaudit.page.standing.telltales import Kind
from sicaudit.page.tables import marks, table

_MOST = 1500
"""Letters of a wall's own words; what says more has let us in."""

_FEW = 300
"""Letters: a page that says little more than a wall's words is one."""

_MOST_BESIDE_A_FORM = 800
_LONGEST_TEXT = 4000


@cache
def _sayings(wall: str, name: str) -> Sayings:
    return Sayings(table("walls")[wall][name], table("walls")["words"]["fillers"])


@cache
def _consent_hosts() -> frozenset[str]:
    return frozenset(table("walls")["hosts"]["consent"])


def wall_standing(look: FirstLook) -> Judgement | None:
    """Judge whether a page only keeps somebody out; a person must then look.

    Two signs are needed unless one is the maker's own: honest forms carry the same captchas, and
    articles the same words.
    """
    if stands_under(look.url, _consent_hosts()):
        return _unverifiable(Reason.BOT_WALL, [sign("consent", look.url)])
    if is_login_host(look.url):
        return _unverifiable(Reason.LOGIN, [sign("address", look.url)])
    if not look.is_bare and Kind.WALL not in look.kinds:
        return None
    if signs := _signs_of("bot-wall", look):
        return _unverifiable(Reason.BOT_WALL, signs)
    if signs := _signs_of("consent", look):
        return _unverifiable(Reason.BOT_WALL, [Sign("consent", signs[0].text), *signs])
    if signs := _signs_of_a_login(look):
        return _unverifiable(Reason.LOGIN, signs)
    return None


def _unverifiable(reason: Reason, signs: list[Sign]) -> Judgement:
    return Judgement(
        verdict=Verdict.UNVERIFIABLE, reason=reason, certainty=Certainty.ASK, signs=tuple(signs)
    )


def _signs_of(wall: str, look: FirstLook) -> list[Sign]:
    """Give what speaks for a wall; empty where that is too little."""
    points = 0
    signs: list[Sign] = []
    if found := _title(wall, look):
        points += 2 if found[1] else 1
        signs.append(found[0])
    if mark := first_mark(look.source, marks("walls", wall, "own_marks")):
        points += 2
        signs.append(sign("source", mark))
    elif points and (mark := first_mark(look.source, marks("walls", wall, "marks"))):
        points += 1
        signs.append(sign("source", mark))
    bare = wall == "bot-wall" and look.is_bare and not look.headings and look.length <= _FEW
    if (points or bare) and (text := _text(wall, look)):
        points += 1 if points else 2
        signs.append(text)
    return signs if points >= 2 and look.length <= _MOST else []


def _title(wall: str, look: FirstLook) -> tuple[Sign, bool] | None:
    """Give the title or heading of a wall, and whether it is its maker's own."""
    if Kind.WALL not in look.kinds:
        return None
    for kind, text in (("title", look.title), ("heading", look.heading)):
        if _sayings(wall, "own_titles").fill(text):
            return sign(kind, text), True
    for kind, text in (*(("title", part) for part in look.title_parts), ("heading", look.heading)):
        if _sayings(wall, "titles").fill(text):
            return sign(kind, text), False
    return None


def _text(wall: str, look: FirstLook) -> Sign | None:
    sayings = _sayings(wall, "texts")
    for text in (look.heading, *look.own, *look.unscripted):
        text = text[:_LONGEST_TEXT]
        if sayings.possible(text) and sayings.within(text):
            return sign("text", text)
    return None


def _signs_of_a_login(look: FirstLook) -> list[Sign]:
    """Give what speaks for a page that is a login instead of what was asked for.

    A login that was asked for by its own address is what it promises.
    """
    by_address = is_login_address(look.url)
    if by_address and not will_return(look.url):
        return []
    said = _title("login", look) or _title("denied", look)
    if said is None and not by_address:
        return []
    if look.length > _MOST_BESIDE_A_FORM:
        return []
    signs = [said[0]] if said else [sign("address", look.url)]
    if look.page.tree.css_first("input[type=password]") is not None:
        return [*signs, sign("form", "input[type=password]")]
    text = _text("login", look)
    return [*signs, text] if text and said else []
