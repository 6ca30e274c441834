"""A document's facts: what is kept of it once its bytes are gone."""

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
from sicaudit.page.html.quotes import quotes_in
from sicaudit.page.html.resolving import Resolver
from sicaudit.urls import WEB_SCHEMES, Url

_CONTACTS = ("mailto:", "tel:")

_UNSEEN = ("link[", "script[", "style ", "meta[")
"""Places in elements that no reader sees; `meta[refresh]` is crawled, and told apart by that."""


def facts_of(page: Page, region: str) -> PageFacts:
    """Read the facts of an HTML page: one pass over its links, in document order.

    `region`: ISO 3166 code by which its phone numbers are read.
    """
    resolve = page.resolver.resolve
    crawled: dict[Url, None] = {}
    others: dict[Url, None] = {}
    fragments: dict[tuple[Url, str], None] = {}
    unseen: dict[Url, list[tuple[str, str]]] = {}
    seen: set[Url] = set()
    mails: dict[Url, None] = {}
    links = malformed = 0
    is_hiding = HIDDEN_MAIL.encode() in page.tree.raw_html
    repeated: set[str] = set()
    for node, label, _, href in held_urls(page.tree, page.inventory.holders):
        links += 1
        if href in repeated and label in CRAWLED:
            continue
        url, fragment = resolve(href)
        if url is not None and (
            url.startswith(_CONTACTS) or (is_hiding and is_cloudflare_mail(url))
        ):
            whole = Url(f"{url}#{fragment}") if fragment else url
            text = link_text(node) if url.startswith("tel:") else ""
            link = Link(href, whole, label, Region.CONTENT, text)
            malformed += judge_written(link, region) is not None
            mailto = whole if url.startswith("mailto:") else hidden_mailto(whole)
            if mailto is not None:
                mails[Url(mailto)] = None
            continue
        is_of_the_web = url is not None and url.startswith(WEB_SCHEMES)
        is_odd = not is_of_the_web or len(href) < 9 or "{" in href or "%7" in href or "<" in href
        if is_odd and is_faulty(Link(href, url, label, Region.CONTENT)):
            malformed += 1
        elif url is not None and is_of_the_web:
            if label in CRAWLED:
                crawled[url] = None
                repeated.add(href)
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
        if (wanted := wanted_fragment(fragment)) is not None and not is_for_a_script(url, wanted)
    ]
    quotes = {(index[url], quote) for url, part in fragments for quote in quotes_in(part)}
    fingerprint = fingerprint_of(page.own_words)
    return PageFacts(
        url=page.url,
        title=page.title,
        language=page.language,
        links=links,
        targets=targets,
        follow=len(crawled),
        fragments=tuple((index[url], wanted) for url, wanted in places),
        fragment_marks=frozenset(
            (
                *(mark_of(url, wanted) for url, wanted in places),
                *(mark_of(targets[number], f":~:{quote}") for number, quote in quotes),
            )
        ),
        unseen=tuple(
            (index[url], label, href)
            for url, places in unseen.items()
            if url not in seen and url not in crawled
            for label, href in places
        ),
        quotes=tuple(sorted(quotes)),
        mails=tuple(mails),
        anchors=anchors_of(page.tree),
        malformed=malformed,
        scripted=is_built_by_script(page),
        text_hash=fingerprint.exact.hex(),
        words=fingerprint.words,
        fingerprint=fingerprint.packed(),
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
