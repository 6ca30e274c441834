"""Where words stand on a page: a place like those of links, for reports to show and to open."""

from sicaudit.api import Link, Region

_LONGEST = 300
"""Letters of a passage that are kept."""


def text_place(words: str, *, passage: str, element: str, region: Region) -> Link:
    """Give the place of `words`; `passage` is the sentence or paragraph around them."""
    start = max(0, passage.find(words) - _LONGEST // 2)
    return Link(
        href="",
        url=None,
        element=element,
        region=region,
        text=words,
        snippet=passage[start : start + _LONGEST],
    )
