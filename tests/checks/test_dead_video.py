"""A video that nobody can watch any more, told from other dead links."""

import pytest

from sicaudit.api import LinkCase
from sicaudit.checks.dead_video import dead_video
from sicaudit.model.outcome import Certainty, Judgement, Reason, Target, Verdict
from sicaudit.model.page import Link, Region
from sicaudit.model.site import Site

URL = "https://www.youtube.com/embed/dQw4w9WgXcQ"


def found(verdict, reason, certainty=Certainty.CERTAIN):
    judgement = Judgement(verdict=verdict, reason=reason, certainty=certainty)
    case = LinkCase(
        site=Site(id="home", name="Home", url="https://www.example.nl/"),
        target=Target(url=URL, judgement=judgement, chain=()),
        links=[Link(URL, URL, "iframe[src]", Region.CONTENT)],
    )
    return [*dead_video.find(case)]


@pytest.mark.parametrize(
    "reason", [Reason.VIDEO_REMOVED, Reason.VIDEO_PRIVATE, Reason.EMBEDDING_OFF]
)
@pytest.mark.parametrize("certainty", list(Certainty))
def test_a_video_that_is_gone_is_found_as_surely_as_it_is_known(reason, certainty):
    (one,) = found(Verdict.BROKEN, reason, certainty)
    assert one.target == URL
    assert one.certainty is certainty
    assert one.facts["reason"] == reason.value


@pytest.mark.parametrize(
    ("verdict", "reason"),
    [
        (Verdict.OK, Reason.OK),
        (Verdict.BROKEN, Reason.NOT_FOUND),
        (Verdict.BROKEN, Reason.DNS),
        (Verdict.UNVERIFIABLE, Reason.EMBEDDING_OFF),
        (Verdict.UNVERIFIABLE, Reason.BOT_WALL),
        (Verdict.UNCHECKED, Reason.LIMIT),
    ],
)
def test_what_plays_or_is_dead_for_other_reasons_is_left_to_other_checks(verdict, reason):
    assert found(verdict, reason) == []
