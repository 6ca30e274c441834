"""The labels by which adult content makes itself known to filters: RTA, ICRA, meta rating."""

import re

from sicaudit.model.outcome import Certainty, Judgement
from sicaudit.page.standing.first_look import FirstLook, sign
from sicaudit.page.standing.spam import hijacked, label
from sicaudit.page.standing.telltales import trade_words

_RATINGS = re.compile(r"(icra|rsac)\.org.*?\br\s*\(([^()]*)\)", re.DOTALL)
"""Rating service and its ratings in a PICS label (https://www.w3.org/TR/REC-PICS-labels)."""

_PAIR = re.compile(r"([a-z]{1,2})\s+(\d)")

_ADULT = {"icra": {"na": 1, "sa": 1, "sb": 1, "n": 3, "s": 3}, "rsac": {"n": 4, "s": 3}}
"""From which value on: genitals in detail, sexual acts shown or implied, or the like."""


def label_standing(look: FirstLook) -> Judgement | None:
    """Judge a page by what it calls itself; the RTA label leaves no doubt (https://www.rtalabel.org)."""
    header = look.page.response.headers.get("rating", "").strip().lower()
    meta = look.metas.get("rating", "").strip().lower()
    for kind, rating in (("header", header), ("meta", meta)):
        if any(rta in rating for rta in label("rta")):
            return hijacked([sign(kind, f"rating: {rating}")], Certainty.CERTAIN)
        if rating in label("adult"):
            return hijacked([sign(kind, f"rating: {rating}")])
        if rating in label("grown_up") and trade_words().within(look.shown):
            return hijacked([sign(kind, f"rating: {rating}")])
    pics = look.metas.get("pics-label", "").lower()
    if pics and _is_adult(pics):
        return hijacked([sign("meta", pics)])
    return None


def _is_adult(pics: str) -> bool:
    return any(
        int(value) >= _ADULT[service].get(category, 9)
        for service, ratings in _RATINGS.findall(pics)
        for category, value in _PAIR.findall(ratings)
    )
