"""Where a page sends people: links to services, their telephone numbers, their names."""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from sicaudit.model.knowledge import Service
from sicaudit.model.page import Link, Region, Signpost
from sicaudit.page.blocks import TextBlock, blocks_of
from sicaudit.page.phones import normal_number, phones_in
from sicaudit.page.service_hosts import ServiceHosts
from sicaudit.page.signpost_verdict import (
    SignpostGrade,
    SignpostVerdict,
    judge_signposts,
    needs_of,
)
from sicaudit.urls import Url, is_web

__all__ = [
    "SignpostFinder",
    "SignpostGrade",
    "SignpostVerdict",
    "TextBlock",
    "blocks_of",
    "judge_signposts",
    "needs_of",
]

_FOLLOWED = frozenset(("a[href]", "area[href]"))
_HOST_IN_HTML = re.compile(r"//([^/\s\"'<>?#\\]+)")
_SOFT_HYPHEN = "\u00ad"
_NEVER = r"(?!)"
_ENDING = 7
"""Digits by which a number is looked for before it is read: as many as local numbers have."""

_NOT_BEFORE_A_CODE = frozenset(".-/#&=_")
_PART_OF_MORE = re.compile(r"[\w%]|[.,\-–/:]\w")

_PLACES = ("help_block", "text", "footer")
_STRENGTHS = ("link", "phone", "name")
_NOT_A_DIGIT = bytes(code for code in range(256) if not 48 <= code <= 57)


class SignpostFinder:
    """Finds signposts; compiled once, then used for any number of pages."""

    def __init__(self, services: Sequence[Service], region: str) -> None:
        self._region = region
        self._hosts = ServiceHosts(
            (host, service.id)
            for service in services
            for host in (*service.hosts, *service.old_hosts, *service.other_country)
        )
        self._phones: dict[str, list[str]] = defaultdict(list)
        self._names: dict[str, list[str]] = defaultdict(list)
        not_this: set[str] = set()
        for service in services:
            for phone in (*service.phones, *service.old_phones):
                self._phones[normal_number(phone, region)].append(service.id)
            for name in service.names:
                self._names[name].append(service.id)
            not_this.update(service.not_this)
        self._names_in = _whole_words(self._names)
        self._some_name = _any_of(self._names)
        self._name_parts = [tuple(re.findall(r"[A-Za-z0-9]+", name)) for name in self._names]
        self._some_part = _any_of(max(parts, key=len) for parts in self._name_parts if parts)
        self._not_this = _whole_words(not_this, re.IGNORECASE)
        self._endings = [p[-_ENDING:].encode() for p in self._phones if p.startswith("+")]
        codes = (code for code in self._phones if not code.startswith("+"))
        self._short_code = re.compile("|".join(map(_spaced, codes)) or _NEVER)

    def may_signpost(self, html: str) -> bool:
        """Say whether a document can hold any signpost; takes 0.4 ms.

        Looks for hosts and names in the source, and for the last digits of the numbers in all
        its digits, whatever stands between them. Misses only a number or name that a tag cuts
        in two: a number if the tag itself holds digits, a name if it cuts a word.
        """
        hosts = set(_HOST_IN_HTML.findall(html))
        if any(map(self._hosts.may_be, hosts)):
            return True
        html = html.replace("&shy;", "").replace(_SOFT_HYPHEN, "")
        if self._some_part.search(html) and any(
            all(part in html for part in parts) for parts in self._name_parts
        ):
            return True
        digits = _digits_of(html.replace("&#160;", "").replace("&#45;", ""))
        if any(ending in digits for ending in self._endings):
            return True
        return any(_stands_alone(html, *code.span()) for code in self._short_code.finditer(html))

    def find(self, links: Sequence[Link], blocks: Sequence[TextBlock]) -> tuple[Signpost, ...]:
        """Give every service with each way and place in which the page shows it, once.

        The best places come first. A name is left out where a link or number of the same
        service stands in a place as good.
        """
        helping = _Helping(blocks)
        found: dict[tuple[str, str, str], Signpost] = {}
        for signpost in (*self._by_link(links, helping), *self._in_text(blocks)):
            found.setdefault((signpost.service, signpost.by, signpost.place), signpost)
        shown: dict[str, int] = {}
        signposts = []
        for signpost in sorted(found.values(), key=_rank):
            place = _PLACES.index(signpost.place)
            if signpost.by != "name":
                shown[signpost.service] = min(place, shown.get(signpost.service, place))
            elif shown.get(signpost.service, len(_PLACES)) <= place:
                continue
            signposts.append(signpost)
        return tuple(signposts)

    def _by_link(self, links: Sequence[Link], helping: "_Helping") -> Iterator[Signpost]:
        for link in links:
            url = link.url
            if url is None or link.element not in _FOLLOWED:
                continue
            services: Sequence[str] = ()
            by = "link" if is_web(url) else "phone"
            if by == "link":
                services = self._hosts.at(url)
            elif url.startswith("tel:"):
                services = self._phones.get(normal_number(url[4:], self._region), ())
            for service in services:
                place = helping.place_of(link)
                yield Signpost(service=service, by=by, place=place, text=link.text, target=url)

    def _in_text(self, blocks: Sequence[TextBlock]) -> Iterator[Signpost]:
        """Look into blocks only for what the page as a whole may hold: few pages hold any."""
        texts = [block.text for block in blocks]
        whole = "\n".join(texts)
        if _SOFT_HYPHEN in whole:
            texts = [text.replace(_SOFT_HYPHEN, "") for text in texts]
            whole = "\n".join(texts)
        for number in self._with_phones(whole, texts):
            yield from self._by_phone(texts[number], _place(blocks[number]))
        starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
        named = (bisect(starts, name.start()) - 1 for name in self._some_name.finditer(whole))
        for number in dict.fromkeys(named):
            yield from self._by_name(texts[number], _place(blocks[number]))

    def _with_phones(self, whole: str, texts: Sequence[str]) -> Iterator[int]:
        """Give the numbers of the texts that hold the digits of a known telephone number."""
        digits = _digits_of(whole)
        endings = [ending for ending in self._endings if ending in digits]
        codes = self._short_code.search(whole)
        for number, text in enumerate(texts if endings or codes else ()):
            digits = _digits_of(text)
            if not digits:
                continue
            if any(ending in digits for ending in endings) or self._short_code.search(text):
                yield number

    def _by_phone(self, text: str, place: str) -> Iterator[Signpost]:
        for phone in phones_in(text, self._region):
            url = Url(f"tel:{phone.number}")
            for service in self._phones.get(phone.number, ()):
                yield Signpost(service=service, by="phone", place=place, text=phone.raw, target=url)

    def _by_name(self, text: str, place: str) -> Iterator[Signpost]:
        text = self._not_this.sub(" ", text)
        for name in self._names_in.findall(text):
            for service in self._names[name]:
                yield Signpost(service=service, by="name", place=place, text=name)


