"""The quick look at a page must never miss a topic that the close look finds."""

from urllib.parse import unquote

import pytest
from dutch_pack import TOPICS, pages
from hypothesis import given, settings
from hypothesis import strategies as st

from sicaudit.model.knowledge import Scoring
from sicaudit.page.help.topics import PageText, TopicFinder
from sicaudit.page.language.words import words_of

FINDER = TopicFinder(TOPICS, Scoring())
PAGES = pages("topic_pages.toml")
PARTS = ("title", "h1", "address", "headings", "first_paragraph", "body")
WORDS = sorted({word.strip("*") for topic in TOPICS for word in (*topic.strong, *topic.words)})


def quick(text: PageText, kind: str) -> bool:
    head = "\n".join((text.title, text.h1, unquote(text.address)))
    rest = "\n".join((*text.headings, text.first_paragraph, text.body))
    rest = " ".join(rest.split())
    return FINDER.may_find(head, rest, words_of(rest), kind=kind)


@pytest.mark.parametrize("kind", ["information", "news", "lesson"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_on_every_made_up_page(page, kind):
    parts = {name: page[name] for name in PARTS if name in page}
    text = PageText(**{k: tuple(v) if isinstance(v, list) else v for k, v in parts.items()})
    assert quick(text, kind) or not FINDER.find(text, kind=kind)


pieces = st.lists(
    st.sampled_from(WORDS) | st.sampled_from(["en", "De", "“", "-", ".", "é"]), max_size=9
)
lines = pieces.map(" ".join)


@settings(max_examples=300, deadline=None)
@given(
    title=lines, h1=lines, headings=st.lists(lines, max_size=2), body=st.lists(lines, max_size=4)
)
def test_on_any_mixture_of_the_lists_words(title, h1, headings, body):
    text = PageText(title=title, h1=h1, headings=tuple(headings), body="\n".join(body))
    assert quick(text, "information") or not FINDER.find(text)
