"""Which part of a page an element stands in: by HTML, ARIA and the names templates use."""

import tomllib
from functools import cache
from importlib.resources import files

from selectolax.lexbor import LexborNode

from sicaudit.model.page import Region

_SECTIONING = frozenset(("article", "aside", "main", "nav", "section", "blockquote", "dialog"))
"""A header or footer in one of these belongs to it, not to the page (HTML 4.3.8, 4.3.9)."""

_OF_THE_PAGE_ONLY = frozenset(("header", "footer"))

_Table = dict[str, Region]


@cache
def _tables() -> tuple[_Table, _Table, _Table]:
    text = files("sicaudit.page").joinpath("regions.toml").read_text("utf-8")
    regions = tomllib.loads(text).items()
    return (
        {name: Region(region) for region, parts in regions for name in parts["elements"]},
        {name: Region(region) for region, parts in regions for name in parts["roles"]},
        {name: Region(region) for region, parts in regions for name in parts["names"]},
    )


def region_of(node: LexborNode) -> Region:
    """Give the innermost part of the page that `node` stands in; content where none is named."""
    here: LexborNode | None = node
    while here is not None:
        if (region := landmark(here)) is not None:
            return region
        here = here.parent
    return Region.CONTENT


def landmark(node: LexborNode) -> Region | None:
    """Say which part of the page this very element begins; None: it begins none."""
    elements, roles, names = _tables()
    tag = node.tag or ""
    if tag == "main":
        return Region.CONTENT
    if (region := elements.get(tag)) is not None:
        return region if tag not in _OF_THE_PAGE_ONLY or _is_of_the_page(node) else None
    if tag in ("a", "body", "html", "li", "p", "span", "em", "strong", "td", "tr", "tbody"):
        return None
    attributes = node.attributes
    if role := attributes.get("role"):
        region = roles.get(role)
        if region is not None or role == "main":
            return region or Region.CONTENT
    for name in f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower().split():
        if (region := names.get(name)) is not None:
            return region
    return None


def _is_of_the_page(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in _SECTIONING:
            return False
        parent = parent.parent
    return True
