"""A document's source, for cheap looks at what it may hold before anybody walks its tree."""

from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser


@lru_cache(maxsize=1)
def lowered_source(tree: LexborHTMLParser) -> bytes:
    """Give the source in UTF-8, ASCII letters in lower case.

    It is searched ten times as fast as a `str` with signs in it, and three times as fast as the
    tree; those who look at the same document one after the other share it.
    """
    return tree.raw_html.lower()
