"""Fits and counts `sicaudit/page/wordlists/date_trust.toml`, by which dates are judged.

    python -m bench.date_trust PAGES LABELS

PAGES and LABELS are those of `bench.date_score`, only those for tuning. With them go
tests/page/dated_pages.toml (but for what is held back) and the pages of Debian's documentation
packages where `bench.real_documents fetch` has put them: most have no date, and none must be made
up for them.

The model is a conditional logit: the chance of a day is exp(its points) over the sum for all days
of a page and 1 for "no date". Points are fitted with a ridge penalty, in plain Python; the chances
of five folds that were left out give the steps from a chance to a confidence.
"""

import hashlib
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, sqrt
from pathlib import Path
from typing import NamedTuple

from bench.date_score import evidence_of, gold_pages, text_of
from bench.documents import UNPACKED
from sicaudit.model.page import DateEvidence, DateKind
from sicaudit.page.dates.ranking import likeliest, signs_of, sort_of

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "sicaudit" / "page" / "date_trust.toml"
EACH_DAY = "each day"

RIDGE = 2.0
ROUNDS, PACE = 250, 0.1
FOLDS, SHUFFLES = 5, 3
LEAST_A_STEP = 40
"""Days, times the shuffles, that one step of the confidence table rests on at least."""

PRIOR, PRIOR_PAGES = 0.95, 10
"""Trust in a sort of evidence before it is counted, and the pages that this counts as."""

SETTLED = {"sitemap modified": 0.5, "last-modified modified": 0.3, "url unknown": 0.45}
"""What no page of ours can show; the last is a month in a path."""

MOST_DOCUMENTS = 400
"""Of each package."""

HEAD = """\
# How far each sort of evidence is to be believed. Written by `python -m bench.date_trust`;
# do not edit. From {pages} pages with a known day of publication, {own} of
# tests/page/dated_pages.toml and {others} without a date.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A page, and the day it was published; None: its evidence names none that is right."""

    name: str
    evidence: tuple[DateEvidence, ...]
    day: date | None
    is_gold: bool = False

    @property
    def signs(self) -> dict[date, set[str]]:
        return signs_of(self.evidence)


class Choice(NamedTuple):
    """The candidates of one page, each with its signs by number."""

    signs: dict[date, set[str]]
    rows: list[tuple[int, ...]]
    right: int
    """Which is right; one past the last: none is."""


def main() -> None:
    """Fit the table anew, and say how well it does."""
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    gold = list(_gold(Path(sys.argv[1]), Path(sys.argv[2])))
    _fit(gold)
    print(f"Written: {TARGET.relative_to(ROOT)}. Now run bench.date_score.")


def _gold(pages: Path, labels: Path) -> Iterator[Case]:
    for page in gold_pages(pages, labels):
        evidence = evidence_of(page.text, page.url)
        yield Case(name=page.url, evidence=evidence, day=page.day, is_gold=True)


def _own() -> tuple[list[Case], list[tuple[DateEvidence, bool]]]:
    """Give our own pages, and for each evidence of a change whether it is the newest one."""
    sys.path.insert(0, str(ROOT / "tests" / "page"))
    from dated_pages import dated_pages  # type: ignore[import-not-found]  # tests are no package

    cases: list[Case] = []
    changes: list[tuple[DateEvidence, bool]] = []
    for page in dated_pages():
        if page.is_held_back or page.is_disputed:
            continue
        evidence = page.evidence
        cases.append(Case(name=page.id, evidence=evidence, day=page.published))
        changes += [
            (item, item.value == page.modified)
            for item in evidence
            if item.kind in (DateKind.MODIFIED, DateKind.REVIEWED)
        ]
    return cases, changes


