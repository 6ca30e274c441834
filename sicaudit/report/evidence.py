"""The evidence of a finding, as rows that a reader without our trade understands."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sicaudit.report.clean import cut, href
from sicaudit.report.item import Item
from sicaudit.report.phrases import Telling, found_ways, reachable, section, suggested

MOST_STEPS = 20
MOST_ROWS = 30
MOST_LETTERS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One answer of a chain: `status` is empty where none came."""

    status: str
    word: str
    url: str
    link: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRow:
    """One date that was found; `decides` where the page is judged by it."""

    day: str
    source: str
    kind: str
    text: str
    decides: bool
    doubt: str = ""
    """Why it is not believed, where that is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A label with what stands beside it: text, an address, lines, steps or dates."""

    label: str
    text: str = ""
    link: str | None = None
    is_code: bool = False
    lines: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    dates: tuple[DateRow, ...] = ()


Rows = Iterator[Row]


def evidence_of(item: Item) -> list[Row]:
    """Give the rows of a finding: what was asked, what was found, what is still wanted."""
    rows = [row for tell in TELLERS for row in tell(item)]
    return [*rows, *_other_facts(item.telling)]


def _target(item: Item) -> Rows:
    telling = item.telling
    written = telling.text("href")
    if written:
        yield Row(label=telling.words.ui("as_written"), text=cut(written, 300), is_code=True)
    if item.target:
        yield Row(
            label=telling.words.ui("target"),
            text=cut(item.target, MOST_LETTERS),
            link=None if item.is_unsafe else href(item.target),
            is_code=True,
        )


def _chain(item: Item) -> Rows:
    telling = item.telling
    hops = telling.rows("chain")[:MOST_STEPS]
    if len(hops) == 1 and hops[0].get("url") == item.target:
        code, word = _status(telling, hops[0].get("status"))
        yield Row(label=telling.words.ui("answer"), text=f"{code} {word}".strip())
    elif hops:
        steps = tuple(_step(item, hop) for hop in hops)
        yield Row(label=telling.words.ui("steps"), steps=steps)
    detail = telling.text("detail")
    if detail:
        yield Row(label=telling.words.ui("technical"), text=cut(detail, MOST_LETTERS), is_code=True)


def _step(item: Item, hop: Mapping[str, Any]) -> Step:
    code, word = _status(item.telling, hop.get("status"))
    url = str(hop.get("url") or "")
    link = None if item.is_unsafe else href(url)
    return Step(status=code, word=word, url=cut(url, MOST_LETTERS), link=link)


def _status(telling: Telling, status: Any) -> tuple[str, str]:
    """Give an HTTP status with its meaning in words (RFC 9110 15)."""
    words = telling.words
    if not isinstance(status, int):
        return "", words.named("statuses", "none")
    code = str(status)
    return code, words.known("statuses", code) or words.known("statuses", f"{code[0]}xx") or ""


def _signs(item: Item) -> Rows:
    """What spoke for the verdict, as a reviewer can see it with their own eyes."""
    words = item.telling.words
    lines = []
    for sign in item.telling.rows("signs")[:MOST_ROWS]:
        kind, text = str(sign.get("kind") or ""), str(sign.get("text") or "")
        lines.append(f"{words.known('signs', kind) or kind}: {cut(text, 160)}")
    if lines:
        yield Row(label=words.ui("signs"), lines=tuple(lines))


def _suggestion(item: Item) -> Rows:
    suggest = suggested(item.telling)
    if suggest:
        value = str(suggest["value"])
        yield Row(
            label=item.telling.words.named("suggest_evidence", suggest["kind"]),
            text=cut(value, MOST_LETTERS),
            link=None if item.is_unsafe else href(value),
            is_code=True,
        )


def _dates(item: Item) -> Rows:
    telling = item.telling
    words = telling.words
    if "dates" not in telling.facts:
        return
    rows = tuple(_date(telling, row) for row in telling.rows("dates")[:MOST_ROWS])
    yield Row(label=words.ui("dates_found"), dates=rows, text="" if rows else words.ui("no_dates"))
    if name := section(telling):
        yield Row(label=words.ui("section"), text=name)
    if telling.text("review_after"):
        yield Row(label=words.ui("review_after"), text=words.span(telling.text("review_after")))
    if telling.text("due"):
        yield Row(label=words.ui("basis_due"), text=words.day(telling.text("due")))


def _date(telling: Telling, row: Mapping[str, Any]) -> DateRow:
    words = telling.words
    source, kind, value = (str(row.get(name) or "") for name in ("source", "kind", "value"))
    return DateRow(
        day=words.day(value),
        source=words.known("sources", source) or source,
        kind=words.known("kinds", kind) or kind,
        text=cut(str(row.get("text") or ""), 160),
        decides=source == telling.text("basis") and value == telling.text("date"),
        doubt=words.known("doubts", str(row.get("distrust") or "")) or "",
    )


