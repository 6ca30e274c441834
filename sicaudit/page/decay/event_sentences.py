"""Whether a sentence announces something whose day has passed."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import lru_cache

from sicaudit.model.page import DateKind
from sicaudit.page.dates.days import SaidDay, days_in
from sicaudit.page.dates.words import date_words
from sicaudit.page.decay.announcement import Announcement, Times
from sicaudit.page.decay.day_cues import NEAR, announcing_cues
from sicaudit.page.decay.event_passages import Passage
from sicaudit.page.decay.event_words import (
    Cue,
    announcing,
    event_cues,
    is_since,
    leads_to_a_day,
    limit_before,
    may_say,
    perfect_behind,
)
from sicaudit.page.decay.event_years import Resolved, resolve, year_in_a_name
from sicaudit.page.language.past_tense import tells_what_was
from sicaudit.page.language.sentences import is_within, quoted_spans
from sicaudit.page.services.contradictions import weaker
from sicaudit.page.tables import tables

_JUST_OVER = timedelta(days=14)
"""So short a time after an event its page may still be on its way to be changed."""

_HALF_A_YEAR = timedelta(days=183)

_BEFORE_ITS_PAGE = timedelta(days=30)
"""What was over so long when its page was published is told, not announced."""

OLD = timedelta(days=12 * 365)
"""What speaks so of a day so long ago tells a history in the present tense."""

_OF_THE_PAGE = (DateKind.PUBLISHED, DateKind.MODIFIED, DateKind.REVIEWED)

_SIGNS_BESIDE_A_DATELINE = ":–—-|•·"

_CODE = frozenset("\"'=")
"""Signs that stand right beside a day only where it is a value: `="22-11-1999"`."""

_CLOCK = re.compile(r"[T,]?\s*\d\d:\d\d:\d\d")
"""Behind a day: a machine's stamp, as `2026-11-23 12:53:29`."""

_EXAMPLE = 30
"""Letters before a day in which "for example" makes it one."""

_LABEL = 45
"""Letters before a day in which "gepubliceerd op" stands."""


def passed_days(passage: Passage, times: Times) -> Iterator[Announcement]:
    """Give what a sentence announces for days that have passed.

    A day that opens a paragraph may only date what follows; under the heading of an agenda it is
    the day of an event.
    """
    text, opens, agenda = passage.text, passage.opens, passage.agenda
    days = days_in(text)
    if not days or tells_of_the_past(text):
        return
    quoted = quoted_spans(text)
    cues = [cue for cue in announcing(text) if not is_within(cue.start, quoted)]
    for said in days:
        if (
            is_within(said.start, quoted)
            or is_labelled(text, said.start)
            or _is_example(text, said)
        ):
            continue
        if not agenda and _is_dateline(passage, said):
            continue
        if perfect_behind(text, said):
            continue
        if said.year is None and event_cues("regularly").search(passage.beside):
            continue
        if event_cues("stories").search(passage.beside):
            continue
        found = _passed(passage, said, cues, times)
        if found is None and opens and agenda and said.start == 0:
            found = _in_agenda(text, said, agenda, times)
        if found is not None:
            yield found


def tells_of_the_past(text: str) -> bool:
    """Say whether a sentence looks back, tells that something is over, or happens regularly."""
    return any(may_say(name, text) for name in ("looks_back", "over", "regularly"))


def _passed(
    passage: Passage, said: SaidDay, cues: Sequence[Cue], times: Times
) -> Announcement | None:
    text = passage.text
    named = None
    if times.page is None and said.year is None and not said.weekdays:
        named = year_in_a_name(text, passage.beside)
    heading = named or times.heading
    resolved = resolve(said, page=times.page, heading=heading, today=times.today)
    if resolved is None or resolved.day >= times.today:
        return None
    if named is not None:
        said = said._replace(year=named)
    is_coming = _is_coming(resolved, times) and not (said.year is None and _is_a_feast(resolved))
    cue = next(announcing_cues(passage, said, cues, is_coming=is_coming), None)
    if cue is None:
        return None
    certainty = certainty_of_day(resolved, cue.table, times)
    if certainty is None:
        return None
    return Announcement(
        text=text,
        when=text[said.start : said.end],
        words=cue.words,
        last=resolved.day,
        by=resolved.by,
        why="announced",
        certainty=certainty,
    )


def _is_a_feast(resolved: Resolved) -> bool:
    return resolved.day.strftime("%m-%d") in tables("event_words")["feast_days"]["all"]


