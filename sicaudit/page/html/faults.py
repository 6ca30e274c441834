"""What is written where a URL belongs, but can never work as one."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from sicaudit.model.outcome import Certainty, Judgement, Reason, Sign, Verdict
from sicaudit.model.page import Link
from sicaudit.page.contacts.mail import addresses_in, fault_of_mailto, hidden_mailto, mail_domain
from sicaudit.page.contacts.mail_typos import likely_typo
from sicaudit.page.contacts.tel import (
    fault_of_tel,
    is_tel,
    number_dialled,
    numbers_shown,
    tel_differs,
)
from sicaudit.page.html.elements import CRAWLED, RESOURCE_LABELS
from sicaudit.page.tables import tables
from sicaudit.urls import Url

MALFORMED = frozenset(
    (
        Reason.INVALID_URL,
        Reason.INVALID_MAILTO,
        Reason.INVALID_TEL,
        Reason.TEMPLATE,
        Reason.MAIL_TYPO,
        Reason.TEL_DIFFERS,
        Reason.NO_MAIL_DOMAIN,
    )
)
"""Faults of what is written, whatever a server answers."""

_FOLLOWED = CRAWLED | RESOURCE_LABELS
"""Places where a browser goes, or loads what stands there."""

_TEMPLATES = (
    ("{{", "}}"),
    ("{%", "%}"),
    ("<%", "%>"),
    ("<?", "?>"),
    ("${", "}"),
    ("%7b%7b", "%7d%7d"),
)
_NO_HOST = re.compile(r"\s*https?:/*\s*", re.IGNORECASE)
_SHORTEST = 16
"""Letters of a URL that names a host at all, and of spaces around a scheme alone."""
_EMAIL_ONLY = re.compile(r"\s*[\w.!#$%&'*+=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+\s*")


def leads_nowhere(url: str) -> bool:
    """Say whether an address is of the editor's own machine or program, or its scheme misspelt."""
    return _kind_of(url.partition(":")[0]) is not None


@lru_cache(maxsize=256)
def _kind_of(scheme: str) -> str | None:
    """Say what is wrong with a scheme: `shown`, `nowhere`, `misspelt`; None: nothing."""
    table = tables("schemes")
    if scheme in table["known"]:
        return None
    for kind in ("shown", "nowhere"):
        if scheme in table[kind]:
            return kind
    near = any(OSA.distance(scheme, meant, score_cutoff=1) <= 1 for meant in table["meant"])
    return "misspelt" if near else None


def _opens_for_nobody(link: Link) -> bool:
    """Say whether a browser goes to, or loads, what is nowhere; what machines read is let be."""
    kind = _kind_of((link.url or "").partition(":")[0])
    return kind is not None and link.element in (_FOLLOWED if kind != "shown" else RESOURCE_LABELS)


def fault_of(href: str, url: Url | None) -> Reason | None:
    """Say what is wrong with a URL as written; None: nothing that can be seen without asking.

    `url` is what the WHATWG parser made of it. mailto by RFC 6068, tel by RFC 3966, leniently.
    """
    if url is None:
        return Reason.TEMPLATE if _is_template(href) else Reason.INVALID_URL
    if ("{" in href or "<" in href or "%7" in href) and _is_template(href):
        return Reason.TEMPLATE
    if len(href) < _SHORTEST and _NO_HOST.fullmatch(href):
        return Reason.INVALID_URL
    if url.startswith("mailto:"):
        return fault_of_mailto(url)
    if url.startswith("tel:"):
        return None if is_tel(url) else Reason.INVALID_TEL
    return None


def judge_written(link: Link, region: str) -> Judgement | None:
    """Judge a link by what is written in it and around it; None: nothing wrong to be seen.

    More than `fault_of`: numbers by the rules of a region (ISO 3166, as "NL"), a number other
    than the one shown, and misspelled mail domains, those hidden by Cloudflare too. The signs
    are `address` and `meant`, or `dialled` and `shown`.
    """
    if (reason := fault_of(link.href, link.url)) is not None:
        return Judgement(verdict=Verdict.BROKEN, reason=reason)
    url = link.url or ""
    if _opens_for_nobody(link):
        return Judgement(verdict=Verdict.BROKEN, reason=Reason.INVALID_URL)
    if url.startswith("tel:"):
        return fault_of_tel(url, region) or _shown_otherwise(url, link.text, region)
    mailto = url if url.startswith("mailto:") else hidden_mailto(url)
    return None if mailto is None else _misspelled(mailto)


def is_faulty(link: Link) -> bool:
    """Say whether a link other than of mail and phone can never work as it is written."""
    return _opens_for_nobody(link) or fault_of(link.href, link.url) is not None


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


def _shown_otherwise(url: str, text: str, region: str) -> Judgement | None:
    if not tel_differs(url, text, region):
        return None
    return Judgement(
        verdict=Verdict.BROKEN,
        reason=Reason.TEL_DIFFERS,
        certainty=Certainty.LIKELY,
        signs=(
            Sign("dialled", number_dialled(url, region) or ""),
            Sign("shown", ", ".join(numbers_shown(text, region))),
        ),
    )


def _misspelled(mailto: str) -> Judgement | None:
    for address in addresses_in(mailto):
        domain = mail_domain(address)
        meant = likely_typo(domain) if domain else None
        if meant is not None:
            return Judgement(
                verdict=Verdict.BROKEN,
                reason=Reason.MAIL_TYPO,
                certainty=Certainty.LIKELY,
                signs=(
                    Sign("address", address[-120:]),
                    Sign("meant", f"{address.rpartition('@')[0]}@{meant}"[-120:]),
                ),
            )
    return None
