"""A page's blocks sorted into the parts by which its topic is recognised."""

import re
from collections.abc import Container, Sequence

from sicaudit.model.page import Region
from sicaudit.page.help.teasers import HEADINGS, teasers_of
from sicaudit.page.help.topics import PageText
from sicaudit.page.html.blocks import TextBlock
from sicaudit.page.language.words import fold
from sicaudit.urls import Url, host_of, path_of

_NO_PARAGRAPH = HEADINGS | {"li", "dt", "td", "th", "figcaption", "summary", "legend"}
_SHORTEST_PARAGRAPH = 40
"""Letters; what is shorter is a date line, a label or a button."""

_ENOUGH = 250
"""Letters in `main` from which on what stands around it is no text of the page."""

_PARTS = re.compile(r"\s+[|\-–—·•:»›<>]+\s+|\s*[|»›]\s*")
_NO_LETTER = re.compile(r"[\W_]+")


def page_text(title: str, url: Url, blocks: Sequence[TextBlock], site_name: str = "") -> PageText:
    """Sort the blocks of the page's own content; all that stands around it is left out.

    So are lists of other pages. The h1 counts wherever it stands: many templates put it into a
    header. The name of the site is no part of the title.
    """
    own = own_blocks(blocks, teasers_of(blocks, url).every)
    return text_of(own, blocks, title=without_site(title, url, site_name), address=path_of(url))


def text_of(
    own: Sequence[TextBlock], blocks: Sequence[TextBlock], *, title: str, address: str
) -> PageText:
    """Sort a page's own blocks, with the h1 from wherever it stands among all."""
    paragraphs = (
        block.text
        for block in own
        if block.tag not in _NO_PARAGRAPH and len(block.text) >= _SHORTEST_PARAGRAPH
    )
    return PageText(
        title=title,
        h1=_headline(blocks),
        address=address,
        headings=tuple(block.text for block in own if block.tag in HEADINGS),
        first_paragraph=next(paragraphs, ""),
        body="\n".join(f"- {b.text}" if b.tag == "li" else b.text for b in own),
    )


def own_blocks(blocks: Sequence[TextBlock], teasers: Container[int]) -> list[TextBlock]:
    """Give the blocks of a page that are its own text, the h1 left out."""
    has_main = is_enough(blocks)
    return [
        block
        for number, block in enumerate(blocks)
        if number not in teasers
        and block.region is Region.CONTENT
        and block.tag != "h1"
        and (block.is_main or not has_main)
    ]


def is_enough(blocks: Sequence[TextBlock]) -> bool:
    """Say whether what the page calls its main part holds the page."""
    return sum(len(b.text) for b in blocks if b.is_main and b.region is Region.CONTENT) >= _ENOUGH


def _headline(blocks: Sequence[TextBlock]) -> str:
    """Give the h1: of several, as where the site's name is one, that of the page itself."""
    several = [block for block in blocks if block.tag == "h1" and block.text]
    several.sort(key=lambda block: (not block.is_main, block.region is not Region.CONTENT))
    return several[0].text if several else ""


def without_site(title: str, url: Url, site_name: str) -> str:
    """Take the site's name off either end of a title."""
    names = {_bare(site_name), _bare(host_of(url).removeprefix("www.").rpartition(".")[0])} - {""}
    parts = _PARTS.split(title)
    if len(parts) < 2:
        return title
    if _bare(parts[-1]) in names or _bare(parts[-1]) in {_bare(host_of(url).removeprefix("www."))}:
        return title[: title.rfind(parts[-1])].rstrip(" |-–—·•:»›<>")
    if _bare(parts[0]) in names:
        return title[len(parts[0]) :].lstrip(" |-–—·•:»›<>")
    return title


def _bare(name: str) -> str:
    return _NO_LETTER.sub("", fold(name))
