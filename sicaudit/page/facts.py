"""A document's facts: what is kept of it once its bytes are gone."""

from selectolax.lexbor import LexborHTMLParser

from sicaudit.model.page import PageFacts
from sicaudit.page.css import css_urls
from sicaudit.page.elements import CRAWLED
from sicaudit.page.faults import fault_of
from sicaudit.page.fragments import mark_of, wanted_fragment
from sicaudit.page.links import held_urls
from sicaudit.page.main_text import text_hash
from sicaudit.page.page import Page
from sicaudit.page.resolving import Resolver
from sicaudit.urls import WEB_SCHEMES, Url

_UNSEEN = ("link[", "script[", "style ", "meta[")
"""Places in elements that no reader sees; `meta[refresh]` is crawled, and told apart by that."""


def facts_of(page: Page) -> PageFacts:
    """Read the facts of an HTML page: one pass over its links, in document order."""
    resolve = page.resolver.resolve
    crawled: dict[Url, None] = {}
    others: dict[Url, None] = {}
    fragments: dict[tuple[Url, str], None] = {}
    unseen: dict[Url, list[tuple[str, str]]] = {}
    seen: set[Url] = set()
    links = malformed = 0
    for _, label, _, href in held_urls(page.tree, page.html):
        links += 1
        url, fragment = resolve(href)
        is_of_the_web = url is not None and url.startswith(WEB_SCHEMES)
        is_odd = not is_of_the_web or "{" in href or "%7" in href or "<" in href
        if is_odd and fault_of(href, url) is not None:
            malformed += 1
        elif url is not None and is_of_the_web:
            if label in CRAWLED:
                crawled[url] = None
            else:
                others[url] = None
                if label.startswith(_UNSEEN):
                    unseen.setdefault(url, []).append((label, href))
                else:
                    seen.add(url)
            if fragment:
                fragments[url, fragment] = None
    targets = (*crawled, *(url for url in others if url not in crawled))
    index = {url: number for number, url in enumerate(targets)}
    places = [
        (url, wanted)
        for url, fragment in fragments
        if (wanted := wanted_fragment(fragment)) is not None
    ]
    return PageFacts(
        url=page.url,
        title=page.title,
        language=page.language,
        links=links,
        targets=targets,
        follow=len(crawled),
        fragments=tuple((index[url], wanted) for url, wanted in places),
        fragment_marks=frozenset(mark_of(url, wanted) for url, wanted in places),
        unseen=tuple(
            (index[url], label, href)
            for url, places in unseen.items()
            if url not in seen and url not in crawled
            for label, href in places
        ),
        anchors=anchors_of(page.tree),
        malformed=malformed,
        scripted=is_built_by_script(page),
        text_hash=text_hash(page.words),
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
