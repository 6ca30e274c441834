"""Whether a sentence still promises with "soon" or "next month" what its page's age has undone."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from sicaudit.page.decay.announcement import Announcement
from sicaudit.page.decay.event_sentences import tells_of_the_past
from sicaudit.page.decay.event_words import Cue, announcing, event_cues, is_verb, told_to_do
from sicaudit.page.decay.relative_days import Relative, is_over
from sicaudit.page.language.past_tense import clause_around, is_passive, tells_what_was
from sicaudit.page.language.sentences import is_within, quoted_spans

_PARTICIPLE = re.compile(r"(?<!\w)\w{3,}ed(?!\w)|['’]s(?=\s\w)")
_GENITIVE = re.compile(r"['’]s(?!\w)")
_ED = re.compile(r"(?<!\w)[a-z]{3,}ed(?!\w)")
_FEW = 4
"""Words behind a relative word among which its verb stands: "This autumn we start"."""

_A_DAY = timedelta(days=2)
_A_MONTH = timedelta(days=21)


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
        cue = _announcing_beside(text, relative)
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
    if _GENITIVE.match(text, relative.end):
        return True
    before = text[: relative.start].split()[-1:]
    if before and event_cues("imagined").fullmatch(before[0]):
        return True
    if relative.is_strong:
        return False
    start, end = clause_around(text, relative.start, relative.end)
    clause = text[start:end]
    found = (m for m in _ED.finditer(clause) if not event_cues("not_past").fullmatch(m[0]))
    return any(not is_passive(clause, match) for match in found)


def _may_ask(text: str, relative: Relative) -> bool:
    """Say whether a word is worth a question by itself.

    Not where the page asks one, or tells what has been ("earlier this year", "attended").
    """
    if (
        not relative.is_alone
        or told_to_do(text)
        or text.rstrip().endswith("?")
        or _PARTICIPLE.search(text)
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


def _announcing_beside(text: str, relative: Relative) -> Cue | None:
    """Give words that announce and are not the relative word itself."""
    is_day = relative.last - relative.page <= _A_DAY
    for cue in announcing(text):
        follows = 0 <= cue.start - relative.end <= 1
        if is_day and not (cue.table == "announce" or (cue.table == "is" and follows)):
            continue  # "meld je vandaag nog aan" holds on every day
        if cue.end <= relative.start or cue.start >= relative.end:
            return cue
        if cue.start < relative.start and cue.end > relative.end:
            return cue
    return None
