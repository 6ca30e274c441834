"""What was found beside what must be found, and the score of each verdict."""

from collections import Counter
from dataclasses import dataclass

from situations.case import Case, Expected

VERDICTS = (
    "broken-link",
    "broken-resource",
    "broken-fragment",
    "invalid-link",
    "soft-404",
    "hijacked-link",
    "unverifiable-link",
    "moved-link",
    "insecure-link",
    "dead-video",
    "broken-signpost",
)
SILENCE = "ok"
"""Nothing found: what a healthy link deserves."""
DEMANDED = 0.98
"""Precision and recall of each verdict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Got:
    """A finding as findings.json tells it."""

    check: str
    target: str | None
    certainty: str
    reason: str

    def __str__(self):
        return f"{self.check} ({self.certainty}, {self.reason}) {self.target or ''}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A case with all that was found on its pages."""

    case: Case
    got: tuple[Got, ...]

    def parted(self):
        """Give the expected findings that came, those that did not, and what came unexpected."""
        left = [got for got in self.got if got.check in VERDICTS]
        met, missed = [], []
        for expected in self.case.expect:
            fits = [got for got in left if _fits(got, expected)]
            fitting = min(fits, key=lambda got: got.check != expected.check, default=None)
            if fitting is None:
                missed.append(expected)
            else:
                left.remove(fitting)
                met.append(expected)
        return met, missed, [got for got in left if got.check not in self.case.may]

    @property
    def agrees(self):
        _, missed, extra = self.parted()
        return not missed and not extra

    @property
    def is_silent(self):
        return not any(got.check in VERDICTS for got in self.got)


def _fits(got, expected: Expected):
    if expected.target is not None and got.target != expected.target:
        return False
    if got.check in expected.instead:
        return True
    reasons = expected.reasons or {got.reason}
    same = got.check == expected.check
    return same and got.certainty in expected.certainty and got.reason in reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How often a verdict was right, given wrongly, and not given."""

    verdict: str
    right: int
    wrong: int
    missed: int

    @property
    def precision(self):
        given = self.right + self.wrong
        return self.right / given if given else 1.0

    @property
    def recall(self):
        wanted = self.right + self.missed
        return self.right / wanted if wanted else 1.0

    @property
    def suffices(self):
        return min(self.precision, self.recall) >= DEMANDED


def scores(judged):
    """Score each verdict, and silence; a finding with wrong evidence is both missed and wrong."""
    right, wrong, missed = Counter(), Counter(), Counter()
    for one in judged:
        met, absent, extra = one.parted()
        right.update(expected.check for expected in met)
        missed.update(expected.check for expected in absent)
        wrong.update(got.check for got in extra)
        if not one.case.expect:
            (missed if extra else right)[SILENCE] += 1
        elif one.is_silent:
            wrong[SILENCE] += 1
    return [
        Score(verdict=each, right=right[each], wrong=wrong[each], missed=missed[each])
        for each in (*VERDICTS, SILENCE)
        if right[each] + wrong[each] + missed[each]
    ]


def disagreement(judged):
    """Put one case that was judged otherwise into words."""
    _, missed, extra = judged.parted()
    lines = [f"{judged.case.family}: {judged.case.name}", f"    why: {judged.case.why}"]
    lines += [f"    expected: {_words(expected)}" for expected in missed]
    lines += ["    expected: nothing"] * (not judged.case.expect)
    lines += [f"    got: {got}" for got in judged.got] or ["    got: nothing"]
    if extra and not missed and judged.case.expect:
        lines.append(f"    too much: {'; '.join(map(str, extra))}")
    return "\n".join(lines)


def _words(expected):
    checks = " or ".join((expected.check, *sorted(expected.instead)))
    reasons = "|".join(sorted(expected.reasons)) or "any reason"
    return f"{checks} ({'|'.join(sorted(expected.certainty))}, {reasons}) {expected.target or ''}"
