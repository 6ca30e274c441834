"""All telephone numbers of all websites and whose they are, what is to be looked at first."""

from collections import Counter
from dataclasses import dataclass

from sicaudit.model.run import NumberTally, SiteTally
from sicaudit.report.clean import brief, clean, cut, href
from sicaudit.report.item import Report

MOST_NAME = 60
MOST_BESIDE = 4
_ASKING = ("old", "mismatch", "unsure", "abroad", "unknown-beside")
_GROUPS = (("look", _ASKING), ("unknown", ("unknown",)), ("known", ("known", "emergency")))


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberPlace:
    """How a website shows a number."""

    site: str
    pages: int
    example: str | None
    """The address of the first page that does."""
    title: str
    """That address, short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRow:
    """A number over all websites."""

    shown: str
    """As most pages write it."""
    standing: str
    """known, emergency, old, unsure, abroad, unknown; mismatch: known, but beside another name;
    unknown-beside: unknown, but beside a service's name.
    """
    whose: tuple[str, ...]
    beside: tuple[str, ...]
    """Of a mismatch, the other names only."""
    words: str
    pages: int
    places: tuple[NumberPlace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberGroup:
    """Numbers that are shown together: look, unknown or known."""

    id: str
    rows: tuple[NumberRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The whole table."""

    groups: tuple[NumberGroup, ...]
    count: int
    left_out: int
    """Numbers of websites with too many."""


def numbers_of(report: Report) -> Numbers | None:
    """Give the table; None where no number was found, or an older run did not look."""
    tallies = report.summary.run.sites
    found: dict[str, list[tuple[SiteTally, NumberTally]]] = {}
    for tally in tallies:
        for number in tally.numbers:
            found.setdefault(number.number, []).append((tally, number))
    rows = sorted(map(_row, found.values()), key=lambda row: (-row.pages, row.shown))
    if not rows:
        return None
    return Numbers(
        groups=tuple(
            NumberGroup(id=group, rows=kept)
            for group, standings in _GROUPS
            if (kept := _of(rows, standings))
        ),
        count=len(rows),
        left_out=sum(tally.more_numbers for tally in tallies),
    )


def _of(rows: list[NumberRow], standings: tuple[str, ...]) -> tuple[NumberRow, ...]:
    found = (row for row in rows if row.standing in standings)
    return tuple(sorted(found, key=lambda row: standings.index(row.standing)))


def _row(shown: list[tuple[SiteTally, NumberTally]]) -> NumberRow:
    most = max((number for _, number in shown), key=lambda number: number.pages)
    shown = sorted(shown, key=lambda each: (not _is_odd(each[1]), -each[1].pages))
    beside: Counter[str] = Counter()
    for _, number in shown:
        beside.update(dict(number.beside))
    standing = _standing(most, beside)
    others = [name for name, _ in beside.most_common() if name not in most.whose]
    names = others if standing == "mismatch" else [name for name, _ in beside.most_common()]
    return NumberRow(
        shown=cut(clean(most.raw), 40),
        standing=standing,
        whose=tuple(cut(clean(name), MOST_NAME) for name in most.whose),
        beside=tuple(cut(clean(name), MOST_NAME) for name in names[:MOST_BESIDE]),
        words=cut(clean(next((n.words for _, n in shown if n.words), "")), 90),
        pages=sum(number.pages for _, number in shown),
        places=tuple(
            NumberPlace(
                site=cut(clean(tally.name), MOST_NAME),
                pages=number.pages,
                example=href(number.example),
                title=brief(clean(number.example)),
            )
            for tally, number in shown
        ),
    )


def _is_odd(number: NumberTally) -> bool:
    """Say whether a number stands beside the name of another service than its own."""
    return bool(number.whose) and not {name for name, _ in number.beside} <= set(number.whose)


def _standing(number: NumberTally, beside: Counter[str]) -> str:
    """A number of record beside the name of another service: somebody must look."""
    if number.standing == "known" and set(beside) - set(number.whose):
        return "mismatch"
    return "unknown-beside" if number.standing == "unknown" and beside else number.standing
