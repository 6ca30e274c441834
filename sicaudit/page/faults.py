"""What is written where a URL belongs, but can never work as one."""

import re
from urllib.parse import unquote

from sicaudit.model.outcome import Reason
from sicaudit.urls import Url

MALFORMED = frozenset(
    (Reason.INVALID_URL, Reason.INVALID_MAILTO, Reason.INVALID_TEL, Reason.TEMPLATE)
)
"""Faults that are seen without asking anybody."""

_TEMPLATES = (("{{", "}}"), ("{%", "%}"), ("<%", "%>"), ("${", "}"), ("%7b%7b", "%7d%7d"))
_ADDRESS = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]+")
_EMAIL_ONLY = re.compile(r"\s*[\w.!#$%&'*+=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+\s*")
_TEL = re.compile(r"\+?[\d\s().*#/\u2010-\u2015-]{3,}(?:;[\w=+.-]+)*")
_FEWEST_DIGITS = 3
"""112, 113: the shortest numbers there are."""


def fault_of(href: str, url: Url | None) -> Reason | None:
    """Say what is wrong with a URL as written; None: nothing that can be seen without asking.

    `url` is what the WHATWG parser made of it. mailto by RFC 6068, tel by RFC 3966, leniently.
    """
    if url is None:
        return Reason.TEMPLATE if _is_template(href) else Reason.INVALID_URL
    if ("{" in href or "<" in href or "%7" in href) and _is_template(href):
        return Reason.TEMPLATE
    if url.startswith("mailto:"):
        return None if _is_mailto(url) else Reason.INVALID_MAILTO
    if url.startswith("tel:"):
        return None if _is_tel(url) else Reason.INVALID_TEL
    return None


def is_bare_email(href: str) -> bool:
    """Say whether this is an e-mail address where `mailto:` was forgotten."""
    return "@" in href and _EMAIL_ONLY.fullmatch(href) is not None


def _is_template(href: str) -> bool:
    """Find a pair of brackets; a pattern would take a minute for 100,000 that open."""
    written = href.lower()
    for opening, closing in _TEMPLATES:
        start = written.find(opening)
        if start >= 0 and written.find(closing, start + len(opening)) >= 0:
            return True
    return False


def _is_mailto(url: str) -> bool:
    """`mailto:?subject=...` without an address is a share link, and fine."""
    to, _, headers = url.removeprefix("mailto:").partition("?")
    addresses = [
        part for part in to.replace("%20", " ").replace("%2C", ",").split(",") if part.strip()
    ]
    if not addresses:
        return bool(headers)
    return all(_ADDRESS.search(address.replace("%40", "@")) for address in addresses)


def _is_tel(url: str) -> bool:
    number = unquote(url.removeprefix("tel:")).lstrip("/").strip()
    digits = sum(sign.isdigit() for sign in number)
    return digits >= _FEWEST_DIGITS and _TEL.fullmatch(number) is not None
