"""What was found beside what was labelled: topics, verdicts and the scores of both."""

from collections import Counter
from dataclasses import dataclass

from signposting.case import CHECKS, SILENT, Case

SAID_NOTHING = "silent"
TOPIC_PRECISION, TOPIC_RECALL, VERDICTS_RIGHT = 0.97, 0.9, 0.95
"""What is demanded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Got:
    """A finding on one page."""

    check: str
    topic: str | None
    """None: the check speaks of a link, not of a topic."""
    reasons: frozenset[str]

    @property
    def verdict(self):
        return CHECKS[self.check]

    def __str__(self):
        words = "; ".join(sorted(self.reasons))
        return f"{self.check} {self.topic or ''}{f' ({words})' if words else ''}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A page and a topic: what was to be said, and what was."""

    topic: str
    """Empty: the page is about none."""
    shown: str
    """The label's own word, for the table."""
    right: bool
    got: str
    """All verdicts given, in the order of the alphabet."""
    reason_right: bool | None = None
    """Whether a weak signpost was called weak for a reason of the label; None: not to be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A page with all that was said of it."""

    case: Case
    topics: frozenset[str]
    got: tuple[Got, ...]
    posts: tuple[str, ...] = ()
    """The signposts that `inspect` sees, in words."""

    @property
    def found(self):
        """Give the topics rightly found."""
        return self.topics & self.case.expect.keys() - self.case.may

    @property
    def false(self):
        return self.topics - self.case.expect.keys() - self.case.may

    @property
    def missed(self):
        return self.case.expect.keys() - self.topics - self.case.may

    def pairs(self):
        """Part the findings: one pair for each topic, one for each that was not to be spoken of."""
        case = self.case
        pairs = [self._pair(topic, label) for topic, label in case.expect.items()]
        over = [one for one in self.got if self._is_over(one)]
        known = {one.topic or "" for one in over}
        pairs += [
            Pair(topic=topic, shown="none", right=False, got=_words(over, topic))
            for topic in sorted(known)
        ]
        if not pairs:
            pairs.append(Pair(topic="", shown="none", right=True, got=SAID_NOTHING))
        return pairs

    def _is_over(self, one):
        """Tell whether nobody asked for this finding: of no labelled topic, or of a live link."""
        if one.topic is None:
            labels = self.case.expect.values()
            return not any(one.verdict in label.verdicts for label in labels)
        return one.topic not in self.case.expect and one.topic not in self.case.may

    def _pair(self, topic, label):
        mine = [one for one in self.got if one.topic == topic]
        mine += [one for one in self.got if one.topic is None and one.verdict in label.verdicts]
        given = {one.verdict for one in mine} or {SAID_NOTHING}
        wanted = label.outward
        if "broken" in given & wanted:
            given -= {"weak"}  # the rest of the page may be judged without its dead link
        reasons = frozenset().union(*(one.reasons for one in mine if one.verdict == "weak"))
        told = label.reasons and given == {"weak"}
        return Pair(
            topic=topic,
            shown=label.shown,
            right=len(given) == 1 and given <= wanted,
            got="+".join(sorted(given)),
            reason_right=bool(reasons & label.reasons) if told else None,
        )

    @property
    def agrees(self):
        return not self.false and not self.missed and all(pair.right for pair in self.pairs())


def _words(over, topic):
    return "+".join(sorted({one.verdict for one in over if (one.topic or "") == topic}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The figures that are demanded, and those that explain them."""

    found: int
    false: int
    missed: int
    right: int
    pairs: int
    reasons_right: int
    reasons: int
    false_missing: int
    """`missing-signpost` on a page of the group of traps."""

    @property
    def precision(self):
        return self.found / (self.found + self.false) if self.found + self.false else 1.0

    @property
    def recall(self):
        return self.found / (self.found + self.missed) if self.found + self.missed else 1.0

    @property
    def accuracy(self):
        return self.right / self.pairs if self.pairs else 1.0

    @property
    def suffices(self):
        return (
            self.precision >= TOPIC_PRECISION
            and self.recall >= TOPIC_RECALL
            and self.accuracy >= VERDICTS_RIGHT
            and self.false_missing == 0
        )


def counted(judged):
    """Leave out the pages whose label the sources leave open."""
    return [one for one in judged if not one.case.disputed]


def scores(judged):
    judged = counted(judged)
    pairs = [pair for one in judged for pair in one.pairs()]
    told = [pair for pair in pairs if pair.reason_right is not None]
    return Scores(
        found=sum(len(one.found) for one in judged),
        false=sum(len(one.false) for one in judged),
        missed=sum(len(one.missed) for one in judged),
        right=sum(pair.right for pair in pairs),
        pairs=len(pairs),
        reasons_right=sum(bool(pair.reason_right) for pair in told),
        reasons=len(told),
        false_missing=sum(
            one.case.group == "traps" and not pair.right and "missing" in pair.got
            for one in judged
            for pair in one.pairs()
        ),
    )


def confusion(judged):
    """Count (label, verdict given) over all pairs."""
    return Counter((pair.shown, pair.got) for one in counted(judged) for pair in one.pairs())


def by_topic(judged):
    """Give (topic, found, false, missed), in the order of the alphabet."""
    found, false, missed = Counter(), Counter(), Counter()
    for one in counted(judged):
        found.update(one.found)
        false.update(one.false)
        missed.update(one.missed)
    names = sorted(found.keys() | false.keys() | missed.keys())
    return [(name, found[name], false[name], missed[name]) for name in names]


def by_group(judged):
    """Give (group, pages, pages that agree)."""
    pages, agree = Counter(), Counter()
    for one in counted(judged):
        pages[one.case.group] += 1
        agree[one.case.group] += one.agrees
    return [(name, pages[name], agree[name]) for name in sorted(pages)]


def silent(pair):
    return pair.shown in SILENT
