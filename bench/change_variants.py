"""Real pages changed in ways that have a name: what must be noticed, and what must not."""

import random
import re
import tomllib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

Pair = tuple[str, str]
Make = Callable[[str, random.Random], Pair | None]
"""A page and a source of chance, to the page before and after; None: it does not suit."""


class Variant(NamedTuple):
    """A way to change a page."""

    name: str
    changed: bool
    """Whether a reader would say that the page says something else."""
    make: Make
    is_outside: bool = False
    """It stands around what the page says, whatever its website looks like."""


def variants() -> tuple[Variant, ...]:
    """Give all variants: what is put into a page, and what is done to its own words."""
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    widgets = (
        Variant(
            f"{widget['name']} ({place})",
            widget.get("changed", False),
            _put(widget, place),
            place in _OUTSIDE,
        )
        for widget in table["widget"]
        for place in widget["places"]
    )
    return (*widgets, *_OWN)


# What is put in

_PLACES = {
    "head": re.compile(r"</head\s*>", re.IGNORECASE),
    "top": re.compile(r"<body[^>]*>", re.IGNORECASE),
    "title": re.compile(r"</h1\s*>|</h2\s*>", re.IGNORECASE),
    "middle": re.compile(r"</p\s*>", re.IGNORECASE),
    "end": re.compile(r"</p\s*>", re.IGNORECASE),
    "bottom": re.compile(r"</body\s*>", re.IGNORECASE),
}


_OUTSIDE = ("head", "top", "bottom")

_AFTER_TEXT = re.compile(
    r"class=.(?:navfooter|bottomlang|clearer|sphinxsidebar|footer)|role=.contentinfo"
    r"|id=.comments_section|<footer",
    re.IGNORECASE,
)
"""Where the page's own text is over, in the packages we read."""


def _text_span(page: str) -> tuple[int, int]:
    headline = _PLACES["title"].search(page)
    start = headline.end() if headline else 0
    over = _AFTER_TEXT.search(page, start)
    return start, over.start() if over else len(page)


