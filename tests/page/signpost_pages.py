"""What a finder of signposts makes of a piece of HTML."""

from sicaudit.page.facts import facts_of
from sicaudit.page.help.teasers import teasers_of
from sicaudit.page.html.blocks import blocks_of
from sicaudit.page.html.glance import glance_at


def signposts_on(page, finder, help_page=None):
    """Find the signposts of a page; the quick look must have promised them."""
    blocks, seen = blocks_of(page.tree), glance_at(page)

    def leads_to(href):
        return page.resolver.resolve(href)[0]

    found = finder.find(
        blocks,
        leads_to,
        seen.words,
        page.url,
        teasers=teasers_of(blocks, page.url),
        help_page=help_page,
    )
    assert may_signpost(page, finder) or not found, "the quick look missed something"
    return found


def may_signpost(page, finder):
    seen = glance_at(page)
    return finder.may_signpost(page.html, seen.text, seen.words, facts_of(page, "NL").targets)
