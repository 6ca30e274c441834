"""Videos that seem to be gone, and the requests that tell whether it is we who are refused."""

from collections.abc import Iterator
from functools import cached_property

from sicaudit.crawl.frontier import NOT_ASKED
from sicaudit.crawled import Crawled
from sicaudit.judging.judge import Judge
from sicaudit.model.batch import Purpose, Visit
from sicaudit.model.outcome import Certainty, Judgement, Reason, Sign, Target, Verdict
from sicaudit.page.videos.video_verdict import VIDEO_REASONS
from sicaudit.page.videos.videos import (
    VideoKind,
    VideoProvider,
    control_request,
    oembed_request,
    video_of,
)
from sicaudit.urls import Url


class VideoDoubts:
    """Looks through what providers answered about the videos of a crawl."""

    def __init__(self, crawled: Crawled, judge: Judge) -> None:
        self._frontier = crawled.frontier
        self._journal = crawled.journal
        self._judge = judge

    def controls(self) -> Iterator[Url]:
        """Give the question about a video that is sure to be there, for each provider in doubt.

        In doubt is who called a video gone and told of none that it plays.
        """
        for provider in self._silent.values():
            if (control := control_request(provider)) is not None:
                yield control

    def with_their_pages(self) -> Iterator[Visit]:
        """Give the visits that ask once more about embedded videos, naming a page that shows each.

        Some may stand on certain websites only, and seem to be gone to whoever names none.
        """
        doubtful = {number: url for number, url in self._troubled() if self._may_be_shown_here(url)}
        for number, page in self._pages_that_show(doubtful).items():
            url = doubtful[number]
            if (video := video_of(url)) is not None:
                yield Visit(
                    id=number,
                    url=url,
                    purpose=Purpose.VIDEO,
                    ask=oembed_request(video),
                    referer=page,
                )

    def refused(self, target: Target) -> Judgement | None:
        """Judge a video whose provider refuses one that is sure to be there in the same way."""
        judgement = target.judgement
        if judgement.verdict is not Verdict.BROKEN or judgement.reason not in VIDEO_REASONS:
            return None
        video = video_of(target.url)
        control = self._refusals.get(video.provider.id) if video is not None else None
        if control is None or control.status != target.status:
            return None
        return Judgement(
            verdict=Verdict.UNVERIFIABLE,
            reason=Reason.BOT_WALL,
            certainty=Certainty.ASK,
            signs=(*judgement.signs, Sign("control", control.url)),
        )

    @cached_property
    def _refusals(self) -> dict[str, Target]:
        """What providers in doubt answered about a video that is there, where they refused it."""
        found = {}
        for provider in self._silent.values():
            control = control_request(provider)
            if control is not None and self._frontier.number(control) != NOT_ASKED:
                answered = self._judge.answered(control)
                if answered.status is not None and answered.status >= 400:
                    found[provider.id] = answered
        return found

    @cached_property
    def _silent(self) -> dict[str, VideoProvider]:
        """Providers of which no video plays, and one at least seems to be gone."""
        plays, gone = set(), {}
        for _, url in self._journal.videos():
            video = video_of(url)
            if video is None:
                continue
            judgement = self._judge.answered(url).judgement
            if judgement.verdict is Verdict.OK:
                plays.add(video.provider.id)
            elif judgement.verdict is Verdict.BROKEN and judgement.reason in VIDEO_REASONS:
                gone[video.provider.id] = video.provider
        return {name: provider for name, provider in gone.items() if name not in plays}

    def _troubled(self) -> Iterator[tuple[int, Url]]:
        for number, url in self._journal.videos():
            judgement = self._judge.answered(url).judgement
            if judgement.reason in VIDEO_REASONS and judgement.certainty is not Certainty.CERTAIN:
                yield number, url

    def _may_be_shown_here(self, url: Url) -> bool:
        video = video_of(url)
        return video is not None and video.kind is VideoKind.EMBED

    def _pages_that_show(self, numbers: dict[int, Url]) -> dict[int, Url]:
        """Give the first page that holds each of these targets."""
        found: dict[int, Url] = {}
        if not numbers:
            return found
        for page, _, targets, _ in self._journal.pages():
            for number in numbers.keys() & set(targets):
                if number not in found:
                    found[number] = self._journal.head(page)[0]
            if len(found) == len(numbers):
                break
        return found
