"""Fits and counts `sicaudit/page/wordlists/date_trust.toml`, by which dates are judged.

    python -m bench.date_trust PAGES LABELS [PAGES LABELS ...]

The first PAGES and LABELS are those of `bench.date_score`, only those for tuning; the others those
of `bench.date_collections`. With them go tests/page/dated_pages.toml (but for what is held back)
and the pages of Debian's documentation packages where `bench.real_documents fetch` has put them:
most have no date, and none must be made up for them.

The model is a conditional logit: the chance of a day is exp(its points) over the sum for all days
of a page and 1 for "no date". Points are fitted with a ridge penalty, in plain Python; the chances
of five folds of websites that were left out give the steps from a chance to a confidence.
"""

import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import exp, sqrt
from pathlib import Path
from typing import NamedTuple

from bench.date_cases import ROOT, Case, known_cases, own_cases, undated_cases
from sicaudit.model.page import DateEvidence, DateKind
from sicaudit.page.dates.ranking import likeliest
from sicaudit.page.dates.sorts import is_mention, is_witness, may_be_publication, sort_of

TARGET = ROOT / "sicaudit" / "page" / "wordlists" / "date_trust.toml"
EACH_DAY = "each day"
CHANGE_ALONE = "a change and nothing else"

RIDGE = 2.0
ROUNDS, PACE = 400, 0.1
LIMIT = 20.0
"""Points that no sign reaches."""

FOLDS, SHUFFLES = 5, 2
LEAST_A_STEP = 25
"""Days, times the shuffles, that one step of the confidence table rests on at least."""

PRIOR, PRIOR_PAGES = 0.95, 10
"""Trust in a sort of evidence before it is counted, and the pages that this counts as."""

SETTLED = {"sitemap modified": 0.5, "last-modified modified": 0.3, "url unknown": 0.45}
"""What no page of ours can show; the last is a month in a path."""

SUPPORTING = frozenset(
    (
        "in the title",
        "form labelled published",
        "in the month of the picture",
        "in the month of the URL",
    )
)
"""Signs that do not speak against a day, whatever the fit makes of those that go with them."""

HEAD = """\
# How far each sort of evidence is to be believed. Written by `python -m bench.date_trust`;
# do not edit. From {pages} pages of htmldate with a known day of publication, {more} of other
# collections or without their fields, {own} of tests/page/dated_pages.toml, {others} undated.
"""


class Choice(NamedTuple):
    """The candidates of one page, each with its signs by number."""

    signs: dict[date, set[str]]
    rows: list[tuple[int, ...]]
    right: int
    """Which is right; one past the last: none is."""


class Judged(NamedTuple):
    """The day that is taken for a page's."""

    day: date
    chance: float
    is_right: bool


def main() -> None:
    """Fit the table anew, and say how well it does."""
    paths = [Path(each) for each in sys.argv[1:]]
    if not paths or len(paths) % 2:
        sys.exit(__doc__)
    pairs = list(zip(paths[::2], paths[1::2], strict=True))
    known = [
        case
        for number, (pages, labels) in enumerate(pairs)
        for case in known_cases(pages, labels, is_gold=not number)
    ]
    _fit(known)
    print(f"Written: {TARGET.relative_to(ROOT)}. Now run bench.date_score.")


def _fit(known: Sequence[Case]) -> None:
    own, changes = own_cases()
    others = list(undated_cases())
    cases = [case for case in (*known, *own, *others) if _is_to_learn_from(case)]
    numbers: dict[str, int] = {EACH_DAY: 0}
    choices = [_choice(case, numbers) for case in cases]
    least = [0.0 if name in SUPPORTING else -LIMIT for name in numbers]
    points = _points(choices, least)
    judged = [each for turn in range(SHUFFLES) for each in _left_out(cases, choices, turn, least)]
    gold = [case for case in known if case.is_gold]
    right = [taken.is_right for case, taken in judged if case.is_gold]
    print(
        f"left out in turn: {sum(right) / (SHUFFLES * len(gold)):.4f} of {len(gold)} gold pages"
        f" right; fitted on: {_share(gold, cases, choices, points):.4f}"
    )
    plain = {id(case) for case in (*gold, *own, *others)}
    steps = _steps(
        taken[1:] for case, taken in judged if id(case) in plain and _may_be_told(case, taken)
    )
    head = HEAD.format(
        pages=len(gold), more=len(known) - len(gold), own=len(own), others=len(others)
    )
    names = sorted(numbers, key=lambda name: -points[numbers[name]])
    lines = [head, "# A chance as reckoned, and how often such a day was right.", "steps = ["]
    lines += [f"  [{chance:.4f}, {good:.4f}]," for chance, good in steps]
    lines += ["]", "", "# What each sign is worth, in logarithms of odds.", "[points]"]
    lines += [f'"{name}" = {points[numbers[name]]:.2f}' for name in names]
    lines += ["", "# How often each sort of evidence, alone, names the right day.", "[trust]"]
    lines += [f'"{sort}" = {trust:.2f}' for sort, trust in sorted(_trust(gold, changes).items())]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _left_out(
    cases: Sequence[Case], choices: Sequence[Choice], turn: int, least: Sequence[float]
) -> Iterator[tuple[Case, Judged]]:
    """Judge each case by the points of all websites but a fifth, its own among them."""
    sites = sorted({case.site for case in cases})
    random.Random(turn).shuffle(sites)
    folds = {site: number % FOLDS for number, site in enumerate(sites)}
    for fold in range(FOLDS):
        pairs = list(zip(cases, choices, strict=True))
        points = _points([c for case, c in pairs if folds[case.site] != fold], least)
        print(".", end="", flush=True)
        for case, choice in pairs:
            if folds[case.site] == fold:
                yield case, _best(choice, points)
    print()


