"""What we say in every request: who we are, what we take, in which languages."""

from collections.abc import Iterator

from sicaudit.crawl.decoding import ACCEPT_ENCODING
from sicaudit.crawl.walls import second_try
from sicaudit.model.batch import Approach


def usual_headers(approach: Approach) -> dict[str, str]:
    """Say what servers expect to hear, as some refuse who says less.

    Known are 403 and 404 without Accept-Language or to `*/*`, and 500 where a script takes a field
    for granted (mkdocs-htmlproofer-plugin 44, xregistry/spec 518, muffet 378).
    """
    return {
        "User-Agent": approach.user_agent,
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "Accept-Encoding": ACCEPT_ENCODING,
        "Accept-Language": ", ".join(_languages(approach, second=0.8)),
    }


def browser_headers(approach: Approach) -> dict[str, str]:
    """Ask for what browsers ask for, in the way they write it; who we are stays as it is."""
    return {
        "Accept": second_try().accept,
        "Accept-Language": ",".join(_languages(approach, second=0.9)),
    }


def _languages(approach: Approach, *, second: float) -> Iterator[str]:
    """Give each language with its weight (RFC 9110 12.5.4); the second weighs `second`."""
    first, *others = approach.accept_languages or second_try().languages
    yield first
    for number, language in enumerate(others):
        yield f"{language};q={max(0.1, second - number / 10):.1f}"
