"""A verb of the present tense beside a day, which tells what is to happen then."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sicaudit.page.dates.days import SaidDay
from sicaudit.page.decay.event_words import (
    Cue,
    alternatives,
    before_a_day,
    event_cues,
    has_participle,
    limit_before,
)
from sicaudit.page.language.cue_words import all_languages
from sicaudit.page.language.past_tense import is_passive
from sicaudit.page.tables import tables

_NEXT_WORD = re.compile(r"\s+([^\W\d_]{2,})")
_FEW, _FEW_OF_A_MONTH = 1, 2
"""Words before a day that opens its sentence: "Op"; before a month "vanaf begin"."""

_ED = re.compile(r"(?<!\w)[a-z]{3,}ed(?!\w)")

_NEAR = 60
"""Letters between a verb and its day."""


class _Day(NamedTuple):
    """A day in its sentence."""

    text: str
    said: SaidDay
    before: list[str]
    """The words before it."""
    is_from: bool
    """Something holds from it on: "vanaf 1 juli 2024"."""
    is_coming: bool
    """It is to come for whoever wrote the page."""

    @property
    def opens(self) -> bool:
        """Say whether it opens its sentence."""
        if not self.before:
            return bool(self.said.weekdays) or self.is_coming
        if self.said.day is None and len(self.before) == _FEW_OF_A_MONTH:
            return all(event_cues("on_month").fullmatch(word) for word in self.before)
        return len(self.before) <= _FEW or (self.is_from and _is_all_from(self.before))

    def _is_begun(self) -> bool:
        before = self.text[: self.said.start]
        return self.is_coming and before_a_day("from").search(before) is not None

    @property
    def is_led_to(self) -> bool:
        """Say whether a preposition stands before it."""
        if self.is_from or self._is_begun() or limit_before(self.text, self.said.start):
            return True
        word = self.before[-1].lstrip("(")
        if self.said.is_range and event_cues("on_range").fullmatch(word):
            return True
        if self.said.day is None:
            last_words = (word, " ".join(self.before[-_FEW_OF_A_MONTH:]))
            return any(map(event_cues("on_month").fullmatch, last_words))
        return event_cues("on").fullmatch(word) is not None


def _is_all_from(before: list[str]) -> bool:
    return event_cues("from").fullmatch(" ".join(before)) is not None


def verb_beside(text: str, said: SaidDay, *, is_coming: bool) -> Cue | None:
    """Give a verb of the present tense that tells what is to happen on a day; None: there is none.

    Right behind a day that opens the sentence it is known by its ending, as Dutch turns verb and
    subject around then: "Op 8 oktober 2025 geven onze experts een workshop". From a day on only
    what changes is told: "Vanaf 1 juli 2024 is" says how things are.
    """
    if (has_participle(text) and not _is_passive(text)) or _asks(text):
        return None
    before = text[: said.start].split()
    is_from = not is_coming and before_a_day("from").search(text[: said.start]) is not None
    day = _Day(text, said, before, is_from, is_coming)
    if (match := _of_the_day(day)) is not None:
        return Cue("begins", said.start, said.start, match)
    behind = _NEXT_WORD.match(text, said.end)
    if behind and event_cues("reports").fullmatch(behind[1]) and not is_coming:
        return None
    if behind and (not before or day.is_led_to) and day.opens and _may_tell(day, behind[1]):
        return Cue("begins", behind.start(1), behind.end(1), behind[1])
    if before and not day.is_led_to:
        return None
    found = None
    if before:
        found = next(_verbs_near(day), None) or (None if is_from else _what_we_do(text, said))
    if found is None and not _has_english_past(text):
        found = _all_of_a_day_to_come(day) or _what_own_people_do(day)
    return Cue("begins", found.start(), found.end(), found[0].strip()) if found else None


_DAY = re.compile(r".+", re.DOTALL)


def _all_of_a_day_to_come(day: _Day) -> re.Match[str] | None:
    """Give the words of a day that was to come: whatever is said of it was a plan."""
    if not day.is_coming or not (day.before or day.opens):
        return None
    return _DAY.match(day.text, day.said.start, day.said.end)


def _what_own_people_do(day: _Day) -> re.Match[str] | None:
    """Give "our" or "we" right behind a day: "On 5 June our volunteers show you how"."""
    behind = _NEXT_WORD.match(day.text, day.said.end)
    if behind is None or day.is_from or not event_cues("own").fullmatch(behind[1]):
        return None
    return behind


def _has_english_past(text: str) -> bool:
    """Say whether an English verb tells what was, also by its form alone: "surfaced", "met"."""
    if event_cues("irregular").search(text):
        return True
    found = (m for m in _ED.finditer(text) if not event_cues("not_past").fullmatch(m[0]))
    return any(not is_passive(text, match) for match in found)


def _asks(text: str) -> bool:
    """Say whether a sentence is a question such as "Hoeveel dagen vallen tussen 12 en 25 mei?"."""
    return text.endswith("?") and event_cues("asks").match(text) is not None


def _is_passive(text: str) -> bool:
    """Say whether a participle tells what is being done: "wordt vernieuwd"."""
    return event_cues("passive").search(text) is not None and (
        event_cues("perfect").search(text) is None
    )


def _of_the_day(day: _Day) -> str | None:
    """Give the word right before a day where it is a verb that needs no preposition."""
    last = day.before[-1] if day.before else ""
    if not last.islower() or day.is_from:
        return None
    if event_cues("verbs_of_a_day").fullmatch(last):
        return last
    tables_of_words = ("verbs", "everyday_verbs", "verbs_to_come")
    if day.is_coming and any(event_cues(name).fullmatch(last) for name in tables_of_words):
        return last
    return None


def _may_tell(day: _Day, word: str) -> bool:
    """Say whether a word right behind a day that opens its sentence tells what is to happen."""
    if not word.islower():
        return False
    if day.is_from:
        return event_cues("changes").fullmatch(word) is not None
    if day.is_coming and event_cues("verbs_to_come").fullmatch(word):
        return True
    return is_verb(word)


def is_verb(word: str) -> bool:
    """Say whether a word right behind a day can be a Dutch verb of the present tense."""
    if word[0].isupper():
        return False
    if event_cues("everyday_verbs").fullmatch(word):
        return True
    if event_cues("no_verbs").fullmatch(word):
        return False
    return word.endswith(all_languages(tables("event_words")["verb_endings"]))


def _verbs_near(day: _Day) -> Iterator[re.Match[str]]:
    """Give the verbs of a sentence that are close to a day; everyday ones only right before it."""
    table = "changes" if day.is_from else "verbs"
    for match in event_cues(table).finditer(day.text):
        is_near = match[0].islower() and _is_close(match, day.said)
        if is_near and not _is_only_imagined(day.text, match):
            yield match
    if day.is_from:
        return
    names = ("everyday_verbs", "is_on")
    for name in (*names, "verbs_to_come") if day.is_coming else names:
        for match in event_cues(name).finditer(day.text, 0, day.said.start):
            if match[0].islower() and len(day.text[match.end() : day.said.start].split()) == 1:
                yield match


@cache
def _we_and_a_word() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives('we')})\s+(\w{{3,}})", re.IGNORECASE)


def _what_we_do(text: str, said: SaidDay) -> re.Match[str] | None:
    """Give "we" and a verb of the present tense near a day: "We vertrekken op 26 mei"."""
    found = _we_and_a_word().finditer(text)
    return next((m for m in found if _is_close(m, said) and is_verb(m[1])), None)


def _is_only_imagined(text: str, match: re.Match[str]) -> bool:
    """Say whether a verb tells what could be: "that a password should expire"."""
    before = text[max(0, match.start() - 20) : match.start()].split()[-1:]
    return bool(before) and event_cues("imagined").fullmatch(before[0]) is not None


def _is_close(match: re.Match[str], said: SaidDay) -> bool:
    return max(said.start - match.end(), match.start() - said.end) <= _NEAR