def _is_coming(resolved: Resolved, times: Times) -> bool:
    """Say whether a day was to come when its page was written, and not long before it."""
    return times.page is not None and times.page < resolved.day <= times.page + _HALF_A_YEAR


def _in_agenda(text: str, said: SaidDay, agenda: str, times: Times) -> Announcement | None:
    """Judge an item under "Agenda" that begins with its day; the heading announces it."""
    if not any(map(str.isalpha, text[said.end :])):
        return None
    resolved = resolve(said, page=times.page, heading=times.heading, today=times.today)
    if resolved is None or resolved.day >= times.today or tells_what_was(text):
        return None
    certainty = certainty_of_day(resolved, NEAR, times)
    if certainty is None:
        return None
    return Announcement(
        text=text,
        when=text[said.start : said.end],
        words=agenda,
        last=resolved.day,
        by=resolved.by,
        why="agenda",
        certainty=weaker(certainty, "ask"),
    )


def certainty_of_day(resolved: Resolved, table: str, times: Times) -> str | None:
    """Say how sure it is that an announcement is over; None: it never was one."""
    certainty = {"year": "certain", "weekday": "certain", "guess": "ask"}.get(resolved.by, "likely")
    if table in ("begins", NEAR) or resolved.day >= times.today - _JUST_OVER:
        certainty = weaker(certainty, "likely")
    if resolved.day < times.today - OLD:
        return None
    if times.published is not None and resolved.day < times.published - _BEFORE_ITS_PAGE:
        return "ask" if table == "call" else None
    if table == "begins" and times.published is not None and resolved.day <= times.published:
        return None  # told of its own day in the present tense, as below a photo
    return certainty


def is_labelled(text: str, start: int) -> bool:
    """Say whether the day that begins there is the page's own: "Gepubliceerd op 3 mei 2021"."""
    return _ends_with_a_label(text[max(0, start - _LABEL) : start].lower())


@lru_cache(maxsize=4096)
def _ends_with_a_label(before: str) -> bool:
    """Say the same of what stands before a day; that of a template is read once."""
    words = date_words()
    labels = list(words.label.finditer(before))
    if not labels or words.labels[labels[-1][1]] not in _OF_THE_PAGE:
        return False
    return words.gap.fullmatch(before, labels[-1].end()) is not None


def is_no_event_day(text: str, said: SaidDay) -> bool:
    """Say whether a day is the page's own, an example, quoted, or that since when something is."""
    if is_labelled(text, said.start) or _is_example(text, said):
        return True
    return is_within(said.start, quoted_spans(text)) or is_since(text, said.start, said.end, "call")


def is_value(text: str, said: SaidDay) -> bool:
    """Say whether a day is a value in code, the stamp of a clock, or a month of publication."""
    beside = text[max(0, said.start - 1) : said.start] + text[said.end : said.end + 1]
    if said.day is None and beside == "()":  # "Handreiking gamen (juni 2025)"
        return True
    return not _CODE.isdisjoint(beside) or _CLOCK.match(text, said.end) is not None


def _is_example(text: str, said: SaidDay) -> bool:
    """Say whether a day only shows how days are written, or what could be."""
    if is_value(text, said):
        return True
    first = max(0, said.start - _EXAMPLE)
    found = event_cues("examples").finditer(text, first, said.start)
    if any(text[max(0, match.start() - 1)] != "@" for match in found):
        return True
    return event_cues("examples").match(text) is not None


def _is_dateline(passage: Passage, said: SaidDay) -> bool:
    """Say whether a day dates what stands beside it: "12 januari 2025: ...", or an item of a list.

    In a block with a link, a day at the end that nothing leads to is that of the page or the file
    behind it, and so is one that closes a bracket.
    """
    text = passage.text
    before, behind = text[: said.start].rstrip(), text[said.end :].lstrip(" .")
    goes_on = bool(behind) and not (
        behind == ")" or behind[0].isupper() or behind[0] in _SIGNS_BESIDE_A_DATELINE
    )
    if goes_on or not passage.opens:
        return False
    if not before or before[-1] in _SIGNS_BESIDE_A_DATELINE.replace(":", ""):
        return True
    if passage.block.hrefs and behind == ")" and limit_before(text, said.start) is None:
        return True
    return not behind and bool(passage.block.hrefs) and not leads_to_a_day(before)
