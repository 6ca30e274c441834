"""All that a page says about topics and help, read together: what the audit calls."""

from dataclasses import replace
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from sicaudit.model.knowledge import Knowledge
from sicaudit.model.page import PageFacts
from sicaudit.page.help.page_text import own_blocks, text_of, without_site
from sicaudit.page.help.service_doors import Resolve
from sicaudit.page.help.signpost_hints import says_quick_exit
from sicaudit.page.help.signposts import SignpostFinder
from sicaudit.page.help.teasers import teasers_of
from sicaudit.page.help.topics import TopicFinder
from sicaudit.page.help.unread import why_unread
from sicaudit.page.html.glance import glance_at
from sicaudit.page.html.page import Page
from sicaudit.urls import Url, path_of


class Signposting:
    """Reads topics and signposts; made once for a pack, then used for any number of pages."""

    def __init__(self, knowledge: Knowledge) -> None:
        names = (
            name
            for service in knowledge.services
            for name in (service.name, *service.names, *service.former_names, *service.hosts)
            if name.lower() not in service.names  # an ordinary word, as "police"
        )
        self.topics = TopicFinder(knowledge.topics, knowledge.scoring, names)
        self.signposts = SignpostFinder(
            knowledge.services, knowledge.country, knowledge.emergency_number
        )

    def read(
        self,
        page: Page,
        facts: PageFacts,
        *,
        kind: str,
        site_name: str = "",
        help_page: Url | None = None,
        leads: Resolve | None = None,
        thorough: bool = False,
    ) -> PageFacts:
        """Give a page's facts with its topics and signposts.

        `kind` is the section's. `leads` gives where a URL leads in the end, once that is known.
        Most pages hold no word of any topic and no way to any service: one look at their words
        shows that, and they are not split into blocks. `thorough` looks closely at all.
        """
        may_help = thorough or self._may_signpost(page, facts, help_page)
        if not (thorough or may_help or self._may_find(page, kind)):
            return facts
        blocks, words = glance_at(page).blocks, glance_at(page).words
        teasers = teasers_of(blocks, page.url)
        own = own_blocks(blocks, teasers.every)
        text = text_of(
            own,
            blocks,
            title=without_site(page.title, page.url, site_name),
            address=path_of(page.url),
        )
        topics = self.topics.find(text, kind=kind)
        if not (topics or may_help):
            return facts
        is_asked = thorough or bool(topics)
        resolve = page.resolver.resolve

        def target(href: str) -> Url | None:
            address, _ = resolve(href)
            return address if address is None or leads is None else leads(address) or address

        return replace(
            facts,
            topics=topics,
            signposts=self.signposts.find(
                blocks, target, words, page.url, teasers=teasers, help_page=help_page
            ),
            unread=why_unread(page.tree, own, blocks, scripted=facts.scripted) if is_asked else "",
            quick_exit=is_asked and has_quick_exit(page.tree),
        )

    def _may_signpost(self, page: Page, facts: PageFacts, help_page: Url | None) -> bool:
        if help_page is not None and help_page in facts.targets:
            return True
        seen = glance_at(page)
        return self.signposts.may_signpost(page.html, seen.text, seen.words, facts.targets)

    def _may_find(self, page: Page, kind: str) -> bool:
        heading = page.tree.css_first("h1")
        head = (page.title, heading.text() if heading else "", unquote(path_of(page.url)))
        seen = glance_at(page)
        return self.topics.may_find("\n".join(head), seen.text, seen.words, kind=kind)


def has_quick_exit(tree: LexborHTMLParser) -> bool:
    """Say whether a link or button leads away from a page at once."""
    for node in tree.css("a,button,[role=button]"):
        attributes = node.attributes
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        if says_quick_exit(" ".join(node.text().split())[:60], names):
            return True
    return False
