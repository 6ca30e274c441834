"""What is odd in packs but not wrong, each with its file and line."""

from collections.abc import Iterator, Sequence

from sicaudit.config.mistakes import Mistake, shown
from sicaudit.config.pack_lines import PackLines
from sicaudit.config.reading import Document
from sicaudit.config.service_notes import service_notes
from sicaudit.config.topic_notes import covers, topic_notes
from sicaudit.model.knowledge import Fact, Knowledge
from sicaudit.page.decay.recurring import KIND, last_day
from sicaudit.page.language.hours import hours_on_record

_SOME_YEAR = 2026


def pack_notes(known: Knowledge, documents: Sequence[Document]) -> Iterator[str]:
    """Give a sentence for each; `documents` are the packs and, last and strongest, sites.toml."""
    lines = PackLines(documents)
    yield from _no_country(known, documents)
    yield from service_notes(known, lines)
    yield from topic_notes(known, lines)
    for fact in known.facts:
        for where, said in _odd_fact(fact):
            yield lines.note("fact", fact.id, where, f'[[fact]] "{fact.id}" {said}')
    for term in known.superseded:
        name = f"[[superseded]] {shown(term.old)}"
        if other := next((word for word in term.not_ if covers(word, term.old)), ""):
            words = f"{name} never counts, because not = [{shown(other)}] strikes it out"
            yield lines.note("superseded", term.old, ("not",), words)
        if term.new == term.old:
            words = f'{name}: "new" is the same as "old"'
            yield lines.note("superseded", term.old, ("new",), words)


def _no_country(known: Knowledge, documents: Sequence[Document]) -> Iterator[str]:
    """Say where only the default tells how numbers are read: most likely it was forgotten."""
    packs = [document for document in documents if document.pack]
    if not packs or any("country" in d.values.get("meta", {}) for d in documents):
        return
    if any(service.phones for service in known.services):
        words = (
            f"[meta] has no country, so numbers are read as in {known.country}; "
            'for example: country = "IE"'
        )
        yield str(Mistake(packs[-1].name, packs[-1].line(("meta",)), words))


def _odd_fact(fact: Fact) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if not fact.near:
        yield (), 'has no "near": it is looked for nowhere; for example: near = ["Helpline"]'
    for position, text in enumerate(fact.wrong):
        if text in fact.right:
            yield ("wrong", position), f'wrong: {shown(text)} stands in "right" too'
    for position, text in enumerate(fact.right):
        if fact.kind == KIND and last_day(text, _SOME_YEAR) is None:
            said = 'for example: right = ["first tuesday from 5 february"], or ["november"]'
            yield ("right", position), f"right: {shown(text)} names no day; {said}"
        if fact.kind == "hours" and hours_on_record((text,)) is None:
            said = 'for example: right = ["mo-fr 09:00-17:00"]'
            yield ("right", position), f"right: {shown(text)} cannot be read as hours; {said}"