class _Helping:
    """Knows which links stand in help blocks: by the URLs that a block holds, else by its words."""

    def __init__(self, blocks: Sequence[TextBlock]) -> None:
        self._helpful = {href for block in blocks if block.help for href in block.hrefs}
        self._known = {href for block in blocks for href in block.hrefs}
        self._texts = [block.text for block in blocks if block.help]

    def place_of(self, link: Link) -> str:
        if link.href in self._known:
            helps = link.href in self._helpful
        else:
            helps = bool(link.text) and any(link.text in text for text in self._texts)
        return _place_in(link.region, helps)


def _place(block: TextBlock) -> str:
    return _place_in(block.region, block.help)


def _place_in(region: Region, helps: bool) -> str:
    if helps and region in (Region.CONTENT, Region.ASIDE):
        return "help_block"
    return "text" if region is Region.CONTENT else "footer"


def _rank(signpost: Signpost) -> tuple[int, int]:
    """Order by place, then by what is shown there; stable for what is equal."""
    return _PLACES.index(signpost.place), _STRENGTHS.index(signpost.by)


def _digits_of(text: str) -> bytes:
    return text.encode("utf-8", "replace").translate(None, _NOT_A_DIGIT)


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Compile phrases to look for quickly: three times as fast as one search for each."""
    return re.compile("|".join(map(re.escape, dict.fromkeys(phrases))) or _NEVER)


def _whole_words(phrases: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    """Compile phrases that must stand whole; where several begin, the longest counts."""
    longest_first = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{longest_first or _NEVER})(?!\w)", flags)


def _spaced(code: str) -> str:
    """Give a pattern for a short code: those of six digits are written with a space too."""
    return rf"{code[:3]}[ \-\xa0]?{code[3:]}" if len(code) == 6 else code


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = text[start - 1 : start]
    return not (before.isalnum() or before in _NOT_BEFORE_A_CODE or _PART_OF_MORE.match(text, end))
