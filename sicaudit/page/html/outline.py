"""Where the text of a page is: what is left out, and what must be looked into for that."""

from collections.abc import Callable

from selectolax.lexbor import LexborNode

from sicaudit.page.html.around import Place, place_of
from sicaudit.page.html.inventory import NEVER_TEXT, Inventory

_HOLD_ALL = ("main", "h1", "article")
"""A form around one of these is the page: whole sites stand in one form."""

_INSIDE = frozenset(("main", "article"))
"""A header in one of these holds the headline, not the site's name (HTML 4.3.8)."""

_NEVER_MAIN = frozenset(("nav", "footer", "aside"))
"""Hold the page only where their end tag is missing."""


class Outline:
    """The elements of a page that say where its text is, by the numbers of their nodes."""

    def __init__(self, inventory: Inventory) -> None:
        self.places: dict[int, Place] = {}
        """What is left out."""
        self.named: list[LexborNode] = []
        """What of it is left out by its names only, or because it is hidden."""
        self.parents: set[int] = set()
        """What holds something that is left out, or the headline, or the text."""
        self.kept: set[int] = set()
        """The headline and `main`, and all around them."""
        self.headline: LexborNode | None = None
        """The first h1, else the first h2."""
        self.roots: set[int] = set()
        """The one `main` that there is, with the header that holds its headline; empty: all."""
        self._texts: tuple[LexborNode, ...] = ()
        self._stands_inside = Standing(lambda node: node.tag in _INSIDE)
        found = [(n, tag, place) for n, tag in inventory.boxes if (place := place_of(n, tag))]
        over = {node.mem_id for node, _, place in found if place is Place.OVER}
        holding = self._anchored(inventory, over)
        for node, tag, place in found:
            if not self._is_the_page(node, tag, place, holding):
                self.leave(node, place)

    def leave(self, node: LexborNode, place: Place) -> None:
        """Leave an element out."""
        self.places[node.mem_id] = place
        _mark(node.parent, self.parents)
        if place is not Place.OUT:
            self.named.append(node)

    def _anchored(self, inventory: Inventory, over: set[int]) -> dict[str, set[int]]:
        """Find headline and text; give all that holds a `main`, an `h1` or an `article`."""
        found: dict[str, list[LexborNode]] = {"main": [], "h1": [], "article": [], "h2": []}
        stands_over = Standing(lambda node: node.mem_id in over)
        for node, tag in inventory.boxes:
            if tag in found and not (over and (node.mem_id in over or stands_over(node))):
                found[tag].append(node)
        holding: dict[str, set[int]] = {tag: set() for tag in _HOLD_ALL}
        for tag, marked in holding.items():
            for node in found[tag]:
                _mark(node, marked)
        heads = found["h1"] or found["h2"]
        if heads:
            self.headline = heads[0]
            _mark(heads[0].parent, self.parents)
        mains = found["main"]
        for node in (*mains[:1], *found["h1"][:1]) or found["article"][:1]:
            _mark(node, self.kept)
        if len(mains) == 1:
            self.roots.add(mains[0].mem_id)
            _mark(mains[0].parent, self.parents)
        self._texts = (*mains[:1], *found["article"][:1])
        return holding

    def _is_the_page(
        self, node: LexborNode, tag: str, place: Place, holding: dict[str, set[int]]
    ) -> bool:
        """Say whether something that looks like surroundings holds the page itself."""
        if tag in NEVER_TEXT:
            return False
        number = node.mem_id
        if tag == "header":
            return self._stands_inside(node) or (number in self.kept and self._heads_the_page(node))
        if tag in _NEVER_MAIN:
            return number in holding["main"]
        if number in self.kept:
            return True
        return place is Place.OUT and any(number in marked for marked in holding.values())

    def _heads_the_page(self, header: LexborNode) -> bool:
        """Say whether a header holds the headline of the text, not the name of the website."""
        if header.css_first("nav") is not None:
            return False
        if any(text.css_first("header,h1") is not None for text in self._texts):
            return False
        if self.roots:
            self.roots.add(header.mem_id)
            _mark(header.parent, self.parents)
        return True


def _mark(node: LexborNode | None, marked: set[int]) -> None:
    """Mark an element and all that it stands in."""
    while node is not None and (number := node.mem_id) not in marked:
        marked.add(number)
        node = node.parent


class Standing:
    """Says whether elements stand in one of a kind; climbs over each element once."""

    def __init__(self, is_one: Callable[[LexborNode], bool]) -> None:
        self._is_one = is_one
        self._known: dict[int, bool] = {}
        """By the number of an element, whether it is one or stands in one."""

    def __call__(self, node: LexborNode) -> bool:
        known, passed, result = self._known, [], False
        parent = node.parent
        while parent is not None:
            number = parent.mem_id
            if number in known:
                result = known[number]
                break
            passed.append(number)
            if self._is_one(parent):
                result = True
                break
            parent = parent.parent
        known.update(dict.fromkeys(passed, result))
        return result
