"""Statements, years, names and figures that the record calls wrong."""

import re
from collections.abc import Iterable, Iterator, Sequence

from sicaudit.model.knowledge import Fact
from sicaudit.page.decay.founding import began_then
from sicaudit.page.language.past_tense import has_past_verb, history_near, years_in
from sicaudit.page.language.sentences import is_within, quoted_spans
from sicaudit.page.language.tokens import words_of
from sicaudit.page.language.words import Phrase, PhraseIndex, fold, tokens_of
from sicaudit.page.services.contradictions import Contradiction, certainty_of, weaker

_KINDS = frozenset(("statement", "name", "year", "number"))
_FIGURE = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,\s]\d{3})+(?![\d])|(?<![\d.,])\d+(?![\d.,]*\d)")
_HISTORY = 60


class StatementRules:
    """Judges what sentences say in words or figures; made once for a pack."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._rules = [_Rule(fact) for fact in facts if fact.kind in _KINDS and fact.wrong]

    def may_judge(self, words: frozenset[str], text: str) -> bool:
        """Say whether a page with these words can say anything wrong."""
        return any(
            rule.may_be_meant_in(words) and rule.may_stand_in(words, text) for rule in self._rules
        )

    def judge(self, text: str, around: str) -> Iterator[Contradiction]:
        """Give what a sentence says wrong; `around` is its block, with the heading above it."""
        words = words_of(text)
        for rule in self._rules:
            if rule.may_stand_in(words, text) and (found := rule.judge(text, around)):
                yield found


class _Rule:
    """One fact, ready to be compared."""

    def __init__(self, fact: Fact) -> None:
        self._fact = fact
        self._near = PhraseIndex(_phrases(fact.near))
        self._unless = PhraseIndex(_phrases(fact.unless_near))
        self._wrong = PhraseIndex(_phrases(fact.wrong))
        self._figures = {_figure(word) for word in fact.wrong} if fact.kind == "number" else set()
        self._right = {_figure(word) for word in fact.right} if self._figures else set()
        self._words = frozenset(_hints(fact.wrong))
        self._written = tuple(w.replace(".", sign) for w in fact.wrong for sign in (".", ",", " "))
        self._near_words = [n for phrase in _phrases(fact.near) for n in _needed(phrase)]

    def may_be_meant_in(self, words: frozenset[str]) -> bool:
        """Say whether a page with these words can be about the fact."""
        return any(needed <= words for needed in self._near_words)

    def may_stand_in(self, words: frozenset[str], text: str) -> bool:
        """Say whether a text with these words can be wrong."""
        if self._figures:
            return any(written in text for written in self._written)
        return not words.isdisjoint(self._words)

    def judge(self, text: str, around: str) -> Contradiction | None:
        said = self._said(text)
        if said is None or not _holds(self._near, around) or _holds(self._unless, around):
            return None
        start, end = said
        subject = _first(self._near, text)
        if self._says_right(text) or _is_of_another(text, end, subject):
            return None
        if self._is_history(text, said, subject) or is_within(start, quoted_spans(text)):
            return None
        certainty = certainty_of(self._fact.status)
        if subject is None:
            certainty = weaker(certainty, "ask")
        return Contradiction(
            what=self._fact.kind,
            why="statement",
            said=text[start:end],
            start=start,
            value=fold(text[start:end]),
            right=self._fact.right,
            fact=self._fact,
            certainty=certainty,
            text=text,
        )

    def _said(self, text: str) -> tuple[int, int] | None:
        if self._figures:
            figures = (m for m in _FIGURE.finditer(text) if _figure(m[0]) in self._figures)
            return next((m.span() for m in figures), None)
        return _first(self._wrong, text)

    def _says_right(self, text: str) -> bool:
        """Say whether a sentence gives the right figure too, as one that tells how it grew."""
        if self._figures:
            return any(_figure(m[0]) in self._right for m in _FIGURE.finditer(text))
        return self._fact.kind == "year" and any(right in text for right in self._fact.right)

    def _is_history(
        self, text: str, said: tuple[int, int], subject: tuple[int, int] | None
    ) -> bool:
        """Say whether the sentence tells of the past; a year of founding always does."""
        if history_near(text, *said, _HISTORY):
            return True
        if self._fact.kind == "year":
            return not began_then(text, said, subject)
        return has_past_verb(text) or bool(years_in(text))


def _hints(phrases: Iterable[str]) -> Iterator[str]:
    """Give the longest word of each phrase."""
    return (phrase.anchor for phrase in _phrases(phrases))


def _needed(phrase: Phrase) -> Iterator[frozenset[str]]:
    """Give sets of words of which one stands in a text with the phrase: two may be written as one.

    Of a word with a star nothing is known.
    """
    whole = [p.text for p in phrase.pieces if not (p.is_gap or p.open_ended or p.open_start)]
    yield frozenset(whole)
    if phrase.pair is not None and len(whole) > 1:
        yield frozenset((whole[0] + whole[1], *whole[2:]))


def _phrases(entries: Iterable[str]) -> list[Phrase]:
    """Give the phrases of a list, but for what has no word at all."""
    return [phrase for entry in entries if (phrase := Phrase(entry)).letters]


def _holds(phrases: PhraseIndex, text: str) -> bool:
    return _first(phrases, text) is not None


def _first(phrases: PhraseIndex, text: str) -> tuple[int, int] | None:
    """Give where the first of some phrases stands; None: nowhere."""
    tokens = tokens_of(text)
    found = next(phrases.matches(tokens), None)
    return (tokens[found[1]].start, tokens[found[2] - 1].end) if found else None


def _is_of_another(text: str, end: int, subject: tuple[int, int] | None) -> bool:
    """Say whether words stand before a semicolon, and what the fact is about behind it."""
    return subject is not None and ";" in text[end : subject[0]]


def _figure(written: str) -> int:
    return int("".join(filter(str.isdigit, written)) or 0)
