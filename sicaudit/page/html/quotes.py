"""Text fragments: links that quote a page, and whether the page still says so.

https://wicg.github.io/scroll-to-text-fragment/#syntax
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

DIRECTIVE = ":~:"
_TEXT = "text="


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What a text directive asks for; an empty part is not asked for."""

    start: str
    end: str = ""
    """Where a range ends; empty: `start` is the whole quotation."""
    before: str = ""
    after: str = ""


def quotes_in(fragment: str) -> tuple[str, ...]:
    """Give the text directives of a fragment, as written: `text=words`."""
    if DIRECTIVE not in fragment:
        return ()
    directives = fragment.partition(DIRECTIVE)[2]
    return tuple(part for part in directives.split("&") if part.startswith(_TEXT))


def quote_of(directive: str) -> Quote | None:
    """Read a text directive; None where it asks for nothing."""
    parts = directive.removeprefix(_TEXT).split(",")
    before = after = ""
    if parts[0].endswith("-"):
        before = parts.pop(0)[:-1]
    if parts and parts[-1].startswith("-"):
        after = parts.pop()[1:]
    words = [_plain(unquote(part)) for part in parts[:2]]
    if not words or not words[0]:
        return None
    return Quote(
        start=words[0],
        end=words[1] if len(words) > 1 else "",
        before=_plain(unquote(before)),
        after=_plain(unquote(after)),
    )


def says(text: str, quote: Quote) -> bool:
    """Say whether a page's text holds a quotation, whatever its case, accents and spaces.

    Words must begin and end where the text's do, as browsers ask.
    """
    text = _plain(text)
    starts = [
        place
        for place in _places(text, quote.start)
        if not quote.before or _stands_before(text, place, quote.before)
    ]
    if not starts:
        return False
    last = quote.end or quote.start
    ends = [
        place
        for place in (_places(text, last) if quote.end else starts)
        if not quote.after or _stands_after(text, place + len(last), quote.after)
    ]
    return bool(ends) and (not quote.end or ends[-1] >= starts[0] + len(quote.start))


def _stands_before(text: str, place: int, words: str) -> bool:
    return text[max(0, place - len(words) - 1) : place].rstrip().endswith(words)


def _stands_after(text: str, place: int, words: str) -> bool:
    return text[place : place + len(words) + 1].lstrip().startswith(words)


def _places(text: str, words: str) -> Iterator[int]:
    """Give where words stand in a text as words, not as a part of longer ones."""
    place = text.find(words)
    while place >= 0:
        after = text[place + len(words) : place + len(words) + 1]
        if not text[place - 1 : place].isalnum() and not after.isalnum():
            yield place
        place = text.find(words, place + 1)


def _plain(text: str) -> str:
    """Fold case, accents and spaces: browsers compare by collation, primary strength."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(letters.replace("\u2019", "'").replace("\u2018", "'").split())
