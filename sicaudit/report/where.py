"""Where a problem stands: its pages, gathered by the place that they share."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from sicaudit.report.clean import brief, cut, href
from sicaudit.report.item import Item, SeenOn
from sicaudit.report.words import Words, words_in

FOLD_OVER = 20
"""A finding on more pages than this gets a page of its own for them."""
SHOWN_WHEN_FOLDED = 5
TEMPLATE_FROM = 5
"""Pages that share a place outside the text before we call it a fixed part of the website."""
MOST_LETTERS = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """A page to open."""

    title: str
    address: str
    """In short; empty where the title says it already."""
    link: str | None
    """None: its address is not one that a browser opens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place, and the pages that have it; the mark is the anchor text within its snippet."""

    what: str
    before: str
    mark: str
    after: str
    pages: tuple[PageLine, ...]
    more: int
    """Pages that are not shown here."""


Key = tuple[str, str, str, str]
NO_PLACE: Key = ("", "", "", "")


def spots_of(item: Item, *, folded: bool) -> list[Spot]:
    """Give the places of a finding, those in the text first, then those on most pages.

    Where `folded`, no more pages are named than a reader wants to see inside a list.
    """
    by_place: dict[Key, list[SeenOn]] = defaultdict(list)
    for page in item.pages:
        places = page.places if not folded else page.places[:1]
        keys = [_key(place) for place in places] or [NO_PLACE]
        for key in dict.fromkeys(keys):
            by_place[key].append(page)
    in_order = sorted(
        by_place.items(), key=lambda pair: (pair[0][0] != "content", -len(pair[1]), pair[0])
    )
    room = SHOWN_WHEN_FOLDED if folded else len(item.pages) * len(in_order)
    spots: list[Spot] = []
    for key, pages in in_order:
        if room <= 0:
            break
        spots.append(_spot(item.telling.words, key, pages, room))
        room -= len(spots[-1].pages)
    return spots


def regions_of(item: Item) -> list[str]:
    """Give the regions it stands in, by their names in the report's language."""
    regions = dict.fromkeys(page.places[0]["region"] for page in item.pages if page.places)
    return [item.telling.words.named("regions", region) for region in regions]


def fixed_part(item: Item) -> str | None:
    """Name the region of a website's template that holds it; None: it stands in texts."""
    regions = {page.places[0]["region"] if page.places else "content" for page in item.pages}
    if len(item.pages) < TEMPLATE_FROM or len(regions) != 1 or "content" in regions:
        return None
    return item.telling.words.named("regions", regions.pop())


def element_word(words: Words, element: str) -> str:
    """Say `a[href]` in words; as it stands where we have none."""
    return words.known("elements", element.partition("[")[0].lower()) or element


def _key(place: dict[str, str]) -> Key:
    return place["region"], place["element"], place["text"], place["snippet"]


def _spot(words: Words, key: Key, pages: Sequence[SeenOn], room: int) -> Spot:
    what, before, mark, after, fragment = _place(words.language, key)
    shown = pages[:room]
    return Spot(
        what=what,
        before=before,
        mark=mark,
        after=after,
        pages=tuple([_page_line(page, fragment) for page in shown]),
        more=len(pages) - len(shown),
    )


@lru_cache(maxsize=4096)
def _place(language: str, key: Key) -> tuple[str, str, str, str, str]:
    """Say a place in words; a menu's links are told again and again."""
    words = words_in(language)
    region, element, text, snippet = key
    where = words.named("regions", region) if region else ""
    what = " ".join(filter(None, (element_word(words, element), where)))
    before, mark, after = _marked(cut(text, 120), snippet)
    fragment = _fragment(mark) if region == "content" else ""
    return what[:1].upper() + what[1:], before, mark, after, fragment


def _marked(text: str, snippet: str) -> tuple[str, str, str]:
    """Split a snippet around the anchor text; a long one is cut on both sides of it."""
    if not text:
        return cut(snippet, MOST_LETTERS), "", ""
    start = snippet.find(text)
    if start < 0:
        return cut(snippet, MOST_LETTERS) + " " if snippet else "", text, ""
    before, after = snippet[:start], snippet[start + len(text) :]
    side = MOST_LETTERS // 2
    if len(before) > side:
        before = "…" + before[-side:].lstrip()
    return before, text, cut(after, side)


def _page_line(page: SeenOn, fragment: str) -> PageLine:
    address, link = _opened(page.url)
    if link and "#" not in link:
        link += fragment
    if not page.title:
        return PageLine(title=address, address="", link=link)
    return PageLine(title=cut(page.title, 160), address=address, link=link)


@lru_cache(maxsize=16_384)
def _opened(url: str) -> tuple[str, str | None]:
    """Say a page's address in short, and what opens it: a page shows up in many findings."""
    return brief(url, 90), href(url)


def _fragment(text: str) -> str:
    """Let browsers that can scroll to `text` (https://wicg.github.io/scroll-to-text-fragment/)."""
    if not 2 < len(text) <= 80 or text.endswith("…"):
        return ""
    return f"#:~:text={quote(text, safe='').replace('-', '%2D')}"