def _put(widget: dict[str, str], place: str) -> Make:
    def put(page: str, chance: random.Random) -> Pair | None:
        span = _text_span(page) if place in ("middle", "end") else (0, len(page))
        found = list(_PLACES[place].finditer(page, *span))
        if not found:
            return None
        where = found[{"middle": len(found) // 2, "end": -1, "bottom": -1}.get(place, 0)]
        at = where.start() if place in ("head", "bottom") else where.end()
        low, high = sorted(chance.sample(range(2, 9999), 2))
        marks = {"{n}": str(low), "{m}": str(high), "{x}": _mark(chance), "{y}": _mark(chance)}
        before, after = (_filled(widget[side], marks) for side in ("before", "after"))
        return page[:at] + before + page[at:], page[:at] + after + page[at:]

    return put


def _filled(text: str, marks: dict[str, str]) -> str:
    for mark, value in marks.items():
        text = text.replace(mark, value)
    return text


def _mark(chance: random.Random) -> str:
    return f"{chance.getrandbits(64):016x}"


# What is done to the whole page, so that a reader sees no difference

_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9]*)((?:\s+[\w:-]+(?:=(?:\"[^\"]*\"|'[^']*'))?)+)\s*(/?)>")
_ATTRIBUTE = re.compile(r"[\w:-]+(?:=(?:\"[^\"]*\"|'[^']*'))?")
_BETWEEN = re.compile(r">\s*\n\s*<")
_BLOCK_END = re.compile(r"(</(?:p|li|h[1-6]|div|ul|ol|table|tr)>)", re.IGNORECASE)
_VERBATIM = re.compile(r"<pre|<textarea", re.IGNORECASE)


def _attributes_turned(page: str, chance: random.Random) -> Pair | None:
    def turned(tag: re.Match[str]) -> str:
        attributes = _ATTRIBUTE.findall(tag[2])
        return f"<{tag[1]} {' '.join(reversed(attributes))}{' /' if tag[3] else ''}>"

    return _if_other(page, _TAG.sub(turned, page))


def _spread_out(page: str, chance: random.Random) -> Pair | None:
    if _VERBATIM.search(page):
        return None
    return _if_other(page, _BLOCK_END.sub(r"\1\n\n      ", page))


def _pressed(page: str, chance: random.Random) -> Pair | None:
    if _VERBATIM.search(page):
        return None
    return _if_other(page, _BETWEEN.sub("> <", page))


def _commented(page: str, chance: random.Random) -> Pair | None:
    return _if_other(page, page.replace("</p>", f"</p><!-- {_mark(chance)} -->"))


def _as_references(page: str, chance: random.Random) -> Pair | None:
    body = page.find("<body")
    written = "".join(f"&#{ord(c)};" if ord(c) > 127 else c for c in page[body:])
    return _if_other(page, page[:body] + written)


def _strong_for_b(page: str, chance: random.Random) -> Pair | None:
    other = re.sub(r"<(/?)(?:b|strong)>", r"<\1em>", re.sub(r"<(/?)(?:i|em)>", r"<\1cite>", page))
    return _if_other(page, other)


def _emphasised(page: str, chance: random.Random) -> Pair | None:
    """Put a word of a paragraph between tags."""
    return _in_paragraph(
        page, chance, lambda text: re.sub(r" (\w+) ", r" <b>\1</b> ", text, count=1)
    )


def _wrapped(page: str, chance: random.Random) -> Pair | None:
    return _in_body(page, lambda inner: f'<div class="w-{_mark(chance)}"><div>{inner}</div></div>')


def _soft_hyphens(page: str, chance: random.Random) -> Pair | None:
    return _in_paragraph(page, chance, lambda text: re.sub(r"(\w{5})(\w{4})", "\\1&shy;\\2", text))


def _hard_spaces(page: str, chance: random.Random) -> Pair | None:
    return _in_paragraph(page, chance, lambda text: text.replace(" ", "&nbsp;", 3))


def _curly(page: str, chance: random.Random) -> Pair | None:
    """An editor that sets typographic signs by itself."""
    return _in_paragraph(page, chance, lambda text: text.replace("'", "’").replace(" - ", " – "))


def _same(page: str, chance: random.Random) -> Pair | None:
    return page, page


# What is done to its own words, so that a reader sees another text


def _sentence_gone(page: str, chance: random.Random) -> Pair | None:
    return _in_paragraph(
        page, chance, lambda text: re.sub(r"[^.]*\. ?$", "", text.strip()), two=True
    )


def _sentence_added(page: str, chance: random.Random) -> Pair | None:
    added = " Vraag anders hulp aan iemand die je kent."
    return _in_paragraph(page, chance, lambda text: text + added)


def _word_changed(page: str, chance: random.Random) -> Pair | None:
    def other(text: str) -> str:
        words = [
            found for found in re.finditer(r"\b[a-z]{5,}\b", text) if text[found.start() - 1] != "&"
        ]
        if not words:
            return text
        word = chance.choice(words)
        return f"{text[: word.start()]}appelboom{text[word.end() :]}"

    return _in_paragraph(page, chance, other)


def _digit_changed(page: str, chance: random.Random) -> Pair | None:
    """A telephone number as people write it, in a sentence of the page."""
    old, new = chance.choice((("0800-1234", "0800-1243"), ("020 123 45 67", "020 123 46 67")))
    before = _in_paragraph(page, chance, lambda text: f"{text} Bel {old} voor hulp.")
    return (before[1], before[1].replace(old, new)) if before else None


def _name_replaced(page: str, chance: random.Random) -> Pair | None:
    old, new = "Sanne Visser", chance.choice(("Yusuf Kaya", "Sanne Bos"))
    before = _in_paragraph(page, chance, lambda text: f"{text} Dit schreef {old} erover.")
    return (before[1], before[1].replace(old, new)) if before else None


def _paragraph_gone(page: str, chance: random.Random) -> Pair | None:
    return _in_paragraph(page, chance, lambda text: "")


def _paragraph_added(page: str, chance: random.Random) -> Pair | None:
    added = "<p>Sinds kort kun je hier ook terecht met vragen over je ouders of je school.</p>"
    found = list(_PLACES["middle"].finditer(page))
    if not found:
        return None
    at = chance.choice(found).end()
    return page, page[:at] + added + page[at:]


def _paragraphs_swapped(page: str, chance: random.Random) -> Pair | None:
    found = list(_PARAGRAPH.finditer(page))
    couples = [(one, two) for one, two in pairwise(found) if one[2].strip() != two[2].strip()]
    if not couples:
        return None
    one, two = chance.choice(couples)
    between = page[one.end() : two.start()]
    return page, page[: one.start()] + two[0] + between + one[0] + page[two.end() :]


def _headline_changed(page: str, chance: random.Random) -> Pair | None:
    other = re.sub(
        r"(<h1[^>]*>)(.*?)(</h1)", r"\1Een heel andere kop\3", page, count=1, flags=re.I | re.S
    )
    return _if_other(page, other)


def _item_changed(page: str, chance: random.Random) -> Pair | None:
    span = _text_span(page)
    found = [item for item in _ITEM.finditer(page, *span) if len(item[2].split()) > 3]
    if not found:
        return None
    item = chance.choice(found)
    words = item[2].split(" ")
    words[len(words) // 2] = "appelboom"
    return page, page[: item.start(2)] + " ".join(words) + page[item.end(2) :]


_PARAGRAPH = re.compile(r"(<p(?:\s[^<>]*)?>)([^<>]{60,}?)(</p\s*>)", re.IGNORECASE)
_ITEM = re.compile(
    r"(<(?:li|td|dd)(?:\s[^<>]*)?>)([^<>&]{15,}?)(</(?:li|td|dd)\s*>)", re.IGNORECASE
)


def _in_paragraph(
    page: str, chance: random.Random, edit: Callable[[str], str], *, two: bool = False
) -> Pair | None:
    """Edit one paragraph of plain words; `two`: one that holds at least two sentences."""
    found = [
        paragraph
        for paragraph in _PARAGRAPH.finditer(page)
        if not two or len(re.findall(r"\. \w", paragraph[2])) >= 1
    ]
    if not found:
        return None
    chosen = chance.choice(found)
    return _if_other(page, page[: chosen.start(2)] + edit(chosen[2]) + page[chosen.end(2) :])


def _in_body(page: str, edit: Callable[[str], str]) -> Pair | None:
    start, end = _PLACES["top"].search(page), page.lower().rfind("</body")
    if start is None or end < 0:
        return None
    return page, page[: start.end()] + edit(page[start.end() : end]) + page[end:]


def _if_other(page: str, other: str) -> Pair | None:
    return (page, other) if other != page else None


_OWN = (
    *(
        Variant(name, False, make)
        for name, make in {
            "the same": _same,
            "attributes in another order": _attributes_turned,
            "more white space": _spread_out,
            "less white space": _pressed,
            "comments in the source": _commented,
            "character references": _as_references,
            "other tags for emphasis": _strong_for_b,
            "a word in bold": _emphasised,
            "wrapped in another box": _wrapped,
            "soft hyphens": _soft_hyphens,
            "hard spaces": _hard_spaces,
            "typographic signs": _curly,
        }.items()
    ),
    *(
        Variant(name, True, make)
        for name, make in {
            "sentence gone": _sentence_gone,
            "sentence added": _sentence_added,
            "word changed": _word_changed,
            "telephone number changed": _digit_changed,
            "name replaced": _name_replaced,
            "paragraph gone": _paragraph_gone,
            "paragraph added": _paragraph_added,
            "paragraphs swapped": _paragraphs_swapped,
            "headline changed": _headline_changed,
            "item or cell changed": _item_changed,
        }.items()
    ),
)