def _undated() -> Iterator[Case]:
    """Give documents that have no date of publication, by the luck of their names."""
    for package in ("libreoffice-help-nl", "apache2-doc", "postgresql-doc-15", "python3.11-doc"):
        paths = [path for path in (UNPACKED / package).rglob("*.html") if _is_undated(path)]
        paths.sort(
            key=lambda path: hashlib.sha256(str(path.relative_to(UNPACKED)).encode()).digest()
        )
        for path in paths[:MOST_DOCUMENTS]:
            name = str(path.relative_to(UNPACKED))
            evidence = evidence_of(text_of(path), f"https://www.example.org/{name}")
            yield Case(name=name, evidence=evidence, day=None)


def _is_undated(path: Path) -> bool:
    """Leave out release notes and logs of changes, which do have dates."""
    return path.is_file() and not path.name.startswith(("release", "whatsnew", "changelog"))


def _fit(gold: Sequence[Case]) -> None:
    own, changes = _own()
    others = list(_undated())
    cases = [case for case in (*gold, *own, *others) if case.signs]
    numbers: dict[str, int] = {EACH_DAY: 0}
    choices = [_choice(case, numbers) for case in cases]
    judged = []
    for shuffle in range(SHUFFLES):
        order = list(range(len(cases)))
        random.Random(shuffle).shuffle(order)
        for fold in range(FOLDS):
            left_out = set(order[fold::FOLDS])
            points = _points(
                [choice for n, choice in enumerate(choices) if n not in left_out], len(numbers)
            )
            judged += [(n, *_best(choices[n], points)) for n in left_out]
            print(".", end="", flush=True)
    print()
    right = [is_right for n, is_right, _ in judged if cases[n].is_gold]
    undated = sum(not case.signs for case in gold)
    share = sum(right) / (len(right) + SHUFFLES * undated)
    print(f"left out in turn: {share:.4f} of {len(gold)} gold pages right")
    steps = _steps((chance, is_right) for _, is_right, chance in judged)
    points = _points(choices, len(numbers))
    head = HEAD.format(pages=len(gold), own=len(own), others=len(others))
    names = sorted(numbers, key=lambda name: -points[numbers[name]])
    lines = [head, "# A chance as reckoned, and how often such a day was right.", "steps = ["]
    lines += [f"  [{chance:.4f}, {good:.4f}]," for chance, good in steps]
    lines += ["]", "", "# What each sign is worth, in logarithms of odds.", "[points]"]
    lines += [f'"{name}" = {points[numbers[name]]:.2f}' for name in names]
    lines += ["", "# How often each sort of evidence, alone, names the right day.", "[trust]"]
    lines += [f'"{sort}" = {trust:.2f}' for sort, trust in sorted(_trust(gold, changes).items())]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _choice(case: Case, numbers: dict[str, int]) -> Choice:
    """Number the signs of a page's days; where none of them is right, none is."""
    signs = case.signs
    days = list(signs)
    rows = [
        (0, *(numbers.setdefault(sign, len(numbers)) for sign in sorted(signs[day])))
        for day in days
    ]
    right = days.index(case.day) if case.day in signs else len(rows)
    return Choice(signs, rows, right)


def _chances(choice: Choice, points: Sequence[float]) -> list[float]:
    worth = [sum(points[number] for number in row) for row in choice.rows] + [0.0]
    highest = max(worth)
    odds = [exp(each - highest) for each in worth]
    whole = sum(odds)
    return [each / whole for each in odds]


def _best(choice: Choice, points: Sequence[float]) -> tuple[bool, float]:
    """Say whether the day that would be taken is right, and give its chance."""
    days = list(choice.signs)
    chances = dict(zip(days, _chances(choice, points), strict=False))
    best, chance = likeliest(chances, choice.signs)
    return days.index(best) == choice.right, chance


def _points(choices: Sequence[Choice], count: int) -> list[float]:
    """Fit points by Adam's steps down the likelihood, with a ridge penalty."""
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
            points[sign] -= PACE * step / (sqrt(size[sign] / (1 - 0.99**turn)) + 1e-8)
    return points


def _steps(judged: Iterable[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Pool neighbours until chances and shares right ascend together (isotonic regression)."""
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
    return [(0.0, 0.0)] + [(said / count, right / count) for count, said, right in pools]


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
