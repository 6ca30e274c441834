"""How old a page is and how we know, in a sentence for the person who reviews it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sicaudit.model.age import AgeTally, DuePage, LyingDates
from sicaudit.report.clean import brief, clean, cut, href
from sicaudit.report.phrases import Telling
from sicaudit.report.words import Words

_MOST_QUOTED = 90
"""Letters of the line that a page dates itself by."""

_STATED = ("published", "modified", "reviewed")
"""Kinds of dates by which a page says how old it is."""

_ITSELF = ("visible-text", "time", "title")
_OLD = ("older", "")
"""Why a rival lost that contradicts nothing: a page may be older than its last change."""


def age(telling: Telling) -> str:
    """Say by which day a page is judged, what says so, and what speaks against it.

    A finding of before this was told says only where its date stood.
    """
    words, facts = telling.words, telling.facts
    witness = _table(facts.get("witness"))
    if "confidence" not in facts:
        day = telling.text("date")
        return _of(words, "plain" if day else "none", telling) if day or "date" in facts else ""
    parts = _undated(telling, witness) if _is_undated(telling) else _dated(telling, witness)
    return " ".join((_sentence(parts), *_watched(telling))).strip()


def _is_undated(telling: Telling) -> bool:
    return not telling.text("date") or telling.text("reason") == "distrusted"


def _dated(telling: Telling, witness: Mapping[str, Any]) -> list[str]:
    words, reason = telling.words, telling.text("reason")
    if reason in ("seen", "unchanged", "confirmed"):
        name = "seen_day" if reason == "seen" and _is_one_day(telling) else reason
        parts = [_of(words, name, telling, who=_text(witness, "text", 80))]
        return parts + _rival(telling, _table(telling.facts.get("rival")))
    kind = str(witness.get("kind"))
    head = words.known("age", kind) or words.named("age", "published")
    how = [_believed(words, witness)]
    if reason == "agreed":
        how.append(words.named("age", "agreed"))
    rival = _rival(telling, _table(telling.facts.get("rival")))
    return [f"{head.format(day=_day(words, witness))}: {', '.join(how)}", *rival]


def _undated(telling: Telling, witness: Mapping[str, Any]) -> list[str]:
    """Say that no date is trusted, with what there is instead."""
    if witness.get("lie") is not None and telling.text("due"):
        return [_no_newer(telling.words, witness)]
    said = witness or _table(telling.facts.get("rival"))
    return [telling.words.named("age", "none"), *_rival(telling, said)]


def _no_newer(words: Words, witness: Mapping[str, Any]) -> str:
    """Say why a page is old though no date is trusted: a lie about many pages bounds them all."""
    pages, of = witness.get("pages"), witness.get("of")
    name = "no_newer_every" if pages == of else "no_newer_many"
    return words.named("age", name).format(
        source=_source(words, witness),
        day=_day(words, witness),
        pages=_number(words, pages),
        of=_number(words, of),
    )


def _believed(words: Words, witness: Mapping[str, Any]) -> str:
    if witness.get("source") in _ITSELF:
        return words.named("age", "itself").format(text=_text(witness, "text", _MOST_QUOTED))
    return words.named("age", "by").format(source=_source(words, witness))


def _rival(telling: Telling, rival: Mapping[str, Any]) -> list[str]:
    """Say what else is said, and why we do not go by it; nothing where it contradicts nothing."""
    words = telling.words
    lie, lost = rival.get("lie"), str(rival.get("lost") or "")
    if not rival or (lie is None and lost in _OLD):
        return []
    name = f"lost_{lost}"
    pages, of = rival.get("pages"), rival.get("of")
    if lie is not None:
        name = "lie_now" if lie == "now" else "lie_every" if pages == of else "lie_many"
    said = words.known("age", name)
    if said is None:
        return []
    number = {"pages": _number(words, pages), "of": _number(words, of)}
    return [said.format(source=_source(words, rival), day=_day(words, rival), **number)]


def _watched(telling: Telling) -> Iterable[str]:
    """Say what runs saw of the text, where the sentence does not rest on that already."""
    words, reason = telling.words, telling.text("reason")
    if telling.text("changed_by") and reason != "seen":
        yield _of(words, "seen_day_too" if _is_one_day(telling) else "seen_too", telling)
    elif telling.text("unchanged_since") and reason not in ("seen", "unchanged"):
        yield _of(words, "unchanged_too", telling)


def _is_one_day(telling: Telling) -> bool:
    """Say whether the runs before and after a change were on one day."""
    return telling.text("changed_after") == telling.text("changed_by")


def liars_told(words: Words, liars: Iterable[LyingDates]) -> list[str]:
    """Say which dates are not believed on a whole website, and why."""
    told = []
    for liar in liars:
        name = "now" if liar.lie == "now" else "every" if liar.pages == liar.of else "many"
        told.append(
            words.named("liars", name).format(
                source=words.known("sources", liar.source) or clean(liar.source),
                kind=words.known("kinds", liar.kind) or clean(liar.kind),
                day=words.day(liar.value),
                pages=words.number(liar.pages),
                of=words.counted("page", liar.of),
            )
        )
    return told


@dataclass(frozen=True, slots=True, kw_only=True)
class DueTold:
    """A page that is due for review soon, as a report names it."""

    title: str
    link: str | None
    day: str


def ages_told(words: Words, ages: AgeTally | None) -> str:
    """Say how many pages of a website stand how by their age; empty where none was counted."""
    if ages is None:
        return ""
    counts = (
        ("fresh", ages.fresh),
        ("due-soon", ages.due_soon),
        ("stale", ages.stale),
        ("undated", ages.undated),
        ("contradictory", ages.contradictory),
    )
    told = [
        words.named("age_counts", state).format(pages=words.counted("page", count))
        for state, count in counts
        if count
    ]
    return words.named("age_counts", "all").format(told=words.listed(told, "and")) if told else ""


def due_told(words: Words, pages: Iterable[DuePage]) -> list[DueTold]:
    """Name pages that are due for review soon, the soonest first."""
    return [
        DueTold(
            title=cut(clean(page.title).strip(), 110) or brief(clean(page.url)),
            link=href(clean(page.url)),
            day=words.day(page.due),
        )
        for page in sorted(pages, key=lambda page: (page.due, page.url))
    ]


def _of(words: Words, name: str, telling: Telling, **more: str) -> str:
    days = {
        fact: words.day(telling.text(fact))
        for fact in ("date", "unchanged_since", "changed_after", "changed_by")
    }
    basis = telling.text("basis")
    source = words.known("sources", basis) or basis or words.ui("not_known")
    return words.named("age", name).format(**days, source=source, **more)


def _sentence(parts: Iterable[str]) -> str:
    told = "; ".join(parts)
    return f"{told[:1].upper()}{told[1:]}{'' if told.endswith('.') else '.'}"


def _day(words: Words, row: Mapping[str, Any]) -> str:
    """Give a day in words, or the month where only that is known."""
    day = words.day(_text(row, "value", 10))
    return day.partition(" ")[2] if row.get("precision") == "month" else day


def _source(words: Words, row: Mapping[str, Any]) -> str:
    source = _text(row, "source", 40)
    return words.known("sources", source) or source


def _number(words: Words, value: Any) -> str:
    return words.number(value) if isinstance(value, int) else ""


def _table(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _text(row: Mapping[str, Any], name: str, most: int) -> str:
    value = row.get(name)
    return cut(value, most) if isinstance(value, str) else ""


def _bumped(telling: Telling) -> str:
    """Name the source whose date moved."""
    source = telling.text("bumped")
    return telling.words.known("sources", source) or source


def _of_day(fact: str) -> Callable[[Telling], str]:
    return lambda telling: telling.words.day(telling.text(fact)) or telling.words.ui("not_known")


def date(telling: Telling) -> str:
    day = telling.text("date")
    return telling.words.day(day) if day else telling.words.named("phrases", "unknown_date")


def review_after(telling: Telling) -> str:
    span = telling.text("review_after")
    if not span or span == "never":
        return telling.words.named("phrases", "no_review")
    return telling.words.span(span)


def dates(telling: Telling) -> str:
    """Give the days that a page states, each once, with where they stand: at most four."""
    days: dict[str, str] = {}
    rows = telling.rows("dates")
    stated = [row for row in rows if row.get("kind") in _STATED and not row.get("distrust")]
    for row in stated or rows:
        source = str(row.get("source", ""))
        name = telling.words.known("sources", source) or source
        days.setdefault(str(row.get("value", "")), name)
    told = [f"{telling.words.day(day)} ({days[day]})" for day in sorted(days)]
    shown = told if len(told) <= 4 else [*told[:2], *told[-2:]]
    return telling.words.listed(shown, "and") or telling.words.ui("not_known")


def gap(telling: Telling) -> str:
    return telling.words.counted("day", telling.number("gap_days") or 0)


AGES: Mapping[str, Callable[[Telling], str]] = MappingProxyType(
    {
        "age": age,
        "before": _of_day("before"),
        "bumped": _bumped,
        "date": date,
        "dates": dates,
        "due": _of_day("due"),
        "gap": gap,
        "now": _of_day("now"),
        "review_after": review_after,
        "unchanged_since": _of_day("unchanged_since"),
    }
)
"""What each {name} of the words files that is about a page's age says of a finding."""
