"""The labelled passages of `decay/`, and what the program finds in each of them."""

import hashlib
import json
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from pages import page

from sicaudit.config import load
from sicaudit.model.page import PageDates
from sicaudit.page.decay.undone import outdated_facts, past_events, replaced_terms

HERE = Path(__file__).with_name("decay")
TODAY = date(2026, 11, 23)
KNOWLEDGE = load(Path(__file__).parents[2] / "sites.toml", environment={}).knowledge
FACTS, EVENTS, TERMS = "outdated-fact", "past-event", "superseded-term"
ABOUT = {
    "phones": FACTS,
    "hours": FACTS,
    "facts": FACTS,
    "events": EVENTS,
    "announced": EVENTS,
    "notices": EVENTS,
    "boards": EVENTS,
    "corners": EVENTS,
    "superseded": TERMS,
}
"""Sets whose labels are for one check."""

MIXED = ("passages", "later", "last", "fresh")
STILL_IN_USE = "product"


@dataclass(frozen=True)
class Case:
    """A passage with its labels: for each check that is asked what must be found."""

    html: str
    expected: dict[str, list[str]]
    title: str = ""
    page: date | None = None
    kind: str = "information"
    sure: str | None = None
    written: str = ""
    """The passage as the set has it: its hash tells the half."""

    @property
    def half(self) -> int:
        """0: tuned on; 1: held back."""
        return hashlib.sha256(self.written.encode()).digest()[0] % 2

    def __str__(self) -> str:
        return self.html[:90]


@dataclass
class Marks:
    """How many were found, called wrongly, and missed."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        return self.right / (self.right + len(self.missed))


@cache
def cases(name: str) -> tuple[Case, ...]:
    raw = tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))["case"]
    return tuple(_case(one, ABOUT.get(name)) for one in raw)


def _case(raw: dict, about: str | None) -> Case:
    day = raw.get("page") or raw.get("news")
    find = raw["find"]
    return Case(
        html=raw.get("html") or f"<main><p>{raw['text']}</p></main>",
        expected={about: find} if about else {c: find.get(c, []) for c in (EVENTS, TERMS, FACTS)},
        title=raw.get("title", ""),
        page=date.fromisoformat(day) if day else None,
        kind="news" if "news" in raw else raw.get("kind", "information"),
        sure=raw.get("sure"),
        written=raw.get("html") or raw["text"],
    )


def json_cases(name: str) -> list[dict]:
    """Give the cases of a set that was written for this project (CC0-1.0)."""
    return json.loads((HERE / f"{name}.json").read_text("utf-8"))["cases"]


def json_marks(name: str, check: str) -> Marks:
    """Count by case what one of these sets has of a check: its labels are in an expert's words."""
    result = Marks()
    for raw in json_cases(name):
        wanted = sum(
            one["check"].replace("relative-date", EVENTS) == check for one in raw["expect"]
        )
        said = len(found(json_case(raw), check))
        result.right += min(wanted, said)
        result.wrong += [raw["text"]] * max(0, said - wanted)
        result.missed += [raw["text"]] * max(0, wanted - said)
    return result


def json_case(raw: dict) -> Case:
    return Case(
        html=f"<main><p>{raw['text']}</p></main>",
        expected={},
        page=date.fromisoformat(raw["page_date"]) if raw["page_date"] else None,
        kind=raw["section_kind"] or "information",
    )


def found(case: Case, check: str) -> list[tuple[str, str]]:
    """Give what a check finds: what it says of each, and how sure it is."""
    read = page(f"<title>{case.title}</title>{case.html}")
    dates = PageDates(best=case.page, published=case.page, confidence=0.9 if case.page else 0.0)
    asked = {"kind": case.kind, "dates": dates, "today": TODAY}
    if check == EVENTS:
        return [
            (
                " | ".join(f"{a.last} {a.when}" for a in e.announcements),
                e.announcements[0].certainty,
            )
            for e in past_events(read, KNOWLEDGE, **asked)
        ]
    if check == TERMS:
        return [(one.said, one.term.status) for one in replaced_terms(read, KNOWLEDGE, **asked)]
    facts = [one.contradiction for one in outdated_facts(read, KNOWLEDGE, **asked)]
    return [(fact.said, fact.certainty) for fact in facts]


def marks(names: tuple[str, ...], check: str, half: int | None = None) -> Marks:
    """Count over whole sets; a finding that answers no label is wrong, whatever else is right."""
    result = Marks()
    for case in (case for name in names for case in cases(name)):
        if check not in case.expected or half not in (None, case.half):
            continue
        said = [what.lower() for what, _ in found(case, check)]
        wanted = [label.lower() for label in case.expected[check]]
        answered = Counter(label for label in wanted if any(label in one for one in said))
        result.right += answered.total()
        result.missed += [f"{label}: {case}" for label in wanted if label not in answered]
        result.wrong += [f"{one}: {case}" for one in said if not any(w in one for w in wanted)]
    return result
