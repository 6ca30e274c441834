"""The words by which help is recognised, read from `signpost_hints.toml` once."""

import re
from functools import cache, lru_cache

from sicaudit.page.html.regions import in_words
from sicaudit.page.language.words import Phrase, PhraseIndex, fold, tokens_of
from sicaudit.page.tables import tables

LONGEST_HEADING = 120
"""Letters; what is longer is a paragraph that was marked up as a heading."""

_LONGEST_ENTRY = 90
_AROUND_A_HEADING = " .,:;!?…-–»›>"
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
"""What stands in brackets behind a link's words: "(opens in a new window)"."""


@cache
def _tables() -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(entry for entries in languages.values() for entry in entries)
        for name, languages in tables("signpost_hints").items()
    }


@cache
def hints(name: str) -> frozenset[str]:
    """Give one table of the file, folded, all languages together."""
    return frozenset(fold(entry) for entry in _tables()[name])


@cache
def _phrases(*names: str) -> PhraseIndex:
    return PhraseIndex([Phrase(entry) for name in names for entry in _tables()[name]])


def is_help_heading(heading: str) -> bool:
    """Say whether what stands under this heading tells where to get help."""
    if not heading or len(heading) > LONGEST_HEADING:
        return False
    if fold(heading.strip(_AROUND_A_HEADING)) in hints("whole_headings"):
        return True
    return _says("help_headings", heading) and not _says("other_headings", heading)


def says_hours(text: str) -> bool:
    """Say whether a text says in words when somebody is there ("always open")."""
    return _says("hours", text)


def calls_to_act(text: str) -> bool:
    """Say whether a text tells its readers to call, talk or report.

    So does an entry of a list of numbers: a name and a number, with few words.
    """
    return len(text) <= _LONGEST_ENTRY or says_to_act(text)


def says_to_act(text: str) -> bool:
    """Say whether the words of a text tell its readers to call, talk or report."""
    return _says("acts", text)


def says_quick_exit(link_text: str, names: str) -> bool:
    """Say whether a link or button, by its words or its class, leads away from a page at once."""
    if fold(link_text.strip(_AROUND_A_HEADING + "×x")) in hints("quick_exit"):
        return True
    words = f" {in_words(names)} "
    return any(f" {name} " in words for name in hints("quick_exit_classes"))


def _says(table: str, text: str) -> bool:
    phrases = _phrases(table)
    if not phrases.possible(text):
        return False
    return next(phrases.matches(tokens_of(text)), None) is not None


@lru_cache(maxsize=4096)
def names_one_of(table: str, names: str) -> bool:
    """Say whether a class or id, as `c-helpBox c-helpBox--wide`, has a word of a table in it."""
    words = in_words(names).split()
    joined = names.lower().replace("-", "").replace("_", "").split()
    return not hints(table).isdisjoint((*words, *joined))


@lru_cache(maxsize=4096)
def is_vague(link_text: str) -> bool:
    """Say whether link words do not tell where they lead; a link without words says nothing."""
    words = [token.folded for token in tokens_of(_ASIDE.sub("", link_text))]
    return " ".join(words) in hints("vague_links") or hints("vague_words").issuperset(words)
