"""Things told near each other make a topic, in whatever order and words."""

import pytest

from sicaudit.model.knowledge import Scoring, Topic
from sicaudit.page.help.topics import PageText, TopicFinder
from sicaudit.page.language.words import words_of

FRAME = "dreig*|als-ik-niet & foto*|filmpje* & iedereen|mijn-vrienden"


def finder(**more):
    return TopicFinder(
        [Topic(id="sextortion", name="Sextortion", needs={}, told=(FRAME,), **more)], Scoring()
    )


def topics(text, **more):
    return [topic.id for topic in finder(**more).find(PageText(body=text))]


@pytest.mark.parametrize(
    "text",
    [
        "Hij dreigt dat hij de foto aan iedereen stuurt.",
        "Iedereen krijgt het filmpje. Dat schreef hij, als ik niet betaal.",
        "Die foto! Mijn vrienden krijgen hem, zegt hij. Hij dreigde ermee.",
    ],
)
def test_a_frame_alone_makes_a_topic_in_any_order(text):
    assert topics(text) == ["sextortion"]


@pytest.mark.parametrize(
    "text",
    [
        "Hij dreigt. Hij stuurt de foto.",
        "Hij dreigt.\nDe foto hangt er nog.\nIedereen mag komen.",
        f"Hij dreigt {'en ' * 50} met een foto voor iedereen.",
        "Hij dreigt. Toen kwam Kees. Hij zong. Het was leuk. De foto is voor iedereen.",
    ],
)
def test_parts_that_are_missing_or_far_apart_make_none(text):
    assert topics(text) == []


def test_what_not_names_takes_a_part_away():
    text = "Hij dreigt dat hij de foto aan iedereen stuurt."
    assert topics(text, not_=("foto aan iedereen",)) == []


def test_the_quick_look_misses_no_frame():
    text = f"{'Iets anders. ' * 200}Als ik niet betaal krijgen mijn vrienden het filmpje."
    assert finder().may_find("", text, words_of(text))
    assert not finder().may_find("", "Een foto voor iedereen.", words_of("Een foto voor iedereen."))
