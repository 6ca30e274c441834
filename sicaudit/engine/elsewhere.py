"""What is kept of a page outside the family: enough to judge a link to it."""

from collections.abc import Iterator, Sequence

from sicaudit.crawl.examined import Examined
from sicaudit.crawl.verdict import REDIRECT
from sicaudit.model.outcome import Verdict
from sicaudit.model.page import PageFacts
from sicaudit.page.change.fingerprint import fingerprint_of
from sicaudit.page.facts import anchors_of, is_built_by_script
from sicaudit.page.html.page import Page
from sicaudit.page.html.quotes import quote_of, says
from sicaudit.page.html.refresh import sent_on
from sicaudit.page.standing.verdict import standing_of
from sicaudit.page.videos.video_verdict import gone_video
from sicaudit.urls import Url, is_web


def read_elsewhere(page: Page, quotes: Sequence[str]) -> Examined:
    """Read a page elsewhere; of a refusal only the words of a wall or a thief count."""
    standing = standing_of(page) or gone_video(page)
    if page.response.status != 200:
        told = standing is not None and standing.verdict in (Verdict.UNVERIFIABLE, Verdict.HIJACKED)
        return Examined(judgement=standing if told else None)
    fingerprint = fingerprint_of(page.own_words, address=page.url)
    facts = PageFacts(
        url=page.url,
        title=page.title,
        language=page.language,
        canonical=_canonical(page),
        anchors=anchors_of(page.tree),
        scripted=is_built_by_script(page),
        words=fingerprint.words,
        fingerprint=fingerprint.packed(),
        unsaid=tuple(_unsaid(page, quotes)),
    )
    onward = None if standing is not None else sent_on(page)
    return Examined(
        facts=facts,
        judgement=REDIRECT if onward is not None else standing,
        location=onward,
        cut=page.response.cut,
    )


def _canonical(page: Page) -> Url | None:
    if "canonical" not in page.html:
        return None
    node = page.tree.css_first("link[rel=canonical]")
    href = node.attributes.get("href") if node is not None else None
    address = page.resolver.resolve(href)[0] if href else None
    return address if address is not None and is_web(address) else None


def _unsaid(page: Page, quotes: Sequence[str]) -> Iterator[str]:
    """Give the quotations that the page does not hold; all of its text counts, menus too."""
    if quotes and (body := page.tree.body) is not None:
        text = body.text(separator=" ")
        for directive in quotes:
            quote = quote_of(directive)
            if quote is not None and not says(text, quote):
                yield directive
