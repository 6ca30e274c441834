"""Words of topics in their everyday senses, and pages that are on a topic in plain words."""

import re

import pytest
from dutch_pack import IRISH_TOPICS, SERVICES, TOPICS, pages

from sicaudit.model.knowledge import Scoring
from sicaudit.page.help.topics import PageText, TopicFinder

NAMES = [name for service in SERVICES for name in (service.name, *service.names)]
FINDER = TopicFinder(TOPICS, Scoring(), NAMES)
IRISH = TopicFinder(IRISH_TOPICS, Scoring())
EVERYDAY = (*pages("everyday_senses.toml"), *pages("everyday_senses_more.toml"))
PLAIN = pages("plain_words.toml")


def _page_text(marks):
    """The first line is the title and the address, ## opens a heading, the rest are lines."""
    title, *lines = marks.strip().splitlines()
    title = title.removeprefix("# ")
    bare = [line.removeprefix("## ") for line in lines]
    return PageText(
        title=title,
        h1=title,
        address="/" + re.sub(r"\W+", "-", title.lower()) + "/",
        headings=tuple(line.removeprefix("## ") for line in lines if line.startswith("## ")),
        first_paragraph=bare[0],
        body="\n".join(bare),
    )


def _name(page):
    return page["text"].strip().splitlines()[0].removeprefix("# ")


def _found(page, finder=FINDER):
    return {topic.id: topic for topic in finder.find(_page_text(page["text"]))}


def _english(some):
    return [page for page in some if page.get("language") == "en"]


@pytest.mark.parametrize("page", EVERYDAY, ids=_name)
def test_an_everyday_sense_makes_no_topic(page):
    assert not _found(page)


@pytest.mark.parametrize("page", PLAIN, ids=_name)
def test_plain_words_make_the_topic(page):
    found = _found(page)
    assert set(page["topics"]) <= found.keys() <= {*page["topics"], *page.get("may", ())}


@pytest.mark.parametrize("page", _english(EVERYDAY), ids=_name)
def test_nor_by_the_irish_lists(page):
    assert not _found(page, IRISH)


@pytest.mark.parametrize("page", _english(PLAIN), ids=_name)
def test_the_irish_lists_know_the_same_plain_words(page):
    known = {topic.id for topic in IRISH_TOPICS}
    assert known & set(page["topics"]) <= _found(page, IRISH).keys()
