"""The comparison in Markdown: a table, then every difference by its reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bench.peers.case import Fixtures, Why
from bench.peers.compared import Compared, Difference
from bench.peers.reasons import Explained

_HEADINGS = {
    "peer": "The peer is right",
    "both": "Both are sensible",
    "ours": "We are right",
}
_LONGEST_LINK = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One peer, held against us."""

    fixtures: Fixtures
    compared: tuple[Compared, ...]


def markdown(
    results: Sequence[Result], known: Sequence[Explained], unknown: Sequence[Difference]
) -> str:
    parts = [*_table(results, known), "", *_differences(known), *_left_out(results)]
    if unknown:
        parts += ["## Not explained", "", *_lines(unknown), ""]
    return "\n".join(parts).strip() + "\n"


def _table(results: Sequence[Result], known: Sequence[Explained]) -> Iterator[str]:
    faulty = {
        (each.peer, each.case)
        for explained in known
        if explained.reason.right == "peer"
        for each in explained.differences
    }
    yield (
        "| peer | fixtures run | agree | differ | of these, the peer is right | out of scope |"
        " needs the internet | without a test | links compared | agree |"
    )
    yield "| --- |" + " ---: |" * 9
    rows = [_row(result, faulty) for result in results]
    for result, row in zip(results, rows, strict=True):
        yield f"| {result.fixtures.peer} | " + " | ".join(f"{number:,}" for number in row) + " |"
    sums = [sum(column) for column in zip(*rows, strict=True)]
    yield "| together | " + " | ".join(f"{number:,}" for number in sums) + " |"


def _row(result: Result, faulty: set[tuple[str, str]]) -> list[int]:
    differing = [each for each in result.compared if each.differences]
    left = {
        why: sum(len(each.fixtures) for each in result.fixtures.left_out if each.why is why)
        for why in Why
    }
    wrong = [each for each in differing if (each.case.peer, each.case.name) in faulty]
    agreed = sum(each.agreed for each in result.compared)
    return [
        len(result.compared),
        len(result.compared) - len(differing),
        len(differing),
        len(wrong),
        *left.values(),
        agreed + sum(len(each.differences) for each in result.compared),
        agreed,
    ]


def _differences(known: Sequence[Explained]) -> Iterator[str]:
    for right, heading in _HEADINGS.items():
        fitting = [each for each in known if each.reason.right == right]
        if fitting:
            yield from (f"## {heading}", "")
        for each in fitting:
            yield from (f"### {each.reason.title}", "", each.reason.why.strip(), "")
            yield from (*_lines(each.differences), "")


def _lines(differences: Sequence[Difference]) -> Iterator[str]:
    for (peer, case), group in groupby(differences, key=lambda each: (each.peer, each.case)):
        yield f"- {peer}, `{case}`"
        for each in group:
            yield f"    - {_shown(each.link)}: expected {each.expected}, ours {each.got}"


def _shown(link: str) -> str:
    """Show a link in one line of moderate length; an empty one as what it is."""
    words = " ".join(link.split())
    short = words if len(words) <= _LONGEST_LINK else f"{words[: _LONGEST_LINK - 1]}…"
    return f"`{short}`" if short else "(empty)"


def _left_out(results: Sequence[Result]) -> Iterator[str]:
    yield from ("## Not run", "")
    for result in results:
        for each in result.fixtures.left_out:
            names = ", ".join(f"`{name}`" for name in each.fixtures)
            yield f"- {result.fixtures.peer}, {each.why}: {each.note} ({names})"
    yield ""
