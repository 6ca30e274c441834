"""Links to sellers of bets and pills that a broken-into site carries out of its visitors' sight."""

import re

from selectolax.lexbor import LexborNode

from sicaudit.model.outcome import Judgement
from sicaudit.page.html.context import flat
from sicaudit.page.language.registrable import registrable
from sicaudit.page.standing.first_look import FirstLook, sign
from sicaudit.page.standing.spam import hijacked
from sicaudit.page.standing.telltales import trade_words
from sicaudit.urls import WEB_SCHEMES, Url, canonical, host_of

_WORDS = ("casino", "slot", "viagra")
"""Hardly a page that carries such links lacks all of these."""

_TELLTALES = ",".join(f'a[href*="{word}"]' for word in _WORDS)
_IN_SOURCE = tuple(word.encode() for word in _WORDS)
_NUMBERED = re.compile(rb"&#(?:0*(?:[6-9]\d|1[012]\d)(?!\d)|[xX]0*[4-7][\da-fA-F](?![\da-fA-F]))")
"""A letter written as a number."""

_OUT_OF_SIGHT = re.compile(
    r"display:none|visibility:hidden|(?:left|right|top|text-indent|margin-left|margin-top):-\d{3}"
    r"|font-size:[01](?:px)?(?:;|$)|opacity:0(?:\.0+)?(?:;|$)|(?:height|width):[01](?:px)?(?:;|$)"
)
_MOST_LINKS = 3000
_HIGHEST = 12
"""Elements above a link that are asked whether they hide it."""

_HOSTS, _SOLD = 3, 2
"""Different addresses that the links lead to, and how many of them say what only sellers say."""


def hidden_standing(look: FirstLook) -> Judgement | None:
    """Judge whether somebody hid links to sellers in an honest page."""
    tree = look.page.tree
    if not _may_carry(tree.raw_html) or tree.css_first(_TELLTALES) is None:
        return None
    own = registrable(host_of(look.url))
    hosts: set[str] = set()
    sold: list[str] = []
    for node in tree.css('a[href*="//"]')[:_MOST_LINKS]:
        host = _host(node)
        if host is None or host == own or not _is_out_of_sight(node):
            continue
        hosts.add(host)
        text = flat(node.text())
        if trade_words().within(f"{text[:200]} {_words_of(host)}"):
            sold.append(text or host)
    if len(hosts) < _HOSTS or len(sold) < _SOLD or 2 * len(sold) < len(hosts):
        return None
    return hijacked(
        [sign("hidden-links", ", ".join(sold)), sign("hosts", ", ".join(sorted(hosts)))]
    )


def _may_carry(source: bytes) -> bool:
    """Say whether a page may have one of the words in an address; a third of the time of a walk."""
    if any(word in source for word in _IN_SOURCE):
        return True
    return b"&#" in source and _NUMBERED.search(source) is not None


def _host(node: LexborNode) -> str | None:
    href = (node.attributes.get("href") or "").strip()
    url = canonical(href if not href.startswith("//") else f"https:{href}")
    return registrable(host_of(Url(url))) if url and url.startswith(WEB_SCHEMES) else None


def _words_of(host: str) -> str:
    return host.replace("-", " ").replace(".", " ")


def _is_out_of_sight(node: LexborNode) -> bool:
    here: LexborNode | None = node
    for _ in range(_HIGHEST):
        if here is None:
            return False
        values = here.attributes
        style = values.get("style")
        if style and _OUT_OF_SIGHT.search(re.sub(r"\s+", "", style).lower()):
            return True
        if "hidden" in values or values.get("height") in ("0", "1"):
            return True
        here = here.parent
    return False
