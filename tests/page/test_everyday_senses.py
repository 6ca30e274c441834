"""Words of topics in their everyday senses, and pages that are on a topic in plain words."""

import re

import pytest
from dutch_pack import SERVICES, TOPICS, pages

from sicaudit.model.knowledge import Scoring
from sicaudit.page.help.topics import PageText, TopicFinder

NAMES = [name for service in SERVICES for name in (service.name, *service.names)]
FINDER = TopicFinder(TOPICS, Scoring(), NAMES)
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


def _found(page):
    return {topic.id: topic for topic in FINDER.find(_page_text(page["text"]))}


@pytest.mark.parametrize("page", EVERYDAY, ids=_name)
def test_an_everyday_sense_makes_no_topic(page):
    assert not _found(page)


@pytest.mark.parametrize("page", PLAIN, ids=_name)
def test_plain_words_make_the_topic(page):
    found = _found(page)
    assert set(page["topics"]) <= found.keys() <= {*page["topics"], *page.get("may", ())}
