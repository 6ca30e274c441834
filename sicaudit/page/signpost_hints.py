"""The words by which help is recognised, read from `signpost_hints.toml` once."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from sicaudit.page.words import Phrase, PhraseIndex, fold, tokens_of

LONGEST_HEADING = 120
"""Letters; what is longer is a paragraph that was marked up as a heading."""

_AROUND_A_HEADING = " .,:;!?…-–»›>"
_CAMEL = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]*")


@cache
def _tables() -> dict[str, tuple[str, ...]]:
    text = files("sicaudit.page").joinpath("signpost_hints.toml").read_text("utf-8")
    return {
        name: tuple(entry for entries in languages.values() for entry in entries)
        for name, languages in tomllib.loads(text).items()
    }


@cache
def hints(name: str) -> frozenset[str]:
    """Give one table of the file, folded, all languages together."""
    return frozenset(fold(entry) for entry in _tables()[name])


@cache
def _help_headings() -> PhraseIndex:
    return PhraseIndex([Phrase(entry) for entry in _tables()["help_headings"]])


@cache
def _any_heading() -> PhraseIndex:
    entries = (*_tables()["help_headings"], *_tables()["whole_headings"])
    return PhraseIndex([Phrase(entry) for entry in entries])


def may_hold_help_headings(texts: str) -> bool:
    """Say whether `is_help_heading` can hold for any of these texts (one a line); quick."""
    return bool(_any_heading().possible(texts))


def is_help_heading(heading: str) -> bool:
    """Say whether what stands under this heading tells where to get help."""
    if not heading or len(heading) > LONGEST_HEADING:
        return False
    if fold(heading.strip(_AROUND_A_HEADING)) in hints("whole_headings"):
        return True
    phrases = _help_headings()
    if not phrases.possible(heading):
        return False
    return next(phrases.matches(tokens_of(heading)), None) is not None


@lru_cache(maxsize=4096)
def names_a_help_box(names: str) -> bool:
    """Say whether a class or id, as `c-helpBox c-helpBox--wide`, is that of a help box."""
    words = (word.lower() for word in _CAMEL.findall(names))
    joined = names.lower().replace("-", "").replace("_", "").split()
    return not hints("help_classes").isdisjoint((*words, *joined))


def is_vague(link_text: str) -> bool:
    """Say whether link words do not tell where they lead; a link without words says nothing."""
    words = " ".join(token.folded for token in tokens_of(link_text))
    return words in hints("vague_links")
