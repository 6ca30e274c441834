"""How the number of findings went from run to run, as bars for every run."""

from collections.abc import Sequence
from dataclasses import dataclass

from sicaudit.report.clean import clean
from sicaudit.report.counts import Counts, counts_of
from sicaudit.report.item import Report
from sicaudit.report.words import Words

MOST_BARS = 26
"""Half a year of weeks."""
WIDTH, HEIGHT, GAP = 1000, 200, 0.4
FEWEST_BARS = 12
"""Fewer runs than these leave room for those to come, lest bars grow fat."""
LEVELS = ("error", "warning", "notice")


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One run in numbers: by severity what was to be done, and what came and went."""

    id: str
    day: str
    status: str
    websites: int
    error: int
    warning: int
    notice: int
    new: int
    fixed: int

    @property
    def to_do(self) -> int:
        return self.error + self.warning + self.notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A rectangle of the drawing, in its own units."""

    level: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The drawing: bars and what stands around them."""

    bars: tuple[Bar, ...]
    points: tuple[Point, ...]
    most: str
    first: str
    last: str
    width: int = WIDTH
    height: int = HEIGHT


def points_of(report: Report) -> list[Point]:
    """Give every run in numbers, oldest first, this one last."""
    words = report.words
    points = [
        Point(
            id=clean(run.id),
            day=words.day(clean(run.started)),
            status=words.known("ui", run.status) or clean(run.status),
            websites=len(run.sites),
            **{name: numbers.get(name, 0) for name in (*LEVELS, "new", "fixed")},
        )
        for run, numbers in report.summary.earlier
    ]
    return [*points, this_point(report, counts_of(report.items))]


def this_point(report: Report, counts: Counts) -> Point:
    run, words = report.summary.run, report.words
    return Point(
        id=clean(run.id),
        day=words.day(clean(run.started)),
        status=words.known("ui", run.status) or clean(run.status),
        websites=len(run.sites),
        error=counts.error,
        warning=counts.warning,
        notice=counts.notice,
        new=counts.new,
        fixed=counts.fixed,
    )


def trend_of(points: Sequence[Point], words: Words) -> Trend | None:
    """Draw the last half year; None where there is nothing to compare yet."""
    shown = points[-MOST_BARS:]
    most = max((point.to_do for point in shown), default=0)
    if len(shown) < 2 or most == 0:
        return None
    bars = [
        bar for number, point in enumerate(shown) for bar in _bars(point, number, len(shown), most)
    ]
    return Trend(
        bars=tuple(bars),
        points=tuple(shown),
        most=words.counted("finding", most),
        first=shown[0].day,
        last=shown[-1].day,
    )


def _bars(point: Point, number: int, runs: int, most: int) -> list[Bar]:
    """Stack a run's findings, the worst at the foot."""
    step = WIDTH / max(runs, FEWEST_BARS)
    bars, foot = [], float(HEIGHT)
    for level in LEVELS:
        height = getattr(point, level) * HEIGHT / most
        if height:
            bars.append(
                Bar(
                    level=level,
                    x=round(number * step + step * GAP / 2, 1),
                    y=round(foot - height, 1),
                    width=round(step * (1 - GAP), 1),
                    height=round(height, 1),
                )
            )
        foot -= height
    return bars
