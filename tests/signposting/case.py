"""What a labelled page is: where it lies, what it says, and what must be found on it."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from situations.case import Half

HERE = Path(__file__).parent
SILENT = frozenset(("good", "not-needed", "cannot-tell", "none"))
"""Verdicts about which sicaudit says nothing."""
CHECKS = {
    "missing-signpost": "missing",
    "weak-signpost": "weak",
    "wrong-signpost": "wrong",
    "lost-signpost": "lost",
    "broken-signpost": "broken",
}
"""Check to the verdict that it tells."""
FURTHER = ("third", "fourth", "fifth")
"""Folders of the sets that came after the two halves."""
HARD = "sixth"
"""One that was made to be hard: told in own words, and ordinary senses."""
VERDICTS = SILENT | frozenset(CHECKS.values())
REASONS = frozenset(
    (
        *("footer-only", "by-name", "vague-link", "no-phone", "no-hours", "one-group"),
        *("too-many", "tel-differs", "one-click", "place-too-weak", "never-only"),
        *("old-address", "old-number"),
    )
)
"""Why a signpost is weak; in a finding's evidence as `why`."""
DOORS = frozenset(("audience", "country", "number"))
"""Why a signpost is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What must be said of one topic of a page."""

    text: str
    """As labelled: `weak:no-phone|good` leaves two verdicts open."""
    verdicts: frozenset[str]
    reasons: frozenset[str]
    """For weak: any one of these is right; empty: whatever is said."""

    @property
    def shown(self):
        """Give the first verdict: the one that the page was written for."""
        return self.text.partition("|")[0].partition(":")[0]

    @property
    def outward(self):
        """Give the verdicts as they are seen from outside: all that says nothing is one."""
        return frozenset("silent" if each in SILENT else each for each in self.verdicts)


def expected(text):
    """Read a label."""
    verdicts, reasons = set(), set()
    for choice in text.split("|"):
        verdict, _, why = choice.partition(":")
        words = set(filter(None, why.split(",")))
        known = REASONS if verdict == "weak" else DOORS if verdict == "wrong" else set()
        assert verdict in VERDICTS, f"no such verdict: {text}"
        assert words <= known, f"no such reason: {text}"
        verdicts.add(verdict)
        reasons |= words & REASONS
    return Expected(text=text, verdicts=frozenset(verdicts), reasons=frozenset(reasons))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Case:
    """One page."""

    name: str
    """A sentence of its own: the halves hang on it."""
    group: str
    site: str
    section: str
    slug: str
    h1: str
    text: str
    """In the light marks of `markup`."""
    why: str
    title: str = ""
    """Empty: the h1 and the site's name."""
    expect: Mapping[str, Expected] = field(default_factory=dict)
    """Topic to label; empty: about no topic, and nothing to say."""
    may: frozenset[str] = frozenset()
    """Topics near enough: to find them, or not to, is no mistake."""
    before: str | None = None
    """What it said in the run before; None: the same."""
    more: tuple[str, ...] = ()
    """Passages from `passages.toml` that follow: about nothing in particular."""
    date: str = ""
    raw: bool = False
    """`text` is the whole page."""
    disputed: bool = False
    """The sources leave the label open: shown, not counted."""

    @property
    def half(self):
        return half_of(self.name)


def half_of(name):
    """Say in which half a page stands: the same for ever, it hangs on the name alone."""
    return Half.TUNE if hashlib.sha256(name.encode()).digest()[0] % 2 else Half.HELD


@cache
def all_cases():
    """Give every page of the two halves."""
    return _cases("pages")


@cache
def further_cases(folder):
    """Give the pages of a set that was written before the words were widened for it."""
    return _cases(folder)


def _cases(folder):
    return tuple(
        _case(path.stem, table)
        for path in sorted((HERE / folder).glob("*.toml"))
        for table in _tables(path)
    )


def _tables(path):
    written = tomllib.loads(path.read_text("utf-8"))
    group = written["group"]
    return [{"group": group} | page for page in written["page"]]


def _case(file, table):
    try:
        return Case(
            **table
            | {
                "expect": {key: expected(text) for key, text in table.get("expect", {}).items()},
                "may": frozenset(table.get("may", ())),
                "more": tuple(table.get("more", ())),
            }
        )
    except (TypeError, AssertionError) as error:
        raise AssertionError(f"{file}: {table.get('name')}: {error}") from error
