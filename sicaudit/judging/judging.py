"""The judge of a crawl, with those who know more than single answers tell."""

from dataclasses import dataclass

from sicaudit.crawled import Crawled
from sicaudit.judging.doubts import Settled
from sicaudit.judging.judge import Judge
from sicaudit.judging.remembering import Remembering
from sicaudit.judging.video_doubts import VideoDoubts


@dataclass(frozen=True, slots=True, kw_only=True)
class Judging:
    """The judge, and the two who know more than single answers tell."""

    judge: Judge
    settled: Settled
    remembering: Remembering


def judging_of(crawled: Crawled, remembering: Remembering) -> Judging:
    """Judge with all that was answered up to now."""
    judge = Judge(crawled.frontier, crawled.journal, crawled.links)
    settled = Settled(crawled, judge)
    judge.worked_before = remembering.worked_before
    videos = VideoDoubts(crawled, judge)
    judge.second_sight = lambda target: (
        remembering.taken_over(target) or settled.gone(target) or videos.refused(target)
    )
    return Judging(judge=judge, settled=settled, remembering=remembering)
