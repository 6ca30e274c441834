"""A page's blocks sorted into the parts by which its topic is recognised."""

from collections.abc import Sequence

from sicaudit.model.page import Region
from sicaudit.page.blocks import TextBlock
from sicaudit.page.topics import PageText
from sicaudit.urls import Url, path_of

_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_NO_PARAGRAPH = _HEADINGS | {"li", "dt", "td", "th", "figcaption", "summary", "legend"}
_SHORTEST_PARAGRAPH = 40
"""Letters; what is shorter is a date line, a label or a button."""


def page_text(title: str, url: Url, blocks: Sequence[TextBlock]) -> PageText:
    """Sort the blocks of the page's own content; menus, headers, footers and asides are left out.

    The h1 counts wherever it stands: many templates put it into a header.
    """
    h1 = next((block.text for block in blocks if block.tag == "h1"), "")
    own = [block for block in blocks if block.region is Region.CONTENT and block.tag != "h1"]
    paragraphs = (
        block.text
        for block in own
        if block.tag not in _NO_PARAGRAPH and len(block.text) >= _SHORTEST_PARAGRAPH
    )
    return PageText(
        title=title,
        h1=h1,
        address=path_of(url),
        headings=tuple(block.text for block in own if block.tag in _HEADINGS),
        first_paragraph=next(paragraphs, ""),
        body="\n".join(f"- {b.text}" if b.tag == "li" else b.text for b in own),
    )
