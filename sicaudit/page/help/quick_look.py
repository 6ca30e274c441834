"""Whether a page can hold any signpost, told from its words without looking where they stand."""

import re
from collections.abc import Collection, Iterable

from sicaudit.page.help.service_doors import DoorFinder
from sicaudit.page.language.tokens import digits_of
from sicaudit.urls import Url

_MAILED = re.compile(r"mailto:[^\"'<>?@\s]*(?:@|%40)([^\"'<>?\s&]+)")
_DIALS = ("tel:", "wa.me/", "phone=")
_NEVER = r"(?!)"
_AFTER_SCHEME = len("https://")
_ENDING = 7
"""Digits by which a number is looked for before it is read: as many as local numbers have."""

_NOT_BEFORE_A_CODE = frozenset(".-/#&=_")
_PART_OF_MORE = re.compile(r"[\w%]|[.,\-–/:]\w")


class QuickLook:
    """Looks for what is to be found anywhere on a page; made once from that."""

    def __init__(self, doors: DoorFinder) -> None:
        self._hosts = doors.hosts
        self._names = doors.names
        self._endings = [p[-_ENDING:].encode() for p in doors.phones if p.startswith("+")]
        codes = (code for code in doors.phones if not code.startswith("+"))
        self._code = re.compile("|".join(map(_spaced, codes)) or _NEVER)

    def may_signpost(
        self, html: str, text: str, words: Collection[str], targets: Iterable[Url]
    ) -> bool:
        """Say whether a page can hold any signpost; takes 0.1 ms.

        `text` is all that can be read of it, `words` the same in lower case, `targets` where its
        links to the web lead. Looks for the last digits of the numbers in all its digits,
        whatever stands between them.
        """
        origins = {target[: target.find("/", _AFTER_SCHEME)] for target in targets}
        if any(self._hosts.at(f"{origin}/") for origin in origins) or self._names.possible(words):
            return True
        digits = digits_of(html if any(map(html.__contains__, _DIALS)) else text)
        if any(ending in digits for ending in self._endings):
            return True
        if "mailto:" in html and any(map(self._hosts.may_be, _MAILED.findall(html))):
            return True
        return any(_stands_alone(text, *code.span()) for code in self._code.finditer(text))


def _spaced(code: str) -> str:
    """Give a pattern for a short code: those of six digits are written with a space too."""
    return rf"{code[:3]}[ \-\xa0]?{code[3:]}" if len(code) == 6 else code


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = text[start - 1 : start]
    return not (before.isalnum() or before in _NOT_BEFORE_A_CODE or _PART_OF_MORE.match(text, end))
