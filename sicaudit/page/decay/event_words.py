"""What `event_words.toml` says, as patterns for one sentence."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from sicaudit.page.dates.days import SaidDay
from sicaudit.page.language.cue_words import all_languages, any_of, one_of
from sicaudit.page.tables import tables

_FEW_BEFORE = 2
"""Words before a limit among which one may say of what it is: "die je voor 1 mei kocht"."""


@cache
def event_cues(name: str) -> re.Pattern[str]:
    """Give one table of the file as a pattern, all languages together."""
    return any_of(all_languages(tables("event_words")[name]))


def may_say(name: str, text: str) -> bool:
    """Say in a quarter of the time whether a text can hold an entry of a table: most hold none."""
    return _in_small_letters(name).search(text.lower()) is not None


@cache
def _in_small_letters(name: str) -> re.Pattern[str]:
    entries = all_languages(tables("event_words")[name])
    return any_of(map(str.lower, entries), flags=re.NOFLAG)


@cache
def before_a_day(name: str) -> re.Pattern[str]:
    words, the = alternatives(name), alternatives("the")
    return re.compile(rf"(?<!\w)(?:{words})\s+(?:(?:{the})\s+)?\Z", re.IGNORECASE)


def alternatives(name: str) -> str:
    return one_of(all_languages(tables("event_words")[name]))


@cache
def _behind_a_day() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{alternatives('until')})(?!\w)", re.IGNORECASE)


@cache
def _limits() -> re.Pattern[str]:
    limit, on = alternatives("limit"), f"{alternatives('the')}|{alternatives('on')}"
    return re.compile(rf"(?<!\w)(?:{limit})(?=\s+(?:(?:{on})\s+)?\Z)", re.IGNORECASE)


def limit_before(text: str, start: int) -> re.Match[str] | None:
    """Give the word right before a day that makes it a limit ("until"); None: there is none."""
    first = max(0, start - 40)
    before = text[first:start]
    match = _limits().search(before)
    if match is None:
        return None
    last_words = before[: match.start()].split()[-_FEW_BEFORE:]
    is_to_be = len(last_words) > 1 and event_cues("be").fullmatch(last_words[-2])
    if not is_to_be and any(map(event_cues("no_limit").fullmatch, last_words[-1:])):
        return None
    if any(event_cues("of_which").fullmatch(word) for word in last_words):
        return None
    return match


def is_since(text: str, start: int, end: int, cue: str) -> bool:
    """Say whether a day is one from which something has held: "since 3 May", "law of 3 May".

    "From 3 May" is one only where it opens no range, and nothing is said to begin then (`cue`:
    the table of the words that announce).
    """
    before = text[max(0, start - 40) : start]
    if before_a_day("since").search(before) is not None:
        return True
    if cue in ("future", "begins") or before_a_day("from").search(before) is None:
        return False
    return _behind_a_day().match(text, end) is None


class Cue(NamedTuple):
    """Words of a sentence that announce."""

    table: str
    """call, announce, future, begins or is."""
    start: int
    end: int
    words: str


def announcing(text: str) -> Iterator[Cue]:
    """Give the words of a sentence that announce something.

    An event and "is" do too ("Op 3 maart is de netwerkdag"), or an event and "next".
    """
    plain = event_cues("not_announcing").sub(lambda match: " " * len(match[0]), text)
    for table in ("call", "announce", "future", "begins"):
        if not may_say(table, plain):
            continue
        for match in event_cues(table).finditer(plain):
            if table == "future" and _is_a_name(plain, match):
                continue
            if table != "call" or not is_newsletter(text):
                yield Cue(table, match.start(), match.end(), match[0])
    if names_an_event(plain):
        yield from _events_to_come(plain)


def _is_a_name(text: str, match: re.Match[str]) -> bool:
    """Say whether "will" is somebody's name, or a word of a headline."""
    behind = text[match.end() :].lstrip()[:1]
    return bool(match.start()) and match[0][0].isupper() and behind.isupper()


@cache
def _imperatives() -> re.Pattern[str]:
    """Give what finds a verb that tells the reader what to do, where a clause can begin."""
    verbs, joins = alternatives("imperatives"), alternatives("joins")
    return re.compile(
        rf"(?:\A|(?<=[.,:;!?–-]\s)|(?<!\w)(?:{joins})\s+)(?P<verb>{verbs})(?!\w)", re.IGNORECASE
    )


def told_to_do(text: str) -> str:
    """Give the verb by which a sentence tells the reader to do something; empty: it does not."""
    match = _imperatives().search(text)
    return match["verb"] if match else ""


def leads_to_a_day(before: str) -> bool:
    """Say whether a text ends with what a day follows: a preposition, a sign, a form of "is"."""
    last = before.split()[-1:]
    if not last or not last[0][-1].isalnum():
        return True
    tables_of_words = ("on", "on_range", "from", "limit", "is", "when")
    return any(event_cues(name).fullmatch(last[0]) for name in tables_of_words)


def _events_to_come(text: str) -> Iterator[Cue]:
    """Give "is" and "next" of a sentence that names an event, unless it tells what has been."""
    if has_participle(text):
        return
    for table, known_as in (("is", "is"), ("next", "announce")):
        for match in event_cues(table).finditer(text):
            yield Cue(known_as, match.start(), match.end(), match[0])


def has_participle(text: str) -> bool:
    found = event_cues("participles").finditer(text)
    return any(not _is_no_participle(match[0]) for match in found)


def _is_no_participle(word: str) -> bool:
    tables_of_words = ("no_participles", "verbs", "everyday_verbs", "changes")
    return any(event_cues(name).fullmatch(word) for name in tables_of_words)


@cache
def _perfect() -> re.Pattern[str]:
    to_be = alternatives("perfect")
    return re.compile(rf"\s+(?:(?:{to_be})\s+(\w+)|(\w+)\s+(?:{to_be})(?!\w))", re.IGNORECASE)


def perfect_behind(text: str, said: SaidDay) -> bool:
    """Say whether a perfect tense stands right behind a day: "dat op 3 mei is opgericht"."""
    match = _perfect().match(text, said.end)
    return match is not None and has_participle(match[1] or match[2])


@lru_cache(maxsize=512)
def names_an_event(text: str) -> bool:
    """Say whether a text names something to go to; "maandag" is no "netwerkdag"."""
    if not may_say("events", text):
        return False
    found = event_cues("events").finditer(text)
    return any(event_cues("no_events").fullmatch(match[0]) is None for match in found)


def is_newsletter(text: str) -> bool:
    """Say whether a sentence calls to something that has no day."""
    return event_cues("newsletter").search(text) is not None
