"""Tests of editors' words and phrases as one pattern."""

import re

import pytest

from sicaudit.page.decay.event_words import event_cues, may_say
from sicaudit.page.language.cue_words import any_of


@pytest.mark.parametrize("entry", ["dag", "'s avonds", "*dag", "#e editie", "(gratis)"])
def test_an_entry_stands_as_whole_words_whatever_sign_it_begins_with(entry):
    said = entry.replace("*", "lees").replace("#", "3")
    pattern = any_of([entry])
    assert pattern.search(f"Kom {said.upper()} naar ons")
    assert pattern.search(said)
    assert not pattern.search(f"Kom x{said}x naar ons")


def test_small_letters_can_be_asked_for_alone():
    pattern = any_of(["dag"], flags=re.NOFLAG)
    assert pattern.search("een dag")
    assert not pattern.search("een DAG")


@pytest.mark.parametrize("text", ["MELD JE AAN", "Meld je aan!", "We melden het je", "Aanmelden"])
def test_the_quick_look_for_a_table_misses_nothing(text):
    assert may_say("call", text) == bool(event_cues("call").search(text))
