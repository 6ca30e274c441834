"""Whose a URL is, and whether it is asked for."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from world import site

from sicaudit.crawl.scope import (
    Family,
    fits,
    is_crawled,
    is_excluded,
    is_meant,
    rule_for,
)
from sicaudit.model.site import LinkRule
from sicaudit.urls import Host, Url


@pytest.mark.parametrize(
    ("pattern", "url", "fit"),
    [
        ("/nieuws/*", "https://a.nl/nieuws/1", True),
        ("/nieuws/*", "https://a.nl/nieuws/", True),
        ("/nieuws/*", "https://a.nl/nieuws", True),
        ("/nieuws/*", "https://a.nl/nieuwsbrief", False),
        ("/nieuws/*", "https://a.nl/oud/nieuws/1", False),
        ("/nieuws", "https://a.nl/nieuws/1", False),
        ("/nieuws*", "https://a.nl/nieuwsbrief", True),
        ("*/nieuws/*", "https://a.nl/oud/nieuws/1", True),
        ("/*.pdf", "https://a.nl/x/y.pdf", True),
        ("/*.pdf", "https://a.nl/y.pdf?x=1", True),
        ("/a?c", "https://a.nl/abc", True),
        ("/a?c", "https://a.nl/ac", False),
        ("/a.c", "https://a.nl/abc", False),
        ("/[ab]", "https://a.nl/a", False),
        ("/", "https://a.nl/", True),
        ("/", "https://a.nl/x", False),
        ("/*", "https://a.nl/", True),
        ("https://a.nl/*", "https://a.nl/x?y", True),
        ("https://a.nl/*", "https://b.nl/x", False),
        ("*?sessie=*", "https://a.nl/x?sessie=1", True),
        ("/x", "https://a.nl/x?y=/z", True),
        ("*linkedin.com/*", "https://www.linkedin.com/in/x", True),
        ("", "https://a.nl/", False),
    ],
)
def test_a_glob_fits_what_an_editor_means(pattern, url, fit):
    assert fits(url, [pattern]) is fit
    assert fits(url, ["/niets", pattern]) is fit
    assert not fits(url, [])


def test_many_asterisks_cost_no_time():
    began = time.process_time()
    assert not fits("https://a.nl/" + "a" * 100_000, ["/*a*a*a*a*a*b"])
    assert fits("https://a.nl/" + "ab" * 50_000, ["*a*a*a*b"])
    assert time.process_time() - began < 1


@given(st.text("ab*?/", max_size=8), st.text("ab/", max_size=8))
def test_a_glob_fits_what_the_plainest_matcher_fits(pattern, path):
    def plainly(glob, text):
        if not glob:
            return not text
        if glob[0] == "*":
            return plainly(glob[1:], text) or (text != "" and plainly(glob, text[1:]))
        return text != "" and glob[0] in ("?", text[0]) and plainly(glob[1:], text[1:])

    url = f"https://a.nl/{path}"
    if pattern.startswith("/"):
        section = pattern.endswith("/*") and f"/{path}" == pattern[:-2]
        assert fits(url, [pattern]) is (plainly(pattern, f"/{path}") or section)
    else:
        assert fits(url, [pattern]) is plainly(pattern, url)


def test_a_rule_names_a_glob_or_a_bare_host():
    rules = [LinkRule(match="x.nl"), LinkRule(match="https://y.nl/*"), LinkRule(match="*")]
    assert rule_for(Url("https://x.nl/a"), rules) is rules[0]
    assert rule_for(Url("https://y.nl/a"), rules) is rules[1]
    assert rule_for(Url("https://www.x.nl/a"), rules) is rules[2]
    assert rule_for(Url("https://z.nl/"), rules[:2]) is None


@pytest.mark.parametrize(
    ("match", "url", "meant"),
    [
        ("www.x.nl", "https://www.x.nl/a/b?c", True),
        ("www.x.nl", "https://www.x.nl:8443/", True),
        ("www.x.nl:8443", "https://www.x.nl:8443/", True),
        ("www.x.nl:8443", "https://www.x.nl/", False),
        ("*.x.nl", "https://www.x.nl/a", True),
        ("*.x.nl", "https://x.nl/a", False),
        ("*.x.nl", "https://y.nl/www.x.nl/", False),
        ("x.nl", "https://www.x.nl/", False),
        ("x.nl", "https://y.nl/?x.nl", False),
        ("*.pdf", "https://y.nl/a.pdf", True),
    ],
)
def test_a_rule_may_name_hosts_by_a_glob(match, url, meant):
    assert is_meant(Url(url), (match,)) is meant


def owner(family, url):
    found = family.site_of(Url(url))
    return found.id if found else None


def test_a_page_belongs_to_the_site_of_its_origin():
    family = Family((site("a", "https://a.nl/", also=(Url("https://www.a.nl/"),)),))
    assert owner(family, "https://a.nl/x") == "a"
    assert owner(family, "https://www.a.nl/x") == "a"
    assert owner(family, "http://a.nl/x") is None
    assert owner(family, "https://a.nl:8443/x") is None
    assert owner(family, "https://a.nl.evil.nl/x") is None
    assert owner(family, "https://sub.a.nl/x") is None
    assert owner(family, "https://a.nl@evil.nl/x") is None


def test_of_sites_that_share_an_origin_the_longest_path_wins():
    family = Family(
        (
            site("all", "https://a.nl/"),
            site("kids", "https://a.nl/kids/"),
            site("play", "https://a.nl/kids/play/"),
        )
    )
    assert owner(family, "https://a.nl/") == "all"
    assert owner(family, "https://a.nl/kidsfood") == "all"
    assert owner(family, "https://a.nl/kids") == "kids"
    assert owner(family, "https://a.nl/kids/x") == "kids"
    assert owner(family, "https://a.nl/kids/play/x") == "play"


def test_a_site_that_has_its_origin_alone_has_all_of_it():
    family = Family((site("nl", "https://a.nl/nl/"),))
    assert owner(family, "https://a.nl/en/") == "nl"


def test_a_site_not_crawled_this_time_is_our_own_all_the_same():
    sites = (site("a", "https://a.nl/"), site("b", "https://b.nl/"))
    family = Family(sites, crawled={"a"})
    assert [*family.sites] == ["a"]
    assert owner(family, "https://b.nl/") is None
    assert family.is_own(Host("b.nl"))
    assert not family.is_own(Host("c.nl"))


def test_include_exclude_and_do_not_crawl():
    only = site(crawl={"include": ("/nieuws/*",), "exclude": ("*?print=1",)}, do_not_crawl=("/x",))
    assert is_crawled(only, Url("https://www.example.nl/nieuws/1"))
    assert not is_crawled(only, Url("https://www.example.nl/over"))
    assert is_excluded(only, Url("https://www.example.nl/nieuws/1?print=1"))
    assert is_excluded(only, Url("https://www.example.nl/x"))
    assert not is_excluded(only, Url("https://www.example.nl/nieuws/1"))
    assert is_crawled(site(), Url("https://www.example.nl/over"))
