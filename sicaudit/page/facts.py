"""A document's facts: what is kept of it once its bytes are gone."""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from sicaudit.model.page import Link, PageFacts, Region
from sicaudit.page.change.fingerprint import fingerprint_of
from sicaudit.page.contacts.mail import HIDDEN_MAIL, hidden_mailto, is_cloudflare_mail
from sicaudit.page.html.context import link_text
from sicaudit.page.html.css import css_urls
from sicaudit.page.html.elements import CRAWLED
from sicaudit.page.html.faults import is_faulty, judge_written
from sicaudit.page.html.fragments import is_for_a_script, mark_of, wanted_fragment
from sicaudit.page.html.links import held_urls
from sicaudit.page.html.page import Page
from sicaudit.page.html.quotes import DIRECTIVE, quotes_in
from sicaudit.page.html.resolving import Resolver
from sicaudit.urls import WEB_SCHEMES, Url

_CONTACTS = ("mailto:", "tel:")

_CANONICAL = "link[rel=canonical]"
_UNSEEN = ("link[", "script[", "style ", "meta[")
"""Places in elements that no reader sees; `meta[refresh]` is crawled, and told apart by that."""


def facts_of(page: Page, region: str) -> PageFacts:
    """Read the facts of an HTML page: one pass over its links, in document order.

    `region`: ISO 3166 code by which its phone numbers are read.
    """
    held = _held(page, region)
    targets = held.targets
    index = {url: number for number, url in enumerate(targets)}
    places = [
        (url, wanted)
        for url, fragment in held.fragments
        if (wanted := wanted_fragment(fragment)) is not None and not is_for_a_script(url, wanted)
    ]
    quotes = {
        (index[url], quote)
        for url, part in held.fragments
        if DIRECTIVE in part
        for quote in quotes_in(part)
    }
    fingerprint = fingerprint_of(page.own_words)
    return PageFacts(
        url=page.url,
        title=page.title,
        language=page.language,
        canonical=held.canonical,
        links=held.links,
        targets=targets,
        follow=len(held.crawled),
        fragments=tuple((index[url], wanted) for url, wanted in places),
        fragment_marks=frozenset(
            (
                *(mark_of(url, wanted) for url, wanted in places),
                *(mark_of(targets[number], f":~:{quote}") for number, quote in quotes),
            )
        ),
        unseen=tuple((index[url], label, href) for url, label, href in held.never_seen()),
        quotes=tuple(sorted(quotes)),
        mails=tuple(held.mails),
        anchors=anchors_of(page.tree),
        malformed=held.malformed,
        scripted=is_built_by_script(page),
        text_hash=fingerprint.exact.hex(),
        words=fingerprint.words,
        fingerprint=fingerprint.packed(),
    )


class _Held:
    """The URLs that a page holds, sorted by what is done with them; in document order."""

    __slots__ = (
        *("canonical", "crawled", "fragments", "links"),
        *("mails", "malformed", "others", "seen", "unseen"),
    )

    def __init__(self) -> None:
        self.canonical: Url | None = None
        self.links = 0
        self.malformed = 0
        self.crawled: dict[Url, None] = {}
        self.others: dict[Url, None] = {}
        self.fragments: dict[tuple[Url, str], None] = {}
        self.mails: dict[Url, None] = {}
        self.seen: set[Url] = set()
        """Those not crawled that stand where a reader sees them."""
        self.unseen: dict[Url, list[tuple[str, str]]] = {}
        """Element and URL as written of those that stand where no reader sees them."""

    @property
    def targets(self) -> tuple[Url, ...]:
        return (*self.crawled, *(url for url in self.others if url not in self.crawled))

    def never_seen(self) -> Iterator[tuple[Url, str, str]]:
        for url, places in self.unseen.items():
            if url not in self.seen and url not in self.crawled:
                yield from ((url, label, href) for label, href in places)

    def add(self, url: Url, fragment: str | None, label: str, href: str) -> None:
        """Take in a URL of the web."""
        if label in CRAWLED:
            self.crawled[url] = None
        else:
            self.others[url] = None
            if label.startswith(_UNSEEN):
                if label == _CANONICAL:
                    self.canonical = self.canonical or url
                self.unseen.setdefault(url, []).append((label, href))
            else:
                self.seen.add(url)
        if fragment:
            self.fragments[url, fragment] = None

    def add_contact(self, link: Link, region: str) -> None:
        """Take in a `mailto:` or `tel:`, or a mail address that Cloudflare hides."""
        self.malformed += judge_written(link, region) is not None
        whole = link.url or Url("")
        mailto = whole if whole.startswith("mailto:") else hidden_mailto(whole)
        if mailto is not None:
            self.mails[Url(mailto)] = None


def _held(page: Page, region: str) -> _Held:
    resolver = page.resolver
    plain = resolver.plain
    held = _Held()
    repeated: set[str] = set()
    for node, label, _, href in held_urls(page.tree, page.inventory.holders):
        held.links += 1
        if href in repeated and label in CRAWLED:
            continue
        if (known := plain(href)) is not None:
            held.add(*known, label, href)
            if label in CRAWLED:
                repeated.add(href)
            continue
        url, fragment = resolver.resolve(href)
        if url is not None and (
            url.startswith(_CONTACTS) or (HIDDEN_MAIL in url and is_cloudflare_mail(url))
        ):
            whole = Url(f"{url}#{fragment}") if fragment else url
            text = link_text(node) if url.startswith("tel:") else ""
            held.add_contact(Link(href, whole, label, Region.CONTENT, text), region)
        elif _is_odd(href, url) and is_faulty(Link(href, url, label, Region.CONTENT)):
            held.malformed += 1
        elif url is not None and url.startswith(WEB_SCHEMES):
            held.add(url, fragment, label, href)
            if label in CRAWLED:
                repeated.add(href)
            if not _is_odd(href, url):
                resolver.find_plain(href, url, fragment)
    return held


def _is_odd(href: str, url: Url | None) -> bool:
    """Say whether something may be wrong with a URL as written; of most it is plain that not."""
    return (
        url is None
        or not url.startswith(WEB_SCHEMES)
        or (len(href) < 9 and ":" in href)
        or "{" in href
        or "%7" in href
        or "<" in href
    )


def facts_of_sheet(url: Url, css: str, resolver: Resolver) -> PageFacts:
    """Read the facts of a style sheet: what it loads."""
    resolver.use(url)
    targets: dict[Url, None] = {}
    places = css_urls(css)
    for href in places:
        address, _ = resolver.resolve(href)
        if address is not None and address.startswith(WEB_SCHEMES):
            targets[address] = None
    return PageFacts(url=url, links=len(places), targets=tuple(targets))


def anchors_of(tree: LexborHTMLParser) -> frozenset[str]:
    """Give all that a fragment can point to: every `id`, and the `name` of each `a`."""
    found = {node.id for node in tree.css("[id]")}
    found.update(node.attributes.get("name") for node in tree.css("a[name]"))
    return frozenset(anchor for anchor in found if anchor)


_HARDLY_ANY = 400
"""Letters of main text, spaces included: a shell says "loading", not more."""

_SCRIPT_ROOTS = "#root:empty,#app:empty,#__next:empty,app-root:empty"
"""The empty element that a script application fills."""


def is_built_by_script(page: Page) -> bool:
    """Say whether the page leaves its content to a script, so that we see only its shell."""
    return len(page.words) < _HARDLY_ANY and page.tree.css_first(_SCRIPT_ROOTS) is not None