def _is_to_learn_from(case: Case) -> bool:
    """Say whether a page has candidates; where all are changes, which is best is no question."""
    signs = case.signs
    is_gold = case.day is not None or case.is_gold
    return bool(signs) and (is_gold or any(CHANGE_ALONE not in each for each in signs.values()))


def _may_be_told(case: Case, taken: Judged) -> bool:
    """Say whether a day would be told as that of publication: not a mention, nor a change."""
    items = [item for item in case.evidence if item.value == taken.day and is_witness(item)]
    return not all(map(is_mention, items)) and any(map(may_be_publication, items))


def _share(
    gold: Sequence[Case], cases: Sequence[Case], choices: Sequence[Choice], points: Sequence[float]
) -> float:
    pairs = zip(cases, choices, strict=True)
    return sum(_best(c, points).is_right for case, c in pairs if case.is_gold) / len(gold)


def _choice(case: Case, numbers: dict[str, int]) -> Choice:
    """Number the signs of a page's days; where none of them is right, none is."""
    signs = case.signs
    rows = [
        (0, *(numbers.setdefault(sign, len(numbers)) for sign in sorted(each)))
        for each in signs.values()
    ]
    return Choice(signs, rows, case.right_in(list(signs)))


def _chances(choice: Choice, points: Sequence[float]) -> list[float]:
    worth = [sum(points[number] for number in row) for row in choice.rows] + [0.0]
    highest = max(worth)
    odds = [exp(each - highest) for each in worth]
    whole = sum(odds)
    return [each / whole for each in odds]


def _best(choice: Choice, points: Sequence[float]) -> Judged:
    """Judge the day that would be taken."""
    days = list(choice.signs)
    chances = dict(zip(days, _chances(choice, points), strict=False))
    best, chance = likeliest(chances, choice.signs)
    return Judged(best, chance, days.index(best) == choice.right)


def _points(choices: Sequence[Choice], least: Sequence[float]) -> list[float]:
    """Fit points, of which none is below its `least`, by Adam's steps with a ridge penalty."""
    count = len(least)
    points, pull, size = [0.0] * count, [0.0] * count, [0.0] * count
    for turn in range(1, ROUNDS + 1):
        slope = [RIDGE * each for each in points]
        for choice in choices:
            chances = _chances(choice, points)
            for number, row in enumerate(choice.rows):
                error = chances[number] - (number == choice.right)
                if abs(error) > 1e-4:
                    for sign in row:
                        slope[sign] += error
        for sign, each in enumerate(slope):
            pull[sign] = 0.9 * pull[sign] + 0.1 * each
            size[sign] = 0.99 * size[sign] + 0.01 * each * each
            step = pull[sign] / (1 - 0.9**turn)
            step /= sqrt(size[sign] / (1 - 0.99**turn)) + 1e-8
            points[sign] = max(least[sign], points[sign] - PACE * step)
    return points


def _steps(judged: Iterable[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Pool neighbours until chances and shares right ascend together (isotonic regression).

    A page more on either side makes up for how few there are.
    """
    pools: list[list[float]] = []
    waiting = [0.0, 0.0, 0.0]
    for chance, right in sorted(judged):
        waiting = [waiting[0] + 1, waiting[1] + chance, waiting[2] + right]
        if waiting[0] < LEAST_A_STEP * SHUFFLES:
            continue
        pools.append(waiting)
        waiting = [0.0, 0.0, 0.0]
        while len(pools) > 1 and pools[-2][2] / pools[-2][0] >= pools[-1][2] / pools[-1][0]:
            last = pools.pop()
            pools[-1] = [one + other for one, other in zip(pools[-1], last, strict=True)]
    if waiting[0]:
        pools[-1] = [one + other for one, other in zip(pools[-1], waiting, strict=True)]
    return [(0.0, 0.0)] + [
        (said / count, (right + SHUFFLES) / (count + 2 * SHUFFLES)) for count, said, right in pools
    ]


def _trust(gold: Sequence[Case], changes: Iterable[tuple[DateEvidence, bool]]) -> dict[str, float]:
    """Count how often each sort of evidence is right, starting from the prior."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for case in gold:
        for item in case.evidence:
            if item.kind in (DateKind.PUBLISHED, DateKind.UNKNOWN) and item.precision == "day":
                counts[sort_of(item)][0] += item.value == case.day
                counts[sort_of(item)][1] += 1
    for item, is_right in changes:
        counts[sort_of(item)][0] += is_right
        counts[sort_of(item)][1] += 1
    return SETTLED | {
        sort: (right + PRIOR * PRIOR_PAGES) / (of + PRIOR_PAGES)
        for sort, (right, of) in counts.items()
    }


if __name__ == "__main__":
    main()
