"""What `date_trust.toml` says: how far each sort of evidence is to be believed."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import exp

from sicaudit.page.tables import tables

UNKNOWN_SORT = 0.75
"""Trust in a sort of evidence that was never counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateTrust:
    """Figures counted and fitted by `bench/date_trust.py`."""

    points: Mapping[str, float]
    """What each sign is worth, in natural logarithms of odds; others are worth nothing."""
    each_day: float
    """The same for being a candidate at all, against the page having no date."""
    steps: tuple[tuple[float, float], ...]
    """Ascending pairs: a chance as reckoned from points, and how often such a day was right."""
    trust: Mapping[str, float]
    """How often each sort of evidence, alone, names the right day."""

    def chances(self, days: Iterable[Iterable[str]]) -> list[float]:
        """Give the chance of each day by its signs; what is left to 1 is that of none."""
        worth = [
            self.each_day + sum(self.points.get(sign, 0.0) for sign in signs) for signs in days
        ]
        highest = max(worth, default=0.0)
        odds = [exp(points - highest) for points in worth]
        whole = sum(odds) + exp(-highest)
        return [each / whole for each in odds]

    def confidence(self, chance: float) -> float:
        """Turn a chance as reckoned into how often days with such a chance were right."""
        at = bisect_right(self.steps, (chance, 2.0))
        if at == 0:
            return self.steps[0][1]
        if at == len(self.steps):
            return self.steps[-1][1]
        (low, right), (high, more) = self.steps[at - 1], self.steps[at]
        return right + (more - right) * (chance - low) / (high - low)


@cache
def date_trust() -> DateTrust:
    """Read the table; later calls give the same object."""
    raw = tables("date_trust")
    steps = tuple((chance, right) for chance, right in raw["steps"])
    assert all(one < other for one, other in pairwise(steps)), "steps must ascend"
    points = dict(raw["points"])
    return DateTrust(
        points=points, each_day=points.pop("each day"), steps=steps, trust=raw["trust"]
    )
