"""What an answer says of a video: its provider's by oEmbed, or a player's own words."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from sicaudit.model.outcome import Certainty, Judgement, Reason, Sign, Verdict
from sicaudit.page.html.context import flat
from sicaudit.page.html.page import Page
from sicaudit.page.tables import tables
from sicaudit.page.videos.videos import Video, VideoKind

VIDEO_REASONS = frozenset((Reason.VIDEO_REMOVED, Reason.VIDEO_PRIVATE, Reason.EMBEDDING_OFF))

MOST_BYTES = 65_536
"""Of an oEmbed answer that are read; one is 1 to 3 KB."""

_LONGEST_SAID = 100
_LONGEST_TITLE = 120
_DOMAIN_STATUS = "domain_status_code"
"""Vimeo's word for "not on this website", in an answer of status 200."""

_PLAYS = Judgement(verdict=Verdict.OK, reason=Reason.OK)


def judge_video(
    video: Video, status: int, body: bytes, *, named_page: bool = False
) -> Judgement | None:
    """Judge a video by what its provider's oEmbed endpoint answers (https://oembed.com).

    `named_page`: the request named the page as its Referer; without that, a video that may stand
    on certain websites only is left to a person. What has the words of a bot wall is
    `unverifiable`; a refusal as a web page, not a word, is never `certain`. None: this says
    nothing of the video (5xx, 429, redirects, no JSON): ask its address itself.
    """
    text = body[:MOST_BYTES].decode(errors="replace")
    if status == 200:
        return _judge_data(video, text, named_page)
    judgement = next(
        (
            answer.judgement
            for answer in video.provider.answers
            if answer.status == status and video.kind in answer.kinds
        ),
        None,
    )
    if judgement is None:
        return None
    if _is_wall(text):
        return Judgement(
            verdict=Verdict.UNVERIFIABLE, reason=Reason.BOT_WALL, certainty=Certainty.ASK
        )
    is_page = "<html" in text.lower()
    said = "" if is_page else flat(text)[:_LONGEST_SAID]
    return replace(
        judgement,
        certainty=_at_most_likely(judgement.certainty) if is_page else judgement.certainty,
        signs=(Sign("oembed", f"{status} {said}".strip()),),
    )


def gone_video(page: Page) -> Judgement | None:
    """Judge a player or a page of status 200 by its own words: "Video unavailable".

    Title and first heading must both say it, where there are both. At most likely.
    """
    heading = page.tree.css_first("h1")
    words = [page.title, flat(heading.text(separator=" ")) if heading is not None else ""]
    said = [text for text in words if text]
    reasons = {_reason_said(text) for text in said}
    if None in reasons or len(reasons) != 1:
        return None
    return Judgement(
        verdict=Verdict.BROKEN,
        reason=next(reason for reason in reasons if reason is not None),
        certainty=Certainty.LIKELY,
        signs=(Sign("title" if page.title else "heading", said[0]),),
    )


def _judge_data(video: Video, text: str, named_page: bool) -> Judgement | None:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or not data.keys() & {"type", "html", "title"}:
        return None
    if data.get(_DOMAIN_STATUS) != 403 or video.kind is VideoKind.LINK:
        return _PLAYS
    return Judgement(
        verdict=Verdict.BROKEN if named_page else Verdict.UNVERIFIABLE,
        reason=Reason.EMBEDDING_OFF,
        certainty=Certainty.LIKELY if named_page else Certainty.ASK,
        signs=(Sign("oembed", f"{_DOMAIN_STATUS} 403"),),
    )


def _at_most_likely(certainty: Certainty) -> Certainty:
    return Certainty.LIKELY if certainty is Certainty.CERTAIN else certainty


def _is_wall(text: str) -> bool:
    text = text.lower()
    return any(words in text for words in tables("videos")["walls"])


def _reason_said(text: str) -> Reason | None:
    text = text.lower().strip()
    if len(text) > _LONGEST_TITLE:
        return None
    return next((reason for reason, words in _gone().items() if words.fullmatch(text)), None)


@cache
def _gone() -> Mapping[Reason, re.Pattern[str]]:
    """Give a pattern for each of the two ways to be gone."""
    named = {"removed": Reason.VIDEO_REMOVED, "private": Reason.VIDEO_PRIVATE}
    return {
        named[kind]: re.compile("|".join(re.escape(one).replace(r"\*", ".*") for one in phrases))
        for kind, phrases in tables("videos")["gone"].items()
    }
