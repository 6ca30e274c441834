"""A fetched document, read on demand."""

import re
from collections.abc import Container, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

from sicaudit.model.outcome import Response
from sicaudit.model.page import Link, Region
from sicaudit.page.contacts.mail import HIDDEN_MAIL
from sicaudit.page.html.charset import decode
from sicaudit.page.html.context import Surroundings, flat, link_text
from sicaudit.page.html.faults import fault_of, leads_nowhere
from sicaudit.page.html.fragments import wanted_fragment
from sicaudit.page.html.inventory import Inventory, inventory_of
from sicaudit.page.html.links import held_urls
from sicaudit.page.html.main_text import MainText, text_of
from sicaudit.page.html.nesting import needs_no_events, readable_bytes
from sicaudit.page.html.quotes import quotes_in
from sicaudit.page.html.regions import region_of
from sicaudit.page.html.resolving import Resolver
from sicaudit.urls import WEB_SCHEMES, Url

if TYPE_CHECKING:
    from bs4 import BeautifulSoup


class Page:
    """One HTML document; everything is read when first asked for, and only then."""

    def __init__(self, response: Response, resolver: Resolver | None = None) -> None:
        self.response = response
        self.url = response.url
        self._resolver = resolver or Resolver()
        self._is_cut = False

    @cached_property
    def html(self) -> str:
        """The document as text: decoded by BOM, header, `meta`, then guessed."""
        return self._decoded[0]

    @cached_property
    def _decoded(self) -> tuple[str, str]:
        return decode(self.response.body, self.response.headers.get("content-type"))

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The tree as browsers build it; fast, and what all our own code reads."""
        source = self.html.encode("utf-8", "ignore")
        end = readable_bytes(source)
        events = LexborDocumentOptions.WO_EVENTS if needs_no_events(source) else 0
        self._is_cut = end is not None
        return LexborHTMLParser(source[:end], options=events)

    @property
    def cut(self) -> bool:
        """Say whether the document holds more than was read: too long, or too deep."""
        return self.response.cut or (self.tree is not None and self._is_cut)

    @cached_property
    def soup(self) -> "BeautifulSoup":
        """The same for authors of checks who like BeautifulSoup; about 40 times slower."""
        from bs4 import BeautifulSoup  # 0.1 s to import, and most runs never need it

        return BeautifulSoup(self.html, "lxml")

    @cached_property
    def title(self) -> str:
        node = self.tree.css_first("title")
        return flat(node.text()) if node else ""

    @cached_property
    def language(self) -> str | None:
        """`lang` of the document in lower case, as `nl` or `nl-be`; None: it says nothing."""
        root = self.tree.root
        value = root.attributes.get("lang") if root is not None else None
        return value.strip().lower() or None if value else None

    @cached_property
    def base(self) -> str:
        """What relative addresses start from (HTML 2.5.3)."""
        for node in self.inventory.bases:
            attributes = node.attributes
            if "href" in attributes:
                self._resolver.use(self.url)
                url, _ = self._resolver.resolve(attributes["href"] or "")
                if url is None or url.startswith(("data:", "javascript:")):
                    return self.url
                return url
        return self.url

    @cached_property
    def inventory(self) -> Inventory:
        """Its elements, walked over once for all who look for some of them."""
        return inventory_of(self.tree)

    @cached_property
    def _text(self) -> MainText:
        return text_of(self.tree, self.inventory)

    @property
    def words(self) -> str:
        """The main text as it comes, with whatever spaces the source has."""
        return self._text.words

    @property
    def own_words(self) -> str:
        """The main text without what changes by itself: other pages, comments, banners."""
        return self._text.own

    @cached_property
    def text(self) -> str:
        """The main text, without menus, headers and footers, with single spaces."""
        return flat(self.words)

    @property
    def resolver(self) -> Resolver:
        """A resolver that is set to this page's base."""
        self._resolver.use(self.base, _QUERIES.get(self._decoded[1], self._decoded[1]))
        return self._resolver

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every place that holds a URL, with what a reader sees there."""
        return tuple(self.links_to(None))

    def links_to(self, wanted: Container[Url] | None) -> Iterator[Link]:
        """Give the places that hold one of the wanted URLs, or a faulty one.

        A URL without a fragment wants all its fragments too; None wants everything. Region, text
        and snippet cost more than finding the URL, so a page with one dead link is best asked
        for that one.
        """
        resolver = self.resolver
        around = Surroundings()
        for node, label, _, href in held_urls(self.tree, self.inventory.holders):
            address, fragment = resolver.resolve(href)
            url = _whole(address, fragment)
            if wanted is not None and address not in wanted:
                named = fragment and address and _is_wanted(address, fragment, wanted)
                if not named and _is_plain(href, address):
                    continue
            if node.tag in _UNSEEN:
                yield Link(href, url, label, Region.CONTENT)
                continue
            text = link_text(node)
            yield Link(
                href=href,
                url=url,
                element=label,
                region=region_of(node),
                text=text,
                snippet=around.snippet(node, text),
            )


_QUERIES = {"utf-16le": "utf-8", "utf-16be": "utf-8", "replacement": "utf-8"}
"""Encodings of documents whose queries go out in another one (Encoding standard, 4.3)."""

_UNSEEN = frozenset(("link", "meta", "script", "style"))
"""Elements that no reader sees: they have no words around them."""


def _is_wanted(address: Url, fragment: str, wanted: Container[Url]) -> bool:
    if f"{address}#{wanted_fragment(fragment)}" in wanted:
        return True
    return any(f"{address}#:~:{quote}" in wanted for quote in quotes_in(fragment))


def _whole(address: Url | None, fragment: str | None) -> Url | None:
    return address if fragment is None or address is None else Url(f"{address}#{fragment}")


def _is_plain(href: str, address: Url | None) -> bool:
    """Say whether nothing is wrong with a URL as written."""
    if address is not None and address.startswith(WEB_SCHEMES) and len(href) > 8:
        if not _SUSPECT.search(href):
            return True
        return HIDDEN_MAIL not in href and fault_of(href, address) is None
    if address is not None and (address.startswith(("mailto:", "tel:")) or leads_nowhere(address)):
        return False
    return fault_of(href, address) is None


_SUSPECT = re.compile(r"[{<]|%7|/cdn-cgi/l/email-")
"""Signs of a template that was not filled in; all other faults show in the scheme."""
