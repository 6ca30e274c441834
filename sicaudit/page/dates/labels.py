"""The words around a date by which a reader knows what it means."""

import re
from dataclasses import dataclass

from sicaudit.model.page import DateKind
from sicaudit.page.dates.words import END, date_words

_MOST_ALONE = 90
"""Letters beside a date in a line that is nothing but a date, an hour, an author, a category."""

_BREAKS = re.compile(r"[.!?|•·:;,()–—/*»>]|\s-\s|(?<=\d)\s")
"""What ends the sentence before a label."""

_GOES_ON = re.compile(r",?[^\S\x1f]+[a-z]")
"""The sentence goes on behind the date."""

_WORDS = re.compile(r"\w+")

_OPENER = re.compile(r"(?:[\w.]+ ?){1,3},")
"""A place or an author before a date: `Redactie, 3 mei 2021`."""

_OPENING = " \t\r\n\xa0\x1e\x1f([{-–—|•·"
"""Signs before a date that begins its line."""

_LONGEST_PLACE = 40
"""Letters of the places before a dateline's comma: `Hofheim am Taunus | Wiesbaden`."""

_SIGNS = ("|", "•", "·", "–", "—", "-", "/")
"""What parts a date from a category in one line."""

_EVENT_WITHIN = 60
"""Letters behind a date in which a place, or from when to when, makes it an event's."""

_EVENT_ELEMENTS = 3
"""Elements that these stand in, that of the date included."""

_ELEMENT_ENDS = re.compile(rf"\s*{END}\s*")
_WHITE = re.compile(rf"[^\S{END}]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a line says a date to be; None: a date that says nothing of the page's age."""

    kind: DateKind | None
    words: str
    """As they stand there, up to the date."""
    needs_day: bool = False
    """True: a month alone would not be the page's."""


def flat(text: str) -> str:
    """Give `text` with single spaces, and one END where elements end."""
    return _WHITE.sub(" ", _ELEMENT_ENDS.sub(END, text))


def label_before(before: str, behind: str) -> Label | None:
    """Find the label that a date follows; `before` is flat. None: there is none.

    The last label counts, and only if nothing but signs, an hour, a version, small words or an
    author stand between it and the date: "Geplaatst door Jan de Vries op vrijdag". Between
    commas it speaks of something else: "Ons onderzoek, gepubliceerd in 2019, laat zien".
    """
    words = date_words()
    text = before.lower()
    matches = list(words.label.finditer(text))
    if not matches or not words.gap.fullmatch(text, matches[-1].end()):
        return None
    label = matches[-1]
    inner = label.start() + label[0].rfind(END) + 1
    goes_on = text[: label.start()].endswith(", ") and _GOES_ON.match(behind) is not None
    is_own = _opens_sentence(text[: label.start()]) and not goes_on
    if not is_own and inner > label.start():
        # "Veilig online", and below it "Geplaatst op": the headline ends like a label
        return label_before(END + before[inner:], behind)
    name = label[1].replace(END, " ")
    if words.labels[name] is DateKind.UNKNOWN and text.startswith("(", label.end()):
        return None  # of a spreadsheet: DATE(1995;1;1)
    return Label(
        kind=words.labels[name] if is_own else None,
        words=before[label.start() :],
        needs_day=name in words.full_day and _has_number(text[label.end() :]),
    )


def _has_number(between: str) -> bool:
    """Say whether a version stands before a month: `Version 2.0, January 2004` is no page's age."""
    return any(letter.isdigit() for letter in between)


def label_behind(before: str, behind: str) -> Label | None:
    """Find a label that closes a sentence behind its date: "Deze les is op 3 mei 2021 herzien."."""
    words = date_words()
    match = words.label_after.match(behind.lower())
    if match is None or not _opens_sentence(before.lower()):
        return None
    name = match[1].replace(END, " ")
    return Label(kind=words.labels[name], words=f"{name}: ", needs_day=name in words.full_day)


def _opens_sentence(before: str) -> bool:
    """Say whether a label behind `before` speaks of the page.

    It does at the start of a sentence or element, and behind words for the page itself. An
    element that follows such a word goes on with its sentence: "De wet is <b>gewijzigd op".
    Where the element names a source, it speaks of that.
    """
    words = date_words()
    if not words.sources.isdisjoint(_WORDS.findall(before.rpartition(END)[2])):
        return False
    *elements, last = _BREAKS.split(before)[-1].split(END)
    if not words.page_words.issuperset(last.split()):
        return False
    for element in reversed(elements):
        said = element.split()
        if said and said[-1] not in words.linking:
            return True
        if not words.page_words.issuperset(said):
            return False
    return True


def stands_alone(before: str, after: str) -> bool:
    """Say whether a date is all that its line says, given what stands beside it in its element.

    An hour, a weekday, an author, or a category behind a sign may.
    """
    before, after = flat(before).strip().lower(), flat(after).strip().lower()
    if len(before) + len(after) > _MOST_ALONE:
        return False
    beside = date_words().beside
    return bool(
        (before.endswith(_SIGNS) or beside.fullmatch(before) or _OPENER.fullmatch(before))
        and (after.startswith(_SIGNS) or beside.fullmatch(after))
    )


def opens_line(before: str, after: str) -> bool:
    """Say whether a date begins its line, but for signs and a place: `Bern, den 3. Mai - Rede`."""
    before = flat(before).strip(_OPENING)
    if not before:
        return True
    if not flat(after).strip().startswith(_SIGNS):
        return False
    place, comma, rest = before.rpartition(",")
    if not comma or ":" in place or len(place) > _LONGEST_PLACE or not place[:1].isupper():
        return False
    words = date_words()
    is_source = not words.sources.isdisjoint(_WORDS.findall(place.lower()))
    return not is_source and words.beside.fullmatch(rest.strip().lower()) is not None


def is_event(behind: str) -> bool:
    """Say whether what follows a date makes it the day of something to go to.

    A letter to sign up for, or an account, is none.
    """
    words, text = date_words(), flat(behind).lower()
    near = END.join(text.split(END)[:_EVENT_ELEMENTS])
    match = words.near_event.search(near[:_EVENT_WITHIN])
    if match is None:
        return False
    return words.no_event.search(text, match.end(), match.end() + _EVENT_WITHIN) is None
