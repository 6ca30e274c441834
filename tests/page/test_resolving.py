"""The resolver with a memory gives what the standard gives, whatever it remembers."""

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sicaudit.page.html.resolving import Resolver
from sicaudit.urls import resolve, split_fragment

URLS = json.loads((Path(__file__).parents[1] / "vectors" / "urls.json").read_text("utf-8"))
CASES = [case for case in URLS["cases"] if (case["base"] or "").startswith("http")]


def plainly(href, base):
    url = resolve(href, base)
    return (None, None) if url is None else split_fragment(url)


def joined(resolved):
    url, fragment = resolved
    return url if fragment is None else f"{url}#{fragment}"


def test_the_standards_own_examples_resolve_as_it_says_one_after_the_other():
    assert len(CASES) > 100
    resolver = Resolver()
    wrong = []
    for case in CASES * 2:  # the second time from memory
        resolver.use(case["base"])
        found = joined(resolver.resolve(case["input"]))
        if found != (None if case.get("failure") else case["href"]):
            wrong.append((case["input"], case["base"], found))
    assert wrong == []


PIECES = st.lists(
    st.sampled_from([*"ab/.?#: é\\\t\x01", "..", "%41", "//"]),
    max_size=6,
).map("".join)
BASES = st.sampled_from(
    [
        "https://a.nl/",
        "https://a.nl/x",
        "https://a.nl/x/y?q=/z",
        "https://a.nl/x/y#f",
        "https://a.nl/x/z",
        "http://a.nl/x/z?q",
        "https://b.nl/x/y",
        "https://b.nl/",
    ]
)


@given(st.lists(st.tuples(BASES, PIECES), max_size=20))
@example([("https://a.nl/", "a #b")])
@example([("https://a.nl/x/y", "\x01"), ("https://a.nl/x/z", "\x01")])
def test_what_it_remembers_never_changes_what_it_says(asked):
    resolver = Resolver()
    for base, href in asked:
        resolver.use(base)
        assert joined(resolver.resolve(href)) == joined(plainly(href, base))


@pytest.mark.parametrize("href", ["", "#", "#x", "?", "?a", " ", "\n#x"])
def test_what_depends_on_the_page_itself_is_not_remembered_for_its_neighbour(href):
    resolver = Resolver()
    for base in ("https://a.nl/x/y", "https://a.nl/x/z", "https://a.nl/x/y?q"):
        resolver.use(base)
        assert joined(resolver.resolve(href)) == joined(plainly(href, base))


def test_memory_does_not_grow_without_end():
    resolver = Resolver()
    for number in range(120_000):
        if number % 1000 == 0:
            resolver.use(f"https://a.nl/x/{number}")
        resolver.resolve(f"p{number}")
    assert sum(len(memory.addresses) for memory in resolver._memories.values()) <= 51_001
