"""Which elements of a document nobody sees before a script, a click or a search shows them."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sicaudit.page.html.source import lowered_source
from sicaudit.page.tables import table

_HIGHEST = 60
"""Elements above one that are asked whether they hide it."""

_MOST_SUSPECTS, _MOST_DIALOGS = 2000, 20
_MOST_STYLE = 20_000
"""Letters of a page's own style rules that are read."""

_NOWHERE = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|(?<![-\w])(?:left|right|top):-\d{4}"
    r"|(?<![-\w])(?:max-)?(?:height|width):[01](?:px)?(?:;|!|$)|font-size:0(?:px)?(?:;|!|$)"
)
_CLEAR = re.compile(r"opacity:0(?:\.0+)?(?:;|!|$)")
_MOVES = ("transform", "transition", "animation")
"""What fades in is clear only until the page is there."""

_ON_SCREENS = re.compile(r"(?:sm|md|lg|xl|\dxl|print):|d-(?:sm|md|lg|xl|xxl)-|visible-")
"""How a class begins that shows on some screens what another one hides."""

_BRACES = re.compile(r"[{}]|[^{}]+")
_SIMPLE = re.compile(r"(?:[a-z][a-z0-9]*)?[.#][\w-]+")
"""A selector that a class or an id decides alone."""

_WHOLE = ("html", "body")
"""What hides all of a page hides it only until a script has made it ready."""


@cache
def _set(section: str, key: str) -> frozenset[str]:
    return frozenset(table("sight")[section][key])


def is_style_hiding(style: str) -> bool:
    """Say whether an inline style keeps an element out of sight."""
    style = re.sub(r"\s+", "", style).lower()
    if _NOWHERE.search(style):
        return True
    return _CLEAR.search(style) is not None and not any(move in style for move in _MOVES)


class Sight:
    """Tells what of one document is seen, by its attributes, inline styles and own style rules."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._tree = tree
        self._names = frozenset(_hidden_names(tree))
        self._is_covered = False
        self._is_covered = any(map(self.sees, _dialogs(tree)))
        """An open dialog hides the page from those who listen; others see it behind."""

    def sees(self, node: LexborNode) -> bool:
        """Say whether neither an element nor what holds it is hidden."""
        here: LexborNode | None = node
        for _ in range(_HIGHEST):
            if here is None or here.tag in _WHOLE:
                return True
            if self._hides(here):
                return False
            here = here.parent
        return True

    def seen(self) -> LexborHTMLParser:
        """Give the document without what is hidden; the same one where that is nothing."""
        selector = self._suspects()
        if not any(map(self._hides, self._some(self._tree, selector))):
            return self._tree
        copy = self._tree.clone()
        hidden = [node for node in self._some(copy, selector) if self._hides(node)]
        numbers = {node.mem_id for node in hidden}
        outermost = [node for node in hidden if not _stands_in(node, numbers)]
        for node in outermost:
            node.decompose()
        return copy

    def _some(self, tree: LexborHTMLParser, selector: str) -> Iterator[LexborNode]:
        return (node for node in tree.css(selector)[:_MOST_SUSPECTS] if node.tag not in _WHOLE)

    def _suspects(self) -> str:
        """Give a selector that every hidden element fits."""
        attributes = (f"[{_escaped(name)}]" for name in _set("attributes", "hiding"))
        classes = (f".{name}" for name in _set("classes", "hiding"))
        elements = _set("elements", "closed")
        return ",".join(
            ("[style]", "[aria-hidden]", *elements, *attributes, *classes, *sorted(self._names))
        )

    def _hides(self, node: LexborNode) -> bool:
        values = node.attributes
        if node.tag in _set("elements", "closed") and "open" not in values:
            return True
        if not values:
            return False
        if values.get("aria-hidden") == "true" and not (self._is_covered and "role" not in values):
            return True
        if not _set("attributes", "hiding").isdisjoint(values):
            return True
        if (style := values.get("style")) and is_style_hiding(style):
            return True
        return self._hides_by_name(node.tag or "", values.get("class"), values.get("id"))

    def _hides_by_name(self, tag: str, classes: str | None, id_: str | None) -> bool:
        names = (classes or "").split()
        if not _set("classes", "showing").isdisjoint(names) or any(map(_ON_SCREENS.match, names)):
            return False
        if not _set("classes", "hiding").isdisjoint(names):
            return True
        own = [f".{name}" for name in names] + ([f"#{id_}"] if id_ else [])
        return any(name in self._names or f"{tag}{name}" in self._names for name in own)


def _dialogs(tree: LexborHTMLParser) -> list[LexborNode]:
    if b"aria-modal" not in lowered_source(tree):
        return []
    return tree.css("[aria-modal=true]")[:_MOST_DIALOGS]


def _stands_in(node: LexborNode, numbers: Iterable[int]) -> bool:
    here = node.parent
    while here is not None:
        if here.mem_id in numbers:
            return True
        here = here.parent
    return False


def _escaped(name: str) -> str:
    return name.replace(":", "\\:")


def _hidden_names(tree: LexborHTMLParser) -> Iterator[str]:
    """Give the classes and ids that the page's own style rules hide on every screen."""
    if b"<style" not in lowered_source(tree):
        return
    style = "".join(node.text() for node in tree.css("style"))[:_MOST_STYLE]
    if "none" not in style and "hidden" not in style:
        return
    depth, selectors = 0, ""
    for part in _BRACES.findall(style):
        if part in "{}":
            depth = depth + 1 if part == "{" else max(depth - 1, 0)
        elif depth == 0:
            selectors = part
        elif depth == 1 and _is_none(part):
            yield from filter(_SIMPLE.fullmatch, map(str.strip, selectors.split(",")))


def _is_none(declarations: str) -> bool:
    """Say whether declarations hide; those of a rule inside `@media` stand deeper."""
    declarations = re.sub(r"\s+", "", declarations).lower()
    return "display:none" in declarations or "visibility:hidden" in declarations
