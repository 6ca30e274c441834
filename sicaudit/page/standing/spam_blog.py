"""Addresses whose old name stayed while a blog of casinos or pills moved in under it."""

from sicaudit.model.outcome import Judgement, Sign
from sicaudit.page.standing.first_look import FirstLook, sign
from sicaudit.page.standing.spam import Calls, hijacked, said
from sicaudit.page.standing.telltales import Kind, trade_words

_TRADES = ("gambling", "pills")
_POSTS = ("h2", "h3", "h4")
_MOST_POSTS = 40
_MOST_READ = 6000

_SOLD, _SOLD_SILENTLY = 2, 3
"""Posts that say what only sellers write (one may be paid for, or warn), also where nothing is
asked of a customer."""

_TOTAL = 7


def blog_standing(look: FirstLook) -> Judgement | None:
    """Judge whether most of what a page leads to are posts that sell.

    Its title and heading may be those of the foundation or the school that was here; so the posts
    decide: whose they are, what they ask of a customer, and that they do not warn.
    """
    if Kind.TRADE not in look.kinds or not trade_words().within(look.shown):
        return None
    posts = _posts(look)
    for trade in _TRADES:
        if signs := _signs_of(trade, look, posts):
            return hijacked(signs)
    return None


def _posts(look: FirstLook) -> list[str]:
    posts = (block.text for block in look.blocks if block.tag in _POSTS)
    return [text for text in dict.fromkeys(posts) if text in look.own][:_MOST_POSTS]


def _signs_of(trade: str, look: FirstLook, posts: list[str]) -> list[Sign]:
    about = [post for post in posts if _is_about(trade, post)]
    sold = [post for post in about if said(trade, "trade", post)]
    if len(sold) < _SOLD or 2 * len(about) < len(posts):
        return []
    text = "\n".join((look.title, *look.own))[:_MOST_READ]
    calls = Calls(trade, text)
    against = _spoken_against(trade, about, text)
    total = 2 * (len(sold) + len(calls.asks)) + len(calls.lures) - against
    is_asking = calls.asks or (not against and len(sold) >= _SOLD_SILENTLY)
    if not calls.lures or not is_asking or total < _TOTAL:
        return []
    return [
        sign("title", look.title),
        *(sign("heading", post) for post in sold[:3]),
        sign("calls", ", ".join(calls.all)),
    ]


def _is_about(trade: str, text: str) -> bool:
    return any(said(trade, key, text) for key in ("trade", "words", "lures"))


def _spoken_against(trade: str, about: list[str], text: str) -> int:
    """Give the points of what only those say who inform, warn or help, above all in their posts."""
    return 4 * len(said(trade, "help", "\n".join(about))) + min(len(said(trade, "help", text)), 4)
