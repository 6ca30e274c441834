"""Whether a sentence still promises with "soon" or "next month" what its page's age has undone."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from sicaudit.page.decay.announcement import Announcement
from sicaudit.page.decay.event_parts import hours
from sicaudit.page.decay.event_sentences import tells_of_the_past
from sicaudit.page.decay.event_verbs import is_verb
from sicaudit.page.decay.event_words import Cue, announcing, event_cues, told_to_do
from sicaudit.page.decay.relative_days import Relative, is_over
from sicaudit.page.language.cue_words import all_languages, one_of
from sicaudit.page.language.past_tense import clause_around, is_passive, tells_what_was
from sicaudit.page.language.sentences import is_within, quoted_spans
from sicaudit.page.tables import tables

_NEXT_WORDS = re.compile(r"\s+([^\W\d_]{2,})\s+([^\W\d_]+)")
_NEAR = 60
"""Letters behind a word that opens the sentence among which its verb stands."""

_FEW = 4
"""Words behind a relative word among which its verb stands: "This autumn we start"."""

_A_DAY = timedelta(days=2)
_A_MONTH = timedelta(days=21)


@cache
def _endings(name: str) -> str:
    return one_of(all_languages(tables("event_words")[name]))


@cache
def _participle() -> re.Pattern[str]:
    past, owner = _endings("past_endings"), _endings("owner_endings")
    return re.compile(rf"(?<!\w)\w{{3,}}(?:{past})(?!\w)|['’](?:{owner})(?=\s\w)")


@cache
def _genitive() -> re.Pattern[str]:
    return re.compile(rf"['’](?:{_endings('owner_endings')})(?!\w)")


@cache
def _past_verb() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[a-z]{{3,}}(?:{_endings('past_endings')})(?!\w)")


def passed_words(text: str, relatives: Iterator[Relative], today: date) -> Iterator[Announcement]:
    """Give the relative words of a sentence that no longer hold; one at most.

    Where nothing is announced beside them they may only ask, and most say nothing then: "praat er
    deze week over" holds in every week.
    """
    over = [relative for relative in relatives if is_over(relative, today)]
    if not over or tells_what_was(text) or tells_of_the_past(text):
        return
    quoted = quoted_spans(text)
    for relative in sorted(over, key=lambda one: not one.is_strong):
        if is_within(relative.start, quoted) or _is_of_the_reader(text, relative):
            continue
        if _is_told(text, relative):
            continue
        cue = _announcing_beside(text, relative) or _what_begins(text, relative)
        is_weak = cue is None and not relative.is_strong
        if is_weak and not (_may_ask(text, relative) or _opens_with_verb(text, relative)):
            continue
        when = text[relative.start : relative.end]
        yield Announcement(
            text=text,
            when=when,
            words=cue.words if cue else when,
            last=relative.last if relative.last < today else None,
            by="word",
            why="relative",
            certainty="ask" if is_weak else "likely",
        )
        return


def _is_of_the_reader(text: str, relative: Relative) -> bool:
    """Say whether a word speaks of the reader: "Krijgt je kind binnenkort een telefoon?"."""
    if event_cues("replies").search(text):
        return True
    return event_cues("questions").search(text, 0, relative.start) is not None


def _is_told(text: str, relative: Relative) -> bool:
    """Say whether a word tells what has been or could be: "tried it this week", "would soon be"."""
    if _genitive().match(text, relative.end):
        return True
    before = text[: relative.start].split()[-1:]
    if before and event_cues("imagined").fullmatch(before[0]):
        return True
    if relative.is_strong:
        return False
    start, end = clause_around(text, relative.start, relative.end)
    clause = text[start:end]
    found = (m for m in _past_verb().finditer(clause) if not event_cues("not_past").fullmatch(m[0]))
    return any(not is_passive(clause, match) for match in found)


def _may_ask(text: str, relative: Relative) -> bool:
    """Say whether a word is worth a question by itself.

    Not where the page asks one, or tells what has been ("earlier this year", "attended").
    """
    if (
        not relative.is_alone
        or told_to_do(text)
        or text.rstrip().endswith("?")
        or _participle().search(text)
    ):
        return False
    before = text[: relative.start].split()[-1:]
    return not (before and event_cues("earlier").fullmatch(before[0]))


def _opens_with_verb(text: str, relative: Relative) -> bool:
    """Say whether a sentence tells what happens in a month or longer: "Dit voorjaar publiceert"."""
    if relative.start or relative.last - relative.page < _A_MONTH or text.endswith("?"):
        return False
    behind = text[relative.end :].split()[:_FEW]
    if not behind:
        return False
    return is_verb(behind[0]) or any(map(event_cues("verbs").fullmatch, behind[1:]))


def _what_begins(text: str, relative: Relative) -> Cue | None:
    """Give the verb of what begins then: "Morgen start", "Tomorrow we launch", "We meet tomorrow".

    In Dutch the verb follows the word that opens the sentence; else "we" does it, or it is being
    done ("are handing out").
    """
    if text.rstrip().endswith("?") or told_to_do(text):
        return None
    if not text[: relative.start].strip():
        match = _NEXT_WORDS.match(text, relative.end)
        if match and is_verb(match[1]):
            return Cue("begins", match.start(1), match.end(1), match[1])
        if match and event_cues("verbs_to_come").fullmatch(match[1]) and _is_own(match[2]):
            return Cue("begins", match.start(1), match.end(1), match[1])
        return _what_we_do(text, relative.end, min(len(text), relative.end + _NEAR))
    if _is_own(text.split()[0]):
        return _what_we_do(text, 0, relative.start)
    return None


def _is_own(word: str) -> bool:
    return event_cues("own").fullmatch(word) is not None


def _what_we_do(text: str, start: int, end: int) -> Cue | None:
    """Give an English verb in a part of a sentence, of what we do or what is being done."""
    for match in event_cues("verbs").finditer(text, start, end):
        if " " in match[0] or event_cues("own").search(text, start, match.start()):
            return Cue("begins", match.start(), match.end(), match[0])
    return None


def _is_sure_of_a_day(text: str, relative: Relative, cue: Cue) -> bool:
    """Say whether words announce something for today or tomorrow, and for no other day."""
    if cue.table == "announce":
        return True
    between = text[relative.end : cue.start]
    if text[: relative.start].strip():
        return cue.table == "is" and not between.strip()
    if cue.table == "begins" or (cue.table == "future" and event_cues("own").search(between)):
        return True
    return cue.table == "is" and (not between.strip() or hours().search(between) is not None)


def _announcing_beside(text: str, relative: Relative) -> Cue | None:
    """Give words that announce and are not the relative word itself."""
    is_day = relative.last - relative.page <= _A_DAY
    for cue in announcing(text):
        if is_day and not _is_sure_of_a_day(text, relative, cue):
            continue  # "meld je vandaag nog aan" holds on every day
        if cue.end <= relative.start or cue.start >= relative.end:
            return cue
        if cue.start < relative.start and cue.end > relative.end:
            return cue
    return None