def _topic(item: Item) -> Rows:
    telling = item.telling
    words = telling.words
    hits: dict[str, list[str]] = {}
    for hit in telling.rows("hits"):
        place = str(hit.get("place") or "")
        named = words.known("hit_places", place) or place
        hits.setdefault(f"“{cut(str(hit.get('word') or ''), 60)}”", []).append(named)
    if hits:
        where = [f"{word} {', '.join(dict.fromkeys(places))}" for word, places in hits.items()]
        yield Row(label=words.ui("words_found"), lines=tuple(where[:MOST_ROWS]))
    needs = [group for group in telling.groups() if group]
    told = [words.listed([reachable(telling, one) for one in group], "or") for group in needs]
    if needs:
        yield Row(label=words.ui("needed"), lines=tuple(told)[:MOST_ROWS])
    ways = tuple(way for way, _ in found_ways(telling))[:MOST_ROWS]
    if ways or needs:
        yield Row(
            label=words.ui("found"), lines=ways, text="" if ways else words.ui("nothing_found")
        )
    told_of = {one for group in needs for one in group}
    lacking = [one for one in telling.names("missing") if one not in told_of][:MOST_ROWS]
    if lacking:
        lines = tuple(reachable(telling, one) for one in lacking)
        yield Row(label=words.ui("missing"), lines=lines)
    yield from _weaknesses(telling)


def _weaknesses(telling: Telling) -> Rows:
    words = telling.words
    reasons = telling.names("reasons")
    told = tuple(words.known("weaknesses", reason) or reason for reason in reasons)
    if told:
        yield Row(label=words.ui("weak_because"), lines=told)
    if telling.text("quick_exit"):
        yield Row(label=words.ui("also_think_of"), text=words.ui("quick_exit"))


def _lost(item: Item) -> Rows:
    """Where the page led before, and where a visitor's way to help goes now."""
    telling = item.telling
    words = telling.words
    if names := telling.names("lost")[:MOST_ROWS]:
        lines = tuple(reachable(telling, one) for one in names)
        yield Row(label=words.ui("led_to"), lines=lines)
    if telling.text("last_seen_there"):
        yield Row(label=words.ui("seen_there"), text=words.day(telling.text("last_seen_there")))
    if path := telling.names("path")[:MOST_ROWS]:
        lines = tuple(cut(url, MOST_LETTERS) for url in path)
        yield Row(label=words.ui("way_to_help"), lines=lines)


def _decay(item: Item) -> Rows:
    """What time has undone: the words, their day, and what the record says of it."""
    telling = item.telling
    words = telling.words
    sentences = telling.names("passages") or telling.names("snippet")
    if sentences and not any(seen.places for seen in item.finding.sightings):
        lines = tuple(cut(sentence, MOST_LETTERS) for sentence in sentences[:MOST_ROWS])
        yield Row(label=words.ui("passages"), lines=lines)
    if telling.text("event_date"):
        yield Row(label=words.ui("over_since"), text=words.day(telling.text("event_date")))
    if telling.text("since"):
        yield Row(label=words.ui("replaced_since"), text=words.day(telling.text("since")))
    if telling.text("owner"):
        yield Row(label=words.ui("number_of"), text=cut(telling.text("owner"), 120))
    labels = {
        "known_by": "known_by",
        "note": "known_by",
        "ask_for": "ask_for",
        "rule_reason": "rule_reason",
    }
    for fact, label in labels.items():
        if telling.text(fact):
            yield Row(label=words.ui(label), text=cut(telling.text(fact), MOST_LETTERS))


def _certificate(item: Item) -> Rows:
    telling, words = item.telling, item.telling.words
    if telling.text("expires"):
        yield Row(label=words.ui("issuer"), text=cut(telling.text("issuer"), 120))
        yield Row(label=words.ui("hosts"), lines=tuple(telling.names("hosts")[:MOST_ROWS]))


def _listed(item: Item) -> Rows:
    listed_in = item.telling.text("listed_in")
    if listed_in:
        yield Row(
            label=item.telling.words.ui("listed_in"),
            text=cut(listed_in, MOST_LETTERS),
            link=href(listed_in),
            is_code=True,
        )


TELLERS: tuple[Callable[[Item], Rows], ...] = (
    _target,
    _chain,
    _signs,
    _suggestion,
    _dates,
    _topic,
    _lost,
    _decay,
    _certificate,
    _listed,
)

TOLD_ALREADY = frozenset(
    (
        *("reason", "status", "chain", "attempts", "detail", "final", "suggest", "href", "kind"),
        *("signs", "match", "until", "rule_reason"),
        *("canonical", "host", "hosts", "expires", "days_left", "issuer"),
        *("fragment", "service", "service_name", "listed_in", "language"),
        *("date", "basis", "dates", "review_after", "due", "section", "gap_days"),
        *("confidence", "witness", "rival", "bumped", "before", "now"),
        *("unchanged_since", "changed_after", "changed_by", "topics"),
        *("topic", "topic_name", "topic_names", "audience", "hits", "needs", "found"),
        *("missing", "services"),
        *("points", "show", "reasons", "quick_exit"),
        *("why", "lost", "last_seen_there", "clicks", "allowed", "path"),
        *("text", "when", "announced_by", "event_date", "year_by", "passages", "snippet"),
        *("old", "new", "since", "term_kind", "note", "times", "place", "region", "element"),
        *("what", "owner", "right", "fact", "known_by", "ask_for"),
    )
)


def _other_facts(telling: Telling) -> Rows:
    """Give what a check of somebody else has to say, under its own names."""
    for name, value in telling.facts.items():
        if name not in TOLD_ALREADY and value not in (None, "", [], {}):
            yield Row(label=cut(name.replace("_", " "), 60), text=cut(_plain(value), MOST_LETTERS))


def _plain(value: Any) -> str:
    match value:
        case dict():
            return "; ".join(f"{key}: {_plain(inner)}" for key, inner in value.items())
        case list():
            return "; ".join(map(_plain, value))
        case _:
            return str(value)
