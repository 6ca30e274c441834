"""summary.md: what an issue, a pull request or a chat message can hold (60,000 letters)."""

import re
from collections.abc import Iterator

from sicaudit.report.clean import clean
from sicaudit.report.counts import counts_of
from sicaudit.report.item import Item, Report, sites_of
from sicaudit.report.worst import worst_of

# GitHub takes 65,536 letters in an issue; rows are left out, nothing is cut in the middle.
MOST_LETTERS = 60_000
MOST_FINDINGS = 20
SIGNS = re.compile(r"([\\`*_\[\]()<>|#~@!&$^])")


def as_markdown(report: Report) -> Iterator[str]:
    """Give the file: how far the audit came, a table of sites, the worst findings."""
    words, run = report.words, report.summary.run
    yield f"# {words.ui('audit_of').format(day=words.day(clean(run.started)))}\n\n"
    yield f"{words.ui('status')}: **{_status(report)}**\n\n"
    yield from _sites(report)
    worst = worst_of(report.items)
    if not worst:
        yield f"\n{words.ui('nothing_to_do')}\n"
        return
    yield f"\n## {words.ui('worst_first')}\n\n"
    room = MOST_LETTERS - 2_000 - 400 * len(run.sites)
    for item in worst[:MOST_FINDINGS]:
        line = _line(report, item)
        room -= len(line)
        if room > 0:
            yield line
    left = len(worst) - MOST_FINDINGS
    if left > 0:
        yield f"\n{words.ui('and_more').format(what=words.counted('finding', left))}\n"


def _status(report: Report) -> str:
    status = report.summary.run.status
    return report.words.known("ui", status) or escaped(status)


def _sites(report: Report) -> Iterator[str]:
    words = report.words
    nouns = words.tables["nouns"]
    heads = [
        words.ui("site"),
        words.ui("status"),
        *(nouns[noun][1] for noun in ("error", "warning", "notice")),
        *(words.named("states", state) for state in ("new", "open", "fixed")),
    ]
    yield f"| {' | '.join(heads)} |\n|{' --- |' * 2}{' ---: |' * 6}\n"
    for site, tally in sites_of(report).items():
        counts = counts_of(item for item in report.items if item.site == site)
        numbers = (counts.error, counts.warning, counts.notice)
        changes = (counts.new + counts.returned, counts.open, counts.fixed)
        cells = [
            escaped(tally.name if tally else site),
            words.ui(tally.status.value) if tally else words.named("states", "unchecked"),
            *map(words.number, (*numbers, *changes)),
        ]
        yield f"| {' | '.join(cells)} |\n"


def _line(report: Report, item: Item) -> str:
    words = report.words
    head = f"**{words.named('severities', item.finding.severity.value)}**"
    state = words.named("states", item.state.value)
    about = f"{escaped(item.site)}, {words.counted('page', len(item.pages))}, {state}"
    advice = f"\n  {escaped(item.sentence.suggestion)}" if item.sentence.suggestion else ""
    return f"- {head} {escaped(item.sentence.title)} ({about}){advice}\n"


def escaped(text: str) -> str:
    """Give text that Markdown shows as it is: no markup, no mention, no link made of an address."""
    plain = SIGNS.sub(r"\\\1", clean(text))
    return plain.replace("://", r"\://").replace("www.", r"www\.")
