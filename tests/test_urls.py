"""URLs as browsers read them: the WHATWG's own vectors, and what we do with the results."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicaudit.urls import (
    canonical,
    host_of,
    is_web,
    origin_of,
    path_of,
    resolve,
    split_fragment,
    without_port,
)

VECTORS = Path(__file__).with_name("vectors")


def cases(name):
    return json.loads((VECTORS / name).read_text("utf-8"))["cases"]


URLS = cases("urls.json")
NOWHERE = "about:blank"
"""A base against which nothing relative resolves, as without a base."""


@pytest.mark.parametrize("case", URLS, ids=[case["id"] for case in URLS])
def test_the_standards_own_examples_resolve_as_it_says(case):
    expected = None if case.get("failure") else case["href"]
    assert resolve(case["input"], case["base"] or NOWHERE) == expected


ABSOLUTE = [case for case in URLS if case["base"] is None]


def test_an_absolute_url_is_serialised_the_same_without_a_base():
    assert len(ABSOLUTE) > 200
    wrong = [
        (case["input"], canonical(case["input"]))
        for case in ABSOLUTE
        if canonical(case["input"]) != (None if case.get("failure") else case["href"])
    ]
    assert wrong == []


NAMES = cases("idn_toascii.json")


@pytest.mark.parametrize("case", NAMES, ids=[case["id"] for case in NAMES])
def test_names_become_ascii_as_the_standard_says(case):
    expected = None if case["output"] is None else f"https://{case['output']}/x"
    assert resolve(f"https://{case['input']}/x", NOWHERE) == expected


SERIALISED = sorted({case["href"] for case in URLS if "href" in case})


@pytest.mark.parametrize("url", SERIALISED)
def test_a_serialised_url_stays_as_it_is(url):
    assert canonical(url) in (url, None)
    assert resolve(url, "https://a.nl/") == canonical(url)


def test_half_a_letter_is_a_replacement_character_as_in_browsers():
    assert resolve("/\ud800?\udfff", "https://a.nl/") == "https://a.nl/%EF%BF%BD?%EF%BF%BD"
    assert resolve("/\ud800\ud801\udffe", "https://a.nl/") == "https://a.nl/%EF%BF%BD%F0%90%9F%BE"
    assert resolve("x", "https://a.nl/\ud800/") == "https://a.nl/%EF%BF%BD/x"
    assert resolve("https://a\ud800.nl/", "https://a.nl/") is None


def test_without_a_base_only_an_absolute_url_resolves():
    assert resolve("https://a.nl/x", "") == "https://a.nl/x"
    assert resolve("/x", "") is None


WEB = [case for case in URLS if is_web(case.get("href", ""))]


@pytest.mark.parametrize("case", WEB, ids=[case["id"] for case in WEB])
def test_the_parts_of_a_web_address(case):
    url = case["href"]
    assert host_of(url) == case["host"]
    assert without_port(host_of(url)) == case["hostname"]
    assert origin_of(url) == case.get("origin", origin_of(url))
    assert path_of(url) == case["pathname"]
    address, fragment = split_fragment(url)
    assert address + ("" if fragment is None else f"#{fragment}") == url
    assert (fragment or "") == case["hash"].removeprefix("#")


@given(st.text(), st.sampled_from(["https://a.nl/x/y?z#w", "http://[::1]:8/", NOWHERE]))
def test_whatever_is_written_is_resolved_to_a_fixed_point_or_not_at_all(href, base):
    url = resolve(href, base)
    if url is not None:
        assert canonical(url) == url
        assert resolve(url, base) == url


@pytest.mark.parametrize("text", ["\ud800", "https://a.nl/\udfff", "", "//", "https://"])
def test_what_is_no_url_is_none_and_no_exception(text):
    for url in (canonical(text), resolve(text, NOWHERE), resolve(text, text)):
        assert url is None or canonical(url) == url


@pytest.mark.parametrize(
    ("url", "web"),
    [
        ("http://a.nl/", True),
        ("https://a.nl/", True),
        ("httpx://a.nl/", False),
        ("mailto:a@a.nl", False),
        ("javascript:void(0)", False),
        ("ftp://a.nl/", False),
    ],
)
def test_what_is_fetched_over_http(url, web):
    assert is_web(url) is web
