"""A finding as the HTML report shows it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sicaudit.model.finding import State
from sicaudit.model.outcome import Certainty
from sicaudit.report.clean import brief, cut
from sicaudit.report.evidence import Row, evidence_of
from sicaudit.report.item import Item
from sicaudit.report.where import FOLD_OVER, Spot, fixed_part, regions_of, spots_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """All words of one finding, ready to be escaped."""

    id: str
    level: str
    """The severity, or danger: it chooses shape and colour."""
    level_word: str
    check: str
    state: str
    state_word: str
    certain: str
    """How sure we are, and what that means."""
    title: str
    about: list[str]
    """In short: since when, on which pages, where on them, whose."""
    seen: str
    explanation: str
    suggestion: str | None
    is_unsafe: bool
    rows: list[Row]
    spots: list[Spot]
    hint: str | None
    pages_file: str | None
    """Where all its pages stand, if they are too many to stand here."""
    all_pages: str
    decision: str | None
    language: str | None
    """Of the page's own words, where that is known."""


def level_of(item: Item) -> str:
    return "danger" if item.is_unsafe else item.finding.severity.value


def on_pages(item: Item) -> str:
    """Name the page, or say how many there are."""
    words = item.telling.words
    if len(item.pages) == 1:
        return brief(item.pages[0].url, 60)
    return words.ui("on_pages").format(pages=words.counted("page", len(item.pages)))


def pages_file(item: Item) -> str | None:
    """Name the file that lists all pages; None where the card itself does."""
    return f"pages/{item.id}.html" if len(item.pages) > FOLD_OVER else None


def card_of(item: Item) -> Card:
    words, finding = item.telling.words, item.finding
    level, certainty = level_of(item), finding.certainty.value
    count = words.counted("page", len(item.pages))
    part = fixed_part(item)
    sure = words.named("certainties_mean", certainty)
    return Card(
        id=item.id,
        level=level,
        level_word=words.named("severities", level),
        check=item.check.id,
        state=item.state.value,
        state_word=words.named("states", item.state.value),
        certain=f"{words.named('certainties', certainty)}: {sure}",
        title=cut(item.sentence.title, 300),
        about=_about(item),
        seen=_seen(item),
        explanation=item.sentence.explanation,
        suggestion=item.sentence.suggestion,
        is_unsafe=item.is_unsafe,
        rows=evidence_of(item),
        spots=spots_of(item, folded=len(item.pages) > FOLD_OVER),
        hint=words.ui("template_hint").format(region=part, pages=count) if part else None,
        pages_file=pages_file(item),
        all_pages=words.ui("all_pages").format(pages=count),
        decision=_decision(item),
        language=_language(item.telling.facts),
    )


def _about(item: Item) -> list[str]:
    words, certainty = item.telling.words, item.finding.certainty
    about = [
        "" if item.state is State.NEW else words.ui("since").format(day=words.day(item.first_seen)),
        on_pages(item) if item.pages else "",
        words.listed(regions_of(item), "and"),
        "" if certainty is Certainty.CERTAIN else words.named("certainties", certainty.value),
        item.owner or "",
    ]
    return [word for word in about if word]


def _seen(item: Item) -> str:
    words = item.telling.words
    first, last = words.day(item.first_seen), words.day(item.last_seen)
    if first == last:
        return words.ui("seen_once").format(day=first)
    return words.ui("seen_between").format(first=first, last=last)


def _decision(item: Item) -> str | None:
    """Say who put a finding aside, why, and until when."""
    if not item.decision:
        return None
    words = item.telling.words
    reviewer = cut(str(item.decision.get("reviewer") or words.ui("not_known")), 80)
    reason = cut(str(item.decision.get("reason") or words.ui("not_known")), 500)
    until = item.decision.get("until")
    end = words.ui("muted_until").format(day=words.day(str(until))) if until else None
    told = words.ui("muted_by").format(reviewer=reviewer, reason=reason)
    return f"{told} ({end or words.ui('muted_for_good')})"


def _language(facts: Mapping[str, object]) -> str | None:
    """Give facts.language where it has the shape of a language tag (BCP 47)."""
    tag = facts.get("language")
    if not isinstance(tag, str) or not tag.replace("-", "").isalnum() or not tag.isascii():
        return None
    return tag if 2 <= len(tag.partition("-")[0]) <= 3 and len(tag) <= 20 else None
